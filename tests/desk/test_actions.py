"""Checking in: once, at the right places, with the companions who want no name."""

from datetime import date, time
from functools import partial
from uuid import UUID, uuid4

import pytest

from atelier.attendance.refusals import (
    CountedOnly,
    NotCounted,
    OccurrenceCancelled,
    OccurrenceFull,
    WrongDay,
)
from atelier.database import Database
from atelier.desk.actions import check_in, give_name, register_walk_in
from atelier.desk.counting import check_in_group, count_visitors
from atelier.desk.receipts import CheckedIn
from atelier.desk.refusals import NotANumber, NothingToName
from atelier.domain import Actor, CitizenNumber, Function, Gone
from tests.counting import participations, visits
from tests.making import Making

KEY = UUID(int=7)


def arrive(
    database: Database, actor: Actor, person: int, *occurrences: int, key: UUID | None = None
) -> CheckedIn:
    return database.perform(
        partial(
            check_in,
            person_id=person,
            occurrence_ids=occurrences,
            actor=actor,
            key=key or uuid4(),
        )
    )


def test_somebody_is_in_the_house_and_at_the_activity(
    database: Database, making: Making, actor: Actor
) -> None:
    yoga = making.occurrence("Yoga", capacity=12)
    done = arrive(database, actor, making.person("Toos van den Berg"), yoga)
    assert (done.person, done.activities) == ("Toos v.d. B.", ("Yoga",))
    assert (done.already, done.places_left) == (False, 11)
    assert (visits(database), participations(database)) == ((1, 0), (1, 0))


def test_one_visit_a_day_however_many_activities(
    database: Database, making: Making, actor: Actor
) -> None:
    toos = making.person()
    for name in ("Yoga", "Koken"):
        arrive(database, actor, toos, making.occurrence(name))
    assert (visits(database), participations(database)) == ((1, 0), (2, 0))


def test_the_same_key_again_is_the_same_save(
    database: Database, making: Making, actor: Actor
) -> None:
    toos, yoga = making.person(), making.occurrence("Yoga")
    first = arrive(database, actor, toos, yoga, key=KEY)
    again = arrive(database, actor, toos, yoga, key=KEY)
    assert again == first
    assert (visits(database), participations(database)) == ((1, 0), (1, 0))


def test_who_is_here_already_is_told_since_when(
    database: Database, making: Making, actor: Actor
) -> None:
    toos, yoga = making.person(), making.occurrence("Yoga")
    arrive(database, actor, toos, yoga)
    again = arrive(database, actor, toos, yoga)
    assert again.already
    assert again.since == actor.now()
    assert (visits(database), participations(database)) == ((1, 0), (1, 0))


def test_companions_are_counted_without_a_name(
    database: Database, making: Making, actor: Actor
) -> None:
    yoga = making.occurrence("Yoga")
    database.perform(
        partial(
            check_in,
            person_id=making.person(),
            occurrence_ids=[yoga],
            companions=2,
            actor=actor,
            key=KEY,
        )
    )
    assert (visits(database), participations(database)) == ((1, 2), (1, 2))


def test_a_full_activity_refuses_and_writes_nothing(
    database: Database, making: Making, actor: Actor
) -> None:
    yoga = making.occurrence("Yoga", capacity=1)
    arrive(database, actor, making.person("Ada Blom"), yoga)
    with pytest.raises(OccurrenceFull, match=r"Yoga is full \(1 places\)"):
        arrive(database, actor, making.person("Ben Blom"), yoga)
    assert (visits(database), participations(database)) == ((1, 0), (1, 0))


def test_a_place_is_held_for_whoever_is_enrolled(
    database: Database, making: Making, actor: Actor
) -> None:
    course = making.activity("Naaien", capacity=1, enrolment=True)
    series = making.series(course)
    lesson = making.occurrence(course, series=series)
    enrolled = making.person("Ada Blom")
    making.enrolment(enrolled, series=series)
    with pytest.raises(OccurrenceFull):
        arrive(database, actor, making.person("Ben Blom"), lesson)
    assert arrive(database, actor, enrolled, lesson).places_left == 0


def test_the_held_place_is_free_a_quarter_of_an_hour_after_the_start(
    database: Database, making: Making, actor: Actor
) -> None:
    course = making.activity("Naaien", capacity=1, enrolment=True)
    series = making.series(course, starts=time(9, 30))
    lesson = making.occurrence(course, series=series, starts=time(9, 30))  # it is 9:50
    making.enrolment(making.person("Ada Blom"), series=series)
    assert not arrive(database, actor, making.person("Ben Blom"), lesson).already


def test_cancelled_and_other_days_are_refused(
    database: Database, making: Making, actor: Actor
) -> None:
    toos = making.person()
    with pytest.raises(OccurrenceCancelled):
        arrive(database, actor, toos, making.occurrence("Yoga", cancelled=True))
    with pytest.raises(WrongDay, match="Wednesday 25 November"):
        arrive(database, actor, toos, making.occurrence("Koken", day=date(2026, 11, 25)))
    with pytest.raises(Gone):
        arrive(database, actor, toos, 9999)
    assert visits(database) == (0, 0)


