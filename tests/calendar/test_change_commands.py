"""``calendar move``, ``cancel``, ``change`` and ``undo``, as a script runs them."""

import json
from datetime import date, time, timedelta
from typing import Any

import pytest
from click.testing import CliRunner

from atelier.__main__ import main
from atelier.database import Database
from atelier.domain import Actor, OccurrenceState
from tests.calendar.changing import House, everything
from tests.making import Making

# A script has the clock of the computer, so these days follow it.
MONDAY = date.today() + timedelta(days=21 - date.today().weekday())  # noqa: DTZ011


@pytest.fixture
def house(database: Database, making: Making, actor: Actor) -> House:
    return House(database, making, actor)


@pytest.fixture
def series(house: House) -> int:
    """Give six Mondays in a room, of which one is closed."""
    closed = {MONDAY + timedelta(weeks=2): "Dicht"}
    last = MONDAY + timedelta(weeks=5)
    return house.series("Bingo", "weekly", MONDAY, last, room=house.room("Zaal"), closed=closed.get)


def run(house: House, *words: object, code: int = 0) -> Any:  # noqa: ANN401 - whatever JSON says
    place = house.database.url.render_as_string(hide_password=False)
    told = CliRunner().invoke(
        main, ["--database", place, "--language", "en", "--json", "calendar", *map(str, words)]
    )
    assert told.exit_code == code, told.output
    return json.loads(told.stdout)


def test_a_closed_day_is_moved_and_taken_back(house: House, series: int) -> None:
    before = everything(house.database)
    chosen, free = house.on(series, MONDAY + timedelta(weeks=2)), MONDAY + timedelta(days=17)
    words = ("move", chosen, "--day", free)
    planned = run(house, *words, "--dry-run")
    assert planned["sentence"] == "1 date moves"
    assert everything(house.database) == before
    done = run(house, *words, "--key", "once")
    assert run(house, *words, "--key", "once")["change"] == done["change"]
    assert [(one["occurrence"], one["day"]) for one in done["occurrences"]] == [(chosen, str(free))]
    assert house.row(chosen).state is OccurrenceState.PLANNED
    assert run(house, "undo", done["change"])["kind"] == "moved"
    assert everything(house.database) == before


def test_a_series_changes_from_a_day_on(house: House, series: int) -> None:
    second, third = MONDAY + timedelta(weeks=1), MONDAY + timedelta(weeks=3)
    run(house, "cancel", house.on(series, third), "--reason", "Storm")
    done = run(house, "change", series, "--from", second, "--starts", "10:00")
    assert (done["number"], [one["day"] for one in done["kept"]]) == (3, [str(third)])
    assert [row.starts for row in house.rows(series) if row.state is OccurrenceState.PLANNED] == [
        time(14),
        *[time(10)] * 3,
    ]


def test_a_taken_room_wants_an_answer(house: House, series: int) -> None:
    room = house.rows(series)[0].room_id
    day = MONDAY + timedelta(days=1)
    house.series("Koor", "weekly", day, day, room=room, starts=time(15), ends=time(16))
    words = ("move", house.on(series, MONDAY), "--day", day)
    assert run(house, *words, code=3)["refused"] == "ClashUnanswered"
    done = run(house, *words, "--keep-clashes", "Samen")
    assert [(one["with"], one["from"]) for one in done["clashes"]] == [("Koor", "15:00")]
    assert run(house, "move", 999_999, "--day", day, code=3)["refused"] == "NotFound"
