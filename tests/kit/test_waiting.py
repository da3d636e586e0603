"""Signs of waiting: not for what is quick, and with a way out of what is slow."""

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from ui.kit.buttons import QuietButton
from ui.kit.waiting import BusySign, ProgressStrip


def test_the_busy_sign_stays_away_from_quick_answers(qtbot: QtBot) -> None:
    sign = BusySign()
    qtbot.addWidget(sign)
    sign.set_busy(True)
    timer = sign.findChild(QTimer)
    assert timer is not None
    assert timer.interval() == 300
    assert not sign.isVisible()
    sign.set_busy(False)
    assert not timer.isActive()
    sign.set_busy(True)
    qtbot.waitUntil(sign.isVisible)
    sign.set_busy(False)
    assert not sign.isVisible()


def test_a_long_task_can_be_stopped(qtbot: QtBot) -> None:
    strip = ProgressStrip()
    qtbot.addWidget(strip)
    strip.begin("Printing…")
    assert not strip.isVisible()
    strip.begin("Making the practice house…", at_once=True)
    assert strip.isVisible()
    strip.show_progress(3, 10)
    with qtbot.waitSignal(strip.stopped):
        strip.findChildren(QuietButton)[0].click()
    strip.end()
    assert not strip.isVisible()
