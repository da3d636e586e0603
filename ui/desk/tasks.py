"""What the desk page does: it takes what the widgets say and hands it to the gateway."""

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Slot

from atelier.desk.counting import count_visitors
from atelier.desk.receipts import Counted
from atelier.desk.typed import Typed, read_typed
from atelier.desk.undoing import Undone, undo
from atelier.desk.undoing_any import undo_last_of_desk
from atelier.domain import CitizenNumber, DeskError, Function
from atelier.domain.text import holds_citizen_number
from atelier.journal.changes import ChangeUndone
from atelier.language import tr
from ui.desk import phrases
from ui.desk.entering import Entering
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
        self._gateway = page.gateway
        self._sheets = DeskSheets(page, reading)
        self._keys: list[UUID] = []
        self.entering = Entering(page, parts, reading, self._new_key)
        self.panels = PanelTasks(page, parts, reading, self._new_key)
        self._connect()

    @property
    def panel_open(self) -> bool:
        """Whether a panel stands in the place of the results."""
        return self._parts.panel_open

    @Slot()
    def enter(self) -> None:
        """Do what stands in the field: a name, a number, a scanned code."""
        typed = read_typed(self._parts.field.text())
        if typed.code:
            self.panels.open_list(typed.code)
        elif typed.number:
            self._count(typed.number, Function.MEETING)
        elif typed.name and self._has_letters(typed):
            self.entering.enter()

    @Slot()
    def enter_everything(self) -> None:
        """Check in for everything that the chosen person is enrolled for today."""
        if read_typed(self._parts.field.text()).name:
            self.entering.enter(everything=True)

    @Slot()
    def enter_new(self) -> None:
        """Enter the name that was typed as a new visitor; from a panel, go back to the field."""
        if self.panel_open:
            self.panels.close_panel()
        else:
            self.entering.enter_newcomer()

    @Slot()
    def undo_last(self) -> None:
        """Take back the last action of this desk."""
        action = partial(undo_last_of_desk, keys=tuple(self._keys), actor=self._gateway.actor)
        self._gateway.perform(action, then=self._told_undone)

    @Slot()
    def escape(self) -> None:
        """Close what is open, else forget what was begun."""
        self.panels.close_panel()
        self._parts.details.hide()
        self.entering.stop_naming()

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
        parts.field.stepped.connect(self._step)
        parts.field.turned.connect(parts.choices.turn)
        parts.field.all_wanted.connect(self.enter_everything)
        parts.field.left_by_escape.connect(self.escape)
        parts.field.textChanged.connect(self._say_what_a_number_means)
        parts.results.opened.connect(self._meant)
        parts.choices.confirmed.connect(self.enter)
        parts.choices.all_confirmed.connect(self.enter_everything)
        parts.tiles.counted.connect(self._count_for)
        Command(self._page, tr("New visitor"), self.enter_new, key="Ctrl+N")
        parts.new_visitor.pushed.connect(self.enter_new)
        parts.recent.undo_wanted.connect(self._undo)
        parts.recent.name_wanted.connect(self.entering.begin_naming)
        parts.today.list_wanted.connect(self._sheets.show_list)
        parts.today.more.pushed.connect(self._sheets.choose_list)
        Command(self._page, tr("Which list?"), self._sheets.choose_list, key="Ctrl+Shift+P")
        parts.today.overview_wanted.connect(self._sheets.show_overview)
        parts.today.tally_wanted.connect(self._sheets.show_tally)
        parts.duty.card_wanted.connect(self._sheets.show_duty_card)
        parts.details.closed.connect(self.escape)

    def _has_letters(self, typed: Typed) -> bool:
        """Say what is wrong with figures that are neither a number of people nor a name."""
        if any(sign.isalpha() for sign in typed.name):
            return True
        if holds_citizen_number(typed.name):
            self._page.warned.emit(str(CitizenNumber()))
        else:
            self._page.warned.emit(tr("Fill in a number from 1 to {most}.", most=99))
        return False

    @Slot(int)
    def _step(self, by: int) -> None:
        if not self._parts.names_hidden:
            self._parts.hits.step(by)

    @Slot()
    def _meant(self) -> None:
        """Let somebody new in at a click; who is known is chosen by it."""
        if self._parts.hits.chosen_hit() is None:
            self.entering.enter_newcomer()
        self._parts.field.setFocus()

    # Without a name

    @Slot(object)
    def _count_for(self, function: Function) -> None:
        """Count one visitor, or as many as stand in the field."""
        self._count(read_typed(self._parts.field.text()).number or 1, function)

    def _count(self, number: int, function: Function) -> None:
        self.entering.stop_naming()
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

    def _give_back(self, asked: str, _refusal: DeskError) -> None:
        if not self._parts.field.text():
            self._parts.field.setText(asked)

    @Slot(str)
    def _say_what_a_number_means(self, text: str) -> None:
        number = read_typed(text).number
        self._parts.search.hint_at(
            tr("Enter: {count} × meeting · Ctrl 1–4: another function", count=number)
            if number
            else ""
        )

    # Undo

    @Slot(int)
    def _undo(self, action_id: int) -> None:
        action = partial(undo, action_id=action_id, actor=self._gateway.actor)
        self._gateway.perform(action, then=self._told_undone)
        self._parts.field.setFocus()

    def _told_undone(self, _undone: Undone | ChangeUndone) -> None:
        self.entering.stop_naming()
        self._parts.details.hide()
        self._page.said.emit(tr("It was undone."))

    def _new_key(self) -> UUID:
        key = uuid4()
        self._keys = [*self._keys[1 - _REMEMBERED :], key]
        self._parts.recent.own = frozenset(self._keys)
        return key
