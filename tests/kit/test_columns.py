"""Room: columns and rows that go on below where the window is narrow or scaled up."""

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.kit.buttons import QuietButton, TileButton
from ui.kit.columns import TwoColumns
from ui.kit.flow import FlowLayout
from ui.kit.look import Look
from ui.kit.measures import spaced


def test_the_second_column_goes_below_where_there_is_no_room(shown: Look, qtbot: QtBot) -> None:
    main, beside = QWidget(), QWidget()
    columns = TwoColumns(main, beside)
    qtbot.addWidget(columns)
    columns.resize(1120, 700)
    with qtbot.waitExposed(columns):
        columns.show()
    assert not columns.stacked
    assert (main.width(), beside.width()) == (728, 372)
    shown.set_scale(150)
    qtbot.waitUntil(lambda: columns.stacked and beside.width() == 1120)
    assert beside.y() > main.y()
    assert columns.minimumSizeHint().width() < 500
    shown.set_scale(100)
    qtbot.waitUntil(lambda: not columns.stacked and beside.width() == 372)


def test_a_row_goes_on_in_the_next_line(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    row = spaced(FlowLayout(), 8)
    tiles = [TileButton("+1 Meeting", "meeting"), TileButton("+1 Health", "health")]
    buttons = [*tiles, QuietButton("Note", key="Ctrl+B")]
    for button in buttons:
        row.addWidget(button)
    spaced(QVBoxLayout(page), 0).addLayout(row)
    page.resize(900, 200)
    with qtbot.waitExposed(page):
        page.show()
    assert len({button.y() for button in buttons}) == 1
    assert buttons[-1].geometry().right() == 899  # the tiles took what was left
    page.resize(200, 300)
    QApplication.sendPostedEvents()
    qtbot.waitUntil(lambda: len({button.y() for button in buttons}) == 3)
    assert all(button.geometry().right() < 200 for button in buttons)
