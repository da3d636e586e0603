"""Reading a PDF as a screen reader does: its tree of elements, and what stands in each."""

import ctypes
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from pypdf.generic import ContentStream

from tests.paper.reading import reader

Place = tuple[int, int]  # of a piece of a page: the page, and its number there
_SHOWING = {b"Tj", b"TJ", b"'", b'"', b"S", b"f", b"f*", b"B", b"Do", b"re", b"l"}


@dataclass
class Node:
    """An element: what it is, what is read instead of it, and what stands in it."""

    role: str
    text: str = ""
    alt: str = ""
    actual: str = ""
    scope: str = ""
    box: tuple[float, ...] = ()
    within: list["Node"] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)

    def all(self, role: str = "") -> Iterator["Node"]:
        """Give it and what stands in it, in reading order."""
        if not role or self.role == role:
            yield self
        for one in self.within:
            yield from one.all(role)

    @property
    def rows(self) -> list[list[str]]:
        """Give the texts of a table."""
        return [[cell.text for cell in row.within] for row in self.within]


def tree_of(pdf: bytes) -> Node:
    """Give the whole tree, with the texts that its elements have on the pages."""
    found = reader(pdf)
    root: Any = found.trailer["/Root"]["/StructTreeRoot"]  # type: ignore[index]
    pages = {page.indirect_reference.idnum: at for at, page in enumerate(found.pages)}  # type: ignore[union-attr]
    texts = texts_of(pdf)
    return _node(root["/K"][0].get_object(), pages, texts)


def _node(element: Any, pages: dict[int, int], texts: dict[Place, str]) -> Node:  # noqa: ANN401
    facts = element.get("/A", {})
    node = Node(
        str(element["/S"])[1:],
        alt=str(element.get("/Alt", "")),
        actual=str(element.get("/ActualText", "")),
        scope=str(facts.get("/Scope", ""))[1:],
        box=tuple(float(place) for place in facts.get("/BBox", ())),
    )
    for part in element["/K"]:
        if isinstance(part, int):
            node.places.append((pages[element.raw_get("/Pg").idnum], int(part)))
            continue
        below = part.get_object()
        if below.get("/Type") == "/MCR":
            node.places.append((pages[below.raw_get("/Pg").idnum], int(below["/MCID"])))
        else:
            node.within.append(_node(below, pages, texts))
    node.text = " ".join("".join(texts.get(place, "") for place in node.places).split())
    return node


def texts_of(pdf: bytes) -> dict[Place, str]:
    """Give the text of every marked piece of every page; a line's end is a space."""
    found: defaultdict[Place, str] = defaultdict(str)
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document):
        words = page.get_textpage()
        for one in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
            mark = _number(one.raw)
            if mark is not None:
                found[number, mark] += _text(one.raw, words.raw) + " "
    return found


def _number(piece: Any) -> int | None:  # noqa: ANN401
    value = ctypes.c_int()
    for at in range(pdfium.FPDFPageObj_CountMarks(piece)):
        mark = pdfium.FPDFPageObj_GetMark(piece, at)
        if pdfium.FPDFPageObjMark_GetParamIntValue(mark, b"MCID", value):
            return value.value
    return None


def _text(piece: Any, words: Any) -> str:  # noqa: ANN401
    size = pdfium.FPDFTextObj_GetText(piece, words, None, 0)
    room = ctypes.create_string_buffer(size)
    taken = ctypes.cast(room, ctypes.POINTER(pdfium.FPDF_WCHAR))
    pdfium.FPDFTextObj_GetText(piece, words, taken, size)
    return room.raw.decode("utf-16-le").rstrip("\x00")


def marks_of(pdf: bytes) -> tuple[set[Place], int]:
    """Give the numbers that the pages mark, and how much is drawn outside any mark."""
    marked, loose = set(), 0
    for number, page in enumerate(reader(pdf).pages):
        depth = 0
        for operands, operator in ContentStream(page["/Contents"], reader(pdf)).operations:
            if operator in {b"BDC", b"BMC"}:
                depth += 1
                if operator == b"BDC":
                    marked.add((number, int(operands[1]["/MCID"])))
            elif operator == b"EMC":
                depth -= 1
            elif operator in _SHOWING and depth == 0:
                loose += 1
        assert depth == 0
    return marked, loose


def back_of(pdf: bytes) -> dict[Place, str]:
    """Give the element that the file names for each number of each page, by its role."""
    found = reader(pdf)
    root: Any = found.trailer["/Root"]["/StructTreeRoot"]  # type: ignore[index]
    numbers = root["/ParentTree"]["/Nums"]
    roles: dict[Place, str] = {}
    for at in range(0, len(numbers), 2):
        page = next(
            number for number, one in enumerate(found.pages) if one["/StructParents"] == numbers[at]
        )
        for mark, element in enumerate(numbers[at + 1].get_object()):
            roles[page, mark] = str(element.get_object()["/S"])[1:]
    return roles


def sound(pdf: bytes) -> None:
    """Assert what every tagged file must be: nothing loose, nothing lost, and who it is."""
    catalogue: Any = reader(pdf).trailer["/Root"]
    tree = tree_of(pdf)
    places = [place for node in tree.all() for place in node.places]
    marked, loose = marks_of(pdf)
    assert loose == 0
    assert len(places) == len(set(places))
    assert set(places) == marked == set(back_of(pdf))
    assert back_of(pdf) == {place: node.role for node in tree.all() for place in node.places}
    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]
    assert catalogue["/Lang"]
    about = catalogue["/Metadata"].get_object().get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in about
    assert all(node.alt and node.box for node in tree.all("Figure"))
    assert all(node.scope for node in tree.all("TH"))
    for table in tree.all("Table"):
        assert {row.role for row in table.within} == {"TR"}
        assert len({len(row.within) for row in table.within}) == 1
    heads = [node.role for node in tree.all() if node.role in {"H1", "H2"}]
    assert heads[:1] == ["H1"]
    assert heads.count("H1") == 1
