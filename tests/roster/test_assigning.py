"""Who is in a shift, who was asked, who cannot come, and who comes instead."""

from datetime import date, time, timedelta
from uuid import uuid4

import pytest

from atelier.calendar.cancelling import cancel_occurrence
from atelier.calendar.moving import reinstate_occurrence
from atelier.domain import (
    Assignment,
    AssignmentState,
    CalendarChange,
    CitizenNumber,
    Gone,
    Occurrence,
    OccurrenceState,
    ShiftState,
    VogNeed,
)
from atelier.journal.changes import ChangedSince
from atelier.roster.assigning import agree, ask, assign, cannot_come, decline, unassign
from atelier.roster.placing import place_all
from atelier.roster.queries import gaps
from atelier.roster.refusals import (
    HoursConfirmed,
    InShiftAlready,
    NotAbsent,
    NotAllowed,
    NotInShift,
    PlaceGivenSince,
    ReasonNeeded,
    SameShift,
    ShiftFull,
)
from atelier.roster.replacing import stand_in, swap
from atelier.roster.rules import HindranceKind
from atelier.roster.shifts import set_shift_state
from atelier.roster.telling import News, mark_told, people_to_tell
from tests.making import TUESDAY
from tests.roster.rostering import Rostering

STATE = AssignmentState


@pytest.fixture
def role(house: Rostering) -> int:
    return house.role("Gastvrouw")


@pytest.fixture
def cor(house: Rostering, role: int) -> int:
    return house.volunteer("Cor Smit", role)


@pytest.fixture
def yusuf(house: Rostering, role: int) -> int:
    return house.volunteer("Yusuf Kaya", role)


@pytest.fixture
def shift(house: Rostering, role: int) -> int:
    """Give a shift of today for which one person is needed."""
    return house.making.shift(role)


def test_a_place_is_given_once(house: Rostering, cor: int, yusuf: int, shift: int) -> None:
    key = uuid4()
    told = house.do(assign, shift_id=shift, person_id=cor, key=key)
    assert (told.state, told.open, told.hindrances) == (STATE.AGREED, 0, ())
    again = house.do(assign, shift_id=shift, person_id=cor, key=key)
    assert (again.change_id, again.state) == (told.change_id, STATE.AGREED)
    with pytest.raises(InShiftAlready):
        house.put(cor, shift)
    with pytest.raises(ShiftFull):
        house.put(yusuf, shift)
    assert house.number(Assignment) == house.number(CalendarChange) == 1
    house.undo(told.change_id)
    house.undo(told.change_id)  # taken back twice is taken back once
    assert house.number(Assignment) == 0
    house.put(yusuf, shift)


def test_wished_places_are_filled_too(house: Rostering, role: int, cor: int, yusuf: int) -> None:
    shift = house.making.shift(role, needed=1, wished=2)
    assert house.row(shift).open == 1
    house.put(cor, shift)
    assert (house.row(shift).open, house.row(shift).room) == (0, 1)
    house.put(yusuf, shift)
    assert house.row(shift).room == 0


def test_a_reason_is_kept_only_where_it_was_needed(house: Rostering, role: int, cor: int) -> None:
    house.role("Gastvrouw", vog=VogNeed.WARN)
    first, second = (
        house.making.shift(role),
        house.making.shift(role, starts=time(14), ends=time(16)),
    )
    with pytest.raises(ReasonNeeded, match="No VOG was seen"):
        house.put(cor, first)
    with pytest.raises(CitizenNumber):
        house.put(cor, first, reason="zie 123456782")
    house.put(cor, first, reason="  Aangevraagd, komt  volgende week ")
    house.role("Gastvrouw", vog=VogNeed.NONE)
    house.put(cor, second, reason="Nergens voor nodig")
    with house.database.reading() as session:
        rows = session.query(Assignment).order_by(Assignment.id).all()
        assert [row.overruled for row in rows] == ["Aangevraagd, komt volgende week", ""]


def test_whoever_is_asked_holds_no_place(
    house: Rostering, cor: int, yusuf: int, shift: int
) -> None:
    house.do(ask, shift_id=shift, person_id=cor)
    told = house.do(ask, shift_id=shift, person_id=yusuf)
    assert (told.state, told.open) == (STATE.ASKED, 1)
    assert house.do(agree, shift_id=shift, person_id=yusuf).open == 0
    with pytest.raises(ShiftFull):  # the first yes was Yusuf's
        house.do(agree, shift_id=shift, person_id=cor)
    house.do(decline, shift_id=shift, person_id=cor)
    assert house.states(shift) == {cor: STATE.DECLINED, yusuf: STATE.AGREED}
    with pytest.raises(NotInShift):
        house.do(decline, shift_id=shift, person_id=yusuf)
    with house.database.reading() as session:
        rows = session.query(Assignment).all()
        assert {row.asked_at for row in rows} == {house.actor.now()}


