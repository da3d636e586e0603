"""What becomes of what is planned on a holiday on which the house closes, or opens after all."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from atelier.calendar.closing_days import Holiday, public_holidays
from atelier.calendar.holiday_choices import decide_holiday, plan_holiday
from atelier.language import tr
from atelier.words import day_in_words
from ui.calendar.calling_closed import CallClosed
from ui.calendar.closing_words import decided_words
from ui.calendar.hits_list import HitsList
from ui.kit.buttons import PrimaryButton
from ui.kit.card import Card
from ui.kit.commands import Command
from ui.kit.measures import sized, spaced
from ui.kit.text import PlainLabel

if TYPE_CHECKING:
    from atelier.calendar.closing import SavedClosing
    from atelier.calendar.closure_hits import ClosureHits
    from atelier.domain import DeskError, Policy
    from ui.kit.panel import Panel


class HolidayQuestion(Card):
    """Decides of a holiday at once where nothing is planned; else asks what becomes of it.

    Signals:
        worked: it was decided.
    """

    worked = Signal()

    def __init__(self, panel: Panel, parent: QWidget | None = None) -> None:
        super().__init__(spacing=12, parent=parent)
        self._panel, self._gateway = panel, panel.gateway
        self._wanted: tuple[Holiday, Policy | None] | None = None
        self._key = uuid4()
        self.question = PlainLabel("", "strong", wrap=True)
        self.hits = HitsList()
        self.calls = CallClosed(panel)
        save = Command(self, tr("Save"), self.save, icon="save", key="Ctrl+Return")
        self.save_button = save.button(PrimaryButton)
        self.save_button.rearm_with(self._gateway.busy)
        self.box.addWidget(self.question)
        self.box.addWidget(sized(self.hits, least_height=220), stretch=1)
        line = spaced(QHBoxLayout(), 8)
        line.addWidget(self.save_button)
        line.addWidget(self.calls)
        line.addStretch(1)
        self.box.addLayout(line)
        self.box.addStretch(1)
        self.begin()

    def begin(self) -> None:
        """Wait for a choice."""
        self.calls.forget()
        self._show_question(None)

    def decide(self, holiday: Holiday, policy: Policy | None) -> None:
        """Look what follows from a choice; None is what is usual."""
        self._wanted, self._key = (holiday, policy), uuid4()
        self.hits.forget()
        self._look()

    @Slot()
    def save(self) -> None:
        """Decide as it was asked, with what was chosen."""
        if self._wanted is None:
            return
        holiday, policy = self._wanted
        action = partial(
            decide_holiday,
            day=holiday.day,
            policy=policy,
            choices=self.hits.choices(),
            back=self.hits.back(),
            actor=self._gateway.actor,
            key=self._key,
        )
        self._gateway.perform(
            action, then=partial(self._on_saved, self._key), otherwise=self._on_refused
        )

    def _look(self) -> None:
        if self._wanted is not None:
            holiday, policy = self._wanted
            query = partial(plan_holiday, day=holiday.day, policy=policy, actor=self._gateway.actor)
            self._gateway.read(query, then=self._on_planned)

    def _on_planned(self, hits: ClosureHits) -> None:
        if self._wanted is None:
            return
        self.hits.show_hits(hits)
        if not hits.occurrences and not hits.back:
            self.save()
            return
        self._show_question(self._wanted[0])
        self.hits.view.choose(0)
        self.hits.view.setFocus()

    def _show_question(self, holiday: Holiday | None) -> None:
        for widget in (self.hits, self.save_button):
            widget.setVisible(holiday is not None)
        if holiday is None:
            self._wanted = None
            self.question.setText(
                tr(
                    "Choose a day and say what it means for the house. Good Friday is usually "
                    "open, 5 May is asked every year, the others are closed."
                )
            )
            return
        self.question.setText(
            tr(
                "{holiday}, {day}: what becomes of what is planned?",
                holiday=holiday.name,
                day=day_in_words(holiday.day, year=True),
            )
        )

    def _on_saved(self, key: UUID, saved: SavedClosing) -> None:
        self._panel.changed.emit(key)
        if self._wanted is not None:
            holiday, policy = self._wanted
            usual = public_holidays(holiday.day, holiday.day)[0].policy
            self._panel.said.emit(decided_words(holiday.name, policy or usual, saved))
        self._show_question(None)
        self.calls.show_calls(saved.call)
        self.worked.emit()

    def _on_refused(self, _error: DeskError) -> None:
        self.save_button.rearm()
        self._look()  # the calendar has changed in the meantime
