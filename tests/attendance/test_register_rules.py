"""The register: doubles, numbers, places, sensitive activities, what stands beside a name."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, time, timedelta
from functools import partial
from threading import Barrier
from uuid import uuid4

import pytest
from sqlalchemy import select

from atelier.attendance.adding import people_to_add
from atelier.attendance.before import Before
from atelier.attendance.marking import (
    add_to_register,
    add_unnamed,
    mark_rest_present,
    set_mark,
    set_unnamed,
)
from atelier.attendance.marks import Mark
from atelier.attendance.refusals import CountedOnly, OccurrenceCancelled, OccurrenceFull
from atelier.attendance.register import Told, register_of
from atelier.attendance.register_refusals import DoesNotAddUp, MarkedSince, NotYet
from atelier.attendance.reporting import set_done, tell_numbers
from atelier.attendance.sheet import attendance_sheet
from atelier.database import Database
from atelier.desk.undoing import undo
from atelier.domain import (
    CitizenNumber,
    Enrolment,
    EnrolmentState,
    Gone,
    RunBy,
    Visit,
)
from tests.attendance.registers import Group, group_of
from tests.conftest import Hands
from tests.making import TUESDAY, Making

YESTERDAY = TUESDAY - timedelta(days=1)


@pytest.fixture
def group(database: Database, making: Making, hands: Hands) -> Group:
    hands.move(hours=4)  # ten to two
    return group_of(database, making)


def perform(group: Group, action: Callable[..., object], **facts: object) -> object:
    task = partial(
        action, occurrence_id=group.occurrence, actor=group.actor, **({"key": uuid4()} | facts)
    )
    return group.database.perform(task)


def take_back(group: Group, action_id: int) -> None:
    group.database.perform(partial(undo, action_id=action_id, actor=group.actor))


def test_doubles_are_proposed_and_never_guessed_between(group: Group, making: Making) -> None:
    making.person("Annie Jansen", born=1944, postcode="6546")
    making.person("Annie Jansen", born=1951, postcode="6545")

    def found(text: str) -> tuple[list[str], int | None, str]:
        with group.database.reading() as session:
            told = people_to_add(
                session, text=text, occurrence_id=group.occurrence, actor=group.actor
            )
        rows = [f"{row.name} {row.about}".strip() for row in told.rows]
        return rows, told.chosen, told.newcomer

    assert found("annie jansen") == (
        ["Jansen, Annie 75–84 · 6546", "Jansen, Annie 75–84 · 6545"],
        None,
        "annie jansen",
    )
    assert found("willems")[1] == 0
    assert found("Wim Hendrikx")[0] == ["Hendriks, Wim"]  # sounds the same
    assert found("Wim Hendrikx")[1] is None
    assert found("j") == ([], None, "")
    with pytest.raises(CitizenNumber):
        found("Wim 111222333")


def test_a_number_without_a_name_is_set_or_counted_on(group: Group, hands: Hands) -> None:
    hands.move(hours=2)
    perform(group, set_unnamed, number=4, at_the_door=1)
    perform(group, add_unnamed)
    register = group.register()
    assert (register.unnamed, register.at_the_door, register.total) == (5, 1, 5)
    perform(group, set_unnamed, number=2)
    assert (group.register().unnamed, group.register().at_the_door) == (2, 1)
    perform(group, add_unnamed, number=-1)
    perform(group, add_unnamed, number=-5)
    assert group.register().unnamed == 0


def test_places_hold_until_the_end_and_afterwards_what_was_is_written(
    database: Database, making: Making, hands: Hands
) -> None:
    hands.move(hours=4)
    group = group_of(database, making, capacity=11)
    stranger = making.person("Riet Bakker")
    perform(group, mark_rest_present)
    for action, facts in (
        (set_mark, {"person_id": stranger, "mark": Mark.PRESENT}),
        (add_unnamed, {}),
        (add_to_register, {"name": "Bea de Wit"}),
    ):
        with pytest.raises(OccurrenceFull):
            perform(group, action, **facts)
    hands.move(hours=2)
    perform(group, set_mark, person_id=stranger, mark=Mark.PRESENT)
    perform(group, add_unnamed)
    assert (group.register().total, group.register().over_capacity) == (13, 2)


def test_a_sensitive_activity_has_counts_and_no_names(
    database: Database, making: Making, hands: Hands
) -> None:
    """Scenario 21: the register of the group for recovery."""
    hands.move(hours=8)
    activity = making.activity("Herstelgroep", sensitive=True, public_name="Donderdaggroep")
    series = making.series(activity)
    occurrence = making.occurrence(activity, series=series)
    person = making.person("Ali Haddad")
    making.enrolment(person, series=series)
    group = Group(database, making.actor, activity, series, occurrence, [person])
    with pytest.raises(CountedOnly):
        group.mark(1, Mark.PRESENT)
    with pytest.raises(CountedOnly):
        perform(group, add_to_register, name="Bea de Wit")
    with pytest.raises(CountedOnly):
        perform(group, mark_rest_present)
    perform(group, set_unnamed, number=7)
    perform(group, set_done)
    register = group.register()
    assert register.counts_only
    assert (register.rows, register.total) == ((), 7)
    assert register.title == "Donderdaggroep"
    assert "Ali" not in repr(register)
    with database.reading() as session:
        page = attendance_sheet(session, occurrence_id=occurrence, actor=making.actor, key=None)
    assert b"Haddad" not in page.pdf


def test_nobody_was_at_what_is_still_to_come_or_is_cancelled(
    database: Database, making: Making, actor: object
) -> None:
    coming = group_of(database, making, day=TUESDAY + timedelta(days=1))
    with pytest.raises(NotYet):
        coming.mark(1, Mark.PRESENT)
    cancelled = making.occurrence("Yoga", cancelled=True)
    off = Group(database, coming.actor, coming.activity, coming.series, cancelled, coming.people)
    with pytest.raises(OccurrenceCancelled):
        off.mark(1, Mark.PRESENT)
    with pytest.raises(Gone), database.reading() as session:
        register_of(session, occurrence_id=999, actor=coming.actor)
    assert actor


def test_the_last_eight_times_stand_beside_each_name(group: Group, making: Making) -> None:
    person = group.people[0]
    weeks = [TUESDAY - timedelta(weeks=back) for back in range(1, 10)]
    for number, day in enumerate(weeks):
        occurrence = making.occurrence(
            group.activity,
            series=group.series,
            day=day,
            starts=time(14, 0),
            ends=time(15, 30),
            cancelled=number == 2,
        )
        at = group.actor.clock.moment(day, time(14, 0))
        if number != 4:
            making.participation(group.people[1], occurrence, day, at)
        if number in (0, 1, 8):
            making.participation(person, occurrence, day, at)
        if number == 3:
            making.add(
                Enrolment(
                    person_id=person,
                    occurrence_id=occurrence,
                    state=EnrolmentState.WITHDRAWN,
                    first_day=day,
                    created_at=at,
                )
            )
    here, gone, excused, none = Before.PRESENT, Before.ABSENT, Before.EXCUSED, Before.NONE
    assert group.register().rows[0].before == (
        *(gone, gone, gone),
        none,  # nobody knows who was there
        excused,
        none,  # cancelled
        *(here, here),
    )


def test_numbers_are_kept_as_numbers_and_may_be_taken_back(group: Group) -> None:
    for row in range(1, 7):
        group.mark(row, Mark.PRESENT)
    told = Told(indicated=4, not_indicated=1, professional_minutes=90, run_by=RunBy.TOGETHER)
    first = group.database.perform(
        partial(
            tell_numbers,
            occurrence_id=group.occurrence,
            told=told,
            actor=group.actor,
            key=uuid4(),
        )
    )
    perform(group, set_done)
    assert group.register().told == told
    assert group.register().indication_unknown == 1
    with pytest.raises(DoesNotAddUp):
        perform(group, tell_numbers, told=Told(indicated=5, not_indicated=2))
    with pytest.raises(MarkedSince):
        take_back(group, first.action_id)
    last = perform(group, set_done, done=False)
    take_back(group, last.action_id)  # type: ignore[attr-defined]
    assert group.register().done_at is not None
    assert group.register().told == told


def test_two_days_do_not_mix(database: Database, making: Making) -> None:
    group = group_of(database, making, day=date(2026, 11, 17))
    group.mark(1, Mark.PRESENT)
    with database.reading() as session:
        assert session.scalars(select(Visit.day)).all() == [date(2026, 11, 17)]


def test_two_desks_that_mark_the_same_person_write_one_visit(
    group: Group, making: Making, url: str
) -> None:
    other = making.occurrence("Zing mee!", starts=time(11, 0), ends=time(12, 0))
    places = (group.occurrence, other)
    desks = [Database(url), Database(url)]
    start = Barrier(2, timeout=60)

    def mark(number: int) -> None:
        start.wait()
        for person in group.people:
            task = partial(
                set_mark,
                occurrence_id=places[number],
                person_id=person,
                mark=Mark.PRESENT,
                actor=group.actor,
                key=uuid4(),
            )
            desks[number].perform(task)

    with ThreadPoolExecutor(2) as together:
        list(together.map(mark, range(2)))
    for desk in desks:
        desk.close()
    assert group.counts() == (11, 22, 0)


def test_two_desks_that_mark_the_same_register_write_one_mark(group: Group, url: str) -> None:
    desks = [Database(url), Database(url)]
    start = Barrier(2, timeout=60)

    def mark(number: int) -> None:
        rest = partial(mark_rest_present, occurrence_id=group.occurrence, actor=group.actor)
        start.wait()
        desks[number].perform(partial(rest, key=uuid4()))

    with ThreadPoolExecutor(2) as together:
        list(together.map(mark, range(2)))
    for desk in desks:
        desk.close()
    assert group.counts() == (11, 11, 0)
