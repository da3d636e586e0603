"""Room: columns that go on below where the window is narrow or scaled up."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.kit.columns import TwoColumns
from ui.kit.look import Look


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
