"""What several widgets and delegates paint alike: pills, key caps, and runs of text in a row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from atelier.discreet import Discreet
from ui.kit.look import REGULAR, SEMIBOLD, look
from ui.kit.text import plain

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MIDDLE = Qt.AlignmentFlag.AlignCenter
_PILL_FONT, _CAP_FONT = (14, SEMIBOLD), (13, REGULAR)


@dataclass(frozen=True, slots=True, repr=False)
class Run(Discreet):
    """A piece of a line: its text and how it is set.

    ``token`` is the colour; ``mark`` puts the search highlight behind it; ``pill`` makes it a
    pill of that kind (see ``tokens.KINDS``) and leaves the other settings aside.
    """

    text: str
    weight: int = REGULAR
    token: str = "ink"
    size: int = 16
    mark: bool = False
    pill: str = ""


def strong(text: str, *, mark: bool = False) -> Run:
    """Give a semibold run, highlighted if the search matched it."""
    return Run(text, weight=SEMIBOLD, mark=mark)


def soft(text: str) -> Run:
    """Give a run of secondary text."""
    return Run(text, token="ink_soft", size=14)


def matched(text: str, found: Iterable[tuple[int, int]], weight: int = SEMIBOLD) -> list[Run]:
    """Cut ``text`` into runs, with the letters in ``found`` (start, end) highlighted."""
    runs, at = [], 0
    for first, last in sorted(found):
        start, end = max(first, at), min(last, len(text))
        if start >= end:
            continue
        if start > at:
            runs.append(Run(text[at:start], weight=weight))
        runs.append(Run(text[start:end], weight=weight, mark=True))
        at = end
    return [*runs, Run(text[at:], weight=weight)] if at < len(text) else runs


def pill_colors(kind: str) -> tuple[str, str]:
    """Give the tokens of a pill's text and of its ground."""
    return ("ink", "neutral_soft") if kind == "neutral" else (kind, f"{kind}_soft")


def pill_width(text: str) -> int:
    """Give the width of a pill, in real pixels."""
    return look().width(plain(text), *_PILL_FONT) + look().px(20)


def paint_pill(painter: QPainter, rect: QRect, text: str, kind: str, *, right: bool = False) -> int:
    """Paint a pill at the left (or right) end of ``rect``, in its middle; give its width.

    A pill that does not fit ends in ….
    """
    shown, px = look(), look().px
    width, height = min(pill_width(text), rect.width()), px(22)
    left = rect.right() - width + 1 if right else rect.left()
    place = QRect(left, rect.center().y() - height // 2 + 1, width, height)
    ink, ground = pill_colors(kind)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shown.color(ground))
    painter.drawRoundedRect(QRectF(place), height / 2, height / 2)
    painter.setPen(shown.color(ink))
    _line(painter, place.adjusted(px(10), 0, 2 - px(10), 0), text, *_PILL_FONT)
    painter.restore()
    return width


def key_text(keys: str) -> str:
    """Write a key sequence (``Ctrl+N``) as it stands on a key cap (``Ctrl N``)."""
    return keys.replace("+", " ").replace("Return", "Enter").strip()


def cap_width(keys: str) -> int:
    """Give the width of a key cap, in real pixels."""
    return look().width(key_text(keys), *_CAP_FONT) + look().px(14)


def paint_cap(painter: QPainter, rect: QRect, keys: str, *, right: bool = False) -> int:
    """Paint a key cap at the left (or right) end of ``rect``; give its width."""
    shown, px = look(), look().px
    width, height = cap_width(keys), px(20)
    left = rect.right() - width + 1 if right else rect.left()
    place = QRectF(left + 0.5, rect.center().y() - height // 2 + 0.5, width - 1, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(shown.color("line"), 1))
    painter.setBrush(shown.color("surface"))
    painter.drawRoundedRect(place, px(4), px(4))
    bottom = place.bottom()
    painter.setPen(QPen(shown.color("line"), max(1, px(2))))
    painter.drawLine(QPointF(left + px(4), bottom), QPointF(left + width - px(4), bottom))
    painter.setPen(shown.color("ink_soft"))
    painter.setFont(shown.font(*_CAP_FONT))
    painter.drawText(place, int(_MIDDLE), key_text(keys))
    painter.restore()
    return width


def runs_width(runs: Sequence[Run]) -> int:
    """Give the width that ``runs`` want, in real pixels."""
    return sum(_run_width(run) for run in runs)


def paint_runs(painter: QPainter, rect: QRect, runs: Sequence[Run]) -> int:
    """Paint runs one after the other from the left; the last that fits ends in …."""
    left = rect.left()
    for run in runs:
        room = QRect(left, rect.top(), rect.right() - left + 1, rect.height())
        if room.width() < min(look().px(12), _run_width(run)):
            break
        left += _paint_run(painter, room, run)
    return left - rect.left()


def _run_width(run: Run) -> int:
    if run.pill:
        return pill_width(run.text)
    return look().width(plain(run.text), run.size, run.weight)


def _paint_run(painter: QPainter, room: QRect, run: Run) -> int:
    if run.pill:
        return paint_pill(painter, room, run.text, run.pill)
    shown = look()
    width = min(_run_width(run), room.width())
    if run.mark:
        height = QFontMetrics(shown.font(run.size, run.weight)).height()
        top = room.center().y() - height // 2
        painter.fillRect(QRect(room.left(), top, width, height), shown.color("highlight"))
    painter.setPen(shown.color("on_highlight" if run.mark else run.token))
    _line(painter, room, run.text, run.size, run.weight)
    return width


def _line(painter: QPainter, room: QRect, text: str, size: int, weight: int) -> None:
    """Paint one line of plain text, elided, in the painter's ink."""
    painter.setFont(look().font(size, weight))
    written = plain(text)
    if look().width(written, size, weight) > room.width():
        written = painter.fontMetrics().elidedText(
            written, Qt.TextElideMode.ElideRight, room.width()
        )
    painter.drawText(room, int(_LEFT | Qt.TextFlag.TextSingleLine), written)
