"""The run itself: a hang shows where it is and ends, and nothing outlives the tests."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PLUG_IN = """
from tests import watching

watching._LEAVING = 1.0
watching._GRACE = {grace}


def pytest_configure(config):
    config.pluginmanager.register(watching.Watch(shares=bool(config.option.numprocesses)))
"""
LEAVES = """
import subprocess

def test_one():
    subprocess.run(["sh", "-c", "sleep 60 >/dev/null 2>&1 &"], check=True)
"""
FORKS = """
import os, time

def test_one():
    if os.fork() == 0:
        time.sleep(60)
        os._exit(0)
"""
DOES_NOT_END = """
import threading, time

def dawdle():
    time.sleep(60)

def test_one():
    threading.Thread(target=dawdle).start()
"""
HANGS_AFTER_A_FAILURE = """
import pytest, time

@pytest.fixture
def slow():
    yield
    dawdle()

def dawdle():
    time.sleep(60)

@pytest.mark.timeout(1)
def test_one(slow):
    assert False
"""
BEGINS = """
import pathlib, subprocess, time

def test_one():
    with subprocess.Popen(["sleep", "300"]) as child:
        half = pathlib.Path("half")
        half.write_text(str(child.pid))
        half.rename("child")
"""
SERVES = """
import time
from tests.postgres import serving

with serving() as server:
    print(server.place, flush=True)
    time.sleep(60)
"""
FULL = pytest.mark.full_length
SOON = 100  # seconds, on a busy machine


def begin(folder: Path, body: str, *words: str, grace: float = 60) -> "subprocess.Popen[str]":
    """Run one test in a process of its own."""
    (folder / "conftest.py").write_text(PLUG_IN.format(grace=grace))
    (folder / "test_one.py").write_text(body)
    return subprocess.Popen(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *words, "."],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(folder: Path, body: str, *words: str, grace: float = 60) -> tuple[int, str, str]:
    """Give what comes of it: how it leaves, and what it writes on either stream."""
    with begin(folder, body, *words, grace=grace) as running:
        said, noted = running.communicate(timeout=SOON)
    return running.returncode, said, noted


def wait_for(what: Callable[[], bool]) -> None:
    until = time.monotonic() + SOON
    while not what():
        assert time.monotonic() < until, "it does not come to pass"
        time.sleep(0.05)


@pytest.mark.parametrize(
    ("words", "body"),
    [
        pytest.param(("-n", "2"), LEAVES, id="by a shell, shared out"),
        pytest.param((), LEAVES, id="by a shell, alone", marks=FULL),
        pytest.param(("-n", "2"), FORKS, id="by a fork, shared out", marks=FULL),
        pytest.param((), FORKS, id="by a fork, alone", marks=FULL),
    ],
)
def test_a_process_that_stays_behind_is_ended_and_told(
    tmp_path: Path, body: str, words: tuple[str, ...]
) -> None:
    left, said, _ = run(tmp_path, body, *words)
    assert left == 1
    assert "left behind by the tests, and ended" in said
    assert "1 passed" in said


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(DOES_NOT_END, id="at the end"),
        pytest.param(HANGS_AFTER_A_FAILURE, id="after a failure", marks=FULL),
    ],
)
def test_what_hangs_shows_where_and_ends(tmp_path: Path, body: str) -> None:
    left, _, noted = run(tmp_path, body, grace=2)
    assert left == 1
    assert "in dawdle" in noted


@pytest.mark.parametrize(
    ("words", "end"),
    [
        (("-n", "2"), signal.SIGTERM),
        pytest.param((), signal.SIGTERM, marks=FULL),
        pytest.param(("-n", "2"), signal.SIGKILL, marks=FULL),
    ],
)
def test_a_run_that_is_stopped_takes_everything_with_it(
    tmp_path: Path, words: tuple[str, ...], end: signal.Signals
) -> None:
    with begin(tmp_path, BEGINS, *words) as running:
        wait_for((tmp_path / "child").exists)
        running.send_signal(end)
        running.communicate(timeout=SOON)
    wait_for(partial(is_gone, (tmp_path / "child").read_text()))


def is_gone(number: str) -> bool:
    """Tell whether a process has ended, also if nobody has taken note of it yet."""
    try:
        return Path("/proc", number, "stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
def test_a_server_goes_with_the_process_that_asked_for_it(end: signal.Signals) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SERVES], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as asks:
        assert asks.stdout
        place = Path(asks.stdout.readline().strip())
        assert place.exists()
        asks.send_signal(end)
    wait_for(lambda: not place.exists())
