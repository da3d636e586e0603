"""Visits and participations as lists for a spreadsheet: persons as numbers, never as names."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import TypeAlias

from sqlalchemy import func, literal, null, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import (
    Activity,
    Actor,
    DayPart,
    Occurrence,
    Participation,
    Tally,
    Visit,
)
from atelier.domain.functions import function_name
from atelier.domain.rights import Right
from atelier.language import tr
from atelier.tables.writing import Cell

Lists: TypeAlias = tuple[list[str], list[tuple[Cell, ...]]]
"""The headings of a list, and its rows."""


@needs(Right.EXPORT, told=True)
def visits_table(session: Session, *, actor: Actor) -> Lists:
    """Give every visit: one row per person and day, one per count without a name.

    The last column adds up to the visits of the house; a row may take off what was counted
    before somebody gave a name.
    """
    header = [
        tr("Day"),
        tr("Part of the day"),
        tr("Arrived"),
        tr("Person"),
        tr("Function"),
        tr("Visits"),
    ]
    rows = [*_visits(session, actor), *_counts(session, actor)]
    return header, sorted(rows, key=_first_cells)


@needs(Right.EXPORT, told=True)
def participations_table(session: Session, *, actor: Actor) -> Lists:
    """Give every participation: a row per person and occurrence, one per count without a name.

    Of a sensitive activity only the number per occurrence is given, because who takes part in
    it already says something of a person's health (rule P9).
    """
    header = [
        tr("Day"),
        tr("Begins"),
        tr("Code"),
        tr("Activity"),
        tr("Occurrence"),
        tr("Person"),
        tr("Participations"),
    ]
    rows = [*_named(session, actor), *_numbers(session, actor), *_unnamed(session, actor)]
    return header, sorted(rows, key=_first_cells)


def _visits(session: Session, actor: Actor) -> Iterator[tuple[Cell, ...]]:
    parts = _part_words()
    found = session.execute(
        select(Visit.day, Visit.day_part, Visit.arrived_at, Visit.person_id)
        .where(Visit.site_id == actor.site_id)
        .order_by(Visit.day, Visit.arrived_at, Visit.id)
    )
    return (
        (day, parts[part], _wall(actor, arrived), person, "", 1)
        for day, part, arrived, person in found
    )


def _counts(session: Session, actor: Actor) -> Iterator[tuple[Cell, ...]]:
    parts = _part_words()
    found = session.execute(
        select(Tally.day, Tally.day_part, Tally.at, Tally.function, Tally.visits)
        .where(Tally.site_id == actor.site_id, Tally.visits != 0)
        .order_by(Tally.day, Tally.at, Tally.id)
    )
    return (
        (day, parts[part], _wall(actor, at), None, function_name(function), visits)
        for day, part, at, function, visits in found
    )


_WHAT = (Participation.day, Occurrence.starts, Activity.code, Activity.name, Occurrence.id)


def _named(session: Session, actor: Actor) -> Iterator[tuple[Cell, ...]]:
    found = session.execute(
        select(*_WHAT, Participation.person_id, literal(1))
        .join(Occurrence, Participation.occurrence_id == Occurrence.id)
        .join(Activity, Occurrence.activity_id == Activity.id)
        .where(Activity.site_id == actor.site_id, ~Activity.sensitive)
    )
    return (tuple(row) for row in found)


def _numbers(session: Session, actor: Actor) -> Iterator[tuple[Cell, ...]]:
    found = session.execute(
        select(*_WHAT, null(), func.count())
        .join(Occurrence, Participation.occurrence_id == Occurrence.id)
        .join(Activity, Occurrence.activity_id == Activity.id)
        .where(Activity.site_id == actor.site_id, Activity.sensitive)
        .group_by(*_WHAT)
    )
    return (tuple(row) for row in found)


def _unnamed(session: Session, actor: Actor) -> Iterator[tuple[Cell, ...]]:
    found = session.execute(
        select(Tally.day, *_WHAT[1:], null(), Tally.participations)
        .join(Occurrence, Tally.occurrence_id == Occurrence.id)
        .join(Activity, Occurrence.activity_id == Activity.id)
        .where(Tally.site_id == actor.site_id, Tally.participations != 0)
    )
    return (tuple(row) for row in found)


def _wall(actor: Actor, moment: datetime) -> time:
    return actor.clock.wall(moment).time().replace(second=0)


def _first_cells(row: tuple[Cell, ...]) -> tuple[date, str]:
    day = row[0]
    assert isinstance(day, date)
    return day, str(row[1])


def _part_words() -> dict[DayPart, str]:
    return {
        DayPart.MORNING: tr("morning"),
        DayPart.AFTERNOON: tr("afternoon"),
        DayPart.EVENING: tr("evening"),
    }
