"""Numbers, the print log, and who stood on which row."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, update

from atelier.attendance.sheet import signup_sheet
from atelier.database import Database
from atelier.domain import (
    Gone,
    PrintedRow,
    PrintedSheet,
    Site,
)
from atelier.journal.printing import (
    WEEKS_SETTING,
    persons_on,
    sheet_of_code,
)
from atelier.settings.actions import set_setting
from tests.making import Making
from tests.paper.printing import enrol, printed
from tests.paper.reading import lines_of, text_of


@pytest.fixture
def koersbal(making: Making) -> int:
    return making.occurrence(making.activity("Koersbal", capacity=14, enrolment=True))


def test_each_row_is_kept_with_its_person(
    database: Database, making: Making, koersbal: int
) -> None:
    riet, toos = enrol(making, koersbal, "Riet Zand", "Toos Bos")
    waiting = making.person("Wil Wacht")
    making.enrolment(waiting, occurrence=koersbal, waiting=1)
    sheet = printed(database, making, koersbal, blank=1)
    with database.reading() as session:
        found = sheet_of_code(session, code=f"ATL-L{sheet.number}", actor=making.actor)
        assert found is not None
        assert found.occurrence_id == koersbal
        assert found.pages == sheet.pages
        rows = persons_on(session, sheet_id=found.id)
        assert rows == {1: toos, 2: riet, 3: None, 4: waiting}
        for wrong in ("", "ATL-L", "ATL-L2026-9999", "ATL-L2026-²", "ATL-V2026-0001", "x" * 5000):
            assert sheet_of_code(session, code=wrong, actor=making.actor) is None


def test_the_same_key_is_the_same_sheet_even_when_the_list_has_changed(
    database: Database, making: Making, koersbal: int
) -> None:
    enrol(making, koersbal, "Riet Zand", "Toos Bos")
    key = uuid4()
    first = printed(database, making, koersbal, key=key)
    again = printed(database, making, koersbal, key=key)
    assert again == first
    enrol(making, koersbal, "Anja Aan")
    later = printed(database, making, koersbal, key=key)
    assert later.number == first.number
    assert [line for line in lines_of(later.pdf) if line in {"Riet Z.", "Toos B.", "Anja A."}] == [
        "Toos B.", "Riet Z.",
    ]  # fmt: skip
    with database.reading() as session:
        assert len(session.scalars(select(PrintedSheet)).all()) == 1


def test_a_preview_takes_no_number_and_writes_nothing(
    database: Database, making: Making, koersbal: int
) -> None:
    with database.reading() as session:
        sheet = signup_sheet(session, occurrence_id=koersbal, actor=making.actor, key=None)
    assert sheet.number == ""
    assert "preview" in text_of(sheet.pdf)
    assert printed(database, making, koersbal).number == "2026-0001"


def test_numbers_begin_anew_each_year_and_in_each_house(
    database: Database, making: Making, koersbal: int
) -> None:
    assert [printed(database, making, koersbal).number for _ in range(2)] == [
        "2026-0001", "2026-0002",
    ]  # fmt: skip
    evening = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)  # at the house it is 2027 already
    next_year = replace(making.actor.clock, now=lambda: evening)
    later = replace(making.actor, clock=next_year)
    sheet = database.perform(
        partial(signup_sheet, occurrence_id=koersbal, actor=later, key=uuid4())
    )
    assert sheet.number == "2027-0001"
    other = replace(making.actor, site_id=making.add(Site(name="Elders")))
    with pytest.raises(Gone), database.transaction() as session:
        signup_sheet(session, occurrence_id=koersbal, actor=other, key=uuid4())


def test_two_desks_at_once_never_print_the_same_number(
    database: Database, making: Making, koersbal: int
) -> None:
    keys = [uuid4() for _ in range(12)]

    def at_a_desk(key: UUID) -> str:  # not tried again: the lock alone must do
        with database.transaction() as session:
            sheet = signup_sheet(session, occurrence_id=koersbal, actor=making.actor, key=key)
        return sheet.number

    with ThreadPoolExecutor(4) as desks:
        numbers = list(desks.map(at_a_desk, keys + keys))
    assert sorted(numbers[:12]) == [f"2026-{number:04d}" for number in range(1, 13)]
    assert numbers[:12] == numbers[12:]


@pytest.mark.parametrize(
    ("setting", "until"),
    [("2", "08/12/2026"), ("nonsense", "22/12/2026"), ("0", "01/12/2026"), ("9999", "23/11/2027")],
)
def test_paper_is_destroyed_after_the_weeks_that_the_house_set(
    database: Database, making: Making, koersbal: int, setting: str, until: str
) -> None:
    with database.transaction() as session:
        set_setting(session, site_id=making.site_id, name=WEEKS_SETTING, value=setting)
    assert f"destroy by {until}" in text_of(printed(database, making, koersbal).pdf)


def test_the_log_says_who_printed_what_and_when_and_names_no_visitor(
    database: Database, making: Making, koersbal: int, now: datetime
) -> None:
    enrol(making, koersbal, "Toos Bos")
    printed(database, making, koersbal)
    with database.reading() as session:
        (row,) = session.scalars(select(PrintedSheet))
        assert (row.kind, row.by, row.printed_at, row.pages) == ("signup", "Balie", now, 1)
        assert row.destroy_by == date(2026, 12, 22)
        assert "Toos" not in repr(vars(row))


def test_an_erased_person_leaves_an_empty_row_on_the_same_sheet(
    database: Database, making: Making, koersbal: int
) -> None:
    (toos,) = enrol(making, koersbal, "Toos Bos")
    key = uuid4()
    printed(database, making, koersbal, key=key)
    with database.transaction() as session:
        session.execute(
            update(PrintedRow).where(PrintedRow.person_id == toos).values(person_id=None)
        )
    again = printed(database, making, koersbal, key=key)
    assert "Toos" not in text_of(again.pdf)
    assert "14" in lines_of(again.pdf)
