"""Reports: everything is on a page, nothing is clipped, and a screen reader finds its way."""

import re
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest

from atelier.language import use
from atelier.paper.charts import Bar
from atelier.paper.document import A4, MARGIN, Document
from atelier.paper.report import (
    Card,
    Grid,
    Kind,
    Line,
    Lying,
    Multiples,
    Pair,
    Report,
    Says,
    Section,
    Title,
    Upright,
)
from atelier.paper.report_drawing import draw_report
from tests.paper.reading import Letter, empty_boxes, fonts_of, letters_of, reader, text_of
from tests.paper.structure import Node, sound, tree_of

DAYS = tuple(
    Bar(str(day), str(40 + day), 40 + day, light=day % 7 in {3, 4}) for day in range(1, 32)
)
TABLE = Grid(
    (Title("Activity", Kind.TEXT), Title("Times"), Title("Participations")),
    (Line(("Koffie", "12", "1\u00a0284")), Line(("All", "12", "1\u00a0284"), loud=True)),
)
NAMES = (
    "Ça va? Žužana’s Łódź",
    "Nguyễn",
    "שרה כהן",
    "x" * 90,
    "Onderwijs- en opvoedingsvragenuurtje",
)


def report(*sections: Section | Pair, **asked: object) -> Report:
    plain = Report(
        house="Wijkatelier 't Ačker",
        title="Maandoverzicht oktober 2026",
        facts=(Says("vastgesteld op 3 november 2026 · versie 1", soft=True),),
        cards=tuple(Card(f"Name {one}", "1\u00a0284", "sept. 12") for one in range(4)),
        sections=sections,
        running="Wijkatelier · oktober 2026",
        notes="Groepen van 1–4 personen tonen we als <5.",
        origin="Wijkatelier · maandoverzicht 2026-0412",
    )
    return replace(plain, **asked)  # type: ignore[arg-type]


def drawn(made: Report) -> bytes:
    document = Document(title=made.title, house=made.house, tagged=True)
    pages = draw_report(document, made)
    pdf = document.finish()
    assert pages == len(reader(pdf).pages)
    return pdf


def full(**asked: object) -> Report:
    wide = Grid(
        (Title("Name", Kind.TEXT), *(Title(f"Deelnames {one}") for one in range(12))),
        tuple(Line((name, *(str(one) for one in range(12)))) for name in NAMES),
    )
    return report(
        Section("Per day", (Upright(DAYS, "1: 41"), Says("dark: weekdays", soft=True))),
        Pair(
            (Section("Beside", (TABLE,)),),
            (Section("Beside too", (Lying(DAYS[:4], "1: 41"), Says("So it is."))),),
            share=0.4,
        ),
        Section("Wide", (wide,)),
        Section(
            "Months", (Multiples(tuple((str(at), Upright(DAYS, "m", 70)) for at in range(3))),)
        ),
        **asked,
    )


def long_table(rows: int) -> Section:
    lines = tuple(Line((f"Activity {row:04d}", str(row), "x")) for row in range(rows))
    return Section("Long", (Grid(TABLE.titles, lines),))


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("stamp", ["", "INTERNAL – do not pass on"])
def test_a_report_is_tagged_through_and_through(large: bool, stamp: str) -> None:
    pdf = drawn(full(large=large, stamp=stamp))
    sound(pdf)
    assert all(fonts_of(pdf).values())
    assert empty_boxes(pdf) == 0
    spoken = [node.text for node in tree_of(pdf).all("P")]
    assert ("INTERNAL – do not pass on" in spoken) is bool(stamp)


def test_the_parts_are_read_in_their_order() -> None:
    tree = tree_of(drawn(full()))
    assert [node.text for node in tree.all("H1")] == ["Maandoverzicht oktober 2026"]
    titles = ["Per day", "Beside", "Beside too", "Wide", "Months"]
    assert [node.text for node in tree.all("H2")] == titles
    assert [node.text for node in tree.all("P")][:3] == [
        "Wijkatelier 't Ačker",
        "vastgesteld op 3 november 2026 · versie 1",
        "Name 0 1 284 sept. 12",
    ]


def test_a_table_is_read_with_its_headings() -> None:
    (table,) = tree_of(drawn(report(Section("Table", (TABLE,))))).all("Table")
    assert table.rows == [
        ["Activity", "Times", "Participations"],
        ["Koffie", "12", "1 284"],
        ["All", "12", "1 284"],
    ]
    kinds = [[(cell.role, cell.scope) for cell in row.within] for row in table.within]
    assert kinds[0] == [("TH", "Column")] * 3
    assert kinds[1] == kinds[2] == [("TH", "Row"), ("TD", ""), ("TD", "")]


@pytest.mark.parametrize("large", [False, True])
def test_a_table_that_goes_on_overleaf_is_one_table(large: bool) -> None:
    pdf = drawn(report(long_table(200), large=large))
    sound(pdf)
    (table,) = tree_of(pdf).all("Table")
    assert len(table.rows) == 201
    assert [row[0] for row in table.rows[1:]] == [f"Activity {row:04d}" for row in range(200)]
    for page in range(1, len(reader(pdf).pages)):
        text = text_of(pdf, page)
        assert "Participations" in text  # the headings stand above the rows again
        assert text.index("Participations") < text.index("Activity 0")
        assert "Wijkatelier · oktober 2026" in text


def columns_of(table: Node) -> set[str]:
    return set(table.rows[0][1:])


