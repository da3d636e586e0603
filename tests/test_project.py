"""What holds for the whole project: style, types, borders, pins, and nobody's own folders."""

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version
from PySide6.QtCore import QObject, Signal

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
RUNNING = "requirements.txt"
TESTING = "requirements-test.txt"


@pytest.mark.timeout(900)  # the first time mypy reads every library
@pytest.mark.parametrize(
    "command",
    [
        ("-m", "ruff", "check"),
        ("-m", "ruff", "format", "--check"),
        ("-m", "mypy"),
        ("-c", "from importlinter.cli import lint_imports_command as lint; lint()"),
    ],
    ids=["ruff check", "ruff format", "mypy", "import contracts"],
)
def test_the_code_is_clean(command: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"


class _Bell(QObject):
    rung = Signal(bool)

    def hear(self, rung: bool) -> None:
        """Keep nothing."""


@pytest.mark.parametrize("lent", [True, None])
def test_qt_gives_back_what_it_borrows(lent: object) -> None:
    """PySide6 6.12.0 on Python 3.11 drops a reference at each call, until Python dies."""
    bell = _Bell()
    bell.rung.connect(bell.hear)
    before = sys.getrefcount(lent)
    for _ in range(1000):
        bell.rung.emit(True)
        bell.setObjectName("bell")  # gives None
    assert abs(sys.getrefcount(lent) - before) < 100


def pins(name: str) -> dict[str, Version]:
    """Give the version of each package that a file of pins names; each must carry hashes."""
    text = (ROOT / "resources" / name).read_text("utf-8").replace("\\\n", " ")
    found: dict[str, Version] = {}
    for line in re.findall(r"^[A-Za-z0-9].*", text, re.MULTILINE):
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", line), line
        pinned = Requirement(line.partition(" --hash")[0])
        (specifier,) = pinned.specifier
        assert specifier.operator == "==", line
        found[canonicalize_name(pinned.name)] = Version(specifier.version)
    return found


@pytest.mark.parametrize(
    ("name", "wishes"),
    [
        (RUNNING, PROJECT["project"]["dependencies"]),
        (TESTING, PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["test"]),
    ],
)
def test_the_pins_are_what_the_project_asks_for(name: str, wishes: list[str]) -> None:
    pinned = pins(name)
    wished = [Requirement(wish) for wish in wishes]
    unmet = [
        str(wish)
        for wish in wished
        if not wish.specifier.contains(pinned.get(canonicalize_name(wish.name), Version("0")))
    ]
    assert not unmet


def test_the_tests_run_on_what_the_desk_runs_on() -> None:
    assert pins(RUNNING).items() <= pins(TESTING).items()


@pytest.mark.parametrize("name", [RUNNING, TESTING])
def test_the_pins_name_no_address(name: str) -> None:
    text = (ROOT / "resources" / name).read_text("utf-8")
    assert not re.search(r"://|index-url|find-links|trusted-host", text)


def own_files() -> Iterator[Path]:
    """Give the files of the project itself: not what is hidden, made, or fetched."""
    made = {"__pycache__", "build", "dist", "mutants"}
    for folder, below, names in os.walk(ROOT):
        here = Path(folder)
        below[:] = [
            name
            for name in below
            if name not in made and (name == ".ci" or not name.startswith("."))
        ]
        yield from (here / name for name in names if name != ".git")  # in a second work tree


# Somebody's home folder, or a temporary one: what stands there is on one machine only.
PRIVATE = re.compile(
    r"/ro{2}t/|/(?:work|farm)/[a-z]|(?:/home|/Users|/tmp)/[\w-]+/|[A-Z]:\\\\?Users"
)


def test_no_file_names_a_folder_of_one_machine() -> None:
    named = []
    for path in own_files():
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue  # a font, a picture
        named += [f"{path.relative_to(ROOT)}: {found}" for found in PRIVATE.findall(text)]
    assert not named
