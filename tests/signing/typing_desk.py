"""A desk that is going to be killed: it signs in, takes its draft back, and types on.

Its arguments are a database, a PIN, what to type, and how often drafts are kept (milliseconds).
It says on its output when the page stands there, what came back, and how many letters there are.
"""

import sys
import time
from collections.abc import Callable

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


def work(database: str, pin: str, text: str, every: int) -> None:
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
    say("shown", time.process_time())
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


if __name__ == "__main__":
    work(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
