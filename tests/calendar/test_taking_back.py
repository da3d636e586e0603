"""Taking back what others built upon since: refused with a sentence, or done without harm."""

from datetime import time, timedelta
from functools import partial
from uuid import uuid4

import pytest
from sqlalchemy import event, select

from atelier.calendar.change_receipts import ChangeSaved
from atelier.calendar.changing import save_change
from atelier.calendar.diff import ChangeWanted, Reach
from atelier.calendar.planning import SavedSeries, save_series
from atelier.calendar.recurrence import Rule
from atelier.calendar.rooms import RoomFacts, add_room, remove_room
from atelier.calendar.undoing import take_back_change
from atelier.calendar.wanted import Wanted
from atelier.database import Database
from atelier.domain import Actor, Occurrence, Room
from atelier.journal.changes import ChangedSince
from tests.making import TUESDAY, Making

WEEK = timedelta(weeks=1)
FIRST = TUESDAY + timedelta(days=8)


class Calendar:
    """What is done to the calendar at one desk, with the ids of the changes."""

    def __init__(self, database: Database, actor: Actor) -> None:
        self.database, self.actor = database, actor

    def plan(self, activity: int, starts: time, *, weeks: int = 4) -> SavedSeries:
        wanted = Wanted(Rule(), starts, time(starts.hour + 2), FIRST, FIRST + (weeks - 1) * WEEK)
        return self.database.perform(
            partial(
                save_series, activity_id=activity, wanted=wanted, answers={},
                actor=self.actor, key=uuid4(),
            )
        )  # fmt: skip

    def change(self, occurrence: int, reach: Reach, wanted: ChangeWanted) -> ChangeSaved:
        return self.database.perform(
            partial(
                save_change, occurrence_id=occurrence, reach=reach, wanted=wanted, seen=None,
                actor=self.actor, key=uuid4(),
            )
        )  # fmt: skip

    def take_back(self, change: int) -> None:
        self.database.perform(partial(take_back_change, change_id=change, actor=self.actor))


@pytest.fixture
def calendar(database: Database, actor: Actor) -> Calendar:
    return Calendar(database, actor)


def test_an_undo_never_reaches_rows_of_something_else(calendar: Calendar, making: Making) -> None:
    choir = calendar.plan(making.activity("Koor"), time(10)).days[0].occurrence_id
    assert choir is not None
    later = calendar.change(choir, Reach.ALL_FUTURE, ChangeWanted(starts=time(11), ends=time(13)))
    calendar.change(choir, Reach.FOLLOWING, ChangeWanted(last_day=FIRST + WEEK))
    yoga = making.activity("Yoga")
    calendar.plan(yoga, time(11))
    with pytest.raises(ChangedSince):
        calendar.take_back(later.change_id)
    with calendar.database.reading() as session:
        starts = select(Occurrence.starts).where(Occurrence.activity_id == yoga)
        assert session.scalars(starts).all() == [time(11)] * 4


def test_a_room_whose_code_is_taken_does_not_come_back(calendar: Calendar, actor: Actor) -> None:
    perform = calendar.database.perform
    first = perform(partial(add_room, facts=RoomFacts("Zaal"), actor=actor, key=uuid4()))
    gone = perform(partial(remove_room, room_id=first, actor=actor, key=uuid4()))
    second = perform(partial(add_room, facts=RoomFacts("Zaal"), actor=actor, key=uuid4()))
    with pytest.raises(ChangedSince):
        calendar.take_back(gone)
    with calendar.database.reading() as session:
        assert session.scalars(select(Room.id)).all() == [second]


def test_a_long_series_is_looked_up_at_once(calendar: Calendar, making: Making) -> None:
    planned = calendar.plan(making.activity("Koor"), time(10), weeks=40)
    asked: list[str] = []

    def listen(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    event.listen(calendar.database.engine, "before_cursor_execute", listen)
    calendar.take_back(planned.change_id)
    event.remove(calendar.database.engine, "before_cursor_execute", listen)
    assert sum(statement.startswith("SELECT") for statement in asked) < 20
    with calendar.database.reading() as session:
        assert session.scalars(select(Occurrence)).all() == []
