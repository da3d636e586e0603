"""Tracing: the rows that a figure was counted from, for the coordinator alone.

The numbers of the rows add up to the figure, in every split and within every scope. People
stand in them as their number; a page that may show names looks them up itself. A figure of
different people has one row for each of them, on the first day on which they came.
"""

from collections.abc import Callable, Iterable

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor
from atelier.domain.rights import Right
from atelier.reports.figures import By, Code, Key
from atelier.reports.frame import Frame
from atelier.reports.periods import Period
from atelier.reports.scope import Scope
from atelier.reports.splits import splits_of
from atelier.reports.tracing_crowds import (
    TraceRow,
    erased_rows,
    participant_rows,
    participation_rows,
    people_rows,
    visit_rows,
)
from atelier.reports.tracing_work import (
    absence_rows,
    opening_rows,
    question_rows,
    session_rows,
    standing_rows,
    waiting_rows,
    work_rows,
)

__all__ = ["TraceRow", "rows_of"]

_EVERYTHING = Scope()
_SUBJECTS: dict[Code, Callable[[Frame, Key], Iterable[TraceRow]]] = {
    **dict.fromkeys((Code.VISITS, Code.VISITS_NAMED, Code.VISITS_UNNAMED), visit_rows),
    **dict.fromkeys((Code.PARTICIPATIONS, Code.PARTICIPATIONS_NAMED), participation_rows),
    Code.PARTICIPATIONS_UNNAMED: participation_rows,
    **dict.fromkeys((Code.UNIQUE, Code.UNIQUE_NEW), people_rows),
    Code.UNIQUE_ERASED: erased_rows,
    Code.UNIQUE_PARTICIPANTS: participant_rows,
    **dict.fromkeys((Code.QUESTIONS, Code.REFERRALS, Code.REFERRALS_WARM), question_rows),
    **dict.fromkeys((Code.ACTIVE_VOLUNTEERS, Code.VOLUNTEER_MINUTES), work_rows),
    **dict.fromkeys((Code.ENROLLED_VOLUNTEERS, Code.JOINED_VOLUNTEERS), standing_rows),
    Code.LEFT_VOLUNTEERS: standing_rows,
    **dict.fromkeys((Code.NO_SHOWS, Code.EXCUSED), absence_rows),
    Code.WAITING: waiting_rows,
    Code.OPENINGS: opening_rows,
}


@needs(Right.TRACE_FIGURES)
def rows_of(
    session: Session, *, key: Key, period: Period, actor: Actor, scope: Scope = _EVERYTHING
) -> tuple[TraceRow, ...]:
    """Give the rows of one figure, the earliest first; none for a figure that is nil.

    What is of no day, such as people who were erased since, stands at the end.
    """
    if key.by is not By.TOTAL and key.by not in splits_of(key.code):
        return ()
    frame = Frame(session, period=period, actor=actor, scope=scope)
    rows = [row for row in _SUBJECTS.get(key.code, session_rows)(frame, key) if row.number]
    return tuple(sorted(rows, key=lambda row: (row.day is None, row.day or period.first)))
