"""What is shown of the roster: shifts with their people, gaps, loads, cards."""

from datetime import date, time, timedelta

import pytest
from sqlalchemy import event

from atelier.domain import (
    AssignmentState,
    ChangeKind,
    Shift,
    ShiftState,
    VogNeed,
    VolunteerAway,
    VolunteerStatus,
)
from atelier.people.names import parse_name
from atelier.roster.assigning import cannot_come
from atelier.roster.hours import confirm_day
from atelier.roster.lists import volunteer_rows
from atelier.roster.paper.grouping import by_role
from atelier.roster.queries import gaps, roster_shifts
from atelier.roster.replacing import stand_in
from atelier.roster.shift_cards import shift_card
from atelier.roster.shifts import set_shift_state
from atelier.roster.short_names import shortened
from atelier.roster.worked import hours_statement
from tests.making import TUESDAY
from tests.roster.rostering import Rostering

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)


def test_the_shifts_of_some_days(house: Rostering) -> None:
    role = house.role("Balie", at_desk=True)
    secret = house.making.activity("Herstelgroep", sensitive=True, public_name="Donderdaggroep")
    group = house.making.occurrence(secret, day=TUESDAY + DAY)
    toos = house.volunteer("Toos van den Berg", role)
    late = house.making.shift(role, starts=time(14), ends=time(16), needed=2)
    early = house.making.shift(role, starts=time(9), ends=time(12))
    with_group = house.making.shift(role, day=TUESDAY + DAY, occurrence=group)
    house.making.shift(role, day=TUESDAY + 2 * DAY)
    house.put(toos, late)
    rows = house.ask(roster_shifts, first_day=TUESDAY, last_day=TUESDAY + DAY)
    assert [one.id for one in rows] == [early, late, with_group]
    assert [one.name for one in rows] == ["Balie", "Balie", "Donderdaggroep"]
    assert [one.open for one in rows] == [1, 1, 1]
    assert rows[0].line != rows[1].line != rows[2].line
    (place,) = rows[1].places
    assert (place.name, place.state, place.holds) == ("Toos", AssignmentState.AGREED, True)


def test_a_name_in_the_roster_does_not_tell_of_a_sensitive_activity(house: Rostering) -> None:
    """Rule P9: whatever a pattern is called, the roster, its paper and the hours say as little."""
    role = house.role("Maatje Landing")
    secret = house.making.activity("Landing", sensitive=True, public_name="Inloop")
    yesterday = TUESDAY - DAY
    group = house.making.occurrence(secret, day=yesterday)
    shift = house.making.shift(role, day=yesterday, occurrence=group)
    pattern = house.pattern(role, activity_id=secret, name="Landing")
    with house.database.transaction() as session:
        session.get_one(Shift, shift).pattern_id = pattern
    toos = house.volunteer("Toos", role)
    house.put(toos, shift)
    (row,) = house.ask(roster_shifts, first_day=yesterday, last_day=yesterday)
    assert (row.name, row.role) == ("Inloop", "Maatje Landing")
    (line,) = by_role([row])
    assert "Landing" not in f"{line.name} {' '.join(line.under)}"
    house.do(confirm_day, day=yesterday)
    found = house.ask(hours_statement, person_id=toos, first_day=yesterday, last_day=yesterday)
    assert [one.work for one in found.lines] == ["Inloop"]


def test_gaps_four_weeks_ahead(house: Rostering) -> None:
    role = house.role()
    toos = house.volunteer("Toos", role)
    days = [TUESDAY - DAY, TUESDAY, TUESDAY + 4 * WEEK, TUESDAY + 4 * WEEK + DAY]
    _before, now, last, _after = (house.making.shift(role, day=day) for day in days)
    full = house.making.shift(role, starts=time(13), ends=time(15))
    off = house.making.shift(role, starts=time(16), ends=time(17))
    house.put(toos, full)
    house.do(set_shift_state, shift_id=off, state=ShiftState.NOT_NEEDED)
    assert [one.id for one in house.ask(gaps)] == [now, last]
    assert [one.id for one in house.ask(gaps, first_day=TUESDAY, last_day=TUESDAY)] == [now]


