"""The only places where text of people meets Qt's labels and tool tips.

Qt guesses that a text with angle brackets is rich text and would draw it, and even load a
picture that it names. So every label shows plain text, every tool tip is escaped, and nothing
that people typed can turn the reading direction of the words around it.
"""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

import unicodedata
from typing import cast

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

MOST_SHOWN = 500  # characters; a label never needs more, and a window grows with its labels
_TURNING = dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_ISOLATE, _END = "\u2068", "\u2069"


def plain(text: str) -> str:
    """Make text of people safe beside other text: no turning marks, an end to its direction."""
    clean = text.translate(_TURNING)
    if len(clean) > MOST_SHOWN:
        clean = clean[: MOST_SHOWN - 1] + "…"
    if clean.isascii():
        return clean
    if any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in clean):
        return f"{_ISOLATE}{clean}{_END}"
    return clean


def for_button(text: str) -> str:
    """Double the ``&``, which buttons and menus would take for the mark of a key."""
    return plain(text).replace("&", "&&")


def set_tip(widget: QWidget, text: str) -> None:
    """Give a widget a tool tip that shows ``text`` as it is written."""
    widget.setToolTip(_for_tip(text))


class PlainLabel(QLabel):
    """Text as it is written. ``role`` is its place in the type scale (see the style sheet).

    Roles: ``title``, ``heading``, ``strong``, ``subtitle``, ``soft``, ``small``, ``figure``,
    ``warning``, ``wordmark``, or none for body text.
    """

    def __init__(
        self, text: str = "", role: str = "", *, wrap: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setProperty("role", role)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show ``text``, whatever is in it."""
        super().setText(plain(text))


class ElidedLabel(PlainLabel):
    """One line that ends in … where the room ends; the whole text is its tool tip then."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, role, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    @property
    def elided(self) -> bool:
        """Whether some of the text cannot be seen."""
        return self._width_of_text() > self.contentsRect().width()

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(self._width_of_text() + 2, size.height())

    def minimumSizeHint(self) -> QSize:
        least = self.fontMetrics().horizontalAdvance("MMM…")
        return QSize(min(least, self._width_of_text() + 2), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        room = self.contentsRect().adjusted(self._indent(), 0, 0, 0)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        if text == "…":
            return  # dots alone say nothing; the tool tip does
        painter.drawText(room, int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), text)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            show_tip(self, cast("QHelpEvent", event), self.text() if self.elided else "")
            return True
        return super().event(event)

    def _width_of_text(self) -> int:
        return self.fontMetrics().horizontalAdvance(self.text()) + self._indent()

    def _indent(self) -> int:
        return max(0, self.indent())


def show_tip(widget: QWidget, event: QHelpEvent, text: str) -> None:
    """Show ``text`` as the tool tip of this moment; none where there is no text."""
    QToolTip.showText(event.globalPos(), _for_tip(text), widget)


def _for_tip(text: str) -> str:
    """Escape what a tool tip, which has no plain format, could take for rich text."""
    shown = plain(text)
    if "<" not in shown and "&" not in shown:
        return shown
    from html import escape

    return f"<span>{escape(shown)}</span>"
