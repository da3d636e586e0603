"""Charts: every bar has its number, its height is its number, and a hidden one tells nothing."""

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from atelier.paper.charts import Bar, Frame, draw_columns, draw_rows, label_size, rows_high
from atelier.paper.document import Document
from tests.paper.reading import letters_of, text_of

FRAME = Frame(60, 300, 400, 120)


def drawn(*bars: Bar, lying: bool = False, size: float = 8) -> bytes:
    document = Document(title="Chart", house="House")
    if lying:
        draw_rows(document, bars, Frame(60, 300, 400, rows_high(bars, size)), size=size)
    else:
        draw_columns(document, bars, FRAME, size=size)
    document.end_page()
    return document.finish()


def boxes(pdf: bytes) -> list[tuple[float, float, float, float]]:
    """Give left, foot, width and height of every area on the page."""
    page = pypdfium2.PdfDocument(pdf)[0]
    found = []
    for one in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        left, low, right, top = one.get_bounds()
        if top - low > 3 and right - left > 3:  # no line
            found.append((left, low, right - left, top - low))
    return found


def bars(*values: int | None) -> list[Bar]:
    return [
        Bar(f"n{at}", "<5" if value is None else str(value), value)
        for at, value in enumerate(values)
    ]


def test_the_heights_are_the_numbers() -> None:
    found = boxes(drawn(*bars(10, 40, 20, 0)))
    heights = [round(high / found[1][3], 2) for *_, high in found]
    assert heights == [0.25, 1.0, 0.5]
    assert len({round(low) for _, low, *_ in found}) == 1
    assert all(left >= 60 and left + wide <= 460 for left, _, wide, _ in found)


def test_the_lengths_are_the_numbers() -> None:
    found = boxes(drawn(*bars(10, 40, 20), lying=True))
    assert [round(wide / found[1][2], 2) for _, _, wide, _ in found] == [0.25, 1.0, 0.5]


@pytest.mark.parametrize("lying", [False, True])
def test_a_hidden_number_has_no_size(lying: bool) -> None:
    assert drawn(*bars(10, None), lying=lying) == drawn(*bars(10, None), lying=lying)
    one, other = (boxes(drawn(*bars(many, None), lying=lying))[-1] for many in (10, 400))
    assert one[2:] == other[2:] if not lying else one[3] == other[3]
    assert "<5" in text_of(drawn(*bars(10, None), lying=lying))


@pytest.mark.parametrize("lying", [False, True])
def test_every_bar_has_its_name_and_its_number(lying: bool) -> None:
    text = text_of(drawn(*bars(10, 412, 0, None), lying=lying)).split()
    assert sorted(text) == sorted(["n0", "n1", "n2", "n3", "10", "412", "0", "<5"])


def test_numbers_without_room_are_left_out_and_said_to_be() -> None:
    many = bars(*range(1000, 1060))
    assert label_size(many, 400, 8) is None
    assert text_of(drawn(*many)).split() == ["n0", "n59"]
    assert label_size(many[:5], 400, 8) == 8


def test_numbers_stay_within_the_frame() -> None:
    for letter in letters_of(drawn(*bars(999, 1, None, 500))):
        assert FRAME.low <= letter.low
        assert letter.low + letter.size * 0.75 <= FRAME.low + FRAME.high + 0.5


@pytest.mark.parametrize("lying", [False, True])
@pytest.mark.parametrize("values", [(), (0, 0), (None, None)])
def test_nothing_to_draw_is_drawn_as_nothing(lying: bool, values: tuple[int | None, ...]) -> None:
    filled = [box for box in boxes(drawn(*bars(*values), lying=lying)) if box[3] > 20]
    assert filled == []


def test_a_grey_printer_keeps_the_two_kinds_apart() -> None:
    pdf = drawn(Bar("a", "5", 5), Bar("b", "5", 5, light=True))
    page = pypdfium2.PdfDocument(pdf)[0]
    picture = page.render(scale=2, grayscale=True).to_pil()
    greys = []
    for left, low, wide, high in boxes(pdf):
        x, y = left + wide / 2, page.get_height() - low - high / 2
        greys.append(picture.getpixel((round(2 * x), round(2 * y))))
    assert greys[1] - greys[0] > 80
