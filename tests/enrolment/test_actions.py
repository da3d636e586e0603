"""Places: given once, held for who waits, and given back without rewriting the past."""

import logging
from datetime import time, timedelta
from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import event, func, select, text

from atelier.attendance.places import enrolled_people
from atelier.database import Database
from atelier.desk.actions import check_in
from atelier.domain import (
    Actor,
    CalendarChange,
    ChangedRow,
    Enrolment,
    EnrolmentState,
    Gone,
    Occurrence,
    Person,
)
from atelier.enrolment.actions import enrol, withdraw
from atelier.enrolment.contacts import contacts_for
from atelier.enrolment.queries import offers, proposals
from atelier.enrolment.refusals import (
    AlreadyListed,
    ContactMissing,
    ContactWrong,
    DayFull,
    EnrolmentOver,
    NoEnrolmentNeeded,
    NoNamesHere,
    NotGoingAhead,
    NotListed,
    SeriesFull,
    StillFull,
)
from atelier.enrolment.undoing import PlaceGoneSince, take_back
from atelier.enrolment.waiting import accept_place, decline_place
from tests.conftest import Hands
from tests.enrolment.making import WEEK, Sewing
from tests.making import TUESDAY, Making
from tests.queueing import second_of_two

ENROLLED, WAITING, WITHDRAWN = EnrolmentState


@pytest.fixture
def sewing(making: Making, database: Database) -> Sewing:
    return Sewing(making, database)


def people_on(database: Database, day: int) -> set[int]:
    with database.reading() as session:
        return enrolled_people(session, occurrence_id=day)


def test_a_place_that_is_asked_twice_at_once_is_given_once(
    sewing: Sewing, database: Database, making: Making, actor: Actor
) -> None:
    person = making.person("Ada de Wit")
    for save in (enrol, withdraw):
        asked = partial(save, person_id=person, series_id=sewing.series, actor=actor, key=uuid4())
        first, second = second_of_two(database, asked)
        assert second.change_id == first.change_id
    assert sewing.state(person) is WITHDRAWN


def test_the_activity_is_full(
    sewing: Sewing, database: Database, making: Making, actor: Actor
) -> None:
    """Scenario 8."""
    people = sewing.hold(10, waiting=2)
    third = making.person("Derde Wachter")
    with pytest.raises(SeriesFull, match="full") as refused:
        sewing.enrol(third)
    assert refused.value.position == 3
    told = sewing.enrol(third, waiting_if_full=True)
    assert (told.waiting_position, told.place) == (3, None)
    for twice in (people[0], people[10], third):
        with pytest.raises(AlreadyListed):
            sewing.enrol(twice, waiting_if_full=True)
    with database.reading() as session:
        assert proposals(session, actor=actor) == ()

    assert sewing.withdraw(people[4]).waiting == 3
    assert [sewing.state(one) for one in people[10:]] == [WAITING, WAITING]  # not by itself
    with database.reading() as session:
        (proposal,) = proposals(session, actor=actor)
    assert (proposal.activity, proposal.free, proposal.day) == ("Naaiatelier", 1, TUESDAY)
    assert [one.person_id for one in proposal.waiting] == [people[10], people[11], third]
    newcomer = making.person("Nieuw Hier")
    with pytest.raises(SeriesFull, match="waiting for this"):  # the free place is for the list
        sewing.enrol(newcomer)
    assert sewing.enrol(newcomer, waiting_if_full=True).waiting_position == 4

    first = partial(accept_place, enrolment_id=proposal.waiting[0].id, actor=actor)
    assert database.perform(partial(first, key=uuid4())).place == 10
    with pytest.raises(StillFull):
        database.perform(partial(accept_place, enrolment_id=proposal.waiting[1].id, actor=actor,
                                 key=uuid4()))  # fmt: skip
    for day in sewing.dates:
        assert people_on(database, day) == {*people[:4], *people[5:11]}


def test_who_declines_leaves_the_list_or_goes_to_its_end(
    sewing: Sewing, database: Database, actor: Actor
) -> None:
    people = sewing.hold(10, waiting=3)
    sewing.withdraw(people[0])
    with database.reading() as session:
        one, two, three = proposals(session, actor=actor)[0].waiting
    key = uuid4()
    later = partial(decline_place, enrolment_id=one.id, to_the_end=True, actor=actor, key=key)
    database.perform(later)
    database.perform(later)  # the same save again
    database.perform(partial(decline_place, enrolment_id=two.id, actor=actor, key=uuid4()))
    with database.reading() as session:
        left = proposals(session, actor=actor)[0].waiting
    assert [row.person_id for row in left] == [three.person_id, one.person_id]
    with pytest.raises(NotListed):
        database.perform(partial(accept_place, enrolment_id=two.id, actor=actor, key=uuid4()))


