"""Whom to call when somebody cannot come, what they said, and who comes instead."""

from dataclasses import asdict
from datetime import date, time, timedelta
from functools import partial
from typing import Any
from uuid import uuid4

import pytest

from atelier.database import Database
from atelier.domain import (
    AccountRole,
    Assignment,
    AssignmentState,
    Can,
    DayPart,
    Person,
    Reached,
    VogNeed,
)
from atelier.domain import Availability as Weekly
from atelier.language import use
from atelier.roster.assigning import ask, cannot_come
from atelier.roster.calling import (
    CallRow,
    call_list,
    come_instead,
    note_call,
    note_no,
    roster_today,
)
from atelier.roster.candidates import candidates
from atelier.roster.hours import confirm_day, hours_of_day
from atelier.roster.refusals import InShiftAlready, NotAllowed, ReasonNeeded, ShiftFull
from atelier.roster.shift_cards import shift_card
from tests.acting import as_role
from tests.calendar.test_change_races import at_once
from tests.conftest import Hands
from tests.making import TUESDAY
from tests.roster.rostering import Rostering

State = AssignmentState
TOMORROW = TUESDAY + timedelta(days=1)


def worked(house: Rostering, person: int, role: int, *days_ago: int) -> None:
    """Let somebody have done this work."""
    for ago in days_ago:
        shift = house.making.shift(role, day=TUESDAY - timedelta(days=ago))
        house.making.add(Assignment(shift_id=shift, person_id=person))


def calls(house: Rostering, shift: int) -> dict[str, CallRow]:
    """Give the list by name, in its order."""
    return {house.people[row.id]: row for row in house.ask(call_list, shift_id=shift)}


def test_who_can_and_did_it_lately_is_called_first(house: Rostering) -> None:
    role, other = house.role(), house.role("Keuken")
    cor = house.volunteer("Cor", role)
    never = house.volunteer("Nel", role)
    long_ago = house.volunteer("Lies", role)
    lately = house.volunteer("Yusuf", role)
    often_asked = house.volunteer("Ria", role)
    busy = house.volunteer("Bo", role)
    rather_not = house.volunteer("Mia", role)
    cannot = house.volunteer("Kees", role)
    house.volunteer("Vera", other)
    worked(house, long_ago, role, 100)
    for person in (lately, often_asked, busy, rather_not, cannot):
        worked(house, person, role, 35)
    for can, person in ((Can.RATHER_NOT, rather_not), (Can.NO, cannot)):
        house.making.add(Weekly(person_id=person, weekday=1, day_part=DayPart.MORNING, can=can))
    elsewhere = house.making.shift(other, day=TUESDAY + timedelta(days=2))
    house.do(ask, shift_id=elsewhere, person_id=often_asked)
    house.making.add(Assignment(shift_id=elsewhere, person_id=busy))
    shift = house.making.shift(role)
    house.put(cor, shift)
    house.do(cannot_come, shift_id=shift, person_id=cor)

    assert list(calls(house, shift)) == [
        *("Yusuf", "Bo", "Ria", "Lies", "Nel"),
        *("Mia", "Kees", "Vera"),
    ]
    assert never


def test_whom_a_rule_refuses_is_not_on_the_list(house: Rostering) -> None:
    role = house.role("Kinderen", vog=VogNeed.STRICT)
    house.volunteer("Zonder", role)
    seen = house.volunteer("Met", role, vog=date(2025, 1, 1))
    shift = house.making.shift(role)
    assert list(calls(house, shift)) == ["Met"]
    with pytest.raises(NotAllowed):
        house.do(come_instead, shift_id=shift, person_id=next(iter(house.people.keys() - {seen})))


