"""Work that wants volunteers, and who does it."""

from __future__ import annotations

from datetime import date, datetime, time
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from atelier.domain.base import NEVER_AGAIN, Base, word
from atelier.domain.volunteers import Role


class ShiftPattern(Base):
    """Work that comes back: on days of its own, or with the occurrences of an activity.

    Without an activity ``rule`` is one of the words of ``atelier.calendar.recurrence``, and the
    work is from ``starts`` to ``ends`` on the wall. With one (or with a series of it) the work
    begins ``starts_before`` minutes before each occurrence and ends ``ends_after`` minutes after
    it. ``needed`` people at least, ``wished`` at best. ``goes_on``: also when the house is closed
    to all but the open door. ``last_day`` None: until further notice.
    """

    __tablename__ = "shift_pattern"
    __table_args__ = (
        CheckConstraint(
            "activity_id IS NOT NULL OR (ends > starts AND starts IS NOT NULL)", name="has_times"
        ),
        CheckConstraint("series_id IS NULL OR activity_id IS NOT NULL", name="series_of_activity"),
        CheckConstraint("needed > 0 AND wished >= needed", name="needs_somebody"),
        CheckConstraint("last_day >= first_day", name="ends_after_it_begins"),
        Index("ix_shift_pattern_site", "site_id", "last_day"),
        NEVER_AGAIN,
    )

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    role_id: Mapped[int] = mapped_column(ForeignKey("role.id"), index=True)
    first_day: Mapped[date]
    last_day: Mapped[date | None] = mapped_column(default=None)
    name: Mapped[str] = mapped_column(String(60), default="")
    rule: Mapped[str] = mapped_column(String(60), default="weekly")
    starts: Mapped[time | None] = mapped_column(default=None)
    ends: Mapped[time | None] = mapped_column(default=None)
    activity_id: Mapped[int | None] = mapped_column(
        ForeignKey("activity.id"), default=None, index=True
    )
    series_id: Mapped[int | None] = mapped_column(ForeignKey("series.id"), default=None, index=True)
    starts_before: Mapped[int] = mapped_column(default=0)
    ends_after: Mapped[int] = mapped_column(default=0)
    needed: Mapped[int] = mapped_column(default=1)
    wished: Mapped[int] = mapped_column(default=1)
    goes_on: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(init=False)

    role: Mapped[Role] = relationship(init=False)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read once by SQLAlchemy


class ShiftState(StrEnum):
    """Whether a shift wants volunteers: it does, not this time, or help from outside does it.

    CLOSED: the house is closed on that day, since the shift was made.
    """

    PLANNED = "planned"
    NOT_NEEDED = "not_needed"
    OUTSIDE = "outside"
    CLOSED = "closed"


class Shift(Base):
    """Work on one day that wants ``needed`` volunteers, and at best ``wished``.

    It belongs to an occurrence or stands by itself; that of a cancelled occurrence does not go
    ahead. One that a pattern made bears its ``pattern_id``, and the day of the rule in
    ``rule_day``, which stays when it is moved. ``changed``: by hand, so that a change of its
    pattern leaves it alone.
    """

    __tablename__ = "shift"
    __table_args__ = (
        CheckConstraint("ends > starts", name="takes_time"),
        CheckConstraint("needed > 0 AND wished >= needed", name="needs_somebody"),
        UniqueConstraint("pattern_id", "rule_day"),
        UniqueConstraint("pattern_id", "occurrence_id"),
        Index("ix_shift_day", "site_id", "day"),
        NEVER_AGAIN,
    )

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    role_id: Mapped[int] = mapped_column(ForeignKey("role.id"), index=True)
    day: Mapped[date]
    starts: Mapped[time]
    ends: Mapped[time]
    occurrence_id: Mapped[int | None] = mapped_column(
        ForeignKey("occurrence.id"), default=None, index=True
    )
    needed: Mapped[int] = mapped_column(default=1)
    wished: Mapped[int] = mapped_column(default=1)
    at_desk: Mapped[bool] = mapped_column(default=False)  # shown at the desk as on duty
    state: Mapped[ShiftState] = mapped_column(word(ShiftState), default=ShiftState.PLANNED)
    pattern_id: Mapped[int | None] = mapped_column(ForeignKey("shift_pattern.id"), default=None)
    rule_day: Mapped[date | None] = mapped_column(default=None)
    changed: Mapped[bool] = mapped_column(default=False)

    role: Mapped[Role] = relationship(init=False)
    pattern: Mapped[ShiftPattern | None] = relationship(init=False)


