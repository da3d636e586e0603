"""School holidays of the three regions: a table that a house may change. Advice, no more.

Until a house changes something, the dates of the ministry count, as the ``holidays`` library
knows them. The first change copies those into rows of the house, and from then on only the rows
count for that region. A table from which everything was removed begins anew.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.plan_refusals import LastDayTooEarly
from atelier.calendar.recurrence import Calendar, Reasons
from atelier.domain import Actor, ChangeKind, Gone, Refusal, SchoolHoliday, Site
from atelier.domain.rights import Right
from atelier.domain.text import clean
from atelier.journal.changes import earlier_change, recording
from atelier.language import current, tr

REGIONS = ("Noord", "Midden", "Zuid")
_NAME = 60  # letters
_LAST_KNOWN = date(2030, 9, 1)  # beyond the summer of 2030 the library has holes, and then nothing
_BEFORE = 1  # years before this one that are copied into the table of the house


@dataclass(frozen=True, slots=True)
class SchoolDays:
    """One school holiday; ``id`` is None while it is the ministry's. Both ends are included."""

    id: int | None
    name: str
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class SchoolTable:
    """The school holidays of a region as the house has them.

    ``own``: the house changed the table. ``known_until``: nothing is known after that day, which
    is not the same as no holidays; None when nothing is known at all.
    """

    region: str
    rows: tuple[SchoolDays, ...]
    own: bool
    known_until: date | None


class UnknownRegion(Refusal):
    """A region that the ministry does not have."""

    def __init__(self) -> None:
        super().__init__(tr("Choose one of the regions: North, Middle or South."))


class NameMissing(Refusal):
    """Days without a name, of which nobody could tell why."""

    def __init__(self) -> None:
        super().__init__(tr("Fill in a name, so that everybody knows why."))


def school_holidays(region: str, first_day: date, last_day: date) -> Calendar:
    """Give the ministry's calendar of a region: "Noord", "Midden" or "Zuid".

    Nothing is known of another region, nor after the summer of 2030: the ministry has fixed no
    school holidays beyond it, so they are unknown and not absent.
    """
    return looking_in(_days_of(_of_ministry(region, first_day, last_day)))


def school_days(session: Session, *, site_id: int, first_day: date, last_day: date) -> Calendar:
    """Give the calendar of school holidays that this house keeps to: its own, or the ministry's."""
    region = _region_of(session, site_id)
    rows = _rows(session, site_id, region)
    if not rows:
        return school_holidays(region, first_day, last_day)
    return looking_in(_days_of([_shown(row) for row in rows]))


@needs(Right.SEE_PROGRAMME)
def school_table(
    session: Session, *, actor: Actor, region: str = "", first_day: date, last_day: date
) -> SchoolTable:
    """Give the table of a region (that of the house when none is named) for these days."""
    region = region or _region_of(session, actor.site_id)
    own = [_shown(row) for row in _rows(session, actor.site_id, region)]
    begin = min(first_day, actor.today())  # for a day far ahead too, to say until when
    known = own or _of_ministry(region, begin, _LAST_KNOWN)
    until = max((one.last_day for one in known), default=None)
    shown = [one for one in known if one.last_day >= first_day and one.first_day <= last_day]
    return SchoolTable(region, tuple(shown), bool(own), until)


@needs(Right.EDIT_PROGRAMME)
def choose_region(session: Session, *, region: str, actor: Actor) -> None:
    """Keep to the school holidays of another region from now on. Raises UnknownRegion.

    No part of the calendar's changes: nothing that was planned moves, and choosing the old
    region again takes it back.
    """
    if region not in REGIONS:
        raise UnknownRegion
    session.get_one(Site, actor.site_id).school_region = region


@needs(Right.EDIT_PROGRAMME)
def save_school_holiday(
    session: Session,
    *,
    region: str,
    name: str,
    first_day: date,
    last_day: date,
    actor: Actor,
    key: UUID,
    was: SchoolDays | None = None,
) -> int:
    """Add a school holiday, or change what it ``was``; give the id of the change.

    Raises UnknownRegion, LastDayTooEarly, NameMissing, an UnreadableText, and Gone when it is
    not any more what it was.
    """
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return done.id
    name = _checked(region, name, first_day, last_day)
    with recording(session, kind=ChangeKind.HOLIDAYS, actor=actor, key=key) as change:
        rows = _own_rows(session, actor, region)
        if was is None:
            session.add(_row(actor.site_id, region, SchoolDays(None, name, first_day, last_day)))
        else:
            row = _find(rows, was)
            row.name, row.first_day, row.last_day = name, first_day, last_day
        change.number = 1
    return change.id


