"""A closed month against its rows: what of its figures they alone decide.

Left out is what may rightly be another number by now: splits by age and area (a year of birth or
a postcode was corrected), by function and host, care units and places (an activity was changed),
participations by part of the day (it begins at another time by now), newcomers (an earlier month
was corrected), who waits and who is a volunteer (on one day, or as the person's own row says),
and who was erased. Different people are left out where a visit has
lost its person (rules P15 and P16).
"""

from collections.abc import Iterator

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Activity, Actor, ClosedMonth, Occurrence, Participation, Visit
from atelier.domain.rights import Right
from atelier.months.states import closed_months
from atelier.reports.engine import figures_of
from atelier.reports.figures import By, Code, Figures, Key
from atelier.reports.periods import Period, month_of
from atelier.reports.versions import Difference, VersionRow, differences, read_figures

_BYS = frozenset(
    {
        *(By.TOTAL, By.ACTIVITY, By.DAY_PART, By.DAY, By.WEEK, By.WEEK_PART, By.WEEKDAY_PART),
        *(By.TOPIC, By.OUTCOME, By.TOPIC_OUTCOME),
    }
)
_PARTS = frozenset({By.DAY_PART, By.WEEK_PART, By.WEEKDAY_PART})
_AT_SESSIONS = frozenset(
    {Code.PARTICIPATIONS, Code.PARTICIPATIONS_NAMED, Code.PARTICIPATIONS_UNNAMED}
)
_OF_PEOPLE = frozenset({Code.UNIQUE, Code.UNIQUE_PARTICIPANTS})
_CODES = _OF_PEOPLE | frozenset(
    {
        *(Code.VISITS, Code.VISITS_NAMED, Code.VISITS_UNNAMED),
        *_AT_SESSIONS,
        *(Code.QUESTIONS, Code.REFERRALS, Code.REFERRALS_WARM, Code.PROFESSIONAL_MINUTES),
        *(Code.HELD, Code.CANCELLED, Code.UNKNOWN, Code.MISSING),
        *(Code.RUN_BY_RESIDENTS, Code.RUN_TOGETHER, Code.RUN_BY_PROFESSIONAL),
    }
)


@needs(Right.SEE_FIGURES)
def rows_differ(
    session: Session, *, month: Period, version: ClosedMonth | VersionRow, actor: Actor
) -> tuple[Difference, ...]:
    """Give the figures of a version that the rows of its month say otherwise."""
    people = not version.unlinked and not is_unlinked(session, month=month, actor=actor)
    then = read_figures(session, version_id=version.id)
    now = figures_of(session, period=month, actor=actor)
    return differences(_decided(then, people=people), _decided(now, people=people))


@needs(Right.PART)
def is_unlinked(session: Session, *, month: Period, actor: Actor) -> bool:
    """Say whether somebody of a month was unlinked or erased by now (rules P15 and P16)."""
    visits = exists().where(
        Visit.site_id == actor.site_id,
        Visit.day.between(month.first, month.last),
        Visit.person_id.is_(None),
    )
    parts = exists().where(
        Participation.day.between(month.first, month.last),
        Participation.person_id.is_(None),
        Participation.occurrence_id == Occurrence.id,
        Occurrence.activity_id == Activity.id,
        Activity.site_id == actor.site_id,
    )
    return bool(session.scalar(select(visits | parts)))


@needs(Right.SEE_FIGURES)
def months_that_differ(
    session: Session, *, actor: Actor
) -> Iterator[tuple[Period, int, tuple[Difference, ...]]]:
    """Go through the newest version of every closed month, with what its rows say otherwise.

    A month that is being corrected is left out: there the rows go before.
    """
    for month, row in newest_versions(session, actor=actor):
        yield month, row.version, rows_differ(session, month=month, version=row, actor=actor)


@needs(Right.PART)
def newest_versions(session: Session, *, actor: Actor) -> Iterator[tuple[Period, ClosedMonth]]:
    """Go through the newest version of each month that is closed and not being corrected."""
    closed = closed_months(session, actor=actor)
    rows = session.scalars(
        select(ClosedMonth)
        .where(ClosedMonth.site_id == actor.site_id)
        .order_by(ClosedMonth.month, ClosedMonth.version)
    ).all()
    for row in rows:
        if closed.get(row.month) == row.version:
            yield month_of(row.month), row


def _decided(figures: Figures, *, people: bool) -> Figures:
    codes = _CODES if people else _CODES - _OF_PEOPLE
    kept: dict[Key, int] = {
        key: number
        for key, number in figures.items()
        if key.code in codes
        and key.by in _BYS
        and not (key.code in _AT_SESSIONS and key.by in _PARTS)
    }
    return Figures(kept, figures.labels)
