"""``month`` and ``check``: the contract that scripts rely on."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from atelier.domain import ClosedFigure, Participation, Person, Visit
from tests.reports.administering import Administrator

WORDS = ("--people", "60", "--years", "1", "--today", "2026-03-13")
JANUARY, FEBRUARY = "2026-01", "2026-02"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Give the file of a house with two closed months, the second one corrected."""
    house = Administrator(tmp_path_factory.mktemp("sample"))
    house.run("sample", *WORDS)
    return house.file.read_bytes()


@pytest.fixture
def house(filled: bytes, tmp_path: Path) -> Administrator:
    house = Administrator(tmp_path)
    house.file.write_bytes(filled)
    return house


def test_a_month_is_shown_as_it_was_closed(house: Administrator) -> None:
    told = house.run("month", "show", FEBRUARY)
    assert (told["month"], told["version"], told["correcting"]) == (FEBRUARY, 2, "")
    assert told["missing"] == len(told["points"]) == told["figures"]["B14.missing"]
    assert told["closed_by"] == "Coördinator"
    assert told["figures"]["B1"] == told["figures"]["B1.named"] + told["figures"]["B4"]
    by_function = [row for row in told["splits"] if (row["code"], row["by"]) == ("B2", "function")]
    assert sum(row["value"] for row in by_function) == told["figures"]["B2"]
    assert all(row["name"] for row in told["splits"])
    first = house.run("month", "show", FEBRUARY, "--version", "1")
    assert (first["version"], first["missing"]) == (1, told["missing"] + 1)
    assert not told["complete"]
    assert first["points"][0]["kind"] == "missing"
    assert first["figures"]["B2"] < told["figures"]["B2"]
    assert house.run("month", "show", FEBRUARY, "--version", "3", code=3)["refused"] == "NotFound"


def test_a_month_that_has_not_begun_is_refused(house: Administrator) -> None:
    refused = house.run("month", "show", "2096-03", code=3)
    assert refused == {"refused": "NotBegun", "sentence": "Maart 2096 is nog niet begonnen."}


def test_small_numbers_are_hidden_outside(house: Administrator) -> None:
    told = house.run("month", "show", FEBRUARY, "--external")
    assert told["external"] is True
    signs = {row["value"] for row in told["splits"] if isinstance(row["value"], str)}
    assert {"<5", "<10"} <= signs <= {"<3", "<5", "<10", "x", "–"}
    first = house.run("month", "show", FEBRUARY, "--external", "--version", "1")
    assert first["version"] == 1


def test_a_month_is_shown_to_people(house: Administrator) -> None:
    told = house.told("month", "show", FEBRUARY).splitlines()
    assert told[0] == "Februari 2026"
    assert told[1].startswith("Versie 2, door Coördinator. Van ")
    assert told[1].endswith(" bijeenkomsten weet niemand wie er was.")
    assert told[2].startswith("Bezoeken: ")
    assert "Niet afgesloten" in house.told("month", "show", "2026-03")
    assert "Uren van beroepskrachten" in house.told("month", "show", FEBRUARY, "--external")


def test_versions_say_what_they_changed(house: Administrator) -> None:
    first, second = house.run("month", "versions", FEBRUARY)
    assert (first["version"], first["differences"], first["reason"]) == (1, [], "")
    changed = {
        row["code"]: row["is"] - row["was"] for row in second["differences"] if not row["by"]
    }
    assert changed["B2"] > 0
    assert changed["B14.missing"] == -1
    lines = house.told("month", "versions", FEBRUARY).splitlines()
    assert lines[1].startswith("Versie 2, ")
    assert lines[2].startswith("  Reden: ")
    assert "kwam later terug" in lines[2]
    assert len(lines) == 3 + len(second["differences"])
    meetings = {row["code"]: row for row in second["differences"] if not row["by"]}["B14.missing"]
    assert any(line.endswith(f": was {meetings['was']}, is {meetings['is']}") for line in lines)
    assert house.run("month", "versions", "2025-01") == []
    assert house.told("month", "versions", "2025-01").strip() == "Geen versies."


