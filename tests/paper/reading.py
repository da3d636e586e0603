"""Reading a PDF as a person or a program does."""

import io
import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2
import pypdfium2.raw
from pypdf import PdfReader

_JOINED = re.compile("[\ufb50-\ufeff]+")  # the forms that Arabic letters are drawn in
_EMPTY = re.compile(rb"(?<!\\)(?:\\\\)*\\000")


@dataclass(frozen=True)
class Letter:
    """A sign on the page, in points."""

    sign: str
    size: float
    left: float
    right: float
    low: float


def letters_of(pdf: bytes, page: int = 0) -> list[Letter]:
    """Give every sign that is seen on a page."""
    text = pypdfium2.PdfDocument(pdf)[page].get_textpage()
    found = []
    for place in range(text.count_chars()):
        sign = chr(pypdfium2.raw.FPDFText_GetUnicode(text, place))
        left, low, right, _ = text.get_charbox(place)
        if sign.strip() and right > left:
            size = pypdfium2.raw.FPDFText_GetFontSize(text, place)
            found.append(Letter(sign, size, left, right, low))
    return found


def run_together(text: str) -> str:
    """Give a text without what differs where a line is broken: spaces and hyphens."""
    return re.sub(r"[\s\ufffe-]", "", text)


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def text_of(pdf: bytes, page: int | None = None) -> str:
    """Give the text as it is copied; joined Arabic letters as the letters that were typed."""
    document = pypdfium2.PdfDocument(pdf)
    wanted = range(len(document)) if page is None else [page]
    texts = [document[number].get_textpage().get_text_range() for number in wanted]
    return _JOINED.sub(
        lambda form: unicodedata.normalize("NFKC", form.group()), "\n".join(texts)
    ).replace("\r", "")


def lines_of(pdf: bytes, page: int | None = None) -> list[str]:
    return text_of(pdf, page).splitlines()


def fonts_of(pdf: bytes) -> dict[str, bool]:
    """Give the fonts that the pages name, and whether each is embedded."""
    found = {}
    for page in reader(pdf).pages:
        resources: Any = page["/Resources"]
        for reference in resources["/Font"].values():
            font = reference.get_object()
            description = font.get("/FontDescriptor")
            embedded = description is not None and "/FontFile2" in description.get_object()
            found[str(font["/BaseFont"])] = embedded
    return found


def empty_boxes(pdf: bytes) -> int:
    """Count the signs that a font does not have: they are drawn as glyph 0, an empty box."""
    number = 0
    for page in reader(pdf).pages:
        contents: Any = page.get_contents()
        number += len(_EMPTY.findall(contents.get_data()))
    return number


def row_heights(pdf: bytes, page: int = 0) -> list[float]:
    """Give the distances in millimetres between the lines across a page, seen on the page."""
    scale = 6
    picture = pypdfium2.PdfDocument(pdf)[page].render(scale=scale, grayscale=True).to_pil()
    place = round(picture.width * 0.76)  # beside every text
    column = [picture.getpixel((place, row)) for row in range(picture.height)]
    dark = [row for row in range(1, len(column)) if column[row] < 215 <= column[row - 1]]
    return [(after - row) / scale * 25.4 / 72 for row, after in pairwise(dark)]


def forms_of(pdf: bytes) -> int:
    """Count what is kept once in the file and drawn on many pages."""
    names = set()
    for page in reader(pdf).pages:
        resources: Any = page["/Resources"]
        names.update(resources.get("/XObject", {}))
    return len(names)
