"""Partners that were renamed or that merged: each day has the name of that day (scenario 31)."""

from dataclasses import replace
from datetime import date, time, timedelta
from functools import partial
from uuid import uuid4

import pytest

from atelier.attendance.listed import facts_of
from atelier.calendar.activities import save_activity
from atelier.calendar.activity_queries import activity_choices, activity_form
from atelier.calendar.exporting import programme_table
from atelier.calendar.paper.rows import programme
from atelier.calendar.queries import choices, shown_days
from atelier.database import Database
from atelier.desk.queries import day_view
from atelier.domain import Activity, Actor, Occurrence, Organisation
from atelier.settings.partners import Partner, Partners, partners_of
from tests.acting import at_desk
from tests.making import TUESDAY, Making

NEW_YEAR = date(2027, 1, 1)
LATER = date(2027, 1, 5)
OLD, NEW = "Seniorenwelzijn Waalkant", "Waalkant & NIM"


def row(id_: int, name: str, first: date | None, last: date | None, to: int | None) -> Partner:
    return Partner(id_, name, "", first, last, to)


@pytest.fixture
def merged() -> Partners:
    """Give A that became B, which merged with C into D."""
    rows = (
        row(1, "A", None, date(2024, 12, 31), 2),
        row(2, "B", date(2025, 1, 1), date(2026, 12, 31), 4),
        row(3, "C", None, date(2026, 12, 31), 4),
        row(4, "D", NEW_YEAR, None, None),
        row(5, "Other", None, None, None),
    )
    return Partners({one.id: one for one in rows})


@pytest.mark.parametrize(
    ("partner", "day", "name"),
    [
        (1, date(2024, 6, 1), "A"),
        (1, date(2025, 1, 1), "B"),
        (1, NEW_YEAR, "D"),
        (2, date(2024, 12, 31), "A"),  # it had one name before
        (3, date(2026, 12, 31), "C"),
        (3, NEW_YEAR, "D"),
        (4, date(2026, 12, 31), "D"),  # it had two: which of them cannot be told
        (5, NEW_YEAR, "Other"),
        (9, NEW_YEAR, ""),
    ],
)
def test_a_day_has_the_name_of_that_day(
    merged: Partners, partner: int, day: date, name: str
) -> None:
    assert merged.name(partner, day) == name


def test_a_line_is_known_from_each_of_its_rows(merged: Partners) -> None:
    assert [merged.newest(id_) for id_ in (1, 2, 3, 4, 5, 9)] == [4, 4, 4, 4, 5, 9]
    assert [[one.name for one in merged.line(id_)] for id_ in (1, 4)] == [["A", "C", "B", "D"]] * 2
    assert [one.name for one in merged.history(2)] == ["A", "B"]
    assert [one.name for one in merged.current(date(2025, 7, 1))] == ["B", "C", "Other"]


@pytest.fixture
def hosted(database: Database, making: Making) -> tuple[int, int]:
    """Give an activity and its host, which has another name from new year on."""
    new = making.add(Organisation(site_id=making.site_id, name=NEW, valid_from=NEW_YEAR))
    old = making.add(
        Organisation(
            site_id=making.site_id, name=OLD, valid_to=date(2026, 12, 31), successor_id=new
        )
    )
    activity = making.activity("Zing mee!", capacity=12)
    series = making.series(activity)
    for day in (TUESDAY, LATER):
        making.occurrence(activity, day=day, series=series)
    with database.transaction() as session:
        session.get_one(Activity, activity).host_id = old
    return activity, old


@pytest.mark.parametrize(("day", "name"), [(TUESDAY, OLD), (LATER, NEW)])
def test_screen_and_paper_say_the_name_of_the_day(
    database: Database, actor: Actor, hosted: tuple[int, int], day: date, name: str
) -> None:
    assert hosted
    with database.reading() as session:
        (shown,) = shown_days(session, first_day=day, last_day=day, actor=actor).occurrences
        (printed,) = programme(session, first_day=day, last_day=day, actor=actor).happenings
        (at_desk,) = day_view(session, day=day, actor=actor).occurrences
        sheet = facts_of(session, occurrence_id=shown.id, actor=actor)
        assert (shown.host, printed.host, at_desk.host, sheet.host) == (name,) * 4


def test_the_calendar_narrows_down_to_the_whole_line(
    database: Database, actor: Actor, hosted: tuple[int, int]
) -> None:
    assert hosted
    with database.reading() as session:
        shown = shown_days(session, first_day=TUESDAY, last_day=LATER, actor=actor).occurrences
        (host,) = choices(session, actor=actor).hosts
    assert [one.host_id for one in shown] == [host.id, host.id]
    assert host.name == OLD  # what it is called today


def test_the_programme_is_handed_on_under_the_name_of_today(
    database: Database, actor: Actor, hosted: tuple[int, int]
) -> None:
    assert hosted
    with database.reading() as session:
        header, (line,) = programme_table(session, actor=actor)
    assert line[header.index("gastorganisatie")] == OLD


def test_saving_the_form_leaves_the_past_its_host(
    database: Database, making: Making, hosted: tuple[int, int]
) -> None:
    activity, old = hosted
    later = at_desk(site_id=making.site_id, clock=making.actor.clock)
    with database.transaction() as session:  # new year has come
        (new,) = partners_of(session, site_id=making.site_id).current(NEW_YEAR)
        for org in (old, new.id):
            row_ = session.get_one(Organisation, org)
            row_.valid_from = row_.valid_from and TUESDAY
            row_.valid_to = row_.valid_to and TUESDAY - timedelta(days=1)
    with database.reading() as session:
        form = activity_form(session, activity_id=activity, actor=later)
        offered = activity_choices(session, actor=later).hosts
    assert form.facts.host_id == new.id
    assert offered == ((new.id, NEW),)

    facts = replace(form.facts, name="Zing nog mee!")
    save = partial(save_activity, facts=facts, activity_id=activity, actor=later)
    database.perform(partial(save, key=uuid4()))
    with database.reading() as session:
        assert session.get_one(Activity, activity).host_id == old


def test_another_host_can_be_chosen(
    database: Database, making: Making, hosted: tuple[int, int]
) -> None:
    activity, _ = hosted
    other = making.add(Organisation(site_id=making.site_id, name="Tweespan"))
    with database.reading() as session:
        form = activity_form(session, activity_id=activity, actor=making.actor)
    facts = replace(form.facts, host_id=other)
    save = partial(save_activity, facts=facts, activity_id=activity, actor=making.actor)
    database.perform(partial(save, key=uuid4()))
    with database.reading() as session:
        assert session.get_one(Activity, activity).host_id == other
        first = session.get_one(Occurrence, 1)
        assert (first.day, first.starts) == (TUESDAY, time(10))
