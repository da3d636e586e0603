"""The register: who did not come, what is told of an occurrence in numbers, paper that came back.

Who was there stands with the participations. These tables hold the rest of what an attendance
sheet says, and what is needed to take an entry back.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from atelier.domain.activities import Occurrence
from atelier.domain.base import Base, word
from atelier.domain.people import Person


class AbsenceKind(StrEnum):
    """Why somebody who was expected was not there: said so in time, or simply did not come."""

    EXCUSED = "excused"
    ABSENT = "absent"


class Answer(StrEnum):
    """What is said of an occurrence of which nobody knows who was there.

    UNKNOWN: it was held and does not count. NOT_HELD: it was not held; the occurrence itself is
    cancelled then. (Figure B14, scenario 22.)
    """

    UNKNOWN = "unknown"
    NOT_HELD = "not_held"


class RunBy(StrEnum):
    """Who ran an occurrence: figure B18."""

    RESIDENTS = "residents"
    TOGETHER = "together"
    PROFESSIONAL = "professional"


class ReturnKind(StrEnum):
    """How a printed sheet came back: entered, or it does not come back any more."""

    ENTERED = "entered"
    LOST = "lost"


class Absence(Base):
    """Somebody who was not at one occurrence, as the register says it (figure B16).

    Where there is a participation as well, that one holds: the desk saw the person. A place
    that was withdrawn for the day needs no row here.
    """

    __tablename__ = "absence"
    __table_args__ = (
        UniqueConstraint("occurrence_id", "person_id"),
        Index("ix_absence_day", "day", "occurrence_id"),
        Index("ix_absence_person", "person_id", "day"),
    )

    occurrence_id: Mapped[int] = mapped_column(ForeignKey("occurrence.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    day: Mapped[date]
    kind: Mapped[AbsenceKind] = mapped_column(word(AbsenceKind))
    action_id: Mapped[int | None] = mapped_column(ForeignKey("action.id"), default=None, index=True)

    occurrence: Mapped[Occurrence] = relationship(init=False)
    person: Mapped[Person | None] = relationship(init=False)


class OccurrenceReport(Base):
    """What is told of one occurrence as numbers, and whether its register is complete.

    ``indicated`` and ``not_indicated`` are people with and without an indication (figure B8,
    numbers only: rule P10); None is unknown. ``professional_minutes`` are worked by
    professionals, all of them together (figure B13). ``run_by``: figure B18. ``done_at`` and
    ``done_by``: who said that the register is complete. ``answer`` instead of a register.
    """

    __tablename__ = "occurrence_report"
    __table_args__ = (
        UniqueConstraint("occurrence_id"),
        CheckConstraint("indicated >= 0", name="indicated_is_a_count"),
        CheckConstraint("not_indicated >= 0", name="not_indicated_is_a_count"),
        CheckConstraint("professional_minutes >= 0", name="minutes_are_a_count"),
    )

    occurrence_id: Mapped[int] = mapped_column(ForeignKey("occurrence.id"))
    indicated: Mapped[int | None] = mapped_column(default=None)
    not_indicated: Mapped[int | None] = mapped_column(default=None)
    professional_minutes: Mapped[int | None] = mapped_column(default=None)
    run_by: Mapped[RunBy | None] = mapped_column(word(RunBy), default=None)
    answer: Mapped[Answer | None] = mapped_column(word(Answer), default=None)
    done_at: Mapped[datetime | None] = mapped_column(default=None)
    done_by: Mapped[str] = mapped_column(String(60), default="")


class MarkChange(Base):
    """How one person stood in a register before an action changed it, so that it can go back.

    ``mark`` is "present", "excused", "absent" or empty; ``written_by_id`` the action that had
    written it, ``arrived_at`` of a participation. ``visit_at`` and ``visit_by_id``: the visit
    that went away with it. ``newcomer``: the action itself entered the person. Gone once the
    action is taken back.
    """

    __tablename__ = "mark_change"
    __table_args__ = (Index("ix_mark_change_mark", "occurrence_id", "person_id", "id"),)

    action_id: Mapped[int] = mapped_column(ForeignKey("action.id"), index=True)
    occurrence_id: Mapped[int] = mapped_column(ForeignKey("occurrence.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    mark: Mapped[str] = mapped_column(String(10), default="")
    newcomer: Mapped[bool] = mapped_column(default=False)
    arrived_at: Mapped[datetime | None] = mapped_column(default=None)
    written_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("action.id"), default=None, index=True
    )
    visit_at: Mapped[datetime | None] = mapped_column(default=None)
    visit_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("action.id"), default=None, index=True
    )


class ReportChange(Base):
    """What stood in an occurrence's report before an action, as JSON; empty: there was none."""

    __tablename__ = "report_change"
    __table_args__ = (Index("ix_report_change_report", "occurrence_id", "id"),)

    action_id: Mapped[int] = mapped_column(ForeignKey("action.id"), index=True)
    occurrence_id: Mapped[int] = mapped_column(ForeignKey("occurrence.id"))
    before: Mapped[str] = mapped_column(Text, default="")


class SheetReturn(Base):
    """One time that a printed sheet came back, or that it was given up; the last one holds.

    ``unnamed`` is how many people without a name this entry added to what was counted from the
    sheet before. The participations of the entry carry the same action.
    """

    __tablename__ = "sheet_return"
    __table_args__ = (Index("ix_sheet_return_sheet", "sheet_id", "id"),)

    sheet_id: Mapped[int] = mapped_column(ForeignKey("printed_sheet.id"))
    kind: Mapped[ReturnKind] = mapped_column(word(ReturnKind))
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(60))
    action_id: Mapped[int] = mapped_column(ForeignKey("action.id"), index=True)
    unnamed: Mapped[int] = mapped_column(default=0)
