"""What a sheet costs, beside the same pages drawn by hand on ReportLab's canvas in the same run.

The floor writes the same words in the same fonts: one text object per page, the grid as a Form
XObject, nothing measured, nothing checked, no code for a scanner.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path

from pytest_benchmark.fixture import BenchmarkFixture
from reportlab.pdfgen.canvas import Canvas

from atelier.paper.document import HEIGHT, LEFT, MARGIN, RIGHT, WIDTH, Document
from atelier.paper.drawing import draw_listing
from atelier.paper.fonts import BOLD, REGULAR, register
from atelier.paper.inks import BLACK, DAY_ACTIVITY, LINE, SOFT
from atelier.paper.listing import ORDINARY, Column, Foot, Head, Kind, Listing, Row

ROOT = Path(__file__).resolve().parents[2]
ROWS = 22
IMPORT = """
import time
began = time.perf_counter()
import reportlab.pdfgen.canvas
import reportlab.pdfbase.ttfonts
print(time.perf_counter() - began)
"""
FIRST = """
import time
import atelier.language
began = time.perf_counter()
from atelier.paper.document import Document
from atelier.paper.drawing import draw_listing
from atelier.paper.listing import Column, Head, Listing, Row
document = Document(title="List", house="House")
head = Head("Koersbal", code="ATL-L2026-0001")
draw_listing(document, Listing(head, (Column("Name", 1),), [Row(1, ("Piet",))]))
document.finish()
print(time.perf_counter() - began)
"""
MEMORY = """
import re
from pathlib import Path
from tests.benchmarks.test_sheets import our_pile
def most():
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
our_pile(1)
before = most()
our_pile(1000)
print((most() - before) / 1024)
"""
NAMES = (
    "el Amrani, Fatiha", "van den Berg, Sjaak", "Hendriks, Wim", "ter Horst, Annie",
    "Jansen, Mies", "Şahin, Hülya", "Wójcik, Łukasz", "Nguyễn, Thuý",
)  # fmt: skip
DAY = "maandag 23 november 2026 · 10:00–11:30 · Speelzaal"
FACTS = (("Begeleiding:", "Ria, Henk"), ("Ingeschreven:", "11 van 14"), ("Wachtlijst:", "0"))
WARNING = "Vertrouwelijk – inleveren bij de balie – vernietigen uiterlijk 21-12-2026"
BLANKS = ("Zonder naam aanwezig: ______", "Begin: ______", "Einde: ______", "Paraaf: ______")
COLUMNS = (
    Column("", 4, Kind.NUMBER),
    Column("Naam", 28),
    Column("Handtekening / opmerking", 24, Kind.WRITING),
    Column("Aanwezig", 9, Kind.BOX),
)


def origin(number: int) -> str:
    return f"Wijkatelier · intekenlijst 2026-{number:04d} · afgedrukt 23-11-2026 9:12 door Balie"


def names(number: int) -> list[str]:
    return [NAMES[(row + number) % len(NAMES)] for row in range(ROWS)]


def our_pile(pages: int, *, code: bool = False) -> bytes:
    document = Document(title="Lijsten", house="Wijkatelier")
    for number in range(pages):
        head = Head(
            title=f"Koersbal {number}",
            accent="Dagbesteding · Tweespan",
            ink=DAY_ACTIVITY,
            subtitle=DAY,
            facts=FACTS,
            code=f"ATL-L2026-{number:04d}" if code else "",
        )
        rows = [Row(row, (name, "")) for row, name in enumerate(names(number), start=1)]
        foot = Foot(WARNING, origin(number))
        draw_listing(document, Listing(head, COLUMNS, rows, foot, BLANKS))
    return document.finish()


def floor_pile(pages: int) -> bytes:
    register()
    target = BytesIO()
    canvas = Canvas(target, pagesize=(WIDTH, HEIGHT), invariant=1, initialFontName=REGULAR)  # type: ignore[arg-type]
    top, pitch = HEIGHT - 165, ORDINARY.pitch
    canvas.beginForm("grid", 0, 0, WIDTH, HEIGHT)
    canvas.setStrokeColor(LINE)
    canvas.lines([(LEFT, top - row * pitch, RIGHT, top - row * pitch) for row in range(ROWS + 1)])
    for row in range(ROWS):
        canvas.roundRect(RIGHT - 40, top - row * pitch - 20, 13, 13, 2.5)
    text = canvas.beginText(LEFT, top - 16)
    text.setFillColor(SOFT)
    text.setFont(REGULAR, 10.5, pitch)
    for row in range(ROWS):
        text.textLine(str(row + 1))
    canvas.drawText(text)
    canvas.endForm()
    for number in range(pages):
        canvas.doForm("grid")
        text = canvas.beginText(LEFT, HEIGHT - MARGIN - 10)
        text.setFillColor(DAY_ACTIVITY)
        text.setFont(BOLD, 10.5)
        text.textOut("Dagbesteding · Tweespan")
        text.setFillColor(BLACK)
        text.setTextOrigin(LEFT, HEIGHT - MARGIN - 40)
        text.setFont(BOLD, 26)
        text.textOut(f"Koersbal {number}")
        text.setTextOrigin(LEFT, HEIGHT - MARGIN - 62)
        text.setFont(REGULAR, 13.5)
        text.textOut(DAY)
        for place, (what, value) in enumerate(FACTS):
            text.setTextOrigin(LEFT + 100 * place, HEIGHT - MARGIN - 90)
            text.setFont(REGULAR, 10.5)
            text.textOut(f"{what} ")
            text.setFont(BOLD, 10.5)
            text.textOut(value)
        text.setTextOrigin(LEFT + 40, top - 16)
        text.setFont(REGULAR, 10.5, pitch)
        text.setLeading(pitch)
        for name in names(number):
            text.textLine(name)
        for place, blank in enumerate(BLANKS):
            text.setTextOrigin(LEFT + 120 * place, MARGIN + 60)
            text.textOut(blank)
        text.setTextOrigin(LEFT, MARGIN + 12)
        text.setFont(BOLD, 8.5)
        text.textOut(WARNING)
        text.setFillColor(SOFT)
        text.setTextOrigin(LEFT, MARGIN)
        text.setFont(REGULAR, 8.5)
        text.textOut(origin(number))
        text.setTextOrigin(RIGHT - 60, MARGIN)
        text.textOut("blad 1 van 1")
        canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def fastest(work: Callable[[], object], rounds: int = 7) -> float:
    """Give the seconds of the quickest round: what the work costs when nothing disturbs it."""
    work()
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times)


def child(program: str) -> list[float]:
    """Run a program in a process of its own and give the numbers that it prints."""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return [float(word) for word in done.stdout.split()]


def test_a_pile_of_sheets_costs_hardly_more_than_by_hand(benchmark: BenchmarkFixture) -> None:
    floor, ours = fastest(lambda: floor_pile(100)), fastest(lambda: our_pile(100))
    with_code = fastest(lambda: our_pile(100, code=True))
    benchmark.extra_info["by hand, pages a second"] = round(100 / floor)
    benchmark.extra_info["ours, pages a second"] = round(100 / ours)
    benchmark.extra_info["ours with a code, pages a second"] = round(100 / with_code)
    benchmark.extra_info["ratio"] = round(ours / floor, 2)
    benchmark.pedantic(our_pile, args=(100,), rounds=3)
    assert ours <= 1.5 * floor
    assert with_code <= 2.3 * floor  # the floor draws no code


def test_one_sheet_is_ready_before_the_hand_leaves_the_mouse(benchmark: BenchmarkFixture) -> None:
    floor, ours = fastest(lambda: floor_pile(1), 25), fastest(partial(our_pile, 1, code=True), 25)
    benchmark.extra_info["by hand, ms"] = round(floor * 1000, 1)
    benchmark.extra_info["ours, ms"] = round(ours * 1000, 1)
    benchmark.pedantic(our_pile, args=(1,), kwargs={"code": True}, rounds=10)
    assert ours <= 1.5 * floor


def test_the_first_sheet_waits_for_little_but_the_library(benchmark: BenchmarkFixture) -> None:
    library = min(child(IMPORT)[0] for _ in range(5))
    first = min(child(FIRST)[0] for _ in range(5))
    benchmark.extra_info["ReportLab alone, ms"] = round(library * 1000)
    benchmark.extra_info["first sheet, ms"] = round(first * 1000)
    benchmark.pedantic(our_pile, args=(1,), rounds=1)
    assert first <= 1.6 * library


def test_a_thousand_pages_cost_as_much_each_and_stay_small(benchmark: BenchmarkFixture) -> None:
    hundred, thousand = fastest(partial(our_pile, 100), 5), fastest(partial(our_pile, 1000), 3)
    memory = child(MEMORY)[0]
    benchmark.extra_info["100 pages, ms a page"] = round(hundred * 10, 2)
    benchmark.extra_info["1,000 pages, ms a page"] = round(thousand, 2)
    benchmark.extra_info["1,000 pages, MB"] = round(memory)
    benchmark.pedantic(our_pile, args=(1000,), rounds=1)
    assert thousand <= 1.15 * 10 * hundred
    assert memory <= 70
