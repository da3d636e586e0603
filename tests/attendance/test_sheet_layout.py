"""How sheets are laid out: long names, empty lines and slips, on the real database."""

from collections.abc import Iterator

import pytest

from atelier.attendance.rows import Variant
from atelier.database import Database
from atelier.domain import NameOrder
from atelier.journal.printing import persons_on, sheet_of_code
from atelier.language import use
from atelier.people.actions import add_person
from atelier.people.names import Name
from tests.making import Making
from tests.paper.printing import attendance, enrol, printed
from tests.paper.reading import letters_of, lines_of, run_together, text_of


@pytest.fixture
def dutch() -> Iterator[None]:
    use("nl")
    yield
    use("en")


@pytest.fixture
def koersbal(making: Making) -> int:
    return making.occurrence(making.activity("Koersbal", capacity=14, enrolment=True))


@pytest.mark.usefixtures("dutch")
@pytest.mark.parametrize("large", [False, True])
def test_the_longest_names_stand_on_the_sheet_whole(
    database: Database, making: Making, koersbal: int, large: bool
) -> None:
    longest = Name(
        given="Maximiliaan " * 6 + "Gijsbert", prefix="van der", family="Oosterhuis-" * 9 + "Bos",
        partner_prefix="van den", partner="Schouten " * 12 + "Kok", order=NameOrder.OWN_PARTNER,
    )  # fmt: skip
    with database.transaction() as session:
        add_person(session, name=longest, birth_year=None, postcode=None, phone=None,
                   actor=making.actor)  # fmt: skip
        one = add_person(session, name=longest, birth_year=None, postcode=None, phone=None,
                         actor=making.actor)  # fmt: skip
    for person in (one - 1, one):
        making.enrolment(person, occurrence=koersbal)
    enrol(making, koersbal, "Maria Sánchez-Pérez van der Heijden-Szymański")
    for print_it in (printed, attendance):
        sheet = print_it(database, making, koersbal, variant=Variant.FULL, large=large)
        text = run_together(text_of(sheet.pdf))
        assert run_together(f"{longest.list_name} · nr {one}") in text
        assert run_together("van der Heijden-Szymański, Maria Sánchez-Pérez") in text
        if large:
            above = [letter for letter in letters_of(sheet.pdf) if letter.low > 60]
            assert min(letter.size for letter in above) == 16
    slips = printed(database, making, koersbal, variant=Variant.SLIPS, large=large)
    assert run_together(longest.desk_name) in run_together(text_of(slips.pdf))


def test_empty_lines_alone_do_not_begin_a_second_page(database: Database, making: Making) -> None:
    def rows(occurrence: int, **asked: object) -> tuple[int, int]:
        sheet = printed(database, making, occurrence, **asked)
        shown = [line for line in lines_of(sheet.pdf) if line.isdigit()]
        with database.reading() as session:
            found = sheet_of_code(session, code=sheet.number, actor=making.actor)
            assert found is not None
            assert max(persons_on(session, sheet_id=found.id)) == int(shown[-1])
        return sheet.pages, int(shown[-1])

    course = making.occurrence(making.activity("Digicafé", capacity=28))
    pages, last = rows(course)
    assert pages == 1
    assert 20 <= last < 28
    assert rows(course, blank=28) == (2, 28)  # as asked
    enrol(making, course, *(f"Jan A{number}" for number in range(last + 1)))
    assert rows(course) == (2, 28)  # somebody stands on the second page
    assert rows(making.occurrence(making.activity("Zang", capacity=40))) == (2, 40)
    lunch = making.activity("Wijklunch", capacity=28, enrolment=True)
    assert rows(making.occurrence(lunch)) == (2, 28)  # each line is a place


def test_a_slip_that_was_cut_off_says_what_to_do_with_it(
    database: Database, making: Making, koersbal: int
) -> None:
    people = enrol(making, koersbal, *(f"Jan A{number}" for number in range(10)))
    for large in (False, True):
        sheet = printed(database, making, koersbal, variant=Variant.SLIPS, large=large)
        text = run_together(text_of(sheet.pdf))
        warning = "Confidential – hand in at the desk – destroy by 22/12/2026 at the latest"
        assert text.count(run_together(warning)) == len(people) + sheet.pages
