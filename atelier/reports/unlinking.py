"""Keeping figures what they are when names go by themselves (rule P15).

Of a whole year the names go from the visits at once: each period of it keeps as a number what
its figures of different people were. Of a volunteer who left, only the figures of volunteers
keep one more; what the person did as a visitor stays.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor, Gone, Person
from atelier.domain.rights import Right
from atelier.months.gate import hold_open
from atelier.reports.different import count_rows
from atelier.reports.erasing import add_adjustments, periods_of
from atelier.reports.erasing_work import stood
from atelier.reports.frame import Frame
from atelier.reports.periods import Period, Span
from atelier.reports.scope import Scope
from atelier.reports.sums import Sums
from atelier.reports.to_date import to_date_key

_SPANS = (Span.MONTH, Span.QUARTER, Span.YEAR)


@needs(Right.PART)
def keep_year_counted(session: Session, *, year: int, actor: Actor) -> None:
    """Let every period of a year count its people on whose names are about to go.

    Once, in the transaction that takes them off the rows, and before it does.
    """
    hold_open(session, actor=actor)
    for key, period in _periods(year).items():
        frame = Frame(session, period=period, actor=actor, scope=Scope())
        sums = Sums()
        count_rows(frame, sums)
        add_adjustments(session, key, Counter(dict(sums.figures({}))), actor)
    session.flush()


@needs(Right.PART)
def keep_worked(session: Session, *, person_id: int, actor: Actor) -> None:
    """Let every period count a volunteer on who is about to be forgotten as one. Raises Gone."""
    person = select(Person.id).where(Person.id == person_id, Person.site_id == actor.site_id)
    if session.scalar(person) is None:
        raise Gone
    hold_open(session, actor=actor)
    worked = stood(session, person_id=person_id, actor=actor)
    for key, period in periods_of(worked.days).items():
        frame = Frame(session, period=period, actor=actor, scope=Scope())
        add_adjustments(session, key, Counter(set(worked.figures(frame))), actor)
    session.flush()


def _periods(year: int) -> dict[str, Period]:
    """Give the periods of a year that keep numbers, by the key under which they do."""
    return {key: period for key, period in _named(year) if key}


def _named(year: int) -> Iterator[tuple[str, Period]]:
    for number in range(1, 13):
        day = date(year, number, 1)
        for span in _SPANS:
            period = Period.of(span, day)
            yield period.key, period
        to_date = Period.of(Span.MONTH, day).to_date()
        yield to_date_key(to_date), to_date
