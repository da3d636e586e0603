"""Renaming and merging partners: scenario 31, and that it is done once, by one desk, or undone."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select

from atelier.database import Database
from atelier.domain import (
    Activity,
    Actor,
    ClosedMonth,
    Gone,
    MonthCorrection,
    Organisation,
    Refusal,
    TextTooLong,
)
from atelier.journal.changes import ChangedSince
from atelier.language import use
from atelier.months.gate import MonthClosed
from atelier.reports.engine import figures_of
from atelier.reports.figures import By, Code
from atelier.reports.host_years import host_years
from atelier.reports.last_change import LastChange
from atelier.reports.partner_list import PartnerRow, last_partner_change, partner_list
from atelier.reports.partner_refusals import (
    NameTooEarly,
    NameTooFar,
    PartnerChangedElsewhere,
    PartnerEnded,
    PartnerNameMissing,
    PartnerNameTaken,
    TooFewPartners,
)
from atelier.reports.partners import (
    add_partner,
    correct_partner,
    merge_organisations,
    rename_organisation,
    take_back_partner_change,
)
from atelier.reports.periods import Period, Span
from tests.acting import at_desk
from tests.making import TUESDAY, Making

NEW_YEAR = date(2027, 1, 1)
OLD, NEW = "Seniorenwelzijn Waalkant", "Waalkant & NIM"
At = datetime(2026, 11, 1, 9, tzinfo=UTC)


@pytest.fixture
def waalkant(making: Making) -> int:
    return making.add(Organisation(site_id=making.site_id, name=OLD))


@pytest.fixture
def tweespan(making: Making) -> int:
    return making.add(Organisation(site_id=making.site_id, name="Tweespan"))


def do(database: Database, actor: Actor, action: Callable[..., Any], **facts: object) -> Any:  # noqa: ANN401
    return database.perform(partial(action, actor=actor, **{"key": uuid4(), **facts}))


def listed(database: Database, actor: Actor) -> tuple[PartnerRow, ...]:
    with database.reading() as session:
        return partner_list(session, actor=actor)


def last(database: Database, actor: Actor) -> LastChange | None:
    with database.reading() as session:
        return last_partner_change(session, actor=actor)


def rows(database: Database) -> list[tuple[object, ...]]:
    columns = (
        *(Organisation.name, Organisation.valid_from, Organisation.valid_to),
        Organisation.successor_id,
    )
    with database.reading() as session:
        return [tuple(row) for row in session.execute(select(*columns).order_by(Organisation.id))]


def hosting(making: Making, database: Database, host: int, *days: date) -> int:
    """Let a partner host something on some days, with two people and one without a name."""
    activity = making.activity("Zing mee!")
    with database.transaction() as session:
        session.get_one(Activity, activity).host_id = host
    for number, day in enumerate(days):
        once = making.occurrence(activity, day=day)
        for name in ("Toos Bos", "Ali Kaya"):
            at = datetime.combine(day, time(9), UTC)
            making.participation(making.person(f"{name} {number}"), once, day, at)
    return activity


def test_a_partner_gets_another_name(
    database: Database, making: Making, actor: Actor, waalkant: int
) -> None:
    hosting(making, database, waalkant, TUESDAY)
    facts = {"organisation_id": waalkant, "name": f"  {NEW} ", "first_day": NEW_YEAR}
    do(database, actor, rename_organisation, **facts)

    new, old = listed(database, actor)
    assert (new.name, new.first_day, new.newest, new.before) == (NEW, NEW_YEAR, True, (OLD,))
    assert (old.name, old.last_day, old.newest, old.became) == (OLD, date(2026, 12, 31), False, NEW)
    assert new.hosts == old.hosts == ("Zing mee!",)
    said = last(database, actor)
    assert said is not None
    assert (said.sentence, said.by) == (f"{OLD} is called {NEW} from 01/01/2027 on.", "Balie")


def test_partners_become_one(
    database: Database, actor: Actor, waalkant: int, tweespan: int
) -> None:
    facts = {"organisation_ids": [tweespan, waalkant], "name": "Sterk", "first_day": NEW_YEAR}
    do(database, actor, merge_organisations, **facts)
    day = date(2026, 12, 31)
    assert rows(database)[:2] == [(OLD, None, day, 3), ("Tweespan", None, day, 3)]
    assert rows(database)[2] == ("Sterk", NEW_YEAR, None, None)
    said = last(database, actor)
    assert said is not None
    assert said.sentence == f"{OLD}, Tweespan are together Sterk from 01/01/2027 on."


def test_one_takes_the_other_in(
    database: Database, actor: Actor, waalkant: int, tweespan: int
) -> None:
    facts = {"organisation_ids": [tweespan, waalkant], "name": "TWEESPAN", "first_day": NEW_YEAR}
    do(database, actor, merge_organisations, **facts)
    assert rows(database) == [
        (OLD, None, date(2026, 12, 31), tweespan),
        ("Tweespan", None, None, None),
    ]
    said = last(database, actor)
    assert said is not None
    assert said.sentence == f"From 01/01/2027 on, Tweespan takes in {OLD}."


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_change_is_said_and_taken_back(
    database: Database, actor: Actor, waalkant: int, tweespan: int, language: str
) -> None:
    use(language)
    before = rows(database)
    changes: list[tuple[Callable[..., int], dict[str, object]]] = [
        (add_partner, {"name": "Nieuw"}),
        (correct_partner, {"partner_id": waalkant, "was": OLD, "name": "Waalkant"}),
        (
            rename_organisation,
            {"organisation_id": waalkant, "name": NEW, "first_day": NEW_YEAR},
        ),
        (
            merge_organisations,
            {"organisation_ids": [waalkant, tweespan], "name": "Een", "first_day": TUESDAY},
        ),
    ]
    for action, facts in changes:
        change = do(database, actor, action, **facts)
        assert rows(database) != before
        said = last(database, actor)
        assert said is not None
        assert said.id == change
        assert "{" not in said.sentence
        for _ in range(2):  # twice is once
            database.perform(partial(take_back_partner_change, change_id=change, actor=actor))
        assert rows(database) == before
    assert last(database, actor) is None


def test_the_same_save_is_saved_once(database: Database, actor: Actor, waalkant: int) -> None:
    key = uuid4()
    facts: dict[str, Any] = {"name": NEW, "first_day": NEW_YEAR, "key": key}
    first = do(database, actor, rename_organisation, organisation_id=waalkant, **facts)
    again = do(database, actor, rename_organisation, organisation_id=waalkant, **facts)
    assert first == again
    assert len(rows(database)) == 2


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"name": " "}, PartnerNameMissing),
        ({"name": "tweespan"}, PartnerNameTaken),
        ({"name": OLD}, PartnerNameTaken),
        ({"name": "x" * 121}, TextTooLong),
        ({"first_day": date(2036, 1, 1)}, NameTooFar),
        ({"first_day": date(1999, 1, 1)}, NameTooFar),
        ({"organisation_id": 999}, Gone),
    ],
)
def test_a_name_that_cannot_be_is_refused(
    database: Database,
    actor: Actor,
    waalkant: int,
    tweespan: int,
    facts: dict[str, object],
    refusal: type[Refusal],
) -> None:
    assert tweespan
    before = rows(database)
    good = {"organisation_id": waalkant, "name": NEW, "first_day": NEW_YEAR}
    with pytest.raises(refusal):
        do(database, actor, rename_organisation, **{**good, **facts})
    assert rows(database) == before


def test_a_line_goes_on_from_its_newest_name_only(
    database: Database, actor: Actor, waalkant: int
) -> None:
    facts = {"organisation_id": waalkant, "first_day": NEW_YEAR}
    do(database, actor, rename_organisation, name=NEW, **facts)
    with pytest.raises(PartnerEnded, match=f"{OLD} is called {NEW} by now"):
        do(database, actor, rename_organisation, name="Anders", **facts)
    with pytest.raises(NameTooEarly, match="since Friday 1 January 2027"):
        do(
            database,
            actor,
            rename_organisation,
            name="Anders",
            organisation_id=waalkant + 1,
            first_day=NEW_YEAR,
        )


def test_one_partner_does_not_merge(database: Database, actor: Actor, waalkant: int) -> None:
    with pytest.raises(TooFewPartners):
        do(
            database,
            actor,
            merge_organisations,
            organisation_ids=[waalkant, waalkant],
            name=NEW,
            first_day=NEW_YEAR,
        )


def test_a_partner_that_stopped_stays_stopped(database: Database, making: Making) -> None:
    gone = making.add(Organisation(site_id=making.site_id, name="Weg", valid_to=TUESDAY))
    facts = {"organisation_id": gone, "name": "Terug", "first_day": NEW_YEAR}
    with pytest.raises(PartnerEnded, match="Weg has stopped"):
        do(database, making.actor, rename_organisation, **facts)


def test_what_another_desk_corrected_is_not_written_over(
    database: Database, actor: Actor, waalkant: int
) -> None:
    facts = {"partner_id": waalkant, "was": OLD}
    do(database, actor, correct_partner, name="Waalkant", kind="welzijn", **facts)
    with pytest.raises(PartnerChangedElsewhere):
        do(database, actor, correct_partner, name="Walkant", **facts)
    (row,) = listed(database, actor)
    assert (row.name, row.kind) == ("Waalkant", "welzijn")


def test_a_later_change_goes_back_first(
    database: Database, making: Making, actor: Actor, waalkant: int
) -> None:
    change = do(
        database,
        actor,
        rename_organisation,
        organisation_id=waalkant,
        name=NEW,
        first_day=NEW_YEAR,
    )
    new = waalkant + 1
    hosting(making, database, new, date(2027, 1, 5))  # somebody chose the new name since
    undo = partial(take_back_partner_change, change_id=change, actor=actor)
    with pytest.raises(ChangedSince):
        database.perform(undo)
    assert [row.name for row in listed(database, actor)] == [NEW, OLD]


def test_a_closed_month_keeps_its_names(
    database: Database, making: Making, actor: Actor, waalkant: int
) -> None:
    facts = {"organisation_id": waalkant, "name": NEW, "first_day": date(2026, 10, 15)}
    change = do(database, actor, rename_organisation, **facts)
    closed = making.add(
        ClosedMonth(
            site_id=making.site_id,
            key=uuid4(),
            month=202610,
            version=1,
            closed_at=At,
            closed_by="Ingrid",
        )
    )
    undo = partial(take_back_partner_change, change_id=change, actor=actor)
    with pytest.raises(MonthClosed, match="October 2026"):
        database.perform(undo)
    earlier = {"organisation_id": waalkant + 1, "name": "Nog anders"}
    with pytest.raises(MonthClosed):
        do(database, actor, rename_organisation, **earlier, first_day=date(2026, 10, 31))
    do(database, actor, rename_organisation, **earlier, first_day=date(2026, 11, 1))

    making.add(
        MonthCorrection(
            site_id=making.site_id,
            key=uuid4(),
            month=202610,
            reason="naam",
            opened_at=At,
            opened_by="Ingrid",
        )
    )
    assert closed
    with pytest.raises(ChangedSince):  # open now, but there is a later name
        database.perform(undo)


def test_years_print_the_name_of_the_year(
    database: Database, making: Making, actor: Actor, waalkant: int
) -> None:
    """Scenario 31: the old name in 2026, the new one in 2027, one line over both."""
    hosting(making, database, waalkant, TUESDAY, date(2027, 3, 2))
    facts = {"organisation_id": waalkant, "name": NEW, "first_day": NEW_YEAR}
    do(database, actor, rename_organisation, **facts)
    later = at_desk(site_id=actor.site_id, clock=making.actor.clock)
    with database.reading() as session:
        for year, name in ((2026, OLD), (2027, NEW)):
            period = Period.of(Span.YEAR, date(year, 1, 1))
            figures = figures_of(session, period=period, actor=later)
            ((item, number),) = figures.split(Code.PARTICIPATIONS, By.HOST).items()
            assert (figures.labels[By.HOST, item], number) == (name, 2)
        (line,) = host_years(session, code=Code.PARTICIPATIONS, years=(2026, 2027), actor=later)
    assert (line.name, line.numbers) == (NEW, (2, 2))
    assert line.note == f"Until 31/12/2026: {OLD}. From 01/01/2027: {NEW}."


def test_two_that_merge_are_two_before(
    database: Database, making: Making, actor: Actor, waalkant: int, tweespan: int
) -> None:
    for host in (waalkant, tweespan):
        hosting(making, database, host, TUESDAY, date(2027, 3, 2))
    facts = {"organisation_ids": [waalkant, tweespan], "name": OLD, "first_day": NEW_YEAR}
    do(database, actor, merge_organisations, **facts)
    with database.reading() as session:
        told = partial(host_years, session, actor=actor)
        before = told(code=Code.PARTICIPATIONS, years=(2026,))
        (line,) = told(code=Code.PARTICIPATIONS, years=(2026, 2027))
        (people,) = told(code=Code.UNIQUE_PARTICIPANTS, years=(2026, 2027))
    assert [(one.name, one.numbers, one.note) for one in before] == [
        (OLD, (2,), ""),
        ("Tweespan", (2,), ""),
    ]
    assert (line.name, line.numbers) == (OLD, (4, 4))
    assert line.note == f"Until 31/12/2026: Tweespan. All these years: {OLD}."
    assert people.numbers == (None, 4)  # different people are never added up
