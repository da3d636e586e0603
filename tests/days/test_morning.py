"""The peak of a Tuesday morning: forty arrivals in ten minutes, keyboard only."""

import random
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from atelier.database import Database
from atelier.desk.finding import find_at_desk
from atelier.desk.queries import DayView, day_view
from atelier.desk.regulars import Regulars, regulars_of
from atelier.domain import Actor, Person
from atelier.people.folding import fold
from atelier.people.names import name_of
from tests.conftest import Hands
from tests.counting import visits
from tests.hands import CONTROL, Keyboard
from tests.looking import settle
from ui.desk.page import DeskPage
from ui.gateway import Gateway

REACHED = 0.8  # of those expected today: three letters and Enter
NEWCOMERS = ("Łukasz Zieliński", "Aaltje Quispel", "Tesfay")


@dataclass
class Regular:
    """Somebody who comes today, and the three letters that mean nobody else."""

    person: int
    letters: str


@dataclass
class Count:
    """The keys that one task took."""

    letters: int
    actions: int


class Morning:
    """The hands at the desk: every task is typed, and its keys are counted."""

    def __init__(
        self, qtbot: QtBot, gateway: Gateway, keyboard: Keyboard, desk: DeskPage, hands: Hands
    ) -> None:
        self._qtbot, self._gateway, self._keyboard = qtbot, gateway, keyboard
        self._desk, self._hands = desk, hands

    def task(self, text: str, *keys: tuple[Qt.Key, Qt.KeyboardModifier]) -> Count:
        before = (self._keyboard.letters, self._keyboard.actions)
        self._keyboard.type(text)
        for key, modifiers in keys:
            self._keyboard.press(key, modifiers)  # never waits: people type ahead
        settle(self._qtbot, self._gateway)
        self._hands.move(seconds=15)
        return Count(self._keyboard.letters - before[0], self._keyboard.actions - before[1])


ENTER = (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
NEW = (Qt.Key.Key_N, CONTROL)


def three_letters(given: str, family: str) -> list[str]:
    """Give what a volunteer types: the first letters, or the initial and the surname's."""
    first, last = fold(given), fold(family)
    return [first[:3], last[:3], first[:1] + last[:2], first[:2] + last[:1]]


def expected_today(database: Database, actor: Actor) -> tuple[list[Regular], int]:
    """Give who is reached by three letters, and how many are expected."""
    reached = []
    with database.reading() as session:
        day, regulars = day_view(session, actor=actor), regulars_of(session, actor=actor)
        people = sorted(set(regulars.enrolled) | set(regulars.usual))
        for person in people:
            name = name_of(session.get_one(Person, person))
            for letters in three_letters(name.given, name.family):
                if len(letters) == 3 and means(database, actor, letters, day, regulars) == person:
                    reached.append(Regular(person, letters))
                    break
    return reached, len(people)


def means(
    database: Database, actor: Actor, text: str, day: DayView, regulars: Regulars
) -> int | None:
    with database.reading() as session:
        found = find_at_desk(session, text=text, day=day, regulars=regulars, actor=actor)
    return None if found.chosen is None else found.hits[found.chosen].id


def test_three_letters_reach_most_of_those_who_are_expected(
    database: Database, actor: Actor
) -> None:
    reached, expected = expected_today(database, actor)
    assert expected > 100
    assert len(reached) / expected >= REACHED


@pytest.fixture
def at_work(
    qtbot: QtBot, gateway: Gateway, keyboard: Keyboard, desk: DeskPage, hands: Hands
) -> Morning:
    return Morning(qtbot, gateway, keyboard, desk, hands)


def test_forty_people_in_ten_minutes(
    database: Database, actor: Actor, at_work: Morning, desk: DeskPage, hands: Hands
) -> None:
    chance = random.Random(40)
    regulars = chance.sample(expected_today(database, actor)[0], 27)
    began = hands.at
    came: list[int] = []
    for number, regular in enumerate(regulars):
        count = at_work.task(regular.letters, ENTER)
        assert (count.letters, count.actions) == (3, 1), regular.person
        came.append(regular.person)
        if number % 9 == 4:  # somebody was meant who stood behind
            assert at_work.task("", (Qt.Key.Key_Z, CONTROL)) == Count(0, 1)
            came.pop()
    for name in NEWCOMERS:  # of the last one a namesake is known, so Enter would ask
        count = at_work.task(name, NEW if name == NEWCOMERS[-1] else ENTER)
        assert count.letters == len(name)
        assert count.actions <= 2
    for _ in range(4):
        assert at_work.task("", (Qt.Key.Key_1, CONTROL)) == Count(0, 1)
    assert at_work.task("6", ENTER) == Count(1, 1)
    minutes = (hands.at - began).total_seconds() / 60
    assert minutes <= 10, minutes

    assert visits(database) == (len(came) + len(NEWCOMERS), 10)
    with database.reading() as session:
        everybody = set(
            session.scalars(select(Person.id).where(Person.entered_on == actor.today()))
        )
        view = day_view(session, actor=actor)
    assert len(everybody) == len(NEWCOMERS)
    assert view.total == len(came) + len(NEWCOMERS) + 10
    assert desk.parts.today_count.text() == f"{view.total} today"
    assert desk.parts.field.text() == ""
    assert desk.parts.field.hasFocus()


def test_each_of_them_is_the_one_who_was_meant(
    database: Database, actor: Actor, at_work: Morning
) -> None:
    from atelier.domain import Visit

    regulars = random.Random(7).sample(expected_today(database, actor)[0], 12)
    for regular in regulars:
        at_work.task(regular.letters, ENTER)
    with database.reading() as session:
        came = session.scalars(
            select(Visit.person_id).where(Visit.day == actor.today()).order_by(Visit.id)
        ).all()
    assert came == [regular.person for regular in regulars]