def test_a_month_is_closed_corrected_and_given_up(house: Administrator) -> None:
    assert house.run("month", "close", JANUARY, code=3)["refused"] == "ClosedAlready"
    assert house.run("month", "correct", "2026-04", "--reason", "x", code=3) == {
        "refused": "NotClosed",
        "sentence": "April 2026 is niet afgesloten. Een correctie is niet nodig.",
    }
    opened = house.run("month", "correct", JANUARY, "--reason", "Lijst terug", "--key", "k")
    assert opened == house.run("month", "correct", JANUARY, "--reason", "Lijst terug", "--key", "k")
    assert house.run("month", "show", JANUARY)["correcting"] == "Lijst terug"
    assert "Wordt gecorrigeerd: Lijst terug" in house.told("month", "show", JANUARY)
    assert house.run("month", "close", JANUARY, code=3)["refused"] == "NothingCorrected"
    assert house.run("month", "give-up", JANUARY) == {"month": JANUARY}
    assert house.run("month", "show", JANUARY)["correcting"] == ""
    said = house.told("month", "correct", JANUARY, "--reason", "Lijst terug")
    assert said.strip() == "U kunt januari 2026 nu corrigeren."
    with house.database().transaction() as session:
        session.execute(delete(Visit).where(Visit.id == _a_visit(session)))
    assert house.run("month", "give-up", JANUARY, code=3)["refused"] == "SomethingCorrected"
    closed = house.run("month", "close", JANUARY, "--accept", "--reason", "Bezoek weg")
    assert (closed["version"], closed["reason"]) == (2, "Bezoek weg")


def test_what_is_open_must_be_accepted(house: Administrator) -> None:
    refused = house.run("month", "close", "2026-03", code=3)
    assert refused["refused"] == "PointsOpen"
    closed = house.run("month", "close", "2026-03", "--accept", "--key", "maart")
    assert closed == house.run("month", "close", "2026-03", "--key", "maart")
    points = house.run("month", "show", "2026-03")["points"]
    kinds = Counter(point["kind"] for point in points)
    assert kinds.keys() == {"missing", "sheet", "hours"}
    assert closed["missing"] == kinds["missing"]


@pytest.mark.parametrize("words", [("show", "maart"), ("close", "2026-13"), ("correct", JANUARY)])
def test_what_cannot_be_read_is_a_wrong_argument(
    house: Administrator, words: tuple[str, ...]
) -> None:
    house.run("month", *words, code=2)


def test_a_house_whose_months_are_its_rows_is_in_order(house: Administrator) -> None:
    told = house.run("check")
    assert (told["ok"], told["problems"]) == (True, [])
    assert [(one["month"], one["version"], one["ok"]) for one in told["closed_months"]] == [
        (JANUARY, 1, True),
        (FEBRUARY, 2, True),
    ]


def test_check_finds_a_row_too_few(house: Administrator) -> None:
    with house.database().transaction() as session:
        session.execute(delete(Visit).where(Visit.id == _a_visit(session)))
    told = house.run("check", code=3)
    january, february = told["closed_months"]
    assert (told["ok"], january["ok"], february["ok"]) == (False, False, True)
    assert {"code": "B1", "by": ""}.items() <= january["differences"][0].items()
    assert january["differences"][0]["rows"] == january["differences"][0]["closed"] - 1
    assert told["problems"][0].startswith("Januari 2026 (versie 1): ")


def test_check_finds_a_figure_that_was_changed(house: Administrator) -> None:
    with house.database().transaction() as session:
        session.execute(
            update(ClosedFigure)
            .where(ClosedFigure.id == select(ClosedFigure.id).limit(1).scalar_subquery())
            .values(value=ClosedFigure.value + 1)
        )
    assert house.run("check", code=3)["closed_months"][0]["ok"] is False


def test_check_leaves_out_what_may_rightly_change(house: Administrator) -> None:
    """Another year of birth, a month that is being corrected, and visits that were unlinked."""
    with house.database().transaction() as session:
        session.execute(update(Person).values(birth_year=1950, postcode="6500"))
    assert house.run("check")["ok"] is True
    house.run("month", "correct", JANUARY, "--reason", "Lijst")
    with house.database().transaction() as session:
        session.execute(delete(Visit).where(Visit.id == _a_visit(session)))
        for kind in (Visit, Participation):
            rows = kind.day >= date(2026, 2, 1)
            session.execute(update(kind).where(rows).values(person_id=None))
    assert [one["month"] for one in house.run("check")["closed_months"]] == [FEBRUARY]


def _a_visit(session: Session) -> int:
    found = session.scalar(select(Visit.id).order_by(Visit.id).limit(1))
    assert found is not None
    return found
