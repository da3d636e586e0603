"""What was kept long enough, and data leaks: rules P14, P15 and P20."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from atelier.domain.base import NEVER_AGAIN, Base, word

LONGEST_JUMP = timedelta(days=35)
"""A clock that goes further at once is not believed before somebody says that it is right."""


class DueKind(StrEnum):
    """What goes when its time is over (rule P15), in the order in which it goes."""

    VISITS = "visits"  # the names at the visits of a year
    VOLUNTEER = "volunteer"  # what is kept of somebody who worked here
    VISITOR = "visitor"
    WAITING = "waiting"  # places on a waiting list
    CONTACT = "contact"  # phone and e-mail
    PARENT = "parent"  # the contact of a child, kept with a place
    LEAKS = "leaks"


class RetentionWatch(Base):
    """The day on which a house last looked what was kept long enough.

    A clock that jumps far ahead is noticed by it (F51): ``jumped_to`` is the day that such a
    clock showed, and nothing goes until somebody says that it is right.
    """

    __tablename__ = "retention_watch"
    __table_args__ = (UniqueConstraint("site_id"),)

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    checked_on: Mapped[date]
    jumped_to: Mapped[date | None] = mapped_column(default=None)


class RetentionList(Base):
    """One list of what was due: shown on ``day``, confirmed by somebody or by time itself.

    ``confirmed_by`` is empty where nobody did within the days that there were. ``done_at``: all
    of it is gone.
    """

    __tablename__ = "retention_list"
    __table_args__ = (Index("ix_retention_list_day", "site_id", "day"),)

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    day: Mapped[date]
    confirmed_at: Mapped[datetime | None] = mapped_column(default=None)
    confirmed_by: Mapped[str] = mapped_column(String(60), default="")
    done_at: Mapped[datetime | None] = mapped_column(default=None)


class RetentionCount(Base):
    """How many of a kind stood on a list, and how many went: numbers, and nobody's name."""

    __tablename__ = "retention_count"
    __table_args__ = (UniqueConstraint("list_id", "kind"),)

    list_id: Mapped[int] = mapped_column(ForeignKey("retention_list.id"))
    kind: Mapped[DueKind] = mapped_column(word(DueKind))
    found: Mapped[int] = mapped_column(default=0)
    gone: Mapped[int] = mapped_column(default=0)


class LeakRisk(StrEnum):
    """What a leak may do to the people that it is about."""

    NONE = "none"  # unlikely: the authority need not be told
    SOME = "some"
    HIGH = "high"  # the people are told as well


class Leak(Base):
    """A data leak: found at ``found_at``, from when 72 hours count (GDPR 33, rule P20).

    ``people`` is how many it is about; None is not known. ``authority_at`` and ``people_at``:
    when the authority (AP) and the people were told. ``closed_at``: nothing is left to do. No
    name of whoever it is about belongs in the texts.
    """

    __tablename__ = "leak"
    __table_args__ = (
        UniqueConstraint("site_id", "key"),
        CheckConstraint("people >= 0", name="people_are_a_count"),
        Index("ix_leak_found_at", "site_id", "found_at"),
        NEVER_AGAIN,
    )

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    key: Mapped[UUID]
    found_at: Mapped[datetime]
    what: Mapped[str] = mapped_column(String(400))
    by: Mapped[str] = mapped_column(String(60))
    risk: Mapped[LeakRisk] = mapped_column(word(LeakRisk), default=LeakRisk.SOME)
    people: Mapped[int | None] = mapped_column(default=None)
    measures: Mapped[str] = mapped_column(String(400), default="")
    authority_at: Mapped[datetime | None] = mapped_column(default=None)
    people_at: Mapped[datetime | None] = mapped_column(default=None)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(init=False)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read once by SQLAlchemy
