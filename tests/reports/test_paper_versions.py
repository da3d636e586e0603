"""What a page says of itself: closed or provisional, which version, what was corrected."""

from datetime import date
from functools import partial
from typing import Any
from uuid import uuid4

import pytest

from atelier.attendance.reporting import give_answer
from atelier.attendance.returning import enter_sheet
from atelier.database import Database
from atelier.domain import Answer, Organisation, PrintedSheet
from atelier.language import use
from atelier.paper.sheet import Sheet
from atelier.reports.closing import open_points
from atelier.reports.figures import Code
from atelier.reports.naming import code_name
from atelier.reports.paper.differences import OneVersion, difference_sheet
from atelier.reports.protected import ABOUT_PEOPLE
from tests.conftest import Hands
from tests.making import Making
from tests.paper.reading import text_of
from tests.paper.structure import sound, tree_of
from tests.reports.october import CORRECTING, OCTOBER, October, october
from tests.reports.papers import printed, rows, tables, told
from tests.reports.test_closing import forgotten

INSIDE_ONLY = (
    "Uitsplitsingen staan alleen op het interne blad, "
    "zodat niemand een kleine groep kan uitrekenen."
)


@pytest.fixture
def house(database: Database, making: Making, hands: Hands) -> October:
    use("nl")
    return october(database, making, hands)


def corrected(house: October, hands: Hands) -> None:
    """Enter the list of the 14th a week after October was closed (scenario 23)."""
    if not house.versions():
        house.close()
    hands.at = CORRECTING
    house.correct()
    house.enter()
    house.close()


def differences(house: October, **asked: Any) -> Sheet:  # noqa: ANN401
    asked = {"key": uuid4(), "actor": house.actor, **asked}
    return house.database.perform(partial(difference_sheet, period=OCTOBER, **asked))


def test_an_open_month_is_provisional(house: October) -> None:
    pdf = printed(house).pdf
    assert told(pdf)[1] == "VOORLOPIG – nog niet afgesloten"
    assert "voorlopig" in text_of(pdf, 1).splitlines()[0]


def test_a_closed_month_says_when_and_by_whom(house: October) -> None:
    house.close()
    pdf = printed(house).pdf
    assert told(pdf)[1] == "vastgesteld op 5 november 2026 · versie 1 · door Coördinator"
    assert "versie 1" in text_of(pdf, 1).splitlines()[0]
    use("en")
    assert told(printed(house).pdf)[1] == "closed on 5 November 2026 · version 1 · by Coördinator"


def test_what_was_accepted_as_missing_stands_on_the_page(house: October) -> None:
    """Scenario 22: version 1, the day, by whom, and how many are not known."""
    first, _ = forgotten(house, 20, 27)
    house.do(give_answer, occurrence_id=first, answer=Answer.UNKNOWN)
    house.close()
    pdf = printed(house).pdf
    said = told(pdf, "Hoe volledig is dit")
    assert said[0] == "Van 3 bijeenkomsten is de aanwezigheid niet bekend. Die tellen niet mee."
    assert said[-1] == "Daarna is er niets gecorrigeerd."
    points = rows(pdf, "Hoe volledig is dit")
    assert points["20-10-2026"] == ["Kaartavond", "onbekend, telt niet"]
    assert points["27-10-2026"] == ["Kaartavond", "presentie niet ingevuld"]
    kinds = [row[2] for row in tables(pdf, "Hoe volledig is dit")[0] if row[0] == "14-10-2026"]
    assert kinds == ["presentie niet ingevuld", "lijst niet terug"]


def test_a_long_list_of_what_is_missing_ends_with_how_many_more(house: October) -> None:
    forgotten(house, *range(1, 29))
    points = house.ask(open_points, month=OCTOBER).points
    pdf = printed(house).pdf
    assert len(tables(pdf, "Hoe volledig is dit")[0]) == 1 + 15
    assert f"en nog {len(points) - 15}" in told(pdf, "Hoe volledig is dit")


def test_a_correction_makes_a_second_version_that_says_so(house: October, hands: Hands) -> None:
    """Scenario 23 on paper."""
    house.close()
    before = printed(house, external=False).pdf
    corrected(house, hands)
    pdf = printed(house, external=False).pdf
    assert told(pdf)[1:3] == [
        "versie 2, gecorrigeerd op 12 november 2026; "
        "vervangt versie 1 van 5 november 2026 · door Coördinator",
        "Reden: Lijst kwam later terug",
    ]
    was, now = (rows(one, "Verschillende bezoekers") for one in (before, pdf))
    assert (was["oktober 2026"][0], now["oktober 2026"][0]) == ("236", "237")
    assert now["januari–oktober 2026"][0] == "237"
    said = told(pdf, "Hoe volledig is dit")[-1]
    assert said == "Sinds versie 1 is er één keer gecorrigeerd. Op het verschillenblad staat wat."


def test_a_correction_that_is_going_on_is_said(house: October) -> None:
    house.close()
    house.correct("De turflijst van de 14e")
    pdf = printed(house).pdf
    assert told(pdf)[2] == "Deze maand wordt gecorrigeerd: De turflijst van de 14e"
    assert told(pdf, "Hoe volledig is dit")[-1] == "Na versie 1 loopt een correctie."