@needs(Right.EDIT_PROGRAMME)
def remove_school_holiday(
    session: Session, *, region: str, was: SchoolDays, actor: Actor, key: UUID
) -> int:
    """Remove a school holiday from the table of the house; give the id of the change.

    Raises UnknownRegion, and Gone when it is not any more what it was.
    """
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return done.id
    if region not in REGIONS:
        raise UnknownRegion
    with recording(session, kind=ChangeKind.HOLIDAYS, actor=actor, key=key) as change:
        session.delete(_find(_own_rows(session, actor, region), was))
        change.number = 1
    return change.id


def looking_in(reasons: Mapping[date, str]) -> Calendar:
    """Give the calendar that looks its reasons up."""
    return Reasons(reasons)


def _checked(region: str, name: str, first_day: date, last_day: date) -> str:
    if region not in REGIONS:
        raise UnknownRegion
    if last_day < first_day:
        raise LastDayTooEarly
    name = clean(name, limit=_NAME)
    if not name:
        raise NameMissing
    return name


def _region_of(session: Session, site_id: int) -> str:
    return session.scalar(select(Site.school_region).where(Site.id == site_id)) or ""


def _rows(session: Session, site_id: int, region: str) -> list[SchoolHoliday]:
    return list(
        session.scalars(
            select(SchoolHoliday)
            .where(SchoolHoliday.site_id == site_id, SchoolHoliday.region == region)
            .order_by(SchoolHoliday.first_day, SchoolHoliday.id)
        )
    )


def _own_rows(session: Session, actor: Actor, region: str) -> list[SchoolHoliday]:
    """Give the table of the house, which begins as a copy of what the ministry says."""
    rows = _rows(session, actor.site_id, region)
    if not rows:
        first = date(actor.today().year - _BEFORE, 1, 1)
        known = _of_ministry(region, first, _LAST_KNOWN)
        rows = [_row(actor.site_id, region, one) for one in known]
        session.add_all(rows)
        session.flush()
    return rows


def _row(site_id: int, region: str, one: SchoolDays) -> SchoolHoliday:
    return SchoolHoliday(
        site_id=site_id,
        region=region,
        name=one.name,
        first_day=one.first_day,
        last_day=one.last_day,
    )


def _find(rows: list[SchoolHoliday], was: SchoolDays) -> SchoolHoliday:
    facts = (was.name, was.first_day, was.last_day)
    for row in rows:
        if (row.name, row.first_day, row.last_day) == facts and was.id in (None, row.id):
            return row
    raise Gone


def _shown(row: SchoolHoliday) -> SchoolDays:
    return SchoolDays(row.id, row.name, row.first_day, row.last_day)


def _days_of(table: list[SchoolDays]) -> dict[date, str]:
    return {
        one.first_day + timedelta(days=n): one.name
        for one in table
        for n in range((one.last_day - one.first_day).days + 1)
    }


def _of_ministry(region: str, first_day: date, last_day: date) -> list[SchoolDays]:
    """List the holidays of a region in these years: a year more on either side is cut off."""
    if region not in REGIONS:
        return []
    language = "nl" if current() == "nl" else "en_US"
    days = [
        day
        for year in range(first_day.year - 1, last_day.year + 2)
        for day in _school_year(year, region, language)
    ]
    found: list[SchoolDays] = []
    for day, name in days:
        last = found[-1] if found else None
        if last is not None and last.name == name and day - last.last_day == timedelta(days=1):
            found[-1] = SchoolDays(None, name, last.first_day, day)
        else:
            found.append(SchoolDays(None, name, day, day))
    return [one for one in found if one.last_day >= first_day and one.first_day <= last_day]


@lru_cache(maxsize=256)
def _school_year(year: int, region: str, language: str) -> tuple[tuple[date, str], ...]:
    """Give the free days of a calendar year, in order."""
    from holidays import country_holidays

    if year > _LAST_KNOWN.year:
        return ()
    found = country_holidays(
        "NL", subdiv=region, years=[year], categories=("school",), language=language
    )
    return tuple(sorted((day, str(name)) for day, name in found.items() if day <= _LAST_KNOWN))
