"""Lists on paper: every name prints, nothing breaks the page, the file is clean."""

import time

import pytest

from atelier.paper.document import Document
from atelier.paper.drawing import draw_listing
from atelier.paper.fonts import width
from atelier.paper.inks import DAY_ACTIVITY
from atelier.paper.laying import Spread, paged, titles
from atelier.paper.listing import (
    ORDINARY,
    Column,
    Foot,
    Head,
    Heading,
    Kind,
    Listing,
    Row,
    edges,
    measures,
)
from atelier.paper.wrapping import wrapped
from tests.paper.reading import (
    empty_boxes,
    fonts_of,
    forms_of,
    letters_of,
    lines_of,
    reader,
    row_heights,
    run_together,
    text_of,
)

COLUMNS = (
    Column("", 4, Kind.NUMBER),
    Column("Name", 28),
    Column("Remark", 24, Kind.WRITING),
    Column("Present", 9, Kind.BOX),
)
SCRIPTS = (
    "van den Berg, Toos",
    "Şahin, Hülya Yılmaz",
    "Wójcik, Łukasz",
    "Nguyễn, Thuý",
    "Παπαδοπούλου, Ελένη",
    "Шевченко, Олена",
    "Čović-Đorđević, Žužana",
    "Þórðardóttir, Ægir",
    "Սարգսյան, Անի",
    "ქართველი, ნინო",
    "'s-Gravesande, d’Hondt",
)
HOSTILE = (
    "<b>Piet</b>", "<b>Piet", "</para>", "<a href='file:///etc/passwd'>x</a>", "&amp; & &lt;",
    "<img src='//server/share/x.png'/>", "<font color='red'>x</font>", "{name} {0} %s %(x)s",
    "(unbalanced", "unbalanced)", "back\\slash", "\\000\\) Tj ET", "100% 'quoted' \"twice\"",
    "=1+1", "@SUM(A1)", "<!-- x -->", "]]>", "/Span <</ActualText (x)>> BDC", "EMC", "\u2028line",
    "tab\tand\nline", "\x00zero", "\u202egnp.exe", "a\u200bb", "\ufeffbom", "\ud800", "\U000e0041",
    "e\u0301\u0323", "\u0301", "﷽" * 20, "W" * 300, "a" * 10_000, "😀", "日本語", "한국어",
    "\u00a0", "ĳ ÿ IJ ﬁ", "½ № ™ € …", "…" * 50, "\U0001f469\u200d\U0001f9bd", "אבי",
    "محمد", "אבי" * 500,
    "محمد" * 5000, "12345", "", " ", "-", "--", "'; DROP TABLE person; --", "${x}", "`x`", "\\",
    "(", ")", "<", ">", "\r", "\x7f", "\x1b[31m",
)  # fmt: skip


def printed(names: list[str], **asked: object) -> tuple[bytes, tuple[str, ...], int]:
    document = Document(title="List", house="Wijkatelier")
    rows = [Row(row, (name, "")) for row, name in enumerate(names, start=1)]
    head = Head("Koersbal", "Day · Tweespan", DAY_ACTIVITY, "Monday", code="ATL-L2026-0412")
    large = bool(asked.get("large"))
    listing = Listing(head, COLUMNS, rows, Foot("Confidential", "House"), ("End: ____",), large)
    pages = draw_listing(document, listing)
    return document.finish(), document.warnings, pages


@pytest.mark.parametrize("large", [False, True])
def test_names_in_any_script_are_printed_whole(large: bool) -> None:
    pdf, warnings, _ = printed(list(SCRIPTS), large=large)
    assert set(SCRIPTS) <= set(lines_of(pdf))
    assert warnings == ()
    assert empty_boxes(pdf) == 0


@pytest.mark.parametrize("name", ["محمد كريم", "שרה כהן", "پرویز"])
def test_what_is_read_from_the_right_can_be_copied_as_it_was_typed(name: str) -> None:
    assert name in lines_of(printed([name])[0])


def test_a_sign_that_no_font_has_prints_as_its_number_and_is_said() -> None:
    pdf, warnings, _ = printed(["Piet 😀 日", "Wim"])
    assert "Piet [U+1F600] [U+65E5]" in lines_of(pdf)
    assert len(warnings) == 1
    assert "U+1F600" in warnings[0]
    assert "U+65E5" in warnings[0]
    assert empty_boxes(pdf) == 0


