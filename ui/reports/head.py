"""The head of the reports page: which period, how it stands, and what can be done with it."""

from collections.abc import Callable
from functools import partial
from itertools import product

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from atelier.language import current, tr
from atelier.reports.period_words import period_name
from atelier.reports.periods import Period, Span
from ui.kit.buttons import PrimaryButton, QuietButton
from ui.kit.fixed_combo import FixedCombo
from ui.kit.icon_button import IconButton
from ui.kit.look import BOLD, SEMIBOLD, look
from ui.kit.pill_button import PillButton
from ui.kit.text import ElidedLabel, for_button, set_tip

_MARGINS, _GAP, _SHORT, _SIGN = 48, 12, 96, 56
"""Pixels at 100 %: beside the head, between widgets, a pill in few words, the sign of printing."""


def span_words() -> dict[Span, str]:
    """Name how long a period can be."""
    return {
        Span.DAY: tr("Day"),
        Span.WEEK: tr("Week"),
        Span.MONTH: tr("Month"),
        Span.QUARTER: tr("Quarter"),
        Span.YEAR: tr("Year"),
        Span.OWN: tr("Own period"),
    }


def span_letters() -> dict[str, Span]:
    """Give the key of each length: the first letter of its word."""
    letters = "dwmkjz" if current() == "nl" else "dwmqyo"
    return dict(zip(letters, Span, strict=True))


def print_words(span: Span) -> str:
    """Say what is printed of a period of that length."""
    return {
        Span.MONTH: tr("Print month summary"),
        Span.QUARTER: tr("Print quarter summary"),
        Span.YEAR: tr("Print year summary"),
    }.get(span, tr("Print summary"))


class ReportsHead(QWidget):
    """The widgets of the head. They stand in the shell's header; this is their owner.

    Signals:
        leafed: -1 or 1: the period before, the period after.
        span_chosen: a Span.
        state_asked, export_asked, print_asked, back_asked: the buttons.
    """

    leafed = Signal(int)
    span_chosen = Signal(object)
    state_asked = Signal()
    export_asked = Signal()
    print_asked = Signal()
    back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = QuietButton(tr("Back"), icon="arrow-left", key="Esc")
        self.back.height_px, self.back.padding = 36, 9
        self.before = IconButton(tr("Earlier"), "chevron-left", "Page Up")
        self.after = IconButton(tr("Later"), "chevron-right", "Page Down")
        self.period = ElidedLabel("", "strong")
        self.state = PillButton()
        self.spans = FixedCombo(tr("How long the period is"), 114)
        self.export = QuietButton(tr("Excel"))
        self.more = IconButton(tr("More"), "ellipsis", "F9")
        self.print = PrimaryButton(print_words(Span.MONTH), icon="printer")
        self.print.padding, self.export.padding = 12, 11
        self.left: list[QWidget] = [self.back, self.before, self.period, self.after, self.state]
        self.right: list[QWidget] = [self.spans, self.export, self.more, self.print]
        self._words: tuple[str, str, str] = ("…", "…", "neutral")  # until the period has been read
        self._span, self._width = Span.MONTH, 0
        self.menu = QMenu(self)
        self._fill()
        self._connect()
        self.back.hide()

    def show_period(self, period: Period, *, last: bool) -> None:
        """Say which period is shown; after the ``last`` one there is none."""
        self._span = period.span
        self.period.setText(period_name(period))
        self.after.setEnabled(not last)
        self.spans.blockSignals(True)
        self.spans.setCurrentIndex(self.spans.findData(period.span))
        self.spans.blockSignals(False)
        self._say()

    def show_state(self, words: str, short: str, kind: str) -> None:
        """Say how the period stands: closed, open, being corrected."""
        self._words = (words, short, kind)
        self._say()

    def show_panel(self, *, open_: bool) -> None:
        """Make room for the name of a task that is open, or for the period again."""
        self.back.setVisible(open_)
        for widget in (*self.left[1:], *self.right):
            widget.setVisible(not open_)
        self._say()

    def rows(self) -> tuple[QWidget, ...]:
        """Give what its widgets stand in, once they stand in a head."""
        places = (self.left[0].parentWidget(), self.right[0].parentWidget())
        return tuple(place for place in places if place is not None and place is not self)

    def fit(self, width: int) -> None:
        """Say things in as few words as the width asks for, in real pixels."""
        if width != self._width:
            self._width = width
            self._say()

    def add(self, words: str, then: Callable[[], object], icon: str = "", key: str = "") -> QAction:
        """Add a task to the menu."""
        text = f"{for_button(words)}\t{key}" if key else for_button(words)
        action = self.menu.addAction(text, then)
        if icon:
            action.setIcon(look().icon(icon))
        return action

    @Slot()
    def open_menu(self) -> None:
        """Show the other tasks."""
        at = self.more.mapToGlobal(self.more.rect().bottomRight())
        at.setX(at.x() - self.menu.sizeHint().width())
        self.menu.popup(at)
        if self.menu.actions():
            self.menu.setActiveAction(self.menu.actions()[0])

    def _say(self) -> None:
        words, short, kind = self._words
        full, less, least = print_words(self._span), tr("Print summary"), tr("Print")
        for state, printing in product((words, short), (full, less, least)):
            self.state.show_text(state, kind)
            self.print.set_words(printing)
            if self._fits():
                break
        set_tip(self.print, f"{full} (Ctrl P)")
        set_tip(self.state, tr("{state} – closing and correcting (C)", state=words))

    def _fits(self) -> bool:
        """Whether everything fits on one line; where nothing can, on the two that the head has."""
        px, shown = look().px, look()
        room = self._width - px(_MARGINS)
        left = shown.width(tr("Reports"), 22, BOLD) + px(20) + _wide(self.left[1:])
        busy = shown.width(tr("One moment…"), 14) + px(40)
        right = busy + px(16) + _wide(self.right)
        spared = self.state.sizeHint().width() + self.print.sizeHint().width()
        least = px(_SHORT) + shown.width(tr("Print"), 16, SEMIBOLD) + px(_SIGN)
        if left + right - spared + least > room:  # two lines, in however few words
            return max(left, right) <= room
        return left + right <= room

    def _fill(self) -> None:
        letters = {span: letter.upper() for letter, span in span_letters().items()}
        for span, words in span_words().items():
            self.spans.addItem(words, span)
        set_tip(self.spans, f"{self.spans.accessibleName()} ({', '.join(letters.values())})")
        set_tip(self.export, f"{tr('Figures to a file')} (Ctrl E)")

    def _connect(self) -> None:
        self.before.pushed.connect(partial(self.leafed.emit, -1))
        self.after.pushed.connect(partial(self.leafed.emit, 1))
        self.back.pushed.connect(self.back_asked)
        self.state.pushed.connect(self.state_asked)
        self.export.pushed.connect(self.export_asked)
        self.print.pushed.connect(self.print_asked)
        self.more.pushed.connect(self.open_menu)
        self.spans.activated.connect(self._on_span)

    @Slot(int)
    def _on_span(self, number: int) -> None:
        self.span_chosen.emit(self.spans.itemData(number))


def _wide(widgets: list[QWidget]) -> int:
    """Give the width of widgets in a row, in real pixels."""
    return sum(one.sizeHint().width() for one in widgets) + look().px(_GAP) * (len(widgets) - 1)
