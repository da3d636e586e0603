"""The rail at the side: the pages, each with its key, and what concerns the whole desk."""

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from atelier.language import tr
from ui.kit.card import hairline
from ui.kit.measures import sized, spaced
from ui.kit.text import ElidedLabel
from ui.shell.backup_line import BackupLine
from ui.shell.places import Place
from ui.shell.rail_button import RailButton
from ui.shell.retention_line import RetentionLine

WIDTH, NARROW_WIDTH = 195, 64
_MARGINS, _NARROW_MARGINS = (12, 0, 12, 14), (8, 0, 8, 8)


class Rail(QFrame):
    """The rail.

    Signals:
        chosen: the name of the page that is asked for.
        privacy_asked: names are to be hidden, or shown again.
        lock_asked: the desk is to be locked, for somebody else or for nobody.
        view_asked: the menu of size, colours and language is asked for; where it opens.
    """

    chosen = Signal(str)
    privacy_asked = Signal()
    lock_asked = Signal()
    view_asked = Signal(QPoint)

    def __init__(self, places: Sequence[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "rail")
        self.setProperty("house", "real")
        self.setAccessibleName(tr("Pages of the desk"))
        self.buttons: dict[str, RailButton] = {}
        self._house, self._narrow = "Wijkatelier", False
        self.wordmark = ElidedLabel(self._house, "wordmark")
        self.who = ElidedLabel(tr("Desk"), "strong")
        self.what = ElidedLabel("", "small")
        self.backups, self.reminders = BackupLine(), RetentionLine()
        self.privacy = RailButton(tr("Hide names"), "eye-off", "F12", height=36, size=14)
        self.privacy.pushed.connect(self.privacy_asked)
        self.lock = RailButton(tr("Lock"), "lock", "Ctrl+L", height=36, size=14)
        self.lock.pushed.connect(self.lock_asked)
        self.view = RailButton(tr("Display"), "a-large-small", "F10", height=36, size=14)
        self.view.pushed.connect(self._ask_view)
        self._column = column = spaced(QVBoxLayout(self), 0, _MARGINS)
        column.addWidget(self.wordmark)
        column.addWidget(self._make_list(places), stretch=1)
        column.addWidget(hairline())
        column.addSpacing(8)
        column.addWidget(self.who)
        column.addWidget(self.what)
        column.addWidget(self.reminders)
        column.addWidget(self.backups)
        column.addWidget(self.privacy)
        column.addWidget(self.lock)
        column.addWidget(self.view)
        self.wordmark.setIndent(10)
        self.lock.hide()
        self.what.hide()
        for label in (self.who, self.what):
            label.setIndent(10)
        self._measure()

    def show_house(self, name: str) -> None:
        """Show whose desk this is; its first letter where there is no room."""
        self._house = name
        self.wordmark.setText(name[:1] if self._narrow else name)

    def show_chosen(self, name: str) -> None:
        """Mark the page that is shown; none for an empty name."""
        for place, button in self.buttons.items():
            button.setChecked(place == name)

    def set_usable(self, usable: bool) -> None:
        """Let the pages be gone to, or not: before there is a database there is nothing."""
        for button in (*self.buttons.values(), self.privacy, self.lock):
            button.setEnabled(usable)

    def show_who(self, name: str, what: str = "", *, can_lock: bool = False) -> None:
        """Show who is at the desk, and as what; where there are accounts it can be locked."""
        self.who.setText(name)
        self.what.setText(what)
        self.what.setVisible(bool(what) and not self._narrow)
        self.lock.setVisible(can_lock)

    def show_allowed(self, names: Collection[str]) -> None:
        """Leave out the pages that whoever is at the desk may not see."""
        for place, button in self.buttons.items():
            button.setVisible(place in names)

    @Slot(bool)
    def set_narrow(self, narrow: bool) -> None:
        """Leave only the drawings, where the window has no room for words."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for button in self.findChildren(RailButton):
            button.set_narrow(narrow)
        self.show_house(self._house)
        self.who.setVisible(not narrow)
        self.what.setVisible(not narrow and bool(self.what.text()))
        self._measure()

    def _measure(self) -> None:
        """Take less room where there is less."""
        sized(self, width=NARROW_WIDTH if self._narrow else WIDTH)
        sized(self.wordmark, height=48 if self._narrow else 68)
        spaced(self._column, 0, _NARROW_MARGINS if self._narrow else _MARGINS)

    def _make_list(self, places: Sequence[Place]) -> QScrollArea:
        inside = QWidget()
        inside.setProperty("part", "scrolled")
        column = spaced(QVBoxLayout(inside), 4)
        for place in places:
            button = RailButton(place.words, place.icon, place.key)
            button.pushed.connect(partial(self.chosen.emit, place.name))
            self.buttons[place.name] = button
            column.addWidget(button)
        column.addStretch()
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        return area

    @Slot()
    def _ask_view(self) -> None:
        self.view_asked.emit(self.view.mapToGlobal(QPoint(0, 0)))
