"""With what a panel of the calendar is opened."""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class EditActivity:
    """An activity to change, one to begin from, or neither: a new one."""

    activity_id: int | None = None
    copy_of: int | None = None


@dataclass(frozen=True, slots=True)
class PlanSeries:
    """A series (or a single date) to plan; what is known of it was pointed at."""

    activity_id: int | None = None
    day: date | None = None
    starts: time | None = None
    ends: time | None = None
    room_id: int | None = None


@dataclass(frozen=True, slots=True)
class ChangeOccurrence:
    """An occurrence to change; the other facts are what a hand dragged it to."""

    occurrence_id: int
    day: date | None = None
    starts: time | None = None
    ends: time | None = None
    room_id: int | None = None


@dataclass(frozen=True, slots=True)
class CancelOccurrence:
    """An occurrence that does not go ahead."""

    occurrence_id: int


@dataclass(frozen=True, slots=True)
class EnrolSomebody:
    """An occurrence for which somebody wants a place."""

    occurrence_id: int


@dataclass(frozen=True, slots=True)
class CallPeople:
    """A list of people to call; without one, the lists that are open."""

    call_list_id: int | None = None


@dataclass(frozen=True, slots=True)
class ShowRooms:
    """The rooms, their minutes, and what is hired; one of them first."""

    room_id: int | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class ShowClosings:
    """Holidays, school holidays and closures, from a day on."""

    day: date | None = None


@dataclass(frozen=True, slots=True)
class PrintProgramme:
    """What can be printed of the days that are shown, or of one occurrence or activity."""

    first_day: date
    last_day: date
    occurrence_id: int | None = None
    activity_id: int | None = None
    room_id: int | None = None


@dataclass(frozen=True, slots=True)
class Exchange:
    """The calendar out to a file, and in from one; of one activity or room, or all of it."""

    activity_id: int | None = None
    room_id: int | None = None


@dataclass(frozen=True, slots=True)
class ShowFreePlaces:
    """How many places are free from a day on."""

    day: date
