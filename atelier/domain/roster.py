"""Work that wants volunteers, and who does it."""

from __future__ import annotations

from datetime import date, time

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
    """A volunteer who does a shift."""

    __tablename__ = "assignment"
    __table_args__ = (
        UniqueConstraint("shift_id", "person_id"),
        NEVER_AGAIN,
    )

    shift_id: Mapped[int] = mapped_column(ForeignKey("shift.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
