"""The roster in a telephone: of one volunteer or of all, read by an independent reader."""

from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest
import recurring_ical_events
from click.testing import CliRunner
from icalendar import Calendar

from atelier.__main__ import main
from atelier.domain import Activity, Gone, ShiftState
from atelier.roster.assigning import ask, cannot_come, unassign
from atelier.roster.calendar_out import roster_calendar
from atelier.roster.shifts import set_shift_state
from tests.making import TUESDAY
from tests.roster.house_filled import DAY, MONDAY, filled
from tests.roster.rostering import Rostering


def events(data: bytes) -> dict[str, Any]:
    """Read a file, and give its events by the shift in their name."""
    found = {}
    for one in Calendar.from_ical(data).walk("VEVENT"):
        found[str(one["UID"]).partition("@")[0]] = one
    return found


def states(data: bytes) -> dict[str, str]:
    return {uid: str(one["STATUS"]) for uid, one in events(data).items()}


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_everybody_is_in_the_file_of_the_house(house: Rostering) -> None:
    there = filled(house)
    data = house.ask(roster_calendar, first_day=MONDAY, last_day=MONDAY + 6 * DAY)
    found = events(data)
    morning = found[f"shift-{there.morning[0]}"]
    assert str(morning["SUMMARY"]) == "Balie: Fatiha, Piet"
    assert str(morning["LOCATION"]) == "Wijkatelier"
    assert morning["DTSTART"].dt == datetime.combine(MONDAY, time(9), house.actor.clock.zone)
    assert morning["DTSTART"].params["TZID"] == "Europe/Amsterdam"
    gap = found[f"shift-{there.morning[1]}"]
    assert str(gap["SUMMARY"]) == "Balie: Samira (1 place open)"
    assert set(states(data).values()) == {"CONFIRMED"}
    read = recurring_ical_events.of(Calendar.from_ical(data)).at(TUESDAY)
    assert len(read) == len([one for one in found.values() if one["DTSTART"].dt.date() == TUESDAY])


def test_one_volunteer_sees_nobody_else_and_hears_what_goes(house: Rostering) -> None:
    there = filled(house)
    fatiha = there.people["Fatiha"]

    def mine() -> dict[str, str]:
        data = house.ask(roster_calendar, person_id=fatiha)
        assert b"Piet" not in data
        assert b"open" not in data
        return states(data)

    def uid(shift: int) -> str:
        return f"shift-{shift}-{fatiha}"

    first, second = there.morning[0], there.afternoon[0]
    before = mine()
    assert before[uid(first)] == before[uid(second)] == "CONFIRMED"
    assert uid(there.morning[1]) not in before
    house.do(ask, shift_id=there.morning[1], person_id=fatiha)
    house.do(unassign, shift_id=first, person_id=fatiha)
    house.do(cannot_come, shift_id=second, person_id=fatiha)
    third = there.afternoon[2]
    house.do(set_shift_state, shift_id=third, state=ShiftState.NOT_NEEDED)
    change = house.put(fatiha, there.closing[0])
    house.undo(change)
    after = mine()
    assert after[uid(there.morning[1])] == "TENTATIVE"
    assert {after[uid(one)] for one in (first, second, third)} == {"CANCELLED"}
    assert after[uid(there.closing[0])] == "CANCELLED"
    assert before.keys() < after.keys()
    with pytest.raises(Gone):
        house.ask(roster_calendar, person_id=house.making.person("Els Bos"))


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_the_clocks_change_between_two_shifts(house: Rostering) -> None:
    role = house.role()
    days = date(2026, 10, 24), date(2026, 10, 26)
    shifts = [house.making.shift(role, day=day, starts=time(9), ends=time(12)) for day in days]
    found = events(house.ask(roster_calendar))
    starts = [found[f"shift-{one}"]["DTSTART"].dt.astimezone(UTC).hour for one in shifts]
    assert starts == [7, 8]


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_a_sensitive_activity_stands_in_it_under_its_neutral_name(house: Rostering) -> None:
    activity = house.making.activity("Herstelgroep")
    with house.database.transaction() as session:
        row = session.get_one(Activity, activity)
        row.sensitive, row.public_name = True, "Groep B"
    occurrence = house.making.occurrence(activity)
    shift = house.making.shift(house.role("Maatje Herstelgroep"), occurrence=occurrence)
    cor = house.volunteer("Cor Smit")
    house.put(cor, shift, reason="dat gaat zo")
    for facts in ({}, {"person_id": cor}):
        data = house.ask(roster_calendar, **facts)
        assert b"Groep B" in data
        assert b"Herstel" not in data


def test_the_verb_writes_a_file(house: Rostering, url: str, tmp_path: Path) -> None:
    cor = house.volunteer("Cor Smit", house.role())
    house.put(cor, house.making.shift(day=TUESDAY + DAY))
    file = tmp_path / "rooster.ics"

    def run(*words: object, code: int = 0) -> str:
        asked = ["--json", "--language", "en", "--database", url, "export", *map(str, words)]
        told = CliRunner().invoke(main, asked)
        assert told.exit_code == code, told.output
        return told.output

    assert '"rows": 1' in run("roster", file, "--volunteer", cor)
    assert len(events(file.read_bytes())) == 1
    assert '"rows": 0' in run("roster", file, "--to", TUESDAY)
    assert "NotFound" in run("roster", file, "--volunteer", 999, code=3)
    run("roster", tmp_path / "rooster.csv", code=2)
    run("people", tmp_path / "people.csv", "--volunteer", cor, code=2)
