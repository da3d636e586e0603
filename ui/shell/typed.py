"""What was typed on a page and is not saved: taken from its fields, and put back into them.

A field is found again by its way down from the page, and filled only where it still holds what it
held before somebody typed: never in the form of somebody else.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from atelier.discreet import Discreet
from atelier.domain.text import holds_citizen_number
from ui.kit.form import Form

Line = QLineEdit | QPlainTextEdit
Step = tuple[str, int]
PASSING = "passing"
"""The property of a field in which nothing is made: a search."""


@dataclass(frozen=True, slots=True, repr=False)
class TypedField(Discreet):
    """One field: its way down from the page, what it held before, and what was typed."""

    way: tuple[Step, ...]
    before: str
    text: str
    beside: str  # a digest of the other fields of its form: whose form it is


@dataclass(frozen=True, slots=True, repr=False)
class Typed(Discreet):
    """All that was typed on a page. ``task`` is what was open on it (``Page.task``).

    ``choices`` are the lists and ticks in the same forms; ``at`` is the field with the cursor
    and the cursor's place in it.
    """

    task: str
    fields: tuple[TypedField, ...]
    choices: tuple[tuple[tuple[Step, ...], str], ...] = ()
    at: tuple[int, int] = (0, 0)


class Begun:
    """The fields that had the cursor, each with what it held before a hand typed in it."""

    def __init__(self) -> None:
        self.texts: dict[Line, str] = {}

    def note(self, widget: QWidget | None) -> None:
        """Note that somebody is about to type in a field, unless it holds a secret."""
        if isinstance(widget, QLineEdit):
            if widget.echoMode() is not QLineEdit.EchoMode.Normal or widget.property(PASSING):
                return
        elif not isinstance(widget, QPlainTextEdit):
            return
        self.texts.setdefault(widget, text_of(widget))

    def typed_on(self, page: QWidget, task: str) -> Typed | None:
        """Give what was typed on a page; None where nothing was, or all of it was saved."""
        self.texts = {line: text for line, text in self.texts.items() if isValid(line)}
        lines = [
            line
            for line in tuple(self.texts)
            if page.isAncestorOf(line) and line.isVisibleTo(page) and self._is_typed_in(line)
        ]
        if not lines:
            return None
        fields = tuple(
            TypedField(
                way_to(line, page), self.texts[line], text_of(line), _beside(line, self.texts)
            )
            for line in lines
        )
        number = next((n for n, line in enumerate(lines) if line.hasFocus()), 0)
        cursor = _cursor(lines[number])
        return Typed(task, fields, _choices(lines, page), (number, cursor))

    def _is_typed_in(self, line: Line) -> bool:
        """Whether a hand typed what a field holds; a form that shows a row typed nothing."""
        text = text_of(line)
        if holds_citizen_number(text):
            return False  # it is kept nowhere (rule P2)
        if not _is_modified(line):
            self.texts[line] = text
        return text.strip() not in ("", self.texts[line].strip())


def put_back(typed: Typed, page: QWidget, begun: Begun) -> bool:
    """Type everything again where it was typed; False where its place cannot be found."""
    lines = [find(page, one.way) for one in typed.fields]
    for one, line in zip(typed.fields, lines, strict=True):
        if not isinstance(line, Line) or not line.isVisibleTo(page) or not line.isEnabled():
            return False
        if text_of(line) not in (one.before, one.text) or _beside(line, {}) != one.beside:
            return False
    for way, words in typed.choices:
        _choose(find(page, way), words)
    for one, line in zip(typed.fields, lines, strict=True):
        assert isinstance(line, Line)  # looked at above
        line.setFocus()
        begun.texts[line] = one.before
        _type(line, one.text)
    if not lines:
        return True  # all of it is in the task
    number, cursor = typed.at
    last = lines[number]
    assert isinstance(last, Line)  # looked at above
    last.setFocus()
    _set_cursor(last, cursor)
    return True


def to_text(typed: Typed) -> str:
    """Write it down for the table of drafts."""
    return json.dumps(
        {
            "task": typed.task,
            "fields": [[one.way, one.before, one.text, one.beside] for one in typed.fields],
            "choices": typed.choices,
            "at": typed.at,
        },
        ensure_ascii=False,
    )


def from_text(content: str) -> Typed | None:
    """Read what was written down; None where an older version wrote it otherwise."""
    try:
        facts: dict[str, Any] = json.loads(content)
        fields = tuple(
            TypedField(_way(way), str(before), str(text), str(beside))
            for way, before, text, beside in facts["fields"]
        )
        choices = tuple((_way(way), str(words)) for way, words in facts["choices"])
        number, cursor = facts["at"]
    except (ValueError, KeyError, TypeError):
        return None
    if fields and not 0 <= int(number) < len(fields):
        return None
    return Typed(str(facts["task"]), fields, choices, (int(number), int(cursor)))


def way_to(widget: QWidget, page: QWidget) -> tuple[Step, ...]:
    """Give the way from a page down to a widget: at each step its kind, and the how-manieth."""
    steps: list[Step] = []
    while widget is not page:
        above = widget.parentWidget()
        assert above is not None  # it is on the page
        same = [one for one in above.children() if type(one) is type(widget)]
        steps.append((type(widget).__name__, same.index(widget)))
        widget = above
    return tuple(reversed(steps))


def find(page: QWidget, way: tuple[Step, ...]) -> QWidget | None:
    """Go a way down from a page; None where it leads nowhere."""
    here: QWidget = page
    for kind, number in way:
        same = [one for one in here.children() if type(one).__name__ == kind]
        if number >= len(same):
            return None
        below = same[number]
        if not isinstance(below, QWidget):
            return None
        here = below
    return here


def text_of(line: Line) -> str:
    """Give what stands in a field."""
    return line.text() if isinstance(line, QLineEdit) else line.toPlainText()


def form_of(widget: QWidget) -> Form | None:
    """Give the form that a field is in; None where it stands by itself."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, Form):
        above = above.parentWidget()
    return above


