"""The list on the door of a room: what is on in it, in large letters."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.paper.rows import Programme, programme, week_of
from atelier.calendar.paper.sizes import Size, paper_of
from atelier.calendar.paper.words import (
    MARKS,
    booked_entry,
    cancelled_words,
    closed_words,
    public_foot,
    span_words,
    times,
    title_of,
    week_words,
)
from atelier.domain import Activity, Actor, Gone, Occurrence, Refusal, Room
from atelier.domain.rights import Right
from atelier.journal.printing import PrintJob, SheetKind, begin_print, end_print
from atelier.language import tr
from atelier.paper.board import Entry, Section, Style
from atelier.paper.board_drawing import Board, draw_board
from atelier.paper.packing import Area
from atelier.paper.sheet import Sheet
from atelier.words import day_in_words

_WEEK = Style(title=16, when=18, name=20, more=16, gap=13, beside=True)
_DAY = Style(when=18, name=24, more=16, gap=18)
_WORKING_DAYS = 5


class NoRoom(Refusal):
    """A door list of something that is in no room."""

    def __init__(self) -> None:
        super().__init__(tr("This activity has no room, so there is no door to hang a list on."))


@needs(Right.SEE_PROGRAMME)
def door_of(session: Session, *, occurrence_id: int, actor: Actor) -> tuple[int, date]:
    """Give the room of an occurrence and its day. Raises Gone, or NoRoom where it has none."""
    row = session.execute(
        select(func.coalesce(Occurrence.room_id, Activity.room_id), Occurrence.day)
        .join(Activity, Activity.id == Occurrence.activity_id)
        .where(Occurrence.id == occurrence_id, Activity.site_id == actor.site_id)
    ).first()
    if row is None:
        raise Gone
    if row[0] is None:
        raise NoRoom
    return row[0], row[1]


@needs(Right.SEE_PROGRAMME)
def door_list(
    session: Session,
    *,
    room_id: int,
    day: date,
    actor: Actor,
    key: UUID | None,
    week: bool = False,
    size: Size = Size.A4,
    large: bool = False,
) -> Sheet:
    """Print what is on in a room on a day, or in the whole ``week`` around it.

    Times are those for the public, without setting up and clearing; what is let shows its
    public name. ``large``: never below 16 points, on as many pages as that takes. ``key`` None
    gives a preview. Raises Gone.
    """
    room = select(Room.name).where(Room.id == room_id, Room.site_id == actor.site_id)
    name = session.scalar(room)
    if name is None:
        raise Gone
    first, last = week_of(day) if week else (day, day)
    shown = programme(session, first_day=first, last_day=last, actor=actor)
    job = begin_print(session, kind=SheetKind.DOOR, actor=actor, key=key, day=first, personal=False)
    board = _board(name, shown, room_id, job, week=week, large=large)
    document = job.document(name, paper=paper_of(size))
    draw_board(document, board)
    return end_print(session, job, document, actor=actor)


def _board(
    name: str, shown: Programme, room_id: int, job: PrintJob, *, week: bool, large: bool
) -> Board:
    first, last = shown.first_day, shown.last_day
    words = f"{week_words(first)} · {span_words(first, last)}"
    sections = tuple(_sections(shown, room_id, week=week))
    return Board(
        house=job.house,
        title=name,
        aside=words if week else day_in_words(first, year=True),
        areas=(Area(sections, _WEEK if week else _DAY, flow=True),),
        foot=public_foot(job),
        least=1.0 if large else 0.62,
        most=1.4 if week else 2.0,
        large=large,
    )


def _sections(shown: Programme, room_id: int, *, week: bool) -> Sequence[Section]:
    found = []
    for day in shown.days:
        entries = _entries(shown, room_id, day)
        if week and not entries and day.weekday() >= _WORKING_DAYS:
            continue
        band = closed_words(shown.closed.get(day), open_too=bool(entries))
        empty = "" if band else tr("Nothing is planned in this room.")
        found.append(Section(title_of(day) if week else "", tuple(entries), band, empty))
    return found


def _entries(shown: Programme, room_id: int, day: date) -> list[Entry]:
    rows = [
        (
            one.starts,
            Entry(
                times(one.starts, one.ends),
                one.name,
                loud=cancelled_words(one),
                off=one.cancelled,
                mark=MARKS[one.function],
            ),
        )
        for one in shown.on(day)
        if one.room_id == room_id and not shown.told_by_closing(one)
    ]
    rows += [
        (one.starts, booked_entry(one, place=False))
        for one in shown.bookings
        if one.day == day and one.room_id == room_id
    ]
    return [entry for _, entry in sorted(rows, key=lambda row: row[0])]
