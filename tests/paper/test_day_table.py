"""A table over the days of a week: what is too much goes on, and nothing is lost."""

from atelier.paper.day_table import DayRow, DayTable, Words, draw_tables
from atelier.paper.document import Document
from atelier.paper.listing import Foot
from tests.paper.reading import letters_of, text_of

DAYS = ("ma 23-11", "di 24-11", "wo 25-11", "do 26-11", "vr 27-11", "za 28-11", "zo 29-11")


def drawn(*rows: DayRow, days: tuple[str, ...] = DAYS) -> tuple[bytes, int]:
    document = Document(title="Rooster", house="Huis")
    table = DayTable("Rooster", "week 48", "Werk", days, rows, (("Open:", "1"),), "Niets te doen.")
    pages = draw_tables(document, [table], house="Huis", foot=Foot("Vernietigen", "Huis"))
    return document.finish(), pages


def row(name: str, *cells: tuple[Words, ...]) -> DayRow:
    return DayRow(name, ("9:00–13:00",), (*cells, *[()] * (len(DAYS) - len(cells))))


def test_a_full_cell_goes_on_in_the_next_row_and_on_the_next_page() -> None:
    crowd = tuple(Words(f"Persoon{number}") for number in range(120))
    pdf, pages = drawn(row("Balie", crowd), row("Koffie", (Words("Łukasz"),)))
    text = text_of(pdf)
    assert pages == 3
    assert all(f"Persoon{number}" in text for number in range(120))
    assert text.count("Balie") == 1
    assert all("week 48" in text_of(pdf, page) for page in range(pages))
    assert "page 3 of 3" in text_of(pdf, 2)


def test_nothing_leaves_the_paper_or_its_column() -> None:
    name = "Sánchez-Pérez\u00a0van\u00a0der\u00a0Heijden-Szymański"
    wide = (Words(name), Words("Internationaalvrouwencafé", loud=True))
    pdf, _ = drawn(row("Activiteitenbegeleiderswerkoverleg", *[wide] * 7))
    letters = letters_of(pdf)
    assert max(one.right for one in letters) <= 553
    assert min(one.size for one in letters) >= 7.9


def test_without_rows_it_says_so() -> None:
    pdf, pages = drawn()
    assert pages == 1
    assert "Niets te doen." in text_of(pdf)
