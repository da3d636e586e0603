"""Names that look like markup, on every page and panel: shown as written, and nothing is loaded.

Every label, tip and button that exists at a stop of the walk is looked at, whoever made it (G11).
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QErrorMessage,
    QLabel,
    QMessageBox,
    QPushButton,
    QTextBrowser,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from atelier.accounts.tiles import Tile
from atelier.domain import Room, Tenant
from tests.looking import settle
from tests.making import Making
from tests.shell.test_walk import walk
from ui.gateway import Gateway
from ui.shell.places import places
from ui.shell.tiles_screen import TilesScreen
from ui.shell.window import Window

TAIL = "<b>& Zn</b><a href='x'>y</a>"
RICH = (QTextEdit, QTextBrowser, QMessageBox, QErrorMessage)


@pytest.fixture
def picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a picture that tells whether it was read: its last reading lies before its writing."""
    monkeypatch.chdir(tmp_path)  # a name is too short for a long path
    path = tmp_path / "p.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    os.utime(path, (0, path.stat().st_mtime))
    return path


@pytest.fixture
def hostile(
    qtbot: QtBot, gateway: Gateway, making: Making, picture: Path, plain_look: None
) -> Iterator[Window]:
    """Give the window of a house in which every name is a trap."""
    _ = plain_look
    name = f"<img src='{picture.name}'>{TAIL}"
    people = [making.person(f"{letter} {name}") for letter in "AB"]
    activity = making.activity(name, walk_in=True, enrolment=True)
    series = making.series(activity)
    making.occurrence(activity, series=series)
    making.enrolment(people[0], series=series)
    making.add(Tenant(site_id=making.site_id, name=name, whereabouts="<b>2</b>"))
    making.add(Room(site_id=making.site_id, code="zaal1", name=name))
    window = Window(places())
    window.resize(1366, 768)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.attach(gateway, name, practice=False)
    settle(qtbot, gateway)
    yield window
    window.preview.shut()
    window.detach()


def traps(window: QWidget) -> Iterator[str]:
    """Find every widget that would take a name for markup, or eat its "&"."""
    for widget in window.findChildren(QWidget):
        kind = type(widget).__name__
        if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText:
            yield f"{kind} may take its text for markup: {widget.text()[:40]!r}"
        if isinstance(widget, RICH):
            yield f"{kind} shows rich text"
        tip = widget.toolTip()
        if "<" in tip.removeprefix("<span>").removesuffix("</span>"):
            yield f"{kind} has a tip with markup: {tip[:40]!r}"
        if isinstance(widget, QAbstractButton) and "& " in widget.text().replace("&&", ""):
            yield f"{kind} eats an &: {widget.text()[:40]!r}"


def test_no_name_is_taken_for_markup_anywhere(
    hostile: Window, gateway: Gateway, qtbot: QtBot, tmp_path: Path, picture: Path
) -> None:
    found: dict[str, str] = {}
    stops = 0
    for stop in walk(hostile, qtbot, gateway, tmp_path):
        stops += 1
        for trap in traps(hostile):
            found.setdefault(trap, stop)
    for place in places():
        hostile.go_to(place.name)
        settle(qtbot, gateway)
        hostile.grab()
        for trap in traps(hostile):
            found.setdefault(trap, place.name)
    shown = tiles_of_traps()
    qtbot.addWidget(shown)
    shown.show()
    shown.grab()
    found |= dict.fromkeys(traps(shown), "the tiles")
    assert found == {}
    assert stops > 20
    assert picture.stat().st_atime == 0


def tiles_of_traps() -> TilesScreen:
    """Give the tiles of people whose names are traps; they are drawn on a page of their own."""
    screen = TilesScreen()
    names = (TAIL, f"<img src='p.png'>{TAIL}")
    screen.show_tiles(
        tuple(Tile(at, name, passphrase=False, must_change=False) for at, name in enumerate(names))
    )
    return screen


def test_what_is_looked_for_would_be_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    QLabel("<b>Jan</b>", window)
    QTextEdit(window)
    button = QPushButton(window)
    button.setText("Jansen & Zn")
    button.setToolTip("<span><img src='x'></span>")
    assert len(list(traps(window))) == 4
