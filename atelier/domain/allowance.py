"""What volunteers are given: payments, and the limits that a house found confirmed (DOMAIN 4.2).

Amounts are whole cents. Payments are kept seven years, longer than what else is known of a
volunteer (rule P15), and so they point to the person.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from atelier.domain.base import NEVER_AGAIN, Base


class AllowancePayment(Base):
    """What a volunteer was given for one month: per hour, flat, and for real expenses.

    ``month`` is yyyymm, the month that it is for. ``for_hours`` is what ``minutes`` came to at
    ``per_hour`` cents. ``reason`` is what the board said where it is over a limit, else empty.
    A payment is never changed: it is taken out, and entered anew.
    """

    __tablename__ = "allowance_payment"
    __table_args__ = (
        CheckConstraint("month BETWEEN 190001 AND 210012", name="is_a_month"),
        CheckConstraint("minutes >= 0 AND per_hour >= 0 AND for_hours >= 0", name="hours_count"),
        CheckConstraint("flat >= 0 AND expenses >= 0", name="amounts_count"),
        CheckConstraint("for_hours + flat + expenses > 0", name="is_something"),
        Index("ix_allowance_payment_month", "site_id", "month"),
        Index("ix_allowance_payment_person", "person_id", "month"),
        NEVER_AGAIN,
    )

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    month: Mapped[int]
    paid_on: Mapped[date]
    by: Mapped[str] = mapped_column(String(60))
    minutes: Mapped[int] = mapped_column(default=0)
    per_hour: Mapped[int] = mapped_column(default=0)
    for_hours: Mapped[int] = mapped_column(default=0)
    flat: Mapped[int] = mapped_column(default=0)
    expenses: Mapped[int] = mapped_column(default=0)
    reason: Mapped[str] = mapped_column(String(200), default="")


class AllowanceLimit(Base):
    """The limits of a year as somebody in the house found them confirmed, and where.

    They go before those that came with the app. ``hour`` from 21 years on, ``hour_young`` below.
    """

    __tablename__ = "allowance_limit"
    __table_args__ = (
        UniqueConstraint("site_id", "year"),
        CheckConstraint("year BETWEEN 1900 AND 2100", name="is_a_year"),
        CheckConstraint("hour > 0 AND hour_young > 0", name="hours_are_something"),
        CheckConstraint("month > 0 AND year_total >= month", name="year_holds_a_month"),
        NEVER_AGAIN,
    )

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    year: Mapped[int]
    hour: Mapped[int]
    hour_young: Mapped[int]
    month: Mapped[int]
    year_total: Mapped[int]
    source: Mapped[str] = mapped_column(String(200))
    confirmed_on: Mapped[date]
    confirmed_by: Mapped[str] = mapped_column(String(60))
