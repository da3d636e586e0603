"""Enrolling at the desk: who is meant, how full it is, and writing it down."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Slot

from atelier.desk.enrolling import enrol_at_desk, withdraw_at_desk
from atelier.desk.finding import Found
from atelier.desk.typed import read_typed
from atelier.domain import (
    Activity,
    Changes,
    DeskError,
    Enrolment,
    Occurrence,
    Participation,
    Series,
    Tally,
)
from atelier.enrolment.queries import offers
from atelier.enrolment.receipts import Enrolled, Withdrawn
from atelier.language import tr
from ui.desk import phrases
from ui.desk.enrol_asked import Asked, Enrollee
from ui.desk.parts import DeskParts
from ui.desk.reading import DeskReading, as_newcomer

if TYPE_CHECKING:
    from ui.desk.page import DeskPage

_CHANGE_PLACES: Changes = frozenset({Activity, Enrolment, Occurrence, Participation, Series, Tally})


class EnrolTasks(QObject):
    """Opens the panel for whoever is meant in the field, and does what is asked there.

    ``new_key`` makes the key of a save and remembers it for Ctrl+Z; ``done`` goes back to the
    empty field.
    """

    def __init__(
        self,
        page: "DeskPage",
        parts: DeskParts,
        reading: DeskReading,
        new_key: Callable[[], UUID],
        done: Callable[[], object],
    ) -> None:
        super().__init__(page)
        self._page, self._parts, self._reading = page, parts, reading
        self._gateway = page.gateway
        self._new_key, self._done = new_key, done
        parts.enrol.wanted.connect(self._enrol)
        parts.enrol.withdrawal.connect(self._withdraw)
        parts.enrol.refused.connect(page.warned)
        parts.enrol.closed.connect(done)
        self._gateway.committed.connect(self._on_committed)

    @Slot()
    def open(self) -> None:
        """Open the panel for the person who is chosen, for a new name, or for nobody yet."""
        name = read_typed(self._parts.field.text()).name
        if self._parts.names_hidden:
            self._page.warned.emit(tr("Names are hidden. F12 shows them again."))
        elif self._reading.searching:
            query = self._reading.query_for(name)
            self._gateway.read(query, then=partial(self._decide, name))
        else:
            self._open_chosen(name)

    def _open_chosen(self, name: str) -> None:
        row = self._parts.hits.chosen()
        if not name:
            self._begin(Enrollee())
        elif row is None:
            self._ask_who()
        elif row.hit is not None:
            self._begin(Enrollee(row.hit.id, row.hit.name))
        else:
            self._begin(Enrollee(None, as_newcomer(name)))

    def _decide(self, name: str, found: Found) -> None:
        """Do what was meant, now that the answer is there."""
        if found.chosen is not None:
            hit = found.hits[found.chosen]
            self._begin(Enrollee(hit.id, hit.name))
        elif not found.hits and as_newcomer(name):
            self._begin(Enrollee(None, as_newcomer(name)))
        else:
            self._ask_who()

    def _ask_who(self) -> None:
        self._page.warned.emit(tr("Whom do you want to enrol? Choose with ↓, or type on."))

    def _begin(self, who: Enrollee) -> None:
        self._parts.show_panel(self._parts.enrol)
        self._parts.enrol.begin(who)
        self._read()

    def _read(self) -> None:
        who = self._parts.enrol.who
        query = partial(offers, actor=self._gateway.actor, person_id=who.person_id)
        self._gateway.read(query, then=self._parts.enrol.show_offers)

    @Slot(object)
    def _on_committed(self, changes: Changes) -> None:
        if changes & _CHANGE_PLACES and not self._parts.enrol.isHidden():
            self._read()

    @Slot(object)
    def _enrol(self, asked: Asked) -> None:
        action = partial(
            enrol_at_desk,
            person_id=asked.who.person_id,
            name=asked.who.name if asked.who.new else "",
            birth_year=asked.birth_year,
            series_id=asked.series_id,
            occurrence_id=asked.occurrence_id,
            contact_name=asked.contact_name,
            contact_phone=asked.contact_phone,
            waiting_if_full=asked.waiting,
            offered=asked.offered,
            actor=self._gateway.actor,
            key=self._new_key(),
        )
        self._gateway.perform(action, then=self._enrolled, otherwise=self._refused)

    @Slot(object)
    def _withdraw(self, asked: Asked) -> None:
        assert asked.who.person_id is not None  # only who is known has a place
        action = partial(
            withdraw_at_desk,
            person_id=asked.who.person_id,
            series_id=asked.series_id,
            occurrence_id=asked.occurrence_id,
            actor=self._gateway.actor,
            key=self._new_key(),
        )
        self._gateway.perform(action, then=self._withdrawn, otherwise=self._refused)

    def _enrolled(self, done: Enrolled) -> None:
        self._finish(phrases.enrolled(done))

    def _withdrawn(self, done: Withdrawn) -> None:
        self._finish(phrases.withdrawn(done))

    def _finish(self, said: str) -> None:
        self._page.said.emit(said)
        self._parts.field.clear()
        self._done()

    def _refused(self, refusal: DeskError) -> None:
        self._parts.enrol.refuse(refusal)
        self._read()  # what was offered may be another's by now
