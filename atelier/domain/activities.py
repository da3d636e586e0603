"""Activities, the days on which they happen, and who is expected."""

from __future__ import annotations

from datetime import date, datetime, time
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from atelier.domain.base import Base, Function, word
from atelier.domain.people import Person
from atelier.domain.places import Organisation, Room


class OccurrenceState(StrEnum):
    """Whether an occurrence goes ahead. A cancelled one keeps its place in the figures."""

    PLANNED = "planned"
    CANCELLED = "cancelled"


class EnrolmentState(StrEnum):
    """A place, a place on the waiting list, or a place that was given back."""

    ENROLLED = "enrolled"
    WAITING = "waiting"
    WITHDRAWN = "withdrawn"


class Activity(Base):
    """Something that the house offers, again and again.

    ``sensitive``: names are never shown at the desk, posters say ``public_name`` (rule P9).
    ``walk_in``: the open door, which is proposed when nothing else is. ``price_cents`` None is
    a free gift. ``function`` INTERNAL never counts.
    """

    __tablename__ = "activity"
    __table_args__ = (
        UniqueConstraint("site_id", "code"),
        CheckConstraint("capacity > 0", name="has_places"),
        CheckConstraint("minimum >= 0", name="minimum_is_a_count"),
    )

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    code: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(120))
    public_name: Mapped[str] = mapped_column(String(120), default="")
    function: Mapped[Function] = mapped_column(default=Function.MEETING)
    setting: Mapped[str] = mapped_column(String(20), default="regular")
    access: Mapped[str] = mapped_column(String(20), default="open")
    host_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), default=None)
    room_id: Mapped[int | None] = mapped_column(ForeignKey("room.id"), default=None)
    capacity: Mapped[int | None] = mapped_column(default=None)  # persons; None: no limit
    minimum: Mapped[int] = mapped_column(default=0)
    price_cents: Mapped[int | None] = mapped_column(default_factory=int)  # not default: keeps None
    volunteers_needed: Mapped[int] = mapped_column(default=0)
    professionals_needed: Mapped[int] = mapped_column(default=0)
    enrolment: Mapped[bool] = mapped_column(default=False)
    walk_in: Mapped[bool] = mapped_column(default=False)
    sensitive: Mapped[bool] = mapped_column(default=False)
    for_children: Mapped[bool] = mapped_column(default=False)
    experiments: Mapped[str] = mapped_column(String(40), default="")
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("batch.id"), default=None, index=True)

    host: Mapped[Organisation | None] = relationship(init=False)
    room: Mapped[Room | None] = relationship(init=False)


class Series(Base):
    """A rule after which occurrences of an activity were made.

    ``rule`` is one of the words of ``atelier.calendar.recurrence``; ``weekday`` Monday = 0.
    """

    __tablename__ = "series"
    __table_args__ = (CheckConstraint("ends > starts", name="takes_time"),)

    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"), index=True)
    rule: Mapped[str] = mapped_column(String(60))
    weekday: Mapped[int]
    starts: Mapped[time]
    ends: Mapped[time]
    first_day: Mapped[date]
    last_day: Mapped[date]
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("batch.id"), default=None, index=True)

    activity: Mapped[Activity] = relationship(init=False)


class Occurrence(Base):
    """An activity on one day.

    ``day``, ``starts`` and ``ends`` are what the clock on the wall says, so that Tuesday at six
    stays Tuesday at six when summer time ends. ``capacity`` None: that of the activity.
    """

    __tablename__ = "occurrence"
    __table_args__ = (
        CheckConstraint("ends > starts", name="takes_time"),
        UniqueConstraint("series_id", "day"),
        Index("ix_occurrence_day", "day", "starts"),
        Index("ix_occurrence_room", "room_id", "day"),
    )

    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"), index=True)
    day: Mapped[date]
    starts: Mapped[time]
    ends: Mapped[time]
    series_id: Mapped[int | None] = mapped_column(ForeignKey("series.id"), default=None)
    room_id: Mapped[int | None] = mapped_column(ForeignKey("room.id"), default=None)
    state: Mapped[OccurrenceState] = mapped_column(
        word(OccurrenceState), default=OccurrenceState.PLANNED
    )
    reason: Mapped[str] = mapped_column(String(120), default="")
    capacity: Mapped[int | None] = mapped_column(default=None)

    activity: Mapped[Activity] = relationship(init=False)
    room: Mapped[Room | None] = relationship(init=False)


class Closure(Base):
    """Days on which the house is closed or partly open; both ends included."""

    __tablename__ = "closure"
    __table_args__ = (CheckConstraint("last_day >= first_day", name="ends_after_it_begins"),)

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"), index=True)
    first_day: Mapped[date]
    last_day: Mapped[date]
    name: Mapped[str] = mapped_column(String(120))


class Enrolment(Base):
    """A person's place in a series or in one occurrence of it (exactly one of the two)."""

    __tablename__ = "enrolment"
    __table_args__ = (
        UniqueConstraint("series_id", "person_id"),
        UniqueConstraint("occurrence_id", "person_id"),
        CheckConstraint("(series_id IS NULL) <> (occurrence_id IS NULL)", name="in_one_thing"),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    first_day: Mapped[date]
    created_at: Mapped[datetime]
    series_id: Mapped[int | None] = mapped_column(ForeignKey("series.id"), default=None)
    occurrence_id: Mapped[int | None] = mapped_column(ForeignKey("occurrence.id"), default=None)
    state: Mapped[EnrolmentState] = mapped_column(
        word(EnrolmentState), default=EnrolmentState.ENROLLED
    )
    waiting_position: Mapped[int | None] = mapped_column(default=None)  # 1 is first
    last_day: Mapped[date | None] = mapped_column(default=None)

    person: Mapped[Person] = relationship(init=False)


class Shift(Base):
    """Work on one day that wants ``needed`` volunteers; belongs to an occurrence or to a role."""

    __tablename__ = "shift"
    __table_args__ = (
        CheckConstraint("ends > starts", name="takes_time"),
        CheckConstraint("needed > 0", name="needs_somebody"),
        Index("ix_shift_day", "site_id", "day"),
    )

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    role: Mapped[str] = mapped_column(String(60))
    day: Mapped[date]
    starts: Mapped[time]
    ends: Mapped[time]
    occurrence_id: Mapped[int | None] = mapped_column(
        ForeignKey("occurrence.id"), default=None, index=True
    )
    needed: Mapped[int] = mapped_column(default=1)
    at_desk: Mapped[bool] = mapped_column(default=False)  # shown at the desk as on duty


class Assignment(Base):
    """A volunteer who does a shift."""

    __tablename__ = "assignment"
    __table_args__ = (UniqueConstraint("shift_id", "person_id"),)

    shift_id: Mapped[int] = mapped_column(ForeignKey("shift.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
