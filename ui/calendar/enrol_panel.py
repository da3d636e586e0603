"""Enrolling for one date or its series: who has a place, who waits, and what is done about it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import uuid4

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.domain import (
    Activity,
    Call,
    CallReason,
    Enrolment,
    Occurrence,
    Participation,
    Series,
    Tally,
)
from atelier.enrolment.actions import enrol, withdraw
from atelier.enrolment.calling import start_call_list
from atelier.enrolment.lists import DayList, ListedRow, day_list
from atelier.enrolment.narrowing import keep_one_day
from atelier.enrolment.receipts import Enrolled, Withdrawn
from atelier.enrolment.waiting import accept_place, decline_place
from atelier.language import tr
from atelier.people.queries import PersonRow, list_people
from atelier.words import day_in_words
from ui.calendar.enrol_add import EnrolAdd
from ui.calendar.enrol_list import EnrolList
from ui.calendar.facts import CallPeople, EnrolSomebody
from ui.calendar.saving_panel import SavingPanel
from ui.kit.footed import Footed
from ui.kit.measures import spaced
from ui.kit.panes import Panes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Future

    from atelier.domain import Changes, DeskError
    from ui.gateway import Gateway

_LEAST, _MOST = 2, 50  # letters that are looked for, people that are shown


class EnrolPanel(SavingPanel):
    """The list at the left, adding somebody at the right; every refusal stays in its place."""

    watches: ClassVar[Changes] = frozenset(
        {Activity, Call, Enrolment, Occurrence, Participation, Series, Tally}
    )

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self.title = tr("Enrolment")
        self._occurrence_id = 0
        self._shown: DayList | None = None
        self._searching: Future[Sequence[PersonRow]] | None = None
        self.list = EnrolList(gateway.clock)
        self.add = EnrolAdd()
        panes = Panes(self.list, self.add, least=(560, 360), stretch=(8, 5), high=230)
        spaced(QVBoxLayout(self)).addWidget(Footed(panes, (self.add.save,)))
        self.list.asked.connect(self._do)
        self.list.call_wanted.connect(self._call)
        self.add.looked_for.connect(self._look_for)
        self.add.wanted.connect(self._enrol)

    def begin(self, facts: object) -> None:
        """Begin with one occurrence."""
        assert isinstance(facts, EnrolSomebody)
        self._occurrence_id = facts.occurrence_id
        self.add.begin()
        self.list.rows.choose(-1)
        self.refresh()

    def refresh(self) -> None:
        """Read the list again; what was typed stays."""
        query = partial(day_list, occurrence_id=self._occurrence_id, actor=self.gateway.actor)
        self.gateway.read(query, then=self._show)

    def take_focus(self) -> None:
        """Put the cursor in the field of the name."""
        self.add.take_focus()

    def blank_names(self, blank: bool) -> None:
        """Hide every name (F12), or show them again."""
        self.list.blank_names(blank)
        self.add.blank_names(blank)

    def _show(self, found: DayList) -> None:
        self._shown = found
        self.list.show_list(found)
        self.add.show_list(found)

    @Slot(str)
    def _look_for(self, text: str) -> None:
        if self._searching is not None:
            self._searching.cancel()
            self._searching = None
        if len(text) < _LEAST:
            self.add.show_people(())
            return
        query = partial(list_people, actor=self.gateway.actor, text=text, limit=_MOST)
        self._searching = self.gateway.read(query, then=self.add.show_people)

    @Slot()
    def _enrol(self) -> None:
        person, shown = self.add.person, self._shown
        if person is None or shown is None:
            return
        name, phone = self.add.contact()
        action = partial(
            self._in(enrol, whole=self.add.whole),
            person_id=person.id,
            contact_name=name,
            contact_phone=phone,
            waiting_if_full=self.add.waiting,
            offered=shown.free is None or (shown.free > 0 and not shown.waiting),
        )
        self.save(action, self._enrolled, self.add.refuse)

    @Slot(str, object)
    def _do(self, task: str, row: ListedRow) -> None:
        """Do what a button under the list says with the chosen row."""
        actions: dict[str, partial[Any]] = {
            "give": partial(accept_place, enrolment_id=row.id, occurrence_id=self._one_day(row)),
            "end": partial(decline_place, enrolment_id=row.id, to_the_end=True),
            "whole": partial(self._in(enrol, whole=True), person_id=row.person_id),
            "day": partial(
                keep_one_day, person_id=row.person_id, occurrence_id=self._occurrence_id
            ),
            "off": partial(self._in(withdraw, whole=False), person_id=row.person_id),
            "leave": partial(self._in(withdraw, whole=row.whole), person_id=row.person_id),
        }
        self.save(actions[task], self._done, self._refused)

    @Slot()
    def _call(self) -> None:
        """Open the list of who is called about the place that is free."""
        shown = self._shown
        first = None if shown is None else shown.proposed
        if shown is None or first is None:
            return
        whole = first.whole and self._free_in_series(shown)
        action = partial(
            self._in(start_call_list, whole=whole),
            reason=CallReason.FREED,
            actor=self.gateway.actor,
            key=uuid4(),
        )
        self.gateway.perform(action, then=self._open_calls, otherwise=self._refused)

    def _one_day(self, row: ListedRow) -> int | None:
        """Give the day, where somebody waits for the series and only this day has a place."""
        shown = self._shown
        alone = row.whole and shown is not None and not self._free_in_series(shown)
        return self._occurrence_id if alone else None

    def _free_in_series(self, shown: DayList) -> bool:
        """Say whether the place that is free is one in the whole series."""
        return shown.free_in_series is None or shown.free_in_series > 0

    def _in(self, action: Callable[..., Any], *, whole: bool) -> partial[Any]:
        """Bind what an action is about: the series, or this day."""
        series_id = None if self._shown is None else self._shown.series_id
        if whole and series_id is not None:
            return partial(action, series_id=series_id, occurrence_id=None)
        return partial(action, series_id=None, occurrence_id=self._occurrence_id)

    def _enrolled(self, done: Enrolled | Withdrawn) -> None:
        self.add.save.rearm()
        self.add.begin()
        self.add.take_focus()
        self._done(done)

    def _done(self, done: Enrolled | Withdrawn) -> None:
        self.said.emit(_told(done))

    def _refused(self, _refusal: DeskError) -> None:
        self.list.call.rearm()  # the sentence stands in the message bar
        self.refresh()

    def _open_calls(self, call_list_id: int) -> None:
        self.opened.emit("calls", CallPeople(call_list_id))


def _told(done: Enrolled | Withdrawn) -> str:
    what = done.activity
    if done.day is not None:
        what = f"{what}, {day_in_words(done.day)}"
    if isinstance(done, Withdrawn):
        return tr("{who} is withdrawn: {what}.", who=done.person, what=what)
    if done.waiting_position is not None:
        return tr(
            "{who} is number {number} on the waiting list: {what}.",
            who=done.person,
            number=done.waiting_position,
            what=what,
        )
    return tr("{who} is enrolled: {what}.", who=done.person, what=what)
