"""The window: pages by key, one head, messages in place, and room at every size."""

import io

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from tests.looking import settle
from tests.shell.gallery import GalleryPage
from ui.gateway import Gateway
from ui.kit.look import look
from ui.kit.rows_view import RowsView
from ui.shell.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier


def shown(window: Window) -> GalleryPage:
    page = window.page
    assert isinstance(page, GalleryPage)
    return page


def document() -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def test_the_keys_go_to_the_pages_and_build_them_once(
    window: Window, qtbot: QtBot, gateway: Gateway
) -> None:
    assert list(window.pages) == ["desk"]  # the other one waits until somebody goes there
    desk = window.page
    qtbot.keyClick(window, Qt.Key.Key_F5)
    settle(qtbot, gateway)
    assert shown(window).title == window.frame.header.title.text() == "Mensen"
    assert window.frame.rail.buttons["people"].isChecked()
    assert not window.frame.rail.buttons["desk"].isChecked()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window.page is desk
    assert window.frame.header.title.text() == "Balie"
    assert shown(window).search.hasFocus()


def test_the_rail_goes_there_too(window: Window, qtbot: QtBot) -> None:
    button = window.frame.rail.buttons["people"]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert shown(window).title == "Mensen"


@pytest.mark.parametrize(
    ("key", "modifier", "asked"),
    [
        (Qt.Key.Key_P, CTRL, "print"),
        (Qt.Key.Key_Z, CTRL, "undo"),
        (Qt.Key.Key_F, CTRL, "search"),
        (Qt.Key.Key_N, CTRL, "new"),
        (Qt.Key.Key_F12, Qt.KeyboardModifier.NoModifier, "blank True"),
    ],
)
def test_a_key_reaches_the_page_from_its_search_field(
    window: Window, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier, asked: str
) -> None:
    page = shown(window)
    page.asked.clear()
    qtbot.keyClick(page.search, key, modifier)
    assert page.asked == [asked]


def test_ctrl_z_in_a_filled_field_belongs_to_its_letters(window: Window, qtbot: QtBot) -> None:
    page = shown(window)
    qtbot.keyClicks(page.search, "ad")
    page.asked.clear()
    qtbot.keyClick(page.search, Qt.Key.Key_Z, CTRL)
    assert page.asked == []
    qtbot.keyClicks(page.search, "ada")
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.search.text() == ""


def test_hidden_names_stay_hidden_on_a_page_that_is_built_later(
    window: Window, qtbot: QtBot
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F12)
    assert window.frame.rail.privacy.isChecked()
    assert window.frame.rail.privacy.words() == "Show names"
    qtbot.keyClick(window, Qt.Key.Key_F5)
    assert shown(window).asked[0] == "blank True"


def test_the_preview_takes_the_place_of_the_page_and_gives_it_back(
    window: Window, qtbot: QtBot
) -> None:
    page = shown(window)
    page.preview_requested.emit(document(), "list", None)
    qtbot.waitUntil(lambda: window.preview.complete)
    assert window.frame.header.title.text() == "Before printing"
    page.asked.clear()
    window.preview.find_printers = list
    with qtbot.waitSignal(window.preview.warned):
        qtbot.keyClick(window.preview, Qt.Key.Key_P, CTRL)
    assert page.asked == []  # the key was the preview's
    assert window.messages.property("kind") == "refused"
    qtbot.keyClick(window.preview, Qt.Key.Key_Escape)
    assert window.frame.header.title.text() == "Balie"
    assert page.search.hasFocus()
    qtbot.keyClick(page.search, Qt.Key.Key_P, CTRL)
    assert page.asked == ["print"]


def test_another_page_can_be_gone_to_from_the_preview(window: Window, qtbot: QtBot) -> None:
    shown(window).preview_requested.emit(document(), "list", None)
    qtbot.waitUntil(lambda: window.preview.complete)
    qtbot.keyClick(window.preview, Qt.Key.Key_F5)
    assert window.frame.header.title.text() == "Mensen"
    assert window.stack.currentWidget() is not window.preview


def test_what_happens_is_said_in_the_window(window: Window, gateway: Gateway) -> None:
    gateway.refused.emit("Yoga is full (12).")
    assert window.messages.text() == "Yoga is full (12)."
    shown(window).said.emit("Ada is in.")
    assert window.messages.text() == "Ada is in."
    assert window.messages.property("kind") == "done"


def test_an_outage_is_told_until_it_is_over(window: Window, gateway: Gateway) -> None:
    gateway.connected.emit(False)
    assert window.frame.outage.isVisible()
    gateway.connected.emit(True)
    assert not window.frame.outage.isVisible()


def test_the_practice_house_cannot_be_taken_for_a_real_one(
    empty_window: Window, gateway: Gateway
) -> None:
    window = empty_window
    window.attach(gateway, "Oefenhuis", practice=True)
    assert window.frame.practice.isVisible()
    tinted = window.grab().toImage().pixelColor(4, 700)
    assert tinted == look().color("practice_soft")
    window.detach()
    assert not window.frame.practice.isVisible()
    assert window.page is None
    window.attach(gateway, "Wijkatelier", practice=False)
    assert window.grab().toImage().pixelColor(4, 700) == look().color("surface")


@pytest.mark.usefixtures("plain_look")
@pytest.mark.parametrize("scale", [100, 125, 150, 200])
def test_nothing_around_the_page_is_cut_off(window: Window, qtbot: QtBot, scale: int) -> None:
    look().set_scale(scale)
    qtbot.waitUntil(lambda: window.frame.rail.width() > 0)
    QApplication.sendPostedEvents()
    assert window.minimumSizeHint().width() <= (1280 if scale == 100 else 1366)
    assert window.minimumSizeHint().height() <= 720
    for button in window.frame.header.findChildren(QAbstractButton):
        if button.isVisible():
            right = button.mapTo(window, button.rect().topRight()).x()
            assert right <= window.width(), button.accessibleName()


def test_every_control_has_an_accessible_name(window: Window) -> None:
    kinds = (QAbstractButton, QLineEdit, RowsView)
    nameless = [
        type(widget).__name__
        for widget in window.findChildren(QWidget)
        if isinstance(widget, kinds)
        and not widget.accessibleName()
        and not widget.objectName().startswith("qt_")
        and type(widget).__name__ != "QTableCornerButton"
        and type(widget) is not QAbstractButton  # the corner of a table
    ]
    assert nameless == []


@pytest.mark.usefixtures("plain_look")
def test_size_and_colours_are_chosen_by_key_and_remembered(window: Window, qtbot: QtBot) -> None:
    from ui.kit.remembered import remembered

    qtbot.keyClick(window, Qt.Key.Key_Plus, CTRL)
    qtbot.keyClick(window, Qt.Key.Key_Equal, CTRL)
    assert look().scale == 125
    assert remembered("look/scale") == "125"
    qtbot.keyClick(window, Qt.Key.Key_Minus, CTRL)
    assert look().scale == 110
    qtbot.keyClick(window, Qt.Key.Key_0, CTRL)
    assert look().scale == 100
