"""Beside the grid: the chosen shift, who is in it, and who can do it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from atelier.domain import AssignmentState
from atelier.language import tr
from atelier.people.phones import shown_phone
from atelier.roster.candidates import Candidate
from atelier.roster.paper.words import on_one_line
from atelier.roster.rows import PlaceRow, ShiftRow
from atelier.roster.rules import Hindrance, Weight, with_weight
from ui.kit.buttons import Button, LinkButton, PrimaryButton, QuietButton
from ui.kit.card import Card, hairline
from ui.kit.icon_button import IconButton
from ui.kit.measures import spaced
from ui.kit.message_bar import restyle
from ui.kit.text import PlainLabel
from ui.roster.candidate_list import CandidateList, CandidateRow
from ui.roster.phrases import initials, off_words, shift_words, state_words

_REASON = 200  # letters
_WAITING = (AssignmentState.ASKED, AssignmentState.ASKED_AGAIN)
_OUT = (AssignmentState.DECLINED, AssignmentState.TAKEN_OFF, AssignmentState.CANNOT)


class SidePanel(Card):
    """Says who can do the chosen shift, the likeliest first, and offers what can be done.

    Signals:
        asked: a button or key wants something done: its word.
        chosen_changed: another candidate is the chosen one.
    """

    asked = Signal(str)
    chosen_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=8, parent=parent)
        self.heading = PlainLabel(tr("Who can?"), "heading")
        self.when = PlainLabel("", "soft", wrap=True)
        self.who = PlainLabel("", "strong", wrap=True)
        self.list = CandidateList()
        self.words = PlainLabel("", "soft", wrap=True)
        self.why_not = PlainLabel("", "warning", wrap=True)
        self.reason = QLineEdit(maxLength=_REASON)
        self.reason.setPlaceholderText(tr("Why all the same?"))
        self.reason.setAccessibleName(tr("Why all the same?"))
        self.buttons: dict[str, Button] = {}
        self._shift: ShiftRow | None = None
        self._place: PlaceRow | None = None
        self._refusal: tuple[Hindrance, ...] = ()
        self._move = ""
        self._blank, self.edits = False, True
        self._found: tuple[Candidate, ...] = ()
        self._lay_out()
        self.show_shift(None, None)

    @property
    def candidate(self) -> CandidateRow | None:
        """The chosen candidate."""
        return self.list.chosen()

    @Slot()
    def take_focus(self) -> None:
        """Go to the candidates."""
        self.list.setFocus()

    def show_shift(self, shift: ShiftRow | None, place: PlaceRow | None) -> None:
        """Show another shift, or the same anew, and who of it is chosen."""
        other = (shift and shift.id, place and place.person_id) != (
            self._shift and self._shift.id,
            self._place and self._place.person_id,
        )
        if other:
            self.forget_reason()
        if shift is None or self._shift is None or shift.id != self._shift.id:
            self._found = ()
            self.list.show_rows(())
        self._shift, self._place = shift, place
        self._show()

    def show_candidates(self, found: tuple[Candidate, ...]) -> None:
        """Show who can; the chosen one stays chosen."""
        self._found = found
        self.list.show_candidates(found, blank=self._blank)
        self._show()

    def show_move(self, words: str, found: Sequence[Hindrance]) -> None:
        """Show what is about to be done by a hand, and what stands in the way of it."""
        self._move, self._refusal = words, tuple(found)
        self._show()
        if self.reason.isVisibleTo(self):
            self.reason.setFocus()
        else:
            self.buttons["move"].setFocus()

    def refuse(self, found: Sequence[Hindrance]) -> None:
        """Say what stands in the way of what was asked; what was typed stays."""
        self._refusal = tuple(found)
        self._show()
        if self.reason.isVisibleTo(self):
            self.reason.setFocus()

    def forget_reason(self) -> None:
        """Begin anew: nothing is typed, nothing is refused, nothing is moved."""
        self.reason.clear()
        self._refusal, self._move = (), ""

    def blank_names(self, blank: bool) -> None:
        """Leave the first letter of each name, or show them again."""
        self._blank = blank
        self.list.show_candidates(self._found, blank=blank)
        self._show()

    def _lay_out(self) -> None:
        box = self.box
        self.buttons["change"] = IconButton(tr("Change shift"), "pencil", "Ctrl+E")
        self.buttons["new"] = QuietButton(tr("New shift"), icon="plus", key="Ctrl+N")
        head = spaced(QHBoxLayout(), 8)
        head.addWidget(self.heading, stretch=1)
        head.addWidget(self.buttons["change"])
        box.addLayout(head)
        box.addWidget(self.when)
        box.addWidget(self.buttons["new"])
        box.addWidget(hairline())
        box.addWidget(self.who)
        box.addLayout(
            self._line(("cannot", tr("Cannot come"), "X"), ("out", tr("Take out"), "Delete"))
        )
        box.addLayout(self._line(("carry", tr("Move or swap"), "M")))
        box.addLayout(self._line(("yes", tr("Comes"), "Space"), ("no", tr("Says no"), "")))
        box.addWidget(self.list, stretch=1)
        box.addWidget(self.words)
        box.addWidget(self.why_not)
        box.addWidget(self.reason)
        line = spaced(QHBoxLayout(), 8)
        self.buttons["ask"] = PrimaryButton(tr("Ask"), key="Enter")
        self.buttons["assign"] = QuietButton(tr("Put in"), key="Ctrl+Enter")
        self.buttons["assign"].show_key(False)
        self.buttons["move"] = PrimaryButton(tr("Move"), key="Enter")
        self.buttons["leave"] = QuietButton(tr("Leave it"), key="Esc")
        for word in ("ask", "assign", "move", "leave"):
            self.buttons[word].padding = 10
            line.addWidget(self.buttons[word])
        line.addStretch(1)
        column = spaced(QVBoxLayout(), 8)
        column.addLayout(line)
        column.addLayout(self._foot())
        box.addLayout(column)
        for word, button in self.buttons.items():
            button.pushed.connect(partial(self.asked.emit, word))
        self.list.chosen_changed.connect(self._on_chosen)
        self.list.opened.connect(self._on_opened)
        self.reason.returnPressed.connect(self._on_reason)

    def _line(self, *parts: tuple[str, str, str]) -> QHBoxLayout:
        line = spaced(QHBoxLayout(), 8)
        for word, words, key in parts:
            button = QuietButton(words, key=key)
            button.height_px, button.padding, button.text_size = 32, 6, 14
            self.buttons[word] = button
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _foot(self) -> QHBoxLayout:
        line = spaced(QHBoxLayout(), 4)
        for word, words in (
            ("not_needed", tr("Not needed this time")),
            ("outside", tr("Help from outside")),
            ("needed", tr("Needed after all")),
        ):
            self.buttons[word] = LinkButton(words)
            line.addWidget(self.buttons[word])
        line.addStretch(1)
        return line

    def _show(self) -> None:
        shift, place = self._shift, self._place
        self.when.setText(
            tr("Choose a shift in the roster.") if shift is None else shift_words(shift)
        )
        off = "" if shift is None else off_words(shift)
        self.heading.setText(off.capitalize() if off else tr("Who can?"))
        moving = bool(self._move)
        self._show_place(None if moving else place)
        if moving:
            self.who.setText(self._move)
            self.who.show()
        self._show_candidate(asking=bool(shift is not None and not off and not moving))
        for word, shown in (
            ("change", shift is not None),
            ("new", shift is None),
            ("not_needed", shift is not None and not off),
            ("outside", shift is not None and not off),
            ("needed", shift is not None and bool(off) and not shift.cancelled),
            ("move", moving),
            ("leave", moving),
        ):
            self.buttons[word].setVisible(bool(shown))
        if moving:
            self.words.setText(" ".join(_sentences(with_weight(self._refusal, Weight.MILD))))
            self.words.setVisible(bool(self.words.text()))
            self._show_hindrances(self._refusal)
            for part in (self.who, self.words, self.why_not) if self._blank else ():
                part.hide()  # it is about people by their names
        for word, button in self.buttons.items() if not self.edits else ():
            button.setVisible(word == "cannot" and button.isVisibleTo(self))

    def _show_place(self, place: PlaceRow | None) -> None:
        self.who.setVisible(place is not None)
        if place is not None:
            name = initials(place.name) if self._blank else place.name
            self.who.setText(f"{name} · {state_words(place)}")
        comes = place is not None and place.holds and not place.confirmed
        waiting = place is not None and (place.state in _WAITING or place.ask_again)
        there = place is not None and not place.confirmed and place.state not in _OUT
        for word, shown in (
            ("cannot", comes),
            ("out", there or (place is not None and place.state is AssignmentState.CANNOT)),
            ("carry", comes),
            ("yes", waiting),
            ("no", waiting),
        ):
            self.buttons[word].setVisible(shown)

    def _show_candidate(self, *, asking: bool) -> None:
        row = self.candidate if asking else None
        self.list.setVisible(asking)
        if row is None:
            self.words.setText(tr("Nobody else works here on this day.") if asking else "")
            self._show_hindrances(self._refusal)
        else:
            phone = row.one.phone
            told = [f"{row.one.words}.", *_sentences(with_weight(row.one.hindrances, Weight.MILD))]
            state = self._answered(row.id)
            if state:
                told.insert(0, state)
            if phone and not self._blank:
                told.append(on_one_line(shown_phone(phone)))
            self.words.setText(" ".join(told))
            heavy = [one for one in row.one.hindrances if one.weight is not Weight.MILD]
            self._show_hindrances(self._refusal or tuple(heavy))
            self.buttons["ask"].set_words(tr("Ask {name}", name=row.name))
        refused = row is not None and row.one.weight is Weight.HARD
        full = self._shift is not None and self._shift.room == 0
        self.buttons["ask"].setVisible(row is not None and not refused)
        self.buttons["assign"].setVisible(row is not None and not refused and not full)
        self.words.setVisible(bool(self.words.text()))

    def _show_hindrances(self, found: Sequence[Hindrance]) -> None:
        """Say what stands in the way; a reason is asked where it may be overruled."""
        hard, soft = with_weight(found, Weight.HARD), with_weight(found, Weight.SOFT)
        self.why_not.setText(" ".join(_sentences(hard or soft)))
        self.why_not.setVisible(bool(hard or soft))
        self.reason.setVisible(bool(soft and not hard))
        state = "true" if self._refusal and soft and not hard else "false"
        if self.reason.property("refused") != state:
            self.reason.setProperty("refused", state)
            restyle(self.reason)
        if self._move:
            self.buttons["move"].setEnabled(not hard)

    def _answered(self, person_id: int) -> str:
        """Say what somebody answered to this shift before."""
        places = () if self._shift is None else self._shift.places
        mine = [one for one in places if one.person_id == person_id]
        return f"{state_words(mine[0]).capitalize()}." if mine else ""

    @Slot()
    def _on_chosen(self) -> None:
        if not self._move:  # what stands in the way of a move is not about the list
            self._refusal = ()
        self._show()
        self.chosen_changed.emit()

    @Slot(int)
    def _on_opened(self, _person: int) -> None:
        if self.buttons["ask"].isVisibleTo(self):
            self.asked.emit("ask")

    @Slot()
    def _on_reason(self) -> None:
        self.asked.emit("move" if self._move else "assign")


def _sentences(found: Sequence[Hindrance]) -> list[str]:
    return [one.sentence for one in found]
