"""Sign-up and attendance sheets, on the real database of either engine."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import select

from atelier.attendance.rows import Variant
from atelier.database import Database
from atelier.domain import (
    Activity,
    Assignment,
    Enrolment,
    EnrolmentState,
    Function,
    Organisation,
    PrintedSheet,
    Room,
)
from atelier.journal.printing import persons_on
from atelier.language import use
from tests.making import TUESDAY, Making
from tests.paper.printing import attendance, enrol, printed
from tests.paper.reading import (
    empty_boxes,
    lines_of,
    reader,
    row_heights,
    text_of,
)

WEDNESDAY = date(2026, 11, 25)


@pytest.fixture
def dutch() -> Iterator[None]:
    use("nl")
    yield
    use("en")


@pytest.fixture
def koersbal(making: Making) -> int:
    return making.occurrence(making.activity("Koersbal", capacity=14, enrolment=True))


@pytest.mark.usefixtures("dutch")
def test_the_sheet_of_the_neighbourhood_lunch(database: Database, making: Making) -> None:
    """Scenario 20, word for word."""
    host = making.add(Organisation(site_id=making.site_id, name="Beheerstichting"))
    room = making.add(Room(site_id=making.site_id, code="EET", name="De Eetkeuken"))
    lunch = making.add(
        Activity(
            site_id=making.site_id, code="LUNCH", name="Wijklunch", capacity=32, enrolment=True,
            host_id=host, room_id=room,
        )
    )  # fmt: skip
    series = making.series(lunch, weekday=2)
    occurrence = making.occurrence(
        lunch, day=WEDNESDAY, series=series, starts=time(12), ends=time(13, 30)
    )
    names = ("Ayşe Şahin", "Tomasz Wójcik", "Thuý Nguyễn", "Toos van den Berg", "Cor Cuppen")
    for name in names:
        making.enrolment(making.person(name, phone="+31600000012"), series=series)
    making.enrolment(making.person("Wil de Groot", born=1944), series=series, waiting=1)

    sheet = printed(database, making, occurrence)
    lines, text = lines_of(sheet.pdf), text_of(sheet.pdf)

    assert lines.count("woensdag 25 november 2026 · 12:00–13:30 · De Eetkeuken") == sheet.pages
    assert "Ontmoeting · Beheerstichting" in lines
    people = [line for line in lines if line in {
        "Ayşe Ş.", "Tomasz W.", "Thuý N.", "Toos v.d. B.", "Cor C.", "Wil d. G."}]  # fmt: skip
    assert people == ["Toos v.d. B.", "Cor C.", "Thuý N.", "Ayşe Ş.", "Tomasz W.", "Wil d. G."]
    assert [line for line in lines if line.isdigit()] == [str(row) for row in range(1, 34)]
    assert lines.index("Wachtlijst") < lines.index("Wil d. G.")
    assert "Ingeschreven: 5 van 32" in text
    assert "Vertrouwelijk – inleveren bij de balie – vernietigen uiterlijk 23-12-2026" in text
    assert "intekenlijst 2026-0001 · afgedrukt 24-11-2026 9:50 door Balie" in text
    assert "Zonder naam aanwezig: _" in text
    assert not re.search(r"0600000|1944|6546|\+31", text)
    assert min(row_heights(sheet.pdf)) >= 8.99


def test_sixty_people_flow_over_pages_under_the_same_head(
    database: Database, making: Making, koersbal: int
) -> None:
    enrol(making, koersbal, *(f"Persoon Nummer{number:02d}" for number in range(60)))
    sheet = printed(database, making, koersbal, variant=Variant.FULL)
    assert sheet.pages == 3
    for page in range(3):
        lines = lines_of(sheet.pdf, page)
        assert "Koersbal" in lines
        assert "Signature / remark" in text_of(sheet.pdf, page)
        assert min(row_heights(sheet.pdf, page)) >= 8.99
    assert sum(line.startswith("Nummer") for line in lines_of(sheet.pdf)) == 60


def test_whole_names_only_where_they_are_asked_for(
    database: Database, making: Making, koersbal: int
) -> None:
    enrol(making, koersbal, "Toos van den Berg", "Tesfay")
    short = lines_of(printed(database, making, koersbal).pdf)
    full = lines_of(printed(database, making, koersbal, variant=Variant.FULL).pdf)
    assert {"Toos v.d. B.", "Tesfay"} <= set(short)
    assert {"van den Berg, Toos", "Tesfay"} <= set(full)


def test_namesakes_are_told_apart_by_a_number_and_by_nothing_else(
    database: Database, making: Making, koersbal: int
) -> None:
    one = making.person("Mies Jansen", born=1944, postcode="6546")
    two = making.person("Mies Jansen", born=1951, postcode="6545")
    for person in (one, two, making.person("Mies Peters")):
        making.enrolment(person, occurrence=koersbal)
    lines = lines_of(printed(database, making, koersbal, variant=Variant.FULL).pdf)
    assert f"Jansen, Mies · no. {one}" in lines
    assert f"Jansen, Mies · no. {two}" in lines
    assert "Peters, Mies" in lines
    assert not any("1944" in line or "6545" in line for line in lines)


def test_blank_lines_up_to_the_places_or_as_many_as_are_asked(
    database: Database, making: Making, koersbal: int
) -> None:
    enrol(making, koersbal, "Toos Bos", "Riet Smit")

    def rows(**asked: object) -> list[str]:
        return [line for line in lines_of(printed(database, making, koersbal, **asked).pdf)
                if line.isdigit()]  # fmt: skip

    assert rows()[-1] == "14"
    assert rows(blank=5)[-1] == "7"
    assert rows(blank=0)[-1] == "2"
    assert rows(variant=Variant.BLANK, blank=30)[-1] == "30"
    blank = text_of(printed(database, making, koersbal, variant=Variant.BLANK).pdf)
    assert "Toos" not in blank


def test_a_slip_for_each_person(database: Database, making: Making, koersbal: int) -> None:
    people = enrol(making, koersbal, "Toos Bos", "Riet Smit", *(f"Jan A{i}" for i in range(8)))
    making.enrolment(making.person("Wil Wacht"), occurrence=koersbal, waiting=1)
    sheet = printed(database, making, koersbal, variant=Variant.SLIPS)
    lines = lines_of(sheet.pdf)
    assert sheet.pages == 2
    assert lines.count("Koersbal") == len(people)
    assert sum(line.startswith(f"{sheet.number} · row ") for line in lines) == len(people)
    assert not any(line.startswith("Wil") for line in lines)


def test_a_sensitive_activity_gets_numbers_and_its_neutral_name(
    database: Database, making: Making
) -> None:
    """Scenario 21: not one name, whatever variant is asked for."""
    host = making.add(Organisation(site_id=making.site_id, name="Kompas Begeleid Wonen"))
    group = making.add(
        Activity(
            site_id=making.site_id, code="H", name="Herstelgroep", public_name="Donderdaggroep",
            sensitive=True, function=Function.DAY_ACTIVITY, capacity=10, host_id=host,
        )
    )  # fmt: skip
    occurrence = making.occurrence(group)
    enrol(making, occurrence, "Geheim Persoon", "Zorg Vuldig")
    making.enrolment(making.person("Stil Wachtend"), occurrence=occurrence, waiting=1)
    for print_it in (printed, attendance):
        for variant in Variant:
            sheet = print_it(database, making, occurrence, variant=variant)
            text = text_of(sheet.pdf)
            for secret in ("Geheim", "Zorg", "Stil", "Herstel", "Kompas"):
                assert secret not in text
                assert secret not in str(reader(sheet.pdf).metadata)
            assert "Donderdaggroep" in text
            assert "2 of 10" in text
    with database.reading() as session:
        sheets = session.scalars(select(PrintedSheet.id)).all()
        assert all(persons_on(session, sheet_id=sheet) == {} for sheet in sheets)


def test_a_sensitive_activity_without_a_neutral_name_has_none(
    database: Database, making: Making
) -> None:
    occurrence = making.occurrence(making.activity("Herstelgroep", sensitive=True))
    assert "Herstel" not in text_of(printed(database, making, occurrence).pdf)


def test_who_withdrew_or_is_not_in_the_series_any_more_is_not_on_the_sheet(
    database: Database, making: Making
) -> None:
    activity = making.activity("Yoga", capacity=5)
    series = making.series(activity)
    occurrence = making.occurrence(activity, series=series)
    people = {name: making.person(name) for name in ("Blijft Toos", "Nietvandaag Wil", "Weg Riet")}
    for name, person in people.items():
        making.add(
            Enrolment(
                person_id=person, series_id=series, first_day=date(2026, 1, 1),
                last_day=TUESDAY - timedelta(1) if name.startswith("Weg") else None,
                created_at=making.actor.now(),
            )
        )  # fmt: skip
    making.add(
        Enrolment(
            person_id=people["Nietvandaag Wil"], occurrence_id=occurrence,
            state=EnrolmentState.WITHDRAWN, first_day=date(2026, 1, 1),
            created_at=making.actor.now(),
        )
    )  # fmt: skip
    text = text_of(printed(database, making, occurrence).pdf)
    assert "Blijft T." in text
    assert "Nietvandaag" not in text
    assert "Weg" not in text


def test_who_guides_it_stands_above(database: Database, making: Making, koersbal: int) -> None:
    shift = making.shift(
        "Begeleider", occurrence=koersbal, starts=time(10), ends=time(11), needed=2
    )
    for name in ("Ria Smit", "Henk Bos"):
        making.add(Assignment(shift_id=shift, person_id=making.person(name)))
    assert "Guided by: Ria, Henk" in text_of(printed(database, making, koersbal).pdf)


def test_the_attendance_sheet_ticks_who_is_here_and_adds_who_came_along(
    database: Database, making: Making, koersbal: int, now: datetime
) -> None:
    here, _away = enrol(making, koersbal, "Toos Bos", "Riet Smit")
    visitor = making.person("Anja Aan")
    for person in (here, visitor):
        making.participation(person, koersbal, TUESDAY, now)
    sheet = attendance(database, making, koersbal)
    lines = lines_of(sheet.pdf)
    assert [line for line in lines if line in {"Toos B.", "Riet S.", "Anja A."}] == [
        "Anja A.", "Toos B.", "Riet S.",
    ]  # fmt: skip
    assert lines.count("✓") == 2
    assert "Excused" in text_of(sheet.pdf)


def test_names_in_every_script_reach_the_paper(
    database: Database, making: Making, koersbal: int
) -> None:
    names = ("محمد كريم", "שרה כהן", "Ελένη Παππά", "Олена Шевченко", "Thuý Nguyễn", "Łukasz Żak")
    enrol(making, koersbal, *names, "Piet 😀 Bos")
    sheet = printed(database, making, koersbal, variant=Variant.FULL)
    lines = lines_of(sheet.pdf)
    for shown in ("كريم, محمد", "כהן, שרה", "Παππά, Ελένη", "Шевченко, Олена", "Nguyễn, Thuý"):
        assert shown in lines
    assert any("[U+1F600]" in line for line in lines)
    assert len(sheet.warnings) == 1
    assert empty_boxes(sheet.pdf) == 0


def test_a_renamed_host_stands_under_the_name_of_that_day(
    database: Database, making: Making
) -> None:
    new = making.add(Organisation(site_id=making.site_id, name="Waalkant & NIM"))
    old = making.add(
        Organisation(
            site_id=making.site_id, name="Waalkant", valid_to=date(2026, 12, 31), successor_id=new
        )
    )
    activity = making.add(Activity(site_id=making.site_id, code="W", name="Wol", host_id=old))
    before = making.occurrence(activity)
    after = making.occurrence(activity, day=date(2027, 1, 5))
    assert "Meeting · Waalkant" in lines_of(printed(database, making, before).pdf)
    assert "Meeting · Waalkant & NIM" in lines_of(printed(database, making, after).pdf)
