"""Giving a place, giving it back, and what becomes of one that came free.

A place in a series holds on all of its coming days, so it needs one on each of them. While
people wait, a newcomer goes behind them, also when a place is free: it is proposed to the first
of the list and never given away silently.
"""

from uuid import UUID

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor, ChangeKind, Enrolment, EnrolmentState, Gone, Person
from atelier.domain.rights import Right
from atelier.enrolment.contacts import forget_contacts, needed_contact
from atelier.enrolment.receipts import Enrolled, Withdrawn, enrolled, queue, withdrawn
from atelier.enrolment.refusals import AlreadyListed, DayFull, NoPlace, NotListed, SeriesFull
from atelier.enrolment.targets import Target, lock_person, lock_target, place_of
from atelier.enrolment.writing import give_place, give_up, holds_from, put_on_list
from atelier.journal.changes import earlier_change, recording


@needs(Right.ENROL)
def enrol(
    session: Session,
    *,
    person_id: int,
    series_id: int | None = None,
    occurrence_id: int | None = None,
    contact_name: str = "",
    contact_phone: str = "",
    waiting_if_full: bool = False,
    offered: bool = False,
    actor: Actor,
    key: UUID,
    action_id: int | None = None,
) -> Enrolled:
    """Give a person a place in a series (a course is one) or in one occurrence; name one of both.

    Where no place is left it raises SeriesFull or DayFull, which ask about the waiting list; the
    same call ``waiting_if_full`` puts the person there. ``offered``: a free place was shown when
    this was asked. The contact is a parent's and needed for a child only. ``action_id`` is the
    entry of the desk. The same key again gives the same answer.

    Raises Gone, NoNamesHere, NoEnrolmentNeeded, NotGoingAhead, EnrolmentOver, AlreadyListed,
    ContactMissing and ContactWrong.
    """
    forget_contacts(session, actor=actor)
    person = lock_person(session, person_id=person_id, actor=actor)
    target = lock_target(session, series_id=series_id, occurrence_id=occurrence_id, actor=actor)
    before = place_of(session, person_id=person_id, target=target)
    done = earlier_change(session, key=key, actor=actor)  # under the locks: the first is saved
    if done is not None:
        if before is None or done.undone_at is not None:
            raise Gone
        return enrolled(session, row=before, target=target, actor=actor, change_id=done.id)
    _refuse_twice(person, target, before)
    contact = needed_contact(
        person, target.activity, target.first_day,
        typed=(contact_name, contact_phone), before=before,
    )  # fmt: skip
    waits = not _is_free_for(person, target)
    if waits and not waiting_if_full:
        raise _no_place(target, offered=offered)
    with recording(
        session,
        kind=ChangeKind.ENROLMENT,
        actor=actor,
        key=key,
        activity_id=target.activity.id,
        action_id=action_id,
    ) as change:
        change.number = 1
        if waits:
            row = put_on_list(session, person, target, before, actor)
        else:
            row = give_place(session, person, target, before, actor)
        row.contact_name, row.contact_phone = contact.name, contact.phone
    return enrolled(session, row=row, target=target, actor=actor, change_id=change.id)


@needs(Right.ENROL)
def withdraw(
    session: Session,
    *,
    person_id: int,
    series_id: int | None = None,
    occurrence_id: int | None = None,
    actor: Actor,
    key: UUID,
    action_id: int | None = None,
) -> Withdrawn:
    """Give a place back: in a series from now on, or for one occurrence only, or off the list.

    Who withdraws for one day keeps their place on the others, and is no no-show. Days that were
    held stay held in the figures. The place is free for nobody yet: see ``queries.proposals``.
    Raises Gone, EnrolmentOver or NotListed.
    """
    forget_contacts(session, actor=actor)
    person = lock_person(session, person_id=person_id, actor=actor)
    target = lock_target(
        session, series_id=series_id, occurrence_id=occurrence_id, actor=actor, leaving=True
    )
    row = place_of(session, person_id=person_id, target=target)
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        if row is None or done.undone_at is not None:
            raise Gone
        return withdrawn(session, row=row, target=target, actor=actor, change_id=done.id)
    with recording(
        session,
        kind=ChangeKind.ENROLMENT,
        actor=actor,
        key=key,
        activity_id=target.activity.id,
        action_id=action_id,
    ) as change:
        change.number = 1
        row = give_up(session, person, target, row, actor)
        if row is None:
            raise NotListed
    return withdrawn(session, row=row, target=target, actor=actor, change_id=change.id)


def _refuse_twice(person: Person, target: Target, before: Enrolment | None) -> None:
    """Refuse somebody who has a place, or waits, for all that is asked for.

    Who has a place on some days, or waits for one, may still want the whole series.
    """
    if target.whole:
        if before is not None and before.state is EnrolmentState.WAITING:
            raise AlreadyListed(waiting=True)
        if before is not None and holds_from(before, target.first_day):
            raise AlreadyListed
        return
    for day in target.standings.values():
        if person.id in day.places:
            raise AlreadyListed
        if any(one.person_id == person.id for one in day.waiting):
            raise AlreadyListed(waiting=True)


def _is_free_for(person: Person, target: Target) -> bool:
    stands = target.standings.values()
    if any(one.whole is target.whole for day in stands for one in day.waiting
           if one.person_id != person.id):  # fmt: skip
        return all(day.capacity is None for day in stands)  # nobody overtakes the list
    return all(day.spare(person.id, whole=target.whole) >= 1 for day in stands)


def _no_place(target: Target, *, offered: bool) -> NoPlace:
    waiting = queue(target, target.standings)
    lefts = [day.free for day in target.standings.values()]
    held = bool(waiting) and all(left is None or left > 0 for left in lefts)
    kind = SeriesFull if target.whole else DayFull
    return kind(len(waiting) + 1, offered=offered, held=held)