class AssignmentState(StrEnum):
    """How somebody stands in a shift.

    ASKED has not answered yet, and holds no place. AGREED comes. ASKED_AGAIN agreed, but the
    shift was moved since. DECLINED said no when asked. CANNOT had agreed and reported not to be
    able to come, for whatever reason. STOOD_IN comes instead of somebody. TAKEN_OFF is not to
    come this once, though the place is a fixed one. WORKED was there: its hours are confirmed.
    """

    ASKED = "asked"
    AGREED = "agreed"
    ASKED_AGAIN = "asked_again"
    DECLINED = "declined"
    CANNOT = "cannot"
    STOOD_IN = "stood_in"
    TAKEN_OFF = "taken_off"
    WORKED = "worked"


class Reached(StrEnum):
    """How a call to somebody ended who could not be asked yet: nobody answered, or a machine."""

    NO_ANSWER = "no_answer"
    VOICEMAIL = "voicemail"


HOLDING = (
    AssignmentState.AGREED,
    AssignmentState.ASKED_AGAIN,
    AssignmentState.STOOD_IN,
    AssignmentState.WORKED,
)
"""The states in which somebody takes one of the places of a shift."""


class Assignment(Base):
    """A volunteer in a shift, whichever way they answered.

    ``fixed``: by a fixed place, else for this once. ``replaces_id`` is the assignment of whom
    they stand in for. ``overruled``: the reason that was typed where something stood in the way.
    ``reached``: how the last call ended, of whoever was only called. ``told_at``: when somebody
    told them that the shift is cancelled.

    ``worked_starts`` and ``worked_ends`` are what was really worked, on the wall, and count as
    hours (figures B11 and B12) once somebody has confirmed them: ``confirmed_at`` and by whom.
    """

    __tablename__ = "assignment"
    __table_args__ = (
        UniqueConstraint("shift_id", "person_id"),
        CheckConstraint("worked_ends > worked_starts", name="takes_time"),
        NEVER_AGAIN,
    )

    shift_id: Mapped[int] = mapped_column(ForeignKey("shift.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    state: Mapped[AssignmentState] = mapped_column(
        word(AssignmentState), default=AssignmentState.AGREED
    )
    fixed: Mapped[bool] = mapped_column(default=False)
    replaces_id: Mapped[int | None] = mapped_column(
        ForeignKey("assignment.id"), default=None, index=True
    )
    asked_at: Mapped[datetime | None] = mapped_column(default=None)
    reached: Mapped[Reached | None] = mapped_column(word(Reached), default=None)
    told_at: Mapped[datetime | None] = mapped_column(default=None)
    overruled: Mapped[str] = mapped_column(String(200), default="")
    worked_starts: Mapped[time | None] = mapped_column(default=None)
    worked_ends: Mapped[time | None] = mapped_column(default=None)
    confirmed_at: Mapped[datetime | None] = mapped_column(default=None)
    confirmed_by: Mapped[str] = mapped_column(String(60), default="")


class Weeks(StrEnum):
    """In which weeks a fixed place holds, by the number of the ISO week."""

    EVERY = "every"
    EVEN = "even"
    ODD = "odd"


class FixedPlace(Base):
    """A place in the shifts of a pattern that is always the same volunteer's ("vaste plek").

    ``weekday`` Monday 0; None is every day of the pattern. ``last_day`` None: until further
    notice.
    """

    __tablename__ = "fixed_place"
    __table_args__ = (
        CheckConstraint("weekday BETWEEN 0 AND 6", name="is_a_weekday"),
        CheckConstraint("last_day >= first_day", name="ends_after_it_begins"),
        Index("ix_fixed_place_pattern", "pattern_id", "person_id"),
        NEVER_AGAIN,
    )

    pattern_id: Mapped[int] = mapped_column(ForeignKey("shift_pattern.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("volunteer.person_id"), index=True)
    first_day: Mapped[date]
    last_day: Mapped[date | None] = mapped_column(default=None)
    weekday: Mapped[int | None] = mapped_column(default=None)
    weeks: Mapped[Weeks] = mapped_column(word(Weeks), default=Weeks.EVERY)
