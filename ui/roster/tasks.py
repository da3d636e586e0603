"""What is done on the roster page: each save has a key, and Ctrl+Z finds it again."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Slot

from atelier.domain import DeskError, Right, ShiftState
from atelier.journal.changes import ChangeUndone
from atelier.language import tr
from atelier.roster.assigning import agree, ask, assign, cannot_come, decline, unassign
from atelier.roster.moving import hindrances_of_move, hindrances_of_swap, move_place
from atelier.roster.refusals import NotAllowed, ReasonNeeded
from atelier.roster.replacing import swap
from atelier.roster.rows import PlaceRow, ShiftRow
from atelier.roster.rules import Hindrance
from atelier.roster.shifts import set_shift_state
from atelier.roster.undoing import take_back_last_roster
from ui.roster.phrases import shift_words
from ui.roster.sheet import Chip
from ui.roster.trail import Trail

if TYPE_CHECKING:
    from ui.roster.page import RosterPage

OfBoth = tuple[tuple[Hindrance, ...], tuple[Hindrance, ...]]
"""What stands in the way of two who swap."""

_STATES = {
    "not_needed": ShiftState.NOT_NEEDED,
    "outside": ShiftState.OUTSIDE,
    "needed": ShiftState.PLANNED,
}


class RosterTasks(QObject):
    """Does what the keys, the hand and the buttons ask for."""

    def __init__(self, page: "RosterPage") -> None:
        super().__init__(page)
        self._page = page
        self._gateway = page.gateway
        self._trail = Trail()
        self._moving: partial[Any] | None = None
        self._read_move: partial[None] | None = None  # what stands in its way
        self._moved = ""

    @Slot(object)
    def note_key(self, key: UUID) -> None:
        """Remember a save, so that Ctrl+Z takes it back."""
        self._trail.note(key)

    def note_back(self, back: Callable[[], object], *, saved: bool) -> None:
        """Have Ctrl+Z call something: after it took the last save back, or by itself."""
        self._trail.note_back(back, saved=saved)

    def forget_backs(self) -> None:
        """Let Ctrl+Z take back what was saved, and nothing else."""
        self._trail.forget_backs()

    @Slot(str)
    def do(self, word: str) -> None:
        """Do what a button or a key asks for, by its word."""
        if word != "cannot" and not self._edits:
            return
        page, shift, place = self._page, self._page.shift, self._page.place
        doings: dict[str, Callable[[], object]] = {
            "ask": partial(self._invite, word),
            "assign": partial(self._invite, word),
            "move": self._move,
            "leave": self.leave_move,
            "carry": page.carry,
            "change": page.editing.change,
            "new": page.editing.begin,
        }
        if word in doings:
            doings[word]()
        elif word in _STATES and shift is not None:
            self._set_state(shift, _STATES[word])
        elif shift is not None and place is not None:
            self._answer(word, shift, place)

    @Slot()
    def undo(self) -> None:
        """Take back what this desk did last in the roster, saved or only proposed."""
        if self._trail.go_back_unsaved():
            self.say(tr("It was undone."))
            return
        action = partial(take_back_last_roster, keys=self._trail.keys, actor=self._gateway.actor)
        self._gateway.perform(action, then=self._told_undone)

    @Slot(object, object, int)
    def drop(self, chip: Chip, shift: ShiftRow, other_id: int) -> None:
        """Show what it would mean to put somebody elsewhere; nothing is saved yet."""
        if not self._edits:
            self._page.show_chosen()
            return
        facts: dict[str, Any] = {"shift_id": chip.shift.id, "person_id": chip.person_id}
        if other_id:
            other = next(one.name for one in shift.places if one.person_id == other_id)
            names = (chip.name, self._page.shown_name(other))
            facts |= {"other_shift_id": shift.id, "other_person_id": other_id}
            self._moving = partial(swap, **facts)
            self._moved = tr("{one} and {other} swap", one=names[0], other=names[1])
            query: partial[Any] = partial(hindrances_of_swap, **facts)
            self._read_move = partial(self._read, query, partial(self._show_swap, names))
        else:
            facts["to_shift_id"] = shift.id
            self._moving = partial(move_place, **facts)
            self._moved = tr("{name} to {shift}", name=chip.name, shift=shift_words(shift))
            query = partial(hindrances_of_move, **facts)
            self._read_move = partial(self._read, query, self._show_move)
        self._read_move()

    @Slot()
    def leave_move(self) -> None:
        """Leave everybody where they are."""
        self._moving = None
        self._page.side.forget_reason()
        self._page.show_chosen()
        self._page.take_focus()

    @property
    def _edits(self) -> bool:
        """Whether whoever acts makes the roster; who only receives notes that one cannot come."""
        return self._gateway.actor.may(Right.EDIT_ROSTER)

    @property
    def moving(self) -> bool:
        """Whether something waits to be moved."""
        return self._moving is not None

    def save(
        self,
        action: Callable[..., Any],
        then: Callable[[Any], object],
        otherwise: Callable[[DeskError], object] | None = None,
    ) -> None:
        """Save with a key of its own; ``action`` lacks the actor and the key."""
        key = uuid4()
        bound: partial[Any] = partial(action, actor=self._gateway.actor, key=key)
        refused = otherwise or self._refused
        self._gateway.perform(bound, then=partial(self._saved, key, then), otherwise=refused)

    def say(self, sentence: str, _done: object = None) -> None:
        """Say that something was done."""
        self._page.said.emit(sentence)

    def _saved(self, key: UUID, then: Callable[[Any], object], done: object) -> None:
        self.note_key(key)
        then(done)

    def _invite(self, word: str) -> None:
        """Ask the chosen candidate, or put them in at once."""
        shift, row = self._page.shift, self._page.side.candidate
        if shift is None or row is None:
            return
        facts: dict[str, Any] = {
            "shift_id": shift.id,
            "person_id": row.id,
            "reason": self._reason(),
        }
        if word == "ask":
            told = tr("{name} is asked. Note the answer when it is there.", name=row.name)
            self.save(partial(ask, **facts), partial(self._done, told))
        else:
            told = tr("{name} is in {shift}.", name=row.name, shift=shift_words(shift))
            self.save(partial(assign, **facts), partial(self._done, told))

    def _answer(self, word: str, shift: ShiftRow, place: PlaceRow) -> None:
        """Do something with whoever is chosen in the grid."""
        name = self._page.shown_name(place.name)
        facts: dict[str, Any] = {"shift_id": shift.id, "person_id": place.person_id}
        doings: dict[str, tuple[Callable[..., Any], str]] = {
            "cannot": (partial(cannot_come, **facts), tr("{name} cannot come.", name=name)),
            "out": (partial(unassign, **facts), tr("{name} is taken out.", name=name)),
            "yes": (partial(agree, reason=self._reason(), **facts), tr("{name} comes.", name=name)),
            "no": (partial(decline, **facts), tr("{name} does not come.", name=name)),
        }
        action, told = doings[word]
        self.save(action, partial(self._done, told))

    def _set_state(self, shift: ShiftRow, state: ShiftState) -> None:
        words = shift_words(shift)
        told = {
            ShiftState.NOT_NEEDED: tr("{shift} is not needed this time.", shift=words),
            ShiftState.OUTSIDE: tr("Help from outside does {shift}.", shift=words),
            ShiftState.PLANNED: tr("{shift} is needed after all.", shift=words),
        }[state]
        action = partial(set_shift_state, shift_id=shift.id, state=state)
        self.save(action, partial(self._done, told))

    def _read(self, query: partial[Any], then: Callable[[Any], object]) -> None:
        self._gateway.read(partial(query, actor=self._gateway.actor), then=then)

    def _show_swap(self, names: tuple[str, str], found: OfBoth) -> None:
        self._show_move(_named(names, found))

    def _show_move(self, found: tuple[Hindrance, ...]) -> None:
        if self._moving is not None:
            self._page.side.show_move(self._moved, found)

    def _move(self) -> None:
        moving = self._moving
        if moving is None:
            return
        action = partial(moving, reason=self._reason())
        self.save(action, partial(self._done, tr("It is done: {what}.", what=self._moved)))

    def _done(self, told: str, _saved: object) -> None:
        self._moving = None
        self._page.side.forget_reason()
        self._page.show_chosen()
        self._page.take_focus()
        self.say(told)

    def _refused(self, error: DeskError) -> None:
        """Say in place what stands in the way; what was typed stays."""
        if isinstance(error, ReasonNeeded | NotAllowed):
            self._page.side.refuse(error.hindrances)
            if self._moving is not None and self._read_move is not None:
                self._read_move()  # it says of whom, and all of it

    def _reason(self) -> str:
        return self._page.side.reason.text().strip()

    def _told_undone(self, _undone: ChangeUndone) -> None:
        self._trail.go_back()
        self.say(tr("It was undone."))


def _named(names: tuple[str, str], found: OfBoth) -> tuple[Hindrance, ...]:
    """Put before each sentence the name of whom it is about."""
    return tuple(
        replace(one, sentence=tr("{name}: {told}", name=name, told=one.sentence))
        for name, those in zip(names, found, strict=True)
        for one in those
    )
