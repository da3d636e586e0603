"""Somebody new who may be known already."""

from atelier.database import Database
from atelier.people.doubles import Double, likely_doubles
from atelier.people.names import parse_name
from tests.making import Making


def doubles(database: Database, typed: str) -> list[Double]:
    with database.reading() as session:
        return list(likely_doubles(session, site_id=1, name=parse_name(typed)))


def test_variants_of_a_name_are_likely_doubles(database: Database, making: Making) -> None:
    variants = {
        "Sjoerd de Vries": "Sjoert Vries",
        "Jan Meijer": "Jan Meyer",
        "Els Claassen": "Els Klaasen",
        "Ben van den Berg": "Ben v.d. Berg",
        "Ali Yilmaz": "Ali Ijlmaz",
        "Bep Schipper": "Bep Schippers",
        "Philip Cuijpers": "Filip Kuipers",
        "Thijs Smit": "Tijs Smidt",
        "Sara El-Idrissi": "Sara Elidrissi",
        "Zoë Blauw": "Zoe Blaauw",
    }
    for known in variants:
        making.person(known)
    found = {typed: [d.name for d in doubles(database, typed)] for typed in variants.values()}
    expected = {typed: [parse_name(known).list_name] for known, typed in variants.items()}
    assert found == expected


def test_first_and_last_name_may_have_changed_places(database: Database, making: Making) -> None:
    person_id = making.person("Tesfay Dawit", born=1980, postcode="6546")
    (double,) = doubles(database, "Dawit Tesfay")
    assert (double.id, double.swapped, double.alike) == (person_id, True, 100)
    assert (double.birth_year, double.postcode) == (1980, "6546")
    assert "Dawit" not in repr(double)


def test_other_people_are_no_doubles(database: Database, making: Making) -> None:
    for name in ("Annie Jansen", "Anja Jansen", "Riet Jansen", "Annie Peters", "Jan Annema"):
        making.person(name)
    assert doubles(database, "Antoon Jansen") == []
    assert doubles(database, "Annie") == []
    assert doubles(database, "") == []
    assert [double.name for double in doubles(database, "Annie Janssen")] == ["Jansen, Annie"]


def test_the_nearest_of_many_come_first(database: Database, making: Making) -> None:
    for name in ("Mies Jansens", "Mies Janssen", "Mies Janse", "Mies Jansma"):
        making.person(name)
    found = doubles(database, "Mies Jansen")
    assert [double.alike for double in found] == [100, 100, 90]
