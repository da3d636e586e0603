"""One call list: the rows, and below them whom to call now, with the number big."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.domain import CallOutcome, CallReason, Clock
from atelier.enrolment.call_queries import CallListView, CallRow
from atelier.language import tr
from ui.calendar.button_rows import ButtonRows
from ui.calendar.calls_rows import CallColumns, about
from ui.kit.buttons import Button, PrimaryButton, QuietButton
from ui.kit.card import Card, hairline
from ui.kit.commands import Command
from ui.kit.measures import sized, spaced
from ui.kit.rows_view import RowsView
from ui.kit.text import ElidedLabel, PlainLabel

_OUTCOMES = (CallOutcome.SPOKEN, CallOutcome.VOICEMAIL, CallOutcome.NO_ANSWER)
_ANSWERS = frozenset({"j", "no", "l"})


class CallsRows(RowsView[CallRow]):
    """The rows; letters are keys of the panel and choose no name.

    Signals:
        pressed_key: a letter was pressed.
    """

    pressed_key = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().lower()
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if letter.isalpha() and not control:
            if not event.isAutoRepeat():
                self.pressed_key.emit(letter)
            event.accept()
        else:
            super().keyPressEvent(event)


class CallsCard(Card):
    """Enter: this desk calls; then a key for how it ended, and one for the answer.

    Signals:
        begun: a row is being called, and whether in spite of another desk.
        ended: a row and its ``CallOutcome``.
        answered: a row, yes or no, and whether they go to the end of the list.
        back: the other lists are to be shown.
        print_wanted, close_wanted: this list on paper, or put away.
    """

    begun = Signal(object, bool)
    ended = Signal(object, object)
    answered = Signal(object, bool, bool)
    back = Signal()
    print_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(margins=(1, 12, 1, 12), spacing=8, parent=parent)
        self._columns = CallColumns(clock)
        self._view: CallListView | None = None
        self._insisting = 0  # the row that another desk is calling, and Enter was pressed on
        self._spoken = 0  # the row of which "spoken" is being written down
        self._typed_ahead = ""  # the answer that was pressed meanwhile
        self.heading = ElidedLabel("", "heading")
        self.rows = CallsRows(self._columns.make(), tr("People to call"), row_height=40)
        self.who = ElidedLabel("", "strong")
        self.phone = PlainLabel("", "figure")
        self.note = PlainLabel("", "warning", wrap=True)
        self.buttons: dict[str, QuietButton | PrimaryButton] = {}
        self._lay_out()
        self.rows.chosen_changed.connect(self._on_chosen)
        self.rows.opened.connect(self._call)
        self.rows.pressed_key.connect(self._on_key)

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

    def _lay_out(self) -> None:
        head = QWidget()
        top = spaced(QVBoxLayout(head), 8, (16, 0, 16, 0))
        top.addWidget(self.heading)
        line = spaced(QHBoxLayout(), 8)
        top.addLayout(line)
        for words, then, icon, key in (
            (tr("Other lists"), self.back.emit, "", "Backspace"),
            (tr("Print"), self.print_wanted.emit, "printer", "Ctrl+P"),
            (tr("Put away"), self.close_wanted.emit, "", "Ctrl+W"),
        ):
            button = Command(self, words, then, icon=icon, key=key).button(QuietButton)
            button.show_key(False)  # their tool tips say it
            line.addWidget(button)
        line.addStretch(1)
        self.box.addWidget(head)
        self.box.addWidget(hairline())
        self.box.addWidget(sized(self.rows, least_height=160), stretch=1)
        self.box.addWidget(hairline())
        foot = QWidget()
        column = spaced(QVBoxLayout(foot), 8, (16, 4, 16, 0))
        line = spaced(QHBoxLayout(), 16)
        line.addWidget(self.who, stretch=1)
        line.addWidget(self.phone)
        column.addLayout(line)
        column.addWidget(self.note)
        self._doings = ButtonRows(self._make_buttons())
        column.addWidget(self._doings)
        self.box.addWidget(foot)
        self.note.hide()

    def _make_buttons(self) -> list[Button]:
        words = {
            "call": tr("I am calling"),
            "g": tr("Spoken"),
            "v": tr("Voicemail"),
            "n": tr("No answer"),
            "j": tr("Yes"),
            "no": tr("No"),
            "l": tr("Later: to the end of the list"),
        }
        for name, text in words.items():
            primary = name == "call"
            kind = PrimaryButton if primary else QuietButton
            button = kind(text, key="Enter" if primary else name[0].upper())
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.pushed.connect(self._call if primary else partial(self._do, name))
            self.buttons[name] = button
        return list(self.buttons.values())

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