def test_a_series_needs_a_place_on_each_of_its_days(
    sewing: Sewing, making: Making, database: Database
) -> None:
    sewing.hold(9)
    guest = making.person("Gast Eenkeer")
    assert sewing.enrol(guest, day=sewing.dates[2]).place == 10
    late = making.person("Late Leerling")
    with pytest.raises(SeriesFull):
        sewing.enrol(late)
    assert sewing.enrol(late, day=sewing.dates[1]).place == 10
    with pytest.raises(DayFull):
        sewing.enrol(late, day=sewing.dates[2])
    assert sewing.withdraw(guest, day=sewing.dates[2]).waiting == 0
    told = sewing.enrol(late)  # and the day that was theirs already counts once
    assert (told.place, told.day) == (10, None)
    assert all(late in people_on(database, day) for day in sewing.dates)


def test_walk_ins_of_today_take_places_of_today(
    sewing: Sewing, making: Making, database: Database, actor: Actor, hands: Hands
) -> None:
    people = sewing.hold(8)
    come = partial(check_in, occurrence_ids=[sewing.dates[0]], actor=actor)
    walker = making.person("Binnen Loper")
    database.perform(partial(come, person_id=walker, companions=1, key=uuid4()))
    other = making.person("Andere Leerling")
    with pytest.raises(SeriesFull):
        sewing.enrol(other)
    assert sewing.enrol(walker).place == 10  # who is there already takes no second place
    hands.move(hours=4)  # the class of today has begun: it is not among the coming days any more
    assert sewing.enrol(other).place == 10
    assert other not in people_on(database, sewing.dates[0])
    assert other in people_on(database, sewing.dates[1])
    assert people[0] in people_on(database, sewing.dates[0])


def test_a_day_off_keeps_the_other_days(sewing: Sewing, database: Database, actor: Actor) -> None:
    people = sewing.hold(10, waiting=1)
    sewing.withdraw(people[3], day=sewing.dates[1])
    assert people_on(database, sewing.dates[1]) == {*people[:3], *people[4:10]}
    assert people_on(database, sewing.dates[2]) == set(people[:10])
    with database.reading() as session:
        (proposal,) = proposals(session, actor=actor)
        assert (proposal.occurrence_id, proposal.free) == (sewing.dates[1], 1)
        (waits,) = proposal.waiting
    told = database.perform(
        partial(accept_place, enrolment_id=waits.id, occurrence_id=sewing.dates[1], actor=actor,
                key=uuid4())
    )  # fmt: skip
    assert (told.day, told.place) == (TUESDAY + WEEK, 10)
    assert sewing.state(people[10]) is WAITING  # and goes on waiting for the series
    with pytest.raises(DayFull):
        sewing.enrol(people[3], day=sewing.dates[1])
    with pytest.raises(NotListed):
        sewing.withdraw(people[3], day=sewing.dates[1])


def test_the_past_stays_as_it_was(
    sewing: Sewing, making: Making, database: Database, hands: Hands
) -> None:
    toos, bep = making.person("Toos Tas"), making.person("Bep Bal")
    for one in (toos, bep):
        sewing.enrol(one)
    hands.move(days=8)
    sewing.withdraw(toos)
    before = people_on(database, sewing.dates[0]), people_on(database, sewing.dates[1])
    assert before == ({toos, bep}, {toos, bep})
    assert people_on(database, sewing.dates[2]) == {bep}
    hands.move(days=7)
    sewing.enrol(toos)
    assert [people_on(database, day) for day in sewing.dates] == [
        {toos, bep}, {toos, bep}, {bep}, {toos, bep},
    ]  # fmt: skip
    with database.reading() as session:
        rows = session.scalars(select(Enrolment).where(Enrolment.series_id == sewing.series))
        assert len(rows.all()) == 2  # the same row again


