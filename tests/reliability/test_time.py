"""The house's clock, held against a calendar of our own: summer time, midnights, ends of months."""

import time as computer
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from atelier.database import Database
from atelier.desk.actions import check_in
from atelier.domain import Actor, Clock, DayPart, Visit, day_part
from tests.conftest import Hands
from tests.making import Making

YEARS = range(2024, 2031)
ZONES = ["Europe/Amsterdam", "America/New_York", "Asia/Tokyo", "UTC"]


@pytest.fixture(params=ZONES)
def computer_zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Let the computer believe that it is elsewhere."""
    monkeypatch.setenv("TZ", request.param)
    computer.tzset()
    yield request.param
    monkeypatch.undo()
    computer.tzset()


def last_sunday(year: int, month: int) -> datetime:
    """Give one o'clock UTC on the last Sunday: when the clocks change, all over Europe."""
    day = datetime(year, month, 31, 1, tzinfo=UTC)
    return day - timedelta(days=day.isoweekday() % 7)


def is_summer(instant: datetime) -> bool:
    return last_sunday(instant.year, 3) <= instant < last_sunday(instant.year, 10)


def on_the_wall(instant: datetime) -> datetime:
    """Give what the clock on the wall says, without a zone."""
    return instant.replace(tzinfo=None) + timedelta(hours=2 if is_summer(instant) else 1)


def turns() -> list[datetime]:
    """Give the moments at which something changes: clocks, days, months, years."""
    months = [datetime(year, month, 1, tzinfo=UTC) for year in YEARS for month in range(1, 13)]
    changes = [last_sunday(year, month) for year in YEARS for month in (3, 10)]
    midnights = [
        change.replace(hour=0) + timedelta(days=days) for change in changes for days in (0, 1)
    ]
    return months + changes + midnights


near_turns = st.builds(
    lambda turn, seconds: turn + timedelta(seconds=seconds),
    st.sampled_from(turns()),
    st.integers(-4 * 3600, 4 * 3600),
)
anywhere = st.datetimes(datetime(2024, 1, 1), datetime(2030, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
instants = near_turns | anywhere
checked = settings(
    max_examples=500,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@checked
@given(instant=instants)
@example(instant=datetime(2026, 10, 25, 0, 30, tzinfo=UTC))  # half past two
@example(instant=datetime(2026, 10, 25, 1, 30, tzinfo=UTC))  # half past two again
@example(instant=datetime(2027, 3, 28, 1, 0, tzinfo=UTC))  # from two to three
@example(instant=datetime(2026, 6, 30, 22, 30, tzinfo=UTC))  # July at the house
def test_now_is_what_the_wall_says(computer_zone: str, instant: datetime) -> None:
    assert computer_zone
    clock = Clock(now=lambda: instant)
    wall = on_the_wall(instant)
    assert clock.today() == wall.date()
    assert clock.wall(instant).replace(tzinfo=None) == wall
    minutes = wall.hour * 60 + wall.minute
    expected = (
        DayPart.MORNING
        if minutes < 750
        else DayPart.AFTERNOON
        if minutes < 1020
        else DayPart.EVENING
    )
    assert day_part(clock.wall(instant).time()) is expected


@checked
@given(instant=instants)
def test_a_wall_time_has_its_moment(computer_zone: str, instant: datetime) -> None:
    """In the hour that comes twice it is the first; in the one that is skipped, an hour later."""
    assert computer_zone
    wall = on_the_wall(instant)
    moment = Clock().moment(wall.date(), wall.time())
    assert on_the_wall(moment) == wall
    repeated = timedelta(hours=1) if moment != instant else timedelta(0)
    assert moment + repeated == instant
    assert not repeated or is_summer(moment) > is_summer(instant)


@pytest.mark.parametrize("year", YEARS)
def test_the_hour_that_is_skipped_is_an_hour_later(year: int) -> None:
    change = last_sunday(year, 3)
    moment = Clock().moment(change.date(), time(2, 30))
    assert moment == change + timedelta(minutes=30)
    assert on_the_wall(moment).time() == time(3, 30)


def test_a_visit_after_midnight_is_of_the_new_month(
    database: Database, making: Making, actor: Actor, hands: Hands
) -> None:
    """Half past twelve at night on the first is still the month before in UTC."""
    person = making.person()
    firsts = [date(2026, month, 1) for month in range(1, 13)]
    for first in firsts:
        hands.at = Clock().moment(first, time(0, 30))
        assert hands.at.date() < first
        database.perform(partial(check_in, person_id=person, actor=actor, key=uuid4()))
    with database.reading() as session:
        assert session.scalars(select(Visit.day).order_by(Visit.day)).all() == firsts
        assert session.scalars(select(Visit.arrived_at).order_by(Visit.day)).all() == [
            Clock().moment(first, time(0, 30)) for first in firsts
        ]
