"""Everything that one person may ask of the house (rules P12, P16 to P18)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from atelier.desk.entries import entries_of
from atelier.domain import Right
from atelier.language import tr
from atelier.privacy.consents import consents_of
from atelier.privacy.requests import requests_of
from atelier.privacy.unmerging import MergerRow, Unmerged, mergers_of, unmerge
from atelier.words import day_in_figures
from ui.kit.buttons import QuietButton
from ui.kit.card import Card, hairline
from ui.kit.commands import Command
from ui.kit.measures import spaced
from ui.kit.text import PlainLabel
from ui.kit.wrapped_label import WrappedLabel
from ui.people.consent_rows import ConsentRows
from ui.people.entry_rows import EntryRows
from ui.people.erase_card import EraseCard
from ui.people.merge_card import MergeCard
from ui.people.request_rows import RequestRows
from ui.people.rights_noting import RightsNoting
from ui.people.rights_printing import RightsPrint
from ui.people.rights_saving import RightsSaving

if TYPE_CHECKING:
    from ui.gateway import Gateway

_ALL, _ERASE, _MERGE = range(3)


class RightsPanel(QWidget):
    """Consents, requests, the overview on paper, merging and erasing, for one person.

    Signals:
        said, warned, preview_requested: as of a page.
        left: back to the form.
        gone: this person is erased; the number is handed along.
        merged: another record became this person.
    """

    said = Signal(str)
    warned = Signal(str)
    preview_requested = Signal(bytes, str, object)
    left = Signal()
    gone = Signal(int)
    merged = Signal()

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.gateway = gateway
        self.person_id, self._name = 0, ""
        self._mergers: Sequence[MergerRow] = ()
        self.take_back: Callable[[], object] | None = None
        self.heading = WrappedLabel("", "heading")
        self.consents, self.requests, self.entries = ConsentRows(), RequestRows(), EntryRows()
        self.erase_card, self.merge_card = EraseCard(), MergeCard(gateway)
        self.saving, self.noting = RightsSaving(self), RightsNoting(self)
        self.printing = RightsPrint(self)
        self.stack = QStackedWidget()
        self._make_commands()
        self._lay_out()
        self._connect()

    def begin(self, person_id: int, name: str) -> None:
        """Show one person."""
        self.person_id, self._name = person_id, name
        self.take_back = None
        self.heading.setText(name)
        self.stack.setCurrentIndex(_ALL)
        self.refresh()

    def forget(self) -> None:
        """Show nobody any more: the name leaves every widget."""
        self.person_id, self._name, self.take_back = 0, "", None
        self.heading.setText("")
        self.requests.show_cards(())
        self.entries.show_entries(())
        self.erase_card.forget()
        self.merge_card.forget()
        self.stack.setCurrentIndex(_ALL)

    def refresh(self) -> None:
        """Read again how this person stands."""
        actor = self.gateway.actor
        may = actor.may(Right.ANSWER_PERSON)
        for widget in self.office:
            widget.setVisible(may)
        if not self.person_id:
            return
        facts: dict[str, Any] = {"person_id": self.person_id, "actor": actor}
        self.gateway.read(partial(consents_of, **facts), then=self.consents.show_cards)
        if may:
            self.gateway.read(partial(requests_of, **facts), then=self.requests.show_cards)
            self.gateway.read(partial(mergers_of, **facts), then=self._show_mergers)
            self.gateway.read(partial(entries_of, **facts), then=self.entries.show_entries)

    def take_focus(self) -> None:
        """Go to the first thing that can be said."""
        row = next(iter(self.consents.rows.values()))
        (row.yes if not row.yes.isHidden() else row.back).setFocus()

    def undo(self) -> None:
        """Take back what was done here last, where that can be."""
        back, self.take_back = self.take_back, None
        if back is not None:
            back()

    @Slot()
    def go_back(self) -> None:
        """Go back one step: from a question to the person, from the person to the form."""
        if self.stack.currentIndex() == _ALL:
            self.left.emit()
            return
        self.stack.setCurrentIndex(_ALL)
        self.take_focus()

    @Slot()
    def ask_erase(self) -> None:
        """Show what goes and what stays, before anything goes."""
        if self.person_id:
            self.saving.look(partial(self._show_question, self.person_id))

    @Slot()
    def ask_merge(self) -> None:
        """Look for the other record of this person."""
        if self.person_id:
            self.stack.setCurrentIndex(_MERGE)
            self.merge_card.begin(self.person_id, self._name)

    @Slot()
    def unmerge_last(self) -> None:
        """Take the last merger back."""
        if self._mergers:
            self.take_merger_back(self._mergers[0].id)

    def take_merger_back(self, merge_id: int) -> None:
        """Make two records again of what was merged."""
        action = partial(unmerge, merge_id=merge_id, actor=self.gateway.actor)
        self.gateway.perform(action, then=self._on_unmerged)

    def _make_commands(self) -> None:
        """Make what needs more than one press."""
        wanted = (
            (tr("Merge with another record"), self.ask_merge, "users-round", "Ctrl+M"),
            (tr("Erase"), self.ask_erase, "trash-2", "Ctrl+D"),
        )
        self.commands = [
            Command(self, words, then, icon=icon, key=key) for words, then, icon, key in wanted
        ]
        self.back = Command(self, tr("Back to the form"), self.go_back, icon="arrow-left",
                            key="Esc")  # fmt: skip
        self.show_known = QuietButton(tr("Print what we know"), icon="printer", key="Ctrl+P")
        self.apart = QuietButton(tr("Make two of them again"), icon="undo-2")

    def _lay_out(self) -> None:
        card = Card(spacing=12)
        card.box.addWidget(self.heading)
        card.box.addWidget(self.consents)
        line = spaced(QHBoxLayout(), 8)
        line.addWidget(self.back.button(QuietButton))
        line.addStretch(1)
        asked, done = QWidget(), QWidget()
        column = spaced(QVBoxLayout(asked), 12)
        column.addWidget(hairline())
        column.addWidget(PlainLabel(tr("What was asked"), "strong"))
        column.addWidget(self.requests)
        column = spaced(QVBoxLayout(done), 8)
        column.addWidget(hairline())
        made = [command.button(QuietButton) for command in self.commands]
        for button in (self.show_known, *made, self.apart):
            row = spaced(QHBoxLayout(), 8)
            row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
        came = QWidget()
        column = spaced(QVBoxLayout(came), 8)
        column.addWidget(hairline())
        column.addWidget(PlainLabel(tr("Checked in lately"), "strong"))
        column.addWidget(self.entries)
        self.office = [done, asked, came]
        for widget in self.office:
            card.box.addWidget(widget)
        card.box.addLayout(line)
        card.box.addStretch(1)
        for page in (card, self.erase_card, self.merge_card):
            area = QScrollArea(widgetResizable=True)
            area.setFrameShape(QScrollArea.Shape.NoFrame)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setWidget(page)
            self.stack.addWidget(area)
        spaced(QVBoxLayout(self)).addWidget(self.stack)

    def _connect(self) -> None:
        self.consents.said.connect(self.noting.say)
        self.consents.withdrawn.connect(self.noting.withdraw)
        self.entries.taken_back.connect(self.saving.take_visit_back)
        self.requests.taken.connect(self.noting.take)
        self.requests.answered.connect(self.noting.answer)
        self.requests.more_time.connect(self.noting.extend)
        self.requests.take.rearm_with(self.gateway.busy)
        self.erase_card.left.connect(self.go_back)
        self.erase_card.confirmed.connect(self.saving.erase)
        self.merge_card.left.connect(self.go_back)
        self.merge_card.chosen.connect(self.saving.merge)
        self.show_known.pushed.connect(self.printing.show_known)
        self.apart.pushed.connect(self.unmerge_last)

    def _show_mergers(self, rows: Sequence[MergerRow]) -> None:
        self._mergers = rows
        self.apart.setVisible(bool(rows))
        if rows:
            day = day_in_figures(self.gateway.clock.wall(rows[0].at).date())
            self.apart.set_words(tr("Make two of what was merged on {day}", day=day))

    def _show_question(self, person_id: int) -> None:
        if person_id == self.person_id:
            self.stack.setCurrentIndex(_ERASE)
            self.erase_card.leave.setFocus()

    def _on_unmerged(self, done: Unmerged) -> None:
        self.said.emit(tr("They are two again: {one} and {other}.",
                          one=done.names[0], other=done.names[1]))  # fmt: skip
        self.merged.emit()
        self.refresh()
