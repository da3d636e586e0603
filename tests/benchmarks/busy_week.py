"""A week of two hundred occurrences, and the plainest way to paint it."""

from datetime import date, time, timedelta

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QStaticText
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import insert
from sqlalchemy.orm import Session

from atelier.domain import Activity, Base, Function, Room
from tests.benchmarks.conftest import ACTOR
from tests.benchmarks.floors import Painted, turn
from ui.calendar.calendar_view import CalendarView
from ui.calendar.view_box_words import SIZE, BoxWords, tokens
from ui.calendar.view_layout import Box
from ui.calendar.view_text import Typesetter
from ui.kit.look import REGULAR, look

BUSY = date(2027, 3, 1)  # a Monday after all that the sample house has planned
EACH, DAYS = 40, 5  # 200 occurrences in a week


def fill_busy_week(session: Session) -> None:
    """Plan forty occurrences on each working day, in eight rooms."""
    rooms = [
        Room(site_id=ACTOR.site_id, code=f"busy{number}", name=f"Zaal {number}")
        for number in range(8)
    ]
    activities = [_activity(number) for number in range(20)]
    session.add_all([*rooms, *activities])
    session.flush()
    rows = [
        _occurrence(activities[(day + number) % 20].id, rooms[number % 8].id, day, number)
        for day in range(DAYS)
        for number in range(EACH)
    ]
    session.execute(insert(Base.metadata.tables["occurrence"]), rows)


def _activity(number: int) -> Activity:
    return Activity(
        site_id=ACTOR.site_id,
        code=f"BUSY{number}",
        name=f"Bewegen met muziek {number}",
        function=list(Function)[number % 4],
        capacity=12,
        enrolment=number % 2 == 0,
    )


def _occurrence(activity: int, room: int, day: int, number: int) -> dict[str, object]:
    return {
        "activity_id": activity,
        "day": BUSY + timedelta(days=day),
        "starts": time(9 + number // 4, 15 * (number % 4)),
        "ends": time(10 + number // 4, 15 * (number % 4)),
        "room_id": room,
        "state": "planned",
        "reason": "",
        "changed": False,
        "skipped": False,
        "clash_reason": "",
        "version": 1,
    }


class Floor(QWidget):
    """Paints rounded rectangles and short texts that were measured before, and nothing else."""

    def __init__(self, view: CalendarView, application: QApplication) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        words = BoxWords(Typesetter())
        self._items = [_item(words, box) for box in view.layout_.boxes]
        self._hours = [(view.layout_.axis, n * 45) for n in range(13)]
        self.resize(view.viewport().size())
        self.show()
        painted = Painted(self)
        turn(application, lambda: painted.number > 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's own
        painter, area, shown = QPainter(self), event.rect(), look()
        painter.setClipRect(area)
        painter.fillRect(area, shown.color("surface"))
        painter.setPen(shown.color("line"))
        for left, top in self._hours:
            painter.drawLine(left, top, self.width(), top)
            painter.setFont(shown.font(SIZE, REGULAR))
            painter.drawText(4, top, "10:00")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for item in self._items:
            if item[0].intersects(area):
                _paint(painter, item)


Item = tuple[QRect, str, str, list[tuple[QPointF, QStaticText, QFont, str]], bool]


def _item(words: BoxWords, box: Box) -> Item:
    """Measure what stands in a box, once."""
    pieces, texts = words.of(box), []
    for piece in pieces.pieces:
        text, font = (
            QStaticText(piece.text.replace("\n", "\u2028")),
            look().font(SIZE, piece.weight),
        )
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.prepare(font=font)
        texts.append((QPointF(piece.left, piece.top), text, font, piece.token))
    return (box.place, *tokens(box), texts, pieces.upright)


def _paint(painter: QPainter, item: Item) -> None:
    place, ink, ground, texts, upright = item
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look().color(ink))
    painter.drawRoundedRect(place, 6, 6)
    painter.setBrush(look().color(ground))
    painter.drawRoundedRect(place.adjusted(4, 0, 0, 0), 4, 4)
    painter.save()
    painter.translate(place.topRight() if upright else place.topLeft())
    painter.rotate(90 if upright else 0)
    for at, text, font, token in texts:
        painter.setPen(look().color(token))
        painter.setFont(font)
        painter.drawStaticText(at, text)
    painter.restore()
