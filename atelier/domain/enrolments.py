"""Who has a place, who waits for one, and who must be called about it."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from atelier.domain.base import NEVER_AGAIN, Base, word
from atelier.domain.people import Person


class EnrolmentState(StrEnum):
    """A place, a place on the waiting list, or a place that was given back."""

    ENROLLED = "enrolled"
    WAITING = "waiting"
    WITHDRAWN = "withdrawn"


class CallReason(StrEnum):
    """Why people are called."""

    CANCELLED = "cancelled"
    MOVED = "moved"
    CHANGED = "changed"
    FREED = "freed"
    CLOSED = "closed"


class CallOutcome(StrEnum):
    """How a call ended."""

    SPOKEN = "spoken"
    VOICEMAIL = "voicemail"
    NO_ANSWER = "no_answer"


class Enrolment(Base):
    """A person's place in a series or in one occurrence of it (exactly one of the two).

    A WITHDRAWN place in one occurrence of a series is a day off in advance, and no no-show.
    ``waiting_position`` orders the waiting list and may have holes. ``contact_name`` and
    ``contact_phone`` are the parent of a child (rule P13), kept with this place and no longer.
    """

    __tablename__ = "enrolment"
    __table_args__ = (
        UniqueConstraint("series_id", "person_id"),
        UniqueConstraint("occurrence_id", "person_id"),
        CheckConstraint("(series_id IS NULL) <> (occurrence_id IS NULL)", name="in_one_thing"),
        Index(  # only of those who wait: there are few of them
            "ix_enrolment_waiting",
            "first_day",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        NEVER_AGAIN,
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    first_day: Mapped[date]
    created_at: Mapped[datetime]
    series_id: Mapped[int | None] = mapped_column(ForeignKey("series.id"), default=None)
    occurrence_id: Mapped[int | None] = mapped_column(ForeignKey("occurrence.id"), default=None)
    state: Mapped[EnrolmentState] = mapped_column(
        word(EnrolmentState), default=EnrolmentState.ENROLLED
    )
    waiting_position: Mapped[int | None] = mapped_column(default=None)  # the lowest is first
    last_day: Mapped[date | None] = mapped_column(default=None)
    contact_name: Mapped[str] = mapped_column(String(120), default="")
    contact_phone: Mapped[str | None] = mapped_column(String(20), default=None)  # E.164
    version: Mapped[int] = mapped_column(init=False)

    person: Mapped[Person] = relationship(init=False)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read once by SQLAlchemy


class CallList(Base):
    """Whom to call about one cancellation, one move or one freed place, in order."""

    __tablename__ = "call_list"
    __table_args__ = (UniqueConstraint("site_id", "key"),)

    key: Mapped[UUID]
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    reason: Mapped[CallReason] = mapped_column(word(CallReason))
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(60))
    series_id: Mapped[int | None] = mapped_column(ForeignKey("series.id"), default=None, index=True)
    occurrence_id: Mapped[int | None] = mapped_column(
        ForeignKey("occurrence.id"), default=None, index=True
    )
    closed_at: Mapped[datetime | None] = mapped_column(default=None)


class Call(Base):
    """One row of a call list: somebody with a place, and how the call ended.

    Each further try is another ``attempt`` of the same row, and the last one counts. Begun and
    not ended it has a time and no outcome: that desk is on the phone. ``agreed`` is the answer
    where one was given: the place is taken, the new time suits.
    """

    __tablename__ = "call"
    __table_args__ = (UniqueConstraint("call_list_id", "row", "attempt"),)

    call_list_id: Mapped[int] = mapped_column(ForeignKey("call_list.id"))
    row: Mapped[int]
    enrolment_id: Mapped[int] = mapped_column(ForeignKey("enrolment.id"), index=True)
    attempt: Mapped[int] = mapped_column(default=1)
    key: Mapped[UUID | None] = mapped_column(default=None)  # of the last save in it
    outcome: Mapped[CallOutcome | None] = mapped_column(word(CallOutcome), default=None)
    agreed: Mapped[bool | None] = mapped_column(default=None)
    at: Mapped[datetime | None] = mapped_column(default=None)
    by: Mapped[str] = mapped_column(String(60), default="")
