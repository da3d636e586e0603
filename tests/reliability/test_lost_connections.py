"""A server that goes away at the worst moment: one save stays one save, and nobody is misled."""

import socket
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

from atelier.database import Database, open_database
from atelier.database.faults import Doubtful
from atelier.desk.actions import check_in
from atelier.domain import Action, AuditEntry, Changes, Setting, Tally, Unavailable, Visit
from tests.making import Making
from tests.postgres import Server
from tests.reliability.proxy import Cut, Proxy, between

CUTS = 200
PATIENCE = 6.5  # seconds

pytestmark = pytest.mark.reliability


@pytest.fixture
def engine_name() -> str:
    return "postgresql"


@pytest.fixture
def proxy(server: Server) -> Iterator[Proxy]:
    with between(server.place, Path(server.place) / uuid4().hex[:8]) as proxy:
        yield proxy


@pytest.fixture
def desk(url: str, proxy: Proxy) -> Iterator[Database]:
    """Give a desk that reaches the server through the proxy only."""
    through = make_url(url).set(query={"host": proxy.place})
    desk = Database(through.render_as_string(hide_password=False))
    yield desk
    desk.close()


def counts(database: Database) -> tuple[int, ...]:
    """Count actions, visits and visitors without a name."""
    with database.reading() as session:
        return tuple(
            int(session.scalar(select(figure)) or 0)
            for figure in (
                func.count(Action.id),
                func.count(Visit.id),
                func.sum(Tally.visits),
            )
        )


def arrival(making: Making, person: int) -> Callable[[Session], object]:
    return partial(check_in, person_id=person, companions=2, actor=making.actor, key=uuid4())


def test_a_commit_whose_answer_is_lost_is_one_save(
    database: Database, making: Making, desk: Database, proxy: Proxy, rounds: float
) -> None:
    heard: list[Changes] = []
    desk.on_commit(heard.append)
    cuts = (list(Cut) * CUTS)[: round(CUTS * rounds)]
    for number, cut in enumerate(cuts):
        action = arrival(making, making.person(f"Persoon Nummer{number}"))
        heard.clear()
        proxy.cut = cut
        desk.perform(action)  # raises nothing: nobody is told that it failed
        assert heard == [{Action, Visit, Tally, AuditEntry}]
    assert proxy.cuts == len(cuts)
    assert counts(database) == (len(cuts), len(cuts), 2 * len(cuts))


@pytest.mark.parametrize("cut", list(Cut))
def test_a_commit_that_nobody_can_ask_after_is_told_as_doubtful(
    making: Making, desk: Database, proxy: Proxy, cut: Cut, database: Database
) -> None:
    action = arrival(making, making.person())
    counts(desk)
    proxy.cut, proxy.away = cut, True
    with pytest.raises(Doubtful, match="not certain that this was saved"):
        desk.perform(action)
    proxy.away = False
    desk.perform(action)  # the same key: the same save
    assert counts(database) == (1, 1, 2)


def test_a_server_that_was_away_all_the_time_saved_nothing(
    making: Making, desk: Database, proxy: Proxy, database: Database
) -> None:
    action = arrival(making, making.person())
    counts(desk)
    proxy.away = True
    proxy.hang_up()
    with pytest.raises(Unavailable, match="Nothing was saved"):
        desk.perform(action)
    assert counts(database) == (0, 0, 0)


def number_of(session: Session) -> int:
    return int(session.scalar(text("SELECT pg_backend_pid()")) or 0)


def end(database: Database, number: int) -> None:
    """End a connection, as the server's keeper may do."""
    with database.transaction() as session:
        session.execute(text("SELECT pg_terminate_backend(:number)"), {"number": number})


def test_a_connection_that_ends_in_the_middle_keeps_nothing(
    database: Database, making: Making, url: str
) -> None:
    desk = Database(url)

    def save(session: Session) -> None:
        session.add(Setting(site_id=making.site_id, name="a", value="b"))
        session.flush()
        end(database, number_of(session))

    with pytest.raises(Unavailable), desk.transaction() as session:
        save(session)
    with database.reading() as session:
        assert session.scalars(select(Setting).where(Setting.name == "a")).all() == []
    desk.close()


def test_a_save_whose_connection_ends_is_done_again(
    database: Database, making: Making, url: str
) -> None:
    desk = Database(url)
    tried: list[UUID] = []
    person = making.person()

    def save(session: Session) -> None:
        arrival(making, person)(session)
        tried.append(uuid4())
        if len(tried) == 1:
            end(database, number_of(session))

    desk.perform(save)
    assert len(tried) == 2
    assert counts(database) == (1, 1, 2)
    desk.close()


def test_a_connection_that_ended_while_idle_is_not_noticed(
    database: Database, making: Making, url: str
) -> None:
    desk = Database(url)
    with desk.reading() as session:
        number = number_of(session)
    end(database, number)
    desk.perform(arrival(making, making.person()))
    desk.close()


def test_a_transaction_that_was_left_open_is_ended_and_told(
    database: Database, making: Making
) -> None:
    assert making

    def dawdle(session: Session) -> None:
        session.execute(text("SET idle_in_transaction_session_timeout = 50"))
        time.sleep(0.2)
        session.scalar(text("SELECT 1"))

    with pytest.raises(Unavailable), database.transaction() as session:
        dawdle(session)


def test_a_desk_that_is_deaf_hears_again(making: Making, desk: Database, proxy: Proxy) -> None:
    desk.neighbours.heard()
    proxy.hang_up()
    with pytest.raises(Unavailable):
        desk.neighbours.heard()
    assert desk.neighbours.heard() == frozenset()
    making.add(Setting(site_id=making.site_id, name="a", value="b"))
    heard, until = desk.neighbours.heard(), time.monotonic() + 5
    while not heard and time.monotonic() < until:  # it is on its way
        heard = desk.neighbours.heard()
    assert heard == {Setting}


@pytest.mark.parametrize("how", ["no socket", "a closed port", "a black hole", "no database"])
def test_a_server_that_is_away_at_the_start_is_told_soon(
    server: Server, tmp_path: Path, how: str
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as hole:  # takes calls, and never answers
        port = hole.getsockname()[1]
        if how == "a closed port":
            hole.close()
        place = {
            "no socket": f"@/house?host={tmp_path}",
            "no database": f"@/nothing?host={server.place}",
        }.get(how, f"@127.0.0.1:{port}/house")
        began = time.monotonic()
        with pytest.raises(Unavailable, match=r"does not answer\. Nothing was saved") as told:
            open_database(f"postgresql+psycopg://atelier:geheim{place}")
    assert time.monotonic() - began < PATIENCE
    assert "geheim" not in str(told.value)
