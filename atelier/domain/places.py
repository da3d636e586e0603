"""Places and partners: houses, rooms, organisations, tenants."""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from atelier.domain.base import NEVER_AGAIN, Base, word


class Site(Base):
    """One house. A city keeps many in one database; each sees only its own rows."""

    __tablename__ = "site"

    name: Mapped[str] = mapped_column(String(120), unique=True)
    zone: Mapped[str] = mapped_column(String(60), default="Europe/Amsterdam")
    school_region: Mapped[str] = mapped_column(String(10), default="Zuid")  # advice only
    practice: Mapped[bool] = mapped_column(default=False)  # the sample house, never real people


class Setting(Base):
    """One of the house's rules, kept as text."""

    __tablename__ = "setting"
    __table_args__ = (UniqueConstraint("site_id", "name"),)

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    name: Mapped[str] = mapped_column(String(60))
    value: Mapped[str] = mapped_column(String(500))


class Organisation(Base):
    """A partner under the name that it has from ``valid_from`` to ``valid_to``, both included.

    Renamed or merged: the old row ends and points to its ``successor``, so that the report of
    a year prints the name of that year. What it hosts stays with the old row: whoever asks for
    a day follows the line (``atelier.settings.partners``), and what was two before a merger is
    still two in the figures of that time.
    """

    __tablename__ = "organisation"
    __table_args__ = (
        UniqueConstraint("site_id", "name"),
        CheckConstraint("valid_to >= valid_from", name="ends_after_it_begins"),
        NEVER_AGAIN,
    )

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    name: Mapped[str] = mapped_column(String(120))
    kind: Mapped[str] = mapped_column(String(60), default="")
    valid_from: Mapped[date | None] = mapped_column(default=None)
    valid_to: Mapped[date | None] = mapped_column(default=None)
    successor_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), default=None)
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("batch.id"), default=None, index=True)


class Room(Base):
    """A room of the house; ``capacity`` in persons, ``features`` as words ("beamer, kitchen").

    ``setup_minutes`` and ``clearing_minutes`` go before and after whatever happens in it.
    """

    __tablename__ = "room"
    __table_args__ = (
        UniqueConstraint("site_id", "code"),
        CheckConstraint("capacity > 0", name="has_places"),
        NEVER_AGAIN,
    )

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    code: Mapped[str] = mapped_column(String(30))
    name: Mapped[str] = mapped_column(String(120))
    description: Mapped[str] = mapped_column(String(200), default="")
    capacity: Mapped[int | None] = mapped_column(default=None)
    features: Mapped[str] = mapped_column(String(200), default="")
    setup_minutes: Mapped[int] = mapped_column(default=0)
    clearing_minutes: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(init=False)
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("batch.id"), default=None, index=True)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read once by SQLAlchemy


class Tenant(Base):
    """Somebody who rents a room. Their visitors are shown the way and never written down."""

    __tablename__ = "tenant"
    __table_args__ = (UniqueConstraint("site_id", "name"),)

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    name: Mapped[str] = mapped_column(String(120))
    whereabouts: Mapped[str] = mapped_column(String(120))


class BookingKind(StrEnum):
    """Why a room is taken by something that is no activity of the house."""

    TENANT = "tenant"
    HIRE = "hire"
    BLOCKED = "blocked"


class RoomBooking(Base):
    """A room that is taken on one day by a tenant, a hirer or some work. It counts nobody.

    ``name`` is what everybody may read. ``repeat_key`` is shared by bookings made together.
    """

    __tablename__ = "room_booking"
    __table_args__ = (
        CheckConstraint("ends > starts", name="takes_time"),
        Index("ix_room_booking_room", "room_id", "day"),
        Index("ix_room_booking_day", "site_id", "day"),
        NEVER_AGAIN,
    )

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    room_id: Mapped[int] = mapped_column(ForeignKey("room.id"))
    name: Mapped[str] = mapped_column(String(120))
    day: Mapped[date]
    starts: Mapped[time]
    ends: Mapped[time]
    kind: Mapped[BookingKind] = mapped_column(word(BookingKind), default=BookingKind.HIRE)
    tenant_id: Mapped[int | None] = mapped_column(ForeignKey("tenant.id"), default=None, index=True)
    price_cents: Mapped[int | None] = mapped_column(default=None)
    clash_reason: Mapped[str] = mapped_column(String(200), default="")
    repeat_key: Mapped[UUID | None] = mapped_column(default=None, index=True)
    version: Mapped[int] = mapped_column(init=False)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read once by SQLAlchemy


class Area(Base):
    """The neighbourhood that four postcode digits stand for, for the desk and the reports."""

    __tablename__ = "area"
    __table_args__ = (UniqueConstraint("site_id", "postcode"),)

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    postcode: Mapped[str] = mapped_column(String(4))
    name: Mapped[str] = mapped_column(String(60))

    site: Mapped[Site] = relationship(init=False)
