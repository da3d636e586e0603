"""Which rows are about a person: the one list that erasing, merging and telling go by.

A test compares it with the tables: a new column that points to a person and is not named here
fails, so that no later feature escapes an erasure.
"""

from dataclasses import dataclass
from enum import Enum, auto

from atelier.discreet import Discreet
from atelier.domain import (
    Absence,
    Action,
    AllowancePayment,
    Assignment,
    Availability,
    Base,
    Consent,
    DayAvailability,
    Enrolment,
    FixedPlace,
    MarkChange,
    NameToken,
    Pairing,
    Participation,
    PersonMerge,
    PersonRequest,
    PrintedRow,
    Visit,
    Volunteer,
    VolunteerAway,
    VolunteerRole,
)


class Fate(Enum):
    """What becomes of a row when its person is erased (rule P16).

    UNLINK: it stays and counts, without the person. GO: it goes with the person. OWN: it has a
    way of its own, which the service that erases knows.
    """

    UNLINK = auto()
    GO = auto()
    OWN = auto()


@dataclass(frozen=True, slots=True, repr=False)
class Personal(Discreet):
    """One column that points to a person.

    ``alone``: of the rows that are the same in these columns, a person has one; so of two
    records that are merged, one row stays.
    """

    kind: type[Base]
    column: str
    fate: Fate
    alone: tuple[str, ...] | None = None


PERSONAL: tuple[Personal, ...] = (
    Personal(Visit, "person_id", Fate.UNLINK, ("day",)),
    Personal(Participation, "person_id", Fate.UNLINK, ("occurrence_id",)),
    Personal(Absence, "person_id", Fate.UNLINK, ("occurrence_id",)),
    Personal(Action, "person_id", Fate.UNLINK),
    Personal(PrintedRow, "person_id", Fate.UNLINK),
    Personal(PersonRequest, "person_id", Fate.UNLINK),
    Personal(MarkChange, "person_id", Fate.GO),
    Personal(Enrolment, "person_id", Fate.OWN, ("series_id", "occurrence_id")),
    Personal(Consent, "person_id", Fate.GO),
    Personal(NameToken, "person_id", Fate.OWN),
    Personal(PersonMerge, "kept_id", Fate.OWN),
    Personal(Assignment, "person_id", Fate.OWN, ("shift_id",)),
    Personal(AllowancePayment, "person_id", Fate.OWN),
    # What is kept of a volunteer: what points to the volunteer goes before the volunteer.
    Personal(VolunteerRole, "person_id", Fate.GO, ("role_id",)),
    Personal(Availability, "person_id", Fate.GO, ("weekday", "day_part")),
    Personal(DayAvailability, "person_id", Fate.GO, ("day", "day_part")),
    Personal(VolunteerAway, "person_id", Fate.GO),
    Personal(Pairing, "person_id", Fate.GO),
    Personal(Pairing, "other_id", Fate.GO),
    Personal(FixedPlace, "person_id", Fate.GO, ("pattern_id", "weekday", "weeks")),
    Personal(Volunteer, "person_id", Fate.GO, ()),
)
"""Every column that points to a person, in the order in which rows may be deleted."""
