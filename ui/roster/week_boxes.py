"""When somebody can in an ordinary week: a button for each part of each day."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from atelier.domain import Can, DayPart
from atelier.language import tr
from ui.kit.buttons import QuietButton
from ui.kit.measures import sized, spaced
from ui.kit.text import PlainLabel, set_tip

Week = dict[tuple[int, DayPart], Can]
_NEXT: dict[Can | None, Can | None] = {
    None: Can.YES,
    Can.YES: Can.RATHER_NOT,
    Can.RATHER_NOT: Can.NO,
    Can.NO: None,
}


class WeekBoxes(QWidget):
    """A press goes on to the next answer: yes, rather not, no, nothing said.

    Signals:
        changed: the whole week (by weekday and part of the day).
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.week: Week = {}
        self._boxes: dict[tuple[int, DayPart], QuietButton] = {}
        grid = spaced(QGridLayout(self), 4)
        for row, part in enumerate(DayPart, start=1):
            grid.addWidget(PlainLabel(part_words(part), "small"), row, 0)
        for weekday, name in enumerate(weekdays()):
            grid.addWidget(PlainLabel(name[:2], "small"), 0, weekday + 1)
            for row, part in enumerate(DayPart, start=1):
                box = QuietButton("–")
                box.height_px, box.padding, box.text_size = 32, 4, 14
                box.pushed.connect(partial(self._press, (weekday, part)))
                self._boxes[weekday, part] = box
                grid.addWidget(sized(box, width=46), row, weekday + 1)
        grid.setColumnStretch(8, 1)
        self.show_week({})

    def show_week(self, week: Week) -> None:
        """Show what was said."""
        self.week = dict(week)
        for place, box in self._boxes.items():
            can = self.week.get(place)
            box.set_words(_sign(can))
            name = f"{weekdays()[place[0]]} {part_words(place[1])}: {_words(can)}"
            box.setAccessibleName(name)
            set_tip(box, name)

    def _press(self, place: tuple[int, DayPart]) -> None:
        can = _NEXT[self.week.get(place)]
        week = {one: said for one, said in self.week.items() if one != place}
        if can is not None:
            week[place] = can
        self.show_week(week)
        self.changed.emit(week)


def weekdays() -> tuple[str, ...]:
    """Name the days of the week, Monday first."""
    return (
        tr("Monday"),
        tr("Tuesday"),
        tr("Wednesday"),
        tr("Thursday"),
        tr("Friday"),
        tr("Saturday"),
        tr("Sunday"),
    )


def part_words(part: DayPart) -> str:
    """Name a part of the day."""
    return {
        DayPart.MORNING: tr("morning"),
        DayPart.AFTERNOON: tr("afternoon"),
        DayPart.EVENING: tr("evening"),
    }[part]


def _sign(can: Can | None) -> str:
    return {None: "–", Can.YES: tr("yes"), Can.RATHER_NOT: "±", Can.NO: tr("no")}[can]


def _words(can: Can | None) -> str:
    return {
        None: tr("nothing said"),
        Can.YES: tr("yes"),
        Can.RATHER_NOT: tr("rather not"),
        Can.NO: tr("no"),
    }[can]
