"""What a place is in: a series with its coming days, or one day. Locked until the commit.

Every desk locks in the same order: the person, the series, its days by their number. Whoever
has the lock counts what all the others have committed, so the last place goes to one of them.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager

from atelier.access.asking import needs
from atelier.access.own import names_hidden
from atelier.calendar.naming import shown_name
from atelier.discreet import Discreet
from atelier.domain import (
    Activity,
    Actor,
    Enrolment,
    Gone,
    Occurrence,
    OccurrenceState,
    Person,
    Series,
)
from atelier.domain.rights import Right
from atelier.enrolment.refusals import EnrolmentOver, NoEnrolmentNeeded, NoNamesHere, NotGoingAhead
from atelier.enrolment.standing import Standing, standings


@dataclass(frozen=True, slots=True, repr=False)
class Target(Discreet):
    """Where somebody wants a place. ``days`` are still to come: all of a series, or the one.

    ``series`` is None where the place is for one day, whether or not that day has a series. A
    place holds from ``first_day`` on: of a series that is today until its date of today begins.
    """

    activity: Activity
    series: Series | None
    days: tuple[Occurrence, ...]
    standings: dict[int, Standing]
    first_day: date

    @property
    def whole(self) -> bool:
        """Whether it is the series."""
        return self.series is not None

    @property
    def series_id(self) -> int | None:
        """Give the id of the series; None for one day."""
        return None if self.series is None else self.series.id

    @property
    def occurrence_id(self) -> int | None:
        """Give the id of the one day; None for a series."""
        return self.days[0].id if self.series is None else None


@needs(Right.PART)
def lock_person(session: Session, *, person_id: int, actor: Actor) -> Person:
    """Give a person of this house, locked. Raises Gone."""
    person = session.scalar(
        select(Person)
        .where(Person.id == person_id, Person.site_id == actor.site_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if person is None:
        raise Gone
    return person


@needs(Right.PART)
def lock_target(
    session: Session,
    *,
    series_id: int | None,
    occurrence_id: int | None,
    actor: Actor,
    leaving: bool = False,
) -> Target:
    """Give a series or a day of this house, locked, and how full it is.

    ``leaving``: a place is given back, which is also possible where no places are given.
    Raises Gone, NoNamesHere, NoEnrolmentNeeded, NotGoingAhead or EnrolmentOver.
    """
    if (series_id is None) == (occurrence_id is None):
        raise ValueError("a place is in a series or in one occurrence")
    if series_id is not None:
        series = _series(session, series_id, actor)
        activity, days = series.activity, _coming(session, series_id, actor)
    else:
        series, day = None, _day(session, occurrence_id, actor)
        activity, days = day.activity, [day]
    if not leaving:
        _refuse_where_nobody_enrols(session, activity, actor)
    if series is None:
        _refuse_if_past(days[0], actor, leaving=leaving)
    elif not days and not leaving:
        raise EnrolmentOver(shown_name(activity))
    full = standings(session, occurrences=days, today=actor.today())
    first = days[0].day if series is None else _open_from(session, series.id, actor)
    return Target(activity, series, tuple(days), full, first)


def place_of(session: Session, *, person_id: int, target: Target) -> Enrolment | None:
    """Give the row of a person in a locked series or day, whatever it says."""
    return session.scalar(
        select(Enrolment)
        .where(
            Enrolment.person_id == person_id,
            Enrolment.series_id == target.series_id
            if target.whole
            else Enrolment.occurrence_id == target.occurrence_id,
        )
        .execution_options(populate_existing=True)
    )


def has_begun(occurrence: Occurrence, actor: Actor) -> bool:
    """Say whether an occurrence has begun."""
    return actor.clock.moment(occurrence.day, occurrence.starts) <= actor.now()


def _series(session: Session, series_id: int, actor: Actor) -> Series:
    series = session.scalar(
        select(Series)
        .join(Series.activity)
        .options(contains_eager(Series.activity))
        .where(Series.id == series_id, Activity.site_id == actor.site_id)
        .with_for_update(of=Series)
        .execution_options(populate_existing=True)
    )
    if series is None:
        raise Gone
    return series


def _coming(session: Session, series_id: int, actor: Actor) -> list[Occurrence]:
    """Give the days of a series that go ahead and have not begun, locked."""
    rows = session.scalars(
        select(Occurrence)
        .join(Occurrence.activity)
        .options(contains_eager(Occurrence.activity))
        .where(
            Occurrence.series_id == series_id,
            Occurrence.state == OccurrenceState.PLANNED,
            Occurrence.day >= actor.today(),
        )
        .order_by(Occurrence.id)
        .with_for_update(of=Occurrence)
        .execution_options(populate_existing=True)
    )
    return [one for one in rows.all() if not has_begun(one, actor)]


def _open_from(session: Session, series_id: int, actor: Actor) -> date:
    """Give today, or tomorrow where the series has begun today: that date stays as it is."""
    today = session.scalars(
        select(Occurrence).where(Occurrence.series_id == series_id, Occurrence.day == actor.today())
    )
    begun = any(has_begun(one, actor) for one in today.all())
    return actor.today() + timedelta(days=1) if begun else actor.today()


def _day(session: Session, occurrence_id: int | None, actor: Actor) -> Occurrence:
    day = session.scalar(
        select(Occurrence)
        .join(Occurrence.activity)
        .options(contains_eager(Occurrence.activity))
        .where(Occurrence.id == occurrence_id, Activity.site_id == actor.site_id)
        .with_for_update(of=Occurrence)
        .execution_options(populate_existing=True)
    )
    if day is None:
        raise Gone
    return day


def _refuse_where_nobody_enrols(session: Session, activity: Activity, actor: Actor) -> None:
    if names_hidden(session, activity=activity, actor=actor):
        raise NoNamesHere(shown_name(activity))
    if not activity.enrolment:
        raise NoEnrolmentNeeded(shown_name(activity))


def _refuse_if_past(day: Occurrence, actor: Actor, *, leaving: bool) -> None:
    if actor.clock.moment(day.day, day.ends) <= actor.now():
        raise EnrolmentOver(shown_name(day.activity))
    if day.state is OccurrenceState.CANCELLED and not leaving:
        raise NotGoingAhead(shown_name(day.activity), day.reason)
