"""What is still to be filled in, how it can be answered, and the verb that fills it in."""

import json
from datetime import date, time, timedelta
from functools import partial
from uuid import uuid4

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from atelier.__main__ import main
from atelier.attendance.marking import mark_rest_present, set_unnamed
from atelier.attendance.marks import Mark
from atelier.attendance.missing import (
    State,
    missing,
    missing_number,
    registers_of_day,
)
from atelier.attendance.register_refusals import (
    NobodyWasThere,
)
from atelier.attendance.reporting import give_answer, set_done
from atelier.calendar.exporting import programme_table
from atelier.database import Database
from atelier.desk.undoing import undo
from atelier.domain import (
    Action,
    Answer,
    Function,
    Occurrence,
    OccurrenceState,
)
from tests.attendance.registers import NAMES, Group, group_of
from tests.making import TUESDAY, Making

MONDAY = TUESDAY - timedelta(days=1)


@pytest.fixture
def group(database: Database, making: Making) -> Group:
    """Give the group of yesterday; it is ten to ten the next morning."""
    return group_of(database, making, day=MONDAY)


def take_back(group: Group, action_id: int) -> None:
    group.database.perform(partial(undo, action_id=action_id, actor=group.actor))


def answer(group: Group, occurrence: int, given: Answer | None, reason: str = "") -> int:
    action = partial(
        give_answer,
        occurrence_id=occurrence,
        answer=given,
        reason=reason,
        actor=group.actor,
        key=uuid4(),
    )
    return group.database.perform(action).action_id


def test_what_is_missing_can_be_answered(group: Group, making: Making, database: Database) -> None:
    """Scenario 22: two without attendance; fill in, was not held, unknown."""
    held, unknown, empty = (
        making.occurrence(name, day=date(2026, 11, 10)) for name in ("Yoga", "Zang", "Dans")
    )
    making.occurrence("Bestuur", day=MONDAY)
    making.occurrence("Morgen", day=TUESDAY + timedelta(days=1))
    making.occurrence("Straks", starts=time(15, 0), ends=time(16, 0))
    making.occurrence("Vervallen", day=MONDAY, cancelled=True)
    with database.transaction() as session:
        for row in session.scalars(select(Occurrence).join(Occurrence.activity)):
            if row.activity.name == "Bestuur":
                row.activity.function = Function.INTERNAL

    def left() -> list[int]:
        with database.reading() as session:
            rows = missing(session, date(2026, 11, 1), date(2026, 11, 30), group.actor)
            number = missing_number(session, date(2026, 11, 1), date(2026, 11, 30), group.actor)
        assert len(rows) == number
        return [row.id for row in rows]

    assert sorted(left()) == sorted([group.occurrence, held, unknown, empty])
    cancelled = answer(group, held, Answer.NOT_HELD, "Docent ziek")
    answer(group, unknown, Answer.UNKNOWN)
    done = partial(set_done, occurrence_id=empty, actor=group.actor, key=uuid4())
    database.perform(done)
    assert left() == [group.occurrence]
    with database.reading() as session:
        row = session.get_one(Occurrence, held)
        assert (row.state, row.reason) == (OccurrenceState.CANCELLED, "Docent ziek")
        days = registers_of_day(session, day=date(2026, 11, 10), actor=group.actor)
        assert {line.name: line.state for line in days} == {
            "Yoga": State.NOT_HELD,
            "Zang": State.UNKNOWN,
            "Dans": State.DONE,
        }
        assert len(programme_table(session, actor=group.actor)[1])
    take_back(group, cancelled)
    assert sorted(left()) == sorted([group.occurrence, held])
    group.mark(1, Mark.PRESENT)
    assert left() == [held]
    with pytest.raises(NobodyWasThere):
        answer(group, group.occurrence, Answer.UNKNOWN)


def test_a_day_says_how_far_each_register_is(group: Group, making: Making) -> None:
    door = making.occurrence(
        making.activity("Inloop", walk_in=True), day=MONDAY, starts=time(9), ends=time(12)
    )
    group.mark(1, Mark.PRESENT)
    count = partial(set_unnamed, occurrence_id=door, number=9, actor=group.actor, key=uuid4())
    group.database.perform(count)
    with group.database.reading() as session:
        first, second = registers_of_day(session, day=MONDAY, actor=group.actor)
    assert (first.name, first.state, first.present) == ("Inloop", State.BY_ITSELF, 9)
    assert (second.state, second.marked, second.expected) == (State.PARTLY, 1, 11)
    rest = partial(mark_rest_present, occurrence_id=group.occurrence, actor=group.actor)
    group.database.perform(partial(rest, key=uuid4()))
    with group.database.reading() as session:
        assert registers_of_day(session, day=MONDAY, actor=group.actor)[1].state is State.FILLED


def run(database: Database, *words: str) -> tuple[int, dict[str, object]]:
    url = database.url.render_as_string(hide_password=False)
    done = CliRunner().invoke(main, ["--json", "--database", url, *words])
    return done.exit_code, json.loads(done.stdout)


def test_the_verb_marks_by_the_rows_of_the_printed_list(database: Database, making: Making) -> None:
    group = group_of(database, making, day=date(2026, 3, 3))
    words = ("attendance", str(group.occurrence))
    code, told = run(
        database,
        *words,
        *("--present", "1-8,11", "--absent", "10", "--excused", "9", "--unnamed", "2", "--done"),
    )
    assert code == 0
    shown = {name: told[name] for name in told if name != "rows"}
    assert shown == {
        "present": 9,
        "absent": 1,
        "excused": 1,
        "unmarked": 0,
        "unnamed": 2,
        "done": True,
    }
    code, told = run(database, *words, "--present", "12")
    assert (code, told["refused"]) == (3, "NotOnTheList")
    code, told = run(database, "attendance", "999")
    assert (code, told["refused"]) == (3, "NotFound")
    with database.reading() as session:
        assert len(session.scalars(select(Action)).all()) == 3
    assert len(NAMES) == 11
