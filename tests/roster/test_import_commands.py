"""Lists of volunteers on the command line."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from atelier.__main__ import main
from atelier.domain import Volunteer
from tests.roster.listing import HEAD, LIST
from tests.roster.rostering import Rostering

Run = Callable[..., Any]
pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)


@pytest.fixture
def run(url: str, tmp_path: Path) -> Run:
    file = tmp_path / "lijst.csv"

    def run(text: str, *words: object, code: int = 0) -> Any:  # noqa: ANN401 - what JSON can say
        file.write_text(text)
        what = ["import", "volunteers", str(file)] if text else ["import"]
        asked = ["--json", "--language", "en", "--database", url, *what, *map(str, words)]
        told = CliRunner().invoke(main, asked)
        assert told.exit_code == code, told.output
        return json.loads(told.output) if code != 2 else None

    return run


def test_a_list_is_tried_taken_over_and_taken_back(house: Rostering, run: Run) -> None:
    for name in ("Gastvrouw", "Keuken"):
        house.role(name)
    tried = run(LIST, "--dry-run")
    assert (tried["batch"], tried["read"], tried["added"], tried["dry_run"]) == (None, 3, 3, True)
    assert house.number(Volunteer) == 0
    done = run(LIST, "--key", "een lijst")
    assert (done["added"], done["joined"], done["refused"]) == (3, 0, [])
    assert done["sentence"].startswith("3 rows read: 3 added")
    assert run(LIST, "--key", "een lijst")["batch"] == done["batch"]
    assert (run(LIST)["added"], run(LIST)["same"]) == (0, 3)
    assert run("", "undo", done["batch"]) == {"removed": 3, "kept": 0}
    assert house.number(Volunteer) == 0


def test_refused_rows_stop_it_and_doubtful_ones_wait(house: Rostering, run: Run) -> None:
    house.making.person("Wim de Boer", born=1959)
    text = f"{HEAD}\nWim de Boer;1960;;\nRiet Jansen;1951;;Directeur\n"
    said = run(text, code=3)
    assert (said["added"], [row["line"] for row in said["refused"]]) == (0, [3])
    said = run(text, "--map", "roles=")
    assert (said["added"], said["doubtful"], said["doubtful_lines"]) == (1, 1, [2])
    assert run(text, "--skip-refused", "--join", 2, "--dry-run")["joined"] == 1
    said = run(text, "--skip-refused", "--add", 2)
    assert (said["added"], said["joined"], len(said["refused"])) == (1, 0, 1)
    run(text, "--add", 2, "--join", 2, code=2)
    run(text, "--map", "roles", code=2)
