"""What volunteers worked: as the figures of the house count it, on the screen and on paper."""

import json
from datetime import date, time, timedelta
from functools import partial
from pathlib import Path
from uuid import uuid4

import pytest
from click.testing import CliRunner

from atelier.__main__ import main
from atelier.domain import AssignmentState, Gone
from atelier.reports.engine import figures_of
from atelier.reports.figures import Code
from atelier.reports.periods import Period, Span
from atelier.roster.hours import NotOverYet, confirm_day, confirm_line, hours_of_day
from atelier.roster.hours_sheet import hours_sheet
from atelier.roster.refusals import NotInShift
from atelier.roster.worked import hours_statement, worked_by_all
from tests.making import TUESDAY
from tests.paper.reading import text_of
from tests.roster.rostering import Rostering

MONDAY, DAY = TUESDAY - timedelta(days=1), timedelta(days=1)
OCTOBER = date(2026, 10, 14)


def two_at_once(house: Rostering) -> tuple[int, int, int]:
    """Give Riet, who is at the desk and in the kitchen at once, and Wim, who is at the desk."""
    riet = house.volunteer("Riet Janssen", house.role("Balie"), house.role("Kok"))
    wim = house.volunteer("Wim de Boer", house.role("Balie"))
    desk = house.making.shift("Balie", day=MONDAY, starts=time(8, 45), ends=time(12, 45), needed=2)
    kitchen = house.making.shift("Kok", day=MONDAY, starts=time(9, 30), ends=time(13))
    house.put(riet, desk)
    house.put(wim, desk)
    house.put(riet, kitchen, reason="Ze doet het allebei")
    return riet, wim, desk


def test_one_line_is_confirmed_and_the_rest_of_the_day_stays(house: Rostering) -> None:
    riet, wim, desk = two_at_once(house)
    key = uuid4()
    line = partial(confirm_line, shift_id=desk, person_id=wim)
    done = house.do(line, worked=(time(9), time(12)), key=key)
    assert (done.number, done.minutes) == (1, 180)
    assert [one.confirmed for one in house.ask(hours_of_day, day=MONDAY)] == [False, True, False]
    assert house.do(line, worked=(time(9), time(12)), key=key) == done
    absent = house.do(line, worked=None, key=(key := uuid4()))
    assert house.states(desk)[wim] is AssignmentState.CANNOT
    assert house.do(line, worked=None, key=key) == absent
    assert house.states(desk)[riet] is AssignmentState.AGREED
    with pytest.raises(NotInShift):
        house.do(line, worked=(time(9), time(10)))
    house.undo(absent.change_id)
    assert house.states(desk)[wim] is AssignmentState.WORKED
    coming = house.making.shift("Balie", day=TUESDAY, starts=time(9), ends=time(12))
    house.put(wim, coming)
    with pytest.raises(NotOverYet):
        house.do(confirm_line, shift_id=coming, person_id=wim, worked=(time(9), time(10)))
    with pytest.raises(Gone):
        house.do(confirm_line, shift_id=9999, person_id=wim, worked=None)


def test_a_day_with_somebody_absent_is_saved_once(house: Rostering) -> None:
    _, wim, desk = two_at_once(house)
    day, key = partial(confirm_day, day=MONDAY, changed={(desk, wim): None}), uuid4()
    done = house.do(day, key=key)
    assert (done.number, done.minutes) == (3, 255)
    assert house.do(day, key=key) == done


def test_the_statement_agrees_with_the_figures_of_the_house(house: Rostering) -> None:
    """Scenario 18: shifts at the same time count once, and the lines add up to the total."""
    riet, wim, _ = two_at_once(house)
    house.put(riet, house.making.shift("Balie", day=MONDAY - DAY, starts=time(9), ends=time(12)))
    days = {"first_day": OCTOBER, "last_day": TUESDAY}
    rows = {row.id: row for row in house.ask(worked_by_all, **days)}
    assert [(rows[who].minutes, rows[who].waiting) for who in (riet, wim)] == [(0, 3), (0, 1)]
    house.do(confirm_day, day=MONDAY)
    rows = {row.id: row for row in house.ask(worked_by_all, **days)}
    assert (rows[riet].name, rows[riet].shifts, rows[riet].waiting) == ("Riet Janssen", 2, 1)
    figures = house.ask(figures_of, period=Period(Span.OWN, OCTOBER, TUESDAY))
    assert sum(row.minutes for row in rows.values()) == figures.total(Code.VOLUNTEER_MINUTES)
    found = house.ask(hours_statement, person_id=riet, **days)
    assert [(line.work, line.minutes, line.overlaps) for line in found.lines] == [
        ("Balie", 240, False),
        ("Kok", 15, True),
    ]
    assert (found.minutes, found.waiting) == (rows[riet].minutes, 1) == (255, 1)
    nobody = house.making.person("Toos van den Berg")
    with pytest.raises(Gone):
        house.ask(hours_statement, person_id=nobody, **days)


def test_it_is_printed_month_by_month_with_its_number(
    house: Rostering, url: str, tmp_path: Path
) -> None:
    riet, _, _ = two_at_once(house)
    house.put(riet, house.making.shift("Balie", day=OCTOBER, starts=time(9), ends=time(12, 30)))
    for day in (OCTOBER, MONDAY):
        house.do(confirm_day, day=day)
    with house.database.transaction() as session:
        layout = partial(hours_sheet, session, person_id=riet, actor=house.actor)
        sheet = layout(first_day=OCTOBER, last_day=MONDAY, key=uuid4())
        empty = layout(first_day=TUESDAY, last_day=TUESDAY, key=None)
    text = text_of(sheet.pdf)
    for words in (
        *("Riet Janssen", "October 2026: 3:30 hours", "November 2026: 4:15 hours"),
        *("Kok (counts once)", "7:45", "Breaks are not taken off.", "Signature:", "destroy by"),
    ):
        assert words in text, words
    assert "No hours were confirmed." in text_of(empty.pdf)
    out = tmp_path / "hours.pdf"
    asked = ["--json", "--language", "en", "--database", url, "print", "hours"]
    span = ["--from", "2026-10-01", "--to", "2026-11-30", "--large", "--out", str(out)]
    told = CliRunner().invoke(main, [*asked, str(riet), *span])
    assert told.exit_code == 0, told.output
    assert json.loads(told.output)["number"].endswith("0002")
    assert "Riet Janssen" in text_of(out.read_bytes())
    told = CliRunner().invoke(main, [*asked, "9999", *span])
    assert (told.exit_code, json.loads(told.output)["refused"]) == (3, "NotFound")
