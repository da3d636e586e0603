"""Charts as they are worked: by arrows, by a click, and by whoever hears them."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from pytestqt.qtbot import QtBot

from ui.kit.bars_chart import BarsChart
from ui.kit.chart import Chart, Mark
from ui.kit.chart_paint import mixed
from ui.kit.columns_chart import ColumnsChart
from ui.kit.heat_chart import HeatChart, shade
from ui.kit.look import look
from ui.kit.share_chart import ShareChart
from ui.kit.tokens import THEMES, contrast

KEY = Qt.Key


def marks(*values: int | None) -> list[Mark]:
    return [
        Mark(f"key {number}", f"Name {number}", str(value), f"Name {number}: {value}.", value)
        for number, value in enumerate(values)
    ]


def heat() -> HeatChart:
    chart = HeatChart("Busy hours")
    chart.show_table(("mo", "tu", "we"), ("morning", "afternoon"), marks(1, 2, 3, 4, 5, 6))
    return chart


def bars() -> BarsChart:
    chart = BarsChart("Participations")
    chart.show_marks(marks(9, 4, None))
    return chart


def shares() -> ShareChart:
    chart = ShareChart("Hours")
    chart.show_marks(marks(300, 1))
    return chart


def columns() -> ColumnsChart:
    chart = ColumnsChart("Months")
    chart.show_marks(marks(3, 0, 12))
    return chart


@pytest.fixture
def plain_look(qapp: object) -> Iterator[None]:
    assert qapp
    yield
    look().set_theme("light")
    look().set_scale(100)


def show(qtbot: QtBot, chart: Chart) -> Chart:
    chart.resize(480, chart.height_())
    qtbot.addWidget(chart)
    with qtbot.waitExposed(chart):
        chart.show()
    chart.activateWindow()
    chart.setFocus()
    return chart


def test_arrows_go_to_what_lies_there_and_say_it(qtbot: QtBot) -> None:
    chart = show(qtbot, heat())
    assert chart.accessibleDescription() == "Name 0: 1."
    for key, found in (
        (KEY.Key_Right, 1),
        (KEY.Key_Down, 4),
        (KEY.Key_Left, 3),
        (KEY.Key_Left, 3),  # there is nothing further
        (KEY.Key_End, 5),
        (KEY.Key_Home, 0),
    ):
        qtbot.keyClick(chart, key)
        assert chart.accessibleDescription() == f"Name {found}: {found + 1}."


@pytest.mark.parametrize("make", [heat, bars, columns])
def test_enter_and_a_click_open_the_same(qtbot: QtBot, make: Callable[[], Chart]) -> None:
    chart = show(qtbot, make())
    opened: list[object] = []
    chart.opened.connect(opened.append)
    qtbot.keyClick(chart, KEY.Key_End)
    qtbot.keyClick(chart, KEY.Key_Return)
    last = chart.places[-1].center()
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=last)
    assert opened == [f"key {len(chart.marks) - 1}"] * 2


def test_what_leads_nowhere_is_not_opened(qtbot: QtBot) -> None:
    chart = show(qtbot, bars())
    chart.show_marks([Mark(None, "a", "1", "a: 1.", 1)])
    opened: list[object] = []
    chart.opened.connect(opened.append)
    qtbot.keyClick(chart, KEY.Key_Return)
    assert opened == []


def test_the_keyboard_stays_on_the_same_figure(qtbot: QtBot) -> None:
    chart = show(qtbot, bars())
    moved: list[QRect] = []
    chart.moved.connect(moved.append)
    qtbot.keyClick(chart, KEY.Key_Down)
    assert moved == [chart.places[1]]
    chart.show_marks([Mark("new", "a", "1", "a: 1."), *marks(9, 4)])
    assert chart.accessibleDescription() == "Name 1: 4."
    chart.show_marks([])
    assert (chart.chosen, chart.accessibleDescription()) == (None, "")


def test_words_that_do_not_fit_in_their_part_stand_below(qtbot: QtBot) -> None:
    chart = show(qtbot, shares())
    alone = ShareChart("x")
    alone.resize(480, 30)
    alone.show_marks(marks(300, 290))
    assert chart.height_() > alone.height_()


@pytest.mark.usefixtures("plain_look")
@pytest.mark.parametrize("make", [heat, bars, shares, columns])
@pytest.mark.parametrize("theme", list(THEMES))
def test_every_chart_paints_in_every_theme_and_grows(
    qtbot: QtBot, make: Callable[[], Chart], theme: str
) -> None:
    look().set_theme(theme)
    chart = show(qtbot, make())
    at_hundred = chart.sizeHint().height()
    assert not chart.grab().isNull()
    look().set_scale(200)
    assert chart.sizeHint().height() >= 2 * at_hundred - 8


@pytest.mark.usefixtures("plain_look")
@pytest.mark.parametrize("theme", list(THEMES))
def test_the_number_in_a_cell_can_be_read_at_every_shade(theme: str) -> None:
    look().set_theme(theme)
    least = 7.0 if theme == "contrast" else 4.5
    for step in range(101):
        part, ink = shade(step / 100)
        ratio = contrast(mixed("brand", part).name(), look().color(ink).name())
        assert ratio >= least, (step, ratio)
