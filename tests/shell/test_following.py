"""What is settled on the settings page holds in the window at once."""

from datetime import time
from functools import partial

from pytestqt.qtbot import QtBot

from atelier.settings.hours import DayParts, save_day_parts
from atelier.settings.house import HouseFacts, house_facts, save_house
from tests.looking import settle
from ui.gateway import Gateway
from ui.shell.following import Following
from ui.shell.window import Window


def test_the_window_follows_the_house(window: Window, qtbot: QtBot, gateway: Gateway) -> None:
    following, actor = Following(gateway, window), gateway.actor
    was: list[HouseFacts] = []
    gateway.read(partial(house_facts, actor=actor), then=was.append)
    settle(qtbot, gateway)
    facts = HouseFacts("Buurthuis Noord", "America/Curacao")
    gateway.perform(partial(save_house, facts=facts, was=was[0], actor=actor))
    parts = DayParts(time(12), time(18))
    gateway.perform(partial(save_day_parts, parts=parts, was=DayParts(), actor=actor))
    qtbot.waitUntil(lambda: gateway.clock.noon == time(12))
    settle(qtbot, gateway)
    assert window.frame.rail.wordmark.text() == "Buurthuis Noord"
    assert gateway.clock.zone.key == "America/Curacao"
    assert gateway.clock.now == actor.clock.now
    assert following.parent() is gateway