def test_the_reason_stands_there_in_words(house: Rostering) -> None:
    role = house.role()
    yusuf, nel = house.volunteer("Yusuf", role), house.volunteer("Nel", role)
    lies, bo = house.volunteer("Lies", role), house.volunteer("Bo", role)
    worked(house, yusuf, role, 22, 29, 36, 43, 50, 57)
    worked(house, lies, role, 1)
    worked(house, bo, role, 70, 77)
    later = house.making.shift(role, day=TOMORROW)
    house.do(ask, shift_id=later, person_id=yusuf)
    shift = house.making.shift(role)
    found = {name: row.one.words for name, row in calls(house, shift).items()}
    assert found == {
        "Yusuf": "Did this 6 times, 3 weeks ago, asked once this month",
        "Lies": "Did this once, 1 day ago",
        "Bo": "Did this 2 times, 2 months ago",
        "Nel": "Did not do this before",
    }
    use("nl")
    words = calls(house, shift)["Yusuf"].one.words
    assert words == "Deed dit 6 keer, 3 weken geleden, deze maand 1 keer gevraagd"
    assert nel


def test_what_is_still_to_come_was_not_done_yet(house: Rostering) -> None:
    """Of a shift in two weeks it is said how long ago somebody did it, and not what they will."""
    role = house.role()
    bo = house.volunteer("Bo", role)
    worked(house, bo, role, 70)
    house.put(bo, house.making.shift(role, day=TUESDAY + timedelta(days=7)))
    later = house.making.shift(role, day=TUESDAY + timedelta(days=14))
    assert calls(house, later)["Bo"].one.words == "Did this once, 2 months ago"


def test_a_phone_is_shown_of_today_only(house: Rostering, database: Database) -> None:
    """Rule P23: the desk has the phone of people on today's roster only."""
    role = house.role()
    yusuf, cor = house.volunteer("Yusuf", role), house.volunteer("Cor", role)
    with database.transaction() as session:
        for person in (yusuf, cor):
            session.get_one(Person, person).phone = f"+3124377123{person % 10}"
    today, tomorrow = house.making.shift(role), house.making.shift(role, day=TOMORROW)
    assert calls(house, today)["Yusuf"].phone == f"+3124377123{yusuf % 10}"
    assert calls(house, tomorrow)["Yusuf"].phone is None
    desk = as_role(database, house.actor, AccountRole.RECEPTION)
    office = as_role(database, house.actor, AccountRole.COORDINATOR)
    with database.reading() as session:
        for actor, shift, shown in (
            (desk, today, True),
            (desk, tomorrow, False),
            (office, tomorrow, True),
        ):
            found = candidates(session, shift_id=shift, actor=actor)
            assert all((one.phone is not None) is shown for one in found)
    house.put(cor, today)
    assert house.ask(roster_today).phones.keys() == {cor}


def test_every_call_is_seen_by_everybody(house: Rostering, hands: Hands) -> None:
    role = house.role()
    people = [house.volunteer(name, role) for name in ("Aad", "Bea", "Cas", "Dre")]
    shift = house.making.shift(role)
    house.do(note_call, shift_id=shift, person_id=people[0], reached=Reached.VOICEMAIL)
    house.do(note_call, shift_id=shift, person_id=people[1], reached=Reached.NO_ANSWER)
    house.do(note_no, shift_id=shift, person_id=people[2])
    found = calls(house, shift)
    assert list(found) == ["Dre", "Aad", "Bea", "Cas"]
    assert [(row.state, row.reached) for row in found.values()] == [
        (None, None),
        (State.ASKED, Reached.VOICEMAIL),
        (State.ASKED, Reached.NO_ANSWER),
        (State.DECLINED, None),
    ]
    assert {row.called_at for row in list(found.values())[1:]} == {hands.at}
    assert house.row(shift).open == 1
    done = house.do(come_instead, shift_id=shift, person_id=people[0])
    assert (done.state, done.open) == (State.AGREED, 0)
    with pytest.raises(InShiftAlready):
        house.do(note_no, shift_id=shift, person_id=people[0])


def test_a_call_is_saved_once_and_taken_back(house: Rostering) -> None:
    role = house.role()
    yusuf = house.volunteer("Yusuf", role)
    shift = house.making.shift(role)
    before, key = house.everything(), uuid4()
    facts = {"shift_id": shift, "person_id": yusuf, "key": key}
    for action in (note_no, partial(note_call, reached=Reached.VOICEMAIL), come_instead):
        facts["key"] = uuid4()
        first, again = (house.do(action, **facts) for _ in range(2))
        assert {**asdict(first), "hindrances": ()} == asdict(again)
        house.undo(first.change_id)
        assert house.everything() == before


