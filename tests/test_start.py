"""The script that sets everything up, tried on a stand-in that needs nothing from the network."""

import ast
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import time
from pathlib import Path
from random import Random

import pytest

from resources import start

SCRIPT = Path(start.__file__)
LINUX = sys.platform.startswith("linux")
SAYS = 'import os, sys; print(*sys.argv[1:], os.environ.get("QT_QPA_PLATFORM")); sys.exit(7)'
PROJECT = '[project]\nscripts = { tool = "ui.tool:main" }\n'
DRAW = ("--practice", "--picture", "desk.png")
SETTING_UP = "Setting up Atelier"
KILLS = 20


def surroundings(**more: str) -> dict[str, str]:
    """Give the environment of a person in English without a screen, outside CI."""
    dropped = {"CI", "DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "LC_ALL", "LC_MESSAGES"}
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return {**kept, "LANG": "C.UTF-8", "PYTHONUTF8": "1", **more}


def call(
    *command: str | Path, folder: Path | None = None, **more: str
) -> subprocess.CompletedProcess[str]:
    """Run a command as that person, and give what came of it."""
    return subprocess.run(
        command,
        cwd=folder,
        env=surroundings(**more),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a project with the script and no wishes, in a folder with an awkward name."""
    house = tmp_path_factory.mktemp("een hûs")
    for path, text in {
        "resources/requirements.txt": "# nothing\n",
        "resources/requirements-test.txt": "# nothing\n",
        "pyproject.toml": PROJECT,
        "ui/__init__.py": "",
        "ui/__main__.py": SAYS,
        "ui/tool.py": 'def main():\n    print("tool")\n',
        "pytest.py": SAYS,
        **{f"PySide6/{name}.py": "" for name in ("QtWidgets", "QtPrintSupport", "QtSvg")},
    }.items():
        (house / path).parent.mkdir(exist_ok=True)
        (house / path).write_text(text, "utf-8")
    shutil.copy(SCRIPT, house / "resources")
    return house


def test_the_first_start_sets_up_and_the_second_does_not(house: Path, tmp_path: Path) -> None:
    script = house / "resources" / "start.py"
    first = call(sys.executable, script, *DRAW, folder=tmp_path)
    assert SETTING_UP in first.stderr
    again = call(sys.executable, script, *DRAW, folder=tmp_path)
    assert again.stderr == ""
    for done in (first, again):
        assert done.stdout == "--practice --picture desk.png offscreen\n"
        assert done.returncode == 7


def test_the_tests_get_their_own_pins_and_arguments(house: Path) -> None:
    script = house / "resources" / "start.py"
    done = call(sys.executable, script, "test", "-k", "desk")
    assert (done.stdout, done.returncode) == ("-k desk None\n", 7)
    assert call(sys.executable, script, "test").stdout == "-n 2 None\n"
    pins = house / "resources" / "requirements-test.txt"
    pins.write_text("# still nothing\n", "utf-8")
    assert SETTING_UP in call(sys.executable, script, "test").stderr
    assert SETTING_UP not in call(sys.executable, script, *DRAW).stderr


def cut_short(environment: Path) -> None:
    """Leave what a power cut leaves in the middle of fetching."""
    (environment / "atelier-unfinished").touch()


def upgraded(environment: Path) -> None:
    """Leave what an upgrade of the system leaves: packages where no Python looks for them."""
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(environment)}))
    packages.rename(packages.with_name("site-packages-of-another"))


def emptied(environment: Path) -> None:
    """Leave an environment without its interpreter."""
    for program in environment.glob("bin/python*" if LINUX else "Scripts/python*"):
        program.unlink()


@pytest.mark.parametrize(
    "damage",
    [cut_short, *(pytest.param(one, marks=pytest.mark.full_length) for one in (upgraded, emptied))],
)
def test_a_damaged_environment_is_made_anew(house: Path, damage: object) -> None:
    script = house / "resources" / "start.py"
    call(sys.executable, script, *DRAW)
    (house / ".venv" / "left").touch()
    assert callable(damage)
    damage(house / ".venv")
    for ready in (house / ".venv").glob("atelier-ready*"):
        ready.unlink()

    done = call(sys.executable, script, *DRAW)

    assert SETTING_UP in done.stderr
    assert (done.stdout, done.returncode) == ("--practice --picture desk.png offscreen\n", 7)
    assert not (house / ".venv" / "left").exists()


def standing(*folders: Path) -> dict[Path, bytes]:
    """Read everything in some folders that is not the environment."""
    return {
        path: path.read_bytes()
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and not {".venv", "__pycache__"} & set(path.parts)
    }


@pytest.mark.reliability
@pytest.mark.skipif(start.WINDOWS, reason="a group of processes is killed otherwise there")
def test_an_update_that_is_interrupted_leaves_the_data_and_starts_again(
    house: Path, tmp_path: Path, rounds: float
) -> None:
    """Fault F33: another version came, and its first start is killed with all that it started."""
    script, chance = house / "resources" / "start.py", Random(33)
    (tmp_path / "atelier.db").write_bytes(b"a house")
    call(sys.executable, script, *DRAW, XDG_DATA_HOME=str(tmp_path))
    lasts, left = 2.0, 0
    for number in range(round(KILLS * rounds)):
        (house / "resources" / "requirements.txt").write_text(f"# version {number}\n", "utf-8")
        before = standing(house, tmp_path)
        updating = subprocess.Popen(
            [sys.executable, script, *DRAW], env=surroundings(XDG_DATA_HOME=str(tmp_path)),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        time.sleep(chance.uniform(0.05, lasts))
        os.killpg(updating.pid, signal.SIGKILL)
        left += updating.wait() == -signal.SIGKILL
        assert standing(house, tmp_path) == before
        began = time.monotonic()
        done = call(sys.executable, script, *DRAW, XDG_DATA_HOME=str(tmp_path))
        lasts = time.monotonic() - began
        assert (done.stdout, done.returncode) == ("--practice --picture desk.png offscreen\n", 7)
        assert standing(house, tmp_path) == before
    print({"killed": left})  # noqa: T201 - figures to be noted
    assert left


def test_the_commands_stand_in_the_environment(house: Path, tmp_path: Path) -> None:
    call(sys.executable, house / "resources" / "start.py", *DRAW)
    (command,) = (house / ".venv").glob("*/tool.cmd" if start.WINDOWS else "*/tool")
    assert call(command, folder=tmp_path).stdout.strip() == "tool"


@pytest.mark.skipif(not LINUX, reason="elsewhere there is always a screen")
@pytest.mark.parametrize(
    ("language", "said"), [("en_GB.UTF-8", "There is no screen"), ("nl_NL.UTF-8", "geen scherm")]
)
def test_without_a_screen_it_says_what_to_type(tmp_path: Path, language: str, said: str) -> None:
    (tmp_path / "resources").mkdir()
    alone = shutil.copy(SCRIPT, tmp_path / "resources")
    done = call(sys.executable, alone, LANG=language)
    assert done.returncode == 3
    assert said in done.stderr
    assert done.stderr.endswith(" --practice --picture desk.png\n")
    assert not (tmp_path / ".venv").exists()


def test_an_old_python_is_told_so_in_a_sentence() -> None:
    pretend = (
        "import runpy, sys\n"
        "sys.version_info = (3, 9, 2)\n"
        "runpy.run_path(sys.argv[1], run_name='__main__')\n"
    )
    done = call(sys.executable, "-c", pretend, SCRIPT)
    assert done.returncode == 1
    assert done.stderr == "Atelier needs Python 3.11 or newer; this is Python 3.9.\n"
    ast.parse(SCRIPT.read_text("utf-8"), feature_version=(3, 7))  # else it could not say it


@pytest.fixture
def apt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the file where a stand-in for apt-get notes what it was asked."""
    asked = tmp_path / "asked"
    program = tmp_path / "apt-get"
    program.write_text(f'#!/bin/sh\necho "$@" >> "{asked}"\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    asked.touch()
    return asked


@pytest.mark.skipif(not LINUX, reason="a question of Linux")
@pytest.mark.parametrize(
    ("root", "ci", "installs"),
    [(True, "true", True), (True, "", False), (False, "true", False), (False, "", False)],
)
def test_a_missing_library_gives_one_line_to_type(
    apt: Path, monkeypatch: pytest.MonkeyPatch, root: bool, ci: str, installs: bool
) -> None:
    monkeypatch.setattr(start, "IS_ROOT", root)
    monkeypatch.setenv("CI", ci)
    wanted = {"libabsent.so.1": "libabsent1", "libnowhere.so.2": "libnowhere2"}

    with pytest.raises(SystemExit) as left:
        start.check_system("app", wanted)

    assert "\n" not in str(left.value)
    sudo = "" if root else "sudo "
    line = f"type: {sudo}apt-get update && {sudo}apt-get install -y libabsent1 libnowhere2"
    assert line in str(left.value)
    assert ("libabsent1 libnowhere2" in apt.read_text("utf-8")) is installs


@pytest.mark.skipif(not LINUX, reason="a question of Linux")
def test_where_apt_is_unknown_the_libraries_are_named(apt: Path) -> None:
    apt.with_name("apt-get").unlink()
    with pytest.raises(SystemExit, match=r"what is missing: libabsent\.so\.1"):
        start.check_system("app", {"libabsent.so.1": "libabsent1"})
