"""What nobody expected: a plain sentence in the window, and a trace without personal data.

The log holds the kind of the error and the lines of our own code that it went through. It never
holds the error's text, because that may hold a name.
"""

import faulthandler
import logging
import sys
import threading
import zlib
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from atelier.language import tr

log = logging.getLogger("atelier")
_OURS = Path(__file__).resolve().parents[2]
_SIZE = 512_000  # bytes of one log file
_FILES = 3
_LEVELS = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def describe(kind: type[BaseException], trace: TracebackType | None) -> tuple[str, str]:
    """Give a short code for the place of a bug, and its kind with the lines of our own code."""
    lines = []
    while trace is not None:
        path = Path(trace.tb_frame.f_code.co_filename)
        if path.is_relative_to(_OURS) and ".venv" not in path.parts:
            lines.append(f"{path.relative_to(_OURS).as_posix()}:{trace.tb_lineno}")
        trace = trace.tb_next
    text = " < ".join([kind.__name__, *reversed(lines)])
    return f"{zlib.crc32(text.encode()) & 0xFFFFFF:06X}", text


class CrashHook:
    """Takes every exception that nobody caught: of slots, of threads, of the start."""

    def __init__(self, tell: Callable[[str], object]) -> None:
        self._tell = tell

    def install(self) -> None:
        """Begin to take them."""
        sys.excepthook = self
        threading.excepthook = self._in_thread
        sys.unraisablehook = self._unraisable

    def __call__(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log a bug and say so; the desk goes on."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        code, text = describe(kind, trace)
        log.critical("%s %s", code, text)
        self._tell(
            tr(
                "Something went wrong. What was saved stays saved; look at your last entry "
                "(code {code}).",
                code=code,
            )
        )

    def _in_thread(self, facts: threading.ExceptHookArgs) -> None:
        code, text = describe(facts.exc_type, facts.exc_traceback)
        log.critical("%s in a thread: %s", code, text)

    def _unraisable(self, facts: "sys.UnraisableHookArgs") -> None:
        code, text = describe(facts.exc_type, facts.exc_traceback)
        log.critical("%s while cleaning up: %s", code, text)


def take_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Log what Qt complains about; paths of the user's folder are shortened."""
    level = _LEVELS.get(kind)
    if level is not None:
        said = message.replace(str(Path.home()), "~")[:300]
        log.log(level, "Qt %s: %s", context.category or "", said)


def begin_log(folder: Path) -> TextIO | None:
    """Write the log into ``folder``, in files of half a megabyte; give the file for faults.

    Where the folder cannot be written, the desk works without a log.
    """
    from logging.handlers import RotatingFileHandler

    log.setLevel(logging.INFO)
    log.propagate = False
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "atelier.log", maxBytes=_SIZE, backupCount=_FILES, encoding="utf-8"
        )
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        log.addHandler(handler)
        faults = (folder / "faults.log").open("a", encoding="utf-8")
    except OSError:
        log.addHandler(logging.NullHandler())
        return None
    faulthandler.enable(faults)
    qInstallMessageHandler(take_qt_message)
    return faults
