"""Erasing, merging and taking a visit back from the window: what cannot be half done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Slot

from atelier.desk.undoing import Undone, undo
from atelier.domain import DeskError
from atelier.language import tr
from atelier.privacy.erasing import Erased, erase
from atelier.privacy.looking import ErasurePreview, erasure_preview
from atelier.privacy.merging import Merged, merge
from atelier.words import day_in_figures, month_in_words

if TYPE_CHECKING:
    from ui.people.rights_panel import RightsPanel


class RightsSaving(QObject):
    """Erases and merges for the panel. While one erasure is under way there is no second."""

    def __init__(self, panel: RightsPanel) -> None:
        super().__init__(panel)
        self._panel = panel
        self._erasing: set[UUID] = set()

    def look(self, then: Callable[[], object]) -> None:
        """Read what an erasure would do, and show it."""
        panel = self._panel
        query = partial(erasure_preview, person_id=panel.person_id, actor=panel.gateway.actor)
        panel.gateway.read(query, then=partial(self._show, then))

    @Slot(object)
    def erase(self, mark: UUID) -> None:
        """Erase whoever bears this mark."""
        panel = self._panel
        if mark in self._erasing:
            panel.warned.emit(tr("This person is already being erased."))
            return
        self._erasing.add(mark)
        task = partial(erase, mark=mark, actor=panel.gateway.actor)
        panel.gateway.perform(
            task,
            then=partial(self._on_erased, mark, panel.person_id),
            otherwise=partial(self._on_kept, mark),
        )

    @Slot(int)
    def take_visit_back(self, action_id: int) -> None:
        """Take back that this person was checked in, also on an earlier day (scenario 5)."""
        panel = self._panel
        task = partial(undo, action_id=action_id, any_day=True, actor=panel.gateway.actor)
        panel.gateway.perform(task, then=self._on_taken_back)

    def _on_taken_back(self, _done: Undone) -> None:
        self._panel.said.emit(tr("It is taken back; the counts are as if it never happened."))
        self._panel.refresh()

    @Slot(int)
    def merge(self, other_id: int) -> None:
        """Make one person of the one that is shown and another record."""
        panel = self._panel
        task = partial(
            merge,
            keep_id=panel.person_id,
            other_id=other_id,
            actor=panel.gateway.actor,
            key=uuid4(),
        )
        panel.gateway.perform(task, then=self._on_merged)

    def _show(self, then: Callable[[], object], found: ErasurePreview) -> None:
        self._panel.erase_card.show_preview(found)
        then()

    def _on_erased(self, mark: UUID, person_id: int, done: Erased) -> None:
        self._erasing.discard(mark)
        panel = self._panel
        panel.forget()
        if done.already:
            panel.said.emit(tr("This person was erased at another desk."))
        else:
            panel.said.emit(tr("Erased. The figures stay what they were."))
        panel.gone.emit(person_id)

    def _on_kept(self, mark: UUID, _error: DeskError) -> None:
        self._erasing.discard(mark)
        self._panel.erase_card.erase.rearm()

    def _on_merged(self, done: Merged) -> None:
        panel = self._panel
        panel.take_back = partial(panel.take_merger_back, done.merge_id)
        panel.go_back()
        panel.said.emit(
            tr(
                "The two are one person: {who}. It can be taken back until {day}.",
                who=done.name,
                day=day_in_figures(done.until),
            )
        )
        if done.closed:
            months = [month_in_words(date(one // 100, one % 100, 1)) for one in done.closed]
            panel.warned.emit(
                tr("Closed, so it stays as it was: {months}.", months=", ".join(months))
            )
        panel.merged.emit()
        panel.refresh()
