"""Free places, for whoever refers people to the house: numbers, and no names."""

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.free_places import FreePlaces, free_places
from atelier.calendar.paper.words import short_day, span_words, times
from atelier.domain import Actor, Function
from atelier.domain.rights import Right
from atelier.journal.printing import SheetKind, begin_print, end_print
from atelier.language import tr
from atelier.paper import inks
from atelier.paper.drawing import draw_listing
from atelier.paper.listing import Column, Head, Heading, Listing, Row
from atelier.paper.sheet import Sheet

AHEAD = timedelta(days=27)  # four weeks: what is on once a month is among them


@needs(Right.SEE_PROGRAMME)
def places_sheet(
    session: Session, *, day: date, actor: Actor, key: UUID | None, large: bool = False
) -> Sheet:
    """Print the free places of the next time of everything that people sign up for.

    Activities have their public name; meetings of the house itself are left out. ``key`` None
    gives a preview.
    """
    found = free_places(session, first_day=day, last_day=day + AHEAD, actor=actor)
    rows = [one for one in found if one.function is not Function.INTERNAL]
    rows.sort(key=lambda one: (one.name.casefold(), one.day, one.starts))
    job = begin_print(session, kind=SheetKind.PLACES, actor=actor, key=key, day=day, personal=False)
    head = Head(
        title=tr("Free places"),
        accent=job.house,
        ink=inks.BRAND,
        subtitle=span_words(day, day + AHEAD),
        facts=((tr("As it was known on"), job.moment),),
    )
    lines: list[Row | Heading] = [_row(one, large=large) for one in rows]
    if not lines:
        lines = [Row(None, (tr("Nobody needs to sign up for anything in these weeks."),))]
    closing = (tr("Call or walk in at the desk for a place. It is not kept by this list."),)
    document = job.document("")
    listing = Listing(head, _columns(large=large), lines, job.foot(), closing, large=large)
    draw_listing(document, listing)
    return end_print(session, job, document, actor=actor)


def _columns(*, large: bool) -> tuple[Column, ...]:
    """Give the columns; in large print the next time stands behind the activity."""
    numbers = (tr("Places"), tr("Taken"), tr("Free"))
    waiting = tr("Waiting")
    if large:
        few = (Column(words, 66) for words in numbers)
        return (Column(tr("Activity"), 240), *few, Column(waiting, 90))
    few = (Column(words, 46) for words in numbers)
    return (Column(tr("Activity"), 150), Column(tr("Next time"), 164), *few, Column(waiting, 58))


def _row(one: FreePlaces, *, large: bool) -> Row:
    when = f"{short_day(one.day)}, {times(one.starts, one.ends)}"
    left = str(one.free) if one.free else tr("full")
    numbers = (str(one.capacity), str(one.enrolled), left, str(one.waiting or ""))
    if large:
        return Row(None, (f"{one.name} · {when}", *numbers))
    return Row(None, (one.name, when, *numbers))