def test_an_empty_box_would_be_seen() -> None:
    document = Document(title="Raw", house="House")
    document.canvas.setFont("Inter", 12)
    document.canvas.drawString(50, 50, "日")
    document.end_page()
    assert empty_boxes(document.finish()) == 1


def test_only_embedded_fonts_are_named() -> None:
    fonts = fonts_of(printed([*SCRIPTS, *HOSTILE])[0])
    assert fonts
    assert all(fonts.values()), fonts
    assert not any("Helvetica" in name or "Courier" in name for name in fonts)


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_one_hostile_name_leaves_the_list_complete(name: str) -> None:
    others = [f"Person {number:03d}" for number in range(100)]
    pdf, _, pages = printed([*others[:50], name, *others[50:]])
    text = text_of(pdf)
    assert [other for other in others if other not in text] == []
    assert pages == len(reader(pdf).pages) == 5
    assert empty_boxes(pdf) == 0


@pytest.mark.parametrize("name", [name for name in HOSTILE[:19] if len(name) < 60])
def test_markup_is_printed_literally(name: str) -> None:
    assert name in lines_of(printed([name])[0])


def test_a_name_of_ten_thousand_letters_stays_in_its_column() -> None:
    pdf, _, pages = printed(["x" * 10_000])
    lines = [line for line in lines_of(pdf) if line.startswith("xx")]
    assert pages == 1
    assert lines[-1].endswith("…")
    assert max(map(len, lines)) < 60
    assert sum(map(len, lines)) < 500


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize(
    "name",
    [
        "van den Berg-Kowalczyk, Agnieszka",
        "Sánchez-Pérez van der Heijden-Szymański, Maria",
        " ".join(f"Naam{number}-Oosterhuis" for number in range(24)),  # as long as any
        "W" * 120,
        " ".join(["محمد كريم"] * 12),
    ],
)
def test_a_long_name_takes_more_lines_and_is_neither_cut_nor_made_smaller(
    name: str, large: bool
) -> None:
    pdf, warnings, _ = printed(["Piet", name, "Wim"], large=large)
    assert run_together(name) in run_together(text_of(pdf))
    assert warnings == ()
    usual = 16 if large else 10.5
    rows = [letter.size for letter in letters_of(pdf) if 75 < letter.low < 660]
    assert min(rows) == usual
    assert {"Piet", "Wim"} <= set(lines_of(pdf))


@pytest.mark.parametrize("large", [False, True])
def test_no_text_comes_near_the_next_column(large: bool) -> None:
    columns = (
        Column("", 4, Kind.NUMBER),
        Column("Naam van wie er komt", 24),
        Column("Handtekening / opmerking", 19, Kind.WRITING),
        Column("Aanwezig", 11, Kind.BOX),
        Column("Informatie en advies", 16, Kind.STROKES),
    )
    rows = [Row(1, ("Digicafé: hulp bij telefoon, tablet en DigiD" * 3, ""))]
    document = Document(title="List", house="Wijkatelier")
    draw_listing(document, Listing(Head("Inloop"), columns, rows, large=large))
    starts = [start for start, _ in edges(columns)][1:]
    near = [
        letter
        for letter in letters_of(document.finish())
        if 60 < letter.low < 760
        and any(letter.left < start + 1 and letter.right > start - 1 for start in starts)
    ]
    assert near == []
    assert not any(block.size < 9.5 for block in titles(columns, measures(large=large)))


def test_a_date_is_not_broken_and_a_dot_stands_with_what_follows() -> None:
    words = "vernietigen uiterlijk 22-12-2026 · Speelzaal"
    for room in range(60, 240, 7):
        lines = wrapped(words, 10.5, room)
        assert "".join(lines).replace(" ", "") == words.replace(" ", "")
        assert any("22-12-2026" in line for line in lines)
        assert not any(line.endswith("·") for line in lines)
        assert all(width(line, 10.5) <= room for line in lines)


