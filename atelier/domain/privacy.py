"""What people asked about what is known of them, and what was done: rules P12, P16 to P18."""

from __future__ import annotations

from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from atelier.domain.base import NEVER_AGAIN, Base, word


class Erasure(Base):
    """Somebody who was erased: a random number and a day, and nothing else (rule P16).

    ``key`` is the ``erasure_key`` that the person had: a backup that is put back has it too, and
    so the person is erased from it again.
    """

    __tablename__ = "erasure"
    __table_args__ = (UniqueConstraint("site_id", "key"),)

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    key: Mapped[UUID]
    day: Mapped[date]


class ErasedWork(Base):
    """Hours that a volunteer worked who was erased since: they still count (figure B11).

    ``together`` binds what one person worked on one day, so that hours that overlap count once
    (scenario 18); two days of the same person bear different numbers.
    """

    __tablename__ = "erased_work"
    __table_args__ = (
        CheckConstraint("ends > starts", name="takes_time"),
        Index("ix_erased_work_shift", "shift_id"),
    )

    shift_id: Mapped[int] = mapped_column(ForeignKey("shift.id"))
    together: Mapped[int]
    starts: Mapped[time]
    ends: Mapped[time]


class ErasedPayment(Base):
    """What a volunteer was paid who was erased since: accounts are kept for seven years (P15).

    ``name`` as it was then, and ``amount`` in cents; ``month`` is yyyymm.
    """

    __tablename__ = "erased_payment"
    __table_args__ = (
        CheckConstraint("month BETWEEN 190001 AND 210012", name="is_a_month"),
        CheckConstraint("amount > 0", name="is_something"),
        Index("ix_erased_payment_month", "site_id", "month"),
    )

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    name: Mapped[str] = mapped_column(String(300))
    month: Mapped[int]
    paid_on: Mapped[date]
    amount: Mapped[int]


class ConsentKind(StrEnum):
    """What somebody says yes or no to."""

    PHOTO = "photo"
    CONTACT = "contact"  # being rung or written to, beyond the activity itself
    SENSITIVE = "sensitive"  # a named list of a sensitive activity


class GivenBy(StrEnum):
    """How a consent was given."""

    SPOKEN = "spoken"
    FORM = "form"
    MESSAGE = "message"
    PARENT = "parent"  # for whoever is under 16 (rule P13)


class Consent(Base):
    """A yes or a no of one person: to what, when, how, to which text (rule P12).

    The last of a kind holds. ``withdrawn_on``: from then on it is a no, at once.
    """

    __tablename__ = "consent"
    __table_args__ = (
        UniqueConstraint("site_id", "key"),
        Index("ix_consent_person", "person_id", "kind", "id"),
    )

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    key: Mapped[UUID]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[ConsentKind] = mapped_column(word(ConsentKind))
    given: Mapped[bool]
    day: Mapped[date]
    how: Mapped[GivenBy] = mapped_column(word(GivenBy))
    text_version: Mapped[str] = mapped_column(String(20))
    by: Mapped[str] = mapped_column(String(60))
    withdrawn_on: Mapped[date | None] = mapped_column(default=None)


class RequestKind(StrEnum):
    """What somebody asks for (GDPR 15 to 21)."""

    ACCESS = "access"
    RECTIFY = "rectify"
    ERASE = "erase"
    RESTRICT = "restrict"
    OBJECT = "object"
    COPY = "copy"  # to take along (portability)


class RequestOutcome(StrEnum):
    """How a request ended."""

    DONE = "done"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class PersonRequest(Base):
    """A request of somebody about what is known of them, and when it must be answered.

    ``due_on`` is one month later, and ``extended_on`` says that it became three, told within the
    first (GDPR 12, rule P17). ``identity_seen``: looked at, never copied. An erased person leaves
    the request without a name.
    """

    __tablename__ = "person_request"
    __table_args__ = (
        UniqueConstraint("site_id", "key"),
        Index("ix_person_request_due", "site_id", "done_on", "due_on"),
        CheckConstraint("due_on >= received_on", name="due_after_it_came"),
        NEVER_AGAIN,
    )

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    key: Mapped[UUID]
    kind: Mapped[RequestKind] = mapped_column(word(RequestKind))
    received_on: Mapped[date]
    due_on: Mapped[date]
    by: Mapped[str] = mapped_column(String(60))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), default=None, index=True)
    identity_seen: Mapped[bool] = mapped_column(default=False)
    by_parent: Mapped[bool] = mapped_column(default=False)  # for whoever is under 16
    extended_on: Mapped[date | None] = mapped_column(default=None)
    done_on: Mapped[date | None] = mapped_column(default=None)
    outcome: Mapped[RequestOutcome | None] = mapped_column(word(RequestOutcome), default=None)
    version: Mapped[int] = mapped_column(init=False)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read once by SQLAlchemy


class PersonMerge(Base):
    """Two records that were one person (rule P18): it can be taken back for 30 days.

    ``gone_id`` is the number that the other record had, and gets back. ``gone_key`` is its
    ``erasure_key``: whoever is erased is erased under it as well, for an older backup has both.
    """

    __tablename__ = "person_merge"
    __table_args__ = (
        UniqueConstraint("site_id", "key"),
        Index("ix_person_merge_kept", "kept_id"),
    )

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    key: Mapped[UUID]
    kept_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    gone_id: Mapped[int]
    gone_key: Mapped[UUID]
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(60))
    undone_at: Mapped[datetime | None] = mapped_column(default=None)
    undone_by: Mapped[str | None] = mapped_column(String(60), default=None)


class MergedRow(Base):
    """One row that a merger touched: moved to the other record, or taken away as its double.

    ``before`` is JSON. Without a ``column`` the row was taken away, and it is the whole row;
    with one the row was changed in it, and it holds what stood there.
    """

    __tablename__ = "merged_row"
    __table_args__ = (Index("ix_merged_row_merge", "merge_id", "id"),)

    merge_id: Mapped[int] = mapped_column(ForeignKey("person_merge.id"))
    kind: Mapped[str] = mapped_column(String(40))
    row_id: Mapped[int]
    column: Mapped[str] = mapped_column(String(40))
    before: Mapped[str] = mapped_column(Text)
