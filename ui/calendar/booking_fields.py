"""The fields of a booking, and what they mean."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from atelier.calendar.booking_plan import BookingFacts, WantedBooking
from atelier.calendar.bookings import NAME_LIMIT, REASON_LIMIT, BookingRow
from atelier.calendar.plans import Answer, Keep, OtherRoom, PlannedDay, Skip
from atelier.calendar.recurrence import WORKING_DAYS, Kind, Rule
from atelier.calendar.typed import read_cents, read_day, read_time
from atelier.domain import BookingKind, Refusal
from atelier.language import tr, tr_count
from atelier.words import cents_in_figures, clock_time, day_in_words
from ui.calendar.typed_fields import (
    day_field,
    day_text,
    money_field,
    time_field,
    time_text,
)
from ui.kit.form import Field

DEFAULTS: dict[str, object] = {
    "kind": BookingKind.HIRE,
    "tenant": 0,
    "repeat": "",
    "skip_closed": True,
    "following": False,
    "answer": "",
}
_FOUR_WEEKS = 28  # days
_NAMED = 3  # clashes that are written out
_RULES = {
    "weekly": Rule(),
    "biweekly": Rule(every=2),
    "even": Rule(Kind.EVEN),
    "odd": Rule(Kind.ODD),
    "working": Rule(days=WORKING_DAYS),
    "last": Rule(Kind.LAST),
}


def booking_fields(today: Callable[[], date]) -> list[Field]:
    """Make the fields; rooms and tenants are filled in later."""
    return [
        Field(
            "name",
            tr("Who hires it, or what for?"),
            hint=tr("Everybody may read this. No name of a visitor."),
            limit=NAME_LIMIT,
            required=True,
        ),
        Field("room", tr("Room"), choices=[(0, "")]),
        Field("kind", tr("Kind"), choices=_kinds()),
        day_field("day", tr("Day"), today),
        time_field("starts", tr("From")),
        time_field("ends", tr("Until")),
        Field("tenant", tr("Tenant"), choices=[(0, "")]),
        money_field("price", tr("Price in euros"), hint=tr("Empty: nothing was agreed.")),
        Field("repeat", tr("Repeat"), choices=_repeats()),
        day_field("last", tr("Last day"), today, required=False),
        Field("skip_closed", tr("Not when the house is closed"), yes_no=True),
        Field("following", tr("The following ones too"), yes_no=True),
        Field("answer", tr("The room is taken. What now?"), choices=_answers()),
        Field("other_room", tr("Other room"), choices=[(0, "")]),
        Field("reason", tr("Why may it stand double?"), limit=REASON_LIMIT),
    ]


def repeat_hint(values: dict[str, Any], today: date) -> str:
    """Say what happens to the months that have no fifth such day; else nothing (rule P2)."""
    try:
        fifth = read_day(values["day"], today).day > _FOUR_WEEKS
    except Refusal:
        return ""
    asked = values["repeat"] == "nth" and fifth
    return tr("A month without a 5th Tuesday is left out.") if asked else ""


def values_of(booking: BookingRow | None, room_id: int | None, day: date) -> dict[str, object]:
    """Give what stands in the fields of a booking, or of a new one."""
    if booking is None:
        return {"room": room_id, "day": day_text(day)}
    facts = booking.facts
    return {
        "name": facts.name,
        "room": facts.room_id,
        "kind": facts.kind,
        "day": day_text(facts.day),
        "starts": time_text(facts.starts),
        "ends": time_text(facts.ends),
        "tenant": facts.tenant_id or 0,
        "price": cents_in_figures(facts.price_cents),
        "answer": "keep" if booking.clash_reason else "",
        "reason": booking.clash_reason,
    }


def facts_of(values: dict[str, Any], today: date) -> BookingFacts | None:
    """Give the booking that is typed; None while something cannot be read."""
    if not values["room"]:
        return None  # the rooms are still being read, or there are none
    try:
        return BookingFacts(
            values["room"],
            values["name"],
            read_day(values["day"], today),
            read_time(values["starts"]),
            read_time(values["ends"]),
            values["kind"],
            values["tenant"] or None,
            read_cents(values["price"]),
        )
    except Refusal:
        return None


def wanted_of(values: dict[str, Any], facts: BookingFacts, today: date) -> WantedBooking:
    """Give the booking with its rule; the last day is None while it cannot be read."""
    rule = _rule(values["repeat"], facts.day)
    last = None
    if rule is not None:
        try:
            last = read_day(values["last"], today)
        except Refusal:
            last = None
    return WantedBooking(facts, rule, last, bool(values["skip_closed"]))


def answer_of(values: dict[str, Any]) -> Answer | None:
    """Give the one answer for every clash."""
    match values["answer"]:
        case "skip":
            return Skip()
        case "other":
            return OtherRoom(values["other_room"] or 0)
        case "keep":
            return Keep(values["reason"])
        case _:
            return None


def plan_words(plan: Sequence[PlannedDay]) -> str:
    """Say how many dates there would be, what is left out, and what stands in the room."""
    if not plan:
        return ""
    held = [one for one in plan if one.held]
    parts = [tr_count("One date.", "{count} dates.", len(held))]
    skipped = [one for one in plan if not one.held]
    if skipped:
        first = skipped[0]
        parts.append(
            tr_count(
                "One is left out: {day}, {reason}.",
                "{count} are left out, first {day}: {reason}.",
                len(skipped),
                day=day_in_words(first.day),
                reason=first.skipped_reason,
            )
        )
    parts += [_clash_words(one) for one in [one for one in held if one.clashes][:_NAMED]]
    more = sum(bool(one.clashes) for one in held) - _NAMED
    if more > 0:
        parts.append(tr_count("And on one more date.", "And on {count} more dates.", more))
    return " ".join(parts)


def _clash_words(one: PlannedDay) -> str:
    clash, day = one.clashes[0], day_in_words(one.day)
    return tr(
        "{day}: {room} is taken from {starts} to {ends} by {name}.",
        day=day[:1].upper() + day[1:],
        room=clash.room,
        starts=clock_time(clash.starts),
        ends=clock_time(clash.ends),
        name=clash.name,
    )


def _rule(repeat: str, day: date) -> Rule | None:
    if repeat == "nth":
        return Rule(Kind.NTH, nth=(day.day - 1) // 7 + 1)
    return _RULES.get(repeat)


def _kinds() -> list[tuple[object, str]]:
    return [
        (BookingKind.HIRE, tr("hire")),
        (BookingKind.TENANT, tr("tenant")),
        (BookingKind.BLOCKED, tr("not available")),
    ]


def _repeats() -> list[tuple[object, str]]:
    return [
        ("", tr("once")),
        ("weekly", tr("every week")),
        ("biweekly", tr("every other week")),
        ("even", tr("in even weeks")),
        ("odd", tr("in odd weeks")),
        ("working", tr("every working day")),
        ("nth", tr("every month, such as the 2nd Tuesday")),
        ("last", tr("every month, such as the last Friday")),
    ]


def _answers() -> list[tuple[object, str]]:
    return [
        ("", tr("choose …")),
        ("skip", tr("leave these dates out")),
        ("other", tr("another room on these dates")),
        ("keep", tr("keep it, with a reason; both stay red")),
    ]