@pytest.mark.parametrize("large", [False, True])
def test_a_table_that_is_too_wide_goes_on_below_with_its_first_column(large: bool) -> None:
    tables = [
        node for node in tree_of(drawn(full(large=large))).all("Table") if "12" not in node.rows[1]
    ]
    tables = [node for node in tables if node.rows[0][0] == "Name"]
    assert len(tables) > 1
    found = [columns_of(table) for table in tables]
    assert set().union(*found) == {f"Deelnames {one}" for one in range(12)}
    assert sum(map(len, found)) == 12
    squeezed = [["".join(row[0].split()) for row in table.rows] for table in tables]
    assert all(rows == squeezed[0] for rows in squeezed)


def test_what_is_drawn_turned_around_is_read_as_it_was_typed() -> None:
    tree = tree_of(drawn(full(house="שרה כהן")))
    assert next(tree.all("P")).actual == "שרה כהן"
    assert [cell.actual for cell in tree.all("TH") if cell.actual] != []
    assert all(cell.actual in {"", "שרה כהן"} for cell in tree.all("TH"))


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("stamp", ["", "INTERNAL – do not pass on"])
def test_nothing_leaves_the_page_nor_enters_a_margin(large: bool, stamp: str) -> None:
    pdf = drawn(full(large=large, stamp=stamp))
    for page in range(len(reader(pdf).pages)):
        for letter in letters_of(pdf, page):
            inner = letter.left >= MARGIN - 1 and letter.right <= A4.right + 1
            assert inner or stamp
            assert 4 < letter.left < letter.right < A4.width - 4
            assert inner is False or 0.8 * MARGIN <= letter.low < A4.top


def over_each_other(seen: list[Letter]) -> list[tuple[Letter, Letter]]:
    """Find letters that cover each other; ``seen`` is sorted by where they begin."""
    found = []
    for at, one in enumerate(seen):
        for other in seen[at + 1 :]:
            if other.left > one.right - 0.35 * (one.right - one.left):
                break
            if abs(one.low - other.low) < 0.4 * min(one.size, other.size):
                found.append((one, other))
    return found


@pytest.mark.parametrize("large", [False, True])
def test_no_two_letters_stand_over_each_other(large: bool) -> None:
    pdf = drawn(full(large=large, stamp="INTERNAL – do not pass on", house="Huis"))
    for page in range(len(reader(pdf).pages)):
        inner = [one for one in letters_of(pdf, page) if MARGIN < one.left < A4.right]
        upright = [one for one in inner if one.sign.isprintable()]
        assert over_each_other(sorted(upright, key=lambda one: one.left)) == []


def test_large_print_is_sixteen_points() -> None:
    pdf = drawn(full(large=True))
    for page in range(len(reader(pdf).pages)):
        lines = [letter for letter in letters_of(pdf, page) if letter.low > 85]
        assert min(letter.size for letter in lines) >= 16


def test_a_heading_never_stands_alone_at_the_foot() -> None:
    for rows in range(40, 60):
        pdf = drawn(report(long_table(rows), Section("Next", (TABLE,))))
        for page in range(len(reader(pdf).pages)):
            text = re.sub(r"\s+", " ", text_of(pdf, page))
            assert "Next" not in text or "Koffie" in text


def test_columns_that_have_no_room_on_a_page_stand_below_each_other() -> None:
    for rows in (10, 30, 200):
        pdf = drawn(
            report(long_table(30), Pair((long_table(rows),), (Section("Right", (TABLE,)),)))
        )
        sound(pdf)
        tables = list(tree_of(pdf).all("Table"))
        assert [len(table.rows) for table in tables] == [31, rows + 1, 3]


def test_the_outline_names_title_and_sections() -> None:
    found: Any = reader(drawn(full())).outline
    title, below = found
    assert title["/Title"] == "Maandoverzicht oktober 2026"
    titles = ["Per day", "Beside", "Beside too", "Wide", "Months"]
    assert [entry["/Title"] for entry in below] == titles


def test_the_file_says_what_it_is() -> None:
    use("nl")
    found = reader(drawn(full()))
    assert found.metadata is not None
    assert (found.metadata.title, found.metadata.author) == (
        "Maandoverzicht oktober 2026",
        "Wijkatelier 't Ačker",
    )
    assert found.trailer["/Root"]["/Lang"] == "nl-NL"  # type: ignore[index]
    about = found.trailer["/Root"]["/Metadata"].get_data().decode()  # type: ignore[index]
    assert "Wijkatelier 't Ačker" in about
    assert found.pdf_header >= "%PDF-1.7"


def test_a_title_with_signs_of_markup_stays_itself() -> None:
    pdf = drawn(full(title="<b>&amp; A & B", house="A < B"))
    sound(pdf)
    assert next(tree_of(pdf).all("H1")).text == "<b>&amp; A & B"
    about = reader(pdf).trailer["/Root"]["/Metadata"].get_data()  # type: ignore[index]
    said = "".join(ElementTree.fromstring(about).itertext())
    assert "<b>&amp; A & B" in said
    assert "A < B" in said


def test_an_empty_report_has_one_page() -> None:
    pdf = drawn(report(cards=(), notes="", facts=()))
    sound(pdf)
    assert len(reader(pdf).pages) == 1


def test_the_same_report_gives_the_same_bytes() -> None:
    assert drawn(full()) == drawn(full())
