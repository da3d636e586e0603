"""Quarters, years and partners on paper, and what the verbs print."""

import json
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from atelier.__main__ import main
from atelier.database import Database
from atelier.domain import Activity, Area, Organisation, Person, PrintedSheet, Setting
from atelier.language import use
from atelier.reports.figures import By, Code, Key
from atelier.reports.outside import Outside
from atelier.reports.partners import rename_organisation
from atelier.reports.periods import Period, Span
from atelier.reports.target_actions import TargetFacts, set_target
from atelier.reports.targets import State, state_name
from tests.conftest import Hands
from tests.making import Making
from tests.paper.reading import text_of
from tests.paper.structure import sound, tree_of
from tests.reports.october import OCTOBER, October, october
from tests.reports.papers import hidden, printed, rows, sections, told

QUARTER = Period.of(Span.QUARTER, date(2026, 10, 1))
YEAR = Period.of(Span.YEAR, date(2026, 1, 1))
OLD, NEW = "Seniorenwelzijn Waalkant", "Waalkant & NIM"
RAW = {  # the table of DOMAIN.md 3.4: by postcode, people per age group
    "6546": (12, 31, 44, 38, 29),
    "6545": (3, 9, 18, 15, 11),
    "3511": (0, 6, 8, 7, 5),
}
BORN = (2015, 1990, 1970, 1956, 1940)


@pytest.fixture
def house(database: Database, making: Making, hands: Hands) -> October:
    use("nl")
    return october(database, making, hands, visitors=40)


def hosted(house: October, host: int, *days: date) -> None:
    """Let a partner host a choir for six people on some days."""
    activity = house.making.activity("Zing mee!")
    with house.database.transaction() as session:
        session.get_one(Activity, activity).host_id = host
    for day in days:
        once = house.making.occurrence(activity, day=day)
        for person in house.people[:6]:
            house.making.participation(person, once, day, datetime.combine(day, time(9), UTC))


@pytest.mark.parametrize("external", [True, False])
def test_a_quarter_has_its_weeks_its_months_and_its_agreements(
    house: October, external: bool
) -> None:
    house.do(set_target, facts=TargetFacts(2026, "Gemeente Łódź", Code.PARTICIPATIONS, 200))
    house.do(set_target, facts=TargetFacts(2026, "Gemeente Łódź", Code.UNIQUE, 40))
    pdf = printed(house, QUARTER, external=external).pdf
    sound(pdf)
    assert next(tree_of(pdf).all("H1")).text == "Kwartaaloverzicht 4e kwartaal 2026"
    assert told(pdf)[1] == "VOORLOPIG – nog niet afgesloten"
    first, second = next(node.rows for node in sections(pdf)["Afspraken met financiers"])[1:]
    assert first[:6] == ["Gemeente Łódź", "Deelnames", "200", "40", "40", "20%"]
    assert second[2:] == ["40", "40", "40", "100%", f"● {state_name(State.REACHED)}"]
    months = rows(pdf, "Maand na maand")
    assert len(months) == 13
    assert list(months)[-3:] == ["oktober 2026", "november 2026", "december 2026"]
    assert months["oktober 2026"][0] == "40"
    charts = [node for node in sections(pdf)["Maand na maand"] if node.role == "Figure"]
    assert [chart.alt.partition(".")[0] for chart in charts] == [
        *("Bezoeken", "Verschillende bezoekers", "Deelnames", "Vrijwilligersuren")
    ]
    assert all("oktober 2026: " in chart.alt for chart in charts)
    weeks = rows(pdf, "Op naam en zonder naam")
    assert weeks["Week 41: vanaf 5 oktober"][2] == "20"
    assert len(weeks) == 14 + 2


def test_a_quarter_says_which_of_its_months_are_closed(house: October, hands: Hands) -> None:
    house.close()
    pdf = printed(house, QUARTER).pdf
    assert told(pdf)[1] == "VOORLOPIG – nog niet afgesloten: november, december"
    months = rows(pdf, "Hoe volledig is dit")
    assert months["oktober 2026"] == ["1", "5 november 2026", "Coördinator", "1"]
    assert months["november 2026"][:2] == ["–", "niet afgesloten"]
    hands.at = datetime(2027, 1, 11, 9, tzinfo=UTC)
    for month in list(QUARTER.months())[1:]:
        house.close(month)
    assert told(printed(house, QUARTER).pdf)[1] == "alle maanden zijn afgesloten"


