import io
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from uuid import uuid4

import openpyxl
import pytest

from atelier.attendance.exporting import participations_table, visits_table
from atelier.calendar.exporting import programme_table
from atelier.calendar.programme import import_programme
from atelier.calendar.programme_file import read_programme
from atelier.database import Database
from atelier.domain import Actor, DayPart, Function, NameOrder, Tally
from atelier.language import use
from atelier.people.actions import add_person
from atelier.people.columns import recognise_columns
from atelier.people.exporting import people_table
from atelier.people.importing import Verdict
from atelier.people.names import Name
from atelier.tables.reading import read_table
from atelier.tables.writing import write_csv, write_table, write_xlsx
from tests.making import TUESDAY, Making
from tests.people.importing import planned, verdicts

HOSTILE = ["=A+B", "+BC", "-C", "@SUM(A)", "'t Hof", "'=x", "a;b", 'Jan "de" Lange', "=cmd|x!A"]


@pytest.fixture(params=["nl", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    use(str(request.param))
    yield str(request.param)
    use("en")


def _fill(database: Database, actor: Actor) -> int:
    named = [
        Name("Toos", "van den", "Berg"),
        Name("Tesfay"),
        Name("", "de", "Groot"),
        Name("Riet", "", "Jansen", "de", "Wit", NameOrder.PARTNER_OWN),
        Name("Anja", "", "Jansen", "", "Smit", NameOrder.OWN),
        Name("Karim", "", "Ben Ali"),
        Name("Minh", "", "Nguyễn"),
        Name("شيماء", "", "حداد"),
        *(Name("Xa", "", text) for text in HOSTILE),
    ]
    with database.transaction() as session:
        for number, name in enumerate(named):
            add_person(
                session,
                name=name,
                actor=actor,
                birth_year=1940 + number if number % 2 else None,
                postcode="6546" if number % 3 else None,
                phone="024-3771234" if number == 1 else None,
                email="toos@voorbeeld.invalid" if number == 0 else None,
                may_contact={0: True, 1: False}.get(number),
            )
    return len(named)


def test_everybody_who_is_exported_is_the_same_when_imported(
    database: Database, actor: Actor, language: str
) -> None:
    count = _fill(database, actor)
    with database.reading() as session:
        header, rows = people_table(session, actor=actor)
    assert header[1] == {"nl": "Roepnaam", "en": "First name"}[language]
    for data in (write_csv(header, rows), write_xlsx(header, rows)):
        assert recognise_columns(read_table(data).header).unused == ()
        assert verdicts(planned(database, actor, data)) == [Verdict.SAME] * count


def test_no_cell_of_an_exported_workbook_is_a_formula(database: Database, actor: Actor) -> None:
    _fill(database, actor)
    with database.reading() as session:
        data = write_xlsx(*people_table(session, actor=actor))
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


def test_visits_are_numbers_that_add_up(database: Database, actor: Actor, making: Making) -> None:
    person = making.person()
    making.visit(person, TUESDAY, actor.now())
    for number in (3, -1):
        making.add(
            Tally(
                site_id=actor.site_id,
                day=TUESDAY,
                day_part=DayPart.AFTERNOON,
                at=actor.now(),
                function=Function.INFORMATION,
                visits=number,
            )
        )
    with database.reading() as session:
        header, rows = visits_table(session, actor=actor)
    assert sum(int(str(row[-1])) for row in rows) == 3
    assert [row[header.index("Person")] for row in rows] == [None, None, person]
    assert not any("Berg" in str(cell) for row in rows for cell in row)


def test_participations_tell_nobody_of_a_sensitive_activity(
    database: Database, actor: Actor, making: Making, now: datetime
) -> None:
    toos, riet = making.person("Toos Test"), making.person("Riet Test")
    open_one = making.occurrence(making.activity("Zing mee!"))
    closed = making.occurrence(making.activity("Herstelgroep", sensitive=True))
    for person in (toos, riet):
        making.participation(person, open_one, TUESDAY, now)
        making.participation(person, closed, TUESDAY, now)
    with database.reading() as session:
        header, rows = participations_table(session, actor=actor)
    person, count = header.index("Person"), header.index("Participations")
    told = sorted((str(row[3]), row[person] or 0, row[count]) for row in rows)
    assert told == [("Herstelgroep", 0, 2), ("Zing mee!", toos, 1), ("Zing mee!", riet, 1)]


def test_the_programme_that_is_exported_reads_as_the_one_that_was_imported(
    database: Database, actor: Actor, tmp_path: Path
) -> None:

    source = Path(__file__).parents[2] / "resources" / "sample" / "activities.csv"
    table = read_table(source)
    with database.transaction() as session:
        import_programme(session, data=table, actor=actor, key=uuid4())
    with database.reading() as session:
        header, rows = programme_table(session, actor=actor)
    written = write_table(tmp_path / "programme.csv", header, rows)
    lines, refused = read_programme(read_table(written))
    expected, _ = read_programme(table)
    assert refused == []
    assert {line.code: line.rule for line in lines} == {line.code: line.rule for line in expected}
    facts = [
        (line.code, line.weekdays, line.starts, line.ends, line.price_cents, line.sensitive)
        for line in sorted(lines, key=lambda line: line.code)
    ]
    assert facts == [
        (line.code, line.weekdays, line.starts, line.ends, line.price_cents, line.sensitive)
        for line in sorted(expected, key=lambda line: line.code)
    ]
