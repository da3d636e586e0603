"""The programme as a list, in the columns and words in which it can be imported again."""

from collections.abc import Mapping
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.calendar.programme_file import ACCESS, FUNCTIONS, SETTINGS
from atelier.calendar.recurrence import parse_rule
from atelier.calendar.rule_words import WEEKDAYS, write_rule
from atelier.calendar.settings_history import settings_on
from atelier.domain import Activity, Actor, Organisation, Room, Series
from atelier.tables.writing import Cell

T = TypeVar("T")
_HEADER = [
    *("code", "naam", "openbare naam", "gevoelig", "dagen", "start", "einde", "ruimte"),
    *("capaciteit", "minimum", "functie", "setting", "toegang", "gastorganisatie"),
    *("inschrijven", "vrijwilligers", "beroepskrachten", "prijs", "reeks", "kinderen"),
    *("experiment", "inloop"),
]


def programme_table(session: Session, *, actor: Actor) -> tuple[list[str], list[tuple[Cell, ...]]]:
    """Give one row per activity and rhythm; activities without a series are left out.

    The headings and words are those of the lists that Dutch houses exchange, whatever language
    the screen speaks, since a programme that is exported must import again.
    """
    found = session.execute(
        select(Activity, Room.code, Organisation.name, Series)
        .join(Series, Series.activity_id == Activity.id)
        .outerjoin(Room, Activity.room_id == Room.id)
        .outerjoin(Organisation, Activity.host_id == Organisation.id)
        .where(Activity.site_id == actor.site_id)
        .order_by(Activity.id, Series.weekday, Series.starts, Series.id)
    ).all()
    settings = settings_on(session, day=actor.today())
    days: dict[tuple[object, ...], set[int]] = {}
    facts: dict[tuple[object, ...], tuple[Activity, str, str, Series]] = {}
    for activity, room, host, series in found:
        key = (activity.id, series.rule, series.starts, series.ends)
        own = parse_rule(series.rule).days or (series.weekday,)
        days.setdefault(key, set()).update(own)
        facts[key] = (activity, room or "", host or "", series)
    return _HEADER, [
        _row(*facts[key], sorted(days[key]), settings.get(facts[key][0].id, "regular"))
        for key in facts
    ]


def _row(
    activity: Activity, room: str, host: str, series: Series, days: list[int], setting: str
) -> tuple[Cell, ...]:
    return (
        activity.code,
        activity.name,
        activity.public_name,
        _yes(activity.sensitive),
        ",".join(WEEKDAYS[day][:2] for day in days),
        series.starts,
        series.ends,
        room,
        activity.capacity,
        activity.minimum,
        _word(FUNCTIONS, activity.function).upper(),
        _word(SETTINGS, setting),
        _word(ACCESS, activity.access),
        host,
        _yes(activity.enrolment),
        activity.volunteers_needed,
        activity.professionals_needed,
        _price(activity.price_cents),
        write_rule(parse_rule(series.rule), days[0]),
        _yes(activity.for_children),
        activity.experiments,
        _yes(activity.walk_in),
    )


def _word(words: Mapping[str, T], value: T) -> str:
    return next(word for word, meaning in words.items() if word and meaning == value)


def _yes(truth: bool) -> str:
    return "ja" if truth else "nee"


def _price(cents: int | None) -> str:
    return "vrije gift" if cents is None else f"{cents // 100},{cents % 100:02d}"
