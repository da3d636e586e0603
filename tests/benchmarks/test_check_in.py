"""What a check-in costs, beside one durable commit of the same rows by the driver alone."""

import random
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture
from sqlalchemy import event, text

from atelier.database import Database
from atelier.desk.actions import check_in
from atelier.desk.queries import day_view
from tests.benchmarks.conftest import ACTOR, Figures, fill_house
from tests.benchmarks.floors import (
    Heart,
    Painted,
    check_in_plainly,
    in_turn,
    percentile,
    plain_file,
    turn,
    write_plainly,
)
from tests.hands import Keyboard
from tests.postgres import serving_durably
from ui.desk.page import DeskPage
from ui.shell.window import Window

ROUNDS = 60
ARRIVALS = 40
OUTAGES = 3
FRAME = 16  # milliseconds
AWAY = 2000  # milliseconds that the database does not answer
ABSENT = """SELECT id FROM person WHERE id NOT IN
(SELECT person_id FROM visit WHERE day = 20261124 AND person_id IS NOT NULL) ORDER BY id"""


def absent(database: Database) -> Iterator[int]:
    with database.reading() as session:
        return iter(list(session.scalars(text(ABSENT))))


def open_door(database: Database) -> int:
    with database.reading() as session:
        return next(row.id for row in day_view(session, actor=ACTOR).occurrences if row.walk_in)


def come_in(database: Database, occurrence: int, people: Iterator[int]) -> None:
    database.perform(
        partial(
            check_in,
            person_id=next(people),
            occurrence_ids=(occurrence,),
            actor=ACTOR,
            key=uuid4(),
        )
    )


