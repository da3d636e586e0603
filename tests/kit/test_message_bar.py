"""The message bar: says it, tells the screen reader, keeps away from the focus, goes away."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.kit.message_bar import MessageBar


def test_it_says_and_refuses_without_taking_the_focus(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    field, bar = QLineEdit(), MessageBar()
    layout = QVBoxLayout(page)
    layout.addWidget(field)
    layout.addWidget(bar)
    with qtbot.waitExposed(page):
        page.show()
    field.setFocus()
    bar.refuse("<b>Yoga</b> & co is full (12).")
    assert bar.isVisible()
    assert bar.text() == "<b>Yoga</b> & co is full (12)."
    assert bar.property("kind") == "refused"
    bar.say("Ada is in.")
    assert bar.property("kind") == "done"
    assert field.hasFocus()


def test_it_goes_away_by_itself_after_ten_seconds(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.say("Ada is in.")
    timer = bar.findChild(QTimer)
    assert timer is not None
    assert timer.interval() == 10_000
    timer.setInterval(1)
    timer.start()
    qtbot.waitUntil(lambda: not bar.isVisible())
    assert bar.text() == ""


def test_a_screen_reader_is_told(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    def hear(event: QAccessibleAnnouncementEvent) -> None:
        told.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.say("Ada is in.")
    assert told == ["Ada is in."]
    assert bar.accessibleName() == "Ada is in."
