"""What Enter means for a name that was typed: somebody known, somebody new, or a question."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Slot

from atelier.desk.actions import check_in, give_name, register_walk_in
from atelier.desk.finding import DeskHit, Found
from atelier.desk.receipts import CheckedIn
from atelier.desk.typed import read_typed
from atelier.discreet import Discreet
from atelier.domain import DeskError
from atelier.language import tr
from ui.desk import phrases
from ui.desk.parts import DeskParts
from ui.desk.reading import DeskReading, as_newcomer

if TYPE_CHECKING:
    from ui.desk.page import DeskPage


@dataclass(frozen=True, slots=True, repr=False)
class Wanted(Discreet):
    """What stood in the field when Enter was pressed, and of which count it is to be a name."""

    text: str
    everything: bool
    naming: int

    @property
    def name(self) -> str:
        """Give what is looked for."""
        return read_typed(self.text).name

    @property
    def companions(self) -> int:
        """Give how many came along without a name."""
        return read_typed(self.text).companions


class Entering(QObject):
    """Checks in whoever is meant. ``naming`` is the count that gets a name, or 0.

    Enter that comes before the answer takes the text out of the field at once, so that the next
    name can be typed, and is decided when its own answer is there.
    """

    def __init__(
        self,
        page: "DeskPage",
        parts: DeskParts,
        reading: DeskReading,
        new_key: Callable[[], UUID],
    ) -> None:
        super().__init__(page)
        self._page = page
        self._parts = parts
        self._reading = reading
        self._gateway = page.gateway
        self._new_key = new_key
        self._asked = ""  # what Enter was pressed on without meaning anybody
        self.naming = 0

    def enter(self, *, everything: bool = False) -> None:
        """Let in whoever is chosen; who is not sure is asked about."""
        wanted = self._wanted(everything=everything)
        if self._parts.names_hidden:
            self._page.warned.emit(tr("Names are hidden. F12 shows them again."))
        elif self._reading.searching:
            self._take_text()
            query = self._reading.query_for(wanted.name)
            then, back = partial(self._decide, wanted), partial(self._give_back, wanted.text)
            self._gateway.read(query, then=then, otherwise=back)
        else:
            self._enter_chosen(wanted)

    def enter_newcomer(self) -> None:
        """Enter the name that was typed as a new visitor, whoever is found."""
        wanted = self._wanted(everything=False)
        if not as_newcomer(wanted.name):
            self._page.warned.emit(tr("Type the name of the new visitor first, without figures."))
            self._parts.field.setFocus()
            return
        self._take_text()
        self._register(wanted)

    def begin_naming(self, action_id: int) -> None:
        """Wait for the name of somebody who was counted."""
        self.naming = action_id
        self._parts.search.ask(tr("Who was that? Type the name (Esc: never mind)"))
        self._parts.field.setFocus()

    @Slot()
    def stop_naming(self) -> None:
        """Go back to whoever is at the door."""
        if self.naming:
            self.naming = 0
            self._parts.search.ask(tr("Who is there?"))

    def _wanted(self, *, everything: bool) -> Wanted:
        return Wanted(self._parts.field.text(), everything, self.naming)

    def _enter_chosen(self, wanted: Wanted) -> None:
        row = self._parts.hits.chosen()
        if row is None:
            self._ask_who(self._reading.found)
        elif row.hit is not None:
            choice = self._parts.choices.choice
            self._take_text()
            self._let_in(wanted, row.hit, None if choice is None else choice.occurrence_id)
        elif not self._typed_on():
            self._take_text()
            self._register(wanted)

    def _decide(self, wanted: Wanted, found: Found) -> None:
        """Do what Enter meant, now that its answer is there."""
        if found.chosen is not None:
            hit = found.hits[found.chosen]
            self._let_in(wanted, hit, hit.choices[0].occurrence_id)
        elif not found.hits and as_newcomer(wanted.name):
            self._register(wanted)
        elif not self._parts.field.text():
            self._parts.field.setText(wanted.text)
            self._ask_who(found)
        else:
            self._page.warned.emit(
                tr("Several people fit “{name}”. Type it again and choose.", name=wanted.name)
            )

    def _let_in(self, wanted: Wanted, hit: DeskHit, occurrence_id: int | None) -> None:
        if wanted.naming:
            self._give_name(wanted, hit.id, "")
            return
        places: Sequence[int] = () if occurrence_id is None else (occurrence_id,)
        action = partial(
            check_in,
            person_id=hit.id,
            occurrence_ids=hit.enrolled if wanted.everything else places,
            companions=wanted.companions,
            actor=self._gateway.actor,
            key=self._new_key(),
        )
        self._perform(wanted, action, self._welcome)

    def _register(self, wanted: Wanted) -> None:
        if wanted.naming:
            self._give_name(wanted, None, wanted.name)
            return
        action = partial(
            register_walk_in,
            name=wanted.name,
            occurrence_ids=self._open_door(),
            companions=wanted.companions,
            actor=self._gateway.actor,
            key=self._new_key(),
        )
        self._perform(wanted, action, self._welcome_newcomer)

    def _give_name(self, wanted: Wanted, person_id: int | None, name: str) -> None:
        action = partial(
            give_name,
            counted_action_id=wanted.naming,
            person_id=person_id,
            name=name,
            actor=self._gateway.actor,
            key=self._new_key(),
        )
        self.stop_naming()
        self._perform(wanted, action, self._welcome)

    def _perform(
        self,
        wanted: Wanted,
        action: "partial[CheckedIn]",
        then: Callable[[CheckedIn], object],
    ) -> None:
        back = partial(self._give_back, wanted.text)
        self._gateway.perform(action, then=then, otherwise=back)

    def _take_text(self) -> None:
        """Clear the field at once: the next name may be typed already."""
        self._asked = ""
        self._parts.field.clear()
        self._parts.field.setFocus()
        self._parts.details.hide()

    def _give_back(self, asked: str, _refusal: DeskError) -> None:
        if not self._parts.field.text():
            self._parts.field.setText(asked)

    def _ask_who(self, found: Found) -> None:
        self._asked = self._parts.field.text()
        if not found.hits:
            self._page.warned.emit(tr("Type two letters at least."))
        elif any(hit.namesake for hit in found.hits):
            self._page.warned.emit(
                tr("There are several people of this name. Whom do you mean? Choose with ↓.")
            )
        else:
            self._page.warned.emit(
                tr("Whom do you mean? Choose with ↓, or type on. Ctrl N enters a new visitor.")
            )

    def _typed_on(self) -> bool:
        """Say whether the next name was typed behind one that Enter did not take, and ask.

        With twelve people waiting nobody looks up: two names in one would become a visitor.
        """
        asked, text = self._asked, self._parts.field.text()
        self._asked = ""
        if not asked or text == asked or not text.startswith(asked):
            return False
        self._page.warned.emit(tr("Nobody has this name. Enter once more enters a new visitor."))
        return True

    def _open_door(self) -> tuple[int, ...]:
        """Give the open door that is on now: what a new visitor comes for first."""
        actor = self._gateway.actor
        wall = actor.clock.wall(actor.now()).time()
        rows = self._reading.day.now_and_soon(wall)
        return tuple(row.id for row in rows if row.walk_in and not row.full)[:1]

    def _welcome(self, done: CheckedIn) -> None:
        self._page.said.emit(phrases.checked_in(done, self._gateway.clock))

    def _welcome_newcomer(self, done: CheckedIn) -> None:
        self._welcome(done)
        self._parts.details.open_for(done.person_id, done.person)
