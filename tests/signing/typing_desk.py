"""Desks that are going to be killed: each signs in, takes its draft back, and types on.

What is loaded is loaded once: each line of the input (a list in JSON: a database, a PIN, what to
type, and how often drafts are kept, in milliseconds) is a program of its own, forked before there
is anything of Qt or of a database. It says on its output who it is, how much work it was until
the page stood there, with the loading, what came back, and how many letters there are.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from importlib import import_module

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.hands import CONTROL, Keyboard
from ui.__main__ import make_application, make_window
from ui.shell import drafts
from ui.shell.arguments import parse
from ui.shell.start import Start
from ui.shell.tiles_screen import TilesScreen

_PATIENCE = 60  # seconds
LOADED_LATER = (
    *("ui.shell.opening", "ui.shell.signing", "ui.desk.page", "ui.shell.following"),
    *("ui.shell.retaining", "ui.shell.view_menu"),
)


def wait(ready: Callable[[], bool]) -> None:
    """Let the program go on until something is so."""
    until = time.monotonic() + _PATIENCE
    while not ready():
        if time.monotonic() > until:
            sys.exit("it does not come")
        QTest.qWait(10)


def say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def work(database: str, pin: str, text: str, every: int, loaded: float) -> None:
    say("desk", os.getpid())
    drafts.EVERY = every
    options = parse(["--database", database, "--language", "en"])
    application = make_application(options)
    window = make_window(options)
    start = Start(window, options)
    window.painted.connect(start.begin)
    window.show()
    hands = Keyboard(window)
    wait(lambda: isinstance(window.stack.currentWidget(), TilesScreen) and len(
        getattr(window.stack.currentWidget(), "buttons")) > 0)  # fmt: skip # noqa: B009
    hands.type("r" + pin)
    gateway, signing = start.gateway, start.signing
    assert gateway is not None
    assert signing is not None
    wait(lambda: window.page is not None and gateway.idle)
    say("shown", loaded + time.process_time())
    if window.frame.draft.isVisible():
        hands.press(Qt.Key.Key_F11)
        wait(lambda: signing.drafts.settled and gateway.idle)
        say("back", field_of(window.focusWidget()).text())
    else:
        hands.press(Qt.Key.Key_B, CONTROL)
    field_of(window.focusWidget()).selectAll()
    for number, letter in enumerate(text, start=1):
        hands.type(letter)
        say("typed", number)
        QTest.qWait(10)
    application.exec()


def field_of(widget: object) -> QLineEdit:
    assert isinstance(widget, QLineEdit)
    return widget


def serve() -> None:
    """Let one desk after the other work, until each is killed."""
    for name in LOADED_LATER:
        import_module(name)
    loaded = time.process_time()
    for line in sys.stdin:
        desk = os.fork()
        if not desk:
            database, pin, text, every = json.loads(line)
            work(database, pin, text, every, loaded)
            return
        os.waitpid(desk, 0)


if __name__ == "__main__":
    serve()
