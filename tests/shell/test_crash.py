"""The crash hook: a plain sentence, and a log in which no person stands."""

import faulthandler
import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QtMsgType, qInstallMessageHandler

from ui.shell.crash import CrashHook, begin_log, describe, take_qt_message

SECRET = "Mevrouw Ğülşen van den Berg"


@pytest.fixture
def log_file(tmp_path: Path) -> Iterator[Path]:
    """Give the file that is logged to; afterwards nothing is installed any more."""
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    faults = begin_log(tmp_path / "log")
    qInstallMessageHandler(None)  # the tests' own handler listens, not ours
    yield tmp_path / "log" / "atelier.log"
    sys.excepthook, threading.excepthook, sys.unraisablehook = before
    faulthandler.disable()
    if faults is not None:
        faults.close()
    for handler in logging.getLogger("atelier").handlers[:]:
        handler.close()
        logging.getLogger("atelier").removeHandler(handler)


def blunder(name: str) -> None:
    raise KeyError(name)


def test_a_bug_is_told_and_logged_without_a_name(log_file: Path) -> None:
    told: list[str] = []
    CrashHook(told.append).install()
    try:
        blunder(SECRET)
    except KeyError as error:
        sys.excepthook(KeyError, error, error.__traceback__)
    written = log_file.read_text(encoding="utf-8")
    assert SECRET not in written
    assert "KeyError < tests/shell/test_crash.py:" in written
    code = written.split()[3]
    assert told == [
        f"Something went wrong. What was saved stays saved; look at your last entry (code {code})."
    ]


def test_a_thread_does_not_hide_its_bug(log_file: Path) -> None:
    CrashHook(lambda _sentence: None).install()
    thread = threading.Thread(target=blunder, args=(SECRET,))
    thread.start()
    thread.join()
    written = log_file.read_text(encoding="utf-8")
    assert "in a thread: KeyError" in written
    assert SECRET not in written


def test_qts_complaints_are_logged_without_the_users_folder(log_file: Path) -> None:
    class Context:
        category = "qt.svg"

    said = f"Cannot open {Path.home()}/secret"
    take_qt_message(QtMsgType.QtWarningMsg, Context(), said)  # type: ignore[arg-type]
    take_qt_message(QtMsgType.QtDebugMsg, Context(), "chatter")  # type: ignore[arg-type]
    written = log_file.read_text(encoding="utf-8")
    assert "WARNING Qt qt.svg: Cannot open ~/secret" in written
    assert "chatter" not in written


def test_the_same_bug_has_the_same_code() -> None:
    codes = set()
    for name in ("Ada", "Ben"):
        try:
            blunder(name)
        except KeyError as error:
            codes.add(describe(KeyError, error.__traceback__)[0])
    assert len(codes) == 1


def test_a_folder_that_cannot_be_written_costs_the_log_only(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert begin_log(tmp_path / "file" / "log") is None
