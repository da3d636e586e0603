"""A canary among the visitors: whatever goes wrong, its name is in no log and no trace."""

import logging
import traceback
from collections.abc import Callable
from functools import partial
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import text
from sqlalchemy.orm import Session

from atelier.database import Database
from atelier.desk.actions import check_in, register_walk_in
from atelier.domain import Actor, Person, Site, Tenant
from tests.looking import settle
from tests.making import Making
from ui.gateway import Gateway
from ui.shell.crash import CrashHook

CANARY = "Kwintessa"
FAMILY = "Kanarievogel"
NAME = f"{CANARY} {FAMILY}"
PHONE = "0612345670"
NUMBER = "111222333"  # passes the test of eleven

Fault = Callable[[Session, Actor], object]


def person(actor: Actor, **facts: object) -> Person:
    return Person(site_id=actor.site_id, given_name=CANARY, family_name=FAMILY, **facts)  # type: ignore[arg-type]


def broken_rule(session: Session, actor: Actor) -> None:
    session.add(person(actor, postcode="65"))
    session.flush()


def missing_value(session: Session, actor: Actor) -> None:
    row = person(actor, phone=PHONE)
    row.site_id = None  # type: ignore[assignment]
    session.add(row)
    session.flush()


def second_of_a_kind(session: Session, actor: Actor) -> None:
    for _ in range(2):
        session.add(Tenant(site_id=actor.site_id, name=NAME, whereabouts=""))
    session.flush()


def nobody_s_house(session: Session, _actor: Actor) -> None:
    session.add(Tenant(site_id=9999, name=NAME, whereabouts=""))
    session.flush()


def too_long(session: Session, _actor: Actor) -> None:
    session.add(Site(name=NAME * 30))
    session.flush()
    session.execute(text("SELECT no_such_column FROM site WHERE name = :name"), {"name": NAME})


def not_a_number(session: Session, _actor: Actor) -> None:
    session.execute(text("SELECT CAST(:name AS integer) FROM nowhere"), {"name": NAME})


def wrong_kind(session: Session, _actor: Actor) -> None:
    session.execute(text("SELECT CAST(:name AS integer)"), {"name": NAME})
    raise ZeroDivisionError  # SQLite takes any text for a number


def wrong_day(session: Session, actor: Actor) -> None:
    session.add(person(actor, entered_on=PHONE))
    session.flush()


def not_a_letter(session: Session, actor: Actor) -> None:
    session.add(person(actor, email=f"{FAMILY}\ud800"))
    session.flush()


def a_zero(session: Session, actor: Actor) -> None:
    session.add(person(actor, email=f"{FAMILY}\0"))
    session.flush()
    raise ZeroDivisionError  # SQLite keeps it


def long_name(session: Session, actor: Actor) -> None:
    register_walk_in(session, name=NAME * 30, actor=actor, key=uuid4())


def citizen_number(session: Session, actor: Actor) -> None:
    register_walk_in(session, name=f"{NAME} {NUMBER}", actor=actor, key=uuid4())


def after_a_check_in(session: Session, actor: Actor) -> None:
    done = register_walk_in(session, name=NAME, actor=actor, key=uuid4())
    check_in(session, person_id=done.person_id, occurrence_ids=[9999], actor=actor, key=uuid4())


FAULTS: list[Fault] = [
    broken_rule,
    missing_value,
    second_of_a_kind,
    nobody_s_house,
    too_long,
    not_a_number,
    wrong_kind,
    wrong_day,
    not_a_letter,
    a_zero,
    long_name,
    citizen_number,
    after_a_check_in,
]


@pytest.mark.parametrize("fault", FAULTS)
def test_no_fault_repeats_a_name(
    database: Database,
    making: Making,
    actor: Actor,
    gateway: Gateway,
    qtbot: QtBot,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    fault: Fault,
) -> None:
    caplog.set_level(logging.INFO)
    assert making
    said: list[str] = []
    errors: list[BaseException] = []
    gateway.refused.connect(said.append)
    action = lambda session: fault(session, actor)  # noqa: E731
    for way in (partial(in_a_transaction, database), database.perform):
        with pytest.raises(Exception) as raised:  # noqa: PT011 - any of them
            way(action)
        errors.append(raised.value)
    with qtbot.captureExceptions() as bugs:
        gateway.perform(action)
        gateway.read(action, then=lambda _result: None)
        settle(qtbot, gateway)
    errors += [bug[1] for bug in bugs]
    assert len(bugs) + len(said) == 2
    hook = CrashHook(said.append)
    for error in errors:
        hook(type(error), error, error.__traceback__)
    traces = ["".join(traceback.format_exception(error)) for error in errors]
    for words in [*traces, *said, caplog.text, *capfd.readouterr()]:
        for secret in (CANARY, FAMILY, PHONE, NUMBER):
            assert secret not in words


def in_a_transaction(database: Database, action: Callable[[Session], object]) -> None:
    with database.transaction() as session:
        action(session)
