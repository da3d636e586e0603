"""A card with one figure: its name, the number, and two lines that say more of it."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from atelier.discreet import Discreet
from ui.kit.chart_paint import paint_text
from ui.kit.look import BOLD, REGULAR, look
from ui.kit.text import set_tip

_TITLE, _FIGURE, _LINE = 15, 32, 14  # pixels at 100 %, as all measures here
_HEIGHTS = (22, 38, 20, 20)
_PADDING, _TOP, _RADIUS, _LEAST = 16, 14, 12, 192
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True, repr=False)
class CardFacts(Discreet):
    """What stands on a card.

    ``opens`` is handed on when it is opened. ``lines`` are (words, token of their colour);
    ``spoken`` says everything in sentences.
    """

    opens: object
    title: str
    figure: str
    lines: tuple[tuple[str, str], ...]
    spoken: str


class FigureCard(QAbstractButton):
    """Shows one figure; a click or Enter asks what it was counted from.

    Signals:
        opened: what the card opens.
    """

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts = CardFacts(None, "", "", (), "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self._on_clicked)
        look().changed.connect(self.updateGeometry)

    def show_facts(self, facts: CardFacts) -> None:
        """Show another figure."""
        self.facts = facts
        self.setAccessibleName(facts.spoken)
        set_tip(self, facts.spoken)
        self.update()

    def sizeHint(self) -> QSize:
        px = look().px
        return QSize(px(_LEAST), sum(px(part) for part in (*_HEIGHTS, _TOP, _TOP)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        shown, px = self.facts, look().px
        texts = (
            (shown.title, _TITLE, REGULAR, "ink_soft"),
            (shown.figure, _FIGURE, BOLD, "ink"),
            *((words, _LINE, REGULAR, token) for words, token in shown.lines),
        )
        top = px(_TOP)
        for (words, size, weight, token), high in zip(texts, _HEIGHTS, strict=False):
            place = QRect(px(_PADDING), top, self.width() - 2 * px(_PADDING) + px(8), px(high))
            fits = size == _FIGURE or look().width(words, size) <= place.width()
            fitting = size if fits else size - 1  # a little smaller is better than cut off
            paint_text(painter, place, words, size=fitting, weight=weight, token=token)
            top += px(high)

    def _paint_ground(self, painter: QPainter) -> None:
        shown, focused = look(), self.hasFocus()
        thick = max(2, shown.px(2)) if focused else 1
        pen = shown.color("brand" if focused or self.underMouse() else "line")
        painter.setPen(QPen(pen, thick))
        painter.setBrush(shown.color("brand_soft" if self.isDown() else "surface"))
        half = thick / 2
        place = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(place, shown.px(_RADIUS), shown.px(_RADIUS))

    @Slot()
    def _on_clicked(self) -> None:
        self.opened.emit(self.facts.opens)
