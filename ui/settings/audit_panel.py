"""The audit log with its filters: who did what and when, and never what it was about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from atelier.audit.action_words import action_in_words
from atelier.audit.line_words import outcome_in_words, record_in_words
from atelier.audit.queries import (
    MOST_LINES,
    AuditFilter,
    AuditLine,
    AuditPage,
    audit_actions,
    audit_break,
    audit_lines,
    audit_people,
)
from atelier.calendar.typed import DayNotUnderstood, read_day
from atelier.domain import AuditEntry, AuditOutcome, Right
from atelier.language import tr, tr_count
from atelier.words import clock_time, day_in_figures
from ui.kit.card import Card
from ui.kit.fields import narrow, side_by_side
from ui.kit.form import Field, Form
from ui.kit.measures import sized, spaced
from ui.kit.painting import Run
from ui.kit.panel import Panel
from ui.kit.rows_model import Column
from ui.kit.rows_view import RowsView
from ui.kit.text import PlainLabel
from ui.kit.wrapped_label import WrappedLabel

if TYPE_CHECKING:
    from atelier.domain import Changes
    from ui.gateway import Gateway

_FIRST_DAYS = 7  # the days that are shown first
_ALL = ""


class AuditPanel(Panel):
    """Begins with the last week. Looking changes nothing, so there is nothing to undo."""

    watches: ClassVar[Changes] = frozenset({AuditEntry})

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self.form = Form(_fields())
        side_by_side(self.form, "first", "last", "outcome")
        side_by_side(self.form, "who", "action")
        narrow(self.form)
        self.chain = PlainLabel("", "warning", wrap=True)
        self.chain.hide()
        self.count = PlainLabel("", "soft", wrap=True)
        self.rows: RowsView[AuditLine] = RowsView(self._columns(), tr("Audit log"), row_height=34)
        self.detail = WrappedLabel("", "soft")
        card = Card(spacing=12)
        for widget in (self.form, self.chain, self.count, sized(self.rows, height=320)):
            card.box.addWidget(widget)
        card.box.addWidget(self.detail)
        column = spaced(QVBoxLayout(self), 12)
        column.addWidget(card)
        column.addStretch(1)
        self.form.changed.connect(self._read_lines)
        self.rows.chosen_changed.connect(self._show_detail)

    def begin(self, facts: object) -> None:
        """Show the last week."""
        _ = facts  # no page asks for a line
        today = self.gateway.actor.today()
        days = (today - timedelta(days=_FIRST_DAYS - 1), today)
        first, last = (day_in_figures(day) for day in days)
        self.form.show_values({"first": first, "last": last, "who": _ALL, "action": _ALL})
        self.refresh()
        self.gateway.read(partial(audit_break, actor=self.gateway.actor), then=self._show_break)

    @Slot()
    def refresh(self) -> None:
        """Read whom and what the log tells of, and the lines that are asked for.

        Whoever may not is not asked for: a refusal is a line itself, and would be read again.
        """
        actor = self.gateway.actor
        if not actor.may(Right.READ_AUDIT):
            return
        self.gateway.read(partial(audit_people, actor=actor), then=self._offer_people)
        self.gateway.read(partial(audit_actions, actor=actor), then=self._offer_actions)
        self._read_lines()

    def take_focus(self) -> None:
        """Put the cursor in the filter."""
        self.form.take_focus()

    def undo(self) -> None:
        """Say that nothing was changed here."""
        self.warned.emit(tr("There is no change to undo."))

    @Slot()
    def _read_lines(self) -> None:
        wanted = self._wanted()
        if wanted is not None:
            query = partial(audit_lines, wanted=wanted, actor=self.gateway.actor)
            self.gateway.read(query, then=partial(self._show, wanted))

    def _wanted(self) -> AuditFilter | None:
        """Give what is asked for; None while a day is not understood, which the field says."""
        days = [self._day("first"), self._day("last")]
        if days[0] is None or days[1] is None:
            return None
        values = self.form.values()
        return AuditFilter(
            first_day=min(days[0], days[1]),
            last_day=max(days[0], days[1]),
            account_id=values["who"] or None,
            actions=tuple(str(values["action"] or "").split()),
            outcome=values["outcome"] or None,
        )

    def _day(self, name: str) -> date | None:
        row = self.form.rows[name]
        try:
            found = read_day(str(row.value()), self.gateway.actor.today())
        except DayNotUnderstood as error:
            row.refuse(str(error))
            return None
        row.accept()
        return found

    def _offer_people(self, people: Sequence[tuple[int, str]]) -> None:
        self._offer("who", [("", tr("everybody")), *people])

    def _offer_actions(self, actions: Sequence[tuple[str, Right | None]]) -> None:
        """Offer each thing that was done once, however many words the program has for it."""
        named: dict[str, list[str]] = {}
        for action, right in actions:
            named.setdefault(action_in_words(action, right), []).append(action)
        found = [(" ".join(sorted(set(named[words]))), words) for words in sorted(named)]
        self._offer("action", [(_ALL, tr("everything")), *found])

    def _offer(self, name: str, choices: Sequence[tuple[object, str]]) -> None:
        """Offer other choices; what was chosen stays chosen, and nobody hears of it."""
        editor = self.form.rows[name].editor
        assert isinstance(editor, QComboBox)
        chosen = editor.currentData()
        editor.blockSignals(True)
        editor.clear()
        for value, words in choices:
            editor.addItem(words, value)
        editor.setCurrentIndex(max(0, editor.findData(chosen)))
        editor.blockSignals(False)

    def _show_break(self, link: int | None) -> None:
        self.chain.setVisible(link is not None)
        if link is not None:
            self.chain.setText(
                tr(
                    "At line {number} the log was changed outside the program.",
                    number=link,
                )
            )

    def _show(self, wanted: AuditFilter, page: AuditPage) -> None:
        if wanted != self._wanted():
            return  # another filter was chosen in the meantime
        self.rows.show_rows(page.lines)
        words = tr_count("{count} line", "{count} lines", len(page.lines))
        if page.more:
            words = tr(
                "The newest {count} lines; choose fewer days for the rest.", count=MOST_LINES
            )
        self.count.setText(words)
        self._show_detail()

    @Slot()
    def _show_detail(self) -> None:
        line = self.rows.chosen()
        self.detail.setText("" if line is None else _detail(line))

    def _columns(self) -> list[Column[AuditLine]]:
        return [
            Column(tr("When"), self._when, 180),
            Column(tr("Who"), _who, 105),
            Column(tr("What"), _what),
            Column(tr("Outcome"), _outcome, 112, runs=_outcome_runs),
        ]

    def _when(self, line: AuditLine) -> str:
        wall = self.gateway.clock.wall(line.at)
        return f"{day_in_figures(wall.date())} {clock_time(wall.time())}"


def _who(line: AuditLine) -> str:
    return line.who or tr("the house")


def _what(line: AuditLine) -> str:
    return action_in_words(line.action, line.right)


def _outcome(line: AuditLine) -> str:
    return outcome_in_words(line.outcome)


def _outcome_runs(line: AuditLine) -> list[Run]:
    done = line.outcome is AuditOutcome.DONE
    return [Run(_outcome(line), token="ink_soft" if done else "warning")]


def _detail(line: AuditLine) -> str:
    """Say all of a line: also which row, at which desk, the columns that changed."""
    about = record_in_words(line)
    parts = [f"{_what(line)} ({about})." if about else f"{_what(line)}."]
    parts.append(tr("Desk: {desk}.", desk=line.desk))
    if line.fields:
        parts.append(tr("Changed in the database: {fields}.", fields=", ".join(line.fields)))
    if line.rows is not None:
        parts.append(tr_count("{count} row went out.", "{count} rows went out.", line.rows))
    return " ".join(parts)


def _fields() -> list[Field]:
    outcomes = [(one, outcome_in_words(one)) for one in AuditOutcome]
    return [
        Field("first", tr("From"), limit=20),
        Field("last", tr("Until and including"), limit=20),
        Field("outcome", tr("Outcome"), choices=[("", tr("all")), *outcomes]),
        Field("who", tr("Who"), choices=[(_ALL, tr("everybody"))]),
        Field("action", tr("What"), choices=[(_ALL, tr("everything"))]),
    ]
