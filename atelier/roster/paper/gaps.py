"""The call list for gaps: each open place, and whom to call for it, the likeliest first."""

from collections.abc import Sequence
from datetime import date
from itertools import count
from uuid import UUID

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor, AssignmentState
from atelier.domain.rights import Right
from atelier.journal.printing import PrintJob, SheetKind, begin_print, end_print
from atelier.language import tr
from atelier.paper import inks
from atelier.paper.drawing import draw_listing
from atelier.paper.listing import Column, Head, Heading, Kind, Listing, Row
from atelier.paper.sheet import Sheet
from atelier.people.phones import shown_phone
from atelier.roster.calling import CallRow, call_list
from atelier.roster.paper.words import from_to, on_one_line, open_words, short_day, times
from atelier.roster.queries import gaps
from atelier.roster.rows import ShiftRow
from atelier.words import day_in_words

_MOST = 4  # people for each gap: who has called as many looks at the screen for others
_SAID_NO = (AssignmentState.DECLINED, AssignmentState.CANNOT, AssignmentState.TAKEN_OFF)
Calls = Sequence[tuple[ShiftRow, Sequence[CallRow]]]


@needs(Right.SEE_VOLUNTEERS)
def gaps_call_list(
    session: Session,
    *,
    first_day: date,
    last_day: date,
    actor: Actor,
    key: UUID | None,
    large: bool = False,
) -> Sheet:
    """Print whom to call for the open places of some days, with a box for what they answer.

    For each gap at most four who may and can, in the order of the screen, with their phone and
    why they are asked; who said no to it already is left out, and so is who could only with a
    reason. It is for whoever looks after the volunteers and not for the desk, which has the
    phones of today only (rule P23). The numbers of its rows stand in the print log. ``key``
    None gives a preview: no number, nothing written.
    """
    calls = [
        (shift, _callable(call_list(session, shift_id=shift.id, actor=actor)))
        for shift in gaps(session, first_day=first_day, last_day=last_day, actor=actor)
    ]
    job = begin_print(session, kind=SheetKind.GAPS, actor=actor, key=key, day=last_day)
    document = job.document("")
    draw_listing(document, _listing(calls, job, from_to(first_day, last_day), large))
    people = (row.id for _, found in calls for row in found)
    rows: dict[int, int | None] = dict(enumerate(people, start=1))
    return end_print(session, job, document, actor=actor, rows=rows)


def _callable(found: Sequence[CallRow]) -> list[CallRow]:
    """Give who can without anything in the way, and did not say no."""
    free = (row for row in found if row.one.weight is None and row.state not in _SAID_NO)
    return [row for row, _ in zip(free, range(_MOST), strict=False)]


def _listing(calls: Calls, job: PrintJob, about: str, large: bool) -> Listing:
    lines: list[Row | Heading] = []
    numbers = count(1)
    for shift, found in calls:
        lines.append(Heading(_gap(shift, large)))
        lines += [Row(next(numbers), _cells(row, large)) for row in found]
        if not found:
            lines.append(Row(None, _nobody(large)))
    nothing: list[Row | Heading] = [Row(None, (tr("Nothing is open in these days."),))]
    places = sum(shift.open for shift, _ in calls)
    return Listing(
        head=Head(
            title=tr("Call list for gaps"),
            accent=job.house,
            ink=inks.BRAND,
            subtitle=about,
            facts=((tr("Open places:"), str(places)),),
            code=job.code,
        ),
        columns=_columns(large),
        lines=lines or nothing,
        foot=job.foot(),
        closing=(tr("Called by: {line}", line="_" * 12),),
        large=large,
    )


def _columns(large: bool) -> tuple[Column, ...]:
    """Give the columns; in large print the phone and the reason stand under the name."""
    wide = (44, 50, 92) if large else (34, 34, 60)
    words = (tr("yes"), tr("no"), tr("voice mail"))
    boxes = [Column(*one, Kind.BOX) for one in zip(words, wide, strict=True)]
    number = Column("", 34 if large else 24, Kind.NUMBER)
    if large:
        return (number, Column(tr("Name"), 290), *boxes)
    return (
        number,
        Column(tr("Name"), 100),
        Column(tr("Phone"), 92),
        Column(tr("Why"), 166),
        *boxes,
    )


def _gap(shift: ShiftRow, large: bool) -> str:
    """Name a gap: "maandag 30 november 9:15–12:15 · 1 plek open · Koffie en bar"."""
    if large:
        when = f"{short_day(shift.day)} {times(shift)}"
        return " · ".join([when, *([open_words(shift)] * (shift.open > 1)), shift.name])
    return " · ".join((f"{day_in_words(shift.day)} {times(shift)}", open_words(shift), shift.name))


def _nobody(large: bool) -> tuple[str, ...]:
    """Say that nobody can, on a line with room for whoever is found all the same."""
    words = tr("Nobody can without more ado. Ask outside the list.")
    return (words, "", "", "") if large else ("", "", words, "", "", "")


def _cells(row: CallRow, large: bool) -> tuple[str, ...]:
    one = row.one
    phone = on_one_line(shown_phone(one.phone)) if one.phone else tr("no number")
    why = " ".join([f"{one.words}.", *(each.sentence for each in one.hindrances)])
    if large:
        return (f"{one.name} · {phone} · {why}", "", "", "")
    return (one.name, phone, why, "", "", "")
