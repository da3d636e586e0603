"""The duty card: who is in the house on a day, part by part, for the desk."""

from datetime import date
from functools import partial
from itertools import groupby
from uuid import UUID

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor, Clock, DayPart
from atelier.domain.rights import Right
from atelier.journal.printing import SheetKind, begin_print, end_print
from atelier.language import tr
from atelier.paper import inks
from atelier.paper.document import MM
from atelier.paper.drawing import draw_listing
from atelier.paper.listing import Column, Head, Heading, Kind, Listing, Row
from atelier.paper.sheet import Sheet
from atelier.people.phones import shown_phone
from atelier.roster.calling import RosterToday, roster_today
from atelier.roster.paper.words import on_one_line, open_words, times
from atelier.roster.rows import ShiftRow
from atelier.words import day_in_words

_LEAST = 6 * MM  # nobody writes in a row, and an ordinary day stays on one page


@needs(Right.SEE_ROSTER)
def duty_card(
    session: Session, *, day: date, actor: Actor, key: UUID | None, large: bool = False
) -> Sheet:
    """Print who is on duty on a day: a row for everybody, and one for what nobody does.

    Phones stand on the card of today only (rule P23); what belongs to a sensitive activity is
    left out (rule P9). ``key`` None gives a preview: no number, nothing written.
    """
    found = roster_today(session, actor=actor, day=day)
    today = day == actor.today()
    job = begin_print(session, kind=SheetKind.DUTY, actor=actor, key=key, day=day)
    document = job.document("")
    lines: list[Row | Heading] = []
    for part, shifts in groupby(found.shifts, key=partial(_part, clock=actor.clock)):
        lines.append(Heading(_part_name(part)))
        for shift in shifts:
            lines += [Row(None, cells) for cells in _cells(shift, found, today, large)]
    nothing: list[Row | Heading] = [Row(None, ("", tr("There are no shifts on this day."), "", ""))]
    head = Head(
        title=tr("Who is on duty?"),
        accent=job.house,
        ink=inks.BRAND,
        subtitle=day_in_words(day, year=True),
        facts=((tr("Open places:"), str(sum(one.open for one in found.gaps))),),
        code=job.code,
    )
    closing = () if today else (tr("On the day itself this card also has the phone numbers."),)
    columns, foot = _columns(today, large), job.foot()
    least = None if large else _LEAST
    draw_listing(document, Listing(head, columns, lines or nothing, foot, closing, large, least))
    return end_print(session, job, document, actor=actor)


def _columns(today: bool, large: bool) -> tuple[Column, ...]:
    """Give the columns; in large print the phone stands behind the name."""
    begin = (Column(tr("Time"), 108 if large else 80), Column(tr("Work"), 150 if large else 184))
    here = Column(tr("Here"), 52 if large else 44, Kind.BOX)
    if large or not today:
        return (*begin, Column(tr("Who"), 200 if large else 202), here)
    return (*begin, Column(tr("Who"), 102), Column(tr("Phone"), 100), here)


def _cells(shift: ShiftRow, found: RosterToday, today: bool, large: bool) -> list[tuple[str, ...]]:
    """Give a row for everybody in a shift, and one for its open places."""
    phones = {id_: on_one_line(shown_phone(phone)) for id_, phone in found.phones.items()}
    who = [(one.name, phones.get(one.person_id, "")) for one in shift.team]
    who += [(open_words(shift), "")] if shift.open else []
    rows: list[tuple[str, ...]] = []
    for number, (name, phone) in enumerate(who):
        begin = ("", "") if number else (times(shift), shift.name)
        if large or not today:
            said = f"{name} · {phone}" if phone and today else name
            rows.append((*begin, said, ""))
        else:
            rows.append((*begin, name, phone, ""))
    return rows


def _part(shift: ShiftRow, clock: Clock) -> DayPart:
    return clock.part_of(shift.starts)


def _part_name(part: DayPart) -> str:
    return {
        DayPart.MORNING: tr("Morning"),
        DayPart.AFTERNOON: tr("Afternoon"),
        DayPart.EVENING: tr("Evening"),
    }[part]
