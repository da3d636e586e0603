"""A programme that is exported imports into an empty house as the same programme."""

from dataclasses import replace
from datetime import date, time, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.calendar.exporting import programme_table
from atelier.calendar.programme import import_programme
from atelier.calendar.programme_words import read_rhythm, read_settings, write_rhythm
from atelier.calendar.recurrence import parse_rule
from atelier.calendar.rule_words import UnknownWords
from atelier.calendar.settings_history import settings_of
from atelier.database import Database
from atelier.domain import Activity, ActivitySetting, Actor, Occurrence, Room, Series
from atelier.settings.actions import found_house
from atelier.tables.writing import write_csv, write_xlsx
from tests.making import TUESDAY, Making

RHYTHMS = (
    *("weekly", "weekly;every=2", "weekly;every=7", "even", "odd", "nth=2", "last", "course=8"),
    *("weekly;months=3-10", "weekly;not_school", "weekly;days=0.1.2.3.4"),
    *("weekly;every=2;days=1.3", "dates"),
)


def fill(making: Making) -> None:
    """Give a house activities of every rhythm, and one with several rhythms in two rooms."""
    rooms = [
        making.add(Room(site_id=making.site_id, code=code, name=code.title()))
        for code in ("zaal", "keuken")
    ]
    activities = [_activity(making, number, rooms[0]) for number in range(2)]
    for number, rule in enumerate(RHYTHMS):
        activity = activities[0] if number < 3 else _activity(making, number + 2, None)
        first = TUESDAY + timedelta(days=number)
        series = making.add(
            Series(
                activity_id=activity,
                rule=rule,
                weekday=first.weekday(),
                starts=time(9 + number // 2),
                ends=time(12 + number // 2),
                first_day=first,
                last_day=date(2027, 11, 1),
                room_id=rooms[1] if number == 2 else None,
            )
        )
        for weeks in (0, 2, 3) if rule == "dates" else ():
            day = first + timedelta(weeks=weeks)
            making.add(Occurrence(activity_id=activity, series_id=series, day=day, rule_day=day,
                                  starts=time(15), ends=time(18)))  # fmt: skip
    making.add(_ended(activities[1]))


def _ended(activity: int) -> Series:
    return Series(activity_id=activity, rule="weekly", weekday=1, starts=time(9), ends=time(10),
                  first_day=date(2025, 1, 1), last_day=date(2026, 11, 1))  # fmt: skip


def _activity(making: Making, number: int, room: int | None) -> int:
    activity = making.add(
        Activity(
            site_id=making.site_id,
            code=f"A{number}",
            name=f"Groep {number}",
            room_id=room,
            audience="Iedereen; ook kinderen",
            setup_minutes=15 if number % 2 else None,
            clearing_minutes=0 if number % 2 else 20,
        )
    )
    for since, setting in ((date(2000, 1, 1), "sheltered"), (date(2026, 9, 1), "transition")):
        making.add(ActivitySetting(activity_id=activity, first_day=since, setting=setting))
    return activity


def seen(session: Session, actor: Actor) -> list[object]:
    """Give what must survive: the activities, their settings and the rules of their series."""
    found: list[object] = []
    for one in session.scalars(
        select(Activity).where(Activity.site_id == actor.site_id).order_by(Activity.code)
    ):
        series = session.scalars(select(Series).where(Series.activity_id == one.id)).all()
        going = sorted(
            (
                each.rule,
                each.starts,
                each.ends,
                getattr(each.room or one.room, "code", ""),
                "" if "days" in each.rule else str(each.weekday),
            )
            for each in series
            if each.last_day >= actor.today()
        )
        if going:
            facts = (one.audience, one.setup_minutes, one.clearing_minutes, one.name)
            found.append((one.code, facts, settings_of(session, activity_id=one.id), going))
    return found


@pytest.mark.parametrize("write", [write_csv, write_xlsx])
def test_every_rhythm_setting_and_minute_survives(
    database: Database, making: Making, actor: Actor, write: object
) -> None:
    fill(making)
    with database.transaction() as session:
        there = replace(actor, site_id=found_house(session, name="Noord", another=True))
        header, rows = programme_table(session, actor=actor)
        data = write(header, rows)  # type: ignore[operator]
        told = import_programme(session, data=data, actor=there, key=uuid4())
        assert (told.refused, told.added) == ((), 11)
        mine, theirs = seen(session, actor), seen(session, there)
    assert theirs == mine
    with database.reading() as session:
        days = session.scalars(
            select(Occurrence.day)
            .join(Series, Series.id == Occurrence.series_id)
            .join(Activity, Activity.id == Series.activity_id)
            .where(Series.rule == "dates", Activity.site_id == there.site_id)
            .order_by(Occurrence.day)
        ).all()
    first = TUESDAY + timedelta(days=len(RHYTHMS) - 1)
    assert days == [first, first + timedelta(weeks=2), first + timedelta(weeks=3)]


@pytest.mark.parametrize("rule", RHYTHMS)
def test_the_words_of_a_rhythm_say_it_again(rule: str) -> None:
    parsed = parse_rule(rule)
    words = write_rhythm(parsed, 1)
    again, _, together = read_rhythm(words)
    assert replace(again, days=parsed.days) == parsed
    assert together == bool(parsed.days)


@pytest.mark.parametrize("text", ["soms", "regulier vanaf morgen", "beschut vanaf 2026-02-31"])
def test_a_setting_that_is_not_understood_is_refused(text: str) -> None:
    with pytest.raises(UnknownWords):
        read_settings(text, {"regulier": "regular", "beschut": "sheltered"})
