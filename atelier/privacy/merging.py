"""Making one person of two records (rule P18, scenario 28)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import (
    Actor,
    Base,
    Gone,
    MergedRow,
    Participation,
    Person,
    PersonMerge,
    Right,
    Visit,
)
from atelier.months.gate import hold_open
from atelier.months.states import closed_months, number_of
from atelier.people.names import name_of
from atelier.people.tokens import forget_person
from atelier.privacy.merge_moving import move_everything
from atelier.privacy.merge_notes import MergeNotes
from atelier.privacy.refusals import SamePerson
from atelier.privacy.twins import taken_over
from atelier.settings.terms import LIMITS, Term

REVERSIBLE = timedelta(days=30)
_PERSON = Base.metadata.tables["person"]


@dataclass(frozen=True, slots=True, repr=False)
class Merged(Discreet):
    """What became of two records: ``visits`` became one with another on the same day.

    ``closed``: months (yyyymm) that are closed and counted the two as two; they stay as they
    were. ``until``: the last day on which it can be taken back.
    """

    merge_id: int
    person_id: int
    name: str
    moved: int
    visits: int
    closed: tuple[int, ...]
    until: date


@needs(Right.MERGE)
def merge(session: Session, *, keep_id: int, other_id: int, actor: Actor, key: UUID) -> Merged:
    """Let everything that hangs on ``other_id`` hang on ``keep_id``, whose name stays.

    Visits on one day become one, the earlier; so do two places in one activity, of which the
    better stays. What only the other has filled in is taken over. Of two volunteers one is
    made in the same way: whoever of them works, works. Open periods are recounted by
    themselves; closed ones stay. Raises Gone or SamePerson.
    """
    earlier = session.scalar(
        select(PersonMerge).where(PersonMerge.key == key, PersonMerge.site_id == actor.site_id)
    )
    if earlier is not None:
        person = _held(session, earlier.kept_id, actor)
        return _receipt(earlier, person, actor, moved=0, visits=0, closed=())
    if keep_id == other_id:
        raise SamePerson
    hold_open(session, actor=actor)
    people = {number: _held(session, number, actor) for number in sorted((keep_id, other_id))}
    kept, other = people[keep_id], people[other_id]
    forget_mergers(session, actor=actor)
    row = PersonMerge(
        site_id=actor.site_id,
        key=key,
        kept_id=keep_id,
        gone_id=other_id,
        gone_key=other.erasure_key,
        at=actor.now(),
        by=actor.name,
    )
    session.add(row)
    session.flush()  # for row.id
    closed = _closed_of_both(session, keep_id, other_id, actor)
    notes = MergeNotes(session, row.id)
    visits = move_everything(session, notes, keep=keep_id, other=other_id)
    _make_one(session, notes, keep_id, other_id)
    session.expire_all()
    return _receipt(row, kept, actor, moved=notes.moved, visits=visits, closed=closed)


@needs(Right.PART)
def forget_mergers(session: Session, *, actor: Actor) -> int:
    """Forget what mergers kept that cannot be taken back any more; give of how many.

    The random number of the record that went is kept as long as a backup may hold it.
    """
    of_house = PersonMerge.site_id == actor.site_id
    late = select(PersonMerge.id).where(of_house, PersonMerge.at < actor.now() - REVERSIBLE)
    session.execute(delete(MergedRow).where(MergedRow.merge_id.in_(late)))
    longest = timedelta(days=LIMITS[Term.BACKUPS].most)
    ids = session.scalars(
        select(PersonMerge.id).where(of_house, PersonMerge.at < actor.now() - longest)
    ).all()
    session.execute(delete(PersonMerge).where(PersonMerge.id.in_(ids)))
    return len(ids)


def last_day(row: PersonMerge, actor: Actor) -> date:
    """Give the last day on which a merger can be taken back."""
    return actor.clock.wall(row.at + REVERSIBLE).date()


def _held(session: Session, person_id: int, actor: Actor) -> Person:
    person = session.get(Person, person_id, with_for_update=True, populate_existing=True)
    if person is None or person.site_id != actor.site_id:
        raise Gone
    return person


def _closed_of_both(session: Session, keep_id: int, other_id: int, actor: Actor) -> tuple[int, ...]:
    """Give the closed months in which both records came: they counted one person as two."""
    months = [set(map(number_of, _days(session, number))) for number in (keep_id, other_id)]
    return tuple(sorted(closed_months(session, actor=actor, among=months[0] & months[1])))


def _days(session: Session, person_id: int) -> Sequence[date]:
    visits = select(Visit.day).where(Visit.person_id == person_id)
    parts = select(Participation.day).where(Participation.person_id == person_id)
    return session.scalars(visits.union(parts)).all()


def _make_one(session: Session, notes: MergeNotes, keep_id: int, other_id: int) -> None:
    """Take over what only the other record has; of two answers about contact the no holds."""
    stays, goes = (
        session.execute(select(_PERSON).where(_PERSON.c.id == number)).one()
        for number in (keep_id, other_id)
    )
    values = dict(taken_over("person", stays, goes))
    answers = {stays.may_contact, goes.may_contact} - {None}
    if answers and min(answers) is not stays.may_contact:
        values["may_contact"] = min(answers)
    seen = {stays.last_seen_on, goes.last_seen_on} - {None}
    if seen and max(seen) is not stays.last_seen_on:
        values["last_seen_on"] = max(seen)
    notes.change(_PERSON, keep_id, values)
    told = update(_PERSON).where(_PERSON.c.id == keep_id)
    session.execute(told.values(version=_PERSON.c.version + 1))  # forms that are open notice
    forget_person(session, person_id=other_id)
    notes.remove(_PERSON, other_id)


def _receipt(
    row: PersonMerge,
    kept: Person,
    actor: Actor,
    *,
    moved: int,
    visits: int,
    closed: tuple[int, ...],
) -> Merged:
    name = name_of(kept).full_name
    return Merged(row.id, kept.id, name, moved, visits, closed, last_day(row, actor))
