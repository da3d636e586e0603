"""One PDF: its fonts, its properties, and the pages that are drawn into it.

The same content gives the same bytes. The properties hold a title, the language and the name
of the house; no person, no path, no program's user.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from atelier.language import current
from atelier.paper.fonts import (
    BOLD,
    REGULAR,
    fitted,
    is_plain,
    register,
    runs,
    unprintable,
    warnings_about,
    width,
)
from atelier.paper.inks import BLACK, Ink
from atelier.paper.tagging import VERSION, Tags
from atelier.paper.wrapping import LEADING, Block

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

MM = 72 / 25.4
WIDTH, HEIGHT = 210 * MM, 297 * MM
MARGIN = 15 * MM
LEFT, RIGHT = MARGIN, WIDTH - MARGIN
_LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}


@dataclass(frozen=True, slots=True)
class Paper:
    """A size of paper in points, with the margin that every side keeps free."""

    width: float = WIDTH
    height: float = HEIGHT

    @property
    def turned(self) -> Paper:
        """Give the same paper, lying instead of standing."""
        return Paper(self.height, self.width)

    @property
    def left(self) -> float:
        """Give where the left margin ends."""
        return MARGIN

    @property
    def right(self) -> float:
        """Give where the right margin begins."""
        return self.width - MARGIN

    @property
    def top(self) -> float:
        """Give the height at which the upper margin begins."""
        return self.height - MARGIN

    @property
    def room(self) -> float:
        """Give the width between the margins."""
        return self.width - 2 * MARGIN


A4 = Paper()
A3 = Paper(HEIGHT, 2 * WIDTH)


class Document:
    """A PDF on A4 unless it says otherwise.

    Lengths are points; heights are measured from the page's foot. A ``tagged`` one has ``tags``,
    and everything that is drawn into it must be marked with them.
    """

    def __init__(self, *, title: str, house: str, paper: Paper = A4, tagged: bool = False) -> None:
        from reportlab.pdfgen.canvas import Canvas

        register()
        self.paper = paper
        self._about = {"title": title, "author": house}
        self._language = _LANGUAGES.get(current(), "nl-NL")
        self._target = BytesIO()
        self.canvas: Canvas = Canvas(
            self._target,
            pagesize=(paper.width, paper.height),
            invariant=1,
            pageCompression=1,
            initialFontName=REGULAR,  # type: ignore[arg-type]  # else pages name Helvetica
            lang=self._language,
            pdfVersion=VERSION if tagged else None,
        )
        self.tags = Tags(self.canvas) if tagged else None
        self.canvas.setTitle(title)
        self.canvas.setAuthor(house)
        self.canvas.setCreator("Atelier")
        self.canvas.setProducer("Atelier")
        self.canvas.setViewerPreference("DisplayDocTitle", "true")
        self._missing: set[str] = set()
        self._stamps: dict[Hashable, str] = {}
        self._marks = 0
        self.pages = 0

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the person who prints must know about the signs on this paper."""
        return warnings_about(self._missing)

    def mark(self, title: str, *, top: float | None = None, level: int = 0) -> None:
        """Begin a part on this page that the outline names; ``top`` is where it begins."""
        self._marks += 1
        key = f"p{self._marks}"
        if top is None:
            self.canvas.bookmarkPage(key)
        else:
            self.canvas.bookmarkPage(key, fit="XYZ", left=0, top=top)
        self.canvas.addOutlineEntry(title, key, level)

    def stamp(self, what: Hashable, draw: Callable[[Pen], None]) -> None:
        """Draw what many pages share: it is drawn and kept once for every ``what``."""
        name = self._stamps.get(what)
        if name is None:
            name = self._stamps[what] = f"s{len(self._stamps)}"
            self.canvas.beginForm(name, 0, 0, self.paper.width, self.paper.height)
            pen = self.pen()
            draw(pen)
            pen.lift()
            self.canvas.endForm()
        self.canvas.doForm(name)

    def pen(self) -> Pen:
        """Give a pen for the texts of one page or one stamp."""
        return Pen(self.canvas, self._missing)

    def end_page(self) -> None:
        """Turn to the next page."""
        self.canvas.showPage()
        self.pages += 1
        if self.tags is not None:
            self.tags.end_page()

    def finish(self) -> bytes:
        """Give the whole file."""
        if self.tags is not None:
            self.tags.finish(**self._about, language=self._language)
        self.canvas.save()
        return self._target.getvalue()


class Pen:
    """Writes the texts of a page in one text object, which is what makes a page quick.

    What Inter cannot draw from left to right, and what must be made smaller, is kept apart and
    written last, run by run.
    """

    def __init__(self, canvas: Canvas, missing: set[str]) -> None:
        self._canvas = canvas
        self._missing = missing
        self._text = canvas.beginText()
        self._special: list[tuple[float, float, str, float, str, Ink]] = []
        self._ink = BLACK
        self._text.setFillColor(BLACK)

    def write(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        *,
        bold: bool = False,
        ink: Ink = BLACK,
        room: float = RIGHT - LEFT,
    ) -> None:
        """Write one line from ``x`` on, cut off where it is wider than ``room``."""
        font = BOLD if bold else REGULAR
        self._put(x, y, fitted(text, size, room, font=font), size, font, ink)

    def write_before(
        self, x: float, y: float, text: str, size: float, *, ink: Ink = BLACK, bold: bool = False
    ) -> None:
        """Write one line that ends at ``x``."""
        start = x - width(text, size, font=BOLD if bold else REGULAR)
        self.write(start, y, text, size, ink=ink, bold=bold)

    def column(
        self,
        x: float,
        y: float,
        texts: Sequence[str],
        size: float,
        *,
        pitch: float,
        ink: Ink = BLACK,
        bold: bool = False,
    ) -> None:
        """Write one text a row, downwards, the first at ``y``. Whether they fit is not asked."""
        font = BOLD if bold else REGULAR
        self._dip(ink)
        self._text.setTextOrigin(x, y)
        self._text.setFont(font, size, pitch)
        self._text.setLeading(pitch)
        for row, text in enumerate(texts):
            if is_plain(text):
                self._text.textLine(text)
                continue
            self._missing.update(unprintable(text))
            self._special.append((x, y - row * pitch, text, size, font, ink))
            self._text.textLine("")

    def block(
        self, x: float, y: float, text: Block, *, bold: bool = False, ink: Ink = BLACK
    ) -> None:
        """Write lines below each other, the first at ``y``."""
        font = BOLD if bold else REGULAR
        for row, line in enumerate(text.lines):
            self._put(x, y - row * text.size * LEADING, line, text.size, font, ink)

    def lift(self) -> None:
        """Put what was written on the page."""
        self._canvas.drawText(self._text)
        for x, y, text, size, font, ink in self._special:
            line = self._canvas.beginText(x, y)
            line.setFillColor(ink)
            for run in runs(text, font=font):
                line.setFont(run.font, size)
                line.textOut(run.text)
            self._canvas.drawText(line)

    def _put(self, x: float, y: float, line: str, size: float, font: str, ink: Ink) -> None:
        if not is_plain(line):
            self._missing.update(unprintable(line))
            self._special.append((x, y, line, size, font, ink))
            return
        self._dip(ink)
        self._text.setTextOrigin(x, y)
        self._text.setFont(font, size)
        self._text.textLine(line)  # unlike textOut it does not measure

    def _dip(self, ink: Ink) -> None:
        if ink != self._ink:
            self._text.setFillColor(ink)
            self._ink = ink
