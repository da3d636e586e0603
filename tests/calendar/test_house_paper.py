"""Doors, day plan, free places, invitations; and what holds for every sheet."""

import json
import re
from datetime import time, timedelta
from functools import partial
from pathlib import Path
from uuid import uuid4

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from atelier.__main__ import main
from atelier.calendar.paper.card import invitation
from atelier.calendar.paper.day_plan import day_plan
from atelier.calendar.paper.doors import NoRoom, door_list, door_of
from atelier.calendar.paper.month import month_poster
from atelier.calendar.paper.places import places_sheet
from atelier.calendar.paper.week import week_programme
from atelier.database import Database
from atelier.domain import Function, Gone, Occurrence, PrintedSheet, Room
from atelier.paper.sheet import Sheet
from tests.calendar.papers import (
    MM,
    MONDAY,
    House,
    all_sheets,
    millimetres,
    printed,
    words_of,
)
from tests.making import TUESDAY, Making
from tests.paper.reading import empty_boxes, letters_of, reader, run_together, text_of
from tests.paper.test_drawing import HOSTILE


@pytest.fixture
def house(making: Making) -> House:
    return House(making)


@pytest.mark.parametrize("large", [False, True])
def test_no_sheet_names_a_visitor_or_tells_what_is_sensitive(
    database: Database, house: House, large: bool
) -> None:
    for name, sheet in all_sheets(database, house, large=large).items():
        words = words_of(sheet)
        assert words, name
        for secret in ("Toos", "Jansen", "Wim", "Bep", "Herstel"):
            assert secret not in words, (name, secret)
        assert empty_boxes(sheet.pdf) == 0
        properties = reader(sheet.pdf).metadata
        assert properties is not None
        assert properties.title
        assert properties.author == "Wijkatelier"
        assert reader(sheet.pdf).outline


def test_meetings_of_the_house_stay_inside_it(database: Database, house: House) -> None:
    sheets = all_sheets(database, house)
    told = {name for name, sheet in sheets.items() if "Werkgroep" in words_of(sheet)}
    assert told == {"day plan", "door", "door week"}


def test_large_print_has_no_letter_below_16_points_but_in_its_foot(
    database: Database, house: House
) -> None:
    for name, sheet in all_sheets(database, house, large=True).items():
        for page in range(sheet.pages):
            letters = [one for one in letters_of(sheet.pdf, page) if one.low > 60]
            small = [one for one in letters if one.size < 15.9]
            # the foot of a card stands in the middle of the sheet
            assert not small or (name == "card" and {one.size for one in small} == {5.5}), name


def test_the_door_says_what_the_public_may_read(database: Database, house: House) -> None:
    words = words_of(printed(database, house, door_list, room_id=house.hall))
    for part in ("Speelzaal", "10:00–11:30 Yoga", "12:00–13:00 Muziekschool", "Cancelled"):
        assert part in words, part
    assert "9:30" not in words  # set up from then on
    week = words_of(printed(database, house, door_list, room_id=house.hall, week=True))
    assert week.count("Koffie") == 5
    nowhere = house.making.occurrence("Buiten")
    with database.reading() as session:
        asked = partial(door_of, session, actor=house.making.actor)
        assert asked(occurrence_id=house.first) == (house.hall, TUESDAY)
        with pytest.raises(NoRoom):
            asked(occurrence_id=nowhere)
        with pytest.raises(Gone):
            asked(occurrence_id=10_000)


def test_the_day_plan_says_who_is_expected_and_what_is_set_up(
    database: Database, house: House
) -> None:
    house.on(house.painting, starts=time(10), ends=time(11))
    assert printed(database, house, day_plan).pages == 1
    for number in range(6):  # narrow columns: not everything has room in its box
        name = f"Ruimte {number}"
        house.making.add(Room(site_id=house.making.site_id, code=name, name=name))
    sheet = printed(database, house, day_plan)
    words = words_of(sheet)
    for part in (
        "expected: 3 of 3", "minimum 2 reached", "4 more needed for the minimum of 4", "hire",
        "Muziekschool", "Werkgroep", "Cancelled: Zaal is bezet", "set up from 9:30",
        "cleared by 11:15", "Free all day.",
    ):  # fmt: skip
        assert part in words, part
    assert sheet.pages > 1
    assert {millimetres(sheet, page) for page in range(sheet.pages)} == {(297, 210)}


def test_free_places_are_numbers_of_the_next_time(database: Database, house: House) -> None:
    series = house.making.series(house.yoga)
    with database.transaction() as session:
        session.get_one(Occurrence, house.first).series_id = series
    house.on(house.yoga, day=TUESDAY + timedelta(days=7), series=series)
    house.on(house.activity("Overleg", function=Function.INTERNAL, enrolment=True, capacity=9))
    words = words_of(printed(database, house, places_sheet))
    assert "Yoga Tue 24 November, 10:00–11:30 3 3 full 1" in words
    assert "Schilderen Wed 25 November, 10:00–11:30 8 0 8" in words
    assert words.count("Yoga") == 1
    assert "Overleg" not in words
    assert "Dinsdaggroep" not in words  # nobody signs up for it


