"""What can be done for one person who walks in. Each action is done once, by its key."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.attendance.actions import (
    arrive,
    lock_person,
    need_places,
    open_occurrence,
    take_part,
    tally,
)
from atelier.calendar.naming import shown_name
from atelier.desk.receipts import CheckedIn, checked_in_again
from atelier.desk.refusals import NotANumber, NothingToName
from atelier.domain import (
    Action,
    ActionKind,
    Actor,
    Function,
    Occurrence,
    Person,
    Tally,
)
from atelier.domain.rights import Right
from atelier.journal.actions import begin, earlier
from atelier.people.actions import add_person
from atelier.people.capitals import with_capitals
from atelier.people.names import name_of, parse_name

MOST = 99  # companions, or visitors in one count


@needs(Right.RECEIVE)
def check_in(
    session: Session,
    *,
    person_id: int,
    occurrence_ids: Sequence[int] = (),
    companions: int = 0,
    actor: Actor,
    key: UUID,
) -> CheckedIn:
    """Write down that a person is in the house, and at the occurrences that they came for.

    ``companions`` are counted without a name. The same key again gives the same answer.
    Raises what ``open_occurrence`` and ``take_part`` raise; then nothing is written.
    """
    done = earlier(session, key=key, actor=actor)
    if done is not None:
        return checked_in_again(session, done)
    person = lock_person(session, person_id=person_id, actor=actor)
    return _check_in(session, person, occurrence_ids, companions, actor, key, ActionKind.CHECK_IN)


@needs(Right.RECEIVE)
def register_walk_in(
    session: Session,
    *,
    name: str,
    occurrence_ids: Sequence[int] = (),
    companions: int = 0,
    actor: Actor,
    key: UUID,
) -> CheckedIn:
    """Enter a new person and check them in, both or neither; nothing but the name is asked.

    Raises what ``parse_name`` and ``check_in`` raise.
    """
    done = earlier(session, key=key, actor=actor)
    if done is not None:
        return checked_in_again(session, done)
    person_id = add_person(session, name=with_capitals(parse_name(name)), actor=actor)
    person = session.get_one(Person, person_id)
    return _check_in(
        session, person, occurrence_ids, companions, actor, key, ActionKind.NEW_VISITOR
    )


@needs(Right.RECEIVE)
def give_name(
    session: Session,
    *,
    counted_action_id: int,
    person_id: int | None = None,
    name: str = "",
    actor: Actor,
    key: UUID,
) -> CheckedIn:
    """Turn one visitor of a count of today into a person, without counting anybody twice.

    ``name`` enters a new person where there is no ``person_id`` yet. Raises NothingToName when
    everybody of that count has a name by now.
    """
    done = earlier(session, key=key, actor=actor)
    if done is not None:
        return checked_in_again(session, done)
    counted = _nameless(session, counted_action_id, actor)
    if person_id is None:
        person_id = add_person(session, name=with_capitals(parse_name(name)), actor=actor)
    person = lock_person(session, person_id=person_id, actor=actor)
    action = begin(
        session,
        kind=ActionKind.NAMED,
        actor=actor,
        key=key,
        person_id=person.id,
        occurrence_id=counted.occurrence_id,
        function=counted.function,
        named=1,
    )
    _take_one_off(session, counted, action, actor)
    ids = [] if counted.occurrence_id is None else [counted.occurrence_id]
    occurrences = _open(session, ids, actor)
    return _write_arrival(session, person, occurrences, action, actor)


def _check_in(
    session: Session,
    person: Person,
    occurrence_ids: Sequence[int],
    companions: int,
    actor: Actor,
    key: UUID,
    kind: ActionKind,
) -> CheckedIn:
    if not 0 <= companions <= MOST:
        raise NotANumber(MOST)
    occurrences = _open(session, occurrence_ids, actor)
    occurrence = occurrences[0] if occurrences else None
    action = begin(
        session,
        kind=kind,
        actor=actor,
        key=key,
        person_id=person.id,
        occurrence_id=None if occurrence is None else occurrence.id,
        function=None if occurrence is None else occurrence.activity.function,
        number=companions,
        named=1,
    )
    told = _write_arrival(session, person, occurrences, action, actor)
    if companions:
        _count_companions(session, companions, occurrence, action, actor)
    elif told.already:
        session.delete(action)  # nothing was written, so there is nothing to undo
        return replace(told, action_id=0)
    return told


def _write_arrival(
    session: Session,
    person: Person,
    occurrences: Sequence[Occurrence],
    action: Action,
    actor: Actor,
) -> CheckedIn:
    with session.no_autoflush:  # whatever is asked here is about other rows than are added
        parts = [
            take_part(session, person_id=person.id, occurrence=place, action=action, actor=actor)
            for place in occurrences
        ]
        visit, came = arrive(session, person_id=person.id, action=action, actor=actor)
    session.flush()  # for the ids
    participation, _, left = parts[0] if parts else (None, False, None)
    return CheckedIn(
        action_id=action.id,
        person_id=person.id,
        person=name_of(person).desk_name,
        visit_id=visit.id,
        participation_id=None if participation is None else participation.id,
        activities=tuple(shown_name(place.activity) for place in occurrences),
        already=not (came or any(new for _, new, _ in parts)),
        since=visit.arrived_at if participation is None else participation.arrived_at,
        places_left=left,
        companions=action.number,
    )


def _count_companions(
    session: Session, number: int, occurrence: Occurrence | None, action: Action, actor: Actor
) -> None:
    if occurrence is not None:
        need_places(session, occurrence=occurrence, number=number, actor=actor)
    tally(
        session,
        action=action,
        actor=actor,
        function=Function.MEETING if occurrence is None else occurrence.activity.function,
        visits=number,
        occurrence=occurrence,
        participations=0 if occurrence is None else number,
    )


def _take_one_off(session: Session, counted: Tally, action: Action, actor: Actor) -> None:
    row = tally(session, action=action, actor=actor, function=counted.function, visits=-1)
    row.at, row.day_part = counted.at, counted.day_part  # taken off where it was counted
    row.named_from_id, row.occurrence_id = counted.id, counted.occurrence_id
    row.participations = -1 if counted.occurrence_id is not None else 0
    session.flush()  # the place is free before the person takes it


def _open(session: Session, occurrence_ids: Sequence[int], actor: Actor) -> list[Occurrence]:
    return [
        open_occurrence(session, occurrence_id=occurrence_id, actor=actor)
        for occurrence_id in dict.fromkeys(occurrence_ids)
    ]


def _nameless(session: Session, action_id: int, actor: Actor) -> Tally:
    """Give the count that still has a visitor without a name, locked."""
    action = session.scalar(
        select(Action)
        .where(Action.id == action_id, Action.site_id == actor.site_id)
        .with_for_update()
    )
    if action is None or action.undone_at is not None or action.day != actor.today():
        raise NothingToName
    counted = session.scalar(
        select(Tally).where(Tally.action_id == action.id, Tally.named_from_id.is_(None))
    )
    if counted is None:
        raise NothingToName
    named = session.scalar(
        select(func.count()).select_from(Tally).where(Tally.named_from_id == counted.id)
    )
    if int(named or 0) >= max(counted.visits, counted.participations):
        raise NothingToName
    return counted
