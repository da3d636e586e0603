"""People to call: the open lists, and one of them row by row, with a key for each outcome."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID, uuid4

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from atelier.domain import Call, CallList, CallOutcome, Enrolment, Person
from atelier.enrolment.call_queries import (
    CallListRow,
    CallListView,
    CallRow,
    call_list,
    open_call_lists,
)
from atelier.enrolment.call_sheet import call_sheet
from atelier.enrolment.calling import answer_call, begin_call, close_call_list, note_call
from atelier.language import tr
from atelier.words import day_in_figures
from ui.calendar.calls_card import CallsCard
from ui.calendar.calls_rows import list_columns
from ui.calendar.facts import CallPeople
from ui.kit.card import Card
from ui.kit.empty_state import EmptyState
from ui.kit.measures import spaced
from ui.kit.panel import Panel
from ui.kit.rows_view import RowsView
from ui.kit.text import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from atelier.domain import Changes, DeskError
    from atelier.paper.sheet import Sheet
    from ui.gateway import Gateway


class CallsPanel(Panel):
    """The open lists; Enter opens one, Esc goes back to the calendar."""

    watches: ClassVar[Changes] = frozenset({Call, CallList, Enrolment, Person})

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self.title = tr("People to call")
        self._list_id: int | None = None
        self.lists = RowsView(list_columns(), tr("Open lists"), row_height=44)
        self.empty = EmptyState(
            "phone",
            tr("Nobody has to be called."),
            tr("A list begins where something is cancelled or moved, or where a place came free."),
        )
        self.card = CallsCard(gateway.clock)
        self.stack = QStackedWidget()
        self._lay_out()
        self.lists.opened.connect(self._open)
        self.card.back.connect(self._show_lists)
        self.card.begun.connect(self._begin_call)
        self.card.ended.connect(self._note)
        self.card.answered.connect(self._answer)
        self.card.print_wanted.connect(self._print)
        self.card.close_wanted.connect(self._close_list)

    def begin(self, facts: object) -> None:
        """Begin with one list, or with all that are open."""
        assert isinstance(facts, CallPeople)
        self.lists.choose(-1)
        self._open(facts.call_list_id)

    def refresh(self) -> None:
        """Read what is shown again."""
        if self._list_id is None:
            query = partial(open_call_lists, actor=self.gateway.actor)
            self.gateway.read(query, then=self._show_open)
        else:
            one = partial(call_list, call_list_id=self._list_id, actor=self.gateway.actor)
            self.gateway.read(one, then=self._show_one, otherwise=self._gone)

    def take_focus(self) -> None:
        """Put the cursor in the table that is shown."""
        (self.lists if self._list_id is None else self.card.rows).setFocus()

    def blank_names(self, blank: bool) -> None:
        """Hide every name and number (F12), or show them again."""
        self.card.blank_names(blank)

    def _lay_out(self) -> None:
        lists = Card(margins=(1, 12, 1, 1), spacing=8)
        head = QWidget()
        line = spaced(QHBoxLayout(head), 8, (16, 0, 16, 0))
        line.addWidget(PlainLabel(tr("Open lists"), "heading"))
        lists.box.addWidget(head)
        lists.box.addWidget(self.lists, stretch=1)
        lists.box.addWidget(self.empty, stretch=1)
        self.stack.addWidget(lists)
        self.stack.addWidget(self.card)
        spaced(QVBoxLayout(self)).addWidget(self.stack)

    @Slot(int)
    def _open(self, call_list_id: int | None) -> None:
        self._list_id = call_list_id
        self.stack.setCurrentIndex(0 if call_list_id is None else 1)
        self.card.forget()
        self.refresh()
        self.take_focus()

    @Slot()
    def _show_lists(self) -> None:
        self._open(None)

    def _show_open(self, rows: tuple[CallListRow, ...]) -> None:
        self.lists.show_rows(rows)
        self.lists.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        if self.lists.chosen() is None and rows:
            self.lists.choose(0)

    def _show_one(self, view: CallListView) -> None:
        if view.about.id == self._list_id:
            self.card.show_list(view)

    def _gone(self, _error: DeskError) -> None:
        self._show_lists()

    @Slot(object, bool)
    def _begin_call(self, row: CallRow, again: bool) -> None:
        self._perform(partial(begin_call, row=row.id, again=again), self.card.began)

    @Slot(object, object)
    def _note(self, row: CallRow, outcome: CallOutcome) -> None:
        self._perform(partial(note_call, row=row.id, tries=row.tries, outcome=outcome))

    @Slot(object, bool, bool)
    def _answer(self, row: CallRow, agreed: bool, to_the_end: bool) -> None:
        self._perform(partial(answer_call, row=row.id, agreed=agreed, to_the_end=to_the_end))

    @Slot()
    def _close_list(self) -> None:
        assert self._list_id is not None  # the button stands beside a list
        action = partial(close_call_list, call_list_id=self._list_id, actor=self.gateway.actor)
        self.gateway.perform(action, then=self._put_away)

    def _put_away(self, _nothing: object) -> None:
        self.said.emit(tr("The list is put away."))
        self._show_lists()

    def _perform(self, action: partial[Any], then: Callable[[], None] | None = None) -> None:
        key = uuid4()
        bound: partial[Any] = partial(
            action, call_list_id=self._list_id, actor=self.gateway.actor, key=key
        )
        self.gateway.perform(bound, then=partial(self._done, key, then), otherwise=self._refused)

    def _done(self, key: UUID, then: Callable[[], None] | None, _nothing: object) -> None:
        self.changed.emit(key)
        self.card.say("")
        if then is not None:
            then()

    def _refused(self, refusal: DeskError) -> None:
        self.card.say(str(refusal))
        self.refresh()

    @Slot()
    def _print(self) -> None:
        """Preview the list; it gets its number when it is printed."""
        assert self._list_id is not None  # the button stands beside a list
        layout = partial(call_sheet, call_list_id=self._list_id, actor=self.gateway.actor)
        finish = partial(self._finish, layout, uuid4())
        self.gateway.read(partial(layout, key=None), then=partial(self._preview, finish))

    def _preview(self, finish: Callable[..., None], sheet: Sheet) -> None:
        for warning in sheet.warnings:
            self.warned.emit(warning)
        day = day_in_figures(self.gateway.actor.today()).replace("/", "-")
        self.preview_requested.emit(sheet.pdf, f"{tr('Call list')} {day}", finish)

    def _finish(self, layout: partial[Sheet], key: UUID, then: Callable[[bytes], object]) -> None:
        self.gateway.perform(partial(layout, key=key), then=partial(_hand_over, then))


def _hand_over(then: Callable[[bytes], object], sheet: Sheet) -> None:
    then(sheet.pdf)
