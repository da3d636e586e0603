"""What the reports page of one house asks of another."""

from collections.abc import Callable
from uuid import uuid4

from sqlalchemy.orm import Session

from atelier.domain import Actor, ClosedFigure, ClosedMonth
from atelier.reports.closing_view import closing_view, version_changes
from atelier.reports.figures import Code, Key
from atelier.reports.overview import overview
from atelier.reports.periods import Period, Span
from atelier.reports.traced_names import traced
from tests.houses import House
from tests.making import TUESDAY

Ask = Callable[[Session, Actor, House], object]
MONTH = Period.of(Span.MONTH, TUESDAY)


def _overview(session: Session, me: Actor, it: House) -> object:
    assert it.yoga
    found = overview(session, period=MONTH, actor=me)
    return (*found.functions, *found.figures)


def _traced(session: Session, me: Actor, it: House) -> object:
    assert it.person
    return traced(session, key=Key(Code.UNIQUE), period=MONTH, actor=me).rows


def two_versions(session: Session, it: House) -> None:
    """Let a house have two versions of the month."""
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
    session.flush()


def _closing(session: Session, me: Actor, it: House) -> object:
    two_versions(session, it)
    found = closing_view(session, month=MONTH, actor=me)
    return (*found.versions, *found.changes, *found.open.points)


def _changes(session: Session, me: Actor, it: House) -> object:
    two_versions(session, it)
    return version_changes(session, month=MONTH, version=2, actor=me)


OVERVIEW_ASKED: dict[str, Ask] = {
    "overview": _overview,
    "traced": _traced,
    "closing_view": _closing,
    "version_changes": _changes,
}
OVERVIEW_WITHIN = {"bundle_folder"}  # the bundle of the house itself
