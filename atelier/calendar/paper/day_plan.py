"""The plan of a day for the desk and the caretaker: every room over the hours."""

from collections.abc import Iterable
from datetime import date, time
from functools import partial
from uuid import UUID

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.paper.rows import Booked, Happening, Programme, programme
from atelier.calendar.paper.sizes import LARGE, Size, paper_of
from atelier.calendar.paper.words import MARKS, cancelled_words, closed_words, times
from atelier.calendar.rooms import rooms_of
from atelier.domain import Actor, BookingKind, Function
from atelier.domain.rights import Right
from atelier.journal.printing import PrintJob, SheetKind, begin_print, end_print
from atelier.language import tr, tr_count
from atelier.paper.board import Entry, Section, Style
from atelier.paper.board_drawing import Board, draw_board
from atelier.paper.hours import Box, Lane, draw_hours
from atelier.paper.packing import Area
from atelier.paper.sheet import Sheet
from atelier.settings.hours import Hours, opening_of
from atelier.words import day_in_words

_USUAL = Hours(time(9), time(17))  # the plan is at least that long, where they are not known
_COLUMNS = 3


@needs(Right.SEE_PROGRAMME)
def day_plan(
    session: Session,
    *,
    day: date,
    actor: Actor,
    key: UUID | None,
    size: Size = Size.A4,
    large: bool = False,
) -> Sheet:
    """Print a day of the house: all rooms side by side, with setting up, hire and numbers.

    Where something has too little room in the plan, a list of it all follows; ``large`` prints
    that list alone. No visitor's name stands on it. ``key`` None gives a preview.
    """
    shown = programme(session, first_day=day, last_day=day, actor=actor, places=True)
    rooms = [(room.id, room.facts.name) for room in rooms_of(session, actor=actor)]
    if any(one.room_id is None for one in shown.happenings):
        rooms.append((0, tr("Elsewhere")))
    job = begin_print(
        session, kind=SheetKind.DAY_PLAN, actor=actor, key=key, day=day, personal=False
    )
    document = job.document("", paper=paper_of(size) if large else paper_of(size).turned)
    listing = _board(job, shown, rooms, large=large)
    if large:
        draw_board(document, listing)
    else:
        lanes = [Lane(name, tuple(_boxes(shown, room))) for room, name in rooms]
        hours = opening_of(session, site_id=actor.site_id).on(day) or _USUAL
        plan = partial(draw_hours, document, lanes, _hours(lanes, hours))
        draw_board(document, listing, plan)
    return end_print(session, job, document, actor=actor)


def _board(job: PrintJob, shown: Programme, rooms: list[tuple[int, str]], *, large: bool) -> Board:
    sections = tuple(
        Section(name, tuple(_entries(shown, room)), empty=tr("Free all day."))
        for room, name in rooms
    )
    area = (
        Area(sections, LARGE, flow=True)
        if large
        else Area(sections, Style(), columns=_COLUMNS, flow=True)
    )
    return Board(
        house=job.house,
        title=tr("Day plan"),
        aside=day_in_words(shown.first_day, year=True),
        areas=(area,),
        notes=closed_words(shown.closed.get(shown.first_day)),
        foot=job.foot().origin,
        least=1.0 if large else 0.8,
        most=1.0 if large else 1.2,
        large=large,
    )


def _in(shown: Programme, room: int) -> tuple[list[Happening], list[Booked]]:
    return (
        [one for one in shown.happenings if (one.room_id or 0) == room],
        [one for one in shown.bookings if one.room_id == room],
    )


def _boxes(shown: Programme, room: int) -> Iterable[Box]:
    happenings, bookings = _in(shown, room)
    for one in happenings:
        facts = [text for text in (*_numbers(one), one.host) if text]
        loud = cancelled_words(one)
        texts = [(f"{times(one.starts, one.ends)} {one.name}", True, False)]
        texts += [(loud, True, True)] if loud else [(text, False, False) for text in facts]
        yield Box(
            _minute(one.starts),
            _minute(one.ends),
            tuple(texts),
            MARKS[one.function],
            0 if one.cancelled else one.setup,
            0 if one.cancelled else one.clearing,
            off=one.cancelled,
        )
    for booked in bookings:
        name = f"{times(booked.starts, booked.ends)} {booked.name}"
        yield Box(
            _minute(booked.starts),
            _minute(booked.ends),
            ((name, True, False), (kind_words(booked.kind), False, False)),
            MARKS[Function.INTERNAL],
            booked.setup,
            booked.clearing,
            pale=True,
        )


def _entries(shown: Programme, room: int) -> list[Entry]:
    happenings, bookings = _in(shown, room)
    rows = [
        (
            one.starts,
            Entry(
                times(one.starts, one.ends),
                one.name,
                more=() if one.cancelled else (one.host, *_numbers(one), *_around(one)),
                loud=cancelled_words(one),
                off=one.cancelled,
                mark=MARKS[one.function],
            ),
        )
        for one in happenings
    ]
    rows += [
        (
            one.starts,
            Entry(
                times(one.starts, one.ends),
                one.name,
                more=(kind_words(one.kind), *_around(one)),
                mark=MARKS[Function.INTERNAL],
            ),
        )
        for one in bookings
    ]
    return [entry for _, entry in sorted(rows, key=lambda row: row[0])]


def kind_words(kind: BookingKind) -> str:
    """Name why a room is taken by something that is no activity."""
    return {
        BookingKind.TENANT: tr("tenant"),
        BookingKind.HIRE: tr("hire"),
        BookingKind.BLOCKED: tr("not available"),
    }[kind]


def _numbers(one: Happening) -> list[str]:
    """Say how many are expected, and whether that is enough."""
    if not one.enrolment:
        return []
    found = (
        tr("expected: {number}", number=one.enrolled)
        if one.capacity is None
        else tr("expected: {number} of {places}", number=one.enrolled, places=one.capacity)
    )
    if not one.minimum:
        return [found]
    missing = one.minimum - one.enrolled
    enough = (
        tr("minimum {number} reached", number=one.minimum)
        if missing <= 0
        else tr_count(
            "{count} more needed for the minimum of {number}",
            "{count} more needed for the minimum of {number}",
            missing,
            number=one.minimum,
        )
    )
    return [found, enough]


def _around(one: Happening | Booked) -> list[str]:
    found = []
    if one.setup:
        found.append(tr("set up from {time}", time=_clock(_minute(one.starts) - one.setup)))
    if one.clearing:
        found.append(tr("cleared by {time}", time=_clock(_minute(one.ends) + one.clearing)))
    return found


def _hours(lanes: list[Lane], hours: Hours) -> tuple[int, int]:
    """Give the first and the last hour of the plan: what is open, and what is planned beyond."""
    boxes = [box for lane in lanes for box in lane.boxes]
    first = min((box.first - box.setup for box in boxes), default=_minute(hours.opens))
    last = max((box.last + box.clearing for box in boxes), default=_minute(hours.closes))
    first, last = min(first, _minute(hours.opens)), max(last, _minute(hours.closes))
    return max(0, first // 60), min(24, -(-last // 60))


def _minute(wall: time) -> int:
    return wall.hour * 60 + wall.minute


def _clock(minute: int) -> str:
    minute = min(max(0, minute), 24 * 60)
    return f"{minute // 60}:{minute % 60:02d}"
