"""What one can enrol in, with how many places are left: found by typing, chosen by arrows."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from atelier.enrolment.queries import Offer, OfferedDay
from atelier.language import tr
from atelier.people.folding import fold
from atelier.words import clock_time, day_in_words
from ui.desk.phrases import places
from ui.kit.measures import sized, spaced
from ui.kit.painting import Run, soft, strong
from ui.kit.rows_model import Column
from ui.kit.rows_view import RowsView
from ui.kit.search_edit import SearchEdit
from ui.kit.text import PlainLabel

_Key = Qt.Key


class OffersField(SearchEdit):
    """A part of an activity's name. Up and down choose the row, left and right the days.

    Signals:
        stepped: up (-1) or down (1) was pressed.
        turned: left (-1) or right (1) was pressed where there is no letter to go to.
        left_by_escape: Esc was pressed in the empty field.
    """

    stepped = Signal(int)
    turned = Signal(int)
    left_by_escape = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, at_end = event.key(), self.cursorPosition() == len(self.text())
        if key in (_Key.Key_Up, _Key.Key_Down):
            self.stepped.emit(1 if key == _Key.Key_Down else -1)
        elif key == _Key.Key_Right and at_end:
            self.turned.emit(1)
        elif key == _Key.Key_Left and at_end:
            self.turned.emit(-1)
        elif key == _Key.Key_Escape and not self.text():
            self.left_by_escape.emit()
        else:
            super().keyPressEvent(event)


class OffersList(QWidget):
    """The activities, and under them which days of the chosen one are meant.

    Signals:
        chosen_changed: another activity or other days are meant.
        entered: Enter was pressed, or a row was double-clicked.
    """

    chosen_changed = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers: tuple[Offer, ...] = ()
        self.field = OffersField(tr("Part of the activity"))
        self.rows = RowsView(_columns(), tr("What one can enrol in"), row_height=40)
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.nothing = PlainLabel(
            tr("What is not on this list needs no enrolment: people can just come."),
            "soft",
            wrap=True,
        )
        self.days = QComboBox()
        self.days.setAccessibleName(tr("Which days"))
        self.days.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()
        self.field.textChanged.connect(self._look)
        self.field.stepped.connect(self._step)
        self.field.turned.connect(self._turn)
        self.field.returnPressed.connect(self.entered)
        self.rows.opened.connect(self.entered)
        self.rows.chosen_changed.connect(self._on_chosen)
        self.days.currentIndexChanged.connect(self.chosen_changed)

    def offer(self) -> Offer | None:
        """Give the chosen activity, if there is one."""
        return self.rows.chosen()

    def day(self) -> OfferedDay | None:
        """Give the one day that is meant; None is the whole series."""
        offer = self.offer()
        if offer is None:
            return None
        number = self.days.currentIndex() - (1 if offer.series_id is not None else 0)
        return offer.days[number] if 0 <= number < len(offer.days) else None

    def free(self) -> int | None:
        """Give how many places are shown for what is meant; None without a limit."""
        offer, day = self.offer(), self.day()
        if offer is None:
            return 0
        return offer.places if day is None else day.places

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show what there is now; what was chosen stays chosen."""
        self._offers = tuple(offers)
        number = self.days.currentIndex()
        self._look(self.field.text())
        if 0 <= number < self.days.count():
            self.days.setCurrentIndex(number)

    def forget(self) -> None:
        """Begin with nothing chosen."""
        self.field.clear()
        self.rows.choose(-1)

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), 10)
        column.addWidget(self.field)
        column.addWidget(sized(self.rows, least_height=180), stretch=1)
        column.addWidget(self.nothing)
        line = spaced(QHBoxLayout(), 10)
        self._lead = PlainLabel(tr("Which days"), "soft")
        line.addWidget(self._lead)
        line.addWidget(self.days, stretch=1)
        column.addLayout(line)
        self.nothing.hide()
        self._on_chosen()

    @Slot(str)
    def _look(self, text: str) -> None:
        words = fold(text).split()
        shown = [one for one in self._offers if _fits(one, words)]
        before = self.rows.chosen()
        self.rows.show_rows(shown)
        self.nothing.setVisible(bool(words) and not shown)
        if words and (before is None or before not in shown):
            self.rows.choose_only_row()
        self._on_chosen()

    @Slot(int)
    def _step(self, by: int) -> None:
        chosen, rows = self.rows.chosen(), self.rows.rows
        if rows:
            first = 0 if by > 0 else len(rows) - 1
            number = first if chosen is None else rows.index(chosen) + by
            self.rows.choose(min(max(number, 0), len(rows) - 1))

    @Slot(int)
    def _turn(self, by: int) -> None:
        number = self.days.currentIndex() + by
        if 0 <= number < self.days.count():
            self.days.setCurrentIndex(number)

    @Slot()
    def _on_chosen(self) -> None:
        offer = self.rows.chosen()
        words = [] if offer is None else _day_words(offer)
        if [self.days.itemText(number) for number in range(self.days.count())] != words:
            self.days.blockSignals(True)
            self.days.clear()
            self.days.addItems(words)
            self.days.blockSignals(False)
        for widget in (self.days, self._lead):
            widget.setVisible(len(words) > 1)
        self.chosen_changed.emit()


def _fits(offer: Offer, words: Sequence[str]) -> bool:
    parts = fold(offer.name).split()
    return all(any(part.startswith(word) for part in parts) for word in words)


def _day_words(offer: Offer) -> list[str]:
    """Name the whole series, then each day alone."""
    whole = [tr("The whole series, from {day}", day=day_in_words(offer.first.day))]
    days = [
        tr(
            "Only {day} ({places})",
            day=day_in_words(one.day),
            places=places(one.places, one.waiting),
        )
        for one in offer.days
    ]
    return days if offer.series_id is None else whole + days


def _columns() -> tuple[Column[Offer], ...]:
    return (
        Column(tr("Activity"), _name, runs=_name_runs),
        Column(tr("Next time"), _when, 224, runs=_when_runs),
        Column(tr("Places"), _places, 164, runs=_places_runs),
    )


def _name(offer: Offer) -> str:
    return offer.name


def _name_runs(offer: Offer) -> Sequence[Run]:
    return (strong(offer.name),)


def _when(offer: Offer) -> str:
    return f"{day_in_words(offer.first.day)} {clock_time(offer.first.starts)}"


def _when_runs(offer: Offer) -> Sequence[Run]:
    return (soft(_when(offer)),)


def _places(offer: Offer) -> str:
    if offer.standing == "place":
        return tr("on the list")
    if offer.standing == "waiting":
        return tr("on the waiting list")
    return places(offer.places, offer.waiting)


def _places_runs(offer: Offer) -> Sequence[Run]:
    if offer.standing:
        return (Run(_places(offer), pill="neutral"),)
    kind = "good" if offer.places is None or offer.places else "warning"
    return (Run(_places(offer), pill=kind),)
