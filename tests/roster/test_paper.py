"""The roster on paper: for the wall, for one volunteer, for whoever calls, for the desk."""

from datetime import time, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from atelier.__main__ import main
from atelier.domain import Activity, Gone, Person, PrintedRow, PrintedSheet, ShiftState
from atelier.paper.sheet import Sheet
from atelier.roster.calling import note_no
from atelier.roster.paper.duty import duty_card
from atelier.roster.paper.gaps import gaps_call_list
from atelier.roster.paper.grouping import By
from atelier.roster.paper.roster import wall_roster
from atelier.roster.paper.schedule import own_schedule
from atelier.roster.shifts import set_shift_state
from tests.making import TUESDAY
from tests.paper.reading import letters_of, text_of
from tests.roster.rostering import Rostering

DAY = timedelta(days=1)
MONDAY, SUNDAY = TUESDAY - DAY, TUESDAY + 5 * DAY
WEEK = {"first_day": MONDAY, "last_day": SUNDAY}


class Printed:
    """A house of three volunteers and three shifts, and its paper."""

    def __init__(self, house: Rostering) -> None:
        self.house = house
        desk, coffee = house.role("Gastvrouw balie"), house.role("Koffie en bar")
        self.lukasz = house.volunteer("Łukasz Wójcik", desk)
        self.toos = house.volunteer("Toos van den Berg", desk, coffee)
        self.ria = house.volunteer("Ria Jansen", desk)
        with house.database.transaction() as session:
            for number, id_ in enumerate((self.lukasz, self.toos, self.ria)):
                session.get_one(Person, id_).phone = f"+3160000000{number}"
        self.full = house.making.shift(desk, day=TUESDAY, starts=time(9), ends=time(13))
        self.half = house.making.shift(desk, day=TUESDAY + DAY, needed=2)
        self.off = house.making.shift(coffee, day=TUESDAY + 2 * DAY)
        house.put(self.lukasz, self.full)
        house.put(self.lukasz, self.half)
        house.do(set_shift_state, shift_id=self.off, state=ShiftState.OUTSIDE)

    def __call__(self, layout: Any, **facts: Any) -> Sheet:  # noqa: ANN401
        facts = {"actor": self.house.actor, "key": uuid4()} | facts
        with self.house.database.transaction() as session:
            found: Sheet = layout(session, **facts)
            return found

    def text(self, layout: Any, **facts: Any) -> str:  # noqa: ANN401
        return " ".join(text_of(self(layout, **facts).pdf).split())


@pytest.fixture
def printed(house: Rostering) -> Printed:
    return Printed(house)


def test_the_wall_by_work_and_by_volunteer(printed: Printed) -> None:
    by_role = printed.text(wall_roster, by=By.ROLE, **WEEK)
    for words in ("Roster by work", "week 48", "Łukasz", "1 place open", "help from outside"):
        assert words in by_role, words
    assert "destroy by" in by_role
    assert "Sa 28-11" not in by_role
    by_volunteer = printed.text(wall_roster, by=By.VOLUNTEER, **WEEK)
    assert "Gastvrouw balie" in by_volunteer
    assert by_volunteer.count("Łukasz") == 1
    assert by_volunteer.index("Open places", 60) < by_volunteer.index("Łukasz")
    for text in (by_role, by_volunteer):
        assert "Wójcik" not in text  # no more of a name than is needed
        assert "0000" not in text.replace("-0001", "").replace("-0002", "")


def test_a_month_has_its_weeks_and_no_day_of_another(printed: Printed) -> None:
    first, last = MONDAY.replace(day=1), MONDAY.replace(day=30)
    sheet = printed(wall_roster, by=By.ROLE, first_day=first, last_day=last)
    text = text_of(sheet.pdf)
    assert sheet.pages == 5  # Sunday 1 November, where nobody works, has no page of its own
    assert "week 45" in text
    assert "week 44" not in text
    assert "Tu 1-12" not in text


@pytest.mark.parametrize("by", [By.ROLE, By.VOLUNTEER, By.DAY])
def test_large_print_is_large(printed: Printed, by: By) -> None:
    sheet = printed(wall_roster, by=by, large=True, **WEEK)
    assert "Łukasz" in text_of(sheet.pdf)
    assert {round(one.size) for one in letters_of(sheet.pdf)} <= {12, 16, 18, 30}


