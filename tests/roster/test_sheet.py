"""The roster on paper: every shift with its people, and what is open."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

from click.testing import CliRunner

from atelier.__main__ import main
from atelier.domain import ShiftState
from atelier.roster.sheet import roster_sheet
from atelier.roster.shifts import set_shift_state
from tests.making import TUESDAY
from tests.paper.reading import text_of
from tests.roster.rostering import Rostering

SUNDAY = TUESDAY + timedelta(days=5)


def filled(house: Rostering) -> None:
    role = house.role("Gastvrouw balie")
    lukasz = house.volunteer("Łukasz Wójcik", role)
    half = house.making.shift(role, day=TUESDAY + timedelta(days=1), needed=2)
    house.put(lukasz, half)
    off = house.making.shift("Koffie en bar", day=TUESDAY + timedelta(days=2))
    house.do(set_shift_state, shift_id=off, state=ShiftState.OUTSIDE)


def test_names_gaps_and_answers_stand_on_it(house: Rostering) -> None:
    filled(house)
    with house.database.transaction() as session:
        sheet = roster_sheet(
            session, first_day=TUESDAY, last_day=SUNDAY, actor=house.actor, key=uuid4()
        )
    text = text_of(sheet.pdf)
    for words in (
        "Roster of the volunteers",
        "Wednesday 25 November",
        "Gastvrouw balie",
        "Łukasz, 1 place open",
        "help from outside",
        "destroy by",
    ):
        assert words in text, words
    assert sheet.number.endswith("0001")


def test_weeks_without_shifts_say_so_and_large_print_fits(
    house: Rostering, url: str, tmp_path: Path
) -> None:
    filled(house)
    for words in ((), ("--large", "--weeks", "4")):
        out = tmp_path / f"roster{len(words)}.pdf"
        asked = ["--language", "en", "--database", url, "print", "roster"]
        told = CliRunner().invoke(main, [*asked, "2026-W48", *words, "--out", str(out)])
        assert told.exit_code == 0, told.output
        assert "Łukasz" in text_of(out.read_bytes())
    with house.database.reading() as session:
        empty = roster_sheet(
            session,
            first_day=TUESDAY - timedelta(days=60),
            last_day=TUESDAY - timedelta(days=54),
            actor=house.actor,
            key=None,
        )
    assert "There are no shifts in these days." in text_of(empty.pdf)
