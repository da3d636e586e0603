"""The preview: the pages on the screen, out of the printer, into a file; and where none is."""

import io
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from ui.kit.pdf import Pages, use_paper
from ui.kit.preview import Preview, file_name
from ui.kit.remembered import remembered


def document(pages: int, size: tuple[float, float] = A4) -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=size)
    for _ in range(pages):
        canvas.rect(72, 72, 144, 144, fill=1)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


@pytest.fixture
def preview(qtbot: QtBot) -> Iterator[Preview]:
    preview = Preview()
    preview.resize(900, 600)
    qtbot.addWidget(preview)
    for button in preview.header_right:
        qtbot.addWidget(button)
    with qtbot.waitExposed(preview):
        preview.show()
    yield preview
    preview.shut()


def to_file(path: Path) -> QPrinter:
    """Give a printer that prints into a PDF, as the system's own dialog could."""
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(300)
    return printer


def test_the_pages_can_be_seen(preview: Preview, qtbot: QtBot) -> None:
    preview.open(document(3), "signup sheet 24 November")
    qtbot.waitUntil(lambda: preview.complete)
    assert preview.subtitle == "signup sheet 24 November · 3 pages"
    seen = preview.view.grab().toImage()
    assert seen.pixelColor(450, 100) == Qt.GlobalColor.white  # paper


def test_every_page_goes_to_the_printer(preview: Preview, qtbot: QtBot, tmp_path: Path) -> None:
    out = tmp_path / "printed.pdf"

    def choose(_parent: QWidget, pages: Pages) -> QPrinter:
        printer = to_file(out)
        use_paper(printer, pages.sizes[0])
        return printer

    preview.find_printers = lambda: ["Front desk"]
    preview.choose_printer = choose
    preview.open(document(2, landscape(A4)), "list")
    qtbot.waitUntil(lambda: preview.complete)
    with qtbot.waitSignal(preview.went_out) as went:
        preview.print_button.click()
    assert went.args == ["printer"]
    printed = pypdfium2.PdfDocument(out)
    assert len(printed) == 2
    assert printed.get_page_size(0) == pytest.approx(landscape(A4), abs=1)
    picture = printed[0].render(scale=1).to_pil().convert("L")
    assert picture.getpixel((100, picture.height - 100)) < 60  # where the square was
    assert picture.getpixel((60, picture.height - 60)) > 200  # and not beside it
    printed.close()


def test_no_printer_is_said_plainly_and_a_file_is_offered(preview: Preview, qtbot: QtBot) -> None:
    preview.find_printers = list
    preview.open(document(1), "list")
    qtbot.waitUntil(lambda: preview.complete)
    with qtbot.waitSignal(preview.warned) as warned:
        preview.print_button.click()
    assert warned.args == ["This computer has no printer. You can save the list as a PDF."]


def test_the_file_is_exactly_the_document(preview: Preview, qtbot: QtBot, tmp_path: Path) -> None:
    data = document(1)
    preview.open(data, "list")
    qtbot.waitUntil(lambda: preview.complete)
    with qtbot.waitSignal(preview.said) as said:
        preview.save_to(str(tmp_path / "list.pdf"))
    assert said.args == ["Saved as list.pdf."]
    assert (tmp_path / "list.pdf").read_bytes() == data
    assert remembered("print/last") == "file"
    assert remembered("print/folder") == str(tmp_path)


def test_what_is_kept_is_the_final_document(preview: Preview, qtbot: QtBot, tmp_path: Path) -> None:
    draft, final = document(1), document(2)
    preview.open(draft, "list", lambda then: then(final))
    qtbot.waitUntil(lambda: preview.complete)
    assert preview.subtitle == "list · 1 page"
    with qtbot.waitSignal(preview.said):
        preview.save_to(str(tmp_path / "list.pdf"))
    assert (tmp_path / "list.pdf").read_bytes() == final
    preview.find_printers = lambda: ["Front desk"]
    preview.choose_printer = lambda _parent, _pages: to_file(tmp_path / "printed.pdf")
    with qtbot.waitSignal(preview.said) as said:
        preview.print_button.click()
    assert said.args == ["2 pages went to the printer."]


def test_a_folder_that_cannot_be_written_is_said(
    preview: Preview, qtbot: QtBot, tmp_path: Path
) -> None:
    preview.open(document(1), "list")
    qtbot.waitUntil(lambda: preview.complete)
    with qtbot.waitSignal(preview.warned) as warned:
        preview.save_to(str(tmp_path / "gone" / "list.pdf"))
    assert warned.args == ["The file could not be written there. Choose another place."]


def test_what_is_no_document_is_said(preview: Preview, qtbot: QtBot) -> None:
    with qtbot.waitSignal(preview.warned):
        preview.open(b"no document", "list")


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("Koersbal 24-11-2026", "Koersbal 24-11-2026.pdf"),
        ("a/b:c?.pdf", "a b c.pdf"),
        ("CON", "Atelier CON.pdf"),
        ("aux.pdf", "Atelier aux.pdf"),
        ("list. ", "list.pdf"),
        ("", "Atelier.pdf"),
        ("x" * 300, "x" * 80 + ".pdf"),
    ],
)
def test_the_proposed_name_suits_every_system(asked: str, given: str) -> None:
    assert file_name(asked) == given
