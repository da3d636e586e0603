"""The engine: every figure of a period, counted from the rows as they are now.

Each figure is defined beside the words that explain it (``atelier.reports.definitions``) and
can be followed back to its rows (``atelier.reports.tracing``).
"""

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor
from atelier.domain.rights import Right
from atelier.reports.different import count_people
from atelier.reports.figures import Figures
from atelier.reports.frame import Frame
from atelier.reports.periods import Period
from atelier.reports.questions import count_questions
from atelier.reports.scope import Scope
from atelier.reports.sessions import count_sessions
from atelier.reports.sums import Sums
from atelier.reports.visits import count_visits
from atelier.reports.volunteers import count_volunteers
from atelier.reports.waiting import count_absences, count_waiting

_EVERYTHING = Scope()
_SUBJECTS = (
    count_visits,
    count_people,
    count_sessions,
    count_absences,
    count_waiting,
    count_questions,
    count_volunteers,
)


@needs(Right.SEE_FIGURES)
def figures_of(
    session: Session, *, period: Period, actor: Actor, scope: Scope = _EVERYTHING
) -> Figures:
    """Count all figures of a period, of the whole house or within a scope.

    Days that have not come yet count for what is known of them: what was cancelled. A figure
    that is nil is left out.
    """
    frame = Frame(session, period=period, actor=actor, scope=scope)
    sums = Sums()
    for count in _SUBJECTS:
        count(frame, sums)
    return sums.figures(frame.labels())
