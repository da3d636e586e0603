"""The rail at the side: the pages, each with its key, and what concerns the whole desk."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from atelier.language import tr
from ui.kit.buttons import Button
from ui.kit.card import hairline
from ui.kit.look import REGULAR, SEMIBOLD, look
from ui.kit.measures import sized, spaced
from ui.kit.text import ElidedLabel, plain
from ui.shell.places import Place

WIDTH, NARROW_WIDTH = 195, 64


class RailButton(Button):
    """A row of the rail: drawing, name, key. The page that is shown stands out."""

    def __init__(
        self, words: str, icon: str, key: str = "", *, height: int = 41, size: int = 16
    ) -> None:
        self.narrow = False
        self.height_px, self.text_size = height, size
        super().__init__(words, icon=icon, key=key)
        self.setCheckable(True)

    def nextCheckState(self) -> None:
        """Stay as it is: the window says which page is shown."""

    def set_narrow(self, narrow: bool) -> None:
        """Show the drawing alone; the tool tip still says the name and the key."""
        self.narrow = narrow
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        px = look().px
        if self.narrow:
            return QSize(px(40), px(self.height_px) + (px(4) if self._key else 0))
        words = QFontMetrics(look().font(self.text_size, SEMIBOLD)).horizontalAdvance(self._words)
        return QSize(words + px(42 + 36), px(self.height_px))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(40), look().px(self.height_px))

    def colors(self) -> tuple[str, str, str]:
        """Give the brand's colour where the page is shown, soft ink elsewhere."""
        return ("brand", "brand_soft", "") if self.isChecked() else ("ink_soft", "", "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.55)
        ink, ground, border = self.colors()
        self._paint_ground(painter, "brand_soft" if self.underMouse() else ground, border)
        shown, px = look(), look().px
        top = self.rect().center().y() - px(20) // 2 + 1
        left = (self.width() - px(20)) // 2 if self.narrow else px(10)
        top -= px(8) if self.narrow and self._key else 0
        shown.paint_icon(painter, left, top, self._drawing, 20, "brand" if ground else "ink")
        key = self.rect().adjusted(0, 0, -px(10), 0)
        painter.setPen(shown.color("ink_soft"))
        painter.setFont(shown.font(13 if self.narrow else 14, REGULAR))
        if self.narrow:
            under = self.rect().adjusted(0, 0, 0, -px(2))
            middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
            painter.drawText(under, int(middle), self._key)
            return
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(key, int(right), self._key)
        room = key.adjusted(px(42), 0, -painter.fontMetrics().horizontalAdvance(self._key), 0)
        painter.setPen(shown.color(ink))
        painter.setFont(shown.font(self.text_size, SEMIBOLD if self.isChecked() else REGULAR))
        words = painter.fontMetrics().elidedText(
            plain(self._words), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(
            room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words
        )


class Rail(QFrame):
    """The rail.

    Signals:
        chosen: the name of the page that is asked for.
        privacy_asked: names are to be hidden, or shown again.
        view_asked: the menu of size, colours and language is asked for; where it opens.
    """

    chosen = Signal(str)
    privacy_asked = Signal()
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
        self.privacy = RailButton(tr("Hide names"), "eye-off", "F12", height=36, size=14)
        self.privacy.pushed.connect(self.privacy_asked)
        self.view = RailButton(tr("Display"), "a-large-small", "F10", height=36, size=14)
        self.view.pushed.connect(self._ask_view)
        column = spaced(QVBoxLayout(self), 0, (12, 0, 12, 14))
        column.addWidget(sized(self.wordmark, height=68))
        column.addWidget(self._make_list(places), stretch=1)
        column.addWidget(hairline())
        column.addSpacing(8)
        column.addWidget(self.who)
        column.addWidget(self.privacy)
        column.addWidget(self.view)
        self.wordmark.setIndent(10)
        self.who.setIndent(10)
        sized(self, width=WIDTH)

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
        for button in (*self.buttons.values(), self.privacy):
            button.setEnabled(usable)

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
        sized(self, width=NARROW_WIDTH if narrow else WIDTH)

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