def test_an_own_roster_names_nobody_else(printed: Printed) -> None:
    house = printed.house
    house.put(printed.ria, printed.half)
    text = printed.text(own_schedule, person_id=printed.lukasz, **WEEK)
    for words in ("Łukasz Wójcik", "November 2026", "Tuesday 24 November", "9:00–13:00"):
        assert words in text, words
    assert "Shifts: 2" in text
    assert "Ria" not in text
    with house.database.reading() as session:
        log = session.scalars(select(PrintedSheet)).one()
        assert (log.kind, log.day) == ("schedule", SUNDAY)
        assert session.scalars(select(PrintedRow.person_id)).all() == [printed.lukasz]
    sheet = printed(own_schedule, person_id=printed.toos, key=None, large=True, **WEEK)
    assert "No shifts in these days." in text_of(sheet.pdf)
    with pytest.raises(Gone):
        printed(own_schedule, person_id=house.making.person("Bezoeker"), **WEEK)


def test_the_call_list_has_who_can_with_their_phone(printed: Printed) -> None:
    house = printed.house
    text = printed.text(gaps_call_list, **WEEK)
    assert "Wednesday 25 November" in text
    assert "06 00000001" in text
    assert "06 00000002" in text
    assert "Łukasz" not in text  # is in it already
    house.do(note_no, shift_id=printed.half, person_id=printed.toos)
    again = printed(gaps_call_list, large=True, **WEEK)
    text = text_of(again.pdf)
    assert "Toos" not in text
    assert "Ria" in text
    with house.database.reading() as session:
        rows = select(PrintedRow.row, PrintedRow.person_id).join(PrintedSheet)
        found = session.execute(rows.where(PrintedSheet.number == 2)).all()
        assert [tuple(row) for row in found] == [(1, printed.ria)]
    house.do(note_no, shift_id=printed.half, person_id=printed.ria)
    assert "Nobody can without more ado." in printed.text(gaps_call_list, **WEEK)
    assert "Nothing is open" in printed.text(
        gaps_call_list, first_day=TUESDAY, last_day=TUESDAY, key=None
    )


def test_the_duty_card_has_phones_on_its_own_day_only(printed: Printed) -> None:
    today = printed.text(duty_card, day=TUESDAY)
    for words in ("Who is on duty?", "Morning", "Łukasz", "06 00000000"):
        assert words in today, words
    assert "06 00000000" in printed.text(duty_card, day=TUESDAY, large=True)
    later = printed.text(duty_card, day=TUESDAY + DAY)
    assert "Łukasz" in later
    assert "1 place open" in later
    assert "0600" not in later.replace(" ", "")
    assert "There are no shifts on this day." in printed.text(duty_card, day=SUNDAY, key=None)


def test_the_duty_card_is_silent_about_a_sensitive_activity(printed: Printed) -> None:
    house = printed.house
    with house.database.transaction() as session:
        activity = house.making.activity("Herstelgroep")
        session.get_one(Activity, activity).sensitive = True
    occurrence = house.making.occurrence(activity, day=TUESDAY, starts=time(10), ends=time(12))
    shift = house.making.shift("Begeleider", day=TUESDAY, occurrence=occurrence)
    house.put(printed.toos, shift, reason="kan dit")
    text = printed.text(duty_card, day=TUESDAY)
    assert "Toos" not in text
    assert "Begeleider" not in text


def test_the_verbs(printed: Printed, url: str, tmp_path: Path) -> None:
    person = str(printed.toos)
    days = ["--from", "2026-11-24", "--to", "2026-11-29"]
    for words in (
        ["roster", "2026-11", "--by", "volunteer", "--large"],
        ["roster", "2026-W48", "--by", "day"],
        ["schedule", person, *days],
        ["gaps", *days],
        ["duty", "2026-11-24"],
    ):
        out = tmp_path / f"{words[0]}.pdf"
        asked = ["--language", "nl", "--database", url, "print", *words, "--out", str(out)]
        told = CliRunner().invoke(main, asked)
        assert told.exit_code == 0, told.output
        assert out.read_bytes().startswith(b"%PDF")
    wrong = ["--database", url, "print", "gaps", *days[2:], "--from", "2026-12-24", "--out", "x"]
    assert CliRunner().invoke(main, wrong).exit_code == 2
    strange = ["--database", url, "print", "schedule", "999", "--out", str(tmp_path / "s.pdf")]
    assert CliRunner().invoke(main, strange).exit_code == 3
