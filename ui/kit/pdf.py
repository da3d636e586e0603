"""Pages of a PDF as pictures, for the screen and for the printer. No widgets in here."""

import threading
from typing import Any

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

DOTS = 300  # per inch, on paper
_POINTS = 72  # per inch, in a PDF


class Pages:
    """An opened PDF. Its library is not made for two threads at a time, so one lock guards it."""

    _lock = threading.Lock()

    def __init__(self, data: bytes) -> None:
        import pypdfium2

        with self._lock:
            self._document: Any = pypdfium2.PdfDocument(data)
            self.sizes: list[tuple[float, float]] = [
                self._document.get_page_size(number) for number in range(len(self._document))
            ]

    def __len__(self) -> int:
        return len(self.sizes)

    def picture(self, number: int, dots: float) -> QImage:
        """Draw a page, from 0, at ``dots`` per inch."""
        with self._lock:
            page = self._document[number]
            bitmap = page.render(scale=dots / _POINTS)
            image = QImage(
                bitmap.buffer,
                bitmap.width,
                bitmap.height,
                bitmap.stride,
                QImage.Format.Format_BGR888,
            ).copy()
            page.close()
        return image

    def close(self) -> None:
        """Let go of the document."""
        with self._lock:
            self._document.close()


def print_pages(pages: Pages, printer: QPrinter, stop: threading.Event) -> int:
    """Print the pages that the printer was asked for; give how many went out.

    Runs on any thread. ``stop`` ends it after the page under way. Gives 0 where the printer
    does not begin.
    """
    first = max(1, printer.fromPage())
    last = printer.toPage() or len(pages)
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        return 0
    done = 0
    for number in range(first - 1, min(last, len(pages))):
        if stop.is_set():
            printer.abort()
            break
        if done:
            printer.newPage()
        image = pages.picture(number, DOTS)
        painter.drawImage(_place(printer, pages.sizes[number]), image)
        done += 1
    painter.end()
    return done


def use_paper(printer: QPrinter, size: tuple[float, float]) -> None:
    """Set the paper to a page's ``size`` (points), upright or on its side."""
    width, height = sorted(size)
    printer.setPageSize(QPageSize(QSizeF(width, height), QPageSize.Unit.Point))
    lying = size[0] > size[1]
    printer.setPageOrientation(
        QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    )


def _place(printer: QPrinter, size: tuple[float, float]) -> QRectF:
    """Give where on the paper the page goes: at its own size, made smaller if it must."""
    paper = printer.pageLayout().fullRectPixels(printer.resolution())
    width, height = (length / _POINTS * printer.resolution() for length in size)
    fit = min(1.0, paper.width() / width, paper.height() / height)
    left = (paper.width() - width * fit) / 2
    top = (paper.height() - height * fit) / 2
    return QRectF(left, top, width * fit, height * fit)
