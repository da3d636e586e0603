"""The verbs of ``roster``: what is open, who does it, a proposal."""

import json
from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from click.testing import CliRunner

from atelier.__main__ import main
from atelier.domain import Clock, VogNeed
from tests.roster.rostering import Rostering

Run = Callable[..., Any]
TOMORROW = Clock().today() + timedelta(days=1)  # the command line reads the real clock


@pytest.fixture
def run(url: str) -> Run:
    def run(*words: object, code: int = 0) -> Any:  # noqa: ANN401 - what JSON can say
        asked = ["--json", "--language", "en", "--database", url, "roster", *map(str, words)]
        told = CliRunner().invoke(main, asked)
        assert told.exit_code == code, told.output
        return json.loads(told.output)

    return run


def days(first: date = TOMORROW, last: date = TOMORROW) -> tuple[str, ...]:
    return ("--from", str(first), "--to", str(last))


def test_open_places_are_listed_and_filled(house: Rostering, run: Run) -> None:
    role = house.role("Gastvrouw", trainings=2)
    cor = house.volunteer("Cor Smit", role)
    new = house.volunteer("Wim de Boer", role, trained=0)
    pattern = house.pattern(role, TOMORROW, last_day=TOMORROW, needed=2, wished=2)
    (shift,) = house.shifts(pattern)
    found = run("open", *days())
    assert (found["shifts"], found["open"]) == (1, 2)
    assert found["list"][0]["shift"] == shift.id
    key = uuid4()
    done = run("assign", shift.id, "--volunteer", cor, "--key", key)
    assert (done["open"], done["warnings"]) == (1, [])
    assert run("assign", shift.id, "--volunteer", cor, "--key", key) == done
    assert run("assign", shift.id, "--volunteer", cor, code=3)["refused"] == "InShiftAlready"
    assert run("assign", shift.id, "--volunteer", new, code=3)["refused"] == "ReasonNeeded"
    done = run("assign", shift.id, "--volunteer", new, "--reason", "Cor staat erbij")
    assert done["open"] == 0
    assert "0 of 2 times" in done["warnings"][0]
    assert run("open", *days())["open"] == 0
    assert run("assign", 999, "--volunteer", cor, code=3)["refused"] == "NotFound"


def test_a_proposal_says_why_and_is_put_in(house: Rostering, run: Run) -> None:
    role, stip = house.role("Gastvrouw"), house.role("STIP", vog=VogNeed.STRICT)
    cor = house.volunteer("Cor Smit", role)
    (shift,) = house.shifts(house.pattern(role, TOMORROW, last_day=TOMORROW))
    times = {"starts": time(14), "ends": time(16)}
    (other,) = house.shifts(house.pattern(stip, TOMORROW, last_day=TOMORROW, **times))
    found = run("propose", *days(), "--seconds", 5)
    assert (found["filled"], found["open"], found["hours"]) == (1, 1, 3)
    assert found["optimal"] is True
    assert found["applied"] is None
    assert found["why_open"] == [
        {"shift": other.id, "places": 1, "why": ["1 does not do this work."]}
    ]
    assert run("open", *days())["open"] == 2
    found = run("propose", *days(), "--apply")
    assert found["applied"] == 1
    assert house.row(shift.id).team[0].person_id == cor
    assert run("propose", *days())["filled"] == 0


def test_hours_are_listed_and_confirmed(house: Rostering, run: Run) -> None:
    cor = house.volunteer("Cor Smit", house.role("Gastvrouw"))
    yesterday = Clock().today() - timedelta(days=1)
    shift = house.making.shift(day=yesterday, starts=time(9), ends=time(12, 30))
    house.put(cor, shift)
    before = run("hours", yesterday)
    assert (before["confirmed"], before["hours"]) == (0, 0)
    assert before["list"] == [
        {
            "shift": shift,
            "volunteer": cor,
            "starts": "09:00",
            "ends": "12:30",
            "confirmed": False,
        }
    ]
    after = run("hours", yesterday, "--confirm")
    assert (after["confirmed"], after["hours"]) == (1, 3.5)
    assert after["list"][0]["confirmed"] is True
    assert run("hours", yesterday, "--confirm")["confirmed"] == 0


def test_what_runs_out_is_listed(house: Rostering, run: Run) -> None:
    cor = house.volunteer("Cor Smit", house.role("STIP", vog=VogNeed.WARN), bhv_until=TOMORROW)
    found = run("expiring")
    assert found["over"] == 1
    assert [(one["volunteer"], one["paper"], one["day"]) for one in found["list"]] == [
        (cor, "vog", None),
        (cor, "bhv", str(TOMORROW)),
    ]
    assert len(run("expiring", "--to", TOMORROW - timedelta(days=1))["list"]) == 1


def test_days_the_wrong_way_round_are_a_wrong_argument(house: Rostering, url: str) -> None:
    assert house
    asked = ["--database", url, "roster", "open", *days(TOMORROW, TOMORROW - timedelta(days=1))]
    told = CliRunner().invoke(main, asked)
    assert told.exit_code == 2
