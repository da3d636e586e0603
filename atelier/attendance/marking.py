"""What is done in a register. Each action is saved at once, done once by its key, and undoable.

Places: until an occurrence has ended the desk's rule holds here too, and nobody comes in who has
no place. Once it has ended nobody can be sent away any more, so what was is written down, and
the number above the places is told (``Register.over_capacity``). A figure that leaves people out
because the room was too full would be false.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.access.own import names_hidden
from atelier.attendance.actions import need_places
from atelier.attendance.expected import standings
from atelier.attendance.marks import (
    Mark,
    Writing,
    is_over,
    lock_people,
    register_occurrence,
    write_marks,
)
from atelier.attendance.refusals import CountedOnly
from atelier.attendance.register_refusals import TooMany
from atelier.calendar.naming import shown_name
from atelier.discreet import Discreet
from atelier.domain import (
    Action,
    ActionKind,
    Actor,
    Occurrence,
    Participation,
    Person,
    Tally,
)
from atelier.domain.rights import Right
from atelier.journal.actions import begin, earlier
from atelier.people.actions import add_person
from atelier.people.capitals import with_capitals
from atelier.people.names import name_of, parse_name

MOST = 999  # people without a name in one occurrence


@dataclass(frozen=True, slots=True, repr=False)
class Marked(Discreet):
    """What an action in a register changed; ``action_id`` 0 where nothing was left to change.

    ``person`` is the name of the one whom it is about, where it is about one.
    """

    action_id: int
    changed: int
    person: str = ""
    person_id: int = 0


@needs(Right.MARK)
def set_mark(
    session: Session, *, occurrence_id: int, person_id: int, mark: Mark, actor: Actor, key: UUID
) -> Marked:
    """Give one person a mark, or take it away (Mark.NONE); also somebody who was not expected.

    Raises what ``register_occurrence`` raises, CountedOnly (rule P9), Gone and OccurrenceFull.
    """
    done = earlier(session, key=key, actor=actor)
    if done is not None:
        return _again(session, done)
    occurrence = named_occurrence(session, occurrence_id=occurrence_id, actor=actor)
    return _mark(session, occurrence, {person_id: mark}, actor, key, person_id=person_id)


@needs(Right.MARK)
def set_marks(
    session: Session,
    *,
    occurrence_id: int,
    marks: Mapping[int, Mark],
    actor: Actor,
    key: UUID,
) -> Marked:
    """Give several people (by their number) their marks, in one action. Raises as ``set_mark``."""
    done = earlier(session, key=key, actor=actor)
    if done is not None:
        return _again(session, done)
    occurrence = named_occurrence(session, occurrence_id=occurrence_id, actor=actor)
    return _mark(session, occurrence, marks, actor, key)


@needs(Right.MARK)
def mark_rest_present(session: Session, *, occurrence_id: int, actor: Actor, key: UUID) -> Marked:
    """Mark everybody who was expected and has no mark yet as present, in one action.

    Raises what ``set_mark`` raises.
    """
    done = earlier(session, key=key, actor=actor)
    if done is not None:
        return _again(session, done)
    occurrence = named_occurrence(session, occurrence_id=occurrence_id, actor=actor)
    found = standings(session, occurrence=occurrence)
    rest = {one: Mark.PRESENT for one, how in found.items() if how.mark is Mark.NONE}
    return _mark(session, occurrence, rest, actor, key)


@needs(Right.MARK)
def add_to_register(
    session: Session,
    *,
    occurrence_id: int,
    name: str,
    actor: Actor,
    key: UUID,
) -> Marked:
    """Enter somebody new who was there, both or neither; nothing but the name is asked.

    Somebody known is added with ``set_mark``. Doubles are proposed while the name is typed
    (``people_to_add``). Raises what ``parse_name`` and ``set_mark`` raise.
    """
    done = earlier(session, key=key, actor=actor)
    if done is not None:
        return _again(session, done)
    occurrence = named_occurrence(session, occurrence_id=occurrence_id, actor=actor)
    person_id = add_person(session, name=with_capitals(parse_name(name)), actor=actor)
    marks = {person_id: Mark.PRESENT}
    return _mark(session, occurrence, marks, actor, key, person_id=person_id, newcomer=True)


@needs(Right.MARK)
def set_unnamed(
    session: Session,
    *,
    occurrence_id: int,
    number: int,
    at_the_door: int | None = None,
    actor: Actor,
    key: UUID,
) -> Marked:
    """Say how many were there without a name, all together; ``changed`` is the difference.

    ``at_the_door`` of them were counted in the house already and make no second visit; None
    leaves that number as it is. What was counted at the desk is part of the number. Raises
    TooMany, what ``register_occurrence`` raises, and OccurrenceFull before the end.
    """
    done = earlier(session, key=key, actor=actor)
    if done is not None:
        return Marked(done.id, done.number)
    if not 0 <= number <= MOST:
        raise TooMany(MOST)
    occurrence = register_occurrence(session, occurrence_id=occurrence_id, actor=actor)
    counted, visits = _counted(session, occurrence)
    at_the_door = max(0, counted - visits) if at_the_door is None else at_the_door
    wanted = max(0, number - at_the_door)
    if (counted, visits) == (number, wanted):
        return Marked(0, 0)
    action = begin(
        session,
        kind=ActionKind.REGISTER,
        actor=actor,
        key=key,
        occurrence_id=occurrence.id,
        function=occurrence.activity.function,
        number=number - counted,
    )
    count(session, occurrence, action, actor, more=number - counted, visits=wanted - visits)
    return Marked(action.id, number - counted)


@needs(Right.MARK)
def add_unnamed(
    session: Session, *, occurrence_id: int, number: int = 1, actor: Actor, key: UUID
) -> Marked:
    """Count ``number`` more people without a name, or take so many off again (below zero).

    There are never fewer than none. Raises what ``set_unnamed`` raises.
    """
    done = earlier(session, key=key, actor=actor)
    if done is not None:
        return Marked(done.id, done.number)
    occurrence = register_occurrence(session, occurrence_id=occurrence_id, actor=actor)
    now = max(0, _counted(session, occurrence)[0] + number)
    return set_unnamed(session, occurrence_id=occurrence.id, number=now, actor=actor, key=key)


@needs(Right.PART)
def named_occurrence(session: Session, *, occurrence_id: int, actor: Actor) -> Occurrence:
    """Give an occurrence whose register holds names; raises CountedOnly where none may stand."""
    occurrence = register_occurrence(session, occurrence_id=occurrence_id, actor=actor)
    if names_hidden(session, activity=occurrence.activity, actor=actor):
        raise CountedOnly(shown_name(occurrence.activity))
    return occurrence


@needs(Right.PART)
def count(
    session: Session,
    occurrence: Occurrence,
    action: Action,
    actor: Actor,
    *,
    more: int,
    visits: int,
) -> None:
    """Count people without a name who were at an occurrence; raises OccurrenceFull before its end.

    Below zero takes off what was counted too many.
    """
    if more > 0 and not is_over(occurrence, actor):
        need_places(session, occurrence=occurrence, number=more, actor=actor)
    at = Writing(session, occurrence, action, actor).moment()
    session.add(
        Tally(
            site_id=action.site_id,
            day=occurrence.day,
            day_part=actor.clock.part(at),
            at=at,
            function=occurrence.activity.function,
            occurrence_id=occurrence.id,
            visits=visits,
            participations=more,
            action_id=action.id,
        )
    )
    session.flush()


@needs(Right.PART)
def need_places_for(
    session: Session, occurrence: Occurrence, marks: Mapping[int, Mark], actor: Actor
) -> None:
    """Raise OccurrenceFull where somebody would come in who has no place, before the end."""
    if is_over(occurrence, actor):
        return
    there = set(
        session.scalars(
            select(Participation.person_id).where(Participation.occurrence_id == occurrence.id)
        )
    )
    coming = [one for one, mark in marks.items() if mark is Mark.PRESENT and one not in there]
    for number, person_id in enumerate(coming, start=1):
        need_places(session, occurrence=occurrence, number=number, person_id=person_id, actor=actor)


def _mark(
    session: Session,
    occurrence: Occurrence,
    marks: Mapping[int, Mark],
    actor: Actor,
    key: UUID,
    *,
    person_id: int | None = None,
    newcomer: bool = False,
) -> Marked:
    lock_people(session, person_ids=marks, actor=actor)
    need_places_for(session, occurrence, marks, actor)
    action = begin(
        session,
        kind=ActionKind.REGISTER,
        actor=actor,
        key=key,
        person_id=person_id,
        occurrence_id=occurrence.id,
        function=occurrence.activity.function,
    )
    newcomers = [person_id] if newcomer and person_id is not None else []
    changed = write_marks(Writing(session, occurrence, action, actor, newcomers), marks=marks)
    action.named = changed
    if not changed:
        session.delete(action)  # nothing was written, so there is nothing to undo
        session.flush()
        return Marked(0, 0, _name(session, person_id), person_id or 0)
    return Marked(action.id, changed, _name(session, person_id), person_id or 0)


def _again(session: Session, action: Action) -> Marked:
    """Give the answer of a save that is repeated."""
    name = _name(session, action.person_id)
    return Marked(action.id, action.named, name, action.person_id or 0)


def _name(session: Session, person_id: int | None) -> str:
    person = None if person_id is None else session.get(Person, person_id)
    return "" if person is None else name_of(person).desk_name


def _counted(session: Session, occurrence: Occurrence) -> tuple[int, int]:
    """Count who was there without a name, and how many of them made a visit by that."""
    found = session.execute(
        select(
            func.coalesce(func.sum(Tally.participations), 0),
            func.coalesce(func.sum(Tally.visits), 0),
        ).where(Tally.occurrence_id == occurrence.id)
    ).one()
    return int(found[0]), int(found[1])
