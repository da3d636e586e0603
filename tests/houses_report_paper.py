"""What one house asks for on paper of the figures of another."""

from collections.abc import Callable
from datetime import time
from uuid import uuid4

from sqlalchemy.orm import Session

from atelier.domain import (
    Actor,
    Assignment,
    AssignmentState,
    ClosedFigure,
    ClosedMonth,
    Organisation,
    Role,
    Shift,
)
from atelier.reports.paper.absent import absent_of
from atelier.reports.paper.differences import difference_sheet
from atelier.reports.paper.month import month_summary
from atelier.reports.paper.reading import read_told
from atelier.reports.periods import Period, Span
from tests.houses import House
from tests.making import TUESDAY
from tests.paper.reading import text_of

Ask = Callable[[Session, Actor, House], object]
MONTH = Period.of(Span.MONTH, TUESDAY)


def _told(session: Session, me: Actor, it: House) -> object:
    assert it.actor
    found = read_told(session, period=MONTH, actor=me, house="", leaves=False)
    return dict(found.now.figures)


def _summary(session: Session, me: Actor, it: House) -> object:
    """Print the month, and look for the activity of the other house on it."""
    assert it.yoga
    sheet = month_summary(session, period=MONTH, actor=me, key=None, external=False)
    return "Yoga" if "Yoga" in text_of(sheet.pdf) else ""


def _partner(session: Session, me: Actor, it: House) -> object:
    host = Organisation(site_id=it.actor.site_id, name="Tweespan")
    session.add(host)
    session.flush()  # for its id
    return month_summary(session, period=MONTH, actor=me, key=None, host_id=host.id).pages


def _differences(session: Session, me: Actor, it: House) -> object:
    """Let the other house have two versions of the month."""
    for version in (1, 2):
        row = ClosedMonth(
            site_id=it.actor.site_id,
            key=uuid4(),
            month=MONTH.month,
            version=version,
            closed_at=it.actor.now(),
            closed_by="Ria",
        )
        session.add(row)
        session.flush()  # for its id
        session.add(ClosedFigure(closed_month_id=row.id, code="B1", by="", item="", value=version))
    return difference_sheet(session, period=MONTH, actor=me, key=None).pages


def _absent(session: Session, me: Actor, it: House) -> object:
    """Let somebody of the other house not be able to come."""
    role = Role(site_id=it.actor.site_id, code="TUIN2", name="Tuin")
    session.add(role)
    session.flush()  # for its id
    shift = Shift(
        site_id=it.actor.site_id, role_id=role.id, day=TUESDAY, starts=time(9), ends=time(12)
    )
    session.add(shift)
    session.flush()  # for its id
    state = AssignmentState.CANNOT
    session.add(Assignment(shift_id=shift.id, person_id=it.person, state=state))
    session.flush()
    return sum(absent_of(session, period=MONTH, actor=me))


REPORT_PAPER_ASKED: dict[str, Ask] = {
    "read_told": _told,
    "month_summary": _summary,
    "month_summary of a partner": _partner,
    "absent_of": _absent,
    "difference_sheet": _differences,
}
