"""Backups in the window: made by themselves, told in the rail, and put back by keyboard alone."""

import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from atelier.backup.disk import Encryption
from atelier.backup.making import make_backup
from atelier.backup.outside import Outside, use_outside
from atelier.backup.sealing import new_lock
from atelier.backup.shelf import Kind, backups_of, is_backup
from atelier.backup.status import Status
from atelier.database import open_database
from atelier.domain import Clock
from tests.backup.looking_in import people
from tests.looking import settle
from tests.making import Making
from ui.kit.page import Page
from ui.kit.remembered import remember
from ui.settings.backup_card import BackupCard
from ui.settings.backup_panel import BackupPanel
from ui.settings.page import SettingsPage
from ui.shell.arguments import Options
from ui.shell.backup_line import BackupLine
from ui.shell.places import places
from ui.shell.restoring import RestoreScreen
from ui.shell.start import Start
from ui.shell.tiles_screen import TilesScreen
from ui.shell.welcome import Trouble
from ui.shell.window import Window

WORDS = "bako timu relo sanu vivi poda"
_LOCK = 60_000  # milliseconds; opening a lock is made to take long
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def place(tmp_path: Path, migrated_file: Path) -> Path:
    """Give the file of a house with one person, and a backup from before the second one."""
    path = tmp_path / "atelier.db"
    shutil.copyfile(migrated_file, path)
    database = open_database(f"sqlite:///{path}")
    Making(database, Clock()).person("Toos Eerst")
    make_backup(path, clock=Clock())
    Making(database, Clock()).person("Riet Later")
    database.close()
    return path


@pytest.fixture
def desk(qtbot: QtBot) -> Window:
    """Give the window with its real pages, before there is a house."""
    window = Window(places())
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return window


@pytest.fixture
def begin(desk: Window) -> Iterator[Callable[[Path], Start]]:
    """Give how a desk is started on a file; it is closed afterwards."""
    started: list[Start] = []
    remember("accounts/asked-1", "yes")  # the house was asked for its first account, and waits

    def begin(path: Path) -> Start:
        started.append(Start(desk, Options(database=str(path))))
        started[0].begin()
        return started[0]

    yield begin
    for start in started:
        start.close()


def opened(qtbot: QtBot, start: Start) -> None:
    qtbot.waitUntil(lambda: start.gateway is not None and start.gateway.idle)