def test_the_hours_move_and_no_reason_is_asked(house: Rostering, hands: Hands) -> None:
    """Scenario 16: hours for Yusuf, none for Cor, and the coordinator sees how it went."""
    role = house.role()
    cor, yusuf = house.volunteer("Cor", role), house.volunteer("Yusuf", role)
    shift = house.making.shift(role)
    house.put(cor, shift)
    house.do(cannot_come, shift_id=shift, person_id=cor)
    assert house.do(come_instead, shift_id=shift, person_id=yusuf).state is State.STOOD_IN
    assert house.states(shift) == {cor: State.CANNOT, yusuf: State.STOOD_IN}
    by_person = {one.person_id: one for one in house.row(shift).places}
    assert by_person[yusuf].replaces_id == by_person[cor].assignment_id
    hands.move(hours=4)
    house.do(confirm_day, day=TUESDAY)
    lines = house.ask(hours_of_day, day=TUESDAY)
    assert [(line.person_id, line.worked) for line in lines] == [(yusuf, (time(9), time(12)))]
    card = house.ask(shift_card, shift_id=shift)
    assert card is not None
    assert {"absent", "stood_in"} <= {event.kind.value for event in card.events}


def test_each_of_two_who_cannot_come_is_replaced_once(house: Rostering) -> None:
    role = house.role()
    people = [house.volunteer(name, role) for name in ("Cor", "Coby", "Yusuf", "Yara")]
    shift = house.making.shift(role, needed=2)
    for person in people[:2]:
        house.put(person, shift)
        house.do(cannot_come, shift_id=shift, person_id=person)
    for person in people[2:]:
        house.do(come_instead, shift_id=shift, person_id=person)
    places = {one.person_id: one for one in house.row(shift).places}
    instead = [places[person].replaces_id for person in people[2:]]
    assert instead == [places[person].assignment_id for person in people[:2]]


def test_what_stands_in_the_way_wants_a_reason(house: Rostering) -> None:
    role = house.role()
    vera = house.volunteer("Vera")
    shift = house.making.shift(role)
    with pytest.raises(ReasonNeeded):
        house.do(come_instead, shift_id=shift, person_id=vera)
    house.do(come_instead, shift_id=shift, person_id=vera, reason="kent het werk")
    assert house.states(shift) == {vera: State.AGREED}


def test_a_sensitive_activity_is_not_for_the_desk(house: Rostering) -> None:
    """Rule P9: who works there is seen by the coordinator only."""
    group = house.making.activity("Herstelgroep", sensitive=True, public_name="Donderdaggroep")
    there = house.making.shift(occurrence=house.making.occurrence(group))
    here = house.making.shift()
    found = house.ask(roster_today)
    assert [one.id for one in found.shifts] == [here]
    assert [one.id for one in found.gaps] == [here]
    assert there


@pytest.mark.reliability
def test_two_desks_fill_the_same_gap(house: Rostering, database: Database) -> None:
    role = house.role()
    cor, *people = (house.volunteer(name, role) for name in ("Cor", "Aad", "Bea"))
    for number in range(3):
        shift = house.making.shift(role, starts=time(number), ends=time(number, 30))
        house.put(cor, shift)
        house.do(cannot_come, shift_id=shift, person_id=cor)
        save = partial(come_instead, shift_id=shift, actor=house.actor)
        ends = at_once(
            *[partial(database.perform, partial(save, person_id=p, key=uuid4())) for p in people]
        )
        assert ends.count(ShiftFull) == 1, ends
        assert len(house.row(shift).team) == 1


@pytest.mark.reliability
def test_two_desks_call_the_same_volunteer(house: Rostering, database: Database) -> None:
    role = house.role()
    aad = house.volunteer("Aad", role)
    for number in range(3):
        shift = house.making.shift(role, starts=time(number), ends=time(number, 30))
        facts: dict[str, Any] = {"shift_id": shift, "person_id": aad, "actor": house.actor}
        ends = at_once(
            partial(database.perform, partial(come_instead, key=uuid4(), **facts)),
            partial(database.perform, partial(note_no, key=uuid4(), **facts)),
        )
        assert house.states(shift)[aad] is State.AGREED, ends
