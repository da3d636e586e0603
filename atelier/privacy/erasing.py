"""Erasing a person: what tells who it was goes, what counts stays (rule P16, scenario 26)."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.accounts.drafts import forget_drafts
from atelier.discreet import Discreet
from atelier.domain import (
    Actor,
    AllowancePayment,
    Assignment,
    Call,
    Enrolment,
    Erasure,
    Gone,
    MergedRow,
    Person,
    PersonMerge,
    PersonRequest,
    RequestKind,
    RequestOutcome,
    Right,
)
from atelier.people.names import name_of
from atelier.people.tokens import forget_person
from atelier.privacy.journal_rows import forget_in_journal
from atelier.privacy.payments import keep_payments
from atelier.privacy.places_left import leave_work
from atelier.privacy.rows import PERSONAL, Fate
from atelier.privacy.typed_texts import blank_in_texts
from atelier.reports.erasing import keep_counted


@dataclass(frozen=True, slots=True, repr=False)
class Erased(Discreet):
    """What became of somebody who was erased.

    ``periods``: in how many they are counted on without a name. ``texts``: in how many typed
    lines their name stood, and was blanked. ``shifts``: places to come that are open again.
    ``paid``: payments that the accounts must keep, with the name (see ``payments``).
    """

    unlinked: int
    removed: int
    periods: int
    texts: int
    shifts: int
    paid: int
    already: bool = False


@needs(Right.ERASE)
def erase(session: Session, *, mark: UUID, actor: Actor) -> Erased:
    """Erase a person for good, known by the random number ``mark`` (see ``erasure_preview``).

    Visits, participations and worked hours stay as rows of nobody, so that no figure changes,
    and every period that counted the person counts them on. Everything else goes: the name and
    all that was kept beside it, places, what is known of a volunteer, the words of the search,
    what the journal noted, and the name wherever somebody typed it. What stays of the person is
    ``mark`` and the day, by which a backup that is put back erases them again. Erased twice is
    erased once. Raises Gone.
    """
    person = session.scalar(
        select(Person)
        .where(Person.erasure_key == mark, Person.site_id == actor.site_id)
        .with_for_update()
    )
    if person is None:
        if _is_erased(session, mark, actor):
            return Erased(0, 0, 0, 0, 0, 0, already=True)
        raise Gone
    return _erase(session, person, actor)


def _erase(session: Session, person: Person, actor: Actor) -> Erased:
    number, mark = person.id, person.erasure_key
    periods = keep_counted(session, person_id=number, actor=actor)
    shifts = leave_work(session, person_id=number, actor=actor)
    name = name_of(person)
    paid = keep_payments(session, person_id=number, name=name.full_name, actor=actor)
    gone = _leave_places(session, number)
    gone += forget_in_journal(session, person_id=number, gone=_rows_that_go(session, number))
    _answered(session, number, actor)
    unlinked, removed = _rows(session, number)
    named = (person.given_name, person.family_name, person.phone, person.email)
    forget_drafts(session, texts=named, actor=actor)
    exact = (person.phone, person.email)
    texts = blank_in_texts(session, site_id=actor.site_id, name=name, exact=exact)
    marks = {mark, *_mergers(session, number)}
    forget_person(session, person_id=number)
    session.delete(person)
    session.flush()
    for one in marks:
        if not _is_erased(session, one, actor):
            session.add(Erasure(site_id=actor.site_id, key=one, day=actor.today()))
    session.flush()
    return Erased(unlinked, gone + removed, periods, texts, shifts, paid)


def _is_erased(session: Session, mark: UUID, actor: Actor) -> bool:
    found = select(Erasure.id).where(Erasure.key == mark, Erasure.site_id == actor.site_id)
    return session.scalar(found) is not None


def _rows_that_go(session: Session, person_id: int) -> set[tuple[str, int]]:
    """Name the rows that will be deleted: the journal cannot give them back any more."""
    found: set[tuple[str, int]] = set()
    for one in PERSONAL:
        if one.fate is Fate.GO:
            column = getattr(one.kind, one.column)
            ids = session.scalars(select(one.kind.id).where(column == person_id))
            found |= {(one.kind.__tablename__, number) for number in ids}
    for kind in (Enrolment, Assignment, AllowancePayment):
        ids = session.scalars(select(kind.id).where(kind.person_id == person_id))
        found |= {(kind.__tablename__, number) for number in ids}
    return found


def _leave_places(session: Session, person_id: int) -> int:
    """Give back every place and every place on a waiting list, with the calls about it."""
    ids = session.scalars(select(Enrolment.id).where(Enrolment.person_id == person_id)).all()
    session.execute(delete(Call).where(Call.enrolment_id.in_(ids)))
    return len(ids)


def _rows(session: Session, person_id: int) -> tuple[int, int]:
    """Take the person off the rows that count, and the other rows away; give how many."""
    unlinked = removed = 0
    session.execute(delete(Enrolment).where(Enrolment.person_id == person_id))
    for one in PERSONAL:
        column = getattr(one.kind, one.column)
        if one.fate is Fate.UNLINK:
            ids = session.scalars(select(one.kind.id).where(column == person_id)).all()
            session.execute(update(one.kind).where(column == person_id).values({one.column: None}))
            unlinked += len(ids)
        elif one.fate is Fate.GO:
            ids = session.scalars(select(one.kind.id).where(column == person_id)).all()
            session.execute(delete(one.kind).where(column == person_id))
            removed += len(ids)
    return unlinked, removed


def _answered(session: Session, person_id: int, actor: Actor) -> None:
    """Close what they asked: this was done, and of the rest nobody is left to answer."""
    asked = update(PersonRequest).where(
        PersonRequest.person_id == person_id, PersonRequest.done_on.is_(None)
    )
    erased = PersonRequest.kind == RequestKind.ERASE
    for which, outcome in (
        (erased, RequestOutcome.DONE),
        (~erased, RequestOutcome.WITHDRAWN),
    ):
        session.execute(asked.where(which).values(done_on=actor.today(), outcome=outcome))


def _mergers(session: Session, person_id: int) -> Sequence[UUID]:
    """Forget what mergers kept; give the numbers that an older backup may still know them by."""
    found = select(PersonMerge.id, PersonMerge.gone_key).where(PersonMerge.kept_id == person_id)
    rows = session.execute(found).all()
    ids = [row.id for row in rows]
    session.execute(delete(MergedRow).where(MergedRow.merge_id.in_(ids)))
    session.execute(delete(PersonMerge).where(PersonMerge.id.in_(ids)))
    return [row.gone_key for row in rows]