def test_rows_are_pressed_only_where_that_keeps_them_on_one_page() -> None:
    def pitch(rows: int) -> tuple[int, float]:
        lines = [Row(row, ("Piet", "")) for row in range(1, rows + 1)]
        spread = Spread.of(Listing(Head("Turven"), COLUMNS, lines, least=20))
        return len(spread.pages), spread.sizes.pitch

    assert pitch(20) == (1, ORDINARY.pitch)
    pages, pressed = pitch(30)
    assert pages == 1
    assert 20 <= pressed < ORDINARY.pitch
    assert pitch(60) == (3, ORDINARY.pitch)


def test_a_long_title_takes_more_lines_and_is_printed_whole() -> None:
    title = "Spreekuur voor vragen over wonen, zorg, geld en regelingen " * 2
    head = Head(title.strip(), title.strip()[:80], DAY_ACTIVITY, "Monday", code="ATL-L2026-0412",
                facts=(("Guided by:", ", ".join(f"Naam{row}" for row in range(40))),))  # fmt: skip
    for large in (False, True):
        document = Document(title="List", house="Wijkatelier")
        draw_listing(document, Listing(head, COLUMNS, [Row(1, ("Piet", ""))], large=large))
        pdf = document.finish()
        assert run_together(title) in run_together(text_of(pdf))
        assert "Naam39" in text_of(pdf)
        if large:
            assert min(letter.size for letter in letters_of(pdf) if letter.low > 70) >= 15.9


@pytest.mark.parametrize("large", [False, True])
def test_every_row_is_high_enough_to_write_in(large: bool) -> None:
    pdf, _, pages = printed(["Piet"] * 60, large=large)
    assert pages > 2
    for page in range(pages - 1):
        heights = row_heights(pdf, page)
        assert len(heights) >= 15
        assert all(high >= 8.99 for high in heights), heights


def test_the_head_is_repeated_and_pages_are_numbered() -> None:
    pdf, _, pages = printed([f"Person {number}" for number in range(60)])
    assert pages == 3
    for page in range(pages):
        text = text_of(pdf, page)
        for words in ("Koersbal", "Name", "Confidential", f"page {page + 1} of 3"):
            assert words in text
        assert ("End: ____" in text) == (page == pages - 1)
    assert forms_of(pdf) == 4  # one head, three grids: rows 1 to 23, 24 to 46, the rest


def test_large_print_is_sixteen_points() -> None:
    sizes: list[float] = []

    def note(text: str, _matrix: object, _line: object, _font: object, size: float) -> None:
        if text.strip() == "Piet":
            sizes.append(size)

    reader(printed(["Piet"], large=True)[0]).pages[0].extract_text(visitor_text=note)
    assert sizes == [16]


def test_the_file_says_what_it_is_and_not_who_made_it() -> None:
    pdf, _, _ = printed(["Piet"])
    found = reader(pdf)
    assert found.metadata is not None
    assert found.metadata.title == "List"
    assert found.metadata.author == "Wijkatelier"
    assert found.trailer["/Root"]["/Lang"] == "en-GB"  # type: ignore[index]
    assert [entry.title for entry in found.outline] == ["Koersbal"]  # type: ignore[union-attr]
    assert b"Piet" not in pdf  # it stands in compressed pages only


def test_the_same_list_gives_the_same_bytes() -> None:
    assert printed(list(SCRIPTS))[0] == printed(list(SCRIPTS))[0]


def test_five_thousand_rows_are_soon_ready() -> None:
    began = time.perf_counter()
    _, _, pages = printed([SCRIPTS[row % len(SCRIPTS)] for row in range(5000)])
    assert time.perf_counter() - began < 10
    assert pages == 209  # 24 rows on each


def test_no_rows_still_give_a_page() -> None:
    pdf, _, pages = printed([])
    assert pages == 1
    assert "End: ____" in text_of(pdf)


def test_a_heading_never_stands_alone_at_the_foot_of_a_page() -> None:
    rows: list[Row | Heading] = [Row(number) for number in range(9)]
    lines = [*rows, Heading("Waiting"), Row(10)]
    assert paged(lines, [25.0] * 11, room=250, last_room=225) == [range(9), range(9, 11)]
    ten = [*rows, Row(9)]
    assert paged(ten, [25.0] * 10, room=250, last_room=225) == [range(9), range(9, 10)]
    high = [25.0] * 8 + [60.0, 25.0]
    assert paged(ten, high, room=250, last_room=250) == [range(8), range(8, 10)]
