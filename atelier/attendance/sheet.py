"""The sign-up sheet and the attendance sheet of one occurrence."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.attendance.listed import (
    Facts,
    Listed,
    came_without_place,
    facts_of,
    listed_at,
    people_named,
)
from atelier.attendance.rows import Plan, Variant, plan_again, plan_rows
from atelier.domain import Actor, Function
from atelier.domain.functions import function_name
from atelier.domain.rights import Right
from atelier.journal.printing import PrintJob, SheetKind, begin_print, end_print
from atelier.language import tr
from atelier.paper import inks
from atelier.paper.document import Document
from atelier.paper.drawing import draw_listing
from atelier.paper.laying import Spread
from atelier.paper.listing import TICK, Column, Head, Heading, Kind, Listing, Row
from atelier.paper.sheet import Sheet
from atelier.paper.slips import Slip, draw_slips
from atelier.words import clock_time, day_in_words

_LINE = "_" * 7
_FEW = 7  # empty lines that are not worth a page


@dataclass(frozen=True, slots=True)
class _Order:
    """What was asked for."""

    kind: SheetKind
    occurrence_id: int
    variant: Variant
    actor: Actor
    key: UUID | None
    large: bool
    blank: int | None


@needs(Right.PRINT_NAMES)
def signup_sheet(
    session: Session,
    *,
    occurrence_id: int,
    actor: Actor,
    key: UUID | None,
    variant: Variant = Variant.SHORT,
    large: bool = False,
    blank: int | None = None,
) -> Sheet:
    """Print the sign-up sheet: who has a place, empty lines, and apart from them who waits.

    ``key`` None gives a preview: no number, nothing written. With a key the sheet gets its
    number and goes into the print log; the same key gives the same number and rows again.
    ``blank`` is the number of empty lines; without it there are as many as there are places.
    A sensitive activity gets numbers only (rule P9). Raises Gone.
    """
    order = _Order(SheetKind.SIGNUP, occurrence_id, variant, actor, key, large, blank)
    return _print(session, order)


@needs(Right.PRINT_NAMES)
def attendance_sheet(
    session: Session,
    *,
    occurrence_id: int,
    actor: Actor,
    key: UUID | None,
    variant: Variant = Variant.SHORT,
    large: bool = False,
    blank: int | None = None,
) -> Sheet:
    """Print the attendance sheet: as the sign-up sheet, ticked for who is already here.

    It also lists who came by name without a place, and has a box for who said that they would
    not come. Arguments and refusals as with ``signup_sheet``.
    """
    order = _Order(SheetKind.ATTENDANCE, occurrence_id, variant, actor, key, large, blank)
    return _print(session, order)


def function_ink(function: Function) -> inks.Ink:
    """Give the accent of a function on paper."""
    return {
        Function.MEETING: inks.MEETING,
        Function.INFORMATION: inks.INFORMATION,
        Function.DAY_ACTIVITY: inks.DAY_ACTIVITY,
        Function.HEALTH: inks.HEALTH,
        Function.INTERNAL: inks.SOFT,
    }[function]


def _print(session: Session, order: _Order) -> Sheet:
    facts = facts_of(session, occurrence_id=order.occurrence_id, actor=order.actor)
    job = begin_print(
        session, kind=order.kind, actor=order.actor, key=order.key, day=facts.occurrence.day
    )
    enrolled, waiting = listed_at(session, occurrence=facts.occurrence)
    head = _head(facts, job, len(enrolled), len(waiting))
    document = job.document(facts.title)
    rows: dict[int, int | None] = {}
    if facts.names_hidden:
        draw_listing(document, _counts_only(head, job, order.large))
    else:
        plan = _plan(session, order, job, facts, enrolled, waiting)
        if job.rows is None and not facts.activity.enrolment:
            plan = _on_its_page(order, job, head, plan)
        rows = dict(plan.rows)
        _draw(document, order, job, head, plan)
    return end_print(
        session, job, document, actor=order.actor, rows=rows, occurrence_id=order.occurrence_id
    )


def _plan(
    session: Session,
    order: _Order,
    job: PrintJob,
    facts: Facts,
    enrolled: list[Listed],
    waiting: list[Listed],
) -> Plan:
    if order.kind is SheetKind.ATTENDANCE:
        others = came_without_place(session, occurrence=facts.occurrence, enrolled=enrolled)
        enrolled = sorted([*enrolled, *others], key=lambda who: who.name.sort_key)
        waiting = [who for who in waiting if not who.here]
    if job.rows is None:
        return plan_rows(
            enrolled,
            waiting,
            variant=order.variant,
            capacity=facts.capacity,
            blank=order.blank,
        )
    known = {who.person_id for who in (*enrolled, *waiting)}
    gone = [person for person in job.rows.values() if person is not None and person not in known]
    names = people_named(session, ids=gone)
    people = [Listed(person, name) for person, name in names.items()]
    return plan_again(job.rows, [*enrolled, *waiting, *people], waiting)


def _draw(document: Document, order: _Order, job: PrintJob, head: Head, plan: Plan) -> None:
    if order.variant is Variant.SLIPS:
        texts = plan.texts(order.variant)
        slips = [Slip(row, texts.get(row, "")) for row in plan.rows]
        note = job.number
        draw_slips(document, head=head, slips=slips, note=note, foot=job.foot(), large=order.large)
        return
    draw_listing(document, _listing(order, job, head, plan))


def _on_its_page(order: _Order, job: PrintJob, head: Head, plan: Plan) -> Plan:
    """Leave out the last empty lines where they alone would begin a page and not fill it.

    Only where nobody enrols: there they stand for no place that somebody may still get. As many
    lines as were asked for are printed.
    """
    if order.blank is not None or order.variant is Variant.SLIPS:
        return plan
    shorter, before = plan, 0
    while len(pages := Spread.of(_listing(order, job, head, shorter)).pages) > 1:
        before = before or len(pages)
        rows = list(shorter.rows.items())
        last = rows[pages[-1].start :]
        alone = plan.waiting_from is None and all(person is None for _, person in last)
        if not alone or len(last) > _FEW:
            break
        shorter = plan_again(dict(rows[: -len(last)]), plan.people.values(), ())
    return shorter if len(pages) < before else plan


def _listing(order: _Order, job: PrintJob, head: Head, plan: Plan) -> Listing:
    texts = plan.texts(order.variant)
    lines: list[Row | Heading] = []
    for row, person in plan.rows.items():
        if row == plan.waiting_from:
            lines.append(Heading(tr("Waiting list")))
        who = None if person is None else plan.people.get(person)
        ticked = order.kind is SheetKind.ATTENDANCE and who is not None and who.here
        lines.append(Row(row, (texts.get(row, ""), TICK if ticked else "")))
    return Listing(
        head=head,
        columns=_columns(order.kind, large=order.large),
        lines=lines,
        foot=job.foot(),
        closing=_closing(),
        large=order.large,
    )


def _columns(kind: SheetKind, *, large: bool) -> tuple[Column, ...]:
    """Give the columns; in large print the names need the room of the remark."""
    number, name = Column("", 4, Kind.NUMBER), Column(tr("Name"), 30 if large else 28)
    present = Column(tr("Present"), 12 if large else 9, Kind.BOX)
    if kind is SheetKind.SIGNUP:
        writing = Column(tr("Signature / remark"), 19 if large else 24, Kind.WRITING)
        return number, name, writing, present
    excused = Column(tr("Excused"), 12 if large else 9, Kind.BOX)
    if large:
        return number, name, present, excused
    return number, name, Column(tr("Remark"), 15, Kind.WRITING), present, excused


def _closing() -> tuple[str, ...]:
    return (
        tr("Present without a name: {line}", line=_LINE),
        tr("Start: {line}", line=_LINE),
        tr("End: {line}", line=_LINE),
        tr("Initials: {line}", line=_LINE),
    )


def _head(facts: Facts, job: PrintJob, enrolled: int, waiting: int) -> Head:
    occurrence = facts.occurrence
    times = f"{clock_time(occurrence.starts)}–{clock_time(occurrence.ends)}"
    where = (day_in_words(occurrence.day, year=True), times, facts.room)
    function = function_name(facts.activity.function)
    return Head(
        title=facts.title,
        accent=f"{function} · {facts.host}" if facts.host else function,
        ink=function_ink(facts.activity.function),
        subtitle=" · ".join(part for part in where if part),
        facts=tuple(_facts(facts, enrolled, waiting)),
        code=job.code,
    )


def _facts(facts: Facts, enrolled: int, waiting: int) -> list[tuple[str, str]]:
    found = [(tr("Cancelled"), facts.occurrence.reason)] if facts.cancelled else []
    if facts.team:
        found.append((tr("Guided by:"), ", ".join(facts.team)))
    if enrolled or facts.activity.enrolment:
        number = str(enrolled)
        if facts.capacity is not None:
            number = tr("{count} of {places}", count=enrolled, places=facts.capacity)
        found.append((tr("Enrolled:"), number))
        found.append((tr("Waiting list:"), str(waiting)))
    elif facts.capacity is not None:
        found.append((tr("Places:"), str(facts.capacity)))
    if facts.unnamed:
        found.append((tr("Counted without a name:"), str(facts.unnamed)))
    return found


def _counts_only(head: Head, job: PrintJob, large: bool) -> Listing:
    """Lay out a sensitive activity: what can be counted, and no place for a name (rule P9)."""
    lines: list[Row | Heading] = [Heading(tr("Write no names on this sheet."))]
    lines += [Row(None, (text,)) for text in (tr("Present"), tr("Excused"), tr("Not come"))]
    columns = (Column(tr("What"), 24), Column(tr("Strokes"), 30, Kind.STROKES),
               Column(tr("How many"), 10, Kind.STROKES))  # fmt: skip
    return Listing(
        head=head,
        columns=columns,
        lines=lines,
        foot=job.foot(),
        closing=_closing()[1:],
        large=large,
    )
