"""The register of data leaks: what was found, and 72 hours to tell the authority (rule P20).

The 72 hours count from the moment of finding, nights and holidays included (GDPR 33). Every
leak stands here, also one that nobody need be told of.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import Enum
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import Actor, Gone, Leak, LeakRisk, Right
from atelier.domain.text import clean
from atelier.language import tr, tr_count
from atelier.retention.refusals import LeakWrong
from atelier.words import clock_time, day_in_figures

TEXT_LIMIT = 400  # letters
HOURS = 72
_HOURS = timedelta(hours=HOURS)
_SOON = timedelta(hours=24)
_DAY = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")


class Urgency(Enum):
    """What a leak asks for now."""

    CLOSED = "closed"
    NONE = "none"  # the authority was told, or need not be
    RUNNING = "running"
    SOON = "soon"  # less than a day is left
    LATE = "late"
    PEOPLE = "people"  # the people are to be told: the risk is high


@dataclass(frozen=True, slots=True, repr=False)
class LeakFacts(Discreet):
    """What is written down of a leak. Moments are what the wall says: a day and a time.

    ``authority`` and ``told``: when the authority and the people were told, None: not yet.
    ``people`` None: it is not known how many it is about.
    """

    day: date
    at: time
    what: str
    risk: LeakRisk = LeakRisk.SOME
    people: int | None = None
    measures: str = ""
    authority: datetime | None = None
    told: datetime | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class LeakRow(Discreet):
    """A leak as the register shows it. ``left`` is what is left of the 72 hours."""

    id: int
    version: int
    facts: LeakFacts
    by: str
    found_at: datetime
    until: datetime
    left: timedelta
    urgency: Urgency


@needs(Right.LEAKS)
def leaks_of(session: Session, *, actor: Actor) -> Sequence[LeakRow]:
    """Give the register, what asks for something first."""
    rows = session.scalars(
        select(Leak).where(Leak.site_id == actor.site_id).order_by(Leak.found_at.desc(), Leak.id)
    ).all()
    found = [_row(row, actor) for row in rows]
    return tuple(sorted(found, key=lambda one: one.urgency in (Urgency.CLOSED, Urgency.NONE)))


@needs(Right.LEAKS)
def save_leak(
    session: Session,
    *,
    facts: LeakFacts,
    actor: Actor,
    key: UUID,
    leak_id: int | None = None,
    version: int = 0,
) -> int:
    """Write a leak down, or change what was written; give its number.

    The same key is the same leak. Raises LeakWrong, Gone or an UnreadableText.
    """
    checked = _checked(facts, actor)
    row = session.scalar(select(Leak).where(Leak.key == key, Leak.site_id == actor.site_id))
    if leak_id is None and row is not None:
        return row.id
    if leak_id is None:
        row = Leak(
            site_id=actor.site_id,
            key=key,
            found_at=_moment(checked, actor),
            what=checked.what,
            by=actor.name,
        )
        session.add(row)
    else:
        row = session.get(Leak, leak_id, with_for_update=True, populate_existing=True)
        if row is None or row.site_id != actor.site_id:
            raise Gone
        if row.version != version and _facts(row, actor) != checked:
            raise Gone
    _write(row, checked, actor)
    session.flush()  # for row.id
    return row.id


@needs(Right.LEAKS)
def urgent_leaks(session: Session, *, actor: Actor) -> Sequence[LeakRow]:
    """Give the leaks that ask for something: the reminders."""
    done = (Urgency.CLOSED, Urgency.NONE)
    return tuple(one for one in leaks_of(session, actor=actor) if one.urgency not in done)


def read_day(text: str) -> date:
    """Read a day as it is typed: 24-11-2026. Raises LeakWrong."""
    found = _DAY.fullmatch(text.strip())
    try:
        if found is not None:
            return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:  # the 31st of a shorter month
        pass
    raise LeakWrong("day", tr("Type a day like this: 24-11-2026."))


def read_moment(text: str) -> time:
    """Read a time as it is typed: 14:30. Raises LeakWrong."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        raise LeakWrong("at", tr("Type a time like this: 14:30."))
    return time(int(found[1]), int(found[2]))


