"""What can be done with the figures: print them, write them to a file, follow one, close."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from atelier.language import tr
from atelier.reports.figures import Key
from atelier.reports.period_words import period_name
from ui.reports.facts import OfFigure, OfPeriod
from ui.reports.panels import BUILDERS
from ui.reports.printing import preview_sheet

if TYPE_CHECKING:
    from ui.reports.page import ReportsPage


class ReportTasks(QObject):
    """The tasks of the reports page."""

    def __init__(self, page: ReportsPage) -> None:
        super().__init__(page)
        self._page = page

    def open_trace(self, key: Key) -> None:
        """Show what a figure was counted from."""
        view = self._page.body.view
        if view is not None:
            self._open("trace", OfFigure(key, view.period, view.figures.labels))

    @Slot()
    def open_closing(self) -> None:
        """Close the month, or correct it."""
        self._open("closing", OfPeriod(self._page.period))

    @Slot()
    def open_definitions(self) -> None:
        """Say what each figure means."""
        self._open("definitions", OfPeriod(self._page.period))

    @Slot()
    def open_targets(self) -> None:
        """Show what was agreed on with funders, and how far it is."""
        self._open("targets", OfPeriod(self._page.period))

    @Slot()
    def open_partners(self) -> None:
        """Show the partners and their names through the years."""
        self._open("partners", OfPeriod(self._page.period))

    def _open(self, name: str, facts: object) -> None:
        self._page.show_panel(name, BUILDERS[name], facts)

    @Slot()
    def print_shown(self) -> None:
        """Print the summary of the period (Ctrl+P), or what the task in front shows."""
        if self._page.panel is None:
            self.print_summary()
        else:
            self._page.panel.print_shown()

    @Slot()
    def print_summary(self) -> None:
        """Show the summary as it may leave the house; it gets its number when it is printed."""
        self._preview(external=True)

    @Slot()
    def print_internal(self) -> None:
        """Show it with every number, marked as internal."""
        self._preview(external=False)

    @Slot()
    def print_large(self) -> None:
        """Show it in large letters."""
        self._preview(external=True, large=True)

    def _preview(self, *, external: bool, large: bool = False) -> None:
        from atelier.reports.paper.month import month_summary

        page = self._page
        layout = partial(
            month_summary,
            period=page.period,
            actor=page.gateway.actor,
            external=external,
            large=large,
        )
        name = tr("Summary {period}", period=period_name(page.period))
        preview_sheet(page, layout, name)