def test_a_year_counts_its_people_anew(house: October) -> None:
    house.making.visit(house.people[0], date(2026, 3, 3), house.moment(date(2026, 3, 3)))
    pdf = printed(house, YEAR, external=False).pdf
    sound(pdf)
    assert next(tree_of(pdf).all("H1")).text == "Jaarverslag 2026"
    people = rows(pdf, "Verschillende bezoekers")
    assert people["2026"][0] == "40"
    months = rows(pdf, "Maand na maand")
    assert list(months) == [
        f"{name} 2026"
        for name in (
            *("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus"),
            *("september", "oktober", "november", "december"),
        )
    ]
    assert (months["maart 2026"][1], months["oktober 2026"][1]) == ("1", "40")


def test_a_partner_that_was_renamed_prints_under_the_name_of_the_year(
    house: October, hands: Hands
) -> None:
    """Scenario 31: the old name in 2026, the new one in 2027, one line and a note."""
    waalkant = house.making.add(Organisation(site_id=house.making.site_id, name=OLD))
    hosted(house, waalkant, date(2026, 12, 1), date(2027, 1, 12))
    hands.at = datetime(2027, 2, 1, 9, tzinfo=UTC)
    new_year = date(2027, 1, 1)
    house.do(rename_organisation, organisation_id=waalkant, name=NEW, first_day=new_year)

    before = printed(house, YEAR, external=False).pdf
    assert rows(before, "Per partner")[OLD][:2] == ["1", "6"]
    assert NEW not in text_of(before)

    after = printed(house, YEAR.moved(1), external=False).pdf
    assert rows(after, "Per partner")[NEW][:2] == ["1", "6"]
    assert rows(after, "Per partner")[NEW][-1] == "6"  # the year before, on the same line
    (note,) = told(after, "Voetnoten")
    assert note == f"Tot en met 31-12-2026: {OLD}. Vanaf 01-01-2027: {NEW}."

    december = Period.of(Span.MONTH, date(2026, 12, 1))
    for host in (waalkant, waalkant + 1):
        old, new = (
            printed(house, month, host_id=host, external=False).pdf
            for month in (december, december.moved(1))
        )
        assert (told(old)[1], told(new)[1]) == (
            f"Activiteiten van {OLD}",
            f"Activiteiten van {NEW}",
        )


def test_a_partner_has_its_own_month_with_its_own_people(house: October) -> None:
    host = house.making.add(Organisation(site_id=house.making.site_id, name="Koor Ætna"))
    hosted(house, host, date(2026, 10, 5), date(2026, 10, 12))
    sheet = printed(house, host_id=host)
    sound(sheet.pdf)
    report = hidden(house, host_id=host)
    cards = told(sheet.pdf)
    assert cards[1] == "Activiteiten van Koor Ætna"
    assert "Deelnames 12 september 0" in cards
    unique = report.cell(Key(Code.UNIQUE)).text
    assert unique == "6"
    assert any(card.startswith(f"Verschillende deelnemers {unique}") for card in cards)
    assert "Vrijwilligers" not in sections(sheet.pdf)
    assert "Vragen om informatie en advies" not in sections(sheet.pdf)
    assert "Ommetje" not in text_of(sheet.pdf)
    assert rows(sheet.pdf, "Deelname per functie en activiteit")["Zing mee!"][2] == "12"
    with house.database.reading() as session:
        published = Outside(session, house.actor)
        assert published.host(OCTOBER, host).cell(Key(Code.PARTICIPATIONS)).text == "12"


