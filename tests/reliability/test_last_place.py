"""Desks that want the same thing in the same moment, whatever the server's own ideas are."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from uuid import uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.engine import make_url

from atelier.attendance.refusals import OccurrenceFull
from atelier.database import Database
from atelier.desk.actions import check_in
from atelier.desk.counting import count_visitors
from atelier.desk.receipts import CheckedIn
from atelier.domain import Action, Function
from tests.counting import participations, visits
from tests.making import Making
from tests.postgres import Server

DESKS = 4
ROUNDS = 200
LEVELS = ["sqlite", "read committed", "repeatable read", "serializable"]

pytestmark = [pytest.mark.reliability, pytest.mark.timeout(600)]


@pytest.fixture(params=LEVELS)
def level(request: pytest.FixtureRequest) -> str:
    """Give the isolation that the server would choose if nobody said so, or SQLite."""
    return str(request.param)


@pytest.fixture
def engine_name(level: str) -> str:
    return "sqlite" if level == "sqlite" else "postgresql"


@pytest.fixture
def desks(url: str, level: str, request: pytest.FixtureRequest) -> Iterator[list[Database]]:
    """Give desks with connections of their own."""
    if level != "sqlite":
        server: Server = request.getfixturevalue("server")
        server.run(
            f"ALTER DATABASE {make_url(url).database} SET default_transaction_isolation = '{level}'"
        )
    desks = [Database(url) for _ in range(DESKS)]
    yield desks
    for desk in desks:
        desk.close()


def at_once(tasks: list[Callable[[], object]]) -> list[object]:
    """Run all in the same moment; give what each ended in."""
    start = threading.Barrier(len(tasks), timeout=60)
    ends: list[object] = []

    def run(task: Callable[[], object]) -> None:
        start.wait()
        try:
            ends.append(task())
        except Exception as error:
            ends.append(error)

    threads = [threading.Thread(target=run, args=(task,)) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ends


def test_the_last_place_is_given_to_one(
    desks: list[Database], database: Database, making: Making, rounds: float
) -> None:
    people = [making.person(f"Persoon {letter}") for letter in "ABCD"]
    number = round(ROUNDS * rounds)
    ended: Counter[str] = Counter()
    for _ in range(number):
        place = making.occurrence(capacity=1)
        ends = at_once(
            [
                partial(
                    desk.perform,
                    partial(
                        check_in,
                        person_id=person,
                        occurrence_ids=[place],
                        actor=making.actor,
                        key=uuid4(),
                    ),
                )
                for desk, person in zip(desks, people, strict=True)
            ]
        )
        full = sum(isinstance(end, OccurrenceFull) for end in ends)
        assert full == DESKS - 1, ends
        ended.update(type(end).__name__ for end in ends)
    assert participations(database) == (number, 0)
    assert ended == {"CheckedIn": number, "OccurrenceFull": number * (DESKS - 1)}


def test_one_visitor_at_two_desks_is_one_visit(
    desks: list[Database], database: Database, making: Making, rounds: float
) -> None:
    number = round(ROUNDS * rounds)
    place = making.occurrence()
    for turn in range(number):
        person = making.person(f"Persoon Nummer{turn}")
        ends = at_once(
            [
                partial(
                    desk.perform,
                    partial(
                        check_in,
                        person_id=person,
                        occurrence_ids=[place],
                        actor=making.actor,
                        key=uuid4(),
                    ),
                )
                for desk in desks[:2]
            ]
        )
        came = [end.already for end in ends if isinstance(end, CheckedIn)]
        assert sorted(came) == [False, True], ends
    assert visits(database) == (number, 0)
    assert participations(database) == (number, 0)


def test_one_key_at_two_desks_is_one_save(
    desks: list[Database], database: Database, making: Making, rounds: float
) -> None:
    """A save that was sent again while the first is still under way."""
    number = round(ROUNDS * rounds)
    for _ in range(number):
        count = partial(
            count_visitors, number=3, function=Function.HEALTH, actor=making.actor, key=uuid4()
        )
        ends = at_once([partial(desk.perform, count) for desk in desks])
        assert len({getattr(end, "action_id", end) for end in ends}) == 1
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Action)) == number
    assert visits(database) == (0, 3 * number)
