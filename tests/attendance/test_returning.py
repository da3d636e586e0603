"""Paper that comes back, what is missing, and the verb that fills a register in."""

from datetime import time, timedelta
from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select

from atelier.attendance.marks import Mark
from atelier.attendance.missing import (
    missing,
)
from atelier.attendance.refusals import CountedOnly
from atelier.attendance.register_refusals import (
    NoSuchSheet,
    NotAnAttendanceList,
    NotOnTheList,
    RowTwice,
    UnreadableRows,
)
from atelier.attendance.returning import BlankName, Entered, enter_sheet, give_up_sheet
from atelier.attendance.row_numbers import rows_in
from atelier.attendance.sheet import attendance_sheet
from atelier.attendance.sheets_back import sheet_to_enter
from atelier.attendance.tray import open_sheets
from atelier.database import Database
from atelier.desk.actions import check_in
from atelier.desk.recent import recent
from atelier.desk.sheet import day_overview
from atelier.desk.undoing import undo
from atelier.domain import (
    Participation,
    Person,
    Tally,
)
from tests.attendance.registers import Group, group_of
from tests.conftest import Hands
from tests.making import TUESDAY, Making

MONDAY = TUESDAY - timedelta(days=1)
NAMED = frozenset(range(1, 12))
ROWS = [
    ("", set()),
    ("1-9 11 12", {*range(1, 10), 11, 12}),
    ("1-3,5;7 en 9", {1, 2, 3, 5, 7, 9}),
    ("1 t/m 3", {1, 2, 3}),
    ("4 – 6", {4, 5, 6}),
    ("all but 10", set(NAMED) - {10}),
    ("Alles behalve 2, 4-5", set(NAMED) - {2, 4, 5}),
    ("iedereen", set(NAMED)),
    ("allemaal op 3 na", set(NAMED) - {3}),
]


@pytest.mark.parametrize(("text", "rows"), ROWS)
def test_row_numbers_are_read_as_people_write_them(text: str, rows: set[int]) -> None:
    assert rows_in(text, named=NAMED, last=20) == rows


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("1-", UnreadableRows),
        ("9-1", UnreadableRows),
        ("Toos", UnreadableRows),
        ("all but Toos", UnreadableRows),
        ("0", NotOnTheList),
        ("1-21", NotOnTheList),
        ("1-9999", NotOnTheList),
    ],
)
def test_what_cannot_be_meant_is_refused_without_repeating_it(
    text: str, why: type[Exception]
) -> None:
    with pytest.raises(why) as refused:
        rows_in(text, named=NAMED, last=20)
    assert "Toos" not in str(refused.value)


@pytest.fixture
def group(database: Database, making: Making) -> Group:
    """Give the group of yesterday; it is ten to ten the next morning."""
    return group_of(database, making, day=MONDAY)


def enter(group: Group, number: str, **facts: Any) -> Entered:  # noqa: ANN401 - of enter_sheet
    action = partial(enter_sheet, number=number, actor=group.actor, **({"key": uuid4()} | facts))
    return group.database.perform(action)


def take_back(group: Group, action_id: int) -> None:
    group.database.perform(partial(undo, action_id=action_id, actor=group.actor))


def test_the_list_of_last_night_is_entered_once(
    database: Database, making: Making, hands: Hands
) -> None:
    """Scenario 19: 21 names and 4 without a name, from list 2026-0001."""
    evening = making.occurrence(
        making.activity("Kaartavond", capacity=28), starts=time(19, 30), ends=time(22, 0)
    )
    sheet = partial(attendance_sheet, occurrence_id=evening, actor=making.actor, key=uuid4())
    number = database.perform(sheet).number
    hands.move(days=1)
    group = Group(database, making.actor, 0, 0, evening, [])
    with database.reading() as session:
        assert [row.id for row in missing(session, TUESDAY, TUESDAY, making.actor)] == [evening]
        assert [row.number for row in open_sheets(session, actor=making.actor)] == [number]
    known = tuple(
        BlankName(making.person(f"Kaarter {letter}aa")) for letter in "BCDFGHJKLMNPQRSTVWXZ"
    )
    names = (*known, BlankName(name="nieuwe kaarter"))
    key = uuid4()
    rows = frozenset(range(1, 22))
    for _ in range(2):  # a double Enter
        told = enter(group, number, present=rows, unnamed=4, added=names, key=key)
    assert (told.present, told.unnamed) == (21, 4)
    again = enter(group, number, present=rows, unnamed=4, added=known)
    assert again.action_id == 0  # the same sheet, typed by somebody else
    register = group.register()
    assert register.total == 25
    assert {(row.later, row.sheet) for row in register.rows} == {(True, number)}
    assert group.counts() == (21, 21, 4)
    with database.reading() as session:
        assert set(session.scalars(select(Participation.day))) == {TUESDAY}
        assert session.scalars(select(Tally.day)).all() == [TUESDAY]
        assert missing(session, TUESDAY, TUESDAY, making.actor) == ()
        assert open_sheets(session, actor=making.actor) == ()
        (row, *_) = recent(session, actor=making.actor)
        assert row.sentence(name=True) == "Attendance: Kaartavond · 21 people"
    take_back(group, told.action_id)
    assert group.counts() == (0, 0, 0)
    with database.reading() as session:
        assert session.scalars(select(Person).where(Person.given_name == "Nieuwe")).all() == []
        assert len(open_sheets(session, actor=making.actor)) == 1