def test_what_needs_no_enrolment_says_so(
    making: Making, database: Database, actor: Actor, sewing: Sewing, hands: Hands
) -> None:
    toos = making.person()

    def ask(occurrence: int) -> None:
        database.perform(
            partial(enrol, person_id=toos, occurrence_id=occurrence, actor=actor, key=uuid4())
        )

    with pytest.raises(NoEnrolmentNeeded):
        ask(making.occurrence("Ommetje"))
    group = making.activity("Herstelgroep", sensitive=True, enrolment=True, public_name="Groep")
    with pytest.raises(NoNamesHere, match="Groep"):
        ask(making.occurrence(group))
    course = making.activity("Aquarel", enrolment=True)
    with pytest.raises(NotGoingAhead):
        ask(making.occurrence(course, cancelled=True))
    with pytest.raises(EnrolmentOver):
        ask(making.occurrence(course, starts=time(8), ends=time(9)))
    hands.move(weeks=9)
    with pytest.raises(EnrolmentOver):
        sewing.enrol(toos)
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(CalendarChange)) == 0


def test_a_cancelled_day_takes_no_place(sewing: Sewing, making: Making, database: Database) -> None:
    with database.transaction() as session:
        session.get_one(Occurrence, sewing.dates[1]).capacity = 1
    first = sewing.hold(1)[0]
    second = making.person("Tweede Leerling")
    with pytest.raises(SeriesFull):
        sewing.enrol(second)
    sewing.add_date(TUESDAY + 9 * WEEK, cancelled=True)
    with database.transaction() as session:
        session.get_one(Occurrence, sewing.dates[1]).capacity = None
    assert sewing.enrol(second).place == 2
    assert sewing.state(first) is ENROLLED


def test_a_child_needs_a_parent(
    sewing: Sewing, making: Making, database: Database, actor: Actor
) -> None:
    """Scenario 10."""
    child = making.person("Bilal Kaya", born=2018)
    with pytest.raises(ContactMissing) as missing:
        sewing.enrol(child)
    assert missing.value.field == "contact_name"
    with pytest.raises(ContactMissing):
        sewing.enrol(child, parent="Naima Kaya")
    with pytest.raises(ContactWrong) as wrong:
        sewing.enrol(child, parent="Naima 111222333", phone="06 00000011")
    assert wrong.value.field == "contact_name"  # no citizen number (rule P2)
    with pytest.raises(ContactWrong):
        sewing.enrol(child, parent="Naima Kaya", phone="twaalf")
    told = sewing.enrol(child, parent="Naima  Kaya", phone="06 00000011")
    with database.reading() as session:
        row = session.get_one(Enrolment, told.enrolment_id)
        assert (row.contact_name, row.contact_phone) == ("Naima Kaya", "+31600000011")
    counted = database.perform(
        partial(check_in, person_id=child, occurrence_ids=[making.occurrence("Inloop")],
                actor=actor, key=uuid4())
    )  # fmt: skip
    assert not counted.already
    grown = making.person("Ada Aal", born=1950)
    told = sewing.enrol(grown, parent="Niet Nodig", phone="06 00000012")
    with database.reading() as session:
        assert session.get_one(Enrolment, told.enrolment_id).contact_phone is None
    sewing.for_children()
    with pytest.raises(ContactMissing):
        sewing.enrol(making.person("Onbekend Jaar"))


def test_the_parents_of_all_are_read_in_one_question(
    sewing: Sewing, database: Database, making: Making
) -> None:
    """A child with a place in the series takes a day by itself: that day knows the parent too."""
    parents = {}
    day = sewing.dates[1]
    for number in range(4):
        child = making.person(f"Kind {'abcd'[number]}", born=2018)
        sewing.enrol(child, parent=f"Ouder {number}", phone=f"060000001{number}")
        alone = making.enrolment(child, occurrence=day)
        parents[alone] = f"Ouder {number}"
    grown = making.enrolment(making.person("Ada de Wit"), occurrence=day)
    asked: list[str] = []

    def listen(*facts: Any) -> None:  # noqa: ANN401 - those of the event
        asked.append(facts[2])

    with database.reading() as session:
        rows = session.scalars(select(Enrolment).where(Enrolment.occurrence_id == day)).all()
        event.listen(database.engine, "before_cursor_execute", listen)
        found = contacts_for(session, rows)
        event.remove(database.engine, "before_cursor_execute", listen)
    assert {id_: contact.name for id_, contact in found.items()} == parents | {grown: ""}
    assert len(asked) == 1


