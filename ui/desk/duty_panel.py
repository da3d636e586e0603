"""Somebody cannot come: Ctrl+R, K on whoever it is, Enter on who comes instead (scenario 16)."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from atelier.domain import Clock
from atelier.language import tr
from atelier.roster.calling import CallRow, RosterToday
from atelier.roster.rows import ShiftRow
from atelier.roster.rules import Hindrance, Weight, with_weight
from ui.desk.duty_rows import (
    Callee,
    DutyPlace,
    LetterlessRows,
    call_columns,
    callees,
    duty_columns,
    places_of,
    work_words,
)
from ui.kit.buttons import Button, PrimaryButton, QuietButton
from ui.kit.card import Card
from ui.kit.measures import spaced
from ui.kit.text import ElidedLabel, PlainLabel

_REASON = 200  # letters
_KEYS = {"k": "absent", "p": "card", "v": "voicemail", "g": "no_answer", "n": "no"}
_DAY, _CALLS = ("calls", "absent"), ("yes", "voicemail", "no_answer", "no")


class DutyPanel(Card):
    """First who is on duty today; then, for one shift, whom to call. Why is never asked.

    Signals:
        absent: shift and person: they cannot come.
        calls_wanted: the shift for which somebody is looked for.
        answered: shift, person, a word of ``_CALLS``, and why all the same.
        card_wanted: the card of today is to be printed.
        closed: the panel is to go away.
    """

    absent = Signal(int, int)
    calls_wanted = Signal(int)
    answered = Signal(int, int, str, str)
    card_wanted = Signal()
    closed = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(spacing=10, parent=parent)
        self._clock = clock
        self._today: RosterToday | None = None
        self._minute = 0
        self._found: tuple[CallRow, ...] = ()
        self._blank = False
        self.shift: ShiftRow | None = None
        self.title = ElidedLabel("", "heading")
        self.day: LetterlessRows[DutyPlace] = LetterlessRows(duty_columns(), tr("On duty today"))
        self.calls: LetterlessRows[Callee] = LetterlessRows(call_columns(), tr("Who can?"))
        self.words = PlainLabel("", "soft", wrap=True)
        self.why_not = PlainLabel("", "warning", wrap=True)
        self.reason = QLineEdit(maxLength=_REASON)
        self.reason.setPlaceholderText(tr("Why all the same?"))
        self.reason.setAccessibleName(tr("Why all the same?"))
        self.buttons: dict[str, Button] = {
            "calls": PrimaryButton(tr("Who can?"), key="Enter"),
            "absent": QuietButton(tr("Cannot come today"), key="K"),
            "card": QuietButton(tr("Duty card"), icon="printer", key="P"),
            "yes": PrimaryButton(tr("Stands in"), key="Enter"),
            "voicemail": QuietButton(tr("Voicemail"), key="V"),
            "no_answer": QuietButton(tr("No answer"), key="G"),
            "no": QuietButton(tr("Says no"), key="N"),
        }
        self._lay_out()
        self._connect()

    def begin(self) -> None:
        """Show who is on duty; what is open is chosen, else the first."""
        self.shift, self._found = None, ()
        self._show()
        rows = self.day.rows
        self.day.choose(next((at for at, row in enumerate(rows) if row.place is None), 0))
        self._show()
        self.day.setFocus()

    def show_day(self, today: RosterToday, minute: int) -> None:
        """Show another state of the day; whoever was chosen stays chosen."""
        self._today, self._minute = today, minute
        self._show()

    def look_for(self, shift_id: int) -> None:
        """Wait for whom to call for a shift."""
        shifts = () if self._today is None else self._today.shifts
        self.shift = next((one for one in shifts if one.id == shift_id), None)
        self._found = ()
        self.calls.choose(-1)
        self.reason.clear()
        self._show()
        self.calls.setFocus()

    def show_calls(self, shift_id: int, rows: tuple[CallRow, ...], *, first: bool = False) -> None:
        """Show whom to call; ``first``: begin at the top, else whoever was chosen stays so."""
        if self.shift is None or self.shift.id != shift_id:
            return
        self._found = rows
        self._show()
        if first or self.calls.chosen() is None:
            self.calls.choose(0)
        self._show()

    def blank_names(self, blank: bool) -> None:
        """Hide every name and phone (F12), or show them again."""
        self._blank = blank
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        word = _KEYS.get(event.text().lower())
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif word is not None and not event.isAutoRepeat():
            self._press(word)
        elif not event.text().strip():
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        head = spaced(QHBoxLayout(), 12)
        head.addWidget(self.title, stretch=1)
        close = QuietButton(tr("Close"), key="Esc")
        close.pushed.connect(self.closed)
        head.addWidget(close)
        self.box.addLayout(head)
        for view in (self.day, self.calls):
            view.horizontalHeader().hide()
            self.box.addWidget(view, stretch=1)
        for part in (self.words, self.why_not, self.reason):
            self.box.addWidget(part)
        line = spaced(QHBoxLayout(), 8)
        for button in self.buttons.values():
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            line.addWidget(button)
        line.addStretch(1)
        self.box.addLayout(line)

    def _connect(self) -> None:
        for word, button in self.buttons.items():
            button.pushed.connect(partial(self._press, word))
        self.day.opened.connect(self._on_day_opened)
        self.calls.opened.connect(self._on_called)
        self.reason.returnPressed.connect(self._on_called)
        self.day.chosen_changed.connect(self._show_buttons)
        self.calls.chosen_changed.connect(self._show_buttons)

    def _show(self) -> None:
        """Show the rows anew, and what can be done with the chosen one."""
        shift = self.shift
        if shift is None:
            self.title.setText(tr("On duty today"))
        else:
            self.title.setText(tr("Who can? {shift}", shift=work_words(shift)))
        if self._today is not None:
            self.day.show_rows(places_of(self._today, self._minute, blank=self._blank))
        self.calls.show_rows(callees(self._found, self._clock, blank=self._blank))
        self.day.setVisible(shift is None)
        self.calls.setVisible(shift is not None)
        self._show_buttons()

    @Slot()
    def _show_buttons(self) -> None:
        place = self.day.chosen() if self.shift is None else None
        callee = self.calls.chosen() if self.shift is not None else None
        shown = {
            "calls": place is not None and place.place is None,
            "absent": place is not None and place.place is not None,
            "card": self.shift is None and bool(self.day.rows),
            **dict.fromkeys(_CALLS, callee is not None),
        }
        for word, button in self.buttons.items():
            button.setVisible(shown[word])
        self._show_words(callee)

    def _show_words(self, callee: Callee | None) -> None:
        found = () if callee is None else callee.row.one.hindrances
        soft = with_weight(found, Weight.SOFT)
        words = _sentences(callee, with_weight(found, Weight.MILD))
        if callee is None:
            words = self._nobody()
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.why_not.setText(" ".join(one.sentence for one in soft))
        self.why_not.setVisible(bool(soft))
        self.reason.setVisible(bool(soft))

    def _nobody(self) -> str:
        if self.shift is not None:
            return "" if self._found else tr("Nobody else works here on this day.")
        return "" if self.day.rows else tr("Nobody is on the roster for the rest of today.")

    def _press(self, word: str) -> None:
        """Do what a key or a button says, where it can be done."""
        if not self.buttons[word].isVisibleTo(self):
            return
        place, callee = self.day.chosen(), self.calls.chosen()
        if word == "absent" and place is not None and place.place is not None:
            self.absent.emit(place.shift.id, place.place.person_id)
        elif word == "card":
            self.card_wanted.emit()
        elif word == "calls" and place is not None:
            self.calls_wanted.emit(place.shift.id)
        elif word == "yes" and self.reason.isVisibleTo(self) and not self.reason.text().strip():
            self.reason.setFocus()
        elif self.shift is not None and callee is not None:
            self.answered.emit(self.shift.id, callee.id, word, self.reason.text().strip())

    @Slot()
    def _on_day_opened(self) -> None:
        self._press("calls")

    @Slot()
    def _on_called(self) -> None:
        self._press("yes")


def _sentences(callee: Callee | None, mild: Sequence[Hindrance]) -> str:
    if callee is None:
        return ""
    return " ".join([f"{callee.row.one.words}.", *(one.sentence for one in mild)])
