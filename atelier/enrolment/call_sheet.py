"""The call list on paper: a number per row, the phone, and a box for each way a call ends."""

from uuid import UUID

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor, CallOutcome
from atelier.domain.rights import Right
from atelier.enrolment.call_queries import (
    CallListRow,
    CallListView,
    CallRow,
    call_list,
    outcome_words,
    reason_words,
)
from atelier.journal.printing import PrintJob, SheetKind, begin_print, end_print
from atelier.language import tr
from atelier.paper import inks
from atelier.paper.drawing import draw_listing
from atelier.paper.listing import TICK, Column, Head, Heading, Kind, Listing, Row
from atelier.paper.sheet import Sheet
from atelier.words import clock_time, day_in_words


@needs(Right.CALL)
def call_sheet(
    session: Session, *, call_list_id: int, actor: Actor, key: UUID | None, large: bool = False
) -> Sheet:
    """Print a call list, so that the outcomes can be ticked with a pen and typed in later.

    A row has the number that it has on the screen. What is known by now is ticked. ``key`` None
    gives a preview: no number, nothing written. Raises Gone.
    """
    view = call_list(session, call_list_id=call_list_id, actor=actor)
    day = view.about.day or actor.clock.wall(view.about.at).date()
    job = begin_print(session, kind=SheetKind.CALLS, actor=actor, key=key, day=day)
    document = job.document(view.about.activity)
    draw_listing(document, _listing(view, job, large=large))
    rows: dict[int, int | None] = {row.id: row.person_id for row in view.rows}
    return end_print(session, job, document, actor=actor, rows=rows)


def _listing(view: CallListView, job: PrintJob, *, large: bool) -> Listing:
    about = view.about
    lines: list[Row | Heading] = []
    waits = False
    for row in view.rows:
        if row.left:
            continue
        if row.waits and not waits and lines:
            lines.append(Heading(tr("Waiting list")))
        waits = waits or row.waits
        lines.append(Row(row.id, _cells(row, asks=about.asks, large=large)))
    return Listing(
        head=Head(
            title=tr("Call list"),
            accent=reason_words(about.reason),
            ink=inks.BRAND,
            subtitle=_subtitle(about),
            facts=((tr("To call:"), str(sum(not row.left for row in view.rows))),),
        ),
        columns=_columns(asks=about.asks, large=large),
        lines=lines,
        foot=job.foot(),
        closing=(tr("Called by: {line}", line="_" * 12),),
        large=large,
    )


def _subtitle(about: CallListRow) -> str:
    if about.change:
        return f"{about.activity} · {about.change}"
    day = tr("whole series") if about.day is None else day_in_words(about.day, year=True)
    time = "" if about.starts is None else clock_time(about.starts)
    return " · ".join(part for part in (about.activity, day, time) if part)


def _columns(*, asks: bool, large: bool) -> tuple[Column, ...]:
    """Give the columns; in large print the number stands under the name."""
    boxes = [Column(outcome_words(one), 13 if large else 10, Kind.BOX) for one in CallOutcome]
    if asks:
        boxes += [Column(words, 8 if large else 6, Kind.BOX) for words in (tr("yes"), tr("no"))]
    who = (Column("", 4, Kind.NUMBER), Column(tr("Name"), 24))
    if large:
        return (*who, *boxes)
    return (*who, Column(tr("Phone"), 17), *boxes)


def _cells(row: CallRow, *, asks: bool, large: bool) -> tuple[str, ...]:
    name = row.name.desk_name
    if row.contact:
        name = tr("{parent} (for {child})", parent=row.contact, child=name)
    phone = row.phone or tr("no number")
    ticks = [TICK if row.outcome is one else "" for one in CallOutcome]
    if asks:
        ticks += [TICK if row.agreed is True else "", TICK if row.agreed is False else ""]
    return (f"{name} · {phone}", *ticks) if large else (name, phone, *ticks)
