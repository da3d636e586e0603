"""The reports page and hands to work it with."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.hands import CONTROL, Keyboard
from tests.looking import settle, texts
from tests.reports.october import October
from ui.gateway import Gateway
from ui.reports.chart_card import ChartCard
from ui.reports.page import ReportsPage

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def settled(qtbot: QtBot, gateway: Gateway) -> None:
    """Wait for the answers, and for what is asked when they are there."""
    for _ in range(3):
        QApplication.processEvents()
        settle(qtbot, gateway)


@dataclass
class Reports:
    """The page of a house."""

    page: ReportsPage
    house: October
    keyboard: Keyboard
    qtbot: QtBot
    gateway: Gateway

    def press(self, *keys: Key, with_: Qt.KeyboardModifier | None = None) -> None:
        for key in keys:
            self.keyboard.press(key, with_ or Qt.KeyboardModifier.NoModifier)
            self.settle()

    def control(self, key: Key) -> None:
        self.press(key, with_=CONTROL)

    def type(self, text: str) -> None:
        self.keyboard.type(text)
        self.settle()

    def settle(self) -> None:
        settled(self.qtbot, self.gateway)

    def shown(self) -> str:
        """Read which period stands in the head."""
        return self.page.heads.period.text()

    def state(self) -> str:
        return self.page.heads.state.words()

    def cards(self) -> list[tuple[str, str, tuple[str, ...]]]:
        """Read the cards: name, figure, lines."""
        return [
            (card.facts.title, card.facts.figure, tuple(words for words, _ in card.facts.lines))
            for card in self.page.body.cards
        ]

    def bars(self, card: ChartCard) -> list[tuple[str, str]]:
        """Read a chart: the name and the number of each mark."""
        return [(mark.label, mark.text) for mark in card.chart.marks]

    def table(self, card: ChartCard) -> list[list[str]]:
        """Read the table of a chart."""
        assert card.table.lines is not None
        return texts(card.table.lines)
