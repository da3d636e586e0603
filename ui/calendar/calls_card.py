"""One call list: a key for how each call ended, and one for the answer."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from atelier.domain import CallOutcome, CallReason, Clock
from atelier.enrolment.call_queries import CallListView
from ui.calendar.calls_parts import CallsParts
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
        self.rows.chosen_changed.connect(self._on_chosen)
        self.rows.opened.connect(self._call)
        self.rows.pressed_key.connect(self._on_key)
        for name, button in self.buttons.items():
            button.pushed.connect(self._call if name == "call" else partial(self._do, name))

    def forget(self) -> None:
        """Show nothing until the next list is read."""
        self._view = None
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
        self._on_chosen()
        ahead, self._typed_ahead, self._spoken = self._typed_ahead, "", 0
        if ahead:
            self._do(ahead)

    def began(self) -> None:
        """Know that the call was written down."""
        self._insisting = 0

    def say(self, sentence: str) -> None:
        """Say in place why something was not done."""
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
            waits = asks and spoken  # for the answer: then N is no, not a call without one
            button.setEnabled(
                row is not None and (waits if answer else not (waits and name == "n"))
            )
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
        """Take G, V, N; and J (or Y), N, L where an answer is waited for."""
        answers = {"j": "j", "y": "j", "n": "no", "l": "l"}
        row = self.rows.chosen()
        if letter in answers and self.buttons["no"].isEnabled():
            self._do(answers[letter])
        elif letter in answers and row is not None and row.id == self._spoken:
            self._typed_ahead = answers[letter]
        else:
            self._do(letter)

    def _do(self, name: str) -> None:
        row, button = self.rows.chosen(), self.buttons.get(name)
        if row is None or button is None or button.isHidden() or not button.isEnabled():
            return
        outcomes = dict(zip("gvn", _OUTCOMES, strict=True))
        if name in outcomes:
            asks = self._view is not None and self._view.about.asks
            self._spoken = row.id if name == "g" and asks else 0
            self.ended.emit(row, outcomes[name])
        elif name in _ANSWERS:
            self.answered.emit(row, name == "j", name == "l")
