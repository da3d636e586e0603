"""The run itself: a hang shows where it is and ends, and nothing outlives the tests."""

import os
import signal
import subprocess
import sys
import time
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
SERVES = """
import time
from tests.postgres import serving

with serving() as server:
    print(server.place, flush=True)
    time.sleep(60)
"""
SOON = 100  # seconds, on a busy machine


def run(
    folder: Path, body: str, *words: str, grace: float = 60
) -> subprocess.CompletedProcess[str]:
    """Run one test in a process of its own, and give what came of it."""
    (folder / "conftest.py").write_text(PLUG_IN.format(grace=grace))
    (folder / "test_one.py").write_text(body)
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *words, "."],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=SOON,
        check=False,
    )


@pytest.mark.parametrize("words", [(), ("-n", "2")], ids=["alone", "shared out"])
@pytest.mark.parametrize("body", [LEAVES, FORKS], ids=["by a shell", "by a fork"])
def test_a_process_that_stays_behind_is_ended_and_told(
    tmp_path: Path, body: str, words: tuple[str, ...]
) -> None:
    done = run(tmp_path, body, *words)
    assert done.returncode == 1
    assert "left behind by the tests, and ended" in done.stdout
    assert "1 passed" in done.stdout


@pytest.mark.parametrize(
    "body", [DOES_NOT_END, HANGS_AFTER_A_FAILURE], ids=["at the end", "after a failure"]
)
def test_what_hangs_shows_where_and_ends(tmp_path: Path, body: str) -> None:
    done = run(tmp_path, body, grace=2)
    assert done.returncode == 1
    assert "in dawdle" in done.stderr


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
def test_a_server_goes_with_the_process_that_asked_for_it(end: signal.Signals) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SERVES], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as asks:
        assert asks.stdout
        place = Path(asks.stdout.readline().strip())
        assert place.exists()
        asks.send_signal(end)
    until = time.monotonic() + SOON
    while place.exists():
        assert time.monotonic() < until, "it is still there"
        time.sleep(0.05)
