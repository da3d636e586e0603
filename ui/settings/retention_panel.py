"""What was kept long enough: the list, confirming it, and the two papers of privacy."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar
from uuid import uuid4

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.domain import Changes, RetentionCount, RetentionList, RetentionWatch
from atelier.language import tr
from atelier.paper.sheet import Sheet
from atelier.reports.amounts import whole
from atelier.retention.due_words import kind_name, standing_sentence, what_happens
from atelier.retention.lists import (
    DueList,
    DuePerson,
    DueRow,
    Standing,
    carry_on,
    confirm,
    due,
    trust_date,
)
from atelier.retention.register_paper import register_sheet
from atelier.retention.statement_paper import statement_sheet
from ui.gateway import Gateway
from ui.kit.buttons import PrimaryButton, QuietButton
from ui.kit.card import Card
from ui.kit.measures import sized, spaced
from ui.kit.panel import Panel
from ui.kit.pill import Pill
from ui.kit.rows_model import Column
from ui.kit.rows_view import RowsView
from ui.kit.text import PlainLabel
from ui.kit.wrapped_label import WrappedLabel


class Numbered:
    """A row of the list with a number of its own, as a table asks for one."""

    def __init__(self, number: int, row: DueRow) -> None:
        self.id, self.row = number, row


class RetentionPanel(Panel):
    """The list is shown first; whoever confirms gives the secret again."""

    watches: ClassVar[Changes] = frozenset({RetentionCount, RetentionList, RetentionWatch})

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self._found: DueList | None = None
        self._hidden = False
        self.pill, self.sentence = Pill(), WrappedLabel("", "strong")
        self.rows: RowsView[Numbered] = RowsView(_columns(), tr("What is due"), row_height=36)
        self.people: RowsView[DuePerson] = RowsView(
            [Column(tr("Who it is about"), self._name_of)], tr("Who it is about"), row_height=32
        )
        self.confirm_button = PrimaryButton(tr("Confirm and remove"), icon="check", once=True)
        self.trust_button = QuietButton(tr("The date is right"), icon="calendar-check", once=True)
        self.register = QuietButton(tr("Print the register of processing"), icon="printer")
        self.statement = QuietButton(tr("Print the privacy statement"), icon="printer")
        for button in (self.confirm_button, self.trust_button):
            button.rearm_with(gateway.busy)
        self.confirm_button.pushed.connect(self.confirm)
        self.trust_button.pushed.connect(self.trust)
        self.register.pushed.connect(self.print_register)
        self.statement.pushed.connect(self.print_statement)
        self.rows.chosen_changed.connect(self._show_people)
        self._lay_out()

    def begin(self, facts: object) -> None:
        """Show what is due."""
        _ = facts  # no page asks for anything within it
        self.refresh()

    def refresh(self) -> None:
        """Look again what is due."""
        self.gateway.read(partial(due, actor=self.gateway.actor), then=self._show)

    def take_focus(self) -> None:
        """Put the cursor in the list, or on the papers where there is none."""
        if self.rows.rows:
            self.rows.setFocus()
        else:
            self.register.setFocus()

    def blank_names(self, blank: bool) -> None:
        """Hide whom it is about, or show it again."""
        self._hidden = blank
        self._show_people()

    @Slot()
    def confirm(self) -> None:
        """Confirm the list, and carry it out."""
        action = partial(confirm, actor=self.gateway.actor)
        self.gateway.perform(action, then=self._go_on)

    @Slot()
    def trust(self) -> None:
        """Say that the date of this computer is right."""
        if self._found is not None and self._found.standing.jump is not None:
            day = self._found.standing.jump[1]
            action = partial(trust_date, day=day, actor=self.gateway.actor)
            self.gateway.perform(action, then=self._trusted)

    @Slot()
    def print_shown(self) -> None:
        """Show the privacy statement: it is what hangs on the wall."""
        self.print_statement()

    @Slot()
    def print_register(self) -> None:
        """Show the register of processing as it is in force."""
        self._preview(register_sheet, tr("Register of processing"))

    @Slot()
    def print_statement(self) -> None:
        """Show the privacy statement as it is in force."""
        self._preview(statement_sheet, tr("Privacy statement"))

    def _preview(self, action: Callable[..., Sheet], title: str) -> None:
        layout = partial(action, actor=self.gateway.actor)
        self.gateway.read(partial(layout, key=None), then=partial(self._show_sheet, layout, title))

    def _show_sheet(self, layout: partial[Sheet], title: str, sheet: Sheet) -> None:
        finish = partial(self._finish, partial(layout, key=uuid4()))
        self.preview_requested.emit(sheet.pdf, title, finish)

    def _finish(self, layout: partial[Sheet], then: Callable[[bytes], object]) -> None:
        """Give the sheet its number; the same paper printed twice keeps it."""
        self.gateway.perform(layout, then=partial(_hand_over, then))

    def _lay_out(self) -> None:
        card = Card(spacing=12)
        head = spaced(QHBoxLayout(), 12)
        head.addWidget(self.pill)
        head.addWidget(self.sentence, stretch=1)
        buttons = spaced(QHBoxLayout(), 8)
        for button in (self.confirm_button, self.trust_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        card.box.addLayout(head)
        card.box.addWidget(sized(self.rows, height=190))
        card.box.addWidget(sized(self.people, height=150))
        card.box.addLayout(buttons)
        papers = Card(tr("On paper"), spacing=12)
        hint = tr("Both are made from the settings as they are now, in the language of the window.")
        papers.box.addWidget(PlainLabel(hint, "small", wrap=True))
        line = spaced(QHBoxLayout(), 8)
        line.addWidget(self.register)
        line.addWidget(self.statement)
        line.addStretch(1)
        papers.box.addLayout(line)
        column = spaced(QVBoxLayout(self), 12)
        column.addWidget(card)
        column.addWidget(papers)
        column.addStretch(1)

    def _show(self, found: DueList) -> None:
        self._found = found
        now, any_due = found.standing, bool(found.rows)
        self.pill.show_text(*_pill(now, any_due=any_due))
        self.sentence.setText(standing_sentence(now))
        self.rows.show_rows(Numbered(number, row) for number, row in enumerate(found.rows))
        if self.rows.chosen() is None and any_due:
            self.rows.choose(0)
            if self.register.hasFocus():  # it had to wait for the list
                self.rows.setFocus()
        for widget in (self.rows, self.confirm_button):
            widget.setVisible(any_due)
        self.confirm_button.setEnabled(not now.going)
        self.trust_button.setVisible(now.jump is not None)
        self._show_people()

    @Slot()
    def _show_people(self) -> None:
        chosen = self.rows.chosen()
        found = self._found
        kind = None if chosen is None else chosen.row.kind
        people = [] if found is None else [one for one in found.people if one.kind is kind]
        self.people.show_rows(people)
        self.people.setVisible(bool(people))

    def _name_of(self, person: DuePerson) -> str:
        return "•••" if self._hidden else person.name

    def _trusted(self, _now: Standing) -> None:
        self.said.emit(tr("The date is taken as right."))
        self.refresh()

    def _go_on(self, _now: object) -> None:
        self.gateway.perform(partial(carry_on, actor=self.gateway.actor), then=self._gone_further)

    def _gone_further(self, more: object) -> None:
        if more:
            self._go_on(more)
        else:
            self.said.emit(tr("It was removed. The figures stayed as they were."))
            self.refresh()


def _hand_over(then: Callable[[bytes], object], sheet: Sheet) -> None:
    then(sheet.pdf)


def _columns() -> list[Column[Numbered]]:
    return [
        Column(tr("What"), lambda one: kind_name(one.row.kind), 215),
        Column(tr("How many"), lambda one: whole(one.row.number), 112, right=True),
        Column(tr("What happens"), lambda one: what_happens(one.row)),
    ]


def _pill(now: Standing, *, any_due: bool) -> tuple[str, str]:
    if now.jump is not None:
        return tr("Look at the date"), "warning"
    if now.going or now.until is not None:
        return tr("Waits for you") if not now.going else tr("Being removed"), "meeting"
    return (tr("Due"), "meeting") if any_due else (tr("In order"), "good")
