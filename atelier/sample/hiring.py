"""Rooms of the sample house that are rented and hired, and two clashes that stand red."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from atelier.calendar.closing_days import days_between
from atelier.domain import BookingKind
from atelier.sample.files import rows, texts
from atelier.sample.house_days import HouseDays
from atelier.sample.programme import Meeting

_SINCE = timedelta(days=56)
_OTHERS = "iedereen"  # a word that no activity has for its code


@dataclass(frozen=True, slots=True)
class Hire:
    """A room that is taken; ``repeated`` bookings of one ``name`` and room belong together."""

    room: str
    name: str
    day: date
    starts: time
    ends: time
    kind: BookingKind
    price_cents: int | None = None
    repeated: bool = True
    clash_reason: str = ""


def plan_hiring(
    days: HouseDays, meetings: list[Meeting], today: date, last_day: date
) -> list[Hire]:
    """Give what tenants and hirers take from eight weeks ago on, while the house is open."""
    open_days = [
        day for day in days_between(today - _SINCE, last_day) if days.closed(_OTHERS, day) is None
    ]
    found = [
        Hire(
            row["ruimte"],
            row["naam"],
            day,
            time.fromisoformat(row["start"]),
            time.fromisoformat(row["einde"]),
            BookingKind(row["soort"]),
            int(row["centen"]) if row["centen"] else None,
        )
        for row in rows("bookings")
        for day in open_days
        if day.isoweekday() in {int(number) for number in row["dagen"].split(",")}
    ]
    return [one for one in found if not _is_taken(one, meetings)]


def stand_double(meetings: list[Meeting], today: date) -> list[Hire]:
    """Put a choir among the children and the painters among the computers, with a reason."""
    children = _next(meetings, "KIND", today)
    painters, computers = _next(meetings, "SCHIL", today), _next(meetings, "DIGI", today)
    if painters is not None and computers is not None and painters.day == computers.day:
        painters.room, painters.clash_reason = computers.line.room, texts("dubbel")[1]
    if children is None:
        return []
    choir = Hire(
        children.line.room,
        texts("koor")[0],
        children.day,
        time(children.ends.hour, 0),
        time(children.ends.hour + 1, 30),
        BookingKind.HIRE,
        2500,
        repeated=False,
        clash_reason=texts("dubbel")[0],
    )
    return [choir]


def _next(meetings: list[Meeting], code: str, today: date) -> Meeting | None:
    """Give the first meeting that goes ahead after today."""
    return next(
        (
            one
            for one in meetings
            if one.line.code == code and one.day > today and not one.cancelled
        ),
        None,
    )


def _is_taken(hire: Hire, meetings: list[Meeting]) -> bool:
    return any(
        one.day == hire.day
        and one.line.room == hire.room
        and not one.cancelled
        and one.overlaps(hire.starts, hire.ends)
        for one in meetings
    )
