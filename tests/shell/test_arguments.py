"""The command line of the app: what it takes, and what it refuses with 2."""

from datetime import datetime
from pathlib import Path

import pytest

from ui.shell.arguments import Options, parse


def test_everything_can_be_said() -> None:
    line = (
        "--practice --now 2026-11-24T09:50 --page people --picture a.png --size 1024x640 "
        "--scale 150 --theme dark --language nl"
    )
    options = parse(line.split())
    assert options == Options(
        language="nl",
        practice=True,
        now=datetime(2026, 11, 24, 9, 50),  # noqa: DTZ001 - what the clock on the wall says
        page="people",
        picture=Path("a.png"),
        size=(1024, 640),
        scale=150,
        theme="dark",
    )
    assert parse([]) == Options()
    assert parse(["--database", "house.db"]).database == "house.db"


@pytest.mark.parametrize(
    "line",
    [
        "--now 2026-11-24T09:50",  # the clock of a real house is never stopped
        "--practice --now tomorrow",
        "--practice --now 2026-11-24T09:50+01:00",
        "--practice --database house.db",
        "--page attic",
        "--language fr",
        "--scale 90",
        "--scale 300",
        "--size 1366",
        "--theme pink",
        "house.db",
    ],
)
def test_what_makes_no_sense_is_refused(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        parse(line.split())
    assert left.value.code == 2
    assert "atelier: error:" in capsys.readouterr().err
