"""The list of one day: places, who waits, who is off that day, each with the last call."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.domain import Clock, EnrolmentState
from atelier.enrolment.call_queries import outcome_words
from atelier.enrolment.lists import DayList, ListedRow
from atelier.language import tr, tr_count
from atelier.words import clock_time, day_in_figures, day_in_words
from ui.kit.button_rows import ButtonRows
from ui.kit.buttons import PrimaryButton, QuietButton
from ui.kit.card import Card, hairline
from ui.kit.commands import Command
from ui.kit.empty_state import EmptyState
from ui.kit.measures import sized, spaced
from ui.kit.painting import Run, soft, strong
from ui.kit.rows_model import Column
from ui.kit.rows_view import RowsView
from ui.kit.text import ElidedLabel, PlainLabel


class EnrolList(Card):
    """Who stands on the list, and what can be done with the chosen one.

    Signals:
        asked: what is to be done (a word of ``TASKS``), and with which row (``ListedRow``).
        call_wanted: somebody is to be called about a place that is free.
    """

    asked = Signal(str, object)
    call_wanted = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(margins=(1, 12, 1, 12), spacing=8, parent=parent)
        self._clock = clock
        self._blank = False
        self._list: DayList | None = None
        self.heading = ElidedLabel("", "heading")
        self.numbers = PlainLabel("", "soft", wrap=True)
        self.proposal = PlainLabel("", "", wrap=True)
        self.call = PrimaryButton(tr("Call?"), icon="phone", key="Ctrl+B", once=True)
        self.rows = RowsView(self._columns(), tr("Enrolled and waiting"), row_height=40)
        self.empty = EmptyState("users-round", "")
        self.buttons: dict[str, QuietButton] = {}
        self._lay_out()
        self.rows.chosen_changed.connect(self._on_chosen)
        self.call.pushed.connect(self.call_wanted)
        Command(self, tr("Call?"), self.call.click, key="Ctrl+B")

    def show_list(self, found: DayList) -> None:
        """Show the places of a day; the chosen row stays chosen."""
        self._list = found
        when = f"{day_in_words(found.day)} {clock_time(found.starts)}"
        self.heading.setText(f"{found.activity} · {when}")
        self.numbers.setText(_numbers(found))
        first = found.proposed
        self._proposal.setVisible(first is not None)
        if first is not None:
            self.proposal.setText(_proposal(found, "•••" if self._blank else first.name))
        self.call.rearm()
        self.rows.show_rows(found.rows)
        self.rows.setVisible(bool(found.rows))
        self.empty.setVisible(not found.rows)
        self.empty.show_words(*_nobody(found))
        self._on_chosen()

    def blank_names(self, blank: bool) -> None:
        """Hide every name (F12), or show them again."""
        self._blank = blank
        self.rows.viewport().update()
        if self._list is not None:
            self.show_list(self._list)

    def _lay_out(self) -> None:
        self._proposal = QWidget()
        line = spaced(QHBoxLayout(self._proposal), 10)
        line.addWidget(self.proposal, stretch=1)
        line.addWidget(self.call)
        head = QWidget()
        column = spaced(QVBoxLayout(head), 8, (16, 0, 16, 0))
        column.addWidget(self.heading)
        column.addWidget(self.numbers)
        column.addWidget(self._proposal)
        self.box.addWidget(head)
        self.box.addWidget(hairline())
        self.box.addWidget(sized(self.rows, least_height=160), stretch=1)
        self.box.addWidget(self.empty, stretch=1)
        foot = QWidget()
        tasks = ("give", "end", "whole", "day", "off", "leave")
        self._doings = ButtonRows([self._button(task) for task in tasks], most=3)
        spaced(QVBoxLayout(foot), 0, (16, 0, 16, 0)).addWidget(self._doings)
        self.box.addWidget(foot)

    def _button(self, task: str) -> QuietButton:
        words, key = {
            "give": (tr("Give the place"), "Ctrl+J"),
            "end": (tr("To the end of the list"), "Ctrl+K"),
            "whole": (tr("The whole series"), "Ctrl+R"),
            "day": (tr("Only this day"), "Ctrl+Shift+R"),
            "off": (tr("Not this day"), "Ctrl+D"),
            "leave": (tr("Withdraw"), "Ctrl+Shift+D"),
        }[task]
        command = Command(self, words, partial(self._ask, task), key=key)
        self.buttons[task] = command.button(QuietButton)
        return self.buttons[task]

    def _ask(self, task: str) -> None:
        row = self.rows.chosen()
        if row is not None and not self.buttons[task].isHidden():
            self.asked.emit(task, row)

    @Slot()
    def _on_chosen(self) -> None:
        row, found = self.rows.chosen(), self._list
        possible = set() if row is None or found is None else _possible(row, found)
        for task, button in self.buttons.items():
            button.setVisible(task in possible)
        self._doings.arrange()

    def _columns(self) -> tuple[Column[ListedRow], ...]:
        return (
            Column("", _rank, 56),
            Column(tr("Name"), self._name, runs=self._name_runs),
            Column(tr("Place"), _how, 150, runs=_how_runs),
            Column(tr("Last call"), self._called, 190, runs=_softly(self._called)),
        )

    def _name(self, row: ListedRow) -> str:
        return "•••" if self._blank else row.name

    def _name_runs(self, row: ListedRow) -> Sequence[Run]:
        name = strong(self._name(row))
        if not row.contact or self._blank:
            return (name,)
        return name, soft(f"  {tr('parent: {name}', name=row.contact)}")

    def _called(self, row: ListedRow) -> str:
        if row.last_call is None:
            return ""
        at = self._clock.wall(row.last_call.at)
        when = clock_time(at.time())
        if at.date() != self._clock.today():
            when = day_in_figures(at.date())
        return f"{outcome_words(row.last_call.outcome, row.last_call.agreed)} · {when}"


def _softly(text: Callable[[ListedRow], str]) -> Callable[[ListedRow], Sequence[Run]]:
    def runs(row: ListedRow) -> Sequence[Run]:
        return (soft(text(row)),)

    return runs


def _rank(row: ListedRow) -> str:
    return str(row.rank) if row.rank else ""


def _how(row: ListedRow) -> str:
    if row.state is EnrolmentState.WITHDRAWN:
        return tr("not this day")
    if row.state is EnrolmentState.WAITING:
        return tr("waits") if row.whole else tr("waits for this day")
    return tr("whole series") if row.whole else tr("this day")


def _how_runs(row: ListedRow) -> Sequence[Run]:
    if row.state is EnrolmentState.WAITING:
        return (Run(_how(row), pill="warning"),)
    return (soft(_how(row)),)


def _numbers(found: DayList) -> str:
    if found.capacity is None:
        words = tr_count("{count} person enrolled", "{count} people enrolled", found.enrolled)
    else:
        words = tr("{count} of {places} places", count=found.enrolled, places=found.capacity)
    parts = [words]
    if found.waiting:
        parts.append(tr_count("{count} waits", "{count} wait", found.waiting))
    if found.free:
        parts.append(tr_count("{count} more place", "{count} more places", found.free))
    return " · ".join(parts)


def _proposal(found: DayList, name: str) -> str:
    if found.free is None:
        return tr("{name} is the first who waits.", name=name)
    return tr_count(
        "{count} place is free, and {name} is the first who waits.",
        "{count} places are free, and {name} is the first who waits.",
        found.free,
        name=name,
    )


def _nobody(found: DayList) -> tuple[str, str]:
    if found.sensitive:
        return (
            tr("Only the numbers are kept here."),
            tr("The host organisation keeps the list of this activity."),
        )
    if not found.enrolment:
        return tr("Nobody needs to enrol here."), tr("People can just come.")
    return tr("Nobody is enrolled yet."), tr("Search for a name at the right.")


def _possible(row: ListedRow, found: DayList) -> set[str]:
    """Say what can be done with somebody."""
    if row.state is EnrolmentState.WAITING:
        return {"give", "end", "leave"}
    if row.state is EnrolmentState.WITHDRAWN:
        return {"whole"} if found.series_id is not None else set()
    if not row.whole:
        return {"whole", "leave"} if found.series_id is not None else {"leave"}
    return {"day", "off", "leave"}
