import time

import pytest

from atelier.database import Database
from atelier.domain import Actor, NameOrder, Site
from atelier.people.columns import (
    PEOPLE,
    ColumnsAlike,
    NoNames,
    UnknownColumn,
    chosen_columns,
    recognise_columns,
)
from atelier.people.importing import Verdict
from tests.acting import at_desk
from tests.making import Making
from tests.people.importing import planned, verdicts

ADD, SAME, DOUBTFUL, REFUSED = Verdict.ADD, Verdict.SAME, Verdict.DOUBTFUL, Verdict.REFUSED

LIKELY = [  # as one house wrote them, and as another list does: the same people, made up
    ("Sjoerd de Vries", "Sjoert Vries"),
    ("Jan Meijer", "Jan Meyer"),
    ("Els Claassen", "Els Klaasen"),
    ("Jan van den Berg", "Berg, Jan v.d."),
    ("Ali Yılmaz", "Ali Yilmaz"),
    ("Jan Schipper", "Jan Schippers"),
    ("Philip Cuijpers", "Filip Kuipers"),
    ("Thijs Smit", "Tijs Smidt"),
    ("Sara El-Idrissi", "Sara Elidrissi"),
    ("Zoë Blauw", "Zoe Blaauw"),
    ("Toos van Dijk", "Toos van Dyk"),
    ("Annie Jansen", "Annie Janssen"),
    ("Henk Hendriks", "Henk Hendrikx"),
    ("Riet Bosch", "Riet Bos"),
    ("Wim Thijssen", "Wim Tijssen"),
    ("Gerda van der Heijden", "Gerda v.d. Heyden"),
    ("Cor de Wit", "Cor Wit"),
    ("Piet Kowalczyk", "Piet Kovalczyk"),
    ("Fatima el Amrani", "Fatima Elamrani"),
    ("Bep d'Hondt", "Bep Dhondt"),
    ("Łukasz Wójcik", "Lukasz Wojcik"),
    ("Ayşe Öztürk", "Ayse Ozturk"),
    ("Nel Verhoeven", "Verhoeven Nel"),
    ("Karim Ben Ali", "Karim Benali"),
    ("Frans Kuijpers", "Frans Kuipers"),
    ("Lies van 't Hof", "Lies van het Hof"),
    ("Joop Willems", "Joop Willemse"),
    ("Marloes Peters", "marloes peters"),
    ("Truus IJzerman", "Truus Ijzerman"),
    ("Minh Nguyễn", "Minh Nguyen"),
]


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        (["Naam", "Geb.jaar", "Postcode"], ["name", "birth_year", "postcode"]),
        (["Naam", "geb jaar"], ["name", "birth_year"]),
        (["Naam", "Jaar"], ["name", "birth_year"]),
        (["Name", "Year"], ["name", "birth_year"]),
        (["Naam", "Jaar", "Geboortejaar"], ["name", None, "birth_year"]),
        (["Roepnaam", "Tussenv.", "Achternaam"], ["given_name", "prefix", "family_name"]),
        (["Voornaam", "Naam"], ["given_name", "family_name"]),
        (["FIRST NAME", "Last_Name", "Date of birth"], ["given_name", "family_name", "birth_year"]),
        (["naam", "GEBOORTEDATUM", "E-mailadres"], ["name", "birth_year", "email"]),
        (["Naam", "Mobiel", "Telefoon", "mag benaderen"], ["name", "phone", None, "may_contact"]),
        (["Nr", "Naam", "Opmerkingen"], [None, "name", None]),
    ],
)
def test_columns_are_recognised_in_two_languages(
    header: list[str], fields: list[str | None]
) -> None:
    columns = recognise_columns(header)
    by_place = {place: name for name, place in columns.places.items()}
    assert [by_place.get(place) for place in range(len(header))] == fields


def test_what_a_house_may_not_keep_is_named_as_not_kept() -> None:
    header = ["Naam", "BSN", "Nationaliteit", "Diagnose", "Straat en huisnummer", "Kleur"]
    columns = recognise_columns(header)
    assert columns.not_kept == ("BSN", "Nationaliteit", "Diagnose", "Straat en huisnummer")
    assert columns.unused == ("Kleur",)