def _beside(line: Line, texts: Mapping[Line, str]) -> str:
    """Tell a form from the same form of somebody else, without saying what is in it.

    ``texts`` are what its fields held before somebody typed.
    """
    form = form_of(line)
    if form is None:
        return ""
    held = [texts.get(one, text_of(one)) for one in _lines_in(form)]
    return sha256("\0".join(held).encode("utf-8", "replace")).hexdigest()


def _lines_in(form: Form) -> list[Line]:
    return [row.editor for row in form.rows.values() if isinstance(row.editor, Line)]


def _choices(lines: list[Line], page: QWidget) -> tuple[tuple[tuple[Step, ...], str], ...]:
    forms = {form for form in map(form_of, lines) if form is not None}
    found: list[tuple[tuple[Step, ...], str]] = []
    for form in sorted(forms, key=lambda one: way_to(one, page)):
        for row in form.rows.values():
            if isinstance(row.editor, QComboBox):
                found.append((way_to(row.editor, page), row.editor.currentText()))
            elif isinstance(row.editor, QCheckBox):
                found.append((way_to(row.editor, page), "1" if row.editor.isChecked() else ""))
    return tuple(found)


def _choose(widget: QWidget | None, words: str) -> None:
    if isinstance(widget, QComboBox):
        number = widget.findText(words)
        if number >= 0:
            widget.setCurrentIndex(number)
    elif isinstance(widget, QCheckBox):
        widget.setChecked(bool(words))


def _type(line: Line, text: str) -> None:
    """Type a text as a hand does, so that the form hears of it."""
    line.selectAll()
    if isinstance(line, QLineEdit):
        line.insert(text)
    else:
        line.insertPlainText(text)


def _is_modified(line: Line) -> bool:
    return line.isModified() if isinstance(line, QLineEdit) else line.document().isModified()


def _cursor(line: Line) -> int:
    return line.cursorPosition() if isinstance(line, QLineEdit) else line.textCursor().position()


def _set_cursor(line: Line, at: int) -> None:
    if isinstance(line, QLineEdit):
        line.setCursorPosition(at)
        return
    cursor = line.textCursor()
    cursor.setPosition(min(at, len(line.toPlainText())))
    line.setTextCursor(cursor)


def _way(steps: list[list[Any]]) -> tuple[Step, ...]:
    return tuple((str(kind), int(number)) for kind, number in steps)