def test_row_numbers_mean_whoever_stood_there_when_it_was_printed(
    group: Group, making: Making
) -> None:
    number = group.print_list()
    making.enrolment(making.person("Anja Aarts"), series=group.series)  # before everybody else
    told = enter(group, number, present=frozenset(range(1, 10)), excused=frozenset({11}))
    assert told.present == 9
    rows = {row.name: row for row in group.register().rows}
    assert rows["el Amrani, Fatiha"].number == 1
    assert rows["de Vries, Bep"].mark is Mark.ABSENT
    assert rows["Willems, Jo"].mark is Mark.EXCUSED
    assert rows["Aarts, Anja"].mark is Mark.NONE
    assert rows["Aarts, Anja"].number == 15  # behind the last line of the paper


def test_a_correction_changes_what_differs_and_nothing_else(group: Group) -> None:
    number = group.print_list()
    enter(group, number, present=frozenset({1, 2, 12, 13}), unnamed=4)
    assert group.counts() == (2, 2, 6)
    second = enter(group, number, present=frozenset({2, 3, 12}), unnamed=4)
    assert group.counts() == (2, 2, 5)
    assert group.marks() == "NAANNNNNNNN"
    take_back(group, second.action_id)
    assert group.marks() == "AANNNNNNNNN"
    assert group.counts() == (2, 2, 6)


def test_a_name_on_an_empty_line_counts_once(group: Group, making: Making) -> None:
    number, riet = group.print_list(), making.person("Riet Bakker")
    rows = frozenset({1, 12, 13})
    enter(group, number, present=rows, added=[BlankName(riet)])
    assert group.counts() == (2, 2, 1)
    enter(group, number, present=rows)
    assert group.counts() == (2, 2, 1)


def test_no_paper_contradicts_the_desk(database: Database, making: Making) -> None:
    group = group_of(database, making)
    number = group.print_list()
    here = partial(check_in, person_id=group.people[0], occurrence_ids=[group.occurrence])
    group.database.perform(partial(here, actor=group.actor, key=uuid4()))
    group.mark(2, Mark.EXCUSED)
    enter(group, number, present=frozenset({3}))
    assert group.marks() == "AMANNNNNNNN"


def test_who_only_waited_is_no_no_show(group: Group, making: Making) -> None:
    making.enrolment(making.person("Zwaan Wachter"), series=group.series, waiting=1)
    number = group.print_list()
    with group.database.reading() as session:
        sheet = sheet_to_enter(session, number=f" atl-l{number} ", actor=group.actor)
    assert [row.name for row in sheet.rows][-1] == "Wachter, Zwaan"
    enter(group, number, present=frozenset({1}))
    assert "Wachter, Zwaan" not in [row.name for row in group.register().rows]


def test_what_is_on_no_list_is_refused(group: Group) -> None:
    number = group.print_list()
    for facts, why in (
        ({"number": "2026-0999"}, NoSuchSheet),
        ({"number": "Toos"}, NoSuchSheet),
        ({"present": frozenset({99})}, NotOnTheList),
        ({"present": frozenset({1}), "excused": frozenset({1})}, RowTwice),
    ):
        wanted: dict[str, Any] = {"number": number, "present": frozenset({2})} | facts
        with pytest.raises(why):
            enter(group, **wanted)
    overview = partial(day_overview, day=MONDAY, actor=group.actor, key=uuid4())
    with pytest.raises(NotAnAttendanceList):
        enter(group, group.database.perform(overview).number, present=frozenset())
    assert group.counts() == (0, 0, 0)


def test_the_list_of_a_sensitive_activity_brings_a_number(
    database: Database, making: Making
) -> None:
    activity = making.activity("Herstelgroep", sensitive=True, public_name="Donderdaggroep")
    group = Group(database, making.actor, activity, 0, making.occurrence(activity, day=MONDAY), [])
    number = group.print_list()
    with pytest.raises((CountedOnly, NotOnTheList)):
        enter(group, number, present=frozenset({1}))
    enter(group, number, present=frozenset(), unnamed=6)
    enter(group, number, present=frozenset(), unnamed=6)
    assert group.register().total == 6


def test_a_sheet_that_never_comes_back_leaves_the_tray(group: Group) -> None:
    first, number = group.print_list(), group.print_list()
    with group.database.reading() as session:
        (row,) = open_sheets(session, actor=group.actor)  # the newest of one occurrence
    assert row.number == number != first
    give_up = partial(give_up_sheet, number=number, actor=group.actor)
    done = group.database.perform(partial(give_up, key=uuid4()))
    with group.database.reading() as session:
        assert open_sheets(session, actor=group.actor) == ()
        assert sheet_to_enter(session, number=number, actor=group.actor).lost
    take_back(group, done.action_id)
    group.database.perform(partial(give_up, key=uuid4()))
    enter(group, number, present=frozenset({1}))  # found behind the radiator
    with group.database.reading() as session:
        assert not sheet_to_enter(session, number=number, actor=group.actor).lost
