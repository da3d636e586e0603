"""Enrolling at the desk: in the strip of recent actions, and taken back as a whole."""

from functools import partial
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from atelier.database import Database
from atelier.desk.actions import check_in
from atelier.desk.enrolling import enrol_at_desk, withdraw_at_desk
from atelier.desk.recent import recent
from atelier.desk.undoing import undo, undo_last
from atelier.domain import (
    Action,
    Actor,
    CalendarChange,
    Enrolment,
    EnrolmentState,
    Gone,
    NameToken,
    Person,
)
from atelier.enrolment.receipts import Enrolled
from atelier.enrolment.refusals import AlreadyListed, ContactMissing, SeriesFull
from atelier.enrolment.undoing import PlaceGoneSince
from atelier.people.errors import NameMissing
from tests.enrolment.making import Sewing
from tests.making import Making


@pytest.fixture
def sewing(making: Making, database: Database) -> Sewing:
    return Sewing(making, database, capacity=3)


def at_desk(database: Database, sewing: Sewing, actor: Actor, **who: object) -> Enrolled:
    asked = {"key": uuid4(), "series_id": sewing.series, **who}
    return database.perform(partial(enrol_at_desk, actor=actor, **asked))  # type: ignore[arg-type]


def sentences(database: Database, actor: Actor) -> list[str]:
    with database.reading() as session:
        return [row.sentence(name=True) for row in recent(session, actor=actor)]


def number_of(database: Database, kind: type[object]) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(kind)) or 0


def test_an_enrolment_is_an_action_and_can_be_undone(
    sewing: Sewing, database: Database, making: Making, actor: Actor
) -> None:
    toos, key = making.person(), uuid4()
    told = at_desk(database, sewing, actor, person_id=toos, key=key)
    again = at_desk(database, sewing, actor, person_id=toos, key=key)
    assert again.enrolment_id == told.enrolment_id
    assert sentences(database, actor) == ["van den Berg, Toos → enrolled: Naaiatelier"]
    assert database.perform(partial(undo_last, keys=[key], actor=actor)).by == "Balie"
    assert (number_of(database, Enrolment), number_of(database, Person)) == (0, 1)
    with database.reading() as session:
        assert session.scalars(select(CalendarChange.undone_by)).all() == ["Balie"]
        assert session.scalars(select(Action.person_id)).all() == [None]
    with pytest.raises(Gone):
        at_desk(database, sewing, actor, person_id=toos, key=key)


def test_a_newcomer_is_entered_and_enrolled_or_neither(
    sewing: Sewing, database: Database, actor: Actor
) -> None:
    with pytest.raises(NameMissing, match="first name"):  # scenario 3
        at_desk(database, sewing, actor, name=" ")
    with pytest.raises(ContactMissing):
        at_desk(database, sewing, actor, name="Bilal", birth_year="2018")
    assert number_of(database, Person) == 0
    told = at_desk(database, sewing, actor, name="zoë kaya")
    assert told.person == "Zoë K."
    with database.reading() as session:
        (action,) = session.scalars(select(Action.id)).all()
    database.perform(partial(undo, action_id=action, actor=actor))
    for kind in (Person, NameToken, Enrolment):
        assert number_of(database, kind) == 0


def test_a_newcomer_who_stays_for_coffee_stays(
    sewing: Sewing, database: Database, making: Making, actor: Actor
) -> None:
    told = at_desk(database, sewing, actor, name="Zoë Kaya")
    place = making.occurrence("Inloop")
    database.perform(partial(check_in, person_id=told.person_id, occurrence_ids=[place],
                             actor=actor, key=uuid4()))  # fmt: skip
    with database.reading() as session:
        first = session.scalars(select(Action.id).order_by(Action.id)).first()
    assert first is not None
    database.perform(partial(undo, action_id=first, actor=actor))
    assert (number_of(database, Person), number_of(database, Enrolment)) == (1, 0)


def test_a_full_class_at_the_desk(
    sewing: Sewing, database: Database, making: Making, actor: Actor
) -> None:
    people = sewing.hold(3)
    late = making.person("Late Leerling")
    with pytest.raises(SeriesFull, match="just gone"):
        at_desk(database, sewing, actor, person_id=late, offered=True)
    assert number_of(database, Action) == 0
    told = at_desk(database, sewing, actor, person_id=late, waiting_if_full=True)
    assert told.waiting_position == 1
    assert sentences(database, actor) == ["Leerling, Late → on the waiting list: Naaiatelier"]
    with pytest.raises(AlreadyListed):
        at_desk(database, sewing, actor, person_id=people[0])

    leave, key = partial(withdraw_at_desk, series_id=sewing.series, actor=actor), uuid4()
    gone = database.perform(partial(leave, person_id=people[0], key=key))
    assert database.perform(partial(leave, person_id=people[0], key=key)) == gone
    assert gone.waiting == 1
    assert sentences(database, actor)[0].endswith("withdrawn: Naaiatelier")
    with database.reading() as session:
        waiting = session.scalars(
            select(Enrolment).where(Enrolment.state == EnrolmentState.WAITING)
        ).one()
        assert waiting.person_id == late
    database.perform(partial(undo_last, keys=[key], actor=actor))
    assert sewing.state(people[0]) is EnrolmentState.ENROLLED


def test_undoing_a_withdrawal_takes_no_place_from_somebody_else(
    sewing: Sewing, database: Database, making: Making, actor: Actor
) -> None:
    people = sewing.hold(3)
    key = uuid4()
    database.perform(partial(withdraw_at_desk, person_id=people[0], series_id=sewing.series,
                             actor=actor, key=key))  # fmt: skip
    sewing.enrol(making.person("Snelle Opvolger"))
    with pytest.raises(PlaceGoneSince):
        database.perform(partial(undo_last, keys=[key], actor=actor))
    with database.reading() as session:
        assert session.scalars(select(Action.undone_at)).all() == [None]