def press(widget: QWidget, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(widget, key)


def panel_of(window: Window) -> BackupPanel:
    page = window.page
    assert isinstance(page, SettingsPage)
    assert isinstance(page.panel, BackupPanel)
    return page.panel


def looked_at(qtbot: QtBot, start: Start) -> RestoreScreen:
    """Wait until the screen knows what would be put back."""
    screen = start.restoring.screen
    assert screen is not None
    qtbot.waitUntil(lambda: screen.background.idle, timeout=_LOCK)
    return screen


def told(screen: RestoreScreen) -> tuple[str, str, str]:
    """Give the first row: what is counted, now and in the backup."""
    row = screen.rows.rows[0]
    return row.name, row.before, row.after


def page_of(window: Window) -> Page | None:
    return window.page


def test_a_backup_is_put_back_by_keyboard_and_the_house_is_open_again(
    desk: Window, begin: Callable[[Path], Start], qtbot: QtBot, place: Path
) -> None:
    start = begin(place)
    opened(qtbot, start)
    start.backing_up.look()
    line = desk.frame.rail.backups
    qtbot.waitUntil(line.isVisible)
    press(line, qtbot, Qt.Key.Key_Return)
    assert start.gateway is not None
    settle(qtbot, start.gateway)
    panel = panel_of(desk)
    assert panel.card.make.hasFocus()
    assert [row.counts["person"] for row in panel.card.rows.rows] == [1]
    press(panel.card.rows, qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: start.restoring.screen is not None)
    screen = looked_at(qtbot, start)
    assert page_of(desk) is None
    assert told(screen) == ("People", "2", "1")
    assert "set aside" in screen.note.text()
    assert screen.put_button.hasFocus()
    press(screen.put_button, qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.messages.text().startswith("The backup was put back."))
    opened(qtbot, start)
    assert desk.page is not None
    assert people(place) == {"Eerst"}
    aside = backups_of(place, Clock())[0]
    assert aside.kind is Kind.ASIDE
    assert people(aside.path) == {"Eerst", "Later"}
    assert "may_restore" in told_to_the_log(aside.path)
    assert "was_restored" in told_to_the_log(place)


def told_to_the_log(path: Path) -> set[str]:
    with sqlite3.connect(path) as connection:
        found = {action for (action,) in connection.execute("SELECT action FROM audit_entry")}
    connection.close()
    return found


def test_esc_leaves_everything_as_it_is(
    desk: Window, begin: Callable[[Path], Start], qtbot: QtBot, place: Path
) -> None:
    start = begin(place)
    opened(qtbot, start)
    before = sorted(path.name for path in place.parent.rglob("*"))
    start.restoring.begin(str(backups_of(place, Clock())[0].path))
    screen = looked_at(qtbot, start)
    press(screen.put_button, qtbot, Qt.Key.Key_Escape)
    opened(qtbot, start)
    assert desk.page is not None
    assert people(place) == {"Eerst", "Later"}
    assert sorted(path.name for path in place.parent.rglob("*")) == before


def test_a_locked_copy_mends_a_damaged_house(
    desk: Window, begin: Callable[[Path], Start], qtbot: QtBot, place: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    use_outside(place, Outside(stick, new_lock(WORDS)))
    make_backup(place, clock=Clock())
    (copy,) = stick.iterdir()
    place.write_bytes(place.read_bytes()[:6000])
    start = begin(place)
    qtbot.waitUntil(lambda: isinstance(desk.stack.currentWidget(), Trouble))
    start.restoring.begin(str(copy))
    screen = looked_at(qtbot, start)
    words = screen.form.rows["words"].editor
    assert words.hasFocus()
    assert not screen.put_button.isEnabled()
    qtbot.keyClicks(words, WORDS)
    press(words, qtbot, Qt.Key.Key_Return)
    looked_at(qtbot, start)
    assert "no database now" in screen.note.text()
    assert told(screen) == ("People", "–", "2")
    qtbot.keyClick(screen, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: desk.page is not None)
    opened(qtbot, start)
    assert people(place) == {"Eerst", "Later"}


def test_a_bad_file_is_refused_and_the_house_comes_back(
    desk: Window, begin: Callable[[Path], Start], qtbot: QtBot, place: Path, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Beste Toos")
    start = begin(place)
    opened(qtbot, start)
    start.restoring.begin(str(letter))
    screen = looked_at(qtbot, start)
    qtbot.waitUntil(lambda: "not a backup" in screen.note.text())
    assert not screen.put_button.isEnabled()
    qtbot.keyClick(screen, Qt.Key.Key_Return, CTRL)  # does nothing
    press(screen.leave_button, qtbot, Qt.Key.Key_Escape)
    opened(qtbot, start)
    assert desk.page is not None


def test_closing_makes_the_last_backup_of_the_day(
    begin: Callable[[Path], Start], qtbot: QtBot, place: Path
) -> None:
    start = begin(place)
    opened(qtbot, start)
    start.close()
    newest = backups_of(place, Clock())[0]
    assert (newest.kind, newest.counts["person"]) == (Kind.AUTOMATIC, 2)
    begun = len(backups_of(place, Clock()))
    start.backing_up.begin(place, Clock())
    start.backing_up.close()  # nothing was saved since
    assert len(backups_of(place, Clock())) == begun


def test_a_backup_is_made_when_it_is_time_and_the_rail_says_so(
    begin: Callable[[Path], Start], qtbot: QtBot, place: Path, desk: Window
) -> None:
    start = begin(place)
    opened(qtbot, start)
    with qtbot.waitSignal(start.backing_up.looked):
        start.backing_up.tend()
    assert len(backups_of(place, Clock())) == 1  # the hour is not over
    later = Clock(now=partial(_moved, timedelta(days=1)))
    start.backing_up.begin(place, later)
    with qtbot.waitSignal(start.backing_up.looked):
        start.backing_up.tend()
    assert len(backups_of(place, Clock())) == 2
    assert desk.frame.rail.backups.words() == "Backup: up to date"
    with qtbot.waitSignal(start.backing_up.looked):  # of the folder, which is watched
        make_backup(place, clock=later)


def _moved(by: timedelta) -> datetime:
    return Clock().now() + by


def test_the_line_turns_amber_and_red_with_its_words(qtbot: QtBot) -> None:
    line, clock = BackupLine(), Clock()
    qtbot.addWidget(line)
    now, said = clock.now(), []
    for days, outside in ((0, False), (3, False), (9, False), (0, True)):
        made = now - timedelta(days=days)
        status = Status(made, None, outside_chosen=outside, now=now)
        line.show_status(status, clock)
        said.append((line.words(), line.colors()[0]))
    line.show_status(Status(None, None, outside_chosen=False, now=now), clock)
    said.append((line.words(), line.colors()[0]))
    assert said == [
        ("Backup: up to date", "ink_soft"),
        ("Backup: 3 days", "meeting"),
        ("Backup: 9 days", "warning"),
        ("Backup: not yet outside", "meeting"),
        ("Backup: none yet", "meeting"),
    ]


def test_a_newcomer_with_the_card_is_done_in_five_minutes(
    desk: Window, begin: Callable[[Path], Start], qtbot: QtBot, place: Path, tmp_path: Path
) -> None:
    """On another computer, in another folder; the machine's share of the five minutes."""
    other = tmp_path / "other computer" / "house.db"
    began = time.monotonic()
    start = begin(other)
    qtbot.waitUntil(lambda: isinstance(desk.stack.currentWidget(), Trouble))
    start.restoring.begin(str(backups_of(place, Clock())[0].path))
    screen = looked_at(qtbot, start)
    press(screen.put_button, qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.page is not None)
    opened(qtbot, start)
    assert time.monotonic() - began < 30  # seconds
    assert people(other) == {"Eerst"}


def test_a_file_that_was_exchanged_is_asked_about_before_it_is_opened(
    desk: Window, begin: Callable[[Path], Start], qtbot: QtBot, place: Path
) -> None:
    start = begin(place)
    opened(qtbot, start)
    older = backups_of(place, Clock())[0].path
    start.leave_house()
    shutil.copyfile(older, place)
    start.open_real()
    qtbot.waitUntil(lambda: isinstance(desk.stack.currentWidget(), Trouble))
    trouble = desk.stack.currentWidget()
    assert isinstance(trouble, Trouble)
    assert trouble.choices[0].words() == "Go on with this file"
    assert people(place) == {"Eerst"}
    press(trouble.choices[0], qtbot, Qt.Key.Key_1)
    opened(qtbot, start)
    start.leave_house()
    start.open_real()  # from now on it is the right one
    opened(qtbot, start)
    assert page_of(desk) is not None


def test_a_backup_that_is_opened_as_a_house_is_put_back_instead(
    begin: Callable[[Path], Start], qtbot: QtBot, place: Path
) -> None:
    start, backup = begin(place), backups_of(place, Clock())[0].path
    opened(qtbot, start)
    before = backup.read_bytes()
    start.open_other(str(backup))
    screen = looked_at(qtbot, start)
    assert told(screen) == ("People", "2", "1")
    assert backup.read_bytes() == before
    assert not is_backup(place)


def test_the_disk_is_told_of_in_words_and_in_red_where_it_is_open(qtbot: QtBot) -> None:
    for shown in (BackupCard(), Trouble("Proef"), TilesScreen()):
        qtbot.addWidget(shown)
        for state, role in (("on", "small"), ("unknown", "small"), ("off", "warning")):
            shown.show_disk(Encryption(state))
            assert shown.disk.property("role") == role
            assert "encrypted" in shown.disk.text()
            assert not shown.disk.isHidden()
