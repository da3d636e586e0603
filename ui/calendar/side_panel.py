"""The panel beside the calendar: the chosen occurrence, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from atelier.calendar.card import OccurrenceCard, places_words
from atelier.calendar.recent_changes import RecentChange
from atelier.calendar.shown import ShownOccurrence
from atelier.domain import Actor, Function
from atelier.domain.functions import function_name
from atelier.language import tr, tr_count
from atelier.words import clock_time, day_in_words
from ui.calendar.side_widgets import SideWidgets


class SidePanel(SideWidgets):
    """Shows the chosen occurrence; without one, how to go on and the last changes.

    What the calendar knows already is shown at once, the rest when it has been read.
    """

    def __init__(self, actor: Actor, parent: QWidget | None = None) -> None:
        super().__init__(actor, parent)
        self._blank = False
        self._card: OccurrenceCard | None = None
        self._row: ShownOccurrence | None = None

    @property
    def shows(self) -> int | None:
        """The id of the occurrence that is told of."""
        return self._row.id if self._row is not None else None

    def show_row(self, row: ShownOccurrence | None) -> None:
        """Show what the calendar knows of another occurrence; what must be read comes later."""
        self._row = row
        self.stack.setCurrentIndex(0 if row is None else 1)
        if row is None:
            self._card = None
            return
        if self._card is None or self._card.id != row.id:
            self._card = None
            self.when.setText(_times(row))
            self.warning_box.show_words("")
            self.changes.show_rows(())
        self._show_head(row)
        self._show_facts()

    def show_card(self, card: OccurrenceCard) -> None:
        """Show everything, if it is still what is chosen."""
        if self.shows != card.id:
            return
        self._card, self._row = card, card.shown
        self._show_head(card.shown)
        self.when.setText(card.when)
        self._show_facts()
        self.warning_box.show_words(card.warning())
        self.calls.setVisible(card.call_list is not None)
        self.changes.show_rows(card.changes)

    def show_calls(self, number: int) -> None:
        """Say how many people wait for a call or a proposal, where nothing is chosen."""
        words = tr_count("{count} list to call", "{count} lists to call", number)
        self.open_calls.set_words(words)
        self.open_calls.setVisible(number > 0)

    def show_changes(self, rows: Sequence[RecentChange]) -> None:
        """Show the last changes of the whole calendar."""
        self.all_changes.show_rows(rows)

    def blank_names(self, blank: bool) -> None:
        """Hide the names of the volunteers (F12), or show them again."""
        self._blank = blank
        self._show_facts()

    def take_focus(self) -> None:
        """Go to the first thing that can be done."""
        first = next((one for one in self.tasks.values() if not one.isHidden()), None)
        if first is not None and self._row is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def call_list(self) -> int | None:
        """Give the list of people who must still be called about the occurrence."""
        return None if self._card is None else self._card.call_list

    @property
    def row(self) -> ShownOccurrence | None:
        """What the calendar knows of the occurrence."""
        return self._row

    def _show_head(self, row: ShownOccurrence) -> None:
        kind = "neutral" if row.function is Function.INTERNAL else row.function.value
        self.function.show_text(function_name(row.function), kind)
        self.state.show_text(tr("does not go ahead") if row.cancelled else "")
        self.name.setText(row.name)
        cancelled, private = row.cancelled, row.sensitive
        self.tasks["print"].setVisible(not cancelled and not private)
        self.tasks["enrol"].setVisible(row.enrolment and not cancelled)
        self.tasks["cancel"].setVisible(not cancelled)
        self.tasks["reinstate"].setVisible(cancelled)
        self.calls.setVisible(self._card is not None and self._card.call_list is not None)

    def _show_facts(self) -> None:
        row, card = self._row, self._card
        if row is None:
            return
        team, missing = _team(card, self._blank), ""
        if row.open_shifts:
            missing = tr("{count} more needed", count=row.open_shifts)
        told = card is not None and card.clash is not None  # in the red box, and better
        clash = tr("This room is taken twice.") if row.clash and not told else ""
        self.facts.show_facts(
            [
                (_this_time(row, self.when.text()), row.reason if row.cancelled else ""),
                (row.room, clash),
                (row.host, ""),
                places_words(row),
                (team, missing),
                ("" if card is None else card.offer(), ""),
                ("" if card is None else card.price(), ""),
                ("" if card is None else card.audience, ""),
            ]
        )


def _times(row: ShownOccurrence) -> str:
    return f"{day_in_words(row.day)} {clock_time(row.starts)}–{clock_time(row.ends)}"


def _this_time(row: ShownOccurrence, when: str) -> str:
    """Say the day, and the time where the rule of the series gives another one."""
    times = _times(row)
    if when == times:
        return ""
    usual = f"{clock_time(row.starts)}–{clock_time(row.ends)}" in when
    return day_in_words(row.day) if usual else times


def _team(card: OccurrenceCard | None, blank: bool) -> str:
    if card is None or not card.team:
        return ""
    if blank:
        return "•••"
    roles: dict[str, list[str]] = {}
    for name, role in card.team:
        roles.setdefault(role.lower(), []).append(name)
    return ", ".join(f"{', '.join(names)} ({role})" for role, names in roles.items())
