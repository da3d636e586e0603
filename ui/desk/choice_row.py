"""What the chosen person comes for, and the button that writes it down."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from atelier.desk.finding import Choice
from atelier.desk.queries import DayView
from atelier.language import tr
from atelier.words import clock_time
from ui.kit.buttons import ChoiceButton, PrimaryButton, QuietButton
from ui.kit.measures import spaced
from ui.kit.text import ElidedLabel, PlainLabel

SHOWN = 3  # choices side by side
_LETTERS = 15  # of a name on a choice


class ChoiceRow(QWidget):
    """The choices side by side; the first is proposed, with the reason in words.

    Signals:
        confirmed: the person is to be checked in for the chosen one.
        all_confirmed: ... for everything of today.
    """

    confirmed = Signal()
    all_confirmed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[Choice, ...] = ()
        self._number = 0
        self._day: DayView | None = None
        self.lead = PlainLabel(tr("Comes for"), "soft")
        self.reason = ElidedLabel("", "small")
        self.buttons = [ChoiceButton("") for _ in range(SHOWN)]
        self.everything = QuietButton(tr("Everything of today"), key="Ctrl+Enter")
        self.check_in = PrimaryButton(tr("Check in"), key="Enter")
        self._lay_out()
        for number, button in enumerate(self.buttons):
            button.setProperty("number", number)
            button.pushed.connect(self._on_pushed)
        self.check_in.pushed.connect(self.confirmed)
        self.everything.pushed.connect(self.all_confirmed)

    @property
    def choice(self) -> Choice | None:
        """What is chosen; None while there is nobody to choose for."""
        return self._choices[self._number] if self._choices else None

    def show_choices(
        self, choices: Sequence[Choice], day: DayView | None, *, together: int = 0
    ) -> None:
        """Offer other choices; the first is chosen. ``together``: enrolments of today."""
        self._choices, self._number, self._day = tuple(choices), 0, day
        self.everything.setVisible(together > 1)
        self._show()

    @Slot(int)
    def turn(self, by: int) -> None:
        """Choose the next one, or the one before."""
        if self._choices:
            self._number = min(max(self._number + by, 0), len(self._choices) - 1)
            self._show()

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), 2, (16, 10, 16, 10))
        line = spaced(QHBoxLayout(), 8)
        line.addWidget(self.lead)
        for button in self.buttons:
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            line.addWidget(button)
        line.addStretch(1)
        end = spaced(QHBoxLayout(), 8)
        end.addWidget(self.reason, stretch=1)
        for last in (self.everything, self.check_in):
            last.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            end.addWidget(last)
        column.addLayout(line)
        column.addLayout(end)

    def _show(self) -> None:
        first = max(0, min(self._number - SHOWN + 1, len(self._choices) - SHOWN))
        for offset, button in enumerate(self.buttons):
            number = first + offset
            shown = number < len(self._choices)
            button.setVisible(shown)
            if shown:
                button.setProperty("number", number)
                button.set_words(self._words(self._choices[number], number == self._number))
                button.setChecked(number == self._number)
        chosen = self.choice
        self.setVisible(chosen is not None)
        if chosen is not None:
            self.reason.setText(_why(chosen))

    def _words(self, choice: Choice, chosen: bool) -> str:
        if choice.occurrence_id is None or choice.starts is None:
            return choice.name
        words = f"{_short(choice.name)} {clock_time(choice.starts)}"
        if not chosen:
            return words
        row = None if self._day is None else self._day.find(choice.occurrence_id)
        if row is not None and row.capacity is not None:
            words += f" · {row.present}/{row.capacity}"
        return words

    @Slot()
    def _on_pushed(self) -> None:
        button = self.sender()
        if isinstance(button, ChoiceButton):
            self._number = int(button.property("number"))
            self._show()


def _short(name: str) -> str:
    """Shorten a name, so that the time behind it is what stays."""
    return name if len(name) <= _LETTERS else f"{name[: _LETTERS - 1].rstrip()}…"


def _why(choice: Choice) -> str:
    parts = [choice.reason] if choice.reason else []
    if choice.state == "full":
        parts.append(tr("full: choose something else, or ask the coordinator"))
    elif choice.state == "here":
        parts.append(tr("is there already"))
    text = " · ".join(parts)
    return text[:1].upper() + text[1:]
