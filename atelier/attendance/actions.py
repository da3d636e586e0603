"""Writing down who is there. Every row belongs to an action of the journal and goes with it."""

from datetime import datetime, timedelta

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, contains_eager

from atelier.access.asking import needs
from atelier.access.own import names_hidden
from atelier.attendance.places import (
    capacity_of,
    expected_people,
    places_left,
    present_number,
)
from atelier.attendance.refusals import (
    CountedOnly,
    NotCounted,
    OccurrenceCancelled,
    OccurrenceFull,
    WrongDay,
)
from atelier.calendar.naming import shown_name
from atelier.domain import (
    Action,
    Activity,
    Actor,
    Function,
    Gone,
    Occurrence,
    OccurrenceState,
    Participation,
    Person,
    Tally,
    Visit,
)
from atelier.domain.rights import Right

HELD_FOR = timedelta(minutes=15)  # after the start an enrolled person's place is free for others

# What every check-in asks is built once: building a statement takes longer than running it.
_OCCURRENCE = (
    select(Occurrence)
    .join(Occurrence.activity)
    .options(contains_eager(Occurrence.activity))
    .where(Occurrence.id == bindparam("occurrence"), Activity.site_id == bindparam("site"))
    .with_for_update(of=Occurrence)
)
_PERSON = (
    select(Person)
    .where(Person.id == bindparam("person"), Person.site_id == bindparam("site"))
    .with_for_update()
)
_VISIT = select(Visit).where(Visit.person_id == bindparam("person"), Visit.day == bindparam("day"))
_PARTICIPATION = select(Participation).where(
    Participation.occurrence_id == bindparam("occurrence"),
    Participation.person_id == bindparam("person"),
)


@needs(Right.PART)
def open_occurrence(session: Session, *, occurrence_id: int, actor: Actor) -> Occurrence:
    """Give an occurrence of this house to which people may be added, locked until the commit.

    Two desks can therefore never give away the same last place. Raises Gone,
    OccurrenceCancelled, WrongDay or NotCounted, in that order.
    """
    occurrence = session.scalar(_OCCURRENCE, {"occurrence": occurrence_id, "site": actor.site_id})
    if occurrence is None:
        raise Gone
    name = shown_name(occurrence.activity)
    if occurrence.state is OccurrenceState.CANCELLED:
        raise OccurrenceCancelled(name, occurrence.reason)
    if occurrence.day != actor.today():
        raise WrongDay(name, occurrence.day)
    if occurrence.activity.function is Function.INTERNAL:
        raise NotCounted(name)
    return occurrence


@needs(Right.PART)
def lock_person(session: Session, *, person_id: int, actor: Actor) -> Person:
    """Give a person of this house, locked, so that two desks write one visit. Raises Gone."""
    person = session.scalar(_PERSON, {"person": person_id, "site": actor.site_id})
    if person is None:
        raise Gone
    return person


@needs(Right.PART)
def arrive(session: Session, *, person_id: int, action: Action, actor: Actor) -> tuple[Visit, bool]:
    """Give the person's visit of that day, and whether it is a new one (it has no id yet)."""
    visit = session.scalar(_VISIT, {"person": person_id, "day": action.day})
    if visit is not None:
        return visit, False
    visit = Visit(
        site_id=action.site_id,
        person_id=person_id,
        day=action.day,
        day_part=actor.clock.part(action.at),
        arrived_at=action.at,
        action_id=action.id,
    )
    session.add(visit)
    return visit, True


@needs(Right.PART)
def take_part(
    session: Session, *, person_id: int, occurrence: Occurrence, action: Action, actor: Actor
) -> tuple[Participation, bool, int | None]:
    """Give the person's participation, whether it is a new one, and how many more people fit.

    A new one has no id yet; None is no limit. Raises CountedOnly at a sensitive activity and
    OccurrenceFull where no place is left.
    """
    if names_hidden(session, activity=occurrence.activity, actor=actor):
        raise CountedOnly(shown_name(occurrence.activity))
    there = session.scalar(_PARTICIPATION, {"occurrence": occurrence.id, "person": person_id})
    if there is not None:
        return there, False, places_left(session, occurrence=occurrence)
    left = need_places(session, occurrence=occurrence, number=1, person_id=person_id, actor=actor)
    participation = Participation(
        occurrence_id=occurrence.id,
        person_id=person_id,
        day=occurrence.day,
        arrived_at=action.at,
        action_id=action.id,
    )
    session.add(participation)
    return participation, True, left


@needs(Right.PART)
def tally(
    session: Session,
    *,
    action: Action,
    actor: Actor,
    function: Function,
    visits: int,
    occurrence: Occurrence | None = None,
    participations: int = 0,
) -> Tally:
    """Count visitors without a name."""
    row = Tally(
        site_id=action.site_id,
        day=action.day,
        day_part=actor.clock.part(action.at),
        at=action.at,
        function=function,
        occurrence_id=None if occurrence is None else occurrence.id,
        visits=visits,
        participations=participations,
        action_id=action.id,
    )
    session.add(row)
    session.flush()  # for tally.id
    return row


@needs(Right.PART)
def need_places(
    session: Session,
    *,
    occurrence: Occurrence,
    number: int,
    actor: Actor,
    person_id: int | None = None,
) -> int | None:
    """Give how many places are left once ``number`` more people are in; raises OccurrenceFull.

    Until a quarter of an hour after the start, places are held for enrolled people, and places
    that came free for whoever waits for them. An enrolled person always finds a place unless
    the room itself is full, and nobody who waits is overtaken by somebody behind them.
    """
    capacity = capacity_of(occurrence)
    if capacity is None:
        return None
    present = present_number(session, occurrence_id=occurrence.id)
    held = 0 if _hold_is_over(occurrence, actor) else _held(session, occurrence, person_id)
    if present + held + number > capacity:
        raise OccurrenceFull(shown_name(occurrence.activity), capacity)
    return max(0, capacity - present - number)


def _held(session: Session, occurrence: Occurrence, person_id: int | None) -> int:
    """Give how many places are kept for others who have not come yet."""
    rows = session.scalars(
        select(Participation.person_id).where(Participation.occurrence_id == occurrence.id)
    )
    came = {one for one in rows if one}
    enrolled, waiting = expected_people(session, occurrence_id=occurrence.id)
    if person_id in enrolled:
        return 0
    if person_id in waiting:
        waiting = waiting[: waiting.index(person_id)]
    return len(enrolled - came) + len(set(waiting) - came)


def _hold_is_over(occurrence: Occurrence, actor: Actor) -> bool:
    begins: datetime = actor.clock.moment(occurrence.day, occurrence.starts)
    return actor.now() >= begins + HELD_FOR
