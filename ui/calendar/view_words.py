"""What is said of a row of the calendar: in its box, in its tool tip, to a screen reader."""

from datetime import date

from atelier.calendar.card import places_words
from atelier.calendar.shown import DayNote, NoteKind, Row, ShownBooking, ShownOccurrence
from atelier.domain import BookingKind
from atelier.domain.functions import function_name
from atelier.language import current, tr, tr_count
from atelier.words import clock_time, day_in_words, weekday_name
from ui.calendar.view_layout import Slot


def weekday_short(day: date) -> str:
    """Give the day of the week as it stands over a column: "ma", "Mon"."""
    return weekday_name(day)[: 2 if current() == "nl" else 3]


def detail(row: Row) -> str:
    """Say in a few words where it is and how full: "Leskamer · 9/12"."""
    if isinstance(row, ShownBooking):
        return row.room
    if row.cancelled:
        return row.reason or tr("does not go ahead")
    return " · ".join(part for part in (short_room(row.room), fullness(row)) if part)


def short_room(room: str) -> str:
    """Give the room without its article, where there is little room for it."""
    for article in ("De ", "Het "):
        if room.startswith(article):
            return room.removeprefix(article)
    return room


def fullness(row: ShownOccurrence) -> str:
    """Say how many places are taken; full places are told by ``alarms``."""
    if not row.enrolment or row.full:
        return ""
    return str(row.enrolled) if row.capacity is None else f"{row.enrolled}/{row.capacity}"


def alarms(row: Row) -> tuple[str, ...]:
    """Say what wants to be looked at: a clash, no places left, shifts without anybody."""
    words = [tr("room taken twice")] if row.clash else []
    if isinstance(row, ShownOccurrence) and not row.cancelled:
        if row.full:
            words.append(f"{tr('full')} · {row.waiting}" if row.waiting else tr("full"))
        if row.open_shifts:
            words.append(tr_count("{count} shift open", "{count} shifts open", row.open_shifts))
    return tuple(words)


def kind_words(row: Row) -> str:
    """Name the function of an activity, or why a room is taken."""
    if isinstance(row, ShownOccurrence):
        return function_name(row.function)
    return {
        BookingKind.TENANT: tr("Tenant"),
        BookingKind.HIRE: tr("Hired out"),
        BookingKind.BLOCKED: tr("Not in use"),
    }[row.kind]


def spoken(row: Row) -> str:
    """Say everything that a box shows, in one breath: for the tool tip and the screen reader."""
    times = f"{clock_time(row.starts)}–{clock_time(row.ends)}"
    parts = [row.name, f"{day_in_words(row.day)} {times}", row.room, kind_words(row)]
    if isinstance(row, ShownOccurrence):
        if row.cancelled:
            parts += [tr("does not go ahead"), row.reason]
        else:
            parts += places_words(row)
        if row.moved:
            parts.append(tr("moved"))
        parts.append(row.host)
    parts += alarms(row)
    return " · ".join(part for part in parts if part)


def slot_words(slot: Slot, room: str = "") -> str:
    """Say a time that is being chosen: "di 24 · 13:30–15:00"."""
    day = f"{weekday_short(slot.day)} {slot.day.day}"
    if slot.last:
        day = f"{day} · {clock_time(slot.starts)}–{clock_time(slot.ends)}"
    return f"{day} · {short_room(room)}" if room else day


def note_words(note: DayNote) -> str:
    """Say what is special about a day, and what it means for the house."""
    meant = {
        NoteKind.CLOSED: tr("closed"),
        NoteKind.REDUCED: tr("open door only"),
        NoteKind.ASK: tr("open or closed?"),
        NoteKind.OPEN: tr("open"),
        NoteKind.SCHOOL: tr("school holiday"),
    }[note.kind]
    return f"{note.name} · {meant}"
