"""The register of data leaks: what happened, and how many of the 72 hours are left (rule P20)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time
from functools import partial
from typing import Any, ClassVar
from uuid import uuid4

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.domain import Changes, DeskError, Leak, LeakRisk, Refusal
from atelier.language import tr
from atelier.retention.leaks import (
    TEXT_LIMIT,
    LeakFacts,
    LeakRow,
    Urgency,
    leaks_of,
    read_day,
    read_moment,
    risk_name,
    save_leak,
    urgency_words,
)
from atelier.retention.refusals import LeakWrong
from atelier.words import clock_time, day_in_figures
from ui.gateway import Gateway
from ui.kit.buttons import PrimaryButton, QuietButton
from ui.kit.card import Card
from ui.kit.commands import Command
from ui.kit.fields import side_by_side
from ui.kit.form import Field, Form
from ui.kit.form_rows import Draft, FormRows, unsaved_words
from ui.kit.measures import sized, spaced
from ui.kit.painting import Run
from ui.kit.panel import Panel
from ui.kit.rows_model import Column
from ui.kit.text import PlainLabel

_TICK = 60_000  # milliseconds between two looks at the clock


class LeaksPanel(Panel):
    """What was found, and a form. A leak stays in the register: it is closed, never removed."""

    watches: ClassVar[Changes] = frozenset({Leak})

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self._was: LeakRow | None = None
        self._key = uuid4()
        self._back: list[tuple[int, LeakFacts]] = []
        self.rows: FormRows[LeakRow] = FormRows(self._columns(), tr("Data leaks"), row_height=40)
        self.form = Form(_fields())
        self.draft = Draft(self.form)
        self.note = PlainLabel("", "warning", wrap=True)
        self.note.hide()
        add = Command(self, tr("New"), self.begin_new, icon="plus", key="Ctrl+N")
        save = Command(self, tr("Save"), self.save, icon="save", key="Ctrl+Return")
        self._lay_out(save.button(PrimaryButton), add.button(QuietButton))
        self.rows.chosen_changed.connect(self._on_chosen)
        self._tick = QTimer(self, interval=_TICK)
        self._tick.timeout.connect(self.refresh)
        self._tick.start()

    def begin(self, facts: object) -> None:
        """Begin with the register, and an empty form."""
        _ = facts  # no page asks for a leak
        self._fill(None)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the register again; what was typed stays."""
        query = partial(leaks_of, actor=self.gateway.actor)
        self.gateway.read(query, then=self.rows.show_rows)

    def take_focus(self) -> None:
        """Put the cursor in the register, or in the form where it is empty."""
        if self.rows.rows:
            self.rows.setFocus()
        else:
            self.form.take_focus()

    def undo(self) -> None:
        """Write again what stood in a leak before the last change of it."""
        if not self._back:
            self.warned.emit(tr("There is no change to undo."))
            return
        number, facts = self._back.pop()
        row = next((one for one in self.rows.rows if one.id == number), None)
        if row is not None:
            self._send(facts, row, tr("It was undone."))

    @Slot()
    def begin_new(self) -> None:
        """Show an empty form, with the moment that it is now."""
        self.rows.choose(-1)
        self._fill(None)
        self.form.take_focus()

    @Slot()
    def save(self) -> None:
        """Write the leak down, or what was changed."""
        if not self.form.check():
            return
        try:
            facts = self._facts(self.form.values())
        except Refusal as refusal:
            self._on_refused(refusal)
            return
        if self._was is not None:
            self._back.append((self._was.id, self._was.facts))
        self._send(facts, self._was, tr("It stands in the register."))

    def _send(self, facts: LeakFacts, row: LeakRow | None, said: str) -> None:
        action = partial(
            save_leak,
            facts=facts,
            actor=self.gateway.actor,
            key=self._key,
            leak_id=None if row is None else row.id,
            version=0 if row is None else row.version,
        )
        self.gateway.perform(action, partial(self._on_saved, said), self._on_refused)

    def _on_saved(self, said: str, leak_id: int) -> None:
        self.said.emit(said)
        self._key = uuid4()
        query = partial(leaks_of, actor=self.gateway.actor)
        self.gateway.read(query, then=partial(self._show_saved, leak_id))

    def _show_saved(self, leak_id: int, rows: Sequence[LeakRow]) -> None:
        self.rows.show_rows(rows)
        for number, row in enumerate(rows):
            if row.id == leak_id:
                self._fill(row)
                self.rows.choose(number)

    def _on_refused(self, error: DeskError) -> None:
        if isinstance(error, LeakWrong) and error.field in self.form.rows:
            self.form.refuse(error.field, str(error))
            return
        self._say(str(error))

    @Slot()
    def _on_chosen(self) -> None:
        row = self.rows.chosen()
        if row is None or (self._was is not None and row.id == self._was.id):
            return
        if self.draft.unsaved:
            self._say(unsaved_words())
            return
        self._fill(row)

    def _fill(self, row: LeakRow | None) -> None:
        self._was = row
        wall = self.gateway.clock.wall(self.gateway.clock.now())
        facts = LeakFacts(wall.date(), wall.time(), "") if row is None else row.facts
        self.form.show_values(_values(facts))
        self.draft.begin()
        self._say("")

    def _facts(self, values: Mapping[str, Any]) -> LeakFacts:
        was = LeakFacts(read_day("1-1-2000"), time(0), "") if self._was is None else self._was.facts
        people = str(values["people"] or "").strip()
        if people and not people.isdecimal():
            raise LeakWrong("people", tr("How many people is a number; leave it empty if unknown."))
        return replace(
            was,
            day=read_day(str(values["day"])),
            at=read_moment(str(values["at"])),
            what=str(values["what"]),
            risk=LeakRisk(values["risk"]),
            people=int(people) if people else None,
            measures=str(values["measures"]),
            authority=self._moment(was.authority, told=bool(values["authority"])),
            told=self._moment(was.told, told=bool(values["told"])),
            closed=bool(values["closed"]),
        )

    def _moment(self, was: datetime | None, *, told: bool) -> datetime | None:
        """Give when it was told: the moment at which it was ticked."""
        if not told:
            return None
        return was or self.gateway.clock.now()

    def _say(self, sentence: str) -> None:
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))

    def _lay_out(self, save: QWidget, add: QWidget) -> None:
        top = Card(margins=(1, 8, 1, 12))
        top.box.addWidget(sized(self.rows, height=170))
        card = Card(tr("What happened"), spacing=12)
        side_by_side(self.form, "day", "at", "people")
        for name in ("what", "measures"):
            sized(self.form.rows[name].editor, height=64)
        card.box.addWidget(self.form)
        foot = spaced(QHBoxLayout(), 12)
        foot.addWidget(save)
        foot.addWidget(add)
        foot.addWidget(self.note, stretch=1)
        foot.addStretch(1)
        self.note.setParent(card)
        card.box.addLayout(foot)
        column = spaced(QVBoxLayout(self), 12)
        column.addWidget(top)
        column.addWidget(card)
        column.addStretch(1)

    def _columns(self) -> list[Column[LeakRow]]:
        return [
            Column(tr("Found"), _found, 150),
            Column(tr("What happened"), lambda row: row.facts.what),
            Column(tr("To do"), self._words, runs=self._runs),
        ]

    def _words(self, row: LeakRow) -> str:
        return urgency_words(row, self.gateway.actor)

    def _runs(self, row: LeakRow) -> list[Run]:
        urgent = row.urgency in (Urgency.LATE, Urgency.SOON, Urgency.PEOPLE)
        return [Run(self._words(row), token="warning" if urgent else "ink_soft")]


