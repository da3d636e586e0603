"""One call list: a key for how each call ended, and one for the answer."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from atelier.domain import CallOutcome, CallReason, Clock
from atelier.enrolment.call_queries import CallListView, CallRow
from ui.calendar.calls_parts import CallsParts, letters
from ui.calendar.calls_rows import CallColumns, about

_OUTCOMES = (CallOutcome.SPOKEN, CallOutcome.VOICEMAIL, CallOutcome.NO_ANSWER)
_ANSWERS = frozenset({"j", "no", "l"})


class CallsCard(CallsParts):
    """Enter: this desk calls; then a key for how it ended, and one for the answer.

    Signals:
        begun: a row is being called, and whether in spite of another desk.
        ended: a row and its ``CallOutcome``.
        answered: a row, yes or no, and whether they go to the end of the list.
    """

    begun = Signal(object, bool)
    ended = Signal(object, object)
    answered = Signal(object, bool, bool)

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(CallColumns(clock), parent)
        self._view: CallListView | None = None
        self._insisting = 0  # the row that another desk is calling, and Enter was pressed on
        self._spoken = 0  # the row of which "spoken" is being written down
        self._typed_ahead = ""  # the answer that was pressed meanwhile
        self._leaving: CallRow | None = None  # the row of which the call is being written down
        self.rows.chosen_changed.connect(self._on_chosen)
        self.rows.opened.connect(self._call)
        self.rows.pressed_key.connect(self._on_key)
        for name, button in self.buttons.items():
            button.pushed.connect(self._call if name == "call" else partial(self._do, name))

    def forget(self) -> None:
        """Show nothing until the next list is read."""
        self._view, self._leaving = None, None
        self.rows.show_rows(())
        self.rows.choose(-1)
        self.say("")

    def show_list(self, view: CallListView) -> None:
        """Show a list as it is now; the first time whoever is next is chosen."""
        first = self._view is None
        self._view = view
        self.heading.setText(about(view.about))
        self.rows.show_rows(view.rows)
        following = view.next_row()
        if first and following is not None:
            self.rows.choose(view.rows.index(following))
        self._go_on()
        self._on_chosen()
        ahead, self._typed_ahead, self._spoken = self._typed_ahead, "", 0
        if ahead:
            self._do(ahead)

    def began(self) -> None:
        """Know that the call was written down."""
        self._insisting = 0

    def say(self, sentence: str) -> None:
        """Say in place why something was not done."""
        if sentence:
            self._leaving = None
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))

    def blank_names(self, blank: bool) -> None:
        """Hide every name and number (F12), or show them again."""
        self._columns.blank = blank
        self.rows.viewport().update()
        self._on_chosen()

    @Slot()
    def _on_chosen(self) -> None:
        row = self.rows.chosen()
        self.who.setText("" if row is None else self._columns.name(row))
        self.phone.setText("" if row is None else self._columns.phone(row))
        asks = self._view is not None and self._view.about.asks
        spoken = row is not None and row.outcome is CallOutcome.SPOKEN and row.agreed is None
        spoken = spoken and not (row is not None and row.busy_by)
        freed = self._view is not None and self._view.about.reason is CallReason.FREED
        for name, button in self.buttons.items():
            answer = name in _ANSWERS
            button.setVisible(not answer or (asks and (freed or name != "l")))
            button.setEnabled(row is not None and (not answer or (asks and spoken)))
        self._doings.arrange()
        if row is None or row.id != self._insisting:
            self._insisting = 0

    @Slot()
    def _call(self) -> None:
        """Write down that this desk calls; Enter once more insists."""
        row = self.rows.chosen()
        if row is not None:
            again, self._insisting = self._insisting == row.id, row.id
            self.begun.emit(row, again)

    @Slot(str)
    def _on_key(self, letter: str) -> None:
        """Take the letters of the buttons; an answer may be typed ahead of its outcome."""
        name = {key: name for name, key in letters().items()}.get(letter, "")
        row = self.rows.chosen()
        waits = row is not None and row.id == self._spoken and not self.buttons["no"].isEnabled()
        if name in _ANSWERS and waits:
            self._typed_ahead = name
        else:
            self._do(name)

    def _go_on(self) -> None:
        """Choose who is next, once all that was asked of this row is written down."""
        view, left = self._view, self._leaving
        now = next((row for row in view.rows if left and row.id == left.id), None) if view else None
        if view is None or left is None or now is None:
            return
        if now.tries == left.tries and now.agreed == left.agreed:
            return  # it is not saved yet
        if view.about.asks and now.outcome is CallOutcome.SPOKEN and now.agreed is None:
            return  # the answer is still to come
        self._leaving = None
        chosen, following = self.rows.chosen(), view.next_row(after=now.id)
        if following is not None and chosen is not None and chosen.id == now.id:
            self.rows.choose(view.rows.index(following))

    def _do(self, name: str) -> None:
        row, button = self.rows.chosen(), self.buttons.get(name)
        if row is None or button is None or button.isHidden() or not button.isEnabled():
            return
        outcomes = dict(zip("gvn", _OUTCOMES, strict=True))
        if name in outcomes:
            asks = self._view is not None and self._view.about.asks
            self._spoken = row.id if name == "g" and asks else 0
            self._leaving = row
            self.ended.emit(row, outcomes[name])
        elif name in _ANSWERS:
            self._leaving = row
            self.answered.emit(row, name == "j", name == "l")
