"""The calendar page and hands to work it with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.calendar.filled import Week
from tests.hands import Keyboard
from ui.calendar.page import CalendarPage
from ui.calendar.view_layout import Mode, Slot
from ui.calendar.view_pending import Pending
from ui.calendar.view_words import alarms, detail
from ui.gateway import Gateway
from ui.kit.panel import Panel


class NotedPanel(Panel):
    """Stands for the panels of others: it notes with what it was begun."""

    def __init__(self, gateway: Gateway) -> None:
        super().__init__(gateway)
        self.title = "A task"
        self.facts: list[object] = []
        self.blank = False

    def begin(self, facts: object) -> None:
        self.facts.append(facts)

    def blank_names(self, blank: bool) -> None:
        self.blank = blank


@dataclass
class Calendar:
    """The page with its week, and hands to work it with."""

    page: CalendarPage
    week: Week
    keyboard: Keyboard
    settle: Callable[[], None]

    def press(self, *keys: Qt.Key, with_: Qt.KeyboardModifier | None = None) -> None:
        for key in keys:
            self.keyboard.press(key, with_ or Qt.KeyboardModifier.NoModifier)
            self.settle()

    def chosen(self) -> str:
        row = self.page.view.shown.find(self.page.view.chosen)
        return "" if row is None else row.name

    def point(self, occurrence_id: int, *, foot: bool = False) -> QPoint:
        """Give a point of a box in the viewport: its middle, or the edge by which it stretches."""
        view = self.page.view
        box = view.layout_.box_of(occurrence_id)
        assert box is not None
        place = view.outside(box.place)
        return QPoint(place.center().x(), place.bottom() - 1 if foot else place.top() + 20)

    def at(self, day: date, minute: int) -> QPoint:
        """Give the point of a time in the viewport."""
        view = self.page.view
        place = view.layout_.place_of(Slot(day, minute, minute + 15))
        assert place is not None
        return view.outside(place).center()

    def drag(self, begin: QPoint, end: QPoint) -> None:
        view = self.page.view.viewport()
        QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=begin)
        QTest.mouseMove(view, begin + QPoint(0, 12))
        QTest.mouseMove(view, end)

    def drop(self, end: QPoint) -> None:
        QTest.mouseRelease(self.page.view.viewport(), Qt.MouseButton.LeftButton, pos=end)
        self.settle()

    def shows(self) -> tuple[Panel | None, Pending | None]:
        """Give the task that is open, and what is being moved."""
        return self.page.panel, self.page.view.pending

    def mode(self) -> Mode:
        return self.page.view.mode

    def panel(self) -> NotedPanel:
        panel = self.page.panel
        assert isinstance(panel, NotedPanel)
        return panel

    def box_words(self, occurrence_id: int) -> tuple[str, str, tuple[str, ...]]:
        box = self.page.view.layout_.box_of(occurrence_id)
        assert box is not None
        return box.row.name, detail(box.row), alarms(box.row)
