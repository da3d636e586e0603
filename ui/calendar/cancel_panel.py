"""An occurrence that does not go ahead: why, whom it concerns, and who must be called."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from atelier.calendar.cancelling import cancel_occurrence
from atelier.calendar.change_form import ChangeFacts, cancel_facts
from atelier.calendar.changing import REASON_LETTERS
from atelier.calendar.diff import Diff
from atelier.domain import DeskError, Enrolment, Occurrence, Refusal, Shift
from atelier.language import tr, tr_count
from atelier.words import clock_time, day_in_words
from ui.calendar.facts import CancelOccurrence
from ui.calendar.one_plan_panel import OnePlanPanel
from ui.kit.buttons import PrimaryButton, QuietButton
from ui.kit.card import Card
from ui.kit.commands import Command
from ui.kit.form import Field, FieldRow
from ui.kit.measures import sized, spaced
from ui.kit.text import PlainLabel

if TYPE_CHECKING:
    from ui.gateway import Gateway

_COLUMNS = 2


class CancelPanel(OnePlanPanel):
    """A reason with one key, or in one's own words; Enter saves."""

    watches = frozenset({Enrolment, Occurrence, Shift})

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self.title = tr("Does not go ahead")
        self._occurrence_id = 0
        self.what = PlainLabel("", "heading", wrap=True)
        self.when = PlainLabel("", "soft", wrap=True)
        self.concerns = PlainLabel("", wrap=True)
        self.reason = FieldRow(
            Field(
                "reason",
                tr("Why does it not go ahead?"),
                tr("Everybody may read this. No names, nothing about health."),
                REASON_LETTERS,
                required=True,
            )
        )
        self.reasons = [QuietButton(words, key=f"Ctrl+{n}") for n, words in _reasons()]
        self.save_button = PrimaryButton(tr("Does not go ahead"), key="Enter")
        self.card = Card(spacing=14)
        self._lay_out()
        self._connect()

    def begin(self, facts: object) -> None:
        """Begin with an occurrence."""
        assert isinstance(facts, CancelOccurrence)
        self._occurrence_id, self._facts = facts.occurrence_id, None
        self._key, self._saving = uuid4(), False
        self._stack.setCurrentWidget(self.card)
        self.reason.show_value("")
        for label in (self.what, self.when, self.concerns):
            label.setText("")
        self.refresh()

    def refresh(self) -> None:
        """Count again whom it concerns; what is typed stays."""
        if self._stack.currentWidget() is self.card and not self._saving:
            query = partial(
                cancel_facts, occurrence_id=self._occurrence_id, actor=self.gateway.actor
            )
            self.gateway.read(query, then=self._show, otherwise=self._on_gone)

    def take_focus(self) -> None:
        """Go to the reason."""
        if self._stack.currentWidget() is self.after:
            self.after.call.setFocus()
        else:
            self.reason.editor.setFocus()

    @Slot()
    def save(self) -> None:
        """Save it, once."""
        if self._saving or not self.reason.check():
            self.reason.editor.setFocus()
            return
        self._saving = True
        action = partial(
            cancel_occurrence,
            occurrence_id=self._occurrence_id,
            reason=str(self.reason.value()),
            actor=self.gateway.actor,
            key=self._key,
        )
        then = partial(self._on_saved, self._key)
        self.gateway.perform(action, then=then, otherwise=self._on_refused)

    def _lay_out(self) -> None:
        for widget in (self.what, self.when, self.concerns):
            self.card.box.addWidget(widget)
        grid = spaced(QGridLayout(), 8)
        for number in range(_COLUMNS):
            grid.setColumnStretch(number, 1)
        for number, button in enumerate(self.reasons):
            grid.addWidget(button, number // _COLUMNS, number % _COLUMNS)
        self.card.box.addLayout(grid)
        self.card.box.addWidget(self.reason)
        line = spaced(QHBoxLayout(), 8)
        self.close_button = QuietButton(tr("Close"), key="Esc")
        line.addWidget(self.close_button)
        line.addWidget(self.save_button)
        line.addStretch(1)
        self.card.box.addLayout(line)
        self.card.box.addStretch(1)
        self._stack.addWidget(sized(self.card, most_width=860))
        self._stack.addWidget(self.after)
        spaced(QVBoxLayout(self)).addWidget(self._stack)

    def _connect(self) -> None:
        for number, words in _reasons():
            choose = partial(self._choose, words)
            Command(self, words, choose, key=f"Ctrl+{number}")
            self.reasons[number - 1].pushed.connect(choose)
        editor = self.reason.editor
        Command(self, tr("Does not go ahead"), self.save, key="Ctrl+Return")
        editor.returnPressed.connect(self.save)  # type: ignore[attr-defined]
        self.save_button.pushed.connect(self.save)
        self.close_button.pushed.connect(self.closed)

    def _choose(self, words: str) -> None:
        self.reason.show_value(words)
        self.reason.editor.setFocus()

    def _show(self, found: tuple[ChangeFacts, Diff | Refusal]) -> None:
        facts, diff = found
        self._facts = facts
        self.what.setText(facts.activity)
        self.when.setText(
            f"{day_in_words(facts.day, year=True)} "
            f"{clock_time(facts.starts)}–{clock_time(facts.ends)}"
        )
        self.concerns.setText(str(diff) if isinstance(diff, Refusal) else _concerns(diff))

    def _on_refused(self, error: DeskError) -> None:
        self._saving = False
        if isinstance(error, Refusal):
            self.reason.refuse(str(error))


def _reasons() -> list[tuple[int, str]]:
    words = (
        tr("The supervisor cannot come"),
        tr("Too few people"),
        tr("The room cannot be used"),
        tr("The weather"),
        tr("Public holiday"),
    )
    return list(enumerate(words, start=1))


def _concerns(diff: Diff) -> str:
    shifts = sum(row.shifts for row in diff.rows)
    said = [
        tr_count(
            "{count} person has a place or waits for one, and must be called.",
            "{count} people have a place or wait for one, and must be called.",
            diff.to_call,
        )
        if diff.to_call
        else tr("Nobody has a place.")
    ]
    if shifts:
        said.append(
            tr_count("{count} shift belongs to it.", "{count} shifts belong to it.", shifts)
        )
    return " ".join(said)
