"""Lines of text that are measured once and painted often."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QStaticText, QTextOption

from ui.kit.look import look
from ui.kit.text import plain

_KEPT = 4000  # texts; a few months full
_NEXT_LINE = "\u2028"  # what Qt's static text takes for the end of a line
_DOTS, _FEWEST = "…", 3  # dots, and fewer letters than three before them
Key = tuple[str, int, int]


def too_short(line: str) -> bool:
    """Say whether so little of a text is left that it says nothing."""
    return line.endswith((_DOTS, ".")) and len(line) <= _FEWEST


class Typesetter:
    """Breaks words into lines, and keeps them ready for the painter."""

    def __init__(self) -> None:
        self._metrics: dict[tuple[int, int], QFontMetricsF] = {}
        self._widths: dict[Key, float] = {}
        self._broken: dict[tuple[str, int, int, int, int], tuple[str, ...]] = {}
        self._texts: dict[Key, QStaticText] = {}

    def forget(self) -> None:
        """Measure everything anew: the letters have another size."""
        for kept in (self._metrics, self._widths, self._broken, self._texts):
            kept.clear()

    def line_height(self, size: int, weight: int) -> int:
        """Give the height of a line, in real pixels."""
        return round(self._metrics_of(size, weight).height())

    def lines(self, text: str, size: int, weight: int, width: int, most: int) -> tuple[str, ...]:
        """Break ``text`` into at most ``most`` lines of ``width`` pixels; the last ends in …."""
        key = (text, size, weight, width, most)
        found = self._broken.get(key)
        if found is None:
            if len(self._broken) >= _KEPT:
                self._broken.clear()
            broken = self._break(plain(text), size, weight, width, most)
            if any(too_short(line) for line in broken):
                broken = self._break(plain(text), size, weight, width, 1)  # bits say nothing
            found = self._broken[key] = tuple(broken)
        return found

    def paint(
        self, painter: QPainter, left: float, top: float, text: str, size: int, weight: int
    ) -> None:
        """Paint ``text`` (its lines parted by newlines) in the painter's ink."""
        key = (text, size, weight)
        static = self._texts.get(key)
        font = look().font(size, weight)
        if static is None:
            if len(self._texts) >= _KEPT:
                self._texts.clear()
            static = QStaticText(text.replace("\n", _NEXT_LINE))
            static.setTextFormat(Qt.TextFormat.PlainText)
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.NoWrap)
            static.setTextOption(option)
            static.prepare(font=font)
            self._texts[key] = static
        painter.setFont(font)
        painter.drawStaticText(QPointF(left, top), static)

    def width(self, text: str, size: int, weight: int) -> float:
        """Give the width of a text in one line."""
        key = (text, size, weight)
        found = self._widths.get(key)
        if found is None:
            if len(self._widths) >= _KEPT:
                self._widths.clear()
            found = self._metrics_of(size, weight).horizontalAdvance(text)
            self._widths[key] = found
        return found

    def _metrics_of(self, size: int, weight: int) -> QFontMetricsF:
        key = (size, weight)
        if key not in self._metrics:
            self._metrics[key] = QFontMetricsF(look().font(size, weight))
        return self._metrics[key]

    def _break(self, text: str, size: int, weight: int, width: int, most: int) -> list[str]:
        if most < 1 or width < 1:
            return []
        lines: list[str] = []
        line = ""
        words = text.split(" ")
        for number, word in enumerate(words):
            longer = f"{line} {word}" if line else word
            if self.width(longer, size, weight) <= width:
                line = longer
            elif len(lines) == most - 1 or not line:
                rest = " ".join([line, *words[number:]] if line else words[number:])
                if len(lines) == most - 1:
                    return [*lines, self._elided(rest, size, weight, width)]
                lines.append(self._elided(word, size, weight, width))
            else:
                lines.append(line)
                line = word
                if self.width(word, size, weight) > width:
                    line = self._elided(word, size, weight, width)
        return [*lines, line] if line else lines

    def _elided(self, text: str, size: int, weight: int, width: int) -> str:
        metrics = self._metrics_of(size, weight)
        found = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        if found == text or len(found) > _FEWEST:
            return found
        fit = 0  # one point is narrower than three: "Sto." says more than "S…"
        while fit < len(text) and metrics.horizontalAdvance(f"{text[: fit + 1]}.") <= width:
            fit += 1
        return f"{text[:fit]}." if fit > 1 else found
