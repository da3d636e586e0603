"""Undo of the calendar: whatever a change wrote comes back, and nothing that came after is lost."""

from datetime import date, time
from functools import partial
from uuid import uuid4

import pytest
from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from atelier.database import Database
from atelier.domain import Actor, Base, ChangeKind, Enrolment, Occurrence, Room, Series
from atelier.journal.changes import (
    ChangedSince,
    NoChangeToUndo,
    recording,
    undo_change,
    undo_last_change,
)
from tests.making import TUESDAY, Making

KINDS: tuple[type[Base], ...] = (Series, Occurrence, Enrolment, Room)


def everything(database: Database) -> list[tuple[object, ...]]:
    with database.reading() as session:
        return [
            (kind.__name__, *(getattr(row, name) for name in columns(kind)))
            for kind in KINDS
            for row in session.scalars(select(kind).order_by(inspect(kind).primary_key[0]))
        ]


def columns(kind: type[Base]) -> list[str]:
    return [one.key for one in inspect(kind).column_attrs if one.key != "version"]


@pytest.fixture
def series(making: Making) -> int:
    activity = making.activity("Yoga", enrolment=True)
    series = making.series(activity)
    for week in range(3):
        day = date.fromordinal(TUESDAY.toordinal() + 7 * week)
        making.add(
            Occurrence(
                activity_id=activity,
                series_id=series,
                day=day,
                rule_day=day,
                starts=time(10),
                ends=time(11),
            )
        )
    making.enrolment(making.person("Toos van den Berg"), series=series)
    return series


def shift_by_a_week(session: Session, *, series_id: int, actor: Actor) -> int:
    """Move each date onto the day of the next, take the first away and add one and a room."""
    with recording(session, kind=ChangeKind.SERIES_CHANGED, actor=actor, key=uuid4()) as change:
        rows = session.scalars(
            select(Occurrence).where(Occurrence.series_id == series_id).order_by(Occurrence.day)
        ).all()
        days = [row.day for row in rows]
        session.delete(rows[0])
        for row in rows[1:]:
            row.rule_day = None
        session.flush()
        for row, day in zip(rows[1:], days, strict=False):
            row.day = row.rule_day = day
        session.add(
            Occurrence(
                activity_id=rows[0].activity_id,
                series_id=series_id,
                day=days[-1],
                rule_day=days[-1],
                starts=time(12),
                ends=time(13),
            )
        )
        session.add(Room(site_id=actor.site_id, code="new", name="New"))
        enrolment = session.scalars(select(Enrolment)).one()
        enrolment.last_day = TUESDAY
        enrolment.contact_name = "somebody"
    return change.id


def test_one_undo_gives_everything_back(database: Database, actor: Actor, series: int) -> None:
    before = everything(database)
    change = database.perform(partial(shift_by_a_week, series_id=series, actor=actor))
    assert everything(database) != before
    for _again in range(2):
        told = database.perform(partial(undo_change, change_id=change, actor=actor))
        assert (told.kind, told.by) == (ChangeKind.SERIES_CHANGED, "Balie")
    forgotten = [
        tuple("" if value == "somebody" else value for value in row) for row in everything(database)
    ]  # names of people are not kept, so they are not given back either
    assert forgotten == before


def test_a_later_change_is_never_overwritten(database: Database, actor: Actor, series: int) -> None:
    change = database.perform(partial(shift_by_a_week, series_id=series, actor=actor))
    with database.transaction() as session:
        session.scalars(select(Enrolment)).one().last_day = None
    before = everything(database)
    with pytest.raises(ChangedSince):
        database.perform(partial(undo_change, change_id=change, actor=actor))
    assert everything(database) == before


def test_what_is_used_by_now_stays(
    database: Database, making: Making, actor: Actor, series: int
) -> None:
    change = database.perform(partial(shift_by_a_week, series_id=series, actor=actor))
    with database.reading() as session:
        added = session.scalars(select(Occurrence).where(Occurrence.starts == time(12))).one()
        there = (added.id, added.day, actor.now())
    making.participation(making.person("Ali Kaya"), *there)
    before = everything(database)
    with pytest.raises(ChangedSince):
        database.perform(partial(undo_change, change_id=change, actor=actor))
    assert everything(database) == before


def test_the_last_change_of_a_desk_is_found_by_its_keys(database: Database, actor: Actor) -> None:
    with pytest.raises(NoChangeToUndo):
        database.perform(partial(undo_last_change, keys=[uuid4()], actor=actor))


@pytest.mark.usefixtures("series")
def test_what_was_never_looked_at_comes_back_too(database: Database, actor: Actor) -> None:
    before = everything(database)
    with database.transaction() as session:
        row = session.scalars(select(Occurrence).order_by(Occurrence.id)).first()
        assert row is not None
        session.expire(row)
        with recording(session, kind=ChangeKind.MOVED, actor=actor, key=uuid4()) as change:
            row.day = date(2027, 1, 1)  # without a look at the day that it was
        change_id = change.id
    database.perform(partial(undo_change, change_id=change_id, actor=actor))
    assert everything(database) == before


@pytest.mark.usefixtures("series")
def test_what_somebody_came_to_is_not_moved_back(
    database: Database, making: Making, actor: Actor
) -> None:
    with database.transaction() as session:
        row = session.scalars(select(Occurrence).order_by(Occurrence.id)).first()
        assert row is not None
        with recording(session, kind=ChangeKind.MOVED, actor=actor, key=uuid4()) as change:
            row.starts = time(10, 30)
        change_id, there = change.id, (row.id, row.day, actor.now())
    making.participation(making.person("Ali Kaya"), *there)
    before = everything(database)
    with pytest.raises(ChangedSince):
        database.perform(partial(undo_change, change_id=change_id, actor=actor))
    assert everything(database) == before
