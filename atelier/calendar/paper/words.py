"""What paper says of an occurrence: its time, its price, its places, whether it goes ahead."""

from collections.abc import Sequence
from datetime import date, time
from itertools import pairwise

from atelier.calendar.paper.rows import Booked, Closed, Happening, Programme
from atelier.domain import Function
from atelier.domain.functions import function_name
from atelier.journal.printing import PrintJob
from atelier.language import current, tr, tr_count
from atelier.paper import inks
from atelier.paper.board import Entry, Mark
from atelier.words import clock_time, day_in_words, month_name, week_number, weekday_name

_WEEK = 7  # days
MARKS = {
    Function.MEETING: Mark(inks.MEETING),
    Function.INFORMATION: Mark(inks.INFORMATION, (5, 2.5)),
    Function.DAY_ACTIVITY: Mark(inks.DAY_ACTIVITY, (1.6, 1.6)),
    Function.HEALTH: Mark(inks.HEALTH, (6, 1.8, 1.8, 1.8)),
    Function.INTERNAL: Mark(inks.SOFT, (1, 4)),
}
"""The bars beside what happens: by their dashes a grey printer still tells them apart."""


def legend(shown: Programme) -> tuple[tuple[Mark, str], ...]:
    """Say what the bars mean that stand on a sheet for everybody."""
    found = {one.function for one in shown.happenings if not one.internal}
    return tuple((MARKS[one], function_name(one)) for one in MARKS if one in found)


def free_words() -> str:
    """Say what holds for everything on a sheet for everybody."""
    return tr("Where no price stands it is free. Signing up is done at the desk.")


def times(starts: time, ends: time) -> str:
    """Write from when until when: "9:30–12:00"."""
    return f"{clock_time(starts)}–{clock_time(ends)}"


def price_words(cents: int | None) -> str:
    """Write a price: "€ 2,50", "gift of your choice"; nothing where it costs nothing."""
    if cents is None:
        return tr("pay what you like")
    if not cents:
        return ""
    return f"€ {cents // 100},{cents % 100:02d}" if current() == "nl" else f"€{cents / 100:.2f}"


def places_words(one: Happening, today: date) -> str:
    """Say whether there is a place left; nothing of days that are over."""
    if one.free is None or one.day < today:
        return ""
    if not one.free:
        return tr("full")
    return tr_count("{count} place left", "{count} places left", one.free)


def cancelled_words(one: Happening) -> str:
    """Say that it does not go ahead, and why."""
    if not one.cancelled:
        return ""
    if one.reason:
        return tr("Cancelled: {reason}", reason=one.reason)
    return tr("Cancelled")


def closed_words(closed: Closed | None, *, open_too: bool = False) -> str:
    """Say that the house is closed, and why; only why, where something goes on (``open_too``)."""
    if closed is None:
        return ""
    if closed.partly or open_too:
        return closed.name
    return tr("Closed: {reason}", reason=closed.name)


def entry_of(
    one: Happening, *, today: date | None = None, place: bool = True, signing_up: bool = True
) -> Entry:
    """Say everything of an occurrence. ``today``: with the places that are left since then."""
    more: list[str] = []
    full = False
    if not one.cancelled:
        more.append(price_words(one.price_cents))
        left = places_words(one, today) if today is not None else ""
        full = bool(left) and not one.free
        if one.enrolment and signing_up and not full:
            more.append(tr("sign up at the desk"))
        if not full:
            more.append(left)
        if one.moved_from is not None:
            more.append(tr("instead of {day}", day=short_day(one.moved_from)))
    return Entry(
        when=times(one.starts, one.ends),
        name=one.name,
        place=one.room if place else "",
        more=tuple(more),
        loud=cancelled_words(one) or (tr("full").capitalize() if full else ""),
        off=one.cancelled,
        mark=MARKS[one.function],
    )


def booked_entry(one: Booked, *, place: bool = True) -> Entry:
    """Say that a room is hired or taken, under its public name."""
    return Entry(times(one.starts, one.ends), one.name, one.room if place else "")


def short_day(day: date) -> str:
    """Write a day without its year: "vr 27 november", "Fri 27 November"."""
    letters = 2 if current() == "nl" else 3
    return f"{weekday_name(day)[:letters]} {day.day} {month_name(day.month)}"


def title_of(day: date) -> str:
    """Write a day as a heading: "Maandag 23 november"."""
    words = day_in_words(day)
    return words[:1].upper() + words[1:]


def span_words(first: date, last: date) -> str:
    """Write from which day to which: "23–29 november 2026", over months with both named."""
    if first == last:
        return day_in_words(first, year=True)
    end = f"{last.day} {month_name(last.month)} {last.year}"
    if (first.month, first.year) == (last.month, last.year):
        return f"{first.day}–{end}"
    year = f" {first.year}" if first.year != last.year else ""
    return f"{first.day} {month_name(first.month)}{year} – {end}"


def week_words(monday: date) -> str:
    """Name a week: "week 48", its number after ISO 8601."""
    return tr("week {number}", number=week_number(monday))


def weekdays_words(days: Sequence[date]) -> str:
    """Name weekdays that follow each other: "maandag t/m vrijdag", else one by one."""
    names = [weekday_name(day) for day in days]
    if len(days) > 2 and all(b.weekday() - a.weekday() == 1 for a, b in pairwise(days)):
        return tr("{first} to {last}", first=names[0], last=names[-1])
    return listed(names)


def listed(parts: Sequence[str]) -> str:
    """Write things in a row: "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return tr("{first} and {last}", first=", ".join(parts[:-1]), last=parts[-1])


def public_foot(job: PrintJob) -> str:
    """Write what stands small below a sheet for everybody: which one it is, and of when."""
    if job.key is None:
        return job.foot().origin
    return tr(
        "{house} · {kind} {number} · as it was known on {moment}",
        house=job.house, kind=job.kind_name, number=job.number, moment=job.moment,
    )  # fmt: skip
