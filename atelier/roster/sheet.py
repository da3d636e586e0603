"""The roster on paper: who does what on which day, and which places are open."""

from datetime import date
from itertools import groupby
from uuid import UUID

from sqlalchemy.orm import Session

from atelier.domain import Actor, ShiftState
from atelier.journal.printing import SheetKind, begin_print, end_print
from atelier.language import tr, tr_count
from atelier.paper import inks
from atelier.paper.drawing import draw_listing
from atelier.paper.listing import Column, Head, Heading, Listing, Row
from atelier.paper.sheet import Sheet
from atelier.roster.queries import roster_shifts
from atelier.roster.rows import ShiftRow
from atelier.words import clock_time, day_in_figures, day_in_words


def roster_sheet(
    session: Session,
    *,
    first_day: date,
    last_day: date,
    actor: Actor,
    key: UUID | None,
    large: bool = False,
) -> Sheet:
    """Print the roster of some days, day by day: times, work, names, and what is open.

    Names are those of the roster, as short as they can be. ``key`` None gives a preview.
    """
    shifts = roster_shifts(session, first_day=first_day, last_day=last_day, actor=actor)
    job = begin_print(session, kind=SheetKind.ROSTER, actor=actor, key=key, day=last_day)
    title = f"{day_in_figures(first_day)} – {day_in_figures(last_day)}"
    document = job.document(title)
    lines: list[Row | Heading] = []
    for day, found in groupby(shifts, key=lambda one: one.day):
        lines.append(Heading(day_in_words(day)))
        lines += [_line(one) for one in found]
    places = sum(one.open for one in shifts)
    head = Head(
        title=tr("Roster of the volunteers"),
        accent=job.house,
        ink=inks.BRAND,
        subtitle=title,
        facts=((tr("Open places:"), str(places)),),
        code=job.code,
    )
    columns = (
        Column(tr("Time"), 108 if large else 84),
        Column(tr("Work"), 176),
        Column(tr("Who"), 226 if large else 250),
    )
    nothing: list[Row | Heading] = [Row(None, ("", tr("There are no shifts in these days."), ""))]
    draw_listing(document, Listing(head, columns, lines or nothing, job.foot(), large=large))
    return end_print(session, job, document, actor=actor)


def _line(shift: ShiftRow) -> Row:
    times = f"{clock_time(shift.starts)}–{clock_time(shift.ends)}"
    return Row(None, (times, shift.name, _who(shift)))


def _who(shift: ShiftRow) -> str:
    """Give the names, and in words what is open or does not go ahead."""
    if shift.cancelled or shift.state is ShiftState.CLOSED:
        return tr("does not go ahead")
    if shift.state is ShiftState.NOT_NEEDED:
        return tr("not needed this time")
    if shift.state is ShiftState.OUTSIDE:
        return tr("help from outside")
    who = [one.name for one in shift.team]
    if shift.open:
        who.append(tr_count("{count} place open", "{count} places open", shift.open))
    return ", ".join(who)