def test_the_invitation_says_when_in_words(database: Database, house: House) -> None:
    for week in (1, 2, 3, 4, 5):
        house.on(house.yoga, day=TUESDAY + timedelta(weeks=week))
    words = words_of(printed(database, house, invitation, activity_id=house.yoga))
    when = "Tuesday, 10:00–11:30: 24 November, 1, 8 and 15 December"
    assert words.count(when) == 4
    for part in ("Wie wil bewegen", "Speelzaal", "€4.50", "Sign up at the desk."):
        assert words.count(part) == 4, part
    often = words_of(printed(database, house, invitation, activity_id=house.coffee))
    assert "Tuesday to Friday, 9:00–10:00 from Tuesday 24 November on" in often
    with pytest.raises(Gone):
        printed(database, house, invitation, activity_id=10_000)


def test_nothing_is_drawn_outside_the_margins(database: Database, house: House) -> None:
    house.on(house.activity("Hottentottententententoonstelling" * 3), starts=time(8))
    for name, sheet in all_sheets(database, house).items():
        wide = float(reader(sheet.pdf).pages[0].mediabox.width)
        for page in range(sheet.pages):
            for letter in letters_of(sheet.pdf, page):
                assert letter.left > 8 * MM, name
                assert letter.right < wide - 8 * MM, name
                assert letter.low > 8 * MM, name


@pytest.mark.parametrize("start", range(0, len(HOSTILE), 20))
def test_hostile_names_print_literally(database: Database, house: House, start: int) -> None:
    some = HOSTILE[start : start + 20]
    kept = [name[:120] for name in some if not re.search("[\x00\ud800]", name)]
    for number, name in enumerate(kept):
        house.on(house.activity(name), day=MONDAY + timedelta(days=number % 5))
    house.making.add(Room(site_id=house.making.site_id, code="X", name=kept[0]))
    markup = [name for name in kept if name.isascii() and name.isprintable() and name.strip()]
    for layout in (week_programme, month_poster, day_plan):
        sheet = printed(database, house, layout)
        assert empty_boxes(sheet.pdf) == 0
        assert sheet.pages == len(reader(sheet.pdf).pages)
        if layout is week_programme:
            text = run_together(text_of(sheet.pdf))
            assert [name for name in markup if run_together(name) not in text] == []
    card = printed(database, house, invitation, activity_id=house.activity(kept[-1]))
    assert empty_boxes(card.pdf) == 0


def test_prints_are_logged_and_the_same_key_is_the_same_sheet(
    database: Database, house: House
) -> None:
    key = uuid4()
    first = printed(database, house, week_programme, key=key)
    again = printed(database, house, week_programme, key=key)
    assert (first.number, first.pdf) == (again.number, again.pdf)
    preview = printed(database, house, month_poster, key=None)
    assert preview.number == ""
    assert "preview" in words_of(preview)
    with database.reading() as session:
        rows = session.scalars(select(PrintedSheet)).all()
        assert [(row.kind, row.day, row.destroy_by) for row in rows] == [("week", MONDAY, None)]


def test_the_command_line_prints_them_all(url: str, house: House, tmp_path: Path) -> None:
    runner, target = CliRunner(), tmp_path / "sheet.pdf"
    asked = {
        "week 2026-W48": (297, 210), "week 2026-W48 --a3": (420, 297),
        "poster 2026-W48 --a3": (297, 420), "poster 2026-11": (210, 297),
        f"door {house.first}": (210, 297), f"door --room {house.hall} --week": (210, 297),
        "day 2026-11-24 --rooms --a3": (420, 297), "places --large": (210, 297),
        f"card {house.yoga}": (210, 297),
    }  # fmt: skip
    for number, (verb, size) in enumerate(asked.items(), start=1):
        arguments = ["--database", url, "--json", "print", *verb.split(), "--out", str(target)]
        answer = runner.invoke(main, arguments)
        assert answer.exit_code == 0, (verb, answer.output)
        told = json.loads(answer.output)
        assert told["number"].endswith(f"-{number:04d}")
        sheet = Sheet(target.read_bytes(), told["number"], told["pages"])
        assert millimetres(sheet) == size, verb
    for wrong in ("week 2026-W54", "week 2026-11", "poster 2026-13", "door", "week nonsense"):
        arguments = ["--database", url, "print", *wrong.split(), "--out", str(target)]
        assert runner.invoke(main, arguments).exit_code == 2, wrong
    arguments = ["--database", url, "--json", "print", "card", "9999", "--out", str(target)]
    assert json.loads(runner.invoke(main, arguments).output)["refused"] == "NotFound"