def test_asking_needs_no_reason_and_agreeing_does(house: Rostering, shift: int) -> None:
    nobody = house.volunteer("Nieuw")
    asked = house.do(ask, shift_id=shift, person_id=nobody)
    assert [one.kind for one in asked.hindrances] == [HindranceKind.NO_ROLE]
    with pytest.raises(ReasonNeeded):
        house.do(agree, shift_id=shift, person_id=nobody)
    house.do(agree, shift_id=shift, person_id=nobody, reason="Leert het vandaag")
    assert house.states(shift) == {nobody: STATE.AGREED}


def test_nobody_is_even_asked_against_a_rule(house: Rostering, role: int, cor: int) -> None:
    club = house.making.shift(role, occurrence=house.children())
    with pytest.raises(NotAllowed):
        house.do(ask, shift_id=club, person_id=cor)


def test_scenario_16_somebody_else_stands_in(
    house: Rostering, cor: int, yusuf: int, shift: int
) -> None:
    house.put(cor, shift)
    before = house.everything()
    ill = house.do(cannot_come, shift_id=shift, person_id=cor)
    assert (ill.state, ill.open) == (STATE.CANNOT, 1)
    assert [one.id for one in house.ask(gaps)] == [shift]
    told = house.do(stand_in, shift_id=shift, person_id=yusuf, absent_id=cor)
    assert (told.state, told.open) == (STATE.STOOD_IN, 0)
    places = {one.person_id: one for one in house.row(shift).places}
    assert places[yusuf].replaces_id == places[cor].assignment_id
    assert [one.name for one in house.row(shift).team] == ["Yusuf"]
    assert house.ask(gaps) == ()
    house.undo(told.change_id)
    house.undo(ill.change_id)
    assert house.everything() == before


def test_absent_and_replaced_in_one_save(
    house: Rostering, cor: int, yusuf: int, shift: int
) -> None:
    house.put(cor, shift)
    key = uuid4()
    for _ in range(2):
        told = house.do(stand_in, shift_id=shift, person_id=yusuf, absent_id=cor, key=key)
        assert told.state is STATE.STOOD_IN
    assert house.states(shift) == {cor: STATE.CANNOT, yusuf: STATE.STOOD_IN}
    with pytest.raises(NotAbsent):
        house.do(stand_in, shift_id=shift, person_id=cor, absent_id=house.volunteer("Ria"))


def test_taking_back_gives_no_place_away_twice(
    house: Rostering, cor: int, yusuf: int, shift: int
) -> None:
    house.put(cor, shift)
    ill = house.do(cannot_come, shift_id=shift, person_id=cor)
    house.put(yusuf, shift)
    with pytest.raises(PlaceGivenSince):
        house.undo(ill.change_id)
    assert house.states(shift) == {cor: STATE.CANNOT, yusuf: STATE.AGREED}
    gone = house.do(unassign, shift_id=shift, person_id=yusuf)
    house.put(cor, shift)
    with pytest.raises(ChangedSince):  # Cor is there again by a later change
        house.undo(ill.change_id)
    with pytest.raises(PlaceGivenSince):
        house.undo(gone.change_id)


def test_who_is_taken_out_is_gone(house: Rostering, cor: int, shift: int) -> None:
    house.put(cor, shift)
    before = house.everything()
    done = house.do(unassign, shift_id=shift, person_id=cor)
    assert (done.state, done.open, house.states(shift)) == (None, 1, {})
    with pytest.raises(NotInShift):
        house.do(unassign, shift_id=shift, person_id=cor)
    house.undo(done.change_id)
    assert house.everything() == before


def test_confirmed_hours_hold_everything(
    house: Rostering, cor: int, yusuf: int, shift: int, role: int
) -> None:
    house.put(cor, shift)
    other = house.making.shift(role, starts=time(14), ends=time(16))
    house.put(yusuf, other)
    with house.database.transaction() as session:
        row = session.query(Assignment).filter_by(person_id=cor).one()
        row.confirmed_at, row.state = house.actor.now(), STATE.WORKED
    for action in (cannot_come, unassign):
        with pytest.raises(HoursConfirmed):
            house.do(action, shift_id=shift, person_id=cor)
    with pytest.raises(HoursConfirmed):
        house.do(swap, shift_id=shift, person_id=cor, other_shift_id=other, other_person_id=yusuf)


