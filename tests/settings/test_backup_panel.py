"""Backups among the settings: made, listed, sent outside, and the card printed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyrage import x25519  # type: ignore[import-untyped]
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from atelier.backup.outside import Outside, outside_of, use_outside
from atelier.backup.sealing import Lock
from tests.looking import settle, texts
from ui.gateway import Gateway
from ui.settings.backup_panel import BackupPanel
from ui.settings.page import SettingsPage
from ui.shell.typed import Begun


@pytest.fixture
def engine_name() -> str:
    return "sqlite"


@pytest.fixture
def panel(qtbot: QtBot, gateway: Gateway) -> Iterator[BackupPanel]:
    """Give the panel as it is when its subject is chosen."""
    page = SettingsPage(gateway)
    qtbot.addWidget(page)
    page.resize(1100, 640)
    with qtbot.waitExposed(page):
        page.show()
    page.show_wanted("backup")
    settle(qtbot, gateway)
    panel = page.panel
    assert isinstance(panel, BackupPanel)
    yield panel
    page.hide()


def press(button: QWidget, qtbot: QtBot, gateway: Gateway) -> None:
    """Press a button, and wait for all that follows from it."""
    qtbot.keyClick(button, Qt.Key.Key_Return)
    for _ in range(4):  # asked for, done, looked at
        settle(qtbot, gateway)
        qtbot.wait(1)


def test_a_passphrase_is_kept_in_no_draft(panel: BackupPanel) -> None:
    """Whoever types one of their own means it for the safe, and not for the database."""
    begun, rows = Begun(), panel.outside.form.rows
    for name in ("folder", "words"):
        editor = rows[name].editor
        assert isinstance(editor, QLineEdit)
        begun.note(editor)
        editor.setText("")
        editor.insert(f"ezel in de {name}")
    typed = begun.typed_on(panel, "backup")
    assert typed is not None
    assert [field.text for field in typed.fields] == ["ezel in de folder"]


def test_a_backup_is_made_and_listed(panel: BackupPanel, qtbot: QtBot, gateway: Gateway) -> None:
    assert panel.card.sentence.text() == "There is no backup yet."
    assert not panel.card.put_back.isEnabled()
    with qtbot.waitSignal(panel.said) as said:
        press(panel.card.make, qtbot, gateway)
    assert said.args == ["The backup was made, and it is good."]
    ((when, why, people, visits, size),) = texts(panel.card.rows)
    assert when.startswith("today ")
    assert (why, people, visits) == ("By hand", "0", "0")
    assert size.endswith(" MB")
    assert panel.card.pill.text() == "In order"
    with qtbot.waitSignal(panel.page_wanted) as wanted:
        press(panel.card.put_back, qtbot, gateway)
    assert wanted.args == ["restore", str(panel.card.rows.rows[0].path)]


def test_copies_go_outside_and_no_more(
    panel: BackupPanel, qtbot: QtBot, gateway: Gateway, tmp_path: Path
) -> None:
    card, stick = panel.outside, tmp_path / "stick"
    stick.mkdir()
    assert len(str(card.form.values()["words"]).split()) == 6
    press(card.save, qtbot, gateway)
    assert card.form.rows["folder"].refused
    card.form.rows["words"].show_value("kort")
    press(card.print_words, qtbot, gateway)
    assert card.form.rows["words"].refused
    file = gateway.file
    assert file is not None
    recipient = str(x25519.Identity.generate().to_public())
    use_outside(file, Outside(stick, Lock(recipient, b"")))  # nobody opens it here
    press(panel.card.make, qtbot, gateway)
    assert len(list(stick.iterdir())) == 1
    assert card.pill.text() == "In order"
    assert card.sentence.text().startswith(str(stick))
    press(card.stop, qtbot, gateway)
    assert outside_of(file) is None
    assert not card.stop.isVisible()


def test_the_card_and_the_sheet_are_shown_before_they_are_printed(
    panel: BackupPanel, qtbot: QtBot, gateway: Gateway
) -> None:
    for button in (panel.card.print_card, panel.outside.print_words):
        with qtbot.waitSignal(panel.preview_requested) as shown:
            press(button, qtbot, gateway)
        assert shown.args is not None
        assert bytes(shown.args[0]).startswith(b"%PDF")


def test_a_server_says_who_makes_its_backups(panel: BackupPanel) -> None:
    panel.card.show_server(on_server=True)
    assert panel.card.server.isVisible()
    assert not panel.card.make.isVisible()
    panel.card.show_server(on_server=False)
    assert panel.card.make.isVisible()
