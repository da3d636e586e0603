"""What is told of an occurrence beside its marks: numbers only, that it is done, or an answer."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.attendance.marking import Marked
from atelier.attendance.marks import register_occurrence
from atelier.attendance.places import present_number
from atelier.attendance.register import Told
from atelier.attendance.register_refusals import DoesNotAddUp, NobodyWasThere, TooMany
from atelier.domain import (
    Action,
    ActionKind,
    Actor,
    Answer,
    ChangeKind,
    Occurrence,
    OccurrenceReport,
    OccurrenceState,
    ReportChange,
)
from atelier.domain.rights import Right
from atelier.journal.actions import begin, earlier
from atelier.journal.changes import recording
from atelier.journal.row_text import kept_columns, to_text
from atelier.language import tr

_MOST_PEOPLE = 999
_MOST_MINUTES = 24 * 60 * 20


@needs(Right.MARK)
def tell_numbers(
    session: Session, *, occurrence_id: int, told: Told, actor: Actor, key: UUID
) -> Marked:
    """Keep the numbers of one occurrence; they stand for all of them, None is unknown.

    People with and without an indication together are at most who was there: more raises
    DoesNotAddUp, and what they are less is unknown (figure B8). Raises TooMany and what
    ``register_occurrence`` raises.
    """
    done = earlier(session, key=key, actor=actor)
    if done is not None:
        return Marked(done.id, 1)
    occurrence = register_occurrence(session, occurrence_id=occurrence_id, actor=actor)
    _check(session, occurrence, told)

    def write(report: OccurrenceReport) -> None:
        report.indicated, report.not_indicated = told.indicated, told.not_indicated
        report.professional_minutes, report.run_by = told.professional_minutes, told.run_by

    return _report(session, occurrence, write, actor, key)


@needs(Right.MARK)
def set_done(
    session: Session, *, occurrence_id: int, done: bool = True, actor: Actor, key: UUID
) -> Marked:
    """Say that a register is complete, also when nobody came, or that it is not after all.

    Who said so and when stays with it. Raises what ``register_occurrence`` raises.
    """
    before = earlier(session, key=key, actor=actor)
    if before is not None:
        return Marked(before.id, 1)
    occurrence = register_occurrence(session, occurrence_id=occurrence_id, actor=actor)

    def write(report: OccurrenceReport) -> None:
        if (report.done_at is not None) is not done:
            report.done_at = actor.now() if done else None
            report.done_by = actor.name if done else ""
        if done:
            report.answer = None  # somebody knows after all

    return _report(session, occurrence, write, actor, key)


@needs(Right.MARK)
def give_answer(
    session: Session,
    *,
    occurrence_id: int,
    answer: Answer | None,
    reason: str = "",
    actor: Actor,
    key: UUID,
) -> Marked:
    """Say why an occurrence has no attendance, or take that back (None).

    NOT_HELD cancels it, with ``reason``, so that the calendar and the figures see it as such;
    UNKNOWN leaves it held and out of every count. Raises NobodyWasThere where people are marked
    as present, and what ``register_occurrence`` raises.
    """
    done = earlier(session, key=key, actor=actor)
    if done is not None:
        return Marked(done.id, 1)
    occurrence = register_occurrence(session, occurrence_id=occurrence_id, actor=actor)
    if answer is not None and present_number(session, occurrence_id=occurrence.id):
        raise NobodyWasThere
    told = _report(session, occurrence, partial(_write_answer, answer), actor, key)
    if answer is Answer.NOT_HELD:
        _cancel(session, occurrence, reason, actor, key, told.action_id)
    return told


def _write_answer(answer: Answer | None, report: OccurrenceReport) -> None:
    report.answer = answer
    report.done_at, report.done_by = None, ""


def _cancel(
    session: Session, occurrence: Occurrence, reason: str, actor: Actor, key: UUID, action_id: int
) -> None:
    with recording(
        session,
        kind=ChangeKind.CANCELLED,
        actor=actor,
        key=key,
        activity_id=occurrence.activity_id,
        action_id=action_id,
    ) as change:
        occurrence.state = OccurrenceState.CANCELLED
        occurrence.reason = reason.strip()[:120] or tr("Was not held")
        occurrence.changed = True
        change.number = 1


def _check(session: Session, occurrence: Occurrence, told: Told) -> None:
    numbers = [told.indicated, told.not_indicated]
    if any(number is not None and not 0 <= number <= _MOST_PEOPLE for number in numbers):
        raise TooMany(_MOST_PEOPLE)
    if told.professional_minutes is not None and not (
        0 <= told.professional_minutes <= _MOST_MINUTES
    ):
        raise TooMany(_MOST_MINUTES // 60)
    present = present_number(session, occurrence_id=occurrence.id)
    known = sum(number or 0 for number in numbers)
    if known > present:
        raise DoesNotAddUp(known, present)


def _report(
    session: Session,
    occurrence: Occurrence,
    write: Callable[[OccurrenceReport], None],
    actor: Actor,
    key: UUID,
) -> Marked:
    """Change the report of an occurrence that is locked, and keep what stood there before."""
    report = session.scalar(
        select(OccurrenceReport).where(OccurrenceReport.occurrence_id == occurrence.id)
    )
    new = report is None
    report = OccurrenceReport(occurrence_id=occurrence.id) if report is None else report
    before = _text(report)
    with session.no_autoflush:  # whether there is anything to write is not known yet
        write(report)
    if before == _text(report):
        return Marked(0, 0)
    action = _begin(session, occurrence, actor, key)
    session.add(report)
    session.add(
        ReportChange(action_id=action.id, occurrence_id=occurrence.id, before="" if new else before)
    )
    session.flush()
    return Marked(action.id, 1)


def _begin(session: Session, occurrence: Occurrence, actor: Actor, key: UUID) -> Action:
    return begin(
        session,
        kind=ActionKind.REPORT,
        actor=actor,
        key=key,
        occurrence_id=occurrence.id,
        function=occurrence.activity.function,
    )


def _text(report: OccurrenceReport) -> str:
    return to_text({name: getattr(report, name) for name in kept_columns(OccurrenceReport)})
