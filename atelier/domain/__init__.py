"""What the house talks about: the tables, time, and what can be told to the desk."""

from atelier.domain.activities import (
    Activity,
    Assignment,
    Closure,
    Enrolment,
    EnrolmentState,
    Occurrence,
    OccurrenceState,
    Series,
    Shift,
)
from atelier.domain.actor import Actor
from atelier.domain.attendance import BuildingNote, Participation, Question, Tally, Visit
from atelier.domain.base import Base, Changes, DayPart, Function
from atelier.domain.clock import Clock, day_part
from atelier.domain.errors import (
    CitizenNumber,
    DeskError,
    Gone,
    Refusal,
    TextTooLong,
    Unavailable,
    UnreadableText,
)
from atelier.domain.journal import Action, ActionKind, Batch, PrintedRow, PrintedSheet
from atelier.domain.people import (
    NameOrder,
    NameToken,
    Person,
    TokenDeletion,
    TokenKind,
    Volunteer,
    VolunteerStatus,
)
from atelier.domain.places import Area, Organisation, Room, Setting, Site, Tenant

__all__ = [
    "Action",
    "ActionKind",
    "Activity",
    "Actor",
    "Area",
    "Assignment",
    "Base",
    "Batch",
    "BuildingNote",
    "Changes",
    "CitizenNumber",
    "Clock",
    "Closure",
    "DayPart",
    "DeskError",
    "Enrolment",
    "EnrolmentState",
    "Function",
    "Gone",
    "NameOrder",
    "NameToken",
    "Occurrence",
    "OccurrenceState",
    "Organisation",
    "Participation",
    "Person",
    "PrintedRow",
    "PrintedSheet",
    "Question",
    "Refusal",
    "Room",
    "Series",
    "Setting",
    "Shift",
    "Site",
    "Tally",
    "Tenant",
    "TextTooLong",
    "TokenDeletion",
    "TokenKind",
    "Unavailable",
    "UnreadableText",
    "Visit",
    "Volunteer",
    "VolunteerStatus",
    "day_part",
]