def test_a_parent_stands_in_no_journal_and_goes_a_month_after(
    sewing: Sewing,
    making: Making,
    database: Database,
    hands: Hands,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    child = making.person("Bilal Kaya", born=2018)
    told = sewing.enrol(child, day=sewing.dates[0], parent="Naima Zeldzaam", phone="0600000011")
    assert "Zeldzaam" not in repr(told) + caplog.text
    with database.reading() as session:
        row = session.get_one(Enrolment, told.enrolment_id)
        assert "Zeldzaam" not in repr(row)
        kept = session.scalars(select(ChangedRow.after)).all()
        assert kept
        assert not any("Zeldzaam" in (one or "") or "600000011" in (one or "") for one in kept)
    hands.move(days=20)
    other = making.person("Ada Aal")
    sewing.enrol(other)
    with database.reading() as session:
        assert session.get_one(Enrolment, told.enrolment_id).contact_name
    hands.move(days=13)
    sewing.add_date(TUESDAY + 20 * WEEK)
    sewing.withdraw(other)
    with database.reading() as session:
        row = session.get_one(Enrolment, told.enrolment_id)
        assert (row.contact_name, row.contact_phone) == ("", None)


def test_the_same_key_is_the_same_place(sewing: Sewing, making: Making, database: Database) -> None:
    people, key = sewing.hold(9), uuid4()
    toos = making.person()
    first = sewing.enrol(toos, key=key)
    again = sewing.enrol(toos, key=key)
    assert (again.enrolment_id, again.place) == (first.enrolment_id, 10)
    sewing.withdraw(people[0])
    with database.transaction() as session:
        take_back(session, change_id=first.change_id, actor=making.actor)
    with pytest.raises(Gone):
        sewing.enrol(toos, key=key)


def test_taking_back_gives_no_place_away_twice(
    sewing: Sewing, making: Making, database: Database, actor: Actor
) -> None:
    people = sewing.hold(10)
    left = sewing.withdraw(people[0])
    sewing.enrol(making.person("Snelle Opvolger"))
    with pytest.raises(PlaceGoneSince), database.transaction() as session:
        take_back(session, change_id=left.change_id, actor=actor)
    assert people[0] not in people_on(database, sewing.dates[0])
    off = sewing.withdraw(people[1], day=sewing.dates[0])
    with database.transaction() as session:
        take_back(session, change_id=off.change_id, actor=actor)
    assert people[1] in people_on(database, sewing.dates[0])


def test_every_withdrawal_and_every_place_can_be_taken_back(
    sewing: Sewing, making: Making, database: Database, actor: Actor, hands: Hands
) -> None:
    toos = making.person()
    sewing.enrol(toos, day=sewing.dates[1])
    sewing.enrol(toos)
    hands.move(days=7)

    def everything() -> list[tuple[object, ...]]:
        with database.reading() as session:
            rows = session.execute(
                text(
                    "SELECT series_id, occurrence_id, state, waiting_position, first_day, last_day"
                    " FROM enrolment ORDER BY id"
                )
            )
            return [tuple(row) for row in rows]

    before = everything()
    left = sewing.withdraw(toos)
    hands.move(days=7)
    again = sewing.enrol(toos)
    assert everything() != before
    with database.transaction() as session:
        take_back(session, change_id=again.change_id, actor=actor)
    with database.transaction() as session:
        take_back(session, change_id=left.change_id, actor=actor)
    assert everything() == before


def test_what_is_offered_is_what_is_given(
    sewing: Sewing, making: Making, database: Database, actor: Actor
) -> None:
    people = sewing.hold(9)
    toos = making.person()
    sewing.enrol(toos, day=sewing.dates[1])
    with database.reading() as session:
        (offer,) = offers(session, actor=actor, person_id=toos)
        assert (offer.name, offer.places, offer.waiting, offer.standing) == (
            "Naaiatelier",
            1,
            0,
            "",
        )
        assert [day.standing for day in offer.days] == ["", "place", "", ""]
        (offer,) = offers(session, actor=actor)
        assert (offer.places, offer.first.places, offer.days[1].places) == (0, 1, 0)
        (offer,) = offers(session, actor=actor, person_id=people[0])
        assert offer.standing == "place"
    sewing.enrol(making.person("Wachter"), waiting_if_full=True)
    with database.reading() as session:
        (offer,) = offers(session, actor=actor)
        assert (offer.places, offer.waiting) == (0, 1)
        assert offer.days[0].places == 0  # one is free and one waits
        assert session.scalar(select(func.count()).select_from(Person)) == 11


def test_a_day_that_moves_takes_its_people_along(
    sewing: Sewing, making: Making, database: Database
) -> None:
    """Scenario 13: also to a day before the one from which the place was to begin."""
    toos = making.person()
    sewing.enrol(toos)
    with database.transaction() as session:
        session.get_one(Occurrence, sewing.dates[1]).day = TUESDAY + timedelta(days=1)
    assert toos in people_on(database, sewing.dates[1])
