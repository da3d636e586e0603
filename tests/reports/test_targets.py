"""Agreements with funders: kept once, undone, and measured against what page and paper tell."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from atelier.database import Database
from atelier.domain import Activity, Actor, Clock, Function, Gone, Organisation, Refusal
from atelier.language import use
from atelier.reports.figures import By, Code
from atelier.reports.last_change import LastChange
from atelier.reports.partners import rename_organisation
from atelier.reports.target_actions import (
    AgreedAlready,
    AmountWrong,
    FunderMissing,
    NotToBeAgreed,
    TargetChangedElsewhere,
    TargetFacts,
    YearWrong,
    change_target,
    remove_target,
    set_target,
    take_back_target_change,
)
from atelier.reports.target_choices import SPLITS, target_choices
from atelier.reports.targets import (
    State,
    TargetRow,
    last_target_change,
    realised,
    state_name,
)
from tests.acting import at_desk
from tests.conftest import Hands
from tests.making import Making
from tests.reports.administering import Administrator

CITY = "Gemeente Nijmegen"
GOOD = TargetFacts(2026, CITY, Code.PARTICIPATIONS, 100)


def do(database: Database, actor: Actor, action: Callable[..., Any], **facts: object) -> Any:  # noqa: ANN401
    return database.perform(partial(action, actor=actor, **{"key": uuid4(), **facts}))


def rows(database: Database, actor: Actor, year: int = 2026, **more: Any) -> tuple[TargetRow, ...]:  # noqa: ANN401
    with database.reading() as session:
        return realised(session, year=year, actor=actor, **more)


def last(database: Database, actor: Actor) -> LastChange | None:
    with database.reading() as session:
        return last_target_change(session, actor=actor)


def busy(making: Making, *days: date, activity: int | None = None) -> int:
    """Let two people take part on each of these days, the same two every time."""
    people = [making.person(name) for name in ("Toos Bos", "Ali Kaya")]
    activity = activity or making.activity("Zing mee!")
    for day in days:
        once = making.occurrence(activity, day=day)
        for person in people:
            making.participation(person, once, day, datetime.combine(day, time(9), UTC))
    return activity


def test_what_was_realised_is_told_per_quarter(
    database: Database, making: Making, actor: Actor
) -> None:
    busy(making, date(2026, 1, 6), date(2026, 5, 12), date(2026, 5, 19), date(2026, 11, 3))
    do(database, actor, set_target, facts=replace(GOOD, amount=10))
    do(database, actor, set_target, facts=replace(GOOD, amount=3, code=Code.UNIQUE))
    participations, people = rows(database, actor)
    assert participations.quarters == (2, 4, 0, 2)
    assert (participations.to_date, participations.share) == (8, "80%")
    assert people.quarters == (2, 2, 0, 2)  # the same two, and never added up (scenario 24)
    assert (people.to_date, people.share) == (2, "67%")


def test_of_a_quarter_that_has_not_begun_nothing_is_told(
    database: Database, making: Making, actor: Actor, hands: Hands
) -> None:
    busy(making, date(2026, 1, 6))
    hands.at = datetime(2026, 5, 20, 8, tzinfo=UTC)
    do(database, actor, set_target, facts=GOOD)
    (row,) = rows(database, actor)
    assert row.quarters == (2, 0, None, None)


def test_a_report_of_a_quarter_ends_with_it(
    database: Database, making: Making, actor: Actor
) -> None:
    busy(making, date(2026, 1, 6), date(2026, 5, 12), date(2026, 5, 28), date(2026, 11, 3))
    do(database, actor, set_target, facts=GOOD)
    (row,) = rows(database, actor, until=date(2026, 6, 30))
    assert (row.quarters, row.to_date) == ((2, 4, None, None), 6)
    (row,) = rows(database, actor, until=date(2026, 4, 30))
    assert (row.quarters, row.to_date) == ((2, 0, None, None), 2)


@pytest.mark.parametrize(
    ("now", "amount", "state", "words"),
    [
        (datetime(2025, 12, 1, 9, tzinfo=UTC), 100, State.NOT_BEGUN, "Nog niet begonnen"),
        (datetime(2026, 7, 1, 9, tzinfo=UTC), 4, State.ON_COURSE, "Op schema"),
        (datetime(2026, 7, 1, 9, tzinfo=UTC), 5, State.BEHIND, "Achter"),
        (datetime(2026, 7, 1, 9, tzinfo=UTC), 2, State.REACHED, "Gehaald"),
        (datetime(2027, 1, 1, 9, tzinfo=UTC), 4, State.MISSED, "Niet gehaald"),
        (datetime(2027, 1, 1, 9, tzinfo=UTC), 2, State.REACHED, "Gehaald"),
    ],
)
def test_a_word_says_how_it_stands(
    database: Database,
    making: Making,
    actor: Actor,
    hands: Hands,
    now: datetime,
    amount: int,
    state: State,
    words: str,
) -> None:
    busy(making, date(2026, 1, 6))
    hands.at = now
    do(database, actor, set_target, facts=replace(GOOD, amount=amount))
    (row,) = rows(database, actor)
    assert row.state is state
    use("nl")
    assert state_name(row.state) == words


def test_a_figure_is_narrowed_down(database: Database, making: Making, actor: Actor) -> None:
    meeting = busy(making, date(2026, 5, 12))
    gym = making.activity("Stoelgym", function=Function.HEALTH)
    busy(making, date(2026, 5, 13), date(2026, 5, 14), activity=gym)
    host = making.add(Organisation(site_id=making.site_id, name="Tweespan"))
    with database.transaction() as session:
        session.get_one(Activity, gym).host_id = host
    parts = [
        (By.FUNCTION, "health", 4, "Health and exercise"),
        (By.ACTIVITY, str(meeting), 2, "Zing mee!"),
        (By.HOST, str(host), 4, "Tweespan"),
    ]
    for by, item, _, _ in parts:
        do(database, actor, set_target, facts=replace(GOOD, by=by, item=item))
    found = [(row.by, row.item, row.to_date, row.part) for row in rows(database, actor)]
    assert found == parts
    assert rows(database, actor)[1].name == "Participations · Zing mee!"


def test_a_host_counts_under_every_name(database: Database, making: Making, actor: Actor) -> None:
    host = making.add(Organisation(site_id=making.site_id, name="Waalkant"))
    activity = busy(making, date(2026, 2, 3), date(2026, 8, 4))
    with database.transaction() as session:
        session.get_one(Activity, activity).host_id = host
    do(database, actor, set_target, facts=replace(GOOD, by=By.HOST, item=str(host)))
    facts = {"organisation_id": host, "name": "Waalkant & NIM", "first_day": date(2026, 7, 1)}
    do(database, actor, rename_organisation, **facts)
    (row,) = rows(database, actor)
    assert (row.part, row.quarters, row.to_date) == ("Waalkant & NIM", (2, 0, 2, 0), 4)


def test_hours_are_written_as_hours(database: Database, actor: Actor) -> None:
    facts = replace(GOOD, code=Code.VOLUNTEER_MINUTES, amount=90)
    do(database, actor, set_target, facts=facts)
    (row,) = rows(database, actor)
    assert (row.written(row.amount), row.written(None)) == ("1.5", "")


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"funder": "  "}, FunderMissing),
        ({"amount": 0}, AmountWrong),
        ({"amount": 10**9}, AmountWrong),
        ({"year": 1999}, YearWrong),
        ({"code": Code.MISSING}, NotToBeAgreed),
        ({"by": By.TOTAL, "item": "health"}, NotToBeAgreed),
        ({"by": By.FUNCTION, "item": "nonsense"}, NotToBeAgreed),
        ({"by": By.FUNCTION, "item": ""}, NotToBeAgreed),
        ({"by": By.AGE, "item": "75–84"}, NotToBeAgreed),
        ({"by": By.ACTIVITY, "item": "999"}, Gone),
        ({"by": By.HOST, "item": "x"}, Gone),
    ],
)
def test_what_cannot_be_agreed_on_is_refused(
    database: Database, actor: Actor, wrong: dict[str, Any], refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        do(database, actor, set_target, facts=replace(GOOD, **wrong))
    assert rows(database, actor) == ()


def test_the_same_is_agreed_on_once(database: Database, actor: Actor) -> None:
    key = uuid4()
    first = do(database, actor, set_target, facts=GOOD, key=key)
    assert do(database, actor, set_target, facts=GOOD, key=key) == first
    with pytest.raises(AgreedAlready):
        do(database, actor, set_target, facts=replace(GOOD, funder=CITY.upper(), amount=7))
    do(database, actor, set_target, facts=replace(GOOD, funder="Fonds"))
    do(database, actor, set_target, facts=replace(GOOD, year=2027))
    assert [row.funder for row in rows(database, actor)] == ["Fonds", CITY]
    assert [row.amount for row in rows(database, actor, 2027)] == [100]


@pytest.mark.parametrize("language", ["en", "nl"])
def test_changes_are_said_and_taken_back(database: Database, actor: Actor, language: str) -> None:
    use(language)
    added = do(database, actor, set_target, facts=GOOD)
    (row,) = rows(database, actor)
    target: dict[str, object] = {"target_id": row.id}
    more = replace(GOOD, amount=200)
    changed = do(database, actor, change_target, version=row.version, facts=more, **target)
    removed = do(database, actor, remove_target, **target)
    assert rows(database, actor) == ()
    expected: tuple[tuple[int, list[int]], ...] = (
        (removed, [200]),
        (changed, [100]),
        (added, []),
    )
    for change, amounts in expected:
        said = last(database, actor)
        assert said is not None
        assert said.id == change
        assert CITY in said.sentence
        for _ in range(2):  # twice is once
            database.perform(partial(take_back_target_change, change_id=change, actor=actor))
        assert [row.amount for row in rows(database, actor)] == amounts
    assert last(database, actor) is None


def test_another_desk_is_not_written_over(database: Database, actor: Actor) -> None:
    do(database, actor, set_target, facts=GOOD)
    (row,) = rows(database, actor)
    facts: dict[str, Any] = {"target_id": row.id, "version": row.version}
    do(database, actor, change_target, facts=replace(GOOD, amount=5), **facts)
    with pytest.raises(TargetChangedElsewhere):
        do(database, actor, change_target, facts=replace(GOOD, amount=6), **facts)
    do(database, actor, remove_target, target_id=row.id)
    with pytest.raises(Gone):
        do(database, actor, change_target, facts=GOOD, **facts)


def test_the_verb_tells_how_far_it_is(tmp_path: Path) -> None:
    administrator = Administrator(tmp_path)
    administrator.run("sample", "--people", "60", "--years", "1", "--today", "2026-03-13")
    assert administrator.run("month", "targets", "2025") == {"year": 2025, "targets": []}
    assert administrator.told("month", "targets", "2025") == "Voor 2025 is niets afgesproken.\n"
    database = administrator.database()
    actor = at_desk(site_id=1, clock=Clock(now=lambda: datetime(2026, 3, 13, 9, tzinfo=UTC)))
    do(database, actor, set_target, facts=replace(GOOD, amount=1_000_000))
    database.close()
    found = administrator.run("month", "targets", "2026")["targets"]
    (row,) = [one for one in found if one["amount"] == 1_000_000]  # beside those of the sample
    assert (row["funder"], row["code"]) == (CITY, "B2")
    assert row["to_date"] == row["quarters"][0] > 0
    told = administrator.told("month", "targets", "2026")
    assert f"{CITY}: Deelnames: " in told
    assert "Per kwartaal:" in told


def test_everything_offered_can_be_agreed_on(
    database: Database, making: Making, actor: Actor
) -> None:
    making.activity("Zing mee!")
    making.activity("Rouwgroep", sensitive=True, public_name="Dinsdaggroep")
    making.add(Organisation(site_id=making.site_id, name="Tweespan"))
    with database.reading() as session:
        choices = target_choices(session, actor=actor)
    names = {part.name for part in choices.parts}
    assert {"Zing mee!", "Dinsdaggroep", "Tweespan", "The whole house"} <= names
    assert [code for code, _ in choices.codes] == list(SPLITS)
    number = 0
    for code, _ in choices.codes:
        for part in choices.parts_of(code):
            facts = replace(GOOD, code=code, by=part.by, item=part.item)
            do(database, actor, set_target, facts=facts)
            number += 1
    assert len(rows(database, actor)) == number
