"""Own activities: what an activity leader and a host organisation see and do, and what not."""

from functools import partial
from typing import Any
from uuid import uuid4

import pytest

from atelier.access.refusals import NotAllowed
from atelier.attendance.marking import add_unnamed, mark_rest_present
from atelier.attendance.missing import registers_of_day
from atelier.attendance.register import register_of
from atelier.attendance.sheet import signup_sheet
from atelier.calendar.queries import shown_days
from atelier.database import Database
from atelier.desk.queries import day_view
from atelier.domain import AccountRole, Activity, Actor, Organisation
from atelier.enrolment.actions import enrol
from atelier.enrolment.lists import day_list
from atelier.enrolment.refusals import NoNamesHere
from atelier.people.exporting import people_table
from atelier.people.queries import list_people, look_up
from tests.acting import as_role
from tests.making import TUESDAY, Making
from tests.paper.reading import text_of


@pytest.fixture
def wim(database: Database, actor: Actor, making: Making) -> tuple[Actor, int, int]:
    """Give who leads the card evening, an evening of it, and a lesson of somebody else."""
    cards = making.activity("Kaartavond", enrolment=True)
    mine, other = making.occurrence(cards), making.occurrence("Yoga")
    leader = as_role(database, actor, AccountRole.LEADER, activity_ids=frozenset({cards}))
    return leader, mine, other


@pytest.fixture
def samira(database: Database, actor: Actor, making: Making) -> tuple[Actor, int]:
    """Give somebody of the organisation that hosts a sensitive group, and a morning of it."""
    kompas = making.add(Organisation(site_id=making.site_id, name="Kompas"))
    group = making.activity("Herstelgroep", enrolment=True, sensitive=True, public_name="Groep")
    with database.transaction() as session:
        session.get_one(Activity, group).host_id = kompas
    host = as_role(database, actor, AccountRole.HOST, organisation_ids=frozenset({kompas}))
    return host, making.occurrence(group)


def test_a_leader_works_on_what_is_led(
    database: Database, making: Making, wim: tuple[Actor, int, int]
) -> None:
    leader, mine, other = wim
    facts: dict[str, Any] = {"actor": leader, "key": uuid4()}
    person = making.person("Ali Kaya")
    database.perform(partial(enrol, person_id=person, occurrence_id=mine, **facts))
    database.perform(partial(add_unnamed, occurrence_id=mine, number=4, **facts | {"key": uuid4()}))
    with database.reading() as session:
        assert [row.name for row in day_list(session, occurrence_id=mine, actor=leader).rows]
        assert register_of(session, occurrence_id=mine, actor=leader).unnamed == 4
        shown_days(session, first_day=TUESDAY, last_day=TUESDAY, actor=leader)  # hangs at the door
        for query in (
            partial(register_of, occurrence_id=other),
            partial(day_list, occurrence_id=other),
            partial(register_of, occurrence_id=other + 99),
            partial(signup_sheet, occurrence_id=other, key=None),
            day_view,
            people_table,
        ):
            with pytest.raises(NotAllowed):
                query(session, actor=leader)
    with pytest.raises(NotAllowed):
        database.perform(
            partial(mark_rest_present, occurrence_id=other, **facts | {"key": uuid4()})
        )


def test_a_leader_finds_only_the_own_registers_to_fill_in(
    database: Database, actor: Actor, wim: tuple[Actor, int, int]
) -> None:
    leader, mine, other = wim
    day = {"day": TUESDAY}
    with database.reading() as session:
        assert [row.id for row in registers_of_day(session, **day, actor=leader)] == [mine]
        assert {row.id for row in registers_of_day(session, **day, actor=actor)} == {mine, other}


def test_the_reception_has_no_list_to_look_through(
    database: Database, actor: Actor, making: Making
) -> None:
    """P5: no more than ten people, whatever is typed and asked for."""
    for number in range(14):
        making.person(f"Toos Veldman{'abcdefghijklmn'[number]}")
    desk = as_role(database, actor, AccountRole.RECEPTION)
    office = as_role(database, actor, AccountRole.COORDINATOR)
    with database.reading() as session:
        for text, who, number in (("toos", desk, 10), ("toos", office, 14), ("t", desk, 0)):
            assert len(list_people(session, text=text, actor=who, limit=200)) == number
        assert len(look_up(session, text="toos", limit=200, actor=desk)) == 10
        with pytest.raises(NotAllowed):
            list_people(session, actor=desk)


def test_only_its_host_sees_who_comes_to_a_sensitive_group(
    database: Database, actor: Actor, making: Making, samira: tuple[Actor, int]
) -> None:
    """Scenario 21: the desk has numbers and no list, the organisation has its own."""
    host, group = samira
    person = making.person("Ali Kaya")
    desk = as_role(database, actor, AccountRole.RECEPTION, AccountRole.COORDINATOR)
    with pytest.raises(NoNamesHere):
        database.perform(
            partial(enrol, person_id=person, occurrence_id=group, actor=desk, key=uuid4())
        )
    database.perform(partial(enrol, person_id=person, occurrence_id=group, actor=host, key=uuid4()))
    with database.reading() as session:
        for who, names in ((host, 1), (desk, 0), (actor, 0)):
            found = day_list(session, occurrence_id=group, actor=who)
            assert (len(found.rows), found.enrolled) == (names, 1)
            register = register_of(session, occurrence_id=group, actor=who)
            assert (len(register.rows), register.counts_only) == (names, not names)
        sheets = {
            who: text_of(signup_sheet(session, occurrence_id=group, actor=who, key=None).pdf)
            for who in (host, desk)
        }
    assert "Ali" in sheets[host]
    assert "Ali" not in sheets[desk]
    assert "Herstelgroep" not in sheets[desk]


def test_what_is_no_longer_hosted_is_no_longer_seen(
    database: Database, samira: tuple[Actor, int], making: Making
) -> None:
    host, group = samira
    other = making.add(Organisation(site_id=making.site_id, name="Noord"))
    with database.transaction() as session:
        for activity in session.query(Activity):
            activity.host_id = other
    with database.reading() as session, pytest.raises(NotAllowed):
        register_of(session, occurrence_id=group, actor=host)
