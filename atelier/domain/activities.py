"""Activities, the rules after which they come back, and the days on which they happen."""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from atelier.domain.base import NEVER_AGAIN, Base, Function, word
from atelier.domain.places import Organisation, Room


class OccurrenceState(StrEnum):
    """Whether an occurrence goes ahead. A cancelled one keeps its place in the figures."""

    PLANNED = "planned"
    CANCELLED = "cancelled"


class Activity(Base):
    """Something that the house offers, again and again.

    ``sensitive``: names are never shown at the desk, posters say ``public_name`` (rule P9).
    ``walk_in``: the open door, which is proposed when nothing else is. ``price_cents`` None is
    a free gift. ``function`` INTERNAL never counts. ``setup_minutes`` and ``clearing_minutes``
    are what it needs before and after; None is what the room needs.
    """

    __tablename__ = "activity"
    __table_args__ = (
        UniqueConstraint("site_id", "code"),
        CheckConstraint("capacity > 0", name="has_places"),
        CheckConstraint("minimum >= 0", name="minimum_is_a_count"),
        NEVER_AGAIN,
    )

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    code: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(120))
    public_name: Mapped[str] = mapped_column(String(120), default="")
    function: Mapped[Function] = mapped_column(default=Function.MEETING)
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
    audience: Mapped[str] = mapped_column(String(120), default="")
    setup_minutes: Mapped[int | None] = mapped_column(default=None)
    clearing_minutes: Mapped[int | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(init=False)
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("batch.id"), default=None, index=True)

    host: Mapped[Organisation | None] = relationship(init=False)
    room: Mapped[Room | None] = relationship(init=False)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read once by SQLAlchemy


class ActivitySetting(Base):
    """How sheltered an activity is from ``first_day`` on, until the next row says otherwise.

    ``setting`` is sheltered, transition, regular or none: a history, since the step from
    sheltered to regular is one of the figures of the house.
    """

    __tablename__ = "activity_setting"
    __table_args__ = (
        UniqueConstraint("activity_id", "first_day"),
        NEVER_AGAIN,
    )

    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"))
    first_day: Mapped[date]
    setting: Mapped[str] = mapped_column(String(20), default="regular")


class Series(Base):
    """A rule after which occurrences of an activity were made.

    ``rule`` is one of the words of ``atelier.calendar.recurrence``; ``weekday`` Monday = 0, that
    of its first day. It holds from ``rule_from`` on: what was planned before a change of the
    series stays as it was. ``room_id`` None is the room of the activity. ``uid`` is the name
    under which an imported series is known elsewhere.
    """

    __tablename__ = "series"
    __table_args__ = (
        CheckConstraint("ends > starts", name="takes_time"),
        NEVER_AGAIN,
    )

    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"), index=True)
    rule: Mapped[str] = mapped_column(String(60))
    weekday: Mapped[int]
    starts: Mapped[time]
    ends: Mapped[time]
    first_day: Mapped[date]
    last_day: Mapped[date]
    rule_from: Mapped[date | None] = mapped_column(default=None)  # None: from the first day
    room_id: Mapped[int | None] = mapped_column(ForeignKey("room.id"), default=None, index=True)
    uid: Mapped[str | None] = mapped_column(String(255), default=None, index=True)
    version: Mapped[int] = mapped_column(init=False)
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("batch.id"), default=None, index=True)

    activity: Mapped[Activity] = relationship(init=False)
    room: Mapped[Room | None] = relationship(init=False)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read once by SQLAlchemy


class Occurrence(Base):
    """An activity on one day.

    ``day``, ``starts`` and ``ends`` are what the clock on the wall says, so that Tuesday at six
    stays Tuesday at six when summer time ends. ``capacity`` None: that of the activity.

    ``rule_day`` is the day that the rule gave, which stays when the occurrence moves. ``changed``:
    by hand, so that a change of its series leaves it alone. ``skipped``: cancelled from the
    beginning, because the house is closed or the series leaves the day out; ``reason`` says
    which. ``clash_reason``: why it stands in a room that was taken.
    """

    __tablename__ = "occurrence"
    __table_args__ = (
        CheckConstraint("ends > starts", name="takes_time"),
        CheckConstraint("state = 'cancelled' OR NOT skipped", name="skipped_is_cancelled"),
        UniqueConstraint("series_id", "rule_day"),
        Index("ix_occurrence_series", "series_id", "day"),
        Index("ix_occurrence_day", "day", "starts"),
        Index("ix_occurrence_activity", "activity_id", "day"),
        Index("ix_occurrence_room", "room_id", "day"),
        NEVER_AGAIN,
    )

    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"))
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
    rule_day: Mapped[date | None] = mapped_column(default=None)
    changed: Mapped[bool] = mapped_column(default=False)
    skipped: Mapped[bool] = mapped_column(default=False)
    clash_reason: Mapped[str] = mapped_column(String(200), default="")
    uid: Mapped[str | None] = mapped_column(String(255), default=None, index=True)
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("batch.id"), default=None, index=True)
    version: Mapped[int] = mapped_column(init=False)

    activity: Mapped[Activity] = relationship(init=False)
    room: Mapped[Room | None] = relationship(init=False)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read once by SQLAlchemy
