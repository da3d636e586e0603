"""Attendance: who was there, by name and by number, and what was asked."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from atelier.domain.activities import Occurrence
from atelier.domain.base import Base, DayPart, Function
from atelier.domain.people import Person


class Visit(Base):
    """One person in the house on one day: figure B1.

    Once a year is closed the person is unlinked and the visit still counts.
    """

    __tablename__ = "visit"
    __table_args__ = (
        UniqueConstraint("person_id", "day"),
        Index("ix_visit_day", "site_id", "day", "day_part", "person_id"),
    )

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    day: Mapped[date]
    day_part: Mapped[DayPart]
    arrived_at: Mapped[datetime]
    action_id: Mapped[int | None] = mapped_column(ForeignKey("action.id"), default=None, index=True)

    person: Mapped[Person | None] = relationship(init=False)


class Participation(Base):
    """One person at one occurrence: figure B2."""

    __tablename__ = "participation"
    __table_args__ = (
        UniqueConstraint("occurrence_id", "person_id"),
        Index("ix_participation_day", "day", "occurrence_id", "person_id"),
        Index("ix_participation_person", "person_id", "day"),
    )

    occurrence_id: Mapped[int] = mapped_column(ForeignKey("occurrence.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    day: Mapped[date]
    arrived_at: Mapped[datetime]
    action_id: Mapped[int | None] = mapped_column(ForeignKey("action.id"), default=None, index=True)

    occurrence: Mapped[Occurrence] = relationship(init=False)
    person: Mapped[Person | None] = relationship(init=False)


class Tally(Base):
    """Visitors without a name, as numbers only: figure B4.

    ``visits`` and ``participations`` may be negative: a visitor who was counted and later gave
    a name is taken off here and never counted twice. ``named_from_id`` is then the count that
    the visitor was taken from.
    """

    __tablename__ = "tally"
    __table_args__ = (
        Index("ix_tally_day", "site_id", "day", "day_part", "visits"),
        Index("ix_tally_occurrence", "occurrence_id", "participations"),
        Index(  # only of those that are named: the others are nearly all
            "ix_tally_named",
            "named_from_id",
            sqlite_where=text("named_from_id IS NOT NULL"),
            postgresql_where=text("named_from_id IS NOT NULL"),
        ),
        CheckConstraint("visits BETWEEN -99 AND 999", name="visits_in_bounds"),
        CheckConstraint("participations BETWEEN -99 AND 999", name="participations_in_bounds"),
    )

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    day: Mapped[date]
    day_part: Mapped[DayPart]
    at: Mapped[datetime]
    function: Mapped[Function]
    occurrence_id: Mapped[int | None] = mapped_column(ForeignKey("occurrence.id"), default=None)
    visits: Mapped[int] = mapped_column(default=0)
    participations: Mapped[int] = mapped_column(default=0)
    named_from_id: Mapped[int | None] = mapped_column(ForeignKey("tally.id"), default=None)
    action_id: Mapped[int | None] = mapped_column(ForeignKey("action.id"), default=None, index=True)


class Question(Base):
    """A question asked at the desk (figure B9): what about and how it ended, never by whom."""

    __tablename__ = "question"
    __table_args__ = (Index("ix_question_day", "site_id", "day"),)

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    day: Mapped[date]
    day_part: Mapped[DayPart]
    at: Mapped[datetime]
    topic: Mapped[str] = mapped_column(String(30))
    outcome: Mapped[str] = mapped_column(String(30))
    minutes_class: Mapped[str] = mapped_column(String(10))
    referred_to_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), default=None)
    action_id: Mapped[int | None] = mapped_column(ForeignKey("action.id"), default=None, index=True)


class BuildingNote(Base):
    """A line about the building for the next shift; no names, gone after 30 days (rule P3)."""

    __tablename__ = "building_note"
    __table_args__ = (
        UniqueConstraint("site_id", "key"),
        Index("ix_building_note_day", "site_id", "day"),
    )

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    key: Mapped[UUID]
    text: Mapped[str] = mapped_column(String(200))
    day: Mapped[date]
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(60))
