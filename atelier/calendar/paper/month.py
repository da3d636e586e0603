"""The month on the wall or in the window: what is on every week, and what is special."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.paper.often import OFTEN, often_areas
from atelier.calendar.paper.rows import Happening, Programme, month_of, programme
from atelier.calendar.paper.sizes import LARGE, Size, paper_of
from atelier.calendar.paper.words import (
    booked_entry,
    closed_words,
    entry_of,
    free_words,
    legend,
    listed,
    public_foot,
    title_of,
)
from atelier.domain import Actor, BookingKind
from atelier.domain.rights import Right
from atelier.journal.printing import PrintJob, SheetKind, begin_print, end_print
from atelier.language import tr
from atelier.paper.board import Entry, Section, Style
from atelier.paper.board_drawing import Board, draw_board
from atelier.paper.packing import Area
from atelier.paper.sheet import Sheet
from atelier.words import day_in_words, month_name, weekday_name

_WORKING_DAYS = 5
_LEAST = 2  # times in a month; what is on less often is special
_FORGIVEN = 1  # weeks in which it may be missing and is still said to be on every week
_COLUMNS = 3
_WEEKLY = Style(title=12, when=8.6, name=9.2, more=8, gap=4.2)
_SPECIAL = Style(title=10.5, when=9, name=10, more=8.6, gap=4.6)


@needs(Right.SEE_PROGRAMME)
def month_poster(
    session: Session,
    *,
    day: date,
    actor: Actor,
    key: UUID | None,
    size: Size = Size.A3,
    large: bool = False,
    tenants: bool = False,
) -> Sheet:
    """Print the month of ``day``: what is on every week by weekday, then the special dates.

    Days on which the house is closed are among those. Meetings of the house itself are left
    out, and so is what is let, unless ``tenants`` says otherwise. ``key`` None gives a preview.
    """
    first, last = month_of(day)
    month = programme(session, first_day=first, last_day=last, actor=actor)
    job = begin_print(
        session, kind=SheetKind.POSTER, actor=actor, key=key, day=first, personal=False
    )
    board = _board(month, job, tenants=tenants, large=large)
    document = job.document(board.title, paper=paper_of(size))
    draw_board(document, board)
    return end_print(session, job, document, actor=actor)


def _board(month: Programme, job: PrintJob, *, tenants: bool, large: bool) -> Board:
    name = month_name(month.first_day.month)
    return Board(
        house=job.house,
        title=f"{name[:1].upper()}{name[1:]} {month.first_day.year}",
        aside=tr("What is on in our house"),
        areas=_areas(month, _weekly(month), tenants=tenants, large=large),
        legend=() if large else legend(month),
        notes=free_words(),
        foot=public_foot(job),
        least=1.0 if large else 0.7,
        most=1.0 if large else 1.6,
        large=large,
    )


def _areas(
    month: Programme,
    weekly: Sequence[Sequence[Happening]],
    *,
    tenants: bool,
    large: bool,
) -> tuple[Area, ...]:
    daily = _daily(month, weekly)
    said = {one.id for group in daily for one in group}
    regular = _regular_sections(month, weekly, said)
    special = _special_sections(month, weekly, tenants=tenants)
    if not special:
        special = [Section("", empty=tr("Nothing else is planned in this month."))]
    found = often_areas(daily, _WEEKLY, large=large)
    if large:
        found += [Area((section,), LARGE, flow=True) for section in [*regular, *special]]
        return tuple(found)
    if regular:
        found.append(Area(tuple(regular), _WEEKLY, columns=len(regular)))
    if found:
        found.append(Area((Section(tr("And on these days")),), replace(_WEEKLY, gap=3)))
    return (*found, Area(tuple(special), _SPECIAL, columns=_COLUMNS, flow=True))


def _weekly(month: Programme) -> list[list[Happening]]:
    """Find what is on in every week in which the house is open.

    A week without it is forgiven where there are three with it: that is a week off, while an
    activity of every other week is away twice.
    """
    found: dict[tuple[object, ...], list[Happening]] = {}
    for one in month.happenings:
        if not one.internal and one.moved_from is None:
            weekday = one.day.weekday()
            same = (weekday, one.starts, one.ends, one.activity_id, one.room_id)
            found.setdefault(same, []).append(one)
    return [
        sorted(group, key=lambda one: one.day)
        for _, group in sorted(found.items(), key=lambda item: item[0][:4])
        if _is_weekly(month, group)
    ]


def _open_days(month: Programme, weekday: int) -> list[date]:
    return [day for day in month.days if day.weekday() == weekday and day not in month.closed]


def _is_weekly(month: Programme, group: Sequence[Happening]) -> bool:
    open_days = set(_open_days(month, group[0].day.weekday()))
    there = {one.day for one in group} & open_days
    missing = len(open_days) - len(there)
    return len(there) >= _LEAST and (missing == 0 or (missing <= _FORGIVEN and len(there) > _LEAST))


def _daily(month: Programme, weekly: Sequence[Sequence[Happening]]) -> list[list[Happening]]:
    """Find what is on at one time on most weekdays without an exception: it is said once."""
    found: dict[tuple[object, ...], list[Sequence[Happening]]] = {}
    for group in weekly:
        one = group[0]
        if not _away(month, group) and not one.enrolment:
            same = (one.activity_id, one.starts, one.ends, one.room_id)
            found.setdefault(same, []).append(group)
    return [[group[0] for group in groups] for groups in found.values() if len(groups) >= OFTEN]


def _away(month: Programme, group: Sequence[Happening]) -> list[date]:
    there = {one.day for one in group if not one.cancelled}
    return [day for day in _open_days(month, group[0].day.weekday()) if day not in there]


def _regular_sections(
    month: Programme, weekly: Sequence[Sequence[Happening]], said: set[int]
) -> list[Section]:
    days: dict[int, list[Entry]] = {weekday: [] for weekday in range(_WORKING_DAYS)}
    for group in weekly:
        if group[0].id not in said:
            entries = days.setdefault(group[0].day.weekday(), [])
            entries.append(_regular_entry(group, _away(month, group)))
    if not any(days.values()):
        return []
    return [
        Section(
            tr("Every {weekday}", weekday=_weekday(month, weekday)),
            tuple(entries),
            empty=tr("Nothing every week."),
        )
        for weekday, entries in sorted(days.items())
    ]


def _weekday(month: Programme, weekday: int) -> str:
    return weekday_name(next(day for day in month.days if day.weekday() == weekday))


def _regular_entry(group: Sequence[Happening], away: Sequence[date]) -> Entry:
    shown = next((one for one in group if not one.cancelled), group[0])
    entry = entry_of(shown, place=False, signing_up=False)
    loud = ""
    if away:
        days = listed([str(day.day) for day in away])
        loud = tr("not on {days} {month}", days=days, month=month_name(away[0].month))
    return Entry(entry.when, entry.name, more=entry.more, loud=loud, mark=entry.mark)


def _special_sections(
    month: Programme, weekly: Sequence[Sequence[Happening]], *, tenants: bool
) -> list[Section]:
    """Say what is on by date, days on which the house is closed in a row as one."""
    said = {one.id for group in weekly for one in group}
    found: list[Section] = []
    closed_since: date | None = None
    for day in month.days:
        entries = _entries_on(month, day, said, tenants=tenants)
        band = closed_words(month.closed.get(day), open_too=bool(entries))
        if band and not entries:
            before = found[-1] if found else None
            if before is not None and closed_since is not None and before.band == band:
                found[-1] = Section(_days(closed_since, day), band=band)
                continue
            closed_since = day
            found.append(Section(title_of(day), band=band))
            continue
        closed_since = None
        if entries:
            found.append(Section(title_of(day), tuple(entries), band=band))
    return found


def _days(first: date, last: date) -> str:
    title = title_of(first)
    return tr("{first} to {last}", first=title, last=day_in_words(last))


def _entries_on(month: Programme, day: date, said: set[int], *, tenants: bool) -> list[Entry]:
    """Say what is on besides every week, and what goes on although the house is closed."""
    closed = month.closed.get(day)
    rows = [
        (one.starts, entry_of(one))
        for one in month.on(day)
        if not one.internal
        and not month.told_by_closing(one)
        and (one.id not in said or (closed is not None and not one.cancelled))
    ]
    if tenants:
        rows += [
            (one.starts, booked_entry(one))
            for one in month.bookings
            if one.day == day and one.kind is not BookingKind.BLOCKED
        ]
    return [entry for _, entry in sorted(rows, key=lambda row: row[0])]