def test_a_column_can_be_named_by_its_heading_or_its_number() -> None:
    header = ["Wie", "Wanneer", "Naam"]
    found = recognise_columns(header)
    told = {"name": "1", "birth_year": "wanneer"}
    assert chosen_columns(header, found, told) == {"name": 0, "birth_year": 1}
    assert chosen_columns(header, found, {"given_name": "Wie", "name": ""}) == {"given_name": 0}
    for wrong in ({"name": "9"}, {"name": "Niets"}, {"shoe_size": "1"}):
        with pytest.raises(UnknownColumn):
            chosen_columns(header, found, wrong)
    with pytest.raises(NoNames):
        chosen_columns(header, found, {"name": ""})


def test_two_columns_with_one_heading_are_asked_about() -> None:
    header = ["Naam", "Naam"]
    with pytest.raises(ColumnsAlike):
        chosen_columns(header, recognise_columns(header), {})
    assert chosen_columns(header, recognise_columns(header), {"name": "2"}) == {"name": 1}


def test_every_field_can_be_recognised_by_its_own_name() -> None:
    header = [name.replace("_", " ") for name in PEOPLE.fields if name != "name"]
    assert set(recognise_columns(header).places) == set(PEOPLE.fields) - {"name"}


def test_a_row_keeps_what_may_be_kept_and_no_more(database: Database, actor: Actor) -> None:
    plan = planned(
        database,
        actor,
        "naam;geboortedatum;postcode;telefoon;e-mail;mag benaderen\n"
        "Toos van den Berg;3-2-1944;6546 jd;06-12345678;toos@voorbeeld.invalid;ja\n"
        "Berg, Anja van den;1951-12-31;6545;;;nee\n"
        "Tesfay;;;;;\n",
    )
    toos, anja, tesfay = (row.person for row in plan.rows)
    assert toos is not None
    assert anja is not None
    assert tesfay is not None
    assert (toos.name.given, toos.name.prefix, toos.name.family) == ("Toos", "van den", "Berg")
    assert (toos.birth_year, toos.postcode, toos.phone) == (1944, "6546", "+31612345678")
    assert (toos.email, toos.may_contact) == ("toos@voorbeeld.invalid", True)
    assert (anja.name.full_name, anja.birth_year) == ("Anja van den Berg", 1951)
    assert (anja.may_contact, tesfay.may_contact) == (False, None)
    assert tesfay.name.full_name == "Tesfay"
    assert verdicts(plan) == [ADD, ADD, ADD]
    assert plan.remarks == ("Of 2 dates of birth only the year is kept.",)


def test_names_in_columns_are_put_together(database: Database, actor: Actor) -> None:
    plan = planned(
        database,
        actor,
        "roepnaam;voorletters;tussenvoegsel;achternaam;achternaam partner;naamgebruik\n"
        "Anja;A.;van den;Berg;;\n;J.P.;;de Groot;;\nRiet;;;Jansen;Wit;partner-eigen\n",
    )
    found = [row.person.name for row in plan.rows if row.person]
    assert [name.full_name for name in found] == [
        "Anja van den Berg",
        "J.P. de Groot",
        "Riet Wit-Jansen",
    ]
    assert found[2].order is NameOrder.PARTNER_OWN


@pytest.mark.parametrize(
    "row",
    [
        ";1944;6546;;;",
        "Anja Test;44;6546;;;",
        "Anja Test;1-2-44;6546;;;",
        "Anja Test;1844;6546;;;",
        "Anja Test;1944;654;;;",
        "Anja Test;1944;6546;12;;",
        "Anja Test;1944;6546;;anja;",
        "Anja Test;1944;6546;;;misschien",
        "Anja 111222333;1944;6546;;;",
        "Piet1 Proef;1944;6546;;;",
        "Piet Proef 2;1944;6546;;;",
        "Anja Test;111222333;6546;;;",
        f"{'Anja' * 2500};1944;6546;;;",
        "RenÃ©e Test;1944;6546;;;",
        "Anja Test;1944;6546;;",
    ],
)
def test_a_row_that_cannot_be_kept_is_refused_without_saying_what_stood_in_it(
    database: Database, actor: Actor, row: str
) -> None:
    header = "naam;geboortejaar;postcode;telefoon;e-mail;mag benaderen\n"
    plan = planned(database, actor, f"{header}Bep Goed;1950;6546;;;\n{row}\n")
    assert verdicts(plan) == [ADD, REFUSED]
    ((line, reason),) = plan.refused
    assert line == 3
    assert reason.endswith(".")
    assert not any(part in reason for part in row.split(";") if len(part) > 4)
    assert "Anja" not in repr(plan) + repr(plan.rows[1])


