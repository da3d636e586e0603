"""A walk through every page and panel by keyboard: no stray window, no nameless stop, no cut."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from atelier import language
from tests.looking import settle
from tests.making import Making
from ui.calendar.page import CalendarPage
from ui.gateway import Gateway
from ui.kit.buttons import Button
from ui.kit.look import look
from ui.people.page import PeoplePage
from ui.reports.page import ReportsPage
from ui.settings.page import SettingsPage
from ui.shell.places import places
from ui.shell.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier
LIST = "naam;geb.jaar;a;b;c;d;e;f\nToos Proef;1944;;;;;;\nPiet1 Proef;1950;;;;;;\n"


class Strays(QObject):
    """Notes every window that is shown beside the one of the desk."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.allowed: tuple[QWidget, ...] = ()

    def eventFilter(  # noqa: N802 - Qt's name
        self, watched: QObject, event: QEvent
    ) -> bool:
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and watched not in self.allowed
            and not isinstance(watched, QMenu)
        ):
            self.seen.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


@pytest.fixture
def strays(qapp: QApplication) -> Iterator[Strays]:
    strays = Strays()
    qapp.installEventFilter(strays)
    yield strays
    qapp.removeEventFilter(strays)


@pytest.fixture
def house(
    qtbot: QtBot, gateway: Gateway, making: Making, strays: Strays, plain_look: None
) -> Iterator[Window]:
    """Give the window with its real pages, and a few people in the house."""
    _ = plain_look
    for name in ("Riet Jansen", "Toos van den Berg"):
        making.person(name)
    making.occurrence(making.activity("Koersbal"))
    window = Window(places())
    strays.allowed = (window,)
    window.resize(1366, 768)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.attach(gateway, "Wijkatelier", practice=False)
    settle(qtbot, gateway)
    yield window
    window.preview.shut()
    window.detach()


