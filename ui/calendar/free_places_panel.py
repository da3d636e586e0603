"""How many places are free: numbers for whoever sends people to the house, and no names."""

from datetime import date, timedelta
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.calendar.free_places import FreePlaces, free_places
from atelier.domain import Activity, Changes, Enrolment, Occurrence, Series
from atelier.domain.functions import function_name
from atelier.language import tr, tr_count
from atelier.words import clock_time, day_in_words
from ui.calendar.facts import PrintProgramme, ShowFreePlaces
from ui.gateway import Gateway
from ui.kit.buttons import PrimaryButton
from ui.kit.card import Card
from ui.kit.commands import Command
from ui.kit.empty_state import EmptyState
from ui.kit.measures import spaced
from ui.kit.painting import Run, soft, strong
from ui.kit.panel import Panel
from ui.kit.rows_model import Column
from ui.kit.rows_view import RowsView
from ui.kit.text import PlainLabel

AHEAD = timedelta(weeks=4)  # what comes later fills itself in the meantime


class FreePlacesPanel(Panel):
    """A line for each activity that asks for enrolment, with the next time that it happens."""

    watches: ClassVar[Changes] = frozenset({Activity, Enrolment, Occurrence, Series})

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self.title = tr("Free places")
        self._day = date.min
        self.rows: RowsView[FreePlaces] = RowsView(_columns(), tr("Free places"))
        self.told = PlainLabel("", "soft", wrap=True)
        self.empty = EmptyState(
            "users-round",
            tr("No activity in these weeks asks for enrolment."),
            tr("Activities with enrolment and a number of places stand here."),
        )
        self.printing = Command(self, tr("Print"), self._print, icon="printer", key="Ctrl+Return")
        self._lay_out()

    def begin(self, facts: object) -> None:
        """Read the places of four weeks, from the day that is asked for."""
        assert isinstance(facts, ShowFreePlaces)
        self._day = facts.day
        self.refresh()

    def refresh(self) -> None:
        """Count again; the old rows stay until the new ones are there."""
        query = partial(
            free_places,
            first_day=self._day,
            last_day=self._day + AHEAD,
            actor=self.gateway.actor,
        )
        self.gateway.read(query, then=self._show)

    def take_focus(self) -> None:
        """Go to the rows."""
        self.rows.setFocus()

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), 12)
        head = spaced(QHBoxLayout(), 12)
        head.addWidget(self.told, stretch=1)
        head.addWidget(self.printing.button(PrimaryButton))
        column.addLayout(head)
        card = Card(spacing=0, margins=(1, 8, 1, 8))
        card.box.addWidget(self.rows)
        card.box.addWidget(self.empty)
        self.empty.hide()
        column.addWidget(card, stretch=1)

    def _show(self, rows: tuple[FreePlaces, ...]) -> None:
        self.rows.show_rows(rows)
        self.rows.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        free = sum(row.free for row in rows)
        counted = tr_count("{count} free place", "{count} free places", free)
        first, last = day_in_words(self._day), day_in_words(self._day + AHEAD)
        self.told.setText(
            tr("{counted} from {first} to {last}.", counted=counted, first=first, last=last)
        )

    def _print(self) -> None:
        self.opened.emit("print", PrintProgramme(self._day, self._day + AHEAD))


def _columns() -> list[Column[FreePlaces]]:
    return [
        Column(tr("Activity"), _named, runs=_name),
        Column(tr("Next time"), _when, 250),
        Column(tr("Room"), _room, 170),
        Column(tr("Places"), _taken, 110),
        Column(tr("Free"), _free, 130, runs=_free_runs),
        Column(tr("Waiting list"), _waiting, 110),
    ]


def _named(row: FreePlaces) -> str:
    return f"{row.name} {function_name(row.function)}"


def _name(row: FreePlaces) -> list[Run]:
    return [strong(row.name), soft(f"  {function_name(row.function)}")]


def _when(row: FreePlaces) -> str:
    return f"{day_in_words(row.day)} {clock_time(row.starts)}"


def _room(row: FreePlaces) -> str:
    return row.room


def _taken(row: FreePlaces) -> str:
    return tr("{enrolled} of {capacity}", enrolled=row.enrolled, capacity=row.capacity)


def _free(row: FreePlaces) -> str:
    return tr("{count} free", count=row.free) if row.free else tr("full")


def _free_runs(row: FreePlaces) -> list[Run]:
    return [Run(_free(row), pill="good" if row.free else "warning")]


def _waiting(row: FreePlaces) -> str:
    return str(row.waiting) if row.waiting else ""