def test_volunteers_with_their_load(house: Rostering) -> None:
    desk, stip = house.role("Balie"), house.role("STIP", vog=VogNeed.WARN)
    riet = house.volunteer("Riet Smit", desk, stip, max_shifts=1)
    house.volunteer("Henk Bos", desk, status=VolunteerStatus.LEFT, until=TUESDAY)
    house.volunteer("Ali", status=VolunteerStatus.APPLYING)
    house.making.add(VolunteerAway(person_id=riet, first_day=TUESDAY, last_day=TUESDAY))
    times = ((time(8, 45), time(12, 45)), (time(9, 30), time(13)))
    for starts, ends in times:  # scenario 18: at the same time
        house.put(riet, house.making.shift(desk, starts=starts, ends=ends), reason="mag")
    house.put(riet, house.making.shift(desk, day=date(2026, 12, 1)), reason="mag")
    ali, row = house.ask(volunteer_rows)
    assert (ali.name, ali.status, ali.shifts) == ("Ali", VolunteerStatus.APPLYING, 0)
    assert (row.person_id, row.name, row.short) == (riet, "Riet Smit", "Riet")
    assert (row.shifts, row.minutes, row.over) == (2, 4 * 60 + 15, True)
    assert (row.roles, row.vog_due, row.away) == (("Balie", "STIP"), ("STIP",), True)
    december = house.ask(volunteer_rows, month=date(2026, 12, 24))[1]
    assert (december.shifts, december.minutes) == (1, 3 * 60)
    assert len(house.ask(volunteer_rows, left=True)) == 3


def test_a_card_of_a_shift_tells_how_it_came_about(house: Rostering) -> None:
    role = house.role("Begeleider", trainings=2)
    cor = house.volunteer("Cor Smit", role, vog=date(2026, 1, 1))
    yusuf = house.volunteer("Yusuf Kaya", role, vog=date(2026, 1, 1))
    shift = house.making.shift(role, occurrence=house.children())
    house.put(cor, shift)
    house.do(cannot_come, shift_id=shift, person_id=cor)
    house.do(stand_in, shift_id=shift, person_id=yusuf, absent_id=cor)
    card = house.ask(shift_card, shift_id=shift)
    assert card is not None
    assert (card.vog, card.trainings, card.children) == (VogNeed.STRICT, 2, True)
    assert card.row.activity == "Kinderclub"
    told = [(one.kind, one.name, one.by) for one in card.events]
    assert told == [
        (ChangeKind.STOOD_IN, "Yusuf", "Balie"),
        (ChangeKind.ABSENT, "Cor", "Balie"),
        (ChangeKind.ASSIGNED, "Cor", "Balie"),
    ]
    assert house.ask(shift_card, shift_id=99) is None


def test_names_are_as_short_as_they_can_be() -> None:
    names = ["Fatiha Benali", "Piet Bakker", "Piet van den Berg", "Jan Smit", "Jan Smits", "Ali"]
    short = shortened({number: parse_name(name) for number, name in enumerate(names)})
    assert list(short.values()) == [
        *("Fatiha", "Piet B.", "Piet v.d. B.", "Jan Smit", "Jan Smits", "Ali"),
    ]


@pytest.mark.parametrize("engine_name", ["sqlite"])
def test_four_weeks_are_read_with_three_questions(house: Rostering) -> None:
    house.pattern(house.role(), rule="weekly;days=0.1.2.3.4")
    asked: list[str] = []

    def note(*facts: object) -> None:
        asked.append(str(facts[2]))

    event.listen(house.database.engine, "before_cursor_execute", note)
    rows = house.ask(roster_shifts, first_day=TUESDAY, last_day=TUESDAY + 4 * WEEK)
    event.remove(house.database.engine, "before_cursor_execute", note)
    assert len(rows) == 21
    assert len([one for one in asked if one.startswith("SELECT")]) == 3
