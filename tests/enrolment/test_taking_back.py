"""Taking a change of dates back where people enrolled, or were called, because of it."""

from datetime import timedelta
from functools import partial
from uuid import uuid4

import pytest

from atelier.calendar.cancelling import cancel_occurrence
from atelier.calendar.change_receipts import ChangeSaved
from atelier.calendar.diff import ChangeWanted
from atelier.calendar.moving import move_occurrence
from atelier.database import Database
from atelier.domain import Actor, CallOutcome, CallReason, EnrolmentState, Occurrence
from atelier.enrolment.call_queries import open_call_lists
from atelier.enrolment.calling import answer_call, note_call, start_call_list
from atelier.enrolment.undoing import TooManySince, take_back
from tests.conftest import Hands
from tests.enrolment.making import Sewing
from tests.making import TUESDAY, Making

ENROLLED, WITHDRAWN = EnrolmentState.ENROLLED, EnrolmentState.WITHDRAWN


class House:
    """Two places in a series, and what is done to one of its dates."""

    def __init__(self, database: Database, making: Making) -> None:
        self.database, self.actor = database, making.actor
        self.sewing = Sewing(making, database, capacity=2)
        self.date = self.sewing.dates[1]

    def move(self, wanted: ChangeWanted) -> ChangeSaved:
        return self.database.perform(
            partial(
                move_occurrence, occurrence_id=self.date, wanted=wanted, actor=self.actor,
                key=uuid4(),
            )
        )  # fmt: skip

    def cancel(self) -> ChangeSaved:
        return self.database.perform(
            partial(
                cancel_occurrence, occurrence_id=self.date, reason="Ziek", actor=self.actor,
                key=uuid4(),
            )
        )  # fmt: skip

    def start(self, reason: CallReason) -> int:
        return self.database.perform(
            partial(
                start_call_list, reason=reason, occurrence_id=self.date, actor=self.actor,
                key=uuid4(),
            )
        )  # fmt: skip

    def take_back(self, change: ChangeSaved) -> None:
        self.database.perform(partial(take_back, change_id=change.change_id, actor=self.actor))

    def open_lists(self) -> int:
        with self.database.reading() as session:
            return len(open_call_lists(session, actor=self.actor))


@pytest.fixture
def house(database: Database, making: Making) -> House:
    return House(database, making)


def test_places_that_somebody_got_since_are_not_taken_away(house: House, making: Making) -> None:
    house.sewing.hold(2)
    wider = house.move(ChangeWanted(capacity=4))
    house.sewing.enrol(making.person("Snelle Opvolger"), day=house.date)
    with pytest.raises(TooManySince):
        house.take_back(wider)
    with house.database.reading() as session:
        assert session.get_one(Occurrence, house.date).capacity == 4


def test_who_had_a_place_all_along_does_not_stand_in_the_way(house: House) -> None:
    house.sewing.hold(2)
    house.move(ChangeWanted(capacity=1))
    off = house.cancel()
    house.take_back(off)  # two of one, as it was
    with house.database.reading() as session:
        assert session.get_one(Occurrence, house.date).state == "planned"


@pytest.mark.parametrize("at_once", [True, False], ids=["at once", "afterwards"])
def test_nobody_is_called_about_what_was_taken_back(
    house: House, database: Database, actor: Actor, at_once: bool
) -> None:
    """Who gave the place back because the new day did not suit has it again."""
    toos, ali = house.sewing.hold(2)
    moved = house.move(ChangeWanted(day=TUESDAY + timedelta(days=9)))
    calls = house.start(CallReason.MOVED)
    said = partial(
        note_call, call_list_id=calls, row=1, tries=0, outcome=CallOutcome.SPOKEN, actor=actor
    )
    database.perform(partial(said, agreed=False if at_once else None, key=uuid4()))
    if not at_once:
        answer = partial(answer_call, call_list_id=calls, row=1, agreed=False, actor=actor)
        database.perform(partial(answer, key=uuid4()))
    assert house.sewing.state(toos, day=house.date) is WITHDRAWN
    assert house.open_lists() == 1
    house.take_back(moved)
    assert house.open_lists() == 0
    assert house.sewing.state(toos, day=house.date) is not WITHDRAWN
    assert [house.sewing.state(one) for one in (toos, ali)] == [ENROLLED, ENROLLED]


def test_a_place_that_went_to_somebody_else_stays_theirs(
    house: House, database: Database, making: Making, actor: Actor
) -> None:
    toos, _ali = house.sewing.hold(2)
    moved = house.move(ChangeWanted(day=TUESDAY + timedelta(days=9)))
    calls = house.start(CallReason.MOVED)
    database.perform(
        partial(
            note_call, call_list_id=calls, row=1, tries=0, outcome=CallOutcome.SPOKEN,
            agreed=False, actor=actor, key=uuid4(),
        )
    )  # fmt: skip
    quick = making.person("Snelle Opvolger")
    house.sewing.enrol(quick, day=house.date)
    house.take_back(moved)
    assert house.sewing.state(toos, day=house.date) is WITHDRAWN
    assert house.sewing.state(quick, day=house.date) is ENROLLED


def test_a_list_of_before_the_change_stays_open(house: House, hands: Hands) -> None:
    house.sewing.hold(2)
    house.move(ChangeWanted(day=TUESDAY + timedelta(days=9)))
    house.start(CallReason.MOVED)
    hands.move(minutes=5)
    wider = house.move(ChangeWanted(capacity=4))
    house.take_back(wider)
    assert house.open_lists() == 1
