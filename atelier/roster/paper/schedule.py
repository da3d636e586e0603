"""The own roster of one volunteer, to take home."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor, AssignmentState, Gone, Person, Volunteer
from atelier.domain.rights import Right
from atelier.journal.printing import PrintJob, SheetKind, begin_print, end_print
from atelier.language import tr
from atelier.paper import inks
from atelier.paper.drawing import draw_listing
from atelier.paper.listing import Column, Head, Heading, Listing, Row
from atelier.paper.sheet import Sheet
from atelier.people.names import name_of
from atelier.roster.paper.words import from_to, off_words, times
from atelier.roster.queries import roster_shifts
from atelier.roster.rows import PlaceRow, ShiftRow
from atelier.words import day_in_words, month_in_words, weekday_name

AHEAD = timedelta(weeks=8)
"""How far an own roster goes unless somebody says otherwise."""
_ASKED = AssignmentState.ASKED
Mine = Sequence[tuple[ShiftRow, PlaceRow]]


@needs(Right.SEE_ROSTER)
def own_schedule(
    session: Session,
    *,
    person_id: int,
    first_day: date,
    last_day: date,
    actor: Actor,
    key: UUID | None,
    large: bool = False,
) -> Sheet:
    """Print when one volunteer works in some days: day, time and work, month by month.

    Nobody else is named on it, since it leaves the house. ``key`` None gives a preview: no
    number, nothing written. Raises Gone for whoever is no volunteer of this house.
    """
    name = _name(session, person_id, actor)
    found = roster_shifts(session, first_day=first_day, last_day=last_day, actor=actor)
    mine = [
        (shift, place)
        for shift in found
        for place in shift.places
        if place.person_id == person_id and (place.holds or place.state is _ASKED)
    ]
    job = begin_print(session, kind=SheetKind.SCHEDULE, actor=actor, key=key, day=last_day)
    document = job.document("")  # the properties of a file name no person
    draw_listing(document, _listing(mine, name, from_to(first_day, last_day), job, large))
    return end_print(session, job, document, actor=actor, rows={1: person_id})


def _name(session: Session, person_id: int, actor: Actor) -> str:
    person = session.scalar(
        select(Person)
        .join(Volunteer, Volunteer.person_id == Person.id)
        .where(Person.id == person_id, Person.site_id == actor.site_id)
    )
    if person is None:
        raise Gone
    return name_of(person).full_name


def _listing(mine: Mine, name: str, about: str, job: PrintJob, large: bool) -> Listing:
    lines: list[Row | Heading] = []
    month = ""
    for shift, place in mine:
        if month_in_words(shift.day) != month:
            month = month_in_words(shift.day)
            lines.append(Heading(month))
        lines.append(Row(None, (_day(shift.day, large), times(shift), _work(shift, place))))
    going = [shift for shift, _ in mine if shift.goes_ahead]
    nothing: list[Row | Heading] = [Row(None, ("", "", tr("No shifts in these days.")))]
    return Listing(
        head=Head(
            title=name,
            accent=tr("{house} · own roster", house=job.house),
            ink=inks.BRAND,
            subtitle=about,
            facts=((tr("Shifts:"), str(len(going))),),
            code=job.code,
        ),
        columns=(
            Column(tr("Day"), 150 if large else 170),
            Column(tr("Time"), 108 if large else 90),
            Column(tr("Work"), 252 if large else 250),
        ),
        lines=lines or nothing,
        foot=job.foot(),
        closing=(tr("Can you not come? Please tell the desk as soon as you can."),),
        large=large,
    )


def _day(day: date, large: bool) -> str:
    """Name a day; large letters leave out the month, which stands above."""
    return f"{weekday_name(day)} {day.day}" if large else day_in_words(day)


def _work(shift: ShiftRow, place: PlaceRow) -> str:
    """Name the work, and say what is different about it."""
    said = off_words(shift)
    if not said and place.state is _ASKED:
        said = tr("you were asked: please tell whether you can")
    elif not said and place.ask_again:
        said = tr("this shift was changed: please tell whether you can")
    return f"{shift.name} ({said})" if said else shift.name
