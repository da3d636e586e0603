"""The journal: what was done at the desk, so that it can be undone and never done twice."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from atelier.domain.base import Base, Function, word


class ActionKind(StrEnum):
    """What was done."""

    CHECK_IN = "check_in"
    NEW_VISITOR = "new_visitor"
    COUNT = "count"
    GROUP = "group"
    NAMED = "named"  # a visitor without a name got one
    QUESTION = "question"
    ENROL = "enrol"
    WITHDRAW = "withdraw"
    REGISTER = "register"  # marks in a register, or a number without a name
    SHEET = "sheet"  # a printed sheet that came back
    REPORT = "report"  # what is told of an occurrence in numbers


class Action(Base):
    """One thing done at the desk. Every row that it wrote carries its id.

    ``key`` is made by whoever asked: the same key again is the same action, so a repeated save
    saves once. Undone, the person is forgotten here and who undid it, and when, stays.
    """

    __tablename__ = "action"
    __table_args__ = (
        UniqueConstraint("site_id", "key"),
        Index("ix_action_day", "site_id", "day"),
    )

    key: Mapped[UUID]
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    kind: Mapped[ActionKind] = mapped_column(word(ActionKind))
    day: Mapped[date]
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(60))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), default=None, index=True)
    occurrence_id: Mapped[int | None] = mapped_column(
        ForeignKey("occurrence.id"), default=None, index=True
    )
    function: Mapped[Function | None] = mapped_column(default=None)
    number: Mapped[int] = mapped_column(default=0)  # visitors without a name
    named: Mapped[int] = mapped_column(default=0)  # visitors with a name
    undone_at: Mapped[datetime | None] = mapped_column(default=None)
    undone_by: Mapped[str | None] = mapped_column(String(60), default=None)


class ChangeKind(StrEnum):
    """What was changed in the calendar, in the roster, or by the coordinator beside them."""

    ACTIVITY = "activity"
    SERIES_ADDED = "series_added"
    SERIES_CHANGED = "series_changed"
    SERIES_ENDED = "series_ended"
    MOVED = "moved"
    CANCELLED = "cancelled"
    REINSTATED = "reinstated"
    CLOSURE = "closure"
    HOLIDAYS = "holidays"
    ROOM = "room"
    BOOKING = "booking"
    ENROLMENT = "enrolment"
    IMPORTED = "imported"
    ROLE = "role"
    VOLUNTEER = "volunteer"
    AVAILABILITY = "availability"
    PATTERN = "pattern"
    FIXED_PLACE = "fixed_place"
    SHIFT = "shift"
    ASSIGNED = "assigned"
    ASKED = "asked"
    UNASSIGNED = "unassigned"
    ABSENT = "absent"  # somebody cannot come
    STOOD_IN = "stood_in"
    SWAPPED = "swapped"
    PROPOSAL = "proposal"  # a proposed roster, or a part of it, was accepted
    HOURS = "hours"  # hours worked were confirmed
    ALLOWANCE = "allowance"
    PARTNER = "partner"  # an organisation that was renamed, or that merged
    TARGET = "target"  # what was agreed with a funder


ROSTER_KINDS = frozenset(
    {
        *(ChangeKind.ROLE, ChangeKind.VOLUNTEER, ChangeKind.AVAILABILITY, ChangeKind.PATTERN),
        *(ChangeKind.FIXED_PLACE, ChangeKind.SHIFT, ChangeKind.ASSIGNED, ChangeKind.ASKED),
        *(ChangeKind.UNASSIGNED, ChangeKind.ABSENT, ChangeKind.STOOD_IN, ChangeKind.SWAPPED),
        *(ChangeKind.PROPOSAL, ChangeKind.HOURS, ChangeKind.ALLOWANCE),
    }
)
"""What is changed in the roster, and is no change of the calendar."""


class CalendarChange(Base):
    """One change of the calendar or the roster, which can be taken back as a whole.

    ``number`` is how many dates (or enrolments) it touched. ``action_id`` is the entry of the
    desk that it belongs to, where it was done at the desk.
    """

    __tablename__ = "calendar_change"
    __table_args__ = (
        UniqueConstraint("site_id", "key"),
        Index("ix_calendar_change_at", "site_id", "at"),
    )

    key: Mapped[UUID]
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    kind: Mapped[ChangeKind] = mapped_column(word(ChangeKind))
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(60))
    activity_id: Mapped[int | None] = mapped_column(
        ForeignKey("activity.id"), default=None, index=True
    )
    action_id: Mapped[int | None] = mapped_column(ForeignKey("action.id"), default=None, index=True)
    number: Mapped[int] = mapped_column(default=0)
    undone_at: Mapped[datetime | None] = mapped_column(default=None)
    undone_by: Mapped[str | None] = mapped_column(String(60), default=None)


class ChangedRow(Base):
    """What one row was before a change and after it: the columns that changed, as JSON.

    Without ``before`` the change made the row, without ``after`` it removed it. The parent of an
    enrolment (``contact_name``, ``contact_phone``) is never among the columns, nor are the address
    and the emergency contact of a volunteer. Of a ``person`` it only says which ways to be reached
    were empty before a list filled them in, and the version since. What stands here of people,
    and what an erasure must look at: ``person_id`` of ``enrolment``, of ``assignment`` and of
    whatever is kept of a volunteer, with what that row says of their place or their work; and
    typed texts in which somebody may be named: ``name`` of ``room_booking``, ``reason`` of
    ``occurrence``, ``clash_reason`` of both, ``overruled`` of ``assignment``, ``vog_seen_by``
    and ``reason`` of ``allowance_payment``, whose amounts stand here too.
    """

    __tablename__ = "changed_row"
    __table_args__ = (Index("ix_changed_row_change", "change_id", "id"),)

    change_id: Mapped[int] = mapped_column(ForeignKey("calendar_change.id"))
    kind: Mapped[str] = mapped_column(String(40))  # the name of the table
    row_id: Mapped[int]
    before: Mapped[str | None] = mapped_column(Text, default=None)
    after: Mapped[str | None] = mapped_column(Text, default=None)


class Batch(Base):
    """One import, which can be taken back as a whole. It keeps no file name."""

    __tablename__ = "batch"
    __table_args__ = (UniqueConstraint("site_id", "key"),)

    key: Mapped[UUID]
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    kind: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(60))
    undone_at: Mapped[datetime | None] = mapped_column(default=None)
    undone_by: Mapped[str | None] = mapped_column(String(60), default=None)


class PrintedSheet(Base):
    """One printed list: its number, what it was, and when the paper must be destroyed."""

    __tablename__ = "printed_sheet"
    __table_args__ = (
        UniqueConstraint("site_id", "key"),
        Index("ix_printed_sheet_number", "site_id", "year", "number", unique=True),
    )

    key: Mapped[UUID]
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    year: Mapped[int]
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))
    day: Mapped[date]
    printed_at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(60))
    occurrence_id: Mapped[int | None] = mapped_column(
        ForeignKey("occurrence.id"), default=None, index=True
    )
    pages: Mapped[int] = mapped_column(default=0)
    destroy_by: Mapped[date | None] = mapped_column(default=None)
    destroyed_on: Mapped[date | None] = mapped_column(default=None)


class PrintedRow(Base):
    """Who stood on a numbered row of a printed list, so that the list can be entered later."""

    __tablename__ = "printed_row"
    __table_args__ = (Index("ix_printed_row_sheet", "sheet_id", "row", unique=True),)

    sheet_id: Mapped[int] = mapped_column(ForeignKey("printed_sheet.id"))
    row: Mapped[int]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), default=None, index=True)
