"""One occurrence at a time: moved (scenario 13), called off, and going ahead after all."""

from datetime import date, time
from functools import partial
from io import BytesIO
from uuid import uuid4

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from atelier.attendance.sheet import signup_sheet
from atelier.calendar.cancelling import cancel_occurrence
from atelier.calendar.change_refusals import (
    CancelledAlready,
    CancelReasonMissing,
    HasAttendance,
    HasBegun,
    InThePast,
    NotCancelled,
    NothingChanges,
)
from atelier.calendar.diff import ChangeWanted, Reach
from atelier.calendar.holding import HOLDS
from atelier.calendar.moving import move_occurrence, reinstate_occurrence
from atelier.calendar.plan_refusals import ClashUnanswered, ReasonMissing
from atelier.calendar.plans import Keep
from atelier.calendar.undoing import RoomGivenAway, take_back_change
from atelier.database import Database
from atelier.domain import Actor, ChangeKind, Enrolment, Occurrence, OccurrenceState
from tests.calendar.changing import House, everything
from tests.making import TUESDAY, Making

CHRISTMAS, BINGO = date(2026, 12, 25), date(2026, 12, 18)


@pytest.fixture
def house(database: Database, making: Making, actor: Actor) -> House:
    return House(database, making, actor)


@pytest.fixture
def bingo(house: House) -> int:
    """Give the series of the last Friday, of which one falls on Christmas."""
    hall = house.room("Speelzaal", setup=15)
    closed = {CHRISTMAS: "Eerste kerstdag"}
    first, last = date(2026, 11, 27), date(2027, 3, 31)
    return house.series("Bingo", "last", first, last, room=hall, closed=closed.get, capacity=45)


def standing(house: House, occurrence: int) -> set[tuple[int, str]]:
    with house.database.reading() as session:
        found = session.execute(
            select(Enrolment.person_id, Enrolment.state)
            .join(Occurrence, HOLDS)
            .where(Occurrence.id == occurrence)
        )
        return {(person, state.value) for person, state in found}


def cancel(house: House, occurrence: int, reason: str = "Ziek") -> int:
    return house.database.perform(
        partial(
            cancel_occurrence,
            occurrence_id=occurrence,
            reason=reason,
            actor=house.actor,
            key=uuid4(),
        )
    ).change_id


def reinstate(house: House, occurrence: int, **facts: object) -> int:
    return house.database.perform(
        partial(
            reinstate_occurrence,
            occurrence_id=occurrence,
            actor=house.actor,
            key=uuid4(),
            **facts,  # type: ignore[arg-type]
        )
    ).change_id


def test_bingo_on_christmas_moves_to_the_eighteenth(house: House, bingo: int) -> None:
    toos, ali = house.making.person("Toos van den Berg"), house.making.person("Ali Kaya")
    house.making.enrolment(toos, series=bingo)
    chosen = house.on(bingo, CHRISTMAS)
    house.making.enrolment(ali, occurrence=chosen, waiting=1)
    before = everything(house.database)
    diff = house.plan(chosen, Reach.THIS, day=BINGO)
    assert diff.sentence == "1 date moves, 2 sign-ups to call"
    told = house.change(chosen, Reach.THIS, day=BINGO, seen=diff.stamp)
    assert (told.kind, told.number, told.people) == (ChangeKind.MOVED, 1, 2)
    row = house.row(chosen)
    assert (row.day, row.starts, row.state) == (BINGO, time(14), OccurrenceState.PLANNED)
    assert (row.skipped, row.changed, row.reason, row.rule_day) == (False, True, "", CHRISTMAS)
    assert standing(house, chosen) == {(toos, "enrolled"), (ali, "waiting")}
    assert house.held(bingo) == [
        date(2026, 11, 27),
        BINGO,
        date(2027, 1, 29),
        date(2027, 2, 26),
        date(2027, 3, 26),
    ]
    undo = partial(take_back_change, change_id=told.change_id, actor=house.actor)
    house.database.perform(undo)
    assert everything(house.database) == before


def test_the_room_is_looked_at_with_its_minutes(house: House, bingo: int) -> None:
    room = house.row(house.on(bingo, CHRISTMAS)).room_id
    house.series("Koor", "weekly", BINGO, BINGO, room=room, starts=time(16, 10), ends=time(17))
    chosen = house.on(bingo, CHRISTMAS)
    diff = house.plan(chosen, Reach.THIS, day=BINGO)
    assert diff.sentence == "1 date moves, clash on 1 date"
    with pytest.raises(ClashUnanswered, match="Koor"):
        house.change(chosen, Reach.THIS, day=BINGO)
    with pytest.raises(ReasonMissing):
        house.change(chosen, Reach.THIS, day=BINGO, answers={BINGO: Keep(" ")})
    house.change(chosen, Reach.THIS, day=BINGO, answers={BINGO: Keep("Samen ingericht")})
    assert house.row(chosen).clash_reason == "Samen ingericht"


def test_everybody_keeps_a_place_that_ends_on_the_old_day(house: House, bingo: int) -> None:
    toos = house.making.person("Toos van den Berg")
    enrolment = house.making.enrolment(toos, series=bingo)
    with house.database.transaction() as session:
        session.get_one(Enrolment, enrolment).last_day = date(2027, 1, 29)
    chosen = house.on(bingo, date(2027, 1, 29))
    later = house.on(bingo, date(2027, 2, 26))
    before = everything(house.database)
    told = house.change(chosen, Reach.THIS, day=date(2027, 2, 5))
    assert standing(house, chosen) == {(toos, "enrolled")}
    assert standing(house, later) == set()
    house.database.perform(partial(take_back_change, change_id=told.change_id, actor=house.actor))
    assert everything(house.database) == before


