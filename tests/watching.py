"""Watching over the run: a hang shows where it is and ends, and nothing outlives the tests."""

import ctypes
import faulthandler
import os
import signal
import sys
import threading
import time
from collections.abc import Generator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

_GRACE = 60.0  # seconds after a test's own time-out, to clear up what it left
_COLLECTING = 180.0  # seconds
_LEAVING = 5.0  # seconds in which what was started may still be on its way out
_ADOPT = 36  # PR_SET_CHILD_SUBREAPER: children of children that end become our own


class Watch:
    """A plug-in of pytest.

    The time-out of a test is a signal that Python sees; it ends no wait inside Qt or a driver, no
    fixture after a test that failed, and no exit that waits for a thread. What goes on for longer
    than that shows the stack of every thread on the terminal, and ends with 1.
    """

    def __init__(self, *, shares: bool) -> None:
        """``shares``: this process gives the tests out to others, and waits for them."""
        self._shares = shares
        self._terminal = os.dup(2)  # capturing has not begun
        self._left: list[str] = []
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(_ADOPT, 1, 0, 0, 0)
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGTERM, leave)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_collection(self) -> Generator[None, object, object]:
        if not self._shares:
            self._end_after(_COLLECTING)
        return (yield)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtestloop(self) -> Generator[None, object, object]:
        try:
            return (yield)
        finally:
            self._end_after(_GRACE)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        faulthandler.enable(self._terminal)  # a test may have switched it off
        limit = seconds_of(item)
        if limit:
            self._end_after(limit + _GRACE)
        try:
            return (yield)
        finally:
            self._end_after(_GRACE)  # until the next test, or the end

    @pytest.hookimpl(trylast=True)
    def pytest_exception_interact(self) -> None:
        """Go on watching: after a failure pytest itself no longer does."""
        self._end_after(_GRACE)

    @pytest.hookimpl(tryfirst=True)
    def pytest_enter_pdb(self) -> None:
        """Let a person look around for as long as it takes."""
        faulthandler.cancel_dump_traceback_later()

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Let no run pass that leaves a process behind, and end that process."""
        self._left += ended(_LEAVING)
        if self._left:
            session.exitstatus = session.exitstatus or pytest.ExitCode.TESTS_FAILED
        for_the_one_who_shares = getattr(session.config, "workeroutput", {})
        for_the_one_who_shares["left"] = self._left

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:  # noqa: ANN401 - xdist's
        """Hear what one of the others had to end."""
        self._left += getattr(node, "workeroutput", {}).get("left", [])

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self._left:
            terminalreporter.section("left behind by the tests, and ended", red=True)
            for line in self._left:
                terminalreporter.write_line(line)

    def _end_after(self, seconds: float) -> None:
        faulthandler.dump_traceback_later(seconds, exit=True, file=self._terminal)


def leave(number: int, _frame: object) -> None:
    """Clear everything up when the run is told to stop; by itself Python would drop it all."""
    pytest.exit("the tests were told to stop", returncode=128 + number)


def seconds_of(item: pytest.Item) -> float:
    """Give the time-out of a test; 0 if it has none."""
    marker = item.get_closest_marker("timeout")
    if marker is not None and marker.args:
        return float(marker.args[0])
    given = item.config.getoption("timeout")
    return float(item.config.getini("timeout") or 0 if given is None else given)


def ended(patience: float) -> list[str]:
    """Wait for what the tests started to leave, end what does not, and say what that was."""
    until = time.monotonic() + patience
    while children() and time.monotonic() < until:
        time.sleep(0.05)
    left: list[str] = []
    while still := children():  # whoever they started is ours once they are gone
        left += [f"{number}: {words}" for number, words in still.items()]
        for number in still:
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)
        time.sleep(0.05)
    return left


def children() -> dict[int, str]:
    """Give the processes that this one started and that still run: what they were called with."""
    found: dict[int, str] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it has just gone
            state, parent = (folder / "stat").read_text().rpartition(")")[2].split()[:2]
            if int(parent) != os.getpid():
                continue
            if state == "Z":
                os.waitpid(int(folder.name), os.WNOHANG)
                continue
            words = (folder / "cmdline").read_bytes().replace(b"\0", b" ")
            found[int(folder.name)] = words.decode(errors="replace").strip()
    return found
