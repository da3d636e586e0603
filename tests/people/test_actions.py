"""Entering people: what is kept, what is refused, and what another desk did meanwhile."""

from typing import Any

import pytest
from sqlalchemy import func, select

from atelier.database import Database
from atelier.domain import (
    Actor,
    CitizenNumber,
    Gone,
    NameToken,
    Person,
    Refusal,
    TextTooLong,
    TokenDeletion,
)
from atelier.people.actions import add_details, add_person, edit_person, remove_person
from atelier.people.errors import (
    BirthYearImpossible,
    ChangedElsewhere,
    EmailImpossible,
    NameMissing,
    PhoneImpossible,
    PostcodeUnknown,
    StillNeeded,
)
from atelier.people.names import Name, name_of, parse_name
from tests.making import TUESDAY, Making

CITIZEN_NUMBER = "111222333"  # passes the test of eleven and belongs to nobody


def test_what_was_typed_is_kept_in_one_form(database: Database, actor: Actor) -> None:
    with database.transaction() as session:
        person_id = add_person(
            session,
            name=parse_name("  Thúy\u00a0 van  't Hof\x00 "),
            birth_year=1951,
            postcode="6546jd",
            phone="06-12 34 56 78",
            email=" thuy@voorbeeld.nl ",
            actor=actor,
        )
    with database.reading() as session:
        person = session.get_one(Person, person_id)
        assert name_of(person) == Name(given="Thúy", prefix="van 't", family="Hof")
        assert (person.postcode, person.birth_year) == ("6546", 1951)
        assert (person.phone, person.email) == ("+31612345678", "thuy@voorbeeld.nl")
        assert person.entered_on == TUESDAY


_REFUSED: list[tuple[dict[str, Any], type[Refusal]]] = [
    ({"name": Name()}, NameMissing),
    ({"name": Name(given="  \u200b ")}, NameMissing),
    ({"name": Name(family=f"Jansen {CITIZEN_NUMBER}")}, CitizenNumber),
    ({"name": Name(given="1112", family="22333")}, CitizenNumber),
    ({"name": Name(family="x" * 121)}, TextTooLong),
    ({"birth_year": 1899}, BirthYearImpossible),
    ({"birth_year": 1905}, BirthYearImpossible),
    ({"birth_year": 2027}, BirthYearImpossible),
    ({"postcode": "0546"}, PostcodeUnknown),
    ({"postcode": "6546 SS"}, PostcodeUnknown),
    ({"postcode": "6546 JD 12"}, PostcodeUnknown),
    ({"phone": "06 12345678 of 024 3771234"}, PhoneImpossible),
    ({"phone": "bel maar"}, PhoneImpossible),
    ({"phone": CITIZEN_NUMBER}, CitizenNumber),
    ({"email": "geen adres"}, EmailImpossible),
    ({"email": f"{CITIZEN_NUMBER}@voorbeeld.nl"}, CitizenNumber),
]


def test_what_may_not_be_kept_is_refused_in_a_sentence(database: Database, actor: Actor) -> None:
    for details, refusal in _REFUSED:
        with pytest.raises(refusal) as caught, database.transaction() as session:
            add_person(session, **{"name": parse_name("Toos Bakker"), "actor": actor, **details})
        assert str(caught.value).endswith((".", "?"))
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Person)) == 0


def test_the_other_desk_saved_first(database: Database, making: Making, actor: Actor) -> None:
    person_id = making.person("Toos Bakker", postcode="6546")
    with database.transaction() as session:
        version = edit_person(
            session, person_id=person_id, version=1, name=parse_name("Toos Bakkers"), actor=actor
        )
    with pytest.raises(ChangedElsewhere), database.transaction() as session:
        edit_person(
            session, person_id=person_id, version=1, name=parse_name("Toos Bekker"), actor=actor
        )
    with database.reading() as session:
        person = session.get_one(Person, person_id)
        assert (person.family_name, person.version) == ("Bakkers", version)
        tokens = set(session.scalars(select(NameToken.token)))
    assert "bakkers" in tokens
    assert "bakker" not in tokens


def test_year_and_postcode_can_follow(database: Database, making: Making, actor: Actor) -> None:
    person_id = making.person("Toos Bakker")
    with database.transaction() as session:
        add_details(session, person_id=person_id, birth_year=1944, actor=actor)
        add_details(session, person_id=person_id, postcode="6546 JD", actor=actor)
    with database.reading() as session:
        person = session.get_one(Person, person_id)
        assert (person.birth_year, person.postcode) == (1944, "6546")


def test_who_is_taken_back_leaves_nothing(database: Database, making: Making) -> None:
    making.person("Toos Bakker")
    with database.reading() as session:
        before = set(session.scalars(select(TokenDeletion.token)))
    person_id = making.person("Wim Bakker")
    with database.transaction() as session:
        remove_person(session, person_id=person_id)
    with database.reading() as session:
        assert set(session.scalars(select(TokenDeletion.token))) == before
        assert "wim" not in set(session.scalars(select(NameToken.token)))
    with pytest.raises(Gone), database.transaction() as session:
        remove_person(session, person_id=person_id)


def test_who_has_been_here_is_not_taken_back(
    database: Database, making: Making, actor: Actor
) -> None:
    person_id = making.person()
    making.visit(person_id, TUESDAY, actor.now())
    with pytest.raises(StillNeeded), database.transaction() as session:
        remove_person(session, person_id=person_id)


def test_an_erased_name_leaves_the_file(database: Database, making: Making) -> None:
    place = database.url.database
    if database.url.get_backend_name() != "sqlite" or place is None:
        pytest.skip("a server keeps its own files")
    person_id = making.person("Zwaantje Quispelmans")
    with open(place, "rb") as file:  # noqa: PTH123 - the bytes as they lie on the disk
        assert b"quispel" in file.read()
    with database.transaction() as session:
        remove_person(session, person_id=person_id)
    with open(place, "rb") as file:  # noqa: PTH123
        left = file.read().lower()
    assert b"quisp" not in left
    assert b"zwaantje" not in left
