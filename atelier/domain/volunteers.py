"""Volunteers: what they do in the house, when they can, and what a role asks of them.

What stands here is all that may be kept of a volunteer, and nothing else: no copy of a
certificate of conduct (VOG), no citizen number, no benefit, no reason why somebody is away.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from atelier.domain.base import NEVER_AGAIN, Base, DayPart, word
from atelier.domain.people import Person


class VolunteerStatus(StrEnum):
    """Where a volunteer stands: applying, active, leaving, left."""

    APPLYING = "applying"
    ACTIVE = "active"
    LEAVING = "leaving"
    LEFT = "left"


class VogNeed(StrEnum):
    """Whether a role asks for a certificate of conduct that somebody has seen (rule P21).

    WITH_CARE: only where the activity is day activity. STRICT: nobody goes without, whatever
    the reason. Beside children that holds for every role.
    """

    NONE = "none"
    WITH_CARE = "with_care"
    WARN = "warn"
    STRICT = "strict"


class Role(Base):
    """A kind of work in the house, and what it asks of a volunteer.

    ``trainings``: how many times somebody is shown the work before they do it alone, and
    ``training`` what that is. ``bhv``: a certificate of emergency response that is valid.
    ``at_desk``: shown at the desk as on duty. Not ``rostered``: hours, but no shifts.
    """

    __tablename__ = "role"
    __table_args__ = (
        UniqueConstraint("site_id", "code"),
        UniqueConstraint("site_id", "name"),
        CheckConstraint("trainings >= 0", name="trainings_are_a_count"),
        NEVER_AGAIN,
    )

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    code: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(60))
    vog: Mapped[VogNeed] = mapped_column(word(VogNeed), default=VogNeed.NONE)
    trainings: Mapped[int] = mapped_column(default=0)
    training: Mapped[str] = mapped_column(String(60), default="")
    bhv: Mapped[bool] = mapped_column(default=False)
    at_desk: Mapped[bool] = mapped_column(default=False)
    key_holder: Mapped[bool] = mapped_column(default=False)
    rostered: Mapped[bool] = mapped_column(default=True)
    version: Mapped[int] = mapped_column(init=False)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read once by SQLAlchemy


class Volunteer(Base):
    """A person who works in the house.

    ``of_age``: 21 or older, for the allowance (DOMAIN 4.2); None is not known. ``min_shifts``,
    ``max_shifts`` and ``max_hours`` are wishes, per month. The address is for insurance and
    post. Address and emergency contact never stand in the journal.
    """

    __tablename__ = "volunteer"
    __table_args__ = (
        CheckConstraint("min_shifts >= 0", name="minimum_is_a_count"),
        CheckConstraint("max_shifts > 0", name="maximum_is_a_count"),
        CheckConstraint("max_hours > 0", name="hours_are_a_count"),
        NEVER_AGAIN,
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), unique=True)
    status: Mapped[VolunteerStatus] = mapped_column(
        word(VolunteerStatus), default=VolunteerStatus.ACTIVE
    )
    since: Mapped[date | None] = mapped_column(default=None)
    until: Mapped[date | None] = mapped_column(default=None)
    agreement_on: Mapped[date | None] = mapped_column(default=None)
    of_age: Mapped[bool | None] = mapped_column(default=None)
    bhv_until: Mapped[date | None] = mapped_column(default=None)
    min_shifts: Mapped[int | None] = mapped_column(default=None)
    max_shifts: Mapped[int | None] = mapped_column(default=None)
    max_hours: Mapped[int | None] = mapped_column(default=None)
    emergency_name: Mapped[str] = mapped_column(String(120), default="")
    emergency_phone: Mapped[str | None] = mapped_column(String(20), default=None)  # E.164
    street: Mapped[str] = mapped_column(String(120), default="")
    postcode: Mapped[str] = mapped_column(String(7), default="")
    town: Mapped[str] = mapped_column(String(80), default="")
    version: Mapped[int] = mapped_column(init=False)

    person: Mapped[Person] = relationship(init=False)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read once by SQLAlchemy


class VolunteerRole(Base):
    """A role that a volunteer has: how often it was shown, and who saw the VOG for it, when.

    ``vog_ask_again_on`` is three years after it was seen (rule P21).
    """

    __tablename__ = "volunteer_role"
    __table_args__ = (
        UniqueConstraint("person_id", "role_id"),
        CheckConstraint("trained >= 0", name="trained_is_a_count"),
        NEVER_AGAIN,
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("volunteer.person_id"))
    role_id: Mapped[int] = mapped_column(ForeignKey("role.id"), index=True)
    since: Mapped[date | None] = mapped_column(default=None)
    trained: Mapped[int] = mapped_column(default=0)
    vog_seen_on: Mapped[date | None] = mapped_column(default=None)
    vog_seen_by: Mapped[str] = mapped_column(String(60), default="")
    vog_ask_again_on: Mapped[date | None] = mapped_column(default=None)


class Can(StrEnum):
    """Whether somebody can work in a part of the week."""

    YES = "yes"
    RATHER_NOT = "rather_not"
    NO = "no"


class Availability(Base):
    """When a volunteer can, week after week; ``weekday`` Monday 0. No row: nobody said."""

    __tablename__ = "availability"
    __table_args__ = (
        UniqueConstraint("person_id", "weekday", "day_part"),
        CheckConstraint("weekday BETWEEN 0 AND 6", name="is_a_weekday"),
        NEVER_AGAIN,
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("volunteer.person_id"))
    weekday: Mapped[int]
    day_part: Mapped[DayPart]
    can: Mapped[Can] = mapped_column(word(Can))


class DayAnswer(StrEnum):
    """What somebody answered to "can you on that day?"."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


class DayAvailability(Base):
    """What a volunteer answered about one part of one day; it goes before what holds weekly."""

    __tablename__ = "day_availability"
    __table_args__ = (
        UniqueConstraint("person_id", "day", "day_part"),
        NEVER_AGAIN,
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("volunteer.person_id"))
    day: Mapped[date]
    day_part: Mapped[DayPart]
    answer: Mapped[DayAnswer] = mapped_column(word(DayAnswer))


class VolunteerAway(Base):
    """Days on which a volunteer is away, both ends included. No reason is asked, or kept."""

    __tablename__ = "volunteer_away"
    __table_args__ = (
        CheckConstraint("last_day >= first_day", name="ends_after_it_begins"),
        Index("ix_volunteer_away_person", "person_id", "last_day"),
        NEVER_AGAIN,
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("volunteer.person_id"))
    first_day: Mapped[date]
    last_day: Mapped[date]


class PairKind(StrEnum):
    """Whether two volunteers work in the same shift: gladly, or not."""

    WITH = "with"
    APART = "apart"


class Pairing(Base):
    """A wish about two volunteers in one shift; ``person_id`` is the lower of the two numbers."""

    __tablename__ = "pairing"
    __table_args__ = (
        UniqueConstraint("person_id", "other_id"),
        CheckConstraint("person_id < other_id", name="lower_number_first"),
        NEVER_AGAIN,
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("volunteer.person_id"))
    other_id: Mapped[int] = mapped_column(ForeignKey("volunteer.person_id"), index=True)
    kind: Mapped[PairKind] = mapped_column(word(PairKind))
