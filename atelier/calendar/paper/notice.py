"""The notice for the door: what is closed, why, what goes on, and when the house opens again."""

from datetime import date, time, timedelta
from itertools import groupby
from operator import itemgetter
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.closing_days import days_between, house_calendar
from atelier.calendar.naming import public
from atelier.calendar.paper.words import public_foot, times, title_of, weekdays_words
from atelier.domain import Activity, Actor, Closure, Function, Gone, Occurrence, OccurrenceState
from atelier.domain.rights import Right
from atelier.journal.printing import SheetKind, begin_print, end_print
from atelier.language import tr
from atelier.paper.notice import Notice, draw_notice
from atelier.paper.sheet import Sheet
from atelier.words import day_in_words

_LOOK_AHEAD = timedelta(days=60)
_MOST = 6  # activities that are named
_BRIEF = 3  # days that are named one by one

_Goes = tuple[date, time, time, str, bool]


@needs(Right.SEE_PROGRAMME)
def closure_notice(session: Session, *, closure_id: int, actor: Actor, key: UUID | None) -> Sheet:
    """Print the notice of a closure for the door, on A4. ``key`` None gives a preview.

    No sensitive activity is named as such (rule P9), and none that is internal. Raises Gone.
    """
    closure = session.scalar(
        select(Closure).where(Closure.id == closure_id, Closure.site_id == actor.site_id)
    )
    if closure is None:
        raise Gone
    first, last = closure.first_day, closure.last_day
    job = begin_print(
        session, kind=SheetKind.NOTICE, actor=actor, key=key, day=first, personal=False
    )
    going = _going(session, first, last, actor)
    partly = closure.except_walk_in
    notice = Notice(
        house=job.house,
        loud=tr("Walk-in only") if partly else tr("Closed"),
        name=closure.name,
        when=tuple(_days(first, last)),
        more=tuple(_goes_on(going)),
        back=tuple(_back(session, last, actor)),
    )
    document = job.document(closure.name)
    draw_notice(document, notice, foot=public_foot(job))
    return end_print(session, job, document, actor=actor)


def _days(first: date, last: date) -> list[str]:
    if first == last:
        return [title_of(first)]
    return [
        tr("From {day}", day=day_in_words(first)),
        tr("until and including {day}", day=day_in_words(last, year=True)),
    ]


def _going(session: Session, first: date, last: date, actor: Actor) -> list[_Goes]:
    """List what goes ahead on these days after all."""
    rows = session.execute(
        select(
            Occurrence.day,
            Occurrence.starts,
            Occurrence.ends,
            Activity.name,
            Activity.public_name,
            Activity.sensitive,
            Activity.walk_in,
        )
        .join(Activity, Activity.id == Occurrence.activity_id)
        .where(
            Activity.site_id == actor.site_id,
            Activity.function != Function.INTERNAL,
            Occurrence.day.between(first, last),
            Occurrence.state == OccurrenceState.PLANNED,
        )
        .order_by(Occurrence.starts, Activity.id, Occurrence.day)
    )
    return [
        (day, starts, ends, public(name, neutral, sensitive=sensitive), walk_in)
        for day, starts, ends, name, neutral, sensitive, walk_in in rows
    ]


def _goes_on(going: list[_Goes]) -> list[str]:
    if not going:
        return []
    found = [tr("This goes on:")]
    ordered = sorted(going, key=lambda one: (not one[4], one[1], one[2], one[3]))
    for (starts, ends, name), group in groupby(ordered, key=itemgetter(1, 2, 3)):
        days = sorted({one[0] for one in group})
        if len(days) <= _BRIEF or len({day.isocalendar()[:2] for day in days}) == 1:
            when = weekdays_words(days)
        else:
            when = weekdays_words(sorted({day.weekday(): day for day in days}.values(),
                                         key=date.weekday))  # fmt: skip
        found.append(f"{name}: {when}, {times(starts, ends)}")
    rest = len(found) - 1 - _MOST
    if rest > 0:
        found = [*found[: _MOST + 1], tr("and more: ask at the desk")]
    return found


def _back(session: Session, last: date, actor: Actor) -> list[str]:
    """Say on which day something is on again: the first one that is not closed."""
    first, until = last + timedelta(days=1), last + _LOOK_AHEAD
    house = house_calendar(session, site_id=actor.site_id, first_day=first, last_day=until)
    closed = house.closed(walk_in=True)  # a day with nothing but the open door is open too
    open_days = set(
        session.scalars(
            select(Occurrence.day)
            .join(Activity, Activity.id == Occurrence.activity_id)
            .where(
                Activity.site_id == actor.site_id,
                Activity.function != Function.INTERNAL,
                Occurrence.day.between(first, until),
                Occurrence.state == OccurrenceState.PLANNED,
            )
        )
    )
    for day in days_between(first, until):
        if day in open_days and closed(day) is None:
            return [tr("We are open again on"), tr("{day}.", day=day_in_words(day, year=True))]
    return []
