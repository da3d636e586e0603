"""What the reports page writes to files: the figures as a list, the bundle as a folder."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from atelier.language import tr, tr_count
from atelier.reports.period_words import period_name
from atelier.reports.periods import Period, Span
from atelier.tables.saving import put_folder_in_place
from ui.kit.remembered import remember, remembered
from ui.reports.printing import preview_sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from atelier.domain import DeskError
    from atelier.reports.bundle import Bundle, LaidBundle
    from atelier.reports.exporting import Lists
    from ui.reports.page import ReportsPage

_FOLDER = "reports/folder"


class ReportFiles(QObject):
    """Asks where, in the dialog of the system, and writes: whole, or not at all."""

    def __init__(self, page: ReportsPage) -> None:
        super().__init__(page)
        self._page = page

    @property
    def month(self) -> Period:
        """The month of the bundle: the one that is shown if it is over, else the last one."""
        shown, today = self._page.period, self._page.gateway.actor.today()
        if shown.span is Span.MONTH and shown.last < today:
            return shown
        return Period.of(Span.MONTH, today).moved(-1)

    @Slot()
    def ask_where(self) -> None:
        """Ask for the name of the file of the figures; internal ones say so in their name."""
        page = self._page
        name = tr("figures {period}", period=page.period.key.replace("/", " "))
        if not page.body.toolbar.external.isChecked():
            name = tr("INTERNAL {name}", name=name)
        folder = Path(remembered(_FOLDER, str(Path.home())))
        chosen, _ = QFileDialog.getSaveFileName(
            page,
            tr("Figures to a file"),
            str(folder / f"{name}.xlsx"),
            tr("Excel workbook (*.xlsx);;CSV (*.csv)"),
        )
        if chosen:
            self.export(Path(chosen))

    def export(self, path: Path) -> None:
        """Write the figures as they are shown; the ending decides the form."""
        from atelier.reports.exporting import figures_table

        remember(_FOLDER, str(path.parent))
        page = self._page
        query = partial(
            figures_table,
            period=page.period,
            actor=page.gateway.actor,
            internal=not page.body.toolbar.external.isChecked(),
        )
        page.gateway.read(query, then=partial(self._save, path))

    @Slot()
    def show_bundle(self) -> None:
        """Show the bundle of the month as one document; it gets its number when it is printed."""
        self._lay_out(self._preview)

    @Slot()
    def ask_folder(self) -> None:
        """Ask in which folder the bundle is put, as files in a folder of its own."""
        before = remembered(_FOLDER, str(Path.home()))
        chosen = QFileDialog.getExistingDirectory(self._page, tr("Bundle in a folder"), before)
        if chosen:
            self.save_bundle(Path(chosen))

    def save_bundle(self, folder: Path) -> None:
        """Write the files of the bundle; what cannot be written takes no numbers."""
        remember(_FOLDER, str(folder))
        self._lay_out(partial(self._make, folder))

    def _lay_out(self, then: Callable[[LaidBundle], None]) -> None:
        """Lay the bundle out, which takes its time; nobody has to wait for a number meanwhile."""
        from atelier.reports.bundle import lay_out_bundle

        gateway = self._page.gateway
        gateway.read(partial(lay_out_bundle, month=self.month, actor=gateway.actor), then=then)

    def _preview(self, laid: LaidBundle) -> None:
        from atelier.reports.bundle import bundle_sheet

        actor = self._page.gateway.actor
        layout = partial(bundle_sheet, month=laid.month, laid=laid, actor=actor)
        name = tr("Bundle {period}", period=period_name(laid.month))
        preview_sheet(self._page, layout, name)

    def _make(self, folder: Path, laid: LaidBundle) -> None:
        from atelier.reports.bundle_folder import bundle_folder, half_name

        gateway, month, key = self._page.gateway, laid.month, uuid4()
        half = half_name(folder / month.key, key)
        action = partial(
            bundle_folder, month=month, half=half, laid=laid, actor=gateway.actor, key=key
        )
        then = partial(self._place, half, folder / month.key)
        gateway.perform(action, then=then, otherwise=partial(self._clear, half))

    def _save(self, path: Path, made: Lists) -> None:
        self._page.gateway.run(partial(_write, path, made), then=self._on_saved)

    def _on_saved(self, done: tuple[str, int]) -> None:
        name, rows = done
        self._page.said.emit(
            tr_count("One row stands in {file}.", "{count} rows stand in {file}.", rows, file=name)
        )

    def _place(self, half: Path, folder: Path, made: Bundle) -> None:
        then = partial(self._on_placed, made)
        task = partial(put_folder_in_place, half, folder)
        self._page.gateway.run(task, then=then, otherwise=partial(self._clear, half))

    def _on_placed(self, made: Bundle, folder: Path) -> None:
        for warning in made.warnings:
            self._page.warned.emit(warning)
        self._page.said.emit(
            tr_count(
                "One file stands in the folder {folder}.",
                "{count} files stand in the folder {folder}.",
                len(made.files),
                folder=folder.name,
            )
        )

    def _clear(self, half: Path, _error: DeskError) -> None:
        shutil.rmtree(half, ignore_errors=True)


def _write(path: Path, made: Lists) -> tuple[str, int]:
    from atelier.tables.writing import write_table

    header, rows = made
    return write_table(path, header, rows).name, len(rows)