def statements_of(database: Database, occurrence: int, people: Iterator[int]) -> list[str]:
    """Give the statements of one check-in, without BEGIN and COMMIT."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    come_in(database, occurrence, people)
    event.remove(database.engine, "before_cursor_execute", note)
    return [statement for statement in seen if not statement.startswith("BEGIN")]


@pytest.mark.timeout(600)
def test_a_check_in_costs_hardly_more_than_its_commit(
    house: Database, house_file: Path, figures: Figures, benchmark: BenchmarkFixture
) -> None:
    people, door, plain = absent(house), open_door(house), plain_file(house_file)
    ours = partial(come_in, house, door, people)
    times = in_turn(lambda: check_in_plainly(plain, door, next(people)), ours, ROUNDS)
    asked = statements_of(house, door, people)
    benchmark.pedantic(ours, rounds=10)
    plain.close()
    figures.add(
        "check-in, SQLite, data layer",
        floor=times.floor_ms,
        ours=times.ours_ms,
        ratio=times.ratio,
        target="<= 3 x",
    )
    figures.add("statements of a check-in, SQLite", ours=len(asked), target="")
    assert times.ratio <= 3
    assert len(asked) <= 9


@pytest.mark.timeout(600)
def test_a_check_in_on_a_server(figures: Figures, benchmark: BenchmarkFixture) -> None:
    """The server writes through to the disk, as in life."""
    with serving_durably() as server, server.database() as url:
        fill_house(url)
        house = Database(url)
        people, door = absent(house), open_door(house)
        with psycopg.connect(url.replace("+psycopg", "")) as plain:

            def floor() -> None:
                with plain.cursor() as cursor:
                    write_plainly(cursor, door, next(people), "%s")
                plain.commit()

            ours = partial(come_in, house, door, people)
            times = in_turn(floor, ours, ROUNDS)
            asked = statements_of(house, door, people)
            benchmark.pedantic(ours, rounds=10)
        house.close()
    figures.add(
        "check-in, PostgreSQL, data layer",
        floor=times.floor_ms,
        ours=times.ours_ms,
        ratio=times.ratio,
        target="<= 3 x",
    )
    figures.add("statements of a check-in, PostgreSQL", ours=len(asked), target="<= 2")
    # Three times while the disk takes its time; where it answers within a millisecond, the
    # questions of the rules remain: each of them is asked for itself, after the lock.
    assert times.ratio <= 7
    assert len(asked) <= 10  # of them three write rows and one tells the other desks


class Desk:
    """Lets people in by the keyboard, at a window on the house."""

    def __init__(self, window: Window, application: QApplication, names: list[str]) -> None:
        page = window.page
        assert isinstance(page, DeskPage)
        self.page, self.window, self.application = page, window, application
        self.keyboard, self._names = Keyboard(window), iter(names)
        self.confirmed = Painted(window.messages)
        self.settle()

    def settle(self) -> None:
        turn(self.application, lambda: self.page.gateway.idle)
        self.application.processEvents()

    def find(self) -> None:
        """Type a name until somebody is meant by it, and nobody else."""
        while self.page.parts.hits.chosen_hit() is None:
            self.page.parts.field.clear()
            for letter in next(self._names):
                self.keyboard.type(letter)
                self.settle()
        self.window.messages.clear()
        self.settle()

    def rest(self, milliseconds: int) -> float:
        """Do nothing for a while; give the longest stop of the loop, in seconds."""
        done: list[bool] = []
        QTimer.singleShot(milliseconds, partial(done.append, True))
        heart = Heart()
        heart.begin()
        turn(self.application, lambda: bool(done))
        return heart.stop()

    def enter(self) -> None:
        """Press Enter, and wait until the confirmation has been painted."""
        before = self.confirmed.number
        self.keyboard.enter()
        turn(self.application, lambda: self.confirmed.number > before)
        assert self.window.messages.property("kind") == "done"


def typed_names(database: Database) -> list[str]:
    """Give what is typed for the first half of those who are not here yet."""
    ids = list(absent(database))
    with database.reading() as session:
        people = ", ".join(map(str, ids[: len(ids) // 2]))
        rows = session.execute(
            text(f"SELECT given_name, family_name FROM person WHERE id IN ({people})")
        )
        names = [f"{family[:4]} {given}".lower() for given, family in rows]
    random.Random(3).shuffle(names)
    return names


@pytest.fixture
def desk(desk_window: Window, house: Database, qapp: QApplication) -> Desk:
    return Desk(desk_window, qapp, typed_names(house))


@pytest.mark.timeout(600)
def test_from_enter_to_the_confirmation_painted(
    desk: Desk, house: Database, house_file: Path, figures: Figures, benchmark: BenchmarkFixture
) -> None:
    """The floor is one commit of the same rows, and the window painted once."""
    people, door, plain = list(absent(house)), open_door(house), plain_file(house_file)

    def floor() -> None:
        check_in_plainly(plain, door, people.pop())
        desk.window.repaint()

    times = in_turn(floor, desk.enter, ARRIVALS, before=desk.find)
    benchmark.pedantic(desk.enter, setup=desk.find, rounds=5)
    plain.close()
    figures.add(
        "Enter to the confirmation painted",
        floor=times.floor_ms,
        ours=times.ours_ms,
        ratio=times.ratio,
        target="<= 3 x",
    )
    assert times.ratio <= 3


@pytest.mark.timeout(600)
def test_the_window_never_stops_while_people_come_in(
    desk: Desk, figures: Figures, benchmark: BenchmarkFixture
) -> None:
    heart, keys, enters = Heart(), [], []
    for _ in range(ARRIVALS):
        heart.begin()
        desk.find()
        keys.append(heart.stop())
        heart.begin()
        desk.enter()
        desk.settle()
        enters.append(heart.stop())
    benchmark.pedantic(desk.enter, setup=desk.find, rounds=1)
    nothing = desk.rest(AWAY) * 1000
    longest = max(*keys, *enters) * 1000
    figures.add("longest stop of the loop, a name typed", ours=percentile(keys, 0.5), target="16")
    figures.add("longest stop of the loop, a check-in", ours=percentile(enters, 0.5), target="16")
    figures.add("the longest of all", floor=nothing, ours=longest, target="50")
    assert percentile(enters, 0.5) <= 1.25 * FRAME
    assert percentile(enters, 0.9) <= max(50, 3 * nothing)  # a busy machine stops any loop


@pytest.mark.timeout(600)
def test_the_window_does_not_stop_while_the_database_does_not_answer(
    desk: Desk, house_file: Path, figures: Figures, benchmark: BenchmarkFixture
) -> None:
    """Another program keeps the file to itself for two seconds; somebody types and comes in."""
    other, stops, waits, idle = plain_file(house_file), [], [], []
    for _ in range(OUTAGES):
        desk.find()
        idle.append(desk.rest(AWAY))
        other.execute("BEGIN EXCLUSIVE")
        QTimer.singleShot(AWAY, partial(other.execute, "ROLLBACK"))
        heart, began = Heart(), time.perf_counter()
        heart.begin()
        desk.enter()
        desk.settle()
        waits.append(time.perf_counter() - began)
        stops.append(heart.stop())
    other.close()
    benchmark.pedantic(desk.enter, setup=desk.find, rounds=1)
    floor, ours = percentile(idle, 0.5), percentile(stops, 0.5)
    figures.add("longest stop, database away for 2 s", floor=floor, ours=ours, target="50")
    assert min(waits) >= 0.9 * AWAY / 1000  # a timer of seconds may come a little early
    assert ours <= max(50, 3 * floor)  # on a busy machine a loop that does nothing stops too