def test_two_volunteers_swap(house: Rostering, cor: int, yusuf: int, role: int) -> None:
    tuesday = house.making.shift(role)
    friday = house.making.shift(role, day=TUESDAY + timedelta(days=3))
    house.put(cor, tuesday)
    house.put(yusuf, friday)
    ria = house.volunteer("Ria")
    before = house.everything()
    trade = {"shift_id": tuesday, "person_id": cor}
    with pytest.raises(SameShift):
        house.do(swap, **trade, other_shift_id=tuesday, other_person_id=yusuf)
    with pytest.raises(NotInShift):
        house.do(swap, **trade, other_shift_id=friday, other_person_id=ria)
    key = uuid4()
    for _ in range(2):
        mine, theirs = house.do(
            swap, **trade, other_shift_id=friday, other_person_id=yusuf, key=key
        )
        assert (mine.shift_id, mine.person_id, mine.state) == (friday, cor, STATE.AGREED)
        assert (theirs.shift_id, theirs.person_id) == (tuesday, yusuf)
    assert house.states(tuesday) == {yusuf: STATE.AGREED}
    assert house.states(friday) == {cor: STATE.AGREED}
    house.undo(mine.change_id)
    assert house.everything() == before


def test_swapping_may_be_refused_as_a_whole(house: Rostering, cor: int, role: int) -> None:
    club = house.making.shift(role, occurrence=house.children())
    ria = house.volunteer("Ria", role, vog=date(2026, 1, 1))
    evening = house.making.shift(role, starts=time(19), ends=time(21))
    house.put(ria, club)
    house.put(cor, evening)
    before = house.everything()
    with pytest.raises(NotAllowed):
        house.do(swap, shift_id=club, person_id=ria, other_shift_id=evening, other_person_id=cor)
    assert house.everything() == before


def test_a_proposal_is_one_change(house: Rostering, cor: int, yusuf: int, role: int) -> None:
    first, second = (
        house.making.shift(role),
        house.making.shift(role, starts=time(11), ends=time(13)),
    )
    club = house.making.shift(role, occurrence=house.children())
    before = house.everything()
    picks = [(first, cor), (first, yusuf), (second, cor), (second, yusuf), (club, cor)]
    key = uuid4()
    done = house.do(place_all, picks=picks, key=key)
    assert done.placed == ((first, cor), (second, yusuf))
    kinds = {pick: [one.kind for one in found] for pick, found in done.left}
    assert kinds == {
        (first, yusuf): [],
        (second, cor): [HindranceKind.OVERLAP],
        (club, cor): [HindranceKind.NO_VOG],
    }
    assert house.do(place_all, picks=picks, key=key).placed == done.placed
    house.undo(done.change_id)
    assert house.everything() == before
    with_reason = house.do(place_all, picks=[(first, cor), (second, cor)], reason="Voorstel")
    assert len(with_reason.placed) == 2
    assert house.do(place_all, picks=[]).placed == ()


def test_who_must_hear_of_a_cancelled_shift(house: Rostering, cor: int, role: int) -> None:
    yoga = house.making.occurrence("Yoga", starts=time(14), ends=time(15))
    shift = house.making.shift(role, starts=time(14), ends=time(15), occurrence=yoga)
    house.put(cor, shift)
    assert house.ask(people_to_tell) == ()
    house.do(cancel_occurrence, occurrence_id=yoga, reason="Ziek")
    (news,) = house.ask(people_to_tell)
    assert (news.person_id, news.news, news.role) == (cor, News.OFF, "Gastvrouw")
    assert (house.row(shift).cancelled, house.row(shift).open) == (True, 0)
    told = {"assignment_ids": [news.assignment_id], "key": uuid4()}
    assert [house.do(mark_told, **told) for _ in range(2)] == [1, 1]
    assert house.ask(people_to_tell) == ()
    house.do(reinstate_occurrence, occurrence_id=yoga)
    assert [one.news for one in house.ask(people_to_tell)] == [News.ASK_AGAIN]
    assert house.row(shift).places[0].ask_again
    house.do(agree, shift_id=shift, person_id=cor)
    assert house.ask(people_to_tell) == ()
    with house.database.reading() as session:
        assert session.get_one(Occurrence, yoga).state is OccurrenceState.PLANNED


def test_a_shift_that_is_not_needed_is_told_too(house: Rostering, cor: int, shift: int) -> None:
    house.put(cor, shift)
    house.do(set_shift_state, shift_id=shift, state=ShiftState.OUTSIDE)
    assert [one.news for one in house.ask(people_to_tell)] == [News.OFF]
    house.do(unassign, shift_id=shift, person_id=cor)
    assert house.ask(people_to_tell) == ()


def test_what_is_not_there_is_gone(house: Rostering, cor: int, shift: int) -> None:
    with pytest.raises(Gone):
        house.put(cor, shift + 99)
    with pytest.raises(Gone):
        house.put(house.making.person("Geen vrijwilliger"), shift)
    with pytest.raises(Gone):
        house.do(mark_told, assignment_ids=[99])
