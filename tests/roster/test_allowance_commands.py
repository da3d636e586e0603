"""``roster allowance``: what a script reads, pays, takes out, switches and confirms."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from click.testing import CliRunner

from atelier.__main__ import main
from atelier.domain import Clock
from tests.roster.allowing import work
from tests.roster.rostering import Rostering
from tests.roster.test_commands import run

__all__ = ["run"]
Run = Callable[..., Any]
LAST = (Clock().today().replace(day=1) - timedelta(days=1)).replace(day=1)  # the month before


@pytest.mark.parametrize("engine_name", ["sqlite"])
def test_payments_are_listed_weighed_kept_and_taken_out(house: Rostering, run: Run) -> None:
    cor = house.volunteer("Cor Smit", of_age=True)
    work(house, cor, 8, 8, 8, 8, 6, first=LAST)
    month = f"{LAST:%Y-%m}"
    found = run("allowance", "--month", month)
    assert (found["on"], found["paid"], found["list"][0]["hours"]) == (False, 0, 38)
    paying = ("allowance", "pay", "--volunteer", cor, "--month", month)
    assert run(*paying, "--flat", "10", code=3)["refused"] == "AllowanceOff"
    assert run("allowance", "switch", "on", code=3)["refused"] == "WhyNeeded"
    switched = run("allowance", "switch", "on", "--reason", "Besluit", "--per-hour", "5,00")
    assert (switched["on"], switched["per_hour"]) == (True, 5)
    weighed = run(*paying, "--hours", "38", "--flat", "30,50", "--dry-run")
    assert (weighed["payment"], weighed["total"], weighed["level"]) == (None, 220.5, "over")
    refused = run(*paying, "--hours", "38", "--flat", "30,50", code=3)
    assert refused["refused"] == "OverLimit"
    paid = run(*paying, "--hours", "38", "--flat", "30,50", "--reason", "Bestuur", "--key", "a")
    assert (paid["month_amount"], paid["counted"]) == (220.5, 220.5)
    one = run("allowance", "--month", month, "--volunteer", cor)
    assert [(row["payment"], row["reason"]) for row in one["payments"]] == [
        (paid["payment"], "Bestuur")
    ]
    assert run("allowance", "remove", paid["payment"])["removed"] == paid["payment"]
    assert run("allowance", "remove", paid["payment"], code=3)["refused"] == "NotFound"
    assert run("allowance", "--volunteer", 999, code=3)["refused"] == "NotFound"


@pytest.mark.parametrize("engine_name", ["sqlite"])
def test_people_read_it_too(house: Rostering, run: Run, url: str) -> None:
    def say(*words: str) -> tuple[int, str]:
        asked = ["--language", "nl", "--database", url, "roster", "allowance", *words]
        told = CliRunner().invoke(main, asked)
        return told.exit_code, told.output

    cor = str(house.volunteer("Cor Smit", of_age=True))
    run("allowance", "switch", "on", "--reason", "Besluit")
    month = ("--month", f"{LAST:%Y-%m}")
    code, told = say("pay", "--volunteer", cor, *month, "--flat", "200")
    assert (code, told.splitlines()[0]) == (0, "€\u00a0200")
    code, told = say(*month)
    assert f"{cor}  Cor Smit: 0; €\u00a0200 / €\u00a0" in told
    assert "andere organisaties" in told
    code, told = say("--volunteer", cor)
    assert "Cor Smit" in told
    assert "2025: €\u00a05,60 (€\u00a03,30) per uur" in say("limits", "2025")[1]
    code, told = say("pay", "--volunteer", cor, *month, "--hours", "veel")
    assert code == 2
    assert "Vul uren in" in told


@pytest.mark.parametrize("engine_name", ["sqlite"])
def test_limits_are_shown_and_confirmed(house: Rostering, run: Run) -> None:
    assert house.actor
    shown = run("allowance", "limits", 2025)
    assert (shown["hour"], shown["month"], shown["confirmed"]) == (5.6, 210, True)
    assert run("allowance", "limits", 2026)["confirmed"] is False
    changing = ("allowance", "limits", 2026, "--hour", "5.75")
    assert run(*changing, code=3)["refused"] == "SourceNeeded"
    kept = run(*changing, "--source", "belastingdienst.nl")
    assert (kept["hour"], kept["month"], kept["confirmed"]) == (5.75, 220, True)
    assert run("allowance", "limits", 2026) == kept
