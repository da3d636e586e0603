"""What will come out of the printer, inside the window; then to the printer or into a file."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from atelier.language import tr, tr_count
from ui.kit.background import Background
from ui.kit.buttons import PrimaryButton, QuietButton
from ui.kit.commands import Command
from ui.kit.measures import spaced
from ui.kit.pages_view import PagesView
from ui.kit.remembered import remember, remembered
from ui.kit.waiting import ProgressStrip

if TYPE_CHECKING:  # the printing system is loaded when somebody prints, not at start
    from PySide6.QtPrintSupport import QPrinter

    from ui.kit.pdf import Pages

Finish = Callable[[Callable[[bytes], object]], object]
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)
_LONGEST = 80  # letters of a file name


def file_name(name: str) -> str:
    """Make a name that every system accepts as a file's, ending in ``.pdf``."""
    stem = _FORBIDDEN.sub(" ", name.removesuffix(".pdf"))
    stem = " ".join(stem.split())[:_LONGEST].strip(". ")
    if not stem or _RESERVED.match(stem):
        stem = f"Atelier {stem}".strip()
    return f"{stem}.pdf"


def ask_printer(parent: QWidget, pages: Pages) -> QPrinter | None:
    """Let the system's own dialog choose the printer; None if it was closed.

    The system's dialog is modal by its nature (on Windows it shows itself in no other way).
    """
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

    from ui.kit.pdf import DOTS, use_paper

    before = QPrinterInfo.printerInfo(remembered("print/printer"))
    printer = QPrinter(before) if not before.isNull() else QPrinter()
    printer.setResolution(DOTS)
    use_paper(printer, pages.sizes[0])
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, len(pages))
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return None
    remember("print/printer", printer.printerName())
    return printer


def printers() -> list[str]:
    """Give the names of the printers of this computer.

    A printer object says of itself that it is valid even where there is none, so the list is
    what counts.
    """
    from PySide6.QtPrintSupport import QPrinterInfo

    return list(QPrinterInfo.availablePrinterNames())