def test_the_table_of_the_example_is_not_crossed_outside(
    database: Database, making: Making, hands: Hands
) -> None:
    """Scenario 25: two tables of one direction outside, all of it inside with a watermark."""
    use("nl")
    house = october(database, making, hands, visitors=236)
    _settle(house)
    pdf = printed(house).pdf
    report = hidden(house)
    assert rows(pdf, "Wie kwamen er")["Personen"] == ["15", "46", "70", "60", "45", "236"]
    areas = {name: row[1] for name, row in rows(pdf, "Waarvandaan").items()}
    assert areas == {
        "6546 't Acker": "154",
        "6545 Broek": "56",
        "Buiten de stad": "26",
        "Totaal": "236",
    }
    for key in report.figures:
        assert key.by not in (By.AGE, By.AREA) or " " not in key.item.strip()
    inside = printed(house, external=False).pdf
    assert "INTERN – niet verspreiden" in text_of(inside)


def _settle(house: October) -> None:
    """Give the visitors the ages and postcodes of the example."""
    site = house.actor.site_id
    with house.database.transaction() as session:
        session.add(Setting(site_id=site, name="age_groups", value="0,18,45,65,75"))
        session.add(Area(site_id=site, postcode="6546", name="'t Acker"))
        session.add(Area(site_id=site, postcode="6545", name="Broek"))
        people = iter(house.people)
        for postcode, numbers in RAW.items():
            for born, number in zip(BORN, numbers, strict=True):
                for _ in range(number):
                    row = session.get_one(Person, next(people))
                    row.birth_year, row.postcode = born, postcode


def run(url: str, *words: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["--database", url, "--language", "nl", *words])
    return done.exit_code, done.output


@pytest.mark.parametrize(
    "words",
    [
        ("month", "2026-10"),
        ("month", "2026-10", "--internal", "--large"),
        ("month", "2026-10", "--partner", "koor ætna"),
        ("quarter", "2026-Q4"),
        ("quarter", "2026-H2", "--internal"),
        ("year", "2026", "--internal"),
    ],
)
def test_the_verbs_print(house: October, url: str, tmp_path: Path, words: tuple[str, ...]) -> None:
    host = house.making.add(Organisation(site_id=house.making.site_id, name="Koor Ætna"))
    hosted(house, host, date(2026, 10, 5))
    target = tmp_path / "report.pdf"
    code, output = run(url, "--json", "print", *words, "--out", str(target))
    assert code == 0, output
    answer = json.loads(output)
    assert answer["number"]
    sound(target.read_bytes())
    assert answer["pages"] > 0


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("month", "2026-13"), 2),
        (("month", "2026-1"), 2),
        (("quarter", "2026-Q5"), 2),
        (("quarter", "2026-H3"), 2),
        (("year", "0000"), 2),
        (("year", "26"), 2),
        (("month", "2026-10", "--partner", "Niemand"), 3),
        (("month", "2026-10", "--partner", "999"), 3),
        (("differences", "2026-10"), 3),
    ],
)
def test_what_cannot_be_printed_is_refused(
    house: October, url: str, tmp_path: Path, words: tuple[str, ...], code: int
) -> None:
    target = tmp_path / "report.pdf"
    assert house.people
    assert run(url, "print", *words, "--out", str(target))[0] == code
    assert not target.exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("month", "2096-03"), "Maart 2096 is nog niet begonnen."),
        (("quarter", "2096-Q1"), "1e kwartaal 2096 is nog niet begonnen."),
        (("year", "2096", "--internal"), "2096 is nog niet begonnen."),
    ],
)
def test_what_has_not_begun_takes_no_number(
    house: October, url: str, tmp_path: Path, words: tuple[str, ...], sentence: str
) -> None:
    target = tmp_path / "report.pdf"
    with house.database.reading() as session:
        before = session.scalars(select(PrintedSheet.id)).all()
    code, output = run(url, "print", *words, "--out", str(target))
    assert (code, output.strip()) == (3, sentence)
    assert not target.exists()
    with house.database.reading() as session:
        assert session.scalars(select(PrintedSheet.id)).all() == before


def test_half_a_year_is_a_period_of_its_own(house: October) -> None:
    half = Period(Span.OWN, date(2026, 7, 1), date(2026, 12, 31))
    pdf = printed(house, half, external=False).pdf
    assert next(tree_of(pdf).all("H1")).text == "Overzicht 1 juli – 31 december 2026"
    assert len(rows(pdf, "Hoe volledig is dit")) == 6