def _found(row: LeakRow) -> str:
    return f"{day_in_figures(row.facts.day)} {clock_time(row.facts.at)}"


def _values(facts: LeakFacts) -> dict[str, Any]:
    return {
        "day": day_in_figures(facts.day),
        "at": clock_time(facts.at),
        "people": "" if facts.people is None else str(facts.people),
        "what": facts.what,
        "risk": facts.risk,
        "measures": facts.measures,
        "authority": facts.authority is not None,
        "told": facts.told is not None,
        "closed": facts.closed,
    }


def _fields() -> list[Field]:
    hint = tr("No names of whom it is about, and nothing of their health.")
    return [
        Field("day", tr("Found on"), required=True, limit=10),
        Field("at", tr("At"), required=True, limit=5),
        Field("people", tr("How many people"), limit=7),
        Field("what", tr("What happened"), hint, TEXT_LIMIT, required=True, lines=True),
        Field("risk", tr("What it may do"), choices=[(one, risk_name(one)) for one in LeakRisk]),
        Field("measures", tr("What was done about it"), limit=TEXT_LIMIT, lines=True),
        Field("authority", tr("The authority (AP) was told"), yes_no=True),
        Field("told", tr("The people were told"), yes_no=True),
        Field("closed", tr("Closed: nothing left to do"), yes_no=True),
    ]
