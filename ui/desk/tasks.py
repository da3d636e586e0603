"""What the desk page does: it takes what the widgets say and hands it to the gateway."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Slot

from atelier.desk.actions import check_in, give_name, register_walk_in
from atelier.desk.counting import count_visitors
from atelier.desk.receipts import CheckedIn, Counted
from atelier.desk.typed import read_typed
from atelier.desk.undoing import Undone, undo, undo_last
from atelier.domain import DeskError, Function
from atelier.language import tr
from ui.desk import phrases
from ui.desk.panel_tasks import PanelTasks
from ui.desk.parts import DeskParts
from ui.desk.reading import DeskReading
from ui.desk.sheets import DeskSheets
from ui.kit.commands import Command

if TYPE_CHECKING:
    from ui.desk.page import DeskPage

_REMEMBERED = 50  # of this desk's own saves, for Ctrl+Z


class DeskTasks(QObject):
    """Binds keys and buttons to actions. Each save has a key, so that it is saved once."""

    def __init__(self, page: "DeskPage", parts: DeskParts, reading: DeskReading) -> None:
        super().__init__(page)
        self._page = page
        self._parts = parts
        self._reading = reading
        self._gateway = page.gateway
        self._sheets = DeskSheets(page, reading)
        self._keys: list[UUID] = []
        self._waiting = ""  # what Enter means once the answer to the last letter is there
        self._asked = ""  # what Enter was pressed on without meaning anybody
        self._naming = 0  # the count of which somebody gives a name
        self.panels = PanelTasks(page, parts, reading, self._new_key)
        self._connect()

    @property
    def panel_open(self) -> bool:
        """Whether a panel stands in the place of the results."""
        return self._parts.panel_open

    @Slot()
    def enter(self) -> None:
        """Do what stands there; wait for the answer to what was typed."""
        self._act("enter")

    @Slot()
    def enter_everything(self) -> None:
        """Check in for everything that the chosen person is enrolled for today."""
        self._act("everything")

    @Slot()
    def enter_new(self) -> None:
        """Enter the name that was typed as a new visitor."""
        self._act("new")

    @Slot()
    def undo_last(self) -> None:
        """Take back the last action of this desk."""
        action = partial(undo_last, keys=tuple(self._keys), actor=self._gateway.actor)
        self._gateway.perform(action, then=self._told_undone)

    @Slot()
    def escape(self) -> None:
        """Close what is open, else forget what was begun."""
        self.panels.close_panel()
        self._parts.details.hide()
        self._stop_naming()

    @Slot()
    def print_list(self) -> None:
        """Lay out the list of the chosen occurrence, else of the next one."""
        occurrence_id = self._parts.today.current()
        if occurrence_id is None:
            self._page.warned.emit(tr("Nothing is planned today, so there is no list."))
        else:
            self._sheets.show_list(occurrence_id)

    def _connect(self) -> None:
        parts = self._parts
        parts.field.returnPressed.connect(self.enter)
        parts.field.stepped.connect(parts.hits.step)
        parts.field.turned.connect(parts.choices.turn)
        parts.field.all_wanted.connect(self.enter_everything)
        parts.field.left_by_escape.connect(self.escape)
        parts.results.opened.connect(self._meant)
        parts.choices.confirmed.connect(self.enter)
        parts.choices.all_confirmed.connect(self.enter_everything)
        parts.tiles.counted.connect(self._count_one)
        Command(self._page, tr("New visitor"), self.enter_new, key="Ctrl+N")
        parts.new_visitor.pushed.connect(self.enter_new)
        parts.recent.undo_wanted.connect(self._undo)
        parts.recent.name_wanted.connect(self._begin_naming)
        parts.today.list_wanted.connect(self._sheets.show_list)
        parts.today.more.pushed.connect(self._sheets.choose_list)
        Command(self._page, tr("Which list?"), self._sheets.choose_list, key="Ctrl+Shift+P")
        parts.today.overview_wanted.connect(self._sheets.show_overview)
        parts.today.tally_wanted.connect(self._sheets.show_tally)
        parts.details.closed.connect(self.escape)
        self._reading.settled.connect(self._go_on)

    # What stands in the field

    def _act(self, what: str) -> None:
        if self._reading.searching:
            self._waiting = what
            return
        self._waiting = ""
        typed = read_typed(self._parts.field.text())
        if typed.code:
            self.panels.open_list(typed.code)
        elif typed.number:
            self._count(typed.number, self._parts.tiles.chosen)
        elif what == "new":
            self._enter_newcomer()
        elif typed.name:
            self._enter_chosen(everything=what == "everything")

    @Slot()
    def _go_on(self) -> None:
        if self._waiting:
            self._act(self._waiting)

    @Slot()
    def _meant(self) -> None:
        """Let somebody new in at a click; who is known is chosen by it."""
        if self._parts.hits.chosen_hit() is None:
            self._enter_newcomer()
        self._parts.field.setFocus()

    def _enter_chosen(self, *, everything: bool) -> None:
        row = self._parts.hits.chosen()
        if row is None:
            self._ask_who()
        elif row.hit is None:
            if not self._typed_on():
                self._enter_newcomer()
        elif self._naming:
            self._name_count(row.hit.id, "")
        else:
            choice = self._parts.choices.choice
            one = () if choice is None or choice.occurrence_id is None else (choice.occurrence_id,)
            self._check_in(row.hit.id, row.hit.enrolled if everything else one)

    def _ask_who(self) -> None:
        self._asked = self._parts.field.text()
        hits = self._reading.found.hits
        if not hits:
            self._page.warned.emit(tr("Type two letters at least."))
        elif any(hit.namesake for hit in hits):
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

    def _check_in(self, person_id: int, occurrence_ids: Sequence[int]) -> None:
        action = partial(
            check_in,
            person_id=person_id,
            occurrence_ids=tuple(occurrence_ids),
            companions=read_typed(self._parts.field.text()).companions,
            actor=self._gateway.actor,
            key=self._new_key(),
        )
        self._perform_typed(action, self._welcome)

    def _enter_newcomer(self) -> None:
        name = self._reading.newcomer()
        if not name:
            self._page.warned.emit(tr("Type the name of the new visitor first, without figures."))
            self._parts.field.setFocus()
            return
        if self._naming:
            self._name_count(None, name)
            return
        door = self._open_door()
        action = partial(
            register_walk_in,
            name=name,
            occurrence_ids=door,
            companions=read_typed(self._parts.field.text()).companions,
            actor=self._gateway.actor,
            key=self._new_key(),
        )
        self._perform_typed(action, self._welcome_newcomer)

    def _open_door(self) -> tuple[int, ...]:
        """Give the open door that is on now: what a new visitor comes for first."""
        actor = self._gateway.actor
        wall = actor.clock.wall(actor.now()).time()
        rows = self._reading.day.now_and_soon(wall)
        return tuple(row.id for row in rows if row.walk_in and not row.full)[:1]

    def _perform_typed(self, action: "partial[CheckedIn]", then: object) -> None:
        """Clear the field at once, for the next in the queue; give it back when it is refused."""
        asked = self._parts.field.text()
        self._parts.field.clear()
        self._parts.field.setFocus()
        self._parts.details.hide()
        self._gateway.perform(action, then=then, otherwise=partial(self._give_back, asked))  # type: ignore[arg-type]

    def _give_back(self, asked: str, _refusal: DeskError) -> None:
        if not self._parts.field.text():
            self._parts.field.setText(asked)

    def _welcome(self, done: CheckedIn) -> None:
        self._page.said.emit(phrases.checked_in(done, self._gateway.clock))

    def _welcome_newcomer(self, done: CheckedIn) -> None:
        self._welcome(done)
        self._parts.details.open_for(done.person_id, done.person)

    # Without a name

    @Slot(object)
    def _count_one(self, function: Function) -> None:
        self._count(1, function)

    def _count(self, number: int, function: Function) -> None:
        asked = self._parts.field.text() if read_typed(self._parts.field.text()).number else ""
        if asked:
            self._parts.field.clear()
        action = partial(
            count_visitors,
            number=number,
            function=function,
            actor=self._gateway.actor,
            key=self._new_key(),
        )
        self._gateway.perform(
            action, then=self._told_counted, otherwise=partial(self._give_back, asked)
        )

    def _told_counted(self, done: Counted) -> None:
        self._page.said.emit(phrases.counted(done))

    @Slot(int)
    def _begin_naming(self, action_id: int) -> None:
        self._naming = action_id
        self._parts.search.ask(tr("Who was that? Type the name (Esc: never mind)"))
        self._parts.field.setFocus()

    def _stop_naming(self) -> None:
        if self._naming:
            self._naming = 0
            self._parts.search.ask(tr("Who is there?"))

    def _name_count(self, person_id: int | None, name: str) -> None:
        action = partial(
            give_name,
            counted_action_id=self._naming,
            person_id=person_id,
            name=name,
            actor=self._gateway.actor,
            key=self._new_key(),
        )
        self._stop_naming()
        self._perform_typed(action, self._welcome)

    # Undo

    @Slot(int)
    def _undo(self, action_id: int) -> None:
        action = partial(undo, action_id=action_id, actor=self._gateway.actor)
        self._gateway.perform(action, then=self._told_undone)
        self._parts.field.setFocus()

    def _told_undone(self, _undone: Undone) -> None:
        self._page.said.emit(tr("It was undone."))

    def _new_key(self) -> UUID:
        key = uuid4()
        self._keys = [*self._keys[1 - _REMEMBERED :], key]
        return key