class Preview(QWidget):
    """Shows a PDF. It has a title and buttons for the shell's header, as a page has.

    Signals:
        closed: the person at the desk is done with it.
        said, warned: a sentence for the message bar.
        went_out: the document was printed (``printer``) or kept as a file (``file``).
    """

    closed = Signal()
    said = Signal(str)
    warned = Signal(str)
    went_out = Signal(str)
    header_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.subtitle = tr("Before printing"), ""
        self.find_printers: Callable[[], list[str]] = printers
        self.choose_printer: Callable[[QWidget, Pages], QPrinter | None] = ask_printer
        self._data, self._name = b"", ""
        self._finish: Finish | None = None
        self._pages: Pages | None = None
        self._stop = threading.Event()
        self.background = Background("preview", self)
        self.view = PagesView(self.background)
        self.progress = ProgressStrip()
        self.progress.stopped.connect(self._stop.set)
        column = spaced(QVBoxLayout(self), 0)
        column.addWidget(self.progress)
        column.addWidget(self.view, stretch=1)
        self._make_commands()

    @property
    def complete(self) -> bool:
        """Whether every page in sight has been drawn."""
        return self.background.idle and self.view.complete

    def open(self, data: bytes, name: str, finish: Finish | None = None) -> None:
        """Show a PDF; ``name`` is proposed for its file and names no person.

        ``finish`` makes what is really printed or kept, such as the same sheet with its number,
        and hands its bytes on; without it that is the PDF itself.
        """
        self.view.show()
        self._data, self._name, self._finish = data, file_name(name), finish
        self._stop.clear()
        self.background.run(partial(_open, data), self._show, self._not_readable)
        printed_last = remembered("print/last", "printer") == "printer"
        (self.print_button if printed_last else self.save_button).setFocus()

    @Slot()
    def print_out(self) -> None:
        """Ask for a printer and print; without one, say so and offer a file."""
        if self._pages is None:
            return
        if not self.find_printers():
            self.warned.emit(tr("This computer has no printer. You can save the list as a PDF."))
            self.save_button.setFocus()
            return
        printer = self.choose_printer(self, self._pages)
        if printer is None:
            return
        remember("print/last", "printer")
        self._stop.clear()
        self._with_final(partial(self._send, printer))

    @Slot()
    def save(self) -> None:
        """Ask where the file goes; it is written whole or not at all."""
        folder = Path(remembered("print/folder", str(Path.home())))
        dialog = QFileDialog(self, tr("Save as PDF"), str(folder), tr("PDF files (*.pdf)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(self._name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    @Slot(str)
    def save_to(self, path: str) -> None:
        """Write the PDF to ``path``; where that is held open, beside it under a numbered name."""
        remember("print/last", "file")
        remember("print/folder", str(Path(path).parent))
        self._with_final(partial(self._keep, Path(path)))

    @Slot()
    def close_preview(self) -> None:
        """Leave, and forget the document."""
        self._stop.set()
        pages, self._data, self._pages, self._finish = self._pages, b"", None, None
        self.view.show_pages(None)
        if pages is not None:
            self.background.run(pages.close, _nothing)
        self.closed.emit()

    def blank_names(self, blank: bool) -> None:
        """Hide the paper (F12), or show it again."""
        self.view.setVisible(not blank)

    def shut(self) -> None:
        """End for good: the window is going away."""
        self._stop.set()
        self.background.close()
        if self._pages is not None:
            self._pages.close()
            self._pages = None

    def take_focus(self) -> None:
        """Keep the cursor where ``open`` has put it."""

    def _make_commands(self) -> None:
        close = Command(self, tr("Close"), self.close_preview, icon="x", key="Esc")
        save = Command(self, tr("Save as PDF"), self.save, icon="file-down", key="Ctrl+S")
        out = Command(self, tr("Print"), self.print_out, icon="printer", key="Ctrl+P")
        self.close_button = close.button(QuietButton)
        self.save_button = save.button(QuietButton)
        self.print_button = out.button(PrimaryButton)
        self.header_left: list[QWidget] = []
        self.header_right: list[QWidget] = [
            self.close_button,
            self.save_button,
            self.print_button,
        ]

    def _with_final(self, then: Callable[[bytes], object]) -> None:
        """Hand on what is really printed, made at this moment."""
        if self._finish is None:
            then(self._data)
        else:
            self._finish(then)

    def _send(self, printer: QPrinter, data: bytes) -> None:
        self.progress.begin(tr("Printing…"))
        self.background.run(partial(_print, data, printer, self._stop), self._on_printed)

    def _keep(self, path: Path, data: bytes) -> None:
        from atelier.tables.saving import save_bytes

        task = partial(save_bytes, path, data)
        self.background.run(task, partial(self._on_saved, path), self._not_saved)

    def _show(self, pages: Pages) -> None:
        self._pages = pages
        self.view.show_pages(pages)
        name = self._name.removesuffix(".pdf")
        self.subtitle = tr_count(
            "{name} · {count} page", "{name} · {count} pages", len(pages), name=name
        )
        self.header_changed.emit()

    def _not_readable(self, _error: BaseException) -> None:
        self.warned.emit(tr("This document cannot be shown."))
        self.close_preview()

    def _on_printed(self, count: int) -> None:
        self.progress.end()
        if self._stop.is_set():
            self.warned.emit(tr("Printing was stopped."))
        elif count == 0:
            self.warned.emit(tr("The printer does not answer. You can save the list as a PDF."))
        else:
            self.said.emit(
                tr_count(
                    "{count} page went to the printer.", "{count} pages went to the printer.", count
                )
            )
            self.went_out.emit("printer")

    def _on_saved(self, asked: Path, path: Path) -> None:
        if path == asked:
            self.said.emit(tr("Saved as {name}.", name=path.name))
        else:
            self.said.emit(
                tr("{asked} is in use. Saved as {name}.", asked=asked.name, name=path.name)
            )
        self.went_out.emit("file")

    def _not_saved(self, error: BaseException) -> None:
        from atelier.domain import DeskError

        if not isinstance(error, DeskError):
            raise error
        self.warned.emit(str(error))


def _print(data: bytes, printer: QPrinter, stop: threading.Event) -> int:
    from ui.kit.pdf import Pages, print_pages

    pages = Pages(data)
    try:
        return print_pages(pages, printer, stop)
    finally:
        pages.close()


def _nothing(_result: object) -> None:
    pass


def _open(data: bytes) -> Pages:
    from ui.kit.pdf import Pages

    return Pages(data)