def test_a_sensitive_activity_is_only_counted(
    database: Database, making: Making, actor: Actor
) -> None:
    group = making.activity("Herstelgroep", sensitive=True, public_name="Donderdaggroep")
    meeting = making.occurrence(group)
    with pytest.raises(CountedOnly, match="Donderdaggroep") as refused:
        arrive(database, actor, making.person(), meeting)
    assert "Herstel" not in str(refused.value)
    count = partial(count_visitors, number=3, occurrence_id=meeting, actor=actor, key=KEY)
    database.perform(count)
    assert (visits(database), participations(database)) == ((0, 3), (0, 3))


def test_meetings_of_the_house_never_count(
    database: Database, making: Making, actor: Actor
) -> None:
    meeting = making.occurrence(making.activity("Werkgroep", function=Function.INTERNAL))
    with pytest.raises(NotCounted):
        arrive(database, actor, making.person(), meeting)


def test_a_new_visitor_is_entered_and_present(
    database: Database, making: Making, actor: Actor
) -> None:
    yoga = making.occurrence("Yoga", capacity=1)
    walk_in = partial(register_walk_in, occurrence_ids=[yoga], actor=actor)
    done = database.perform(partial(walk_in, name="Łukasz Wójcik", key=KEY))
    assert database.perform(partial(walk_in, name="Łukasz Wójcik", key=KEY)) == done
    assert done.person == "Łukasz W."
    with pytest.raises(OccurrenceFull):
        database.perform(partial(walk_in, name="Zoë Kaya", key=uuid4()))
    assert visits(database) == (1, 0)


def test_a_citizen_number_is_refused_as_a_name(
    database: Database, actor: Actor, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(CitizenNumber) as refused:
        database.perform(partial(register_walk_in, name="Piet 111222333", actor=actor, key=KEY))
    assert "111222333" not in str(refused.value) + caplog.text
    assert visits(database) == (0, 0)


def test_a_visitor_without_a_name_leaves_a_number_and_nothing_else(
    database: Database, making: Making, actor: Actor
) -> None:
    making.occurrence(making.activity("Open inloop", walk_in=True), starts=time(9, 30))
    count = partial(count_visitors, number=1, function=Function.MEETING, actor=actor, key=KEY)
    done = database.perform(count)
    assert database.perform(count) == done
    assert (done.what, done.total_today) == ("Open inloop", 1)
    assert (visits(database), participations(database)) == ((0, 1), (0, 1))


def test_who_was_counted_at_the_door_only_takes_part(
    database: Database, making: Making, actor: Actor
) -> None:
    walk = making.occurrence("Ommetje")
    door = partial(count_visitors, number=1, function=Function.MEETING, actor=actor)
    database.perform(partial(door, key=uuid4()))
    there = partial(count_visitors, occurrence_id=walk, number=1, already_counted=1, actor=actor)
    database.perform(partial(there, key=KEY))
    assert (visits(database), participations(database)) == ((0, 1), (0, 1))


@pytest.mark.parametrize("number", [0, 100, -1])
def test_an_impossible_number_is_refused(database: Database, actor: Actor, number: int) -> None:
    with pytest.raises(NotANumber):
        database.perform(
            partial(count_visitors, number=number, function=Function.HEALTH, actor=actor, key=KEY)
        )


def test_a_van_with_eight_people(database: Database, making: Making, actor: Actor) -> None:
    workshop = making.occurrence(making.activity("Houtwerkplaats", capacity=8))
    people = [making.person(f"Persoon {letter}") for letter in "ABCDEF"]
    arrive(database, actor, people[0])  # was at the open door before
    group = partial(
        check_in_group, occurrence_id=workshop, person_ids=people, number=2, actor=actor, key=KEY
    )
    done = database.perform(group)
    assert database.perform(group) == done
    assert (done.participations, done.visits) == (8, 7)
    assert (visits(database), participations(database)) == ((6, 2), (6, 2))


def test_a_group_comes_in_whole_or_not_at_all(
    database: Database, making: Making, actor: Actor
) -> None:
    workshop = making.occurrence(making.activity("Houtwerkplaats", capacity=2))
    people = [making.person(f"Persoon {letter}") for letter in "AB"]
    with pytest.raises(OccurrenceFull):
        database.perform(
            partial(
                check_in_group,
                occurrence_id=workshop,
                person_ids=people,
                number=1,
                actor=actor,
                key=KEY,
            )
        )
    assert (visits(database), participations(database)) == ((0, 0), (0, 0))


def test_a_count_becomes_a_name_without_counting_twice(
    database: Database, making: Making, actor: Actor
) -> None:
    making.occurrence(making.activity("Open inloop", walk_in=True), starts=time(9, 30))
    counted = database.perform(
        partial(count_visitors, number=2, function=Function.MEETING, actor=actor, key=KEY)
    )
    toos = making.person()
    name = partial(give_name, counted_action_id=counted.action_id, actor=actor)
    database.perform(partial(name, person_id=toos, key=uuid4()))
    assert (visits(database), participations(database)) == ((1, 1), (1, 1))
    database.perform(partial(name, name="Zoë Kaya", key=uuid4()))
    assert (visits(database), participations(database)) == ((2, 0), (2, 0))
    with pytest.raises(NothingToName):
        database.perform(partial(name, person_id=toos, key=uuid4()))
