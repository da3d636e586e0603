"""The structure of a PDF: what is a heading, a table or a picture, for who does not see it.

ReportLab draws and tells nothing of what it draws. This layer marks every piece of a page as the
content of an element, or as an artifact (lines, running heads, page numbers), and writes the tree
of elements, the language and the title into the file, as PDF/UA-1 (ISO 14289-1) asks. How far it
goes: headings, paragraphs, tables with the scope of their headings, figures with a text instead,
an outline, embedded fonts that map to Unicode. The file names itself PDF/UA-1; no validator has
judged that. Right-to-left text carries the text as it was typed, since it is drawn turned around.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

VERSION = (1, 7)  # of PDF, on which PDF/UA-1 stands
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


class Role(StrEnum):
    """What an element is, in the words of PDF."""

    DOCUMENT = "Document"
    TITLE = "H1"
    HEADING = "H2"
    TEXT = "P"
    TABLE = "Table"
    ROW = "TR"
    HEAD = "TH"
    CELL = "TD"
    FIGURE = "Figure"


class Scope(StrEnum):
    """What a heading in a table is the heading of."""

    COLUMN = "Column"
    ROW = "Row"


class Element:
    """One element of the tree; what stands in it are elements, or pieces of pages."""

    def __init__(
        self, role: Role, parent: Element | None, *, scope: Scope | None, alt: str, actual: str
    ) -> None:
        self.role = role
        self.parent = parent
        self.scope = scope
        self.alt = alt
        self.actual = actual
        self.box: tuple[float, float, float, float] | None = None
        self.within: list[Element | tuple[int, int]] = []


class Tags:
    """The tree of one file, filled while its pages are drawn."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._root = Element(Role.DOCUMENT, None, scope=None, alt="", actual="")
        self._open = self._root
        self._pages: list[list[Element]] = [[]]

    def element(
        self, role: Role, *, scope: Scope | None = None, alt: str = "", actual: str = ""
    ) -> Element:
        """Add an element to the one that is open.

        ``alt`` is read instead of a figure; ``actual`` is the text where it is drawn otherwise.
        """
        found = Element(role, self._open, scope=scope, alt=alt, actual=actual)
        self._open.within.append(found)
        return found

    @contextmanager
    def inside(self, element: Element) -> Iterator[None]:
        """Add what follows to an element; a table that goes on overleaf is opened again."""
        before, self._open = self._open, element
        try:
            yield
        finally:
            self._open = before

    @contextmanager
    def content(self, element: Element) -> Iterator[None]:
        """Mark what is drawn as the content of an element."""
        here = self._pages[-1]
        element.within.append((len(self._pages) - 1, len(here)))
        self._canvas.addLiteral(f"/{element.role} <</MCID {len(here)}>> BDC")
        here.append(element)
        yield
        self._canvas.addLiteral("EMC")

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """Mark what is drawn as nothing that is read: lines, running heads, page numbers."""
        self._canvas.addLiteral("/Artifact BMC")
        yield
        self._canvas.addLiteral("EMC")

    def end_page(self) -> None:
        """Begin to count the pieces of the next page."""
        self._pages.append([])

    def finish(self, *, title: str, author: str, language: str) -> None:
        """Write the tree into the file; after the last page, before the file is saved."""
        _Writer(self._canvas).write(self._root, self._pages, title, author, language)


class _Writer:
    """Turns the tree into objects of the file."""

    def __init__(self, canvas: Any) -> None:  # noqa: ANN401 - of a canvas nobody types the file
        from reportlab.pdfbase import pdfdoc

        self._pdf: Any = pdfdoc
        self._canvas = canvas
        self._file: Any = canvas._doc  # noqa: SLF001 - ReportLab hands out no objects otherwise
        self._references: dict[Element, Any] = {}

    def write(
        self,
        root: Element,
        pages: list[list[Element]],
        title: str,
        author: str,
        language: str,
    ) -> None:
        """Write the tree, the way back from each piece of a page to it, and who the file is."""
        drawn = self._file.Pages.pages
        places = [self._file.Reference(page) for page in drawn]
        for number, page in enumerate(drawn):
            page.StructParents = number
            page.Tabs = self._pdf.PDFName("S")
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        tree = self._dictionary({"Type": self._pdf.PDFName("StructTreeRoot")})
        top = self._file.Reference(tree)
        self._reserve(root)
        self._fill(root, top, places)
        back: list[Any] = []
        for number, elements in enumerate(pages[: len(drawn)]):
            back += [number, self._array([self._references[one] for one in elements])]
        parents = self._file.Reference(self._dictionary({"Nums": self._array(back)}))
        tree.dict |= {
            "K": self._array([self._references[root]]),
            "ParentTree": parents,
            "ParentTreeNextKey": len(drawn),
        }
        self._canvas.setCatalogEntry("StructTreeRoot", top)
        self._canvas.setCatalogEntry("MarkInfo", self._dictionary({"Marked": "true"}))
        self._canvas.setCatalogEntry("Metadata", self._about(title, author, language))

    def _reserve(self, root: Element) -> None:
        """Give every element its number, so that each can name its parent."""
        waiting = [root]
        while waiting:
            one = waiting.pop()
            self._references[one] = self._file.Reference(self._dictionary({}))
            waiting += [part for part in one.within if isinstance(part, Element)]

    def _fill(self, root: Element, top: Any, places: list[Any]) -> None:  # noqa: ANN401
        for element, reference in self._references.items():
            parent = top if element is root else self._references[element.parent or root]
            facts = self._facts(element) | {"P": parent}
            pages = [part[0] for part in element.within if isinstance(part, tuple)]
            if pages:
                facts["Pg"] = places[pages[0]]
            facts["K"] = self._array(
                [self._part(part, pages[0] if pages else 0, places) for part in element.within]
            )
            self._file.idToObject[reference.name].dict |= facts

    def _part(self, part: Element | tuple[int, int], page: int, places: list[Any]) -> Any:  # noqa: ANN401
        if isinstance(part, Element):
            return self._references[part]
        if part[0] == page:
            return part[1]
        return self._dictionary(
            {"Type": self._pdf.PDFName("MCR"), "Pg": places[part[0]], "MCID": part[1]}
        )

    def _facts(self, element: Element) -> dict[str, Any]:
        name = self._pdf.PDFName
        facts = {"Type": name("StructElem"), "S": name(element.role.value)}
        if element.alt:
            facts["Alt"] = self._pdf.PDFString(element.alt)
        if element.actual:
            facts["ActualText"] = self._pdf.PDFString(element.actual)
        if element.scope:
            facts["A"] = self._dictionary({"O": name("Table"), "Scope": name(element.scope.value)})
        elif element.box:
            box = self._array([round(place, 2) for place in element.box])
            facts["A"] = self._dictionary({"O": name("Layout"), "BBox": box})
        return facts

    def _about(self, title: str, author: str, language: str) -> Any:  # noqa: ANN401
        """Give the description of the file that programs read without opening its pages."""
        texts = {"title": title, "author": author, "language": language}
        words = _XMP.format(**{name: escape(text) for name, text in texts.items()})
        stream = self._pdf.PDFStream(content=words.encode())
        stream.filters = []
        stream.dictionary.dict |= {
            "Type": self._pdf.PDFName("Metadata"),
            "Subtype": self._pdf.PDFName("XML"),
        }
        return self._file.Reference(stream)

    def _dictionary(self, entries: Mapping[str, Any]) -> Any:  # noqa: ANN401
        return self._pdf.PDFDictionary(dict(entries))

    def _array(self, entries: list[Any]) -> Any:  # noqa: ANN401
        return self._pdf.PDFArray(entries)
