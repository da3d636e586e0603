"""The roster on paper: who does what on which day, and which places are open."""

from datetime import date
from itertools import groupby
from uuid import UUID

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor
from atelier.domain.rights import Right
from atelier.journal.printing import SheetKind, begin_print, end_print
from atelier.language import tr
from atelier.paper import inks
from atelier.paper.drawing import draw_listing
from atelier.paper.listing import Column, Head, Heading, Listing, Row
from atelier.paper.sheet import Sheet
from atelier.roster.paper.words import from_to, times, who_comes
from atelier.roster.queries import roster_shifts
from atelier.roster.rows import ShiftRow
from atelier.words import day_in_words


@needs(Right.SEE_ROSTER)
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
    title = from_to(first_day, last_day)
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
    return Row(None, (times(shift), shift.name, who_comes(shift)))
