"""Every figure has a definition, a name and a unit, in both languages; so has every item."""

import pytest

from atelier.desk.questions import OUTCOMES
from atelier.domain import DayPart, Function
from atelier.language import LANGUAGES, use
from atelier.reports.definitions import Unit, definitions, unit_name, unit_of
from atelier.reports.figures import By, Code
from atelier.reports.naming import code_name, item_name
from atelier.settings.offered import TOPICS

LABELS = {(By.HOST, "7"): "Tweespan", (By.AREA, "6546"): "'t Acker", (By.ACTIVITY, "3"): "Koor"}


def test_each_of_the_twenty_is_explained_in_its_place() -> None:
    assert [one.code for one in definitions()] == [f"B{number}" for number in range(1, 21)]
    explained = {one.code for one in definitions()}
    assert {code.partition(".")[0] for code in Code} <= explained


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_without_words(language: str) -> None:
    use(language)
    for one in definitions():
        assert one.term
        assert one.text.endswith(".")
        assert not one.never or one.never.endswith(".")
    assert len({code_name(code) for code in Code}) == len(Code)
    assert len({unit_name(unit) for unit in Unit}) == len(Unit)


def test_a_unit_is_that_of_the_definition() -> None:
    """A definition without a unit is a share, and its figures are what it is made of."""
    units = {one.code: one.unit for one in definitions()}
    for code in (Code.VISITS, Code.PARTICIPATIONS, Code.UNIQUE, Code.VISITS_UNNAMED,
                 Code.UNIQUE_PARTICIPANTS, Code.CARE_UNITS, Code.INDICATED, Code.QUESTIONS,
                 Code.REFERRALS, Code.ACTIVE_VOLUNTEERS, Code.VOLUNTEER_MINUTES,
                 Code.PROFESSIONAL_MINUTES, Code.HELD, Code.NO_SHOWS, Code.OPENINGS):  # fmt: skip
        assert unit_of(code) is units[code.partition(".")[0]], code
    assert unit_of(Code.PLACES) is Unit.PLACES
    assert unit_of(Code.RUN_TOGETHER) is Unit.OCCURRENCES


@pytest.mark.parametrize(
    ("by", "item", "words"),
    [
        (By.TOTAL, "", "Totaal"),
        (By.FUNCTION, "information", "Informatie en advies"),
        (By.FUNCTION, "", "Geen activiteit"),
        (By.ACTIVITY, "3", "Koor"),
        (By.ACTIVITY, "4", "4"),
        (By.HOST, "7", "Tweespan"),
        (By.HOST, "", "Het huis zelf"),
        (By.AGE, "75–84", "75–84"),
        (By.AGE, "", "Leeftijd onbekend"),
        (By.AREA, "6546", "'t Acker"),
        (By.AREA, "other", "Elders in de stad"),
        (By.AREA, "outside", "Buiten de stad"),
        (By.AREA, "unknown", "Onbekend"),
        (By.DAY_PART, "morning", "Ochtend"),
        (By.DAY, "2026-10-14", "woensdag 14 oktober"),
        (By.WEEK, "2026-W42", "Week 42"),
        (By.WEEK_PART, "2026-W02 evening", "Week 2, avond"),
        (By.WEEKDAY_PART, "1 morning", "Dinsdagochtend"),
        (By.TOPIC, "housing", "Wonen"),
        (By.TOPIC, "gone", "gone"),
        (By.OUTCOME, "handed_over", "Samen overgedragen"),
        (By.TOPIC_OUTCOME, "housing handed_over", "Wonen: samen overgedragen"),
        (By.ORGANISATION, "", "Niet genoteerd naar wie"),
        (By.ROLE, "Kok", "Kok"),
        (By.REASON, "", "Geen reden genoemd"),
        (By.REASON, "Storm", "Storm"),
    ],
)
def test_an_item_is_called_what_people_call_it(by: By, item: str, words: str) -> None:
    use("nl")
    assert item_name(by, item, LABELS) == words


def test_all_words_of_the_desk_have_a_name() -> None:
    words = [(By.TOPIC, one) for one in TOPICS] + [(By.OUTCOME, one) for one in OUTCOMES]
    words += [(By.DAY_PART, str(one)) for one in DayPart]
    words += [(By.FUNCTION, str(one)) for one in Function]
    for by, word in words:
        assert item_name(by, word, {}) not in ("", word)
