"""Days on which nothing happens, or not everything: holidays, school holidays, closures."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from atelier.domain.base import NEVER_AGAIN, Base, word


class Policy(StrEnum):
    """What a public holiday means for the house."""

    CLOSED = "closed"
    OPEN = "open"
    ASK = "ask"  # open until the coordinator says otherwise


class Closure(Base):
    """Days on which the house is closed; both ends included.

    ``except_walk_in``: the open door goes on, and nothing else does.
    """

    __tablename__ = "closure"
    __table_args__ = (
        CheckConstraint("last_day >= first_day", name="ends_after_it_begins"),
        NEVER_AGAIN,
    )

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"), index=True)
    first_day: Mapped[date]
    last_day: Mapped[date]
    name: Mapped[str] = mapped_column(String(120))
    except_walk_in: Mapped[bool] = mapped_column(default=False)


class HolidayPolicy(Base):
    """What the house decided of one public holiday, instead of what is usual."""

    __tablename__ = "holiday_policy"
    __table_args__ = (
        UniqueConstraint("site_id", "day"),
        NEVER_AGAIN,
    )

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    day: Mapped[date]
    policy: Mapped[Policy] = mapped_column(word(Policy))


class SchoolHoliday(Base):
    """A school holiday of a region, as the house keeps its table; both ends included.

    Advice only: schools may deviate, and a house that knows better changes its own table.
    """

    __tablename__ = "school_holiday"
    __table_args__ = (
        CheckConstraint("last_day >= first_day", name="ends_after_it_begins"),
        Index("ix_school_holiday_region", "site_id", "region", "first_day"),
        NEVER_AGAIN,
    )

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    region: Mapped[str] = mapped_column(String(10))
    name: Mapped[str] = mapped_column(String(60))
    first_day: Mapped[date]
    last_day: Mapped[date]
