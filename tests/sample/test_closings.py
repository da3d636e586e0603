"""The months of the sample house: its own totals, closed until October, October corrected."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from atelier.domain import Actor, Clock
from atelier.months.states import open_spans
from atelier.reports.closing import reported
from atelier.reports.closing_points import open_points
from atelier.reports.comparing import months_that_differ
from atelier.reports.engine import figures_of
from atelier.reports.figures import Code, Figures
from atelier.reports.periods import Period, month_of
from atelier.reports.versions import closed_figures, differences, versions_of
from atelier.sample.totals import Month
from tests.acting import at_desk
from tests.reports.administering import Administrator
from tests.sample.conftest import TODAY, Filled, filled

CLOCK = Clock(now=lambda: datetime(2026, 11, 24, 6, 0, tzinfo=UTC))
OCTOBER = month_of(202610)
COLUMNS = {
    "visits_named": Code.VISITS_NAMED,
    "visits_unnamed": Code.VISITS_UNNAMED,
    "participations": Code.PARTICIPATIONS,
    "participations_named": Code.PARTICIPATIONS_NAMED,
    "unique_visitors": Code.UNIQUE,
    "cancelled": Code.CANCELLED,
    "questions": Code.QUESTIONS,
    "working_volunteers": Code.ACTIVE_VOLUNTEERS,
    "worked_minutes": Code.VOLUNTEER_MINUTES,
}


def actor_of(house: Filled) -> Actor:
    return at_desk(site_id=house.actor.site_id, name="Coördinator", clock=CLOCK)


def month_named(name: str) -> Period:
    return month_of(int(name.replace("-", "")))


def as_month(figures: Figures) -> Month:
    """Give the figures as the sample house counts itself."""
    found = {name: figures.total(code) for name, code in COLUMNS.items()}
    return Month(**found, occurrences=figures.total(Code.HELD))


def test_the_figures_are_the_house_s_own_totals(house: Filled) -> None:
    """For every month, closed or not, on either engine."""
    with house.database.reading() as session:
        for name, month in house.totals.months.items():
            told = reported(session, period=month_named(name), actor=actor_of(house))
            assert as_month(told.figures) == month, name


def test_months_until_october_are_closed(house: Filled) -> None:
    with house.database.reading() as session:
        actor = actor_of(house)
        versions = {
            name: len(versions_of(session, month=month_named(name), actor=actor))
            for name in house.totals.months
        }
        assert open_spans(session, actor=actor) == ((date(2026, 11, 1), TODAY),)
    assert versions.pop("2026-11") == 0
    assert versions.pop("2026-10") == 2
    assert set(versions.values()) == {1}
    assert len(versions) == 21


def test_october_was_corrected_by_a_list_that_came_late(house: Filled) -> None:
    with house.database.reading() as session:
        actor = actor_of(house)
        first, second = versions_of(session, month=OCTOBER, actor=actor)
        found = [
            closed_figures(session, month=OCTOBER, actor=actor, version=number) for number in (1, 2)
        ]
        assert found[0] is not None
        assert found[1] is not None
        changed = {one.key.code: one for one in differences(found[0][1], found[1][1])}
    assert (first.closed_at.date(), first.missing) == (date(2026, 11, 5), 1)
    assert (second.closed_at.date(), second.missing) == (date(2026, 11, 12), 0)
    assert second.reason == "De lijst van 14-10-2026 kwam later terug"
    assert 4 <= changed[Code.PARTICIPATIONS].more <= 12
    assert changed[Code.MISSING].more == -1


def test_closed_months_are_what_their_rows_say(house: Filled) -> None:
    with house.database.reading() as session:
        found = list(months_that_differ(session, actor=actor_of(house)))
        for month, _version, _differing in found:
            told = reported(session, period=month, actor=actor_of(house)).figures
            live = figures_of(session, period=month, actor=actor_of(house))
            assert differences(told, live) == (), month
    assert [differing for _, _, differing in found] == [()] * 22


def test_what_is_missing_lies_in_november(house: Filled) -> None:
    with house.database.reading() as session:
        missing = open_points(session, month=month_of(202611), actor=actor_of(house))
        assert {point.day >= date(2026, 11, 17) for point in missing.points} == {True}
        assert not open_points(session, month=OCTOBER, actor=actor_of(house)).points
    assert missing.earlier == ()


@pytest.mark.parametrize(
    ("today", "newest"),
    [
        (date(2026, 3, 5), {202601: 2, 202602: 0}),
        (date(2026, 3, 6), {202601: 2, 202602: 1}),
        (date(2026, 3, 13), {202601: 1, 202602: 2}),
    ],
)
@pytest.mark.parametrize("engine_name", ["sqlite"])
def test_a_month_is_closed_once_its_day_is_past(
    url: str, today: date, newest: dict[int, int]
) -> None:
    house = filled(url, people=60, years=1, today=today)
    rows = dict(house.rows("SELECT month, max(version) FROM closed_month GROUP BY month"))
    assert {month: rows.get(month, 0) for month in newest} == newest
    house.database.close()


def test_the_verb_shows_the_totals_of_every_month(tmp_path: Path) -> None:
    house = Administrator(tmp_path)
    words = ("--people", "150", "--years", "1", "--today", "2026-11-24")
    totals = house.run("sample", *words)["months"]
    assert len(totals) == 11
    for name, month in totals.items():
        shown = house.run("month", "show", name)
        figures = {column: shown["figures"].get(code.value, 0) for column, code in COLUMNS.items()}
        del month["occurrences"]  # of November more is over by now than the house was filled for
        assert figures == month, name
        assert shown["version"] == {"2026-11": 0, "2026-10": 2}.get(name, 1)
