"""What a volunteer hears and types finds who is meant, and the likeliest first."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert

from atelier.database import Database
from atelier.domain import Base, Volunteer, VolunteerStatus
from atelier.people.actions import name_columns, remove_person
from atelier.people.asking import begins_with_one_error, understand
from atelier.people.names import Name
from atelier.people.search import NOBODY, Familiar, Hit, Match, familiar_from, find_people
from atelier.people.tokens import index_many
from tests.making import Making
from tests.population import given_names, misheard, misspelt, surnames


def find(database: Database, text: str, familiar: Familiar = NOBODY, site_id: int = 1) -> list[Hit]:
    with database.reading() as session:
        return find_people(session, site_id=site_id, text=text, familiar=familiar)


def names(hits: list[Hit]) -> list[str]:
    return [hit.name for hit in hits]


@pytest.fixture
def street(making: Making) -> Making:
    """Give a house that knows the people of one street."""
    for name in (
        *("Toos van den Berg", "Anja van der Berg", "Annie Jansen", "Annie Janssen"),
        *("Ömer Şahin", "Fatima el Amrani", "Fatima Ben Ali", "Jan d'Hondt", "Tesfay"),
        *("Wim van 't Hof", "Maria IJzerman", "Katarzyna Wójcik", "Иван Петров", "李明"),
        *("Ria O'Brien", "Jan Willem de Boer", "Thijs Claassen", "Mo Kovalczyk", "Bep 50%korting"),
    ):
        making.person(name)
    return making


_MEANT = [
    ("ber to", "van den Berg, Toos"),
    ("to ber", "van den Berg, Toos"),
    ("tbe", "van den Berg, Toos"),
    ("toos vdberg", "van den Berg, Toos"),
    ("vdb toos", "van den Berg, Toos"),
    ("vandenberg t", "van den Berg, Toos"),
    ("van den b", "van den Berg, Toos"),
    ("t. v.d. berg", "van den Berg, Toos"),
    ("Berg, v.d. Toos", "van den Berg, Toos"),
    ("a ber", "van der Berg, Anja"),
    ("sahin omer", "Şahin, Ömer"),
    ("ŞAHİN", "Şahin, Ömer"),
    ("elamrani", "el Amrani, Fatima"),
    ("el-amrani", "el Amrani, Fatima"),
    ("benali", "Ben Ali, Fatima"),
    ("dhondt", "d'Hondt, Jan"),
    ("d’hondt", "d'Hondt, Jan"),
    ("de hont", "d'Hondt, Jan"),
    ("'t hof", "van 't Hof, Wim"),
    ("yzerman", "IJzerman, Maria"),
    ("wojcik", "Wójcik, Katarzyna"),
    ("petrov", "Петров, Иван"),
    ("петр", "Петров, Иван"),
    ("李明", "李明"),
    ("obrien", "O'Brien, Ria"),
    ("o'brien", "O'Brien, Ria"),
    ("jw boer", "de Boer, Jan Willem"),
    ("willem boer", "de Boer, Jan Willem"),
    ("janwillem", "de Boer, Jan Willem"),
    ("tijs klaasen", "Claassen, Thijs"),
    ("klaa thi", "Claassen, Thijs"),
    ("kowalczyk", "Kovalczyk, Mo"),
    ("ksahin", "Şahin, Ömer"),
    ("katarzyan", "Wójcik, Katarzyna"),
    ("tesfya", "Tesfay"),
    ("amrnai fatima", "el Amrani, Fatima"),
    ("50%k", "50%korting, Bep"),
]
_SIGNS = [
    *("", " ", "a", "'", "%", "_", "%%", "*", "a%", "jans%", "_ansen", '"', "--", "-x", "0 0"),
    *("' OR 1=1 --", "jansen; drop table person", "NEAR(jan)", "toos*", '"toos"*', "\x00\x00"),
    *("x" * 10_000, "zzzz", "\ud800\ud800", "😀😀", "\u202egreb", "12"),
]


@pytest.mark.usefixtures("street")
def test_who_is_meant_is_found_first(database: Database) -> None:
    found = {typed: names(find(database, typed))[:1] for typed, _ in _MEANT}
    assert found == {typed: [name] for typed, name in _MEANT}


@pytest.mark.usefixtures("street")
def test_signs_are_plain_text_and_too_little_finds_nobody(database: Database) -> None:
    assert {typed: names(find(database, typed)) for typed in _SIGNS} == {
        typed: [] for typed in _SIGNS
    }


def test_the_best_match_comes_first(database: Database, making: Making) -> None:
    for name in ("An Maier", "An Meijers", "An Meije", "An Meijer", "An Mejer", "An Méijer"):
        making.person(name)
    found = find(database, "meijer")
    assert [(hit.name, hit.match) for hit in found] == [
        ("Meijer, An", Match.EXACT),
        ("Meijers, An", Match.PREFIX),
        ("Méijer, An", Match.FOLDED),
        ("Maier, An", Match.SOUND),
        ("Meije, An", Match.DISTANCE),
        ("Mejer, An", Match.DISTANCE),
    ]


def test_namesakes_are_said_to_be_namesakes(database: Database, making: Making) -> None:
    first = making.person("Annie Jansen", born=1944, postcode="6546")
    second = making.person("Annie Jansen", born=1951, postcode="6545")
    making.person("Annie Janssen")
    found = find(database, "annie jansen")
    assert [(hit.id, hit.birth_year, hit.postcode) for hit in found[:2]] == [
        (first, 1944, "6546"),
        (second, 1951, "6545"),
    ]
    assert [hit.namesake for hit in found] == [True, True, False]


def test_expected_people_come_first_among_equals(database: Database, making: Making) -> None:
    people = [making.person(f"Jan Bakker{letter}") for letter in "abcdefghijklmnopqrst"]
    exact = making.person("Piet Bakk")
    usual, today, soon = people[17], people[18], people[19]
    with database.reading() as session:
        familiar = familiar_from(session, {usual: 2, today: 1, soon: 0})
    found = find(database, "bakk", familiar)
    assert [hit.id for hit in found[:4]] == [exact, soon, today, usual]
    assert [hit.rank for hit in found[:5]] == [9, 0, 1, 2, 9]
    assert [hit.id for hit in find(database, "jan bakk", familiar)[:3]] == [soon, today, usual]
    assert len(found) == 10


def test_expected_people_are_found_by_sound_too(database: Database, making: Making) -> None:
    for number in range(30):
        making.person(f"Jan Meyer{'abcdefghij'[number % 10]}")
    soon = making.person("Zus Meyerz")
    with database.reading() as session:
        familiar = familiar_from(session, {soon: 0})
    assert find(database, "meijer", familiar)[0].id == soon


@pytest.mark.usefixtures("street")
def test_letters_that_were_typed_are_marked(database: Database) -> None:
    def marked(typed: str) -> list[str]:
        hit = find(database, typed)[0]
        return [hit.name[start : start + length] for start, length in hit.letters]

    assert marked("ber to") == ["Ber", "To"]
    assert marked("sahin om") == ["Şahin", "Öm"]
    assert marked("obri") == ["O'Bri"]
    assert marked("dhon") == ["d'Hon"]
    assert marked("klaasen") == []
    assert marked("jansen annie") == ["Jansen", "Annie"]


def test_a_telephone_number_finds_volunteers_only(database: Database, making: Making) -> None:
    making.person("Toos Bakker", phone="06 12345678")
    people = {
        status: making.person(f"Wim {status}", phone="06 00005678") for status in VolunteerStatus
    }
    for status, person_id in people.items():
        making.add(Volunteer(person_id=person_id, status=status))
    working = {person for status, person in people.items() if status is not VolunteerStatus.LEFT}
    for typed in ("5678", "567", "678", "0600005678", "06-0000 5678"):
        assert {hit.id for hit in find(database, typed)} == working
    assert find(database, "456") == []
    assert find(database, "78") == []


def test_another_house_sees_nobody_of_this_one(database: Database, street: Making) -> None:
    assert find(database, "berg", site_id=street.site_id + 1) == []
    assert find(database, "brg toos", site_id=street.site_id + 1) == []


@pytest.mark.usefixtures("street")
def test_who_was_taken_back_is_not_found(database: Database) -> None:
    person_id = find(database, "tesfay")[0].id
    with database.transaction() as session:
        remove_person(session, person_id=person_id)
    for typed in ("tesfay", "tesfai", "tesfya"):
        assert find(database, typed) == []


@pytest.mark.usefixtures("street")
def test_a_hit_does_not_print_what_is_private(database: Database) -> None:
    assert "Toos" not in repr(find(database, "toos"))


_LETTERS = st.text("abcdefg", min_size=4, max_size=9)


@given(_LETTERS, st.integers(0, 3), st.integers(0, 8), st.sampled_from("hijkl"))
def test_one_error_is_one_error(word: str, kind: int, place: int, letter: str) -> None:
    place %= len(word)
    left, right = word[:place], word[place:]
    wrong = (
        left + right[1:],
        left + letter + right,
        left + letter + right[1:],
        left + right[1:2] + right[:1] + right[2:],
    )[kind]
    assert begins_with_one_error(wrong, word)
    assert begins_with_one_error(wrong, word + "xyz")
    assert not begins_with_one_error("##" + word, word)


@given(st.text(max_size=60))
def test_every_text_can_be_asked(text: str) -> None:
    asked = understand(text)
    assert asked is None or asked.digits or all(word.folded for word in asked.words)


def test_misspelt_and_misheard_names_are_found(database: Database, making: Making) -> None:
    """Count names that are found among the first ten, in a house of 1,200."""
    chance = random.Random(7)
    families, firsts = surnames(), given_names()
    people = [Name(chance.choice(firsts), *chance.choice(families)).cleaned() for _ in range(1200)]
    with database.transaction() as session:
        rows = [
            {"id": number, "site_id": making.site_id, "version": 1, **name_columns(name)}
            for number, name in enumerate(people, 1)
        ]
        session.execute(insert(Base.metadata.tables["person"]), rows)
        index_many(session, site_id=making.site_id, people=enumerate(people, 1))
    asked: dict[str, list[bool]] = {"exact": [], "misspelt": [], "misheard": []}
    with database.reading() as session:
        for name in chance.sample(people, 100):
            wrong = [("exact", name.family)]
            if len(name.family) > 4:
                wrong.append(("misspelt", misspelt(name.family, chance)))
            wrong += [("misheard", heard) for heard in misheard(name.family)]
            for kind, family in wrong:
                text = f"{name.given} {family}"
                hits = find_people(session, site_id=making.site_id, text=text)
                asked[kind].append(name.list_name in {hit.name for hit in hits})
    recall = {kind: sum(found) / len(found) for kind, found in asked.items()}
    assert recall["exact"] == 1
    assert recall["misspelt"] >= 0.9
    assert recall["misheard"] >= 0.9
