"""The month on paper: what stands on it is what was counted, hidden where it must be."""

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from atelier.database import Database
from atelier.desk.questions import OUTCOMES
from atelier.domain import DayPart, Gone, Participation, Person, PrintedSheet, Question, Site
from atelier.language import LANGUAGES, use
from atelier.paper.document import Document
from atelier.paper.report_drawing import draw_report
from atelier.reports.external import External
from atelier.reports.figures import By, Code, Figures, Key
from atelier.reports.paper.cells import Cells
from atelier.reports.paper.month import month_summary
from atelier.reports.paper.page import report_of
from atelier.reports.paper.reading import read_told
from atelier.reports.paper.told import Told
from atelier.reports.periods import Period, Span
from atelier.reports.small_numbers_system import Sign
from atelier.settings.offered import TOPICS
from tests.conftest import Hands
from tests.making import Making
from tests.paper.reading import empty_boxes, fonts_of, letters_of, reader, text_of
from tests.paper.structure import sound, tree_of
from tests.reports.october import OCTOBER, October, october
from tests.reports.papers import hidden, printed, rows, sections, texts, told


@pytest.fixture
def house(database: Database, making: Making, hands: Hands) -> October:
    use("nl")
    return _aged(october(database, making, hands, visitors=40))


def _aged(house: October) -> October:
    """Give everybody a year of birth and some a postcode, a few an activity, and ask questions."""
    born = [2015] * 3 + [1990] * 9 + [1956] * 24 + [None] * 4
    choir = house.making.occurrence(house.making.activity("Koor"), day=date(2026, 10, 8))
    day, at = date(2026, 10, 8), house.moment(date(2026, 10, 8))
    with house.database.transaction() as session:
        for person, year in zip(house.people, born, strict=True):
            row = session.get_one(Person, person)
            row.birth_year = year
            row.postcode = "6546" if year == 1956 else None
        session.add_all(
            Participation(occurrence_id=choir, person_id=one, day=day, arrived_at=at)
            for one in house.people[:3]
        )
        session.add_all(
            Question(
                site_id=house.actor.site_id,
                day=day,
                day_part=DayPart.MORNING,
                at=at,
                topic=TOPICS[number % 5],
                outcome=OUTCOMES[number % 3],
                minutes_class="0-5",
            )
            for number in range(31)
        )
    return house


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("external", [True, False])
@pytest.mark.parametrize("large", [False, True])
def test_every_form_can_be_read_by_a_screen_reader(
    house: October, language: str, external: bool, large: bool
) -> None:
    use(language)
    pdf = printed(house, external=external, large=large).pdf
    sound(pdf)
    assert all(fonts_of(pdf).values())
    assert empty_boxes(pdf) == 0
    title = {"nl": "Maandoverzicht oktober 2026", "en": "Summary of October 2026"}[language]
    assert next(tree_of(pdf).all("H1")).text == title
    found = reader(pdf)
    assert found.metadata is not None
    assert found.metadata.title == title
    assert found.trailer["/Root"]["/Lang"][:2] == language  # type: ignore[index]


def test_the_page_tells_what_was_counted(house: October) -> None:
    pdf, figures = printed(house, external=False).pdf, house.live()
    cards = told(pdf)
    assert f"Bezoeken {figures.total(Code.VISITS)} september 0" in cards
    held = figures.total(Code.HELD)
    assert f"Deelnames {figures.total(Code.PARTICIPATIONS)} {held} bijeenkomsten" in cards
    found = rows(pdf, "Deelname per functie en activiteit")
    assert found["Ommetje"][:5] == ["4", "0", "40", "40", "10,0"]
    assert found["Totaal"][2] == str(figures.total(Code.PARTICIPATIONS))
    weeks = rows(pdf, "Op naam en zonder naam")
    assert weeks["oktober 2026"] == ["40", "0", "40"]
    assert [weeks[week][2] for week in ("Week 40: 1–4", "Week 41: 5–11")] == ["20", "20"]
    (chart,) = (node for node in sections(pdf)["Bezoeken per dag"] if node.role == "Figure")
    assert "donderdag 1 oktober: 10" in chart.alt
    assert chart.alt.count(";") == 30