def test_called_off_it_keeps_its_place_and_comes_back(house: House, bingo: int) -> None:
    chosen = house.on(bingo, date(2027, 1, 29))
    with pytest.raises(CancelReasonMissing):
        cancel(house, chosen, " ")
    before = everything(house.database)
    change = cancel(house, chosen, "Begeleider ziek")
    row = house.row(chosen)
    assert (row.state, row.skipped, row.changed) == (OccurrenceState.CANCELLED, False, True)
    assert (row.day, row.reason) == (date(2027, 1, 29), "Begeleider ziek")
    with pytest.raises(CancelledAlready, match="Begeleider ziek"):
        cancel(house, chosen)
    reinstate(house, chosen)
    assert (house.row(chosen).state, house.row(chosen).reason) == (OccurrenceState.PLANNED, "")
    with pytest.raises(NotCancelled):
        reinstate(house, chosen)
    newest = cancel(house, chosen, "Storm")
    for taken_back in (newest, newest - 1, change):
        house.database.perform(partial(take_back_change, change_id=taken_back, actor=house.actor))
    assert everything(house.database) == before


def test_a_room_that_was_given_away_is_not_taken_back(house: House, bingo: int) -> None:
    chosen, day = house.on(bingo, date(2027, 1, 29)), date(2027, 1, 29)
    room = house.row(chosen).room_id
    change = cancel(house, chosen)
    house.series("Koor", "weekly", day, day, room=room, starts=time(15), ends=time(17))
    before = everything(house.database)
    with pytest.raises(ClashUnanswered, match="Koor"):
        reinstate(house, chosen)
    with pytest.raises(RoomGivenAway, match="Koor"):
        house.database.perform(partial(take_back_change, change_id=change, actor=house.actor))
    assert everything(house.database) == before
    reinstate(house, chosen, answers={day: Keep("Koor zit in de hoek")})
    assert house.row(chosen).clash_reason == "Koor zit in de hoek"


def test_what_is_over_or_attended_stays(house: House) -> None:
    series = house.series("Yoga", "weekly", date(2026, 11, 10), date(2026, 12, 22))
    past, today = house.on(series, date(2026, 11, 17)), house.on(series, TUESDAY)
    house.making.participation(house.making.person("Ali Kaya"), today, TUESDAY, house.actor.now())
    before = everything(house.database)
    for occurrence, refusal in ((past, InThePast), (today, HasAttendance)):
        with pytest.raises(refusal):
            house.change(occurrence, Reach.THIS, starts=time(11))
        with pytest.raises(refusal):
            cancel(house, occurrence)
    with pytest.raises(InThePast):
        house.change(house.on(series, date(2026, 12, 1)), Reach.THIS, day=date(2026, 11, 23))
    with pytest.raises(NothingChanges):
        house.change(house.on(series, date(2026, 12, 1)), Reach.THIS, starts=time(14))
    assert everything(house.database) == before


def test_what_has_begun_may_be_called_off_and_goes_nowhere(house: House) -> None:
    """Nobody came: that can be said of today until somebody was there."""
    starts, tomorrow = time(8, 30), date(2026, 11, 25)
    first, last = TUESDAY, date(2026, 12, 22)
    series = house.series("Yoga", "weekly", first, last, starts=starts, ends=time(9, 45))
    today, room = house.on(series, TUESDAY), house.room("Zaal")
    for wanted in (
        ChangeWanted(day=tomorrow),
        ChangeWanted(starts=time(16)),
        ChangeWanted(room_id=room),
    ):
        with pytest.raises(HasBegun):
            house.change(today, Reach.THIS, wanted)
    house.change(today, Reach.THIS, capacity=14)
    cancel(house, today, "Niemand kwam")
    house.change(today, Reach.THIS, day=tomorrow)  # it did not happen, so it may happen later
    assert (house.row(today).day, house.row(today).starts) == (tomorrow, starts)


def test_a_list_that_was_printed_gets_a_new_number(house: House) -> None:
    """Scenario 15: the head of the new list has the new time."""
    series = house.series("Vrij schilderen", "weekly", TUESDAY, date(2027, 2, 23))
    chosen = house.on(series, date(2027, 2, 2))

    def printed() -> tuple[str, bytes]:
        sheet = house.database.perform(
            partial(signup_sheet, occurrence_id=chosen, actor=house.actor, key=uuid4())
        )
        return sheet.number, sheet.pdf

    number, _data = printed()
    house.change(chosen, Reach.FOLLOWING, starts=time(13, 45))
    again, data = printed()
    assert (number, again) == ("2026-0001", "2026-0002")
    assert "13:45" in words_of(data)
    assert "14:00" not in words_of(data)


def words_of(data: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)


def test_the_same_key_moves_once(house: House, bingo: int) -> None:
    chosen, key = house.on(bingo, CHRISTMAS), uuid4()
    action = partial(
        move_occurrence,
        occurrence_id=chosen,
        wanted=ChangeWanted(day=BINGO),
        actor=house.actor,
        key=key,
    )
    told, again = (house.database.perform(action) for _ in range(2))
    assert (told.change_id, told.number) == (again.change_id, again.number)
