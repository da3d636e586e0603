"""The verb ``enrol``."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from click.testing import CliRunner

from atelier.__main__ import main
from atelier.database import Database
from atelier.domain import Clock
from tests.enrolment.making import Sewing
from tests.making import Making


@pytest.fixture
def sewing(making: Making, database: Database) -> Sewing:
    tomorrow = Clock().today() + timedelta(days=1)  # the command line reads the real clock
    return Sewing(making, database, capacity=1, first=tomorrow)


def test_enrol_and_withdraw_by_script(sewing: Sewing, making: Making, url: str) -> None:
    def run(*words: object, code: int = 0) -> dict[str, object]:
        asked = ["--json", "--language", "en", "--database", url, "enrol", *map(str, words)]
        told = CliRunner().invoke(main, asked)
        assert told.exit_code == code, told.output
        data: dict[str, object] = json.loads(told.output)
        return data

    toos, bep, key = making.person(), making.person("Bep Bal"), uuid4()
    first = run("--person", toos, "--series", sewing.series, "--key", key)
    assert first["place"] == 1
    assert run("--person", toos, "--series", sewing.series, "--key", key) == first
    full = run("--person", bep, "--series", sewing.series, code=3)
    assert full["refused"] == "SeriesFull"
    assert "waiting list" in str(full["sentence"])
    waits = run("--person", bep, "--series", sewing.series, "--waiting")
    assert waits["waiting_position"] == 1
    assert "place" not in waits
    day = sewing.dates[0]
    assert run("--withdraw", "--person", toos, "--occurrence", day)["waiting"] == 1
    child = making.person("Bilal Kaya", born=2018)
    assert run("--person", child, "--occurrence", day, code=3)["refused"] == "ContactMissing"
    parent = ("--contact-name", "Naima Kaya", "--contact-phone", "0600000011")
    assert run("--person", child, "--occurrence", day, *parent, code=3)["refused"] == "DayFull"
    assert run("--person", 999, "--series", sewing.series, code=3)["refused"] == "NotFound"
    both = ["--database", url, "enrol", "--person", "1", "--series", "1", "--occurrence", "1"]
    assert CliRunner().invoke(main, both).exit_code == 2