@pytest.mark.parametrize(("there", "row"), LIKELY)
def test_a_likely_double_is_proposed_and_never_merged(
    database: Database, actor: Actor, making: Making, there: str, row: str
) -> None:
    person = making.person(there)
    making.person("Heel Anders")
    plan = planned(database, actor, f'naam\n"{row}"\n')
    assert verdicts(plan) == [DOUBTFUL]
    assert plan.rows[0].double is not None
    assert plan.rows[0].double.person_id == person


def test_namesakes_of_another_age_are_other_people(
    database: Database, actor: Actor, making: Making
) -> None:
    making.person("Annie Jansen", born=1944)
    text = "naam;geboortejaar\nAnnie Jansen;1951\nAnnie Janssen;1960\nAnnie Jansen;1945\n"
    assert verdicts(planned(database, actor, text)) == [ADD, ADD, DOUBTFUL]


def test_different_people_are_not_taken_for_doubles(database: Database, actor: Actor) -> None:
    rows = [
        "Jan Bos",
        "Jan Vos",
        "Jan Visser",
        "Piet Bos",
        "Els de Boer",
        "Els de Groot",
        "Els",
        "Riet Jansen",
        "Piet Jansen",
        "Toos Peters",
        "Toon Peters",
    ]
    assert verdicts(planned(database, actor, "naam\n" + "\n".join(rows))) == [ADD] * len(rows)


def test_the_same_telephone_and_first_name_is_a_likely_double(
    database: Database, actor: Actor, making: Making
) -> None:
    making.person("Riet Jansen", phone="06-12345678")
    text = "naam;telefoon\nRiet de Wit;0612345678\nPiet Jansen;0612345678\n"
    assert verdicts(planned(database, actor, text)) == [DOUBTFUL, ADD]


def test_doubles_inside_the_list_are_found(database: Database, actor: Actor) -> None:
    text = "naam;geboortejaar\nAnnie Jansen;1944\nAnnie Jansen;1944\nAnnie Janssen;1944\n"
    plan = planned(database, actor, text)
    assert verdicts(plan) == [ADD, SAME, DOUBTFUL]
    assert plan.rows[1].reason == "The same as line 2 of this list."
    assert plan.rows[2].double is not None
    assert plan.rows[2].double.line == 2


def test_a_list_of_numbers_instead_of_names_is_refused(database: Database, actor: Actor) -> None:
    rows = [f"Bezoeker {number}" for number in range(1, 101)]
    plan = planned(database, actor, "naam\n" + "\n".join(rows))
    assert plan.count(REFUSED) == 100


def test_a_list_of_names_that_are_all_alike_is_looked_through_in_time(
    database: Database, actor: Actor
) -> None:
    rows = [f"Bezoeker {_in_letters(number)}" for number in range(1, 3001)]
    began = time.perf_counter()
    plan = planned(database, actor, "naam\n" + "\n".join(rows))
    assert plan.count(ADD) + plan.count(DOUBTFUL) == 3000
    assert time.perf_counter() - began < 20


def test_another_house_in_the_same_database_is_not_seen(
    database: Database, actor: Actor, making: Making
) -> None:
    making.person("Annie Jansen", born=1944)
    other = at_desk(site_id=making.add(_other_house()), clock=actor.clock)
    assert verdicts(planned(database, other, "naam\nAnnie Jansen\n")) == [ADD]


def _in_letters(number: int) -> str:
    """Count in letters: a name with figures is refused."""
    return str(number).translate(str.maketrans("0123456789", "abcdefghij"))


def _other_house() -> Site:

    return Site(name="Ander huis")
