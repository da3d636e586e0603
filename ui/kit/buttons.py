"""Buttons: icon, words and the key that does the same; one press is one press."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.kit.look import REGULAR, SEMIBOLD, look
from ui.kit.painting import cap_width, key_text, paint_cap
from ui.kit.text import for_button, plain, set_tip
from ui.kit.tokens import FUNCTIONS

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Button(QPushButton):
    """The common part of all buttons; it paints itself from the tokens.

    Enter and Space press it. Held keys are ignored, and so is the second half of a double
    click. With ``once`` it takes no second press until ``rearm``: whoever saves connects that to
    the answer (``rearm_with``).

    Signals:
        pushed: pressed, while armed. Use this one, not ``clicked``.
    """

    pushed = Signal()
    padding, height_px, radius, text_size, weight = 14, 40, 8, 16, SEMIBOLD

    def __init__(
        self,
        text: str,
        *,
        icon: str = "",
        key: str = "",
        once: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._drawing, self._key = "", icon, key
        self._once, self._armed, self._key_shown = once, True, True
        self.set_words(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._on_clicked)
        look().changed.connect(self.updateGeometry)

    @property
    def armed(self) -> bool:
        """Whether a press counts."""
        return self._armed

    def words(self) -> str:
        """Give what stands on the button."""
        return self._words

    def set_words(self, text: str) -> None:
        """Put other words on the button; its accessible name and its tool tip follow."""
        if text and text == self._words:
            return  # nothing is laid out anew
        self._words = text
        self.setText(for_button(text))
        self.setAccessibleName(text)
        set_tip(self, f"{text} ({key_text(self._key)})" if self._key else text)
        self.updateGeometry()
        self.update()

    def set_icon(self, name: str) -> None:
        """Show another drawing; none for an empty name."""
        self._drawing = name
        self.updateGeometry()
        self.update()

    def show_key(self, shown: bool) -> None:
        """Leave the key cap out where there is no room for it; the tool tip still says the key."""
        if shown != self._key_shown:
            self._key_shown = shown
            self.updateGeometry()
            self.update()

    def full_width(self) -> int:
        """Give the width with the key cap, in real pixels, whether it is shown or not."""
        return self.sizeHint().width() + (0 if self._key_shown else self._cap_width())

    def rearm_with(self, busy: SignalInstance) -> None:
        """Take presses again when ``busy`` (of bool, the gateway's) says that all is answered."""
        busy.connect(self._on_busy)

    @Slot()
    def rearm(self) -> None:
        """Take presses again: the answer to the last one is there."""
        self._armed = True
        self.update()

    @Slot(bool)
    def _on_busy(self, busy: bool) -> None:
        if not busy:
            self.rearm()

    @Slot()
    def _on_clicked(self) -> None:
        if self._armed:
            self._armed = not self._once
            self.update()
            self.pushed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            event.accept()
        elif event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.click()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            event.accept()
        else:
            super().keyReleaseEvent(event)

    def sizeHint(self) -> QSize:
        px = look().px
        width = QFontMetrics(self._widest_font()).horizontalAdvance(plain(self._words)) + 2
        width += px(28) if self._drawing else 0
        width += self._cap_width() if self._key_shown else 0
        return QSize(width + 2 * px(self.padding), px(self.height_px))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        words = QFontMetrics(self._font()).horizontalAdvance(plain(self._words))
        least = 0 if self._drawing else look().px(96)  # the drawing and the tool tip remain
        return QSize(hint.width() - max(0, words - least), hint.height())

    def colors(self) -> tuple[str, str, str]:
        """Give the tokens of the text, of the ground and of the border."""
        return "ink", "surface", "control_line"

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, ground, border = self.colors()
        if not self.isEnabled() or not self._armed:
            painter.setOpacity(0.55)
        self._paint_ground(painter, ground, border)
        painter.setPen(look().color(ink))
        self._paint_words(painter, ink)

    def _font(self) -> QFont:
        return look().font(self.text_size, self.weight)

    def _widest_font(self) -> QFont:
        """Give the font that the button may have, so that it keeps its width."""
        return self._font()

    def _cap_width(self) -> int:
        return look().px(8) + cap_width(self._key) if self._key else 0

    def _paint_ground(self, painter: QPainter, ground: str, border: str) -> None:
        shown, focused = look(), self.hasFocus()
        color = shown.color(ground) if ground else QColor(Qt.GlobalColor.transparent)
        if self.underMouse() and self.isEnabled() and ground:
            color = color.darker(104) if color.lightness() > 127 else color.lighter(116)
        if self.isDown() and ground:
            color = color.darker(112)
        thick = max(2, shown.px(2)) if focused or border == "brand" else 1
        if focused:
            border = "ink" if border == "brand" else "brand"
        painter.setPen(QPen(shown.color(border), thick) if border else Qt.PenStyle.NoPen)
        painter.setBrush(color)
        half = thick / 2
        place = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(place, shown.px(self.radius), shown.px(self.radius))

    def _paint_words(self, painter: QPainter, ink: str) -> None:
        shown, px = look(), look().px
        room = self.rect().adjusted(px(self.padding), 0, -px(self.padding), 0)
        spare = max(0, room.width() - (self.sizeHint().width() - 2 * px(self.padding)))
        room.setLeft(room.left() + spare // 2)
        if self._drawing:
            top = room.center().y() - px(20) // 2 + 1
            shown.paint_icon(painter, room.left(), top, self._drawing, 20, ink)
            room.setLeft(room.left() + px(28))
        if self._key and self._key_shown:
            after = QRect(room.left(), room.top(), room.width() - spare + spare // 2, room.height())
            paint_cap(painter, after, self._key, right=True)
            room.setRight(after.right() - cap_width(self._key) - px(8))
        painter.setFont(self._font())
        painter.setPen(shown.color(ink))
        words = painter.fontMetrics().elidedText(
            plain(self._words), Qt.TextElideMode.ElideRight, room.width() + 2
        )
        if self._drawing and len(words) < min(4, len(self._words)):
            return  # a letter and a half say less than the drawing alone
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room.adjusted(0, 0, 2, 0), int(flags), words)


class PrimaryButton(Button):
    """The one thing that is meant to be done next."""

    def colors(self) -> tuple[str, str, str]:
        """Give white on the brand's colour."""
        return "on_brand", "brand", ""

    def _paint_ground(self, painter: QPainter, ground: str, border: str) -> None:
        super()._paint_ground(painter, ground, border)
        if self.hasFocus():  # a ring inside, since the brand's colour is all around
            inset, width = look().px(3), max(2, look().px(2))
            painter.setPen(QPen(look().color("on_brand"), width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            place = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(place, look().px(6), look().px(6))


class QuietButton(Button):
    """Whatever else can be done."""

    def colors(self) -> tuple[str, str, str]:
        """Give ink on the surface, in a hairline."""
        return "ink", "surface", "line"


class LinkButton(Button):
    """A button in a line of text, such as "Ongedaan maken" in a row."""

    padding, height_px, text_size, weight = 4, 32, 14, REGULAR

    def colors(self) -> tuple[str, str, str]:
        """Give soft ink on nothing."""
        return "ink_soft", "", ""


class ChoiceButton(Button):
    """One of a few that exclude each other; the chosen one has the brand's border."""

    height_px, weight = 36, REGULAR

    def __init__(
        self, text: str, *, icon: str = "", key: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, icon=icon, key=key, parent=parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)

    def colors(self) -> tuple[str, str, str]:
        """Give ink on the surface, in the brand's colour when it is the chosen one."""
        return "ink", "surface", "brand" if self.isChecked() else "line"

    def _font(self) -> QFont:
        return look().font(self.text_size, SEMIBOLD if self.isChecked() else REGULAR)

    def _widest_font(self) -> QFont:
        return look().font(self.text_size, SEMIBOLD)


class TileButton(Button):
    """A tile in the colour of one of the four functions, such as "+1 Ontmoeting"."""

    def __init__(
        self, text: str, function: str, *, key: str = "", parent: QWidget | None = None
    ) -> None:
        if function not in FUNCTIONS:
            raise ValueError(function)
        self._function = function
        super().__init__(text, parent=parent)
        if key:
            set_tip(self, f"{text} ({key_text(key)})")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def colors(self) -> tuple[str, str, str]:
        """Give the function's colour on its soft one."""
        return self._function, f"{self._function}_soft", ""