def document() -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def walk(window: Window, qtbot: QtBot, gateway: Gateway, folder: Path) -> Iterator[str]:
    """Go everywhere, and stop at each place under its name."""
    path = folder / "list.csv"
    path.write_text(LIST)

    def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = CTRL) -> None:
        qtbot.keyClick(window.focusWidget() or window, key, modifiers)
        settle(qtbot, gateway)
        settle(qtbot, gateway)

    yield "desk"
    for key in (Qt.Key.Key_G, Qt.Key.Key_Q, Qt.Key.Key_B):
        press(key)
        yield f"desk Ctrl {key.name}"
        press(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    plain = Qt.KeyboardModifier.NoModifier
    press(Qt.Key.Key_F2, plain)
    yield "calendar"
    for key in (Qt.Key.Key_D, Qt.Key.Key_M, Qt.Key.Key_W):
        press(key, plain)
        yield f"calendar {key.name}"
    press(Qt.Key.Key_F)
    yield "calendar Ctrl F"
    press(Qt.Key.Key_Escape, plain)
    calendar = window.page
    assert isinstance(calendar, CalendarPage)
    calendar.tasks.open_free_places()
    settle(qtbot, gateway)
    yield "free places"
    press(Qt.Key.Key_Escape, plain)
    press(Qt.Key.Key_F3, plain)
    yield "roster"
    press(Qt.Key.Key_V, plain)
    yield "roster V"
    for letter in "MJKHBPIND":
        key = Qt.Key[f"Key_{letter}"]
        press(key)
        yield f"roster Ctrl {key.name}"
        press(Qt.Key.Key_Escape, plain)
    press(Qt.Key.Key_H, CTRL | Qt.KeyboardModifier.ShiftModifier)
    yield "roster Ctrl Shift H"
    press(Qt.Key.Key_Escape, plain)
    yield from walk_reports(window, press)
    press(Qt.Key.Key_F5, plain)
    yield "people"
    press(Qt.Key.Key_N)
    yield "new person"
    press(Qt.Key.Key_I)
    yield "lists"
    page = window.page
    assert isinstance(page, PeoplePage)
    page.lists.assistant.open_file(path)
    settle(qtbot, gateway)
    settle(qtbot, gateway)
    yield "a list"
    press(Qt.Key.Key_F12, Qt.KeyboardModifier.NoModifier)
    yield "hidden names"
    press(Qt.Key.Key_F12, Qt.KeyboardModifier.NoModifier)
    yield from walk_settings(window, press)
    page.preview_requested.emit(document(), "Intekenlijst Koersbal", None)
    qtbot.waitUntil(lambda: window.preview.complete)
    yield "preview"


def walk_settings(
    window: Window, press: Callable[[Qt.Key, Qt.KeyboardModifier], None]
) -> Iterator[str]:
    plain = Qt.KeyboardModifier.NoModifier
    press(Qt.Key.Key_F8, plain)
    page = window.page
    assert isinstance(page, SettingsPage)
    for subject in page.subjects.rows:
        yield f"settings: {subject.name}"
        press(Qt.Key.Key_Down, plain)


def walk_reports(
    window: Window, press: Callable[[Qt.Key, Qt.KeyboardModifier], None]
) -> Iterator[str]:
    plain, escape = Qt.KeyboardModifier.NoModifier, Qt.Key.Key_Escape
    press(Qt.Key.Key_F6, plain)
    yield "reports"
    press(Qt.Key.Key_Return, plain)
    yield "reports: what is counted"
    press(escape, plain)
    press(Qt.Key.Key_C, plain)
    yield "reports: closing"
    press(escape, plain)
    page = window.page
    assert isinstance(page, ReportsPage)
    page.tasks.open_definitions()
    yield "reports: definitions"
    press(escape, plain)
    for key in (Qt.Key.Key_T, Qt.Key.Key_X, Qt.Key.Key_V, Qt.Key.Key_K, Qt.Key.Key_E):
        press(key, plain)
        yield f"reports {key.name}"


def stops(window: Window) -> list[QWidget]:
    """Give what Tab stops at, in its order, from the first page of the rail on."""
    first: QWidget = window.frame.rail.buttons["desk"]
    found: list[QWidget] = [first]
    widget = first.nextInFocusChain()
    while widget is not None and widget is not first:
        takes = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
        if takes and widget.isEnabled() and widget.isVisible() and not widget.focusProxy():
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def spoken(widget: QWidget) -> str:
    """Give what a screen reader calls a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name)


def test_no_second_window_ever_shows_itself(
    house: Window, qtbot: QtBot, gateway: Gateway, strays: Strays, tmp_path: Path
) -> None:
    for place in walk(house, qtbot, gateway, tmp_path):
        assert strays.seen == [], place


def test_tab_goes_from_the_rail_to_the_head_to_the_page_and_every_stop_has_a_name(
    house: Window, qtbot: QtBot, gateway: Gateway, tmp_path: Path
) -> None:
    rail, header, stack = house.frame.rail, house.frame.header, house.stack
    for place in walk(house, qtbot, gateway, tmp_path):
        found = stops(house)
        assert [type(widget).__name__ for widget in found if not spoken(widget)] == [], place
        regions = [
            next(number for number, part in enumerate((rail, header, stack, house.frame))
                 if part.isAncestorOf(widget))
            for widget in found
        ]  # fmt: skip
        assert regions == sorted(regions), (place, [spoken(widget) for widget in found])
        head = [widget for widget in found if header.isAncestorOf(widget)]
        left = [widget.mapTo(header, widget.rect().topLeft()).x() for widget in head]
        assert left == sorted(left), place


@pytest.mark.parametrize("scale", [100, 110, 125, 150, 175, 200])
def test_nothing_in_a_head_is_cut_off_in_dutch(
    window_in_dutch: Callable[[], Window],
    qtbot: QtBot,
    gateway: Gateway,
    tmp_path: Path,
    scale: int,
) -> None:
    window = window_in_dutch()
    look().set_scale(scale)
    header = window.frame.header
    for place in walk(window, qtbot, gateway, tmp_path):
        QApplication.sendPostedEvents()
        qtbot.wait(1)
        assert not header.title.elided, place
        assert window.size().toTuple() == (1366, 768), place
        for button in header.findChildren(Button):
            if button.isVisible():
                assert button.width() >= button.sizeHint().width(), (place, button.words())


@pytest.fixture
def window_in_dutch(request: pytest.FixtureRequest) -> Iterator[Callable[[], Window]]:
    language.use("nl")
    yield lambda: request.getfixturevalue("house")
    language.use("en")


def test_the_window_closes_while_a_sheet_is_looked_at(house: Window, qtbot: QtBot) -> None:
    assert house.page is not None
    house.page.preview_requested.emit(document(), "list", None)
    qtbot.waitUntil(lambda: house.preview.complete)
    house.closing.connect(house.detach)  # as the start does
    house.close()
    assert house.page is None


def test_what_is_said_while_names_are_hidden_holds_no_name(
    house: Window, qtbot: QtBot, gateway: Gateway
) -> None:
    page = house.page
    assert page is not None
    page.said.emit("Toos v.d. B. is checked in.")
    assert house.messages.text() == "Toos v.d. B. is checked in."
    qtbot.keyClick(house, Qt.Key.Key_F12)
    assert house.messages.text() == ""
    page.said.emit("Toos v.d. B. is checked in.")
    assert house.messages.text() == "It is done."
    gateway.refused.emit("Koersbal is full (12).")
    assert house.messages.text() == "Koersbal is full (12)."
    qtbot.keyClick(house, Qt.Key.Key_F12)
    page.said.emit("Toos v.d. B. is checked in.")
    assert house.messages.text() == "Toos v.d. B. is checked in."


def test_the_display_has_a_key(house: Window, qtbot: QtBot) -> None:
    asked: list[object] = []
    house.frame.rail.view_asked.disconnect()  # a menu grabs keys, which no screen gives here
    house.frame.rail.view_asked.connect(asked.append)
    qtbot.keyClick(house, Qt.Key.Key_F10)
    assert len(asked) == 1
    assert house.frame.rail.view.toolTip().endswith("(F10)")