def test_inside_the_house_everything_is_shown_with_a_watermark(house: October) -> None:
    pdf = printed(house, external=False).pdf
    assert "<5" not in text_of(pdf).replace("als <5", "")
    ages = rows(pdf, "Wie kwamen er")
    assert ages["Personen"] == ["3", "9", "24", "4", "40"]
    for page in range(len(reader(pdf).pages)):
        assert text_of(pdf, page).count("INTERN – niet verspreiden") == 7  # corner and margins
    assert "INTERN – niet verspreiden" in told(pdf)


def test_the_watermark_covers_no_figure(house: October) -> None:
    pdf = printed(house, external=False).pdf
    for page in range(len(reader(pdf).pages)):
        outer = [one for one in letters_of(pdf, page) if not 42 < one.left < 553]
        assert outer
        assert {one.sign for one in outer} <= set("INTERN–nietverspreiden")


def test_outside_the_house_small_groups_are_hidden(house: October) -> None:
    pdf, report = printed(house).pdf, hidden(house)
    assert "INTERN" not in text_of(pdf)
    ages = sorted(report.figures.split(Code.UNIQUE, By.AGE), key=lambda age: (not age, age))
    expected = texts(report, Code.UNIQUE, By.AGE, ages)
    assert rows(pdf, "Wie kwamen er")["Personen"][:-1] == expected
    assert expected[0] == "<5"
    assert rows(pdf, "Deelname per functie en activiteit")["Koor"][2:5] == ["<5", "<5", "x"]
    assert "Groepen van 1–4 personen tonen we als <5" in text_of(pdf)


def test_what_is_hidden_changes_nothing_on_the_page(house: October) -> None:
    """The same page comes out whatever the hidden numbers are: nowhere does one shine through."""
    told_ = _read(house)
    report = told_.now.external
    assert report is not None
    assert len(report.signs) > 15
    for by in (1, 2, 1000):
        other = replace(told_, now=_with(told_.now, by), year_ago=_with(told_.year_ago, by))
        assert _drawn(other) == _drawn(told_)
    shown = next(iter(set(report.figures) - set(report.signs)))
    seen = Figures({**report.figures, shown: report.figures[shown] + 1}, report.figures.labels)
    assert seen != report.figures


def _read(house: October, **asked: object) -> Told:
    found = house.ask(read_told, **{"period": OCTOBER, "house": "Huis", "leaves": True, **asked})
    assert isinstance(found, Told)
    return found


def _with(cells: Cells, by: int) -> Cells:
    """Give the same report in which every hidden number is another one."""
    report = cells.external
    assert report is not None
    other = {
        key: value + by if key in report.signs else value for key, value in report.figures.items()
    }
    figures = Figures(other, report.figures.labels)
    return Cells(figures, replace(report, figures=figures, counted=figures))


def _drawn(what: Told) -> bytes:
    document = Document(title="Test", house="Huis", tagged=True)
    draw_report(document, report_of(what, origin="Huis"))
    return document.finish()


def test_a_mean_of_a_hidden_number_is_hidden() -> None:
    use("nl")
    figures = Figures({Key(Code.PARTICIPATIONS): 3, Key(Code.HELD): 2}, {})
    signs = {Key(Code.PARTICIPATIONS): (Sign.SMALL, 5)}
    cells = Cells(figures, External(figures, figures, signs, {}))
    assert cells.average(Code.PARTICIPATIONS, Code.HELD) == "x"
    assert cells.percent(Code.HELD, Code.PARTICIPATIONS) == "x"
    assert Cells(figures).average(Code.PARTICIPATIONS, Code.HELD) == "1,5"


def test_large_print_is_sixteen_points(house: October) -> None:
    pdf = printed(house, large=True).pdf
    for page in range(len(reader(pdf).pages)):
        text = [one for one in letters_of(pdf, page) if one.low > 62]
        assert min(one.size for one in text) >= 16
    week = rows(pdf, "Bezoeken per dag")
    assert week["40"] == ["", "", "", "10", "10", "0", "0"]