def risk_name(risk: LeakRisk) -> str:
    """Name a risk, with what it asks for."""
    return {
        LeakRisk.NONE: tr("No risk: nobody need be told"),
        LeakRisk.SOME: tr("A risk: tell the authority (AP)"),
        LeakRisk.HIGH: tr("A high risk: tell the authority and the people"),
    }[risk]


def urgency_words(row: LeakRow, actor: Actor) -> str:
    """Say what a leak asks for now, and how many hours are left."""
    hours = int(abs(row.left) / timedelta(hours=1))
    until = actor.clock.wall(row.until)
    moment = f"{day_in_figures(until.date())} {clock_time(until.time())}"
    return {
        Urgency.CLOSED: tr("closed"),
        Urgency.NONE: tr("nothing to do"),
        Urgency.RUNNING: tr_count(
            "{count} hour left, until {moment}",
            "{count} hours left, until {moment}",
            hours,
            moment=moment,
        ),
        Urgency.SOON: tr_count(
            "only {count} hour left, until {moment}",
            "only {count} hours left, until {moment}",
            hours,
            moment=moment,
        ),
        Urgency.LATE: tr_count(
            "{count} hour too late: tell the authority now",
            "{count} hours too late: tell the authority now",
            hours,
        ),
        Urgency.PEOPLE: tr("tell the people"),
    }[row.urgency]


def _row(row: Leak, actor: Actor) -> LeakRow:
    until = row.found_at + _HOURS
    left = until - actor.now()
    return LeakRow(
        id=row.id,
        version=row.version,
        facts=_facts(row, actor),
        by=row.by,
        found_at=row.found_at,
        until=until,
        left=left,
        urgency=_urgency(row, left),
    )


def _urgency(row: Leak, left: timedelta) -> Urgency:
    if row.closed_at is not None:
        return Urgency.CLOSED
    if row.risk is LeakRisk.NONE:
        return Urgency.NONE
    if row.authority_at is None:
        if left < timedelta(0):
            return Urgency.LATE
        return Urgency.SOON if left < _SOON else Urgency.RUNNING
    if row.risk is LeakRisk.HIGH and row.people_at is None:
        return Urgency.PEOPLE
    return Urgency.NONE


def _facts(row: Leak, actor: Actor) -> LeakFacts:
    wall = actor.clock.wall(row.found_at)
    return LeakFacts(
        day=wall.date(),
        at=wall.time(),
        what=row.what,
        risk=row.risk,
        people=row.people,
        measures=row.measures,
        authority=row.authority_at,
        told=row.people_at,
        closed=row.closed_at is not None,
    )


def _moment(facts: LeakFacts, actor: Actor) -> datetime:
    return actor.clock.moment(facts.day, facts.at)


def _checked(facts: LeakFacts, actor: Actor) -> LeakFacts:
    what, measures = clean(facts.what, TEXT_LIMIT), clean(facts.measures, TEXT_LIMIT)
    if not what:
        raise LeakWrong("what", tr("Write down what happened."))
    if _moment(facts, actor) > actor.now():
        raise LeakWrong("day", tr("A leak was found now or earlier. Look at the day and time."))
    if facts.people is not None and not 0 <= facts.people <= 1_000_000:
        raise LeakWrong("people", tr("How many people is a number; leave it empty if unknown."))
    return replace(facts, what=what, measures=measures)


def _write(row: Leak, facts: LeakFacts, actor: Actor) -> None:
    row.found_at, row.what = _moment(facts, actor), facts.what
    row.risk, row.people, row.measures = facts.risk, facts.people, facts.measures
    row.authority_at, row.people_at = facts.authority, facts.told
    if facts.closed != (row.closed_at is not None):
        row.closed_at = actor.now() if facts.closed else None
