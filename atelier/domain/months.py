"""Months that were closed: their figures, what was open, and what was corrected afterwards."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from atelier.domain.base import NEVER_AGAIN, Base, word


class ClosedMonth(Base):
    """One version of the figures of one month; the highest version holds (DOMAIN.md 3.5).

    ``month`` is yyyymm. ``reason`` is why it was corrected, empty for version 1. ``missing`` is
    how many occurrences had no attendance when it was closed (figure B14: "unknown").
    ``unlinked``: a visit or participation of this month had lost its person already, so that
    different people cannot be counted again. ``audit_digest`` is the end of the chain of the
    audit log at that moment; it is printed, and None in what was closed before there was one.
    """

    __tablename__ = "closed_month"
    __table_args__ = (
        UniqueConstraint("site_id", "month", "version"),
        UniqueConstraint("site_id", "key"),
        CheckConstraint("month BETWEEN 190001 AND 210012", name="is_a_month"),
        CheckConstraint("version > 0", name="versions_begin_at_one"),
    )

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    key: Mapped[UUID]
    month: Mapped[int]
    version: Mapped[int]
    closed_at: Mapped[datetime]
    closed_by: Mapped[str] = mapped_column(String(60))
    reason: Mapped[str] = mapped_column(String(200), default="")
    missing: Mapped[int] = mapped_column(default=0)
    unlinked: Mapped[bool] = mapped_column(default=False)
    audit_digest: Mapped[str | None] = mapped_column(String(64), default=None)


class ClosedFigure(Base):
    """One figure of a closed month, a number and nothing else.

    ``code``, ``by`` and ``item`` are those of ``atelier.reports.figures``; ``label`` is what the
    item was called then.
    """

    __tablename__ = "closed_figure"
    __table_args__ = (UniqueConstraint("closed_month_id", "code", "by", "item"),)

    closed_month_id: Mapped[int] = mapped_column(ForeignKey("closed_month.id"))
    code: Mapped[str] = mapped_column(String(20))
    by: Mapped[str] = mapped_column(String(20))
    item: Mapped[str] = mapped_column(String(120))
    value: Mapped[int]
    label: Mapped[str] = mapped_column(String(160), default="")


class PointKind(StrEnum):
    """What was open when a month was closed."""

    MISSING = "missing"  # an occurrence of which nobody said who was there
    UNKNOWN = "unknown"  # one of which it was answered that nobody knows
    SHEET = "sheet"  # a printed list that did not come back
    HOURS = "hours"  # a day of which hours of volunteers are not confirmed


class ClosedPoint(Base):
    """An open point that was accepted when a month was closed. No person stands in it.

    ``text`` names it as it stood on the screen: an activity, the number of a sheet, or how many
    shifts.
    """

    __tablename__ = "closed_point"
    __table_args__ = (Index("ix_closed_point_month", "closed_month_id", "id"),)

    closed_month_id: Mapped[int] = mapped_column(ForeignKey("closed_month.id"))
    kind: Mapped[PointKind] = mapped_column(word(PointKind))
    day: Mapped[date]
    text: Mapped[str] = mapped_column(String(160))
    occurrence_id: Mapped[int | None] = mapped_column(
        ForeignKey("occurrence.id"), default=None, index=True
    )


class MonthCorrection(Base):
    """A closed month that is being corrected: for what reason, since when, by whom.

    While ``settled_at`` is None, what belongs to the month may be changed; the next version of
    the month settles it. There is one open correction of a month at the most.
    """

    __tablename__ = "month_correction"
    __table_args__ = (
        UniqueConstraint("site_id", "key"),
        Index("ix_month_correction_month", "site_id", "month", "settled_at"),
    )

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    key: Mapped[UUID]
    month: Mapped[int]
    reason: Mapped[str] = mapped_column(String(200))
    opened_at: Mapped[datetime]
    opened_by: Mapped[str] = mapped_column(String(60))
    settled_at: Mapped[datetime | None] = mapped_column(default=None)


class UniqueAdjustment(Base):
    """How many erased people a figure of different people still counts, in one open period.

    Rule P16: a person who is erased stays in the uniques of every period that was open then.
    ``period`` is "2027-03", "2027-Q1" or "2027"; ``code``, ``by`` and ``item`` name the figure.
    """

    __tablename__ = "unique_adjustment"
    __table_args__ = (UniqueConstraint("site_id", "period", "code", "by", "item"),)

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    period: Mapped[str] = mapped_column(String(10))
    code: Mapped[str] = mapped_column(String(20))
    by: Mapped[str] = mapped_column(String(20))
    item: Mapped[str] = mapped_column(String(120))
    number: Mapped[int] = mapped_column(default=0)


class Target(Base):
    """What was agreed with a funder for one year (prestatieafspraak): so many of one figure.

    ``by`` and ``item`` narrow the figure down ("function", "meeting"); empty: the whole house.
    ``amount`` in the unit of the figure: people, participations, minutes.
    """

    __tablename__ = "target"
    __table_args__ = (
        UniqueConstraint("site_id", "key"),
        CheckConstraint("amount >= 0", name="amount_is_a_count"),
        Index("ix_target_year", "site_id", "year"),
        NEVER_AGAIN,
    )

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    key: Mapped[UUID]
    year: Mapped[int]
    funder: Mapped[str] = mapped_column(String(120))
    code: Mapped[str] = mapped_column(String(20))
    amount: Mapped[int]
    by: Mapped[str] = mapped_column(String(20), default="")
    item: Mapped[str] = mapped_column(String(120), default="")
    version: Mapped[int] = mapped_column(init=False)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read once by SQLAlchemy
