"""The shell's tests live in folders of their own: nothing of this computer's user is touched."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from pytestqt.qtbot import QtBot

from tests.shell.gallery import gallery
from ui.gateway import Gateway
from ui.kit.look import look
from ui.shell.window import Window


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder that stands for the user's own."""
    home = tmp_path / "home"
    for kind in ("DATA", "CACHE", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
    monkeypatch.delenv("ATELIER_DATABASE", raising=False)
    form, scope = QSettings.Format.IniFormat, QSettings.Scope.UserScope
    QSettings.setPath(form, scope, str(home / "config"))
    return home


@pytest.fixture
def engine_name() -> str:
    """Give one engine: the shell knows no database, it hands it on."""
    return "sqlite"


@pytest.fixture
def plain_look(qapp: object) -> Iterator[None]:  # noqa: ARG001
    """Leave the look as it was found, once the window is gone: it need not be dressed again."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    look().set_theme("light")
    look().set_scale(100)


@pytest.fixture
def empty_window(qtbot: QtBot) -> Window:
    """Give the window before there is a house."""
    window = Window(gallery())
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return window


@pytest.fixture
def window(empty_window: Window, gateway: Gateway) -> Window:
    """Give the window with a house and its first page."""
    empty_window.attach(gateway, "Wijkatelier", practice=False)
    return empty_window
