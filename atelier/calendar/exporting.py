"""The programme as a list, in the columns and words in which it can be imported again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.programme_file import ACCESS, FUNCTIONS, SETTINGS
from atelier.calendar.programme_words import write_dates, write_rhythm, write_settings
from atelier.calendar.recurrence import Kind, Rule, parse_rule
from atelier.calendar.rule_words import WEEKDAYS
from atelier.domain import (
    Activity,
    ActivitySetting,
    Actor,
    Occurrence,
    OccurrenceState,
    Room,
    Series,
)
from atelier.domain.rights import Right
from atelier.settings.partners import partners_of
from atelier.tables.writing import Cell

T = TypeVar("T")
_HEADER = [
    *("code", "naam", "openbare naam", "gevoelig", "dagen", "start", "einde", "ruimte"),
    *("capaciteit", "minimum", "functie", "setting", "toegang", "gastorganisatie"),
    *("inschrijven", "vrijwilligers", "beroepskrachten", "prijs", "reeks", "kinderen"),
    *("experiment", "inloop", "doelgroep", "opbouw", "opruimen", "data"),
]


@dataclass(frozen=True, slots=True)
class _Rhythm:
    """Series of an activity that differ in nothing but the weekday."""

    activity: Activity
    room: str
    host: str
    series: Series
    rule: Rule
    weekdays: set[int]
    dates: tuple[date, ...]


@needs(Right.EXPORT, told=True)
def programme_table(session: Session, *, actor: Actor) -> tuple[list[str], list[tuple[Cell, ...]]]:
    """Give one row per activity and rhythm; what has no series that goes on is left out.

    The headings and words are those of the lists that Dutch houses exchange, whatever language
    the screen speaks, since a programme that is exported must import again.
    """
    found = session.execute(
        select(Activity, Room.code, Series)
        .join(Series, Series.activity_id == Activity.id)
        .outerjoin(Room, Room.id == func.coalesce(Series.room_id, Activity.room_id))
        .where(Activity.site_id == actor.site_id, Series.last_day >= actor.today())
        .order_by(Activity.id, Series.weekday, Series.starts, Series.id)
    ).all()
    partners = partners_of(session, site_id=actor.site_id)
    settings = _settings(session, actor)
    loose = _loose_dates(session, actor)
    rhythms: dict[tuple[object, ...], _Rhythm] = {}
    for activity, room, series in found:
        rule = parse_rule(series.rule)
        dates = loose.get(series.id, ()) if rule.kind is Kind.DATES else ()
        if rule.kind is Kind.DATES and not dates:
            continue
        key = (activity.id, series.rule, series.starts, series.ends, room, dates)
        host = partners.name(activity.host_id, actor.today())
        new = _Rhythm(activity, room or "", host, series, rule, set(), dates)
        rhythms.setdefault(key, new).weekdays.update(rule.days or (series.weekday,))
    return _HEADER, [_row(one, settings.get(one.activity.id, ())) for one in rhythms.values()]


def _settings(session: Session, actor: Actor) -> dict[int, list[tuple[date, str]]]:
    rows = session.execute(
        select(ActivitySetting.activity_id, ActivitySetting.first_day, ActivitySetting.setting)
        .join(Activity, Activity.id == ActivitySetting.activity_id)
        .where(Activity.site_id == actor.site_id)
        .order_by(ActivitySetting.first_day)
    )
    found: dict[int, list[tuple[date, str]]] = {}
    for activity_id, first_day, setting in rows:
        found.setdefault(activity_id, []).append((first_day, setting))
    return found


def _loose_dates(session: Session, actor: Actor) -> dict[int, tuple[date, ...]]:
    """Give what is still to come of the series that follow no rule."""
    rows = session.execute(
        select(Series.id, Occurrence.day)
        .join(Occurrence, Occurrence.series_id == Series.id)
        .join(Activity, Activity.id == Series.activity_id)
        .where(
            Activity.site_id == actor.site_id,
            Series.rule == Kind.DATES.value,
            Occurrence.day >= actor.today(),
            Occurrence.state == OccurrenceState.PLANNED,
        )
        .order_by(Occurrence.day)
    )
    found: dict[int, list[date]] = {}
    for series_id, day in rows:
        found.setdefault(series_id, []).append(day)
    return {series_id: tuple(days) for series_id, days in found.items()}


def _row(rhythm: _Rhythm, settings: Sequence[tuple[date, str]]) -> tuple[Cell, ...]:
    activity, series, weekdays = rhythm.activity, rhythm.series, sorted(rhythm.weekdays)
    return (
        activity.code,
        activity.name,
        activity.public_name,
        _yes(activity.sensitive),
        "" if rhythm.dates else ",".join(WEEKDAYS[day][:2] for day in weekdays),
        series.starts,
        series.ends,
        rhythm.room,
        activity.capacity,
        activity.minimum,
        _word(FUNCTIONS, activity.function).upper(),
        write_settings(settings, SETTINGS),
        _word(ACCESS, activity.access),
        rhythm.host,
        _yes(activity.enrolment),
        activity.volunteers_needed,
        activity.professionals_needed,
        _price(activity.price_cents),
        write_rhythm(rhythm.rule, weekdays[0]),
        _yes(activity.for_children),
        activity.experiments,
        _yes(activity.walk_in),
        activity.audience,
        activity.setup_minutes,
        activity.clearing_minutes,
        write_dates(rhythm.dates),
    )


def _word(words: Mapping[str, T], value: T) -> str:
    return next(word for word, meaning in words.items() if word and meaning == value)


def _yes(truth: bool) -> str:
    return "ja" if truth else "nee"


def _price(cents: int | None) -> str:
    return "vrije gift" if cents is None else f"{cents // 100},{cents % 100:02d}"
