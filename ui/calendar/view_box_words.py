"""What stands in a box of the calendar, broken into lines that fit."""

from dataclasses import dataclass

from atelier.discreet import Discreet
from atelier.domain import Function
from atelier.words import clock_time
from ui.calendar.view_layout import Box, Form
from ui.calendar.view_text import Typesetter, too_short
from ui.calendar.view_words import alarms, detail, short_room
from ui.kit.look import BOLD, REGULAR, look

SIZE, PADDING, BAR = 13, 6, 4  # pixels at 100 %


@dataclass(frozen=True, slots=True, repr=False)
class Piece(Discreet):
    """Some lines of one kind: where they begin in the box, and in which ink."""

    left: int
    top: int
    text: str
    weight: int
    token: str
    struck: tuple[float, ...] = ()  # the width of each line that is struck through


@dataclass(frozen=True, slots=True)
class Words:
    """All that stands in a box. ``upright``: the lines run downwards."""

    pieces: tuple[Piece, ...]
    upright: bool = False


class BoxWords:
    """Breaks what is said of a row into the lines that its box has room for."""

    def __init__(self, typesetter: Typesetter) -> None:
        self._setter = typesetter

    def of(self, box: Box) -> Words:
        """Give the words of a box, in its form."""
        px, place = look().px, box.place
        if box.form is Form.LINE:
            return Words(self._one_line(box, place.width() - px(12)))
        if box.form is Form.UPRIGHT:
            return Words(self._on_its_side(box), upright=True)
        return Words(self._in_lines(box))

    def _in_lines(self, box: Box) -> tuple[Piece, ...]:
        """Share the lines that fit: the name, then what is wrong, then where it is."""
        px, place, row = look().px, box.place, box.row
        padding = px(PADDING if place.width() >= px(60) else 2 if place.width() >= px(30) else 0)
        width = place.width() - px(BAR) - 2 * padding + px(2)
        fit = max(1, (place.height() - px(2)) // self._setter.line_height(SIZE, REGULAR))
        warned, told = alarms(row), detail(row)
        break_ = self._setter.lines
        wanted = (1 if told else 0) + sum(
            len(break_(words, SIZE, BOLD, width, fit)) for words in warned
        )
        name = break_(row.name, SIZE, BOLD, width, max(1, fit - min(wanted, fit - 1)))
        left = fit - len(name)
        red: list[str] = []
        for words in warned:  # what no longer fits ends in dots, or stays away as a whole
            red += break_(words, SIZE, BOLD, width, left - len(red))
        plain = break_(told, SIZE, REGULAR, width, left - len(red)) if told else ()
        plain = () if any(too_short(line) for line in plain) else plain
        red = [] if any(too_short(line) for line in red) else red  # its ground is red as well
        top = px(4) if fit > 1 else max(0, (place.height() - self._height(1)) // 2)
        return self._stacked(box, px(BAR) + padding, top, name, plain, red)

    def _stacked(
        self,
        box: Box,
        left: int,
        top: int,
        name: tuple[str, ...],
        plain: tuple[str, ...],
        red: list[str],
    ) -> tuple[Piece, ...]:
        ink = tokens(box)[0]
        cancelled = box.occurrence is not None and box.occurrence.cancelled
        pieces = []
        for lines, weight, token in (
            (name, BOLD, ink),
            (plain, REGULAR, ink),
            (red, BOLD, "warning"),
        ):
            if lines:
                struck = self._widths(lines, weight) if cancelled and token == ink else ()
                text = "\n".join(lines)
                pieces.append(Piece(left, top, text, weight, token, struck))
                top += self._height(len(lines))
        return tuple(pieces)

    def _on_its_side(self, box: Box) -> tuple[Piece, ...]:
        """Set one or two lines that run down: the name and the room, then what is wrong."""
        px, place, row = look().px, box.place, box.row
        padding = _padding(place.height())
        length = place.height() - 2 * padding
        two = place.width() >= 2 * self._height(1)
        warned = " · ".join(alarms(row))
        first = row.name if two or not row.room else f"{row.name} · {short_room(row.room)}"
        ink = tokens(box)[0]
        rows = [(first, BOLD, ink)]
        if two and warned:
            rows.append((warned, BOLD, "warning"))
        elif two:
            rows = self._two_lines(box, length, ink)
        elif warned and not too_short(self._half(warned, length)):
            return self._name_and_alarm(box, warned, length)
        across = (place.width() - len(rows) * self._height(1)) // 2
        pieces = []
        for number, (text, weight, token) in enumerate(rows):
            lines = self._setter.lines(text, SIZE, weight, length, 1)
            top = across + number * self._height(1)
            struck = self._widths(lines, weight) if _is_cancelled(box) else ()
            pieces.append(Piece(padding + px(3), top, "".join(lines), weight, token, struck))
        return tuple(pieces)

    def _two_lines(self, box: Box, length: int, ink: str) -> list[tuple[str, int, str]]:
        """Give the name both lines where it wants them, else the place stands in the second."""
        name = self._setter.lines(box.row.name, SIZE, BOLD, length, 2)
        if len(name) > 1:
            return [(line, BOLD, ink) for line in name]
        told = detail(box.row)
        return [(box.row.name, BOLD, ink), *([(told, REGULAR, ink)] if told else [])]

    def _half(self, warned: str, length: int) -> str:
        """Give what is wrong as far as half of a line holds it."""
        return "".join(self._setter.lines(warned, SIZE, BOLD, length // 2, 1)) or "."

    def _name_and_alarm(self, box: Box, warned: str, length: int) -> tuple[Piece, ...]:
        """Put what is wrong behind the name, in the one line that there is."""
        px, setter = look().px, self._setter
        red = setter.lines(warned, SIZE, BOLD, length // 2, 1)
        taken = round(setter.width(red[0], SIZE, BOLD)) + px(8)
        name = setter.lines(box.row.name, SIZE, BOLD, length - taken, 1)
        left, top = _padding(box.place.height()) + px(3), (box.place.width() - self._height(1)) // 2
        after = left + round(setter.width(name[0], SIZE, BOLD)) + px(8) if name else left
        return (
            Piece(left, top, "".join(name), BOLD, tokens(box)[0]),
            Piece(after, top, red[0], BOLD, "warning"),
        )

    def _one_line(self, box: Box, width: int) -> tuple[Piece, ...]:
        row, px, setter = box.row, look().px, self._setter
        ink, height = tokens(box)[0], self._height(1)
        top = (box.place.height() - height) // 2
        warned = " · ".join(alarms(row))
        red = setter.lines(warned, SIZE, BOLD, width // 2, 1) if warned else ()
        taken = round(setter.width(red[0], SIZE, BOLD)) + px(6) if red else 0
        lines = setter.lines(
            f"{clock_time(row.starts)} {row.name}", SIZE, REGULAR, width - taken, 1
        )
        left = px(BAR) + px(4)
        struck = self._widths(lines, REGULAR) if _is_cancelled(box) else ()
        pieces = [Piece(left, top, "".join(lines), REGULAR, ink, struck)]
        if red:
            after = left + round(setter.width(lines[0], SIZE, REGULAR)) + px(6)
            pieces.append(Piece(after, top, red[0], BOLD, "warning"))
        return tuple(pieces)

    def _widths(self, lines: list[str] | tuple[str, ...], weight: int) -> tuple[float, ...]:
        return tuple(self._setter.width(line, SIZE, weight) for line in lines)

    def _height(self, lines: int) -> int:
        return lines * self._setter.line_height(SIZE, REGULAR)


def _padding(length: int) -> int:
    """Give what stays free at both ends of a line on its side: less where there is little."""
    px = look().px
    return px(PADDING if length >= px(60) else 1)


def _is_cancelled(box: Box) -> bool:
    return box.occurrence is not None and box.occurrence.cancelled


def tokens(box: Box) -> tuple[str, str]:
    """Give the tokens of the ink and of the ground of a box."""
    row = box.occurrence
    if row is not None and row.cancelled:
        return "ink_soft", "neutral_soft"
    if box.row.clash:  # of a hire as well: both want to be looked at
        return "warning", "warning_soft"
    if row is None:
        return "ink_soft", "neutral_soft"
    if row.function is Function.INTERNAL:
        return "ink_soft", "neutral_soft"
    return row.function.value, f"{row.function.value}_soft"
