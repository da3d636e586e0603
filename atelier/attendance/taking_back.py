"""Taking back what was written in a register: what stood there before stands there again."""

from sqlalchemy import delete, exists, select
from sqlalchemy.orm import Session, aliased

from atelier.access.asking import needs
from atelier.attendance.marks import Mark
from atelier.attendance.register_refusals import MarkedSince
from atelier.domain import (
    Absence,
    AbsenceKind,
    Action,
    Actor,
    MarkChange,
    Occurrence,
    OccurrenceReport,
    Participation,
    ReportChange,
    SheetReturn,
    Visit,
)
from atelier.domain.rights import Right
from atelier.journal.row_text import from_text

_later_mark, _later_report = aliased(MarkChange), aliased(ReportChange)
_MARKED_SINCE = exists().where(
    _later_mark.occurrence_id == MarkChange.occurrence_id,
    _later_mark.person_id == MarkChange.person_id,
    _later_mark.id > MarkChange.id,
)
_REPORTED_SINCE = exists().where(
    _later_report.occurrence_id == ReportChange.occurrence_id,
    _later_report.id > ReportChange.id,
)


def refuse_if_changed(session: Session, *, action: Action) -> None:
    """Raise MarkedSince where a later action stands on what this one wrote."""
    marks = select(MarkChange.id).where(MarkChange.action_id == action.id, _MARKED_SINCE)
    reports = select(ReportChange.id).where(ReportChange.action_id == action.id, _REPORTED_SINCE)
    if session.scalar(marks.limit(1)) or session.scalar(reports.limit(1)):
        raise MarkedSince


@needs(Right.PART)
def give_back(session: Session, *, action: Action, actor: Actor) -> list[int]:
    """Put back what an action replaced, and give the people whom it had entered.

    The participations, visits and counts that it wrote are gone by then, and its changes of the
    calendar are taken back.
    """
    session.execute(delete(Absence).where(Absence.action_id == action.id))
    session.execute(delete(SheetReturn).where(SheetReturn.action_id == action.id))
    newcomers = _give_back_marks(session, action, actor)
    _give_back_reports(session, action)
    return newcomers


def _give_back_marks(session: Session, action: Action, actor: Actor) -> list[int]:
    notes = session.scalars(
        select(MarkChange).where(MarkChange.action_id == action.id).order_by(MarkChange.id)
    ).all()
    for note in notes:
        if note.mark and not _is_undone(session, note.written_by_id):
            _restore(session, note, actor)
        session.delete(note)
    session.flush()
    return [note.person_id for note in notes if note.newcomer]


def _restore(session: Session, note: MarkChange, actor: Actor) -> None:
    key = {"occurrence_id": note.occurrence_id, "person_id": note.person_id}
    if session.scalar(select(Participation.id).filter_by(**key)) is not None:
        return  # the desk saw the person in the meantime
    day = session.get_one(Occurrence, note.occurrence_id).day
    if Mark(note.mark) is not Mark.PRESENT:
        kind = AbsenceKind(note.mark)
        session.add(Absence(**key, day=day, kind=kind, action_id=note.written_by_id))
        return
    assert note.arrived_at is not None  # it was a participation
    session.add(
        Participation(**key, day=day, arrived_at=note.arrived_at, action_id=note.written_by_id)
    )
    here = select(Visit.id).where(Visit.person_id == note.person_id, Visit.day == day)
    if note.visit_at is not None and session.scalar(here) is None:
        session.add(
            Visit(
                site_id=actor.site_id,
                person_id=note.person_id,
                day=day,
                day_part=actor.clock.part(note.visit_at),
                arrived_at=note.visit_at,
                action_id=note.visit_by_id,
            )
        )


def _give_back_reports(session: Session, action: Action) -> None:
    notes = session.scalars(
        select(ReportChange).where(ReportChange.action_id == action.id).order_by(ReportChange.id)
    ).all()
    for note in notes:
        report = session.scalar(
            select(OccurrenceReport).where(OccurrenceReport.occurrence_id == note.occurrence_id)
        )
        if report is not None and not note.before:
            session.delete(report)
        elif report is not None:
            for name, value in from_text(OccurrenceReport, note.before).items():
                setattr(report, name, value)
        session.delete(note)
    session.flush()


def _is_undone(session: Session, action_id: int | None) -> bool:
    action = None if action_id is None else session.get(Action, action_id)
    return action is not None and action.undone_at is not None
