"""Work that wants volunteers, and who does it."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from atelier.domain.base import NEVER_AGAIN, Base


class Shift(Base):
    """Work on one day that wants ``needed`` volunteers; belongs to an occurrence or to a role."""

    __tablename__ = "shift"
    __table_args__ = (
        CheckConstraint("ends > starts", name="takes_time"),
        CheckConstraint("needed > 0", name="needs_somebody"),
        Index("ix_shift_day", "site_id", "day"),
        NEVER_AGAIN,
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
    """A volunteer who does a shift.

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
    worked_starts: Mapped[time | None] = mapped_column(default=None)
    worked_ends: Mapped[time | None] = mapped_column(default=None)
    confirmed_at: Mapped[datetime | None] = mapped_column(default=None)
    confirmed_by: Mapped[str] = mapped_column(String(60), default="")