def test_nothing_leaves_the_page(house: October) -> None:
    for large in (False, True):
        pdf = printed(house, large=large).pdf
        for page in range(len(reader(pdf).pages)):
            seen = letters_of(pdf, page)
            assert min(one.left for one in seen) >= 42
            assert max(one.right for one in seen) <= 554
            assert min(one.low for one in seen) >= 38


def test_a_month_in_which_nothing_happened_says_so(database: Database, making: Making) -> None:
    use("nl")
    house = October(database, making, making.actor)
    february = Period.of(Span.MONTH, date(2025, 2, 1))
    for external, large in ((True, False), (False, False), (True, True)):
        pdf = printed(house, february, external=external, large=large).pdf
        sound(pdf)
        assert told(pdf, "Bezoeken per dag") == ["In deze periode is er niemand geteld."]
        nothing = "In deze periode is er niets geweest."
        assert told(pdf, "Deelname per functie en activiteit") == [nothing]
        asked_for = told(pdf, "Vragen om informatie en advies")
        assert asked_for == ["In deze periode zijn er geen vragen genoteerd."]


def test_names_in_any_script_are_printed(house: October) -> None:
    with house.database.transaction() as session:
        session.get_one(Site, house.actor.site_id).name = "Buurthuis Łąka & Žďár"
    pdf = printed(house).pdf
    assert told(pdf)[0] == "Buurthuis Łąka & Žďár"
    assert empty_boxes(pdf) == 0
    assert "Buurthuis Łąka & Žďár · maandoverzicht 2026-0002" in text_of(pdf, 0)


def test_it_is_in_the_print_log_and_need_not_be_destroyed(house: October) -> None:
    sheet = printed(house)
    assert sheet.number == "2026-0002"
    with house.database.reading() as session:
        row = session.query(PrintedSheet).filter_by(number=2).one()
        assert (row.kind, row.day, row.destroy_by) == ("month", date(2026, 10, 1), None)
    assert "vernietigen" not in text_of(sheet.pdf)
    assert printed(house, key=None).number == ""
    with house.database.reading() as session:
        assert session.query(PrintedSheet).count() == 2


def test_another_print_of_a_partner_of_nobody_is_refused(house: October) -> None:
    with pytest.raises(Gone):
        house.ask(month_summary, period=OCTOBER, key=None, host_id=999)


def test_figures_are_written_as_in_the_language(house: October) -> None:
    big = Figures({Key(Code.VISITS): 12_345, Key(Code.HELD): 3}, {})
    for language, number in (("nl", "12\u00a0345"), ("en", "12,345")):
        use(language)
        assert Cells(big).text(Code.VISITS) == number
    assert house.actor


def test_the_definitions_stand_behind_the_figures(house: October) -> None:
    use("en")
    pdf = printed(house).pdf
    found = rows(pdf, "What the figures mean")
    assert list(found) == [f"B{number}" for number in range(1, 21)]
    assert all(len(text) > 20 for _, text in found.values())


def test_bars_that_are_hidden_have_no_height(house: October) -> None:
    what = _read(house)
    bars = report_of(what, origin="").sections[0].parts[0].bars  # type: ignore[union-attr]
    report = what.now.external
    assert report is not None
    for day, bar in enumerate(bars, start=1):
        shown = report.cell(Key(Code.VISITS, By.DAY, f"2026-10-{day:02d}"))
        assert (bar.shown, bar.value) == (shown.text, shown.value)
        assert bar.light is (date(2026, 10, day).weekday() > 4)


def test_sections_stand_in_the_order_of_the_list(house: October) -> None:
    titles = [node.text for node in tree_of(printed(house).pdf).all("H2")]
    wanted = [
        *("Bezoeken per dag", "Op naam en zonder naam", "Verschillende bezoekers"),
        *("Deelname per functie en activiteit", "Wie kwamen er"),
        *("Vragen om informatie en advies", "Waarvandaan", "Doorverwijzingen"),
        *("Dagbesteding", "Zelfbeheer", "Vrijwilligers", "Hoe volledig is dit"),
        "Wat de cijfers betekenen",
    ]
    places = [titles.index(title) for title in wanted]
    assert all(one < after for one, after in pairwise(places))
    assert not re.search(r"\{\w+\}", text_of(printed(house).pdf))