def test_the_list_of_differences(house: October, hands: Hands) -> None:
    """Scenario 23: participations +6, different people 237, the reason and who."""
    corrected(house, hands)
    sheet = differences(house, external=False)
    sound(sheet.pdf)
    assert next(tree_of(sheet.pdf).all("H1")).text == "Verschillen oktober 2026"
    assert told(sheet.pdf)[1:4] == [
        "versie 2 van 12 november 2026 naast versie 1 van 5 november 2026",
        "Reden: Lijst kwam later terug",
        "gecorrigeerd door Coördinator",
    ]
    totals = rows(sheet.pdf, "Totalen")
    assert totals["Deelnames"] == ["236", "242", "+6"]
    assert totals["Verschillende bezoekers (op naam)"] == ["236", "237", "+1"]
    old, new = house.figures(1), house.figures(2)
    assert new.total(Code.VISITS) - old.total(Code.VISITS) == int(totals["Bezoeken"][2])
    parts = [node.rows for node in tree_of(sheet.pdf).all("Table")][1]
    assert ["Deelnames", "Koersbal", "0", "6", "+6"] in parts
    assert "INTERN – niet verspreiden" in text_of(sheet.pdf)
    with house.database.reading() as session:
        row = session.query(PrintedSheet).filter_by(kind="differences").one()
        assert (row.day, row.destroy_by) == (date(2026, 10, 1), None)


def test_no_split_about_people_leaves_the_house(house: October, hands: Hands) -> None:
    """P29: of whom a correction was about, the difference of a small group would tell."""
    corrected(house, hands)
    sheet = differences(house)
    sound(sheet.pdf)
    totals = rows(sheet.pdf, "Totalen")
    assert totals["Deelnames"] == ["236", "242", "+6"]
    assert totals["Verschillende bezoekers (op naam)"] == ["236", "237", "+1"]
    about = {code_name(code) for code in ABOUT_PEOPLE}
    parts = [row for table in tables(sheet.pdf, "In welke onderdelen") for row in table[1:]]
    assert parts
    assert not about & {row[0] for row in parts}
    inside = tables(differences(house, external=False).pdf, "In welke onderdelen")[0][1:]
    assert about & {row[0] for row in inside}
    assert told(sheet.pdf, "In welke onderdelen")[0] == INSIDE_ONLY
    assert INSIDE_ONLY not in told(differences(house, external=False).pdf, "In welke onderdelen")
    assert "INTERN – " not in text_of(sheet.pdf)


def test_a_total_that_one_version_hides_is_left_out_outside(house: October, hands: Hands) -> None:
    """P29: who stayed away is a small group, and the difference would tell how small."""
    house.close()
    hands.at = CORRECTING
    house.correct()
    house.do(enter_sheet, number=house.sheet, present=frozenset({1, 2, 3}))
    house.close()
    assert (house.figures(1).total(Code.NO_SHOWS), house.figures(2).total(Code.NO_SHOWS)) == (0, 2)
    outside, inside = (
        rows(differences(house, external=external).pdf, "Totalen") for external in (True, False)
    )
    stayed_away = code_name(Code.NO_SHOWS)
    assert inside[stayed_away] == ["0", "2", "+2"]
    assert stayed_away not in outside
    assert outside["Deelnames"] == ["236", "239", "+3"]
    assert not {"x", "<5", "<10"} & {cell for cells in outside.values() for cell in cells}


def test_the_page_of_a_partner_names_its_version(house: October, hands: Hands) -> None:
    host = house.making.add(Organisation(site_id=house.making.site_id, name="Koor"))
    assert told(printed(house, host_id=host).pdf)[2] == "VOORLOPIG – nog niet afgesloten"
    house.close()
    page = told(printed(house, host_id=host).pdf)
    assert page[2] == "versie 1 van 5 november 2026, door Coördinator"
    corrected(house, hands)
    page = told(printed(house, host_id=host).pdf)
    assert page[2] == "versie 2 van 12 november 2026, door Coördinator"
    house.correct()
    assert told(printed(house, host_id=host).pdf)[2] == "Na versie 2 loopt een correctie."


def test_a_month_of_one_version_has_no_differences(house: October) -> None:
    with pytest.raises(OneVersion):
        differences(house)
    house.close()
    with pytest.raises(OneVersion) as refused:
        differences(house)
    assert str(refused.value).startswith("Van deze maand zijn er geen twee versies.")


def test_an_earlier_correction_can_be_printed_too(house: October, hands: Hands) -> None:
    corrected(house, hands)
    hands.move(days=1)
    house.correct("Nog een lijst")
    house.making.visit(house.people[0], date(2026, 10, 30), house.moment(date(2026, 10, 30)))
    house.close()
    assert "Reden: Nog een lijst" in told(differences(house).pdf)
    assert "Reden: Lijst kwam later terug" in told(differences(house, version=2).pdf)
    with pytest.raises(OneVersion):
        differences(house, version=1)


def test_the_second_print_under_a_key_has_the_same_number(house: October) -> None:
    key = uuid4()
    first, second = (printed(house, key=key) for _ in range(2))
    assert first.number == second.number
