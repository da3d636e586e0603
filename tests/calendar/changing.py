"""Series for the tests of changes, and looking at what became of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import inspect, select

from atelier.calendar.change_receipts import ChangeSaved
from atelier.calendar.changing import plan_change, save_change
from atelier.calendar.diff import ChangeWanted, Diff, Reach
from atelier.calendar.plans import Answer
from atelier.calendar.recurrence import Calendar, dates_of, parse_rule
from atelier.database import Database
from atelier.domain import (
    Activity,
    Actor,
    Base,
    Enrolment,
    Occurrence,
    OccurrenceState,
    Room,
    Series,
    Shift,
)
from tests.making import Making

NOTHING = ChangeWanted()
KINDS: tuple[type[Base], ...] = (Series, Occurrence, Enrolment, Shift, Room)


def everything(database: Database) -> list[tuple[object, ...]]:
    """Read every row that a change may touch, but for the number of its version."""
    with database.reading() as session:
        return [
            (kind.__name__, *(getattr(row, name) for name in _columns(kind)))
            for kind in KINDS
            for row in session.scalars(select(kind).order_by(inspect(kind).primary_key[0]))
        ]


def _columns(kind: type[Base]) -> list[str]:
    return [one.key for one in inspect(kind).column_attrs if one.key != "version"]


def never(_day: date) -> str | None:
    return None


@dataclass
class House:
    """A house with rooms and series, and the calendar's tasks with little to say each time."""

    database: Database
    making: Making
    actor: Actor

    def room(self, name: str, setup: int = 0) -> int:
        site = self.actor.site_id
        return self.making.add(
            Room(site_id=site, code=name, name=name, capacity=60, setup_minutes=setup)
        )

    def series(
        self,
        name: str,
        rule: str,
        first_day: date,
        last_day: date,
        *,
        room: int | None = None,
        starts: time = time(14),
        ends: time = time(16),
        closed: Calendar = never,
        capacity: int | None = None,
    ) -> int:
        """Plan a series; ``first_day`` is a day of the rule."""
        activity = self.making.activity(name, enrolment=True, capacity=capacity)
        planned = dates_of(
            rule, weekday=first_day.weekday(), first_day=first_day, last_day=last_day, closed=closed
        )
        if parse_rule(rule).lessons:
            last_day = planned[-1].day
        with self.database.transaction() as session:
            session.get_one(Activity, activity).room_id = room
            row = Series(
                activity_id=activity,
                rule=rule,
                weekday=first_day.weekday(),
                starts=starts,
                ends=ends,
                first_day=first_day,
                last_day=last_day,
                room_id=room,
            )
            session.add(row)
            session.flush()
            for day, reason in planned:
                off = reason is not None
                session.add(
                    Occurrence(
                        activity_id=activity,
                        series_id=row.id,
                        day=day,
                        rule_day=day,
                        starts=starts,
                        ends=ends,
                        room_id=room,
                        state=OccurrenceState.CANCELLED if off else OccurrenceState.PLANNED,
                        skipped=off,
                        reason=reason or "",
                    )
                )
            session.flush()
            return row.id

    def on(self, series: int, day: date) -> int:
        """Give the occurrence on a day."""
        return next(row.id for row in self.rows(series) if row.day == day)

    def rows(self, series: int) -> list[Occurrence]:
        with self.database.reading() as session:
            found = select(Occurrence).where(Occurrence.series_id == series)
            return list(session.scalars(found.order_by(Occurrence.day, Occurrence.id)))

    def row(self, occurrence: int) -> Occurrence:
        with self.database.reading() as session:
            return session.get_one(Occurrence, occurrence)

    def held(self, series: int) -> list[date]:
        """Give the days on which it goes ahead."""
        return [row.day for row in self.rows(series) if row.state is OccurrenceState.PLANNED]

    def off(self, series: int) -> dict[date, str]:
        """Give the days on which it does not, and why."""
        return {
            row.day: row.reason
            for row in self.rows(series)
            if row.state is OccurrenceState.CANCELLED
        }

    def plan(
        self,
        occurrence: int,
        reach: Reach,
        wanted: ChangeWanted = NOTHING,
        *,
        answers: Mapping[date, Answer] | None = None,
        **facts: Any,  # noqa: ANN401 - those of ChangeWanted
    ) -> Diff:
        with self.database.reading() as session:
            return plan_change(
                session,
                occurrence_id=occurrence,
                reach=reach,
                wanted=replace(wanted, **facts),
                answers=answers,
                actor=self.actor,
            )

    def change(
        self,
        occurrence: int,
        reach: Reach,
        wanted: ChangeWanted = NOTHING,
        *,
        answers: Mapping[date, Answer] | None = None,
        seen: str | None = None,
        key: UUID | None = None,
        **facts: Any,  # noqa: ANN401 - those of ChangeWanted
    ) -> ChangeSaved:
        return self.database.perform(
            partial(
                save_change,
                occurrence_id=occurrence,
                reach=reach,
                wanted=replace(wanted, **facts),
                answers=answers,
                seen=seen,
                actor=self.actor,
                key=key or uuid4(),
            )
        )
