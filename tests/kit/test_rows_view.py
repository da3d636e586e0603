"""The table: keyboard alone, keeps its place, fixed heights at every scale."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHeaderView
from pytestqt.qtbot import QtBot

from ui.kit.look import Look
from ui.kit.painting import Run, matched, soft, strong
from ui.kit.rows_model import Column
from ui.kit.rows_view import RowsView


@dataclass(frozen=True)
class Somebody:
    id: int
    name: str


PEOPLE = [Somebody(1, "Ada"), Somebody(2, "Ben"), Somebody(3, "Bo & <b>Zn</b>")]


@pytest.fixture
def view(qtbot: QtBot) -> RowsView[Somebody]:
    columns = [
        Column[Somebody]("Name", lambda row: row.name, runs=lambda row: [strong(row.name)]),
        Column[Somebody]("Number", lambda row: str(row.id), width=90, right=True),
    ]
    view = RowsView(columns, "People")
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show_rows(PEOPLE)
    with qtbot.waitExposed(view):
        view.show()
    return view


def test_letters_go_to_the_row_that_begins_so(view: RowsView[Somebody], qtbot: QtBot) -> None:
    view.choose(0)
    qtbot.keyClick(view, Qt.Key.Key_B)
    assert view.chosen() == PEOPLE[1]


def test_enter_opens_the_chosen_row_once(view: RowsView[Somebody], qtbot: QtBot) -> None:
    opened: list[int] = []
    view.opened.connect(opened.append)
    view.choose(1)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    for _ in range(5):
        none = Qt.KeyboardModifier.NoModifier
        held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, none, "\r", True)
        QApplication.sendEvent(view, held)
    assert opened == [2]


def test_the_chosen_row_stays_chosen(view: RowsView[Somebody]) -> None:
    view.choose(1)
    view.show_rows([Somebody(9, "New"), *PEOPLE])
    assert view.chosen() == PEOPLE[1]
    view.show_rows(PEOPLE[:1])
    assert view.chosen() is None
    view.choose_only_row()
    assert view.chosen() == PEOPLE[0]


def test_rows_have_one_height_at_every_scale(view: RowsView[Somebody], shown: Look) -> None:
    assert [view.rowHeight(row) for row in range(3)] == [44, 44, 44]
    shown.set_scale(150)
    assert [view.rowHeight(row) for row in range(3)] == [66, 66, 66]
    assert view.columnWidth(1) == 135
    modes = {view.horizontalHeader().sectionResizeMode(column) for column in range(2)}
    assert modes == {QHeaderView.ResizeMode.Fixed, QHeaderView.ResizeMode.Stretch}


def test_the_letters_that_matched_are_marked() -> None:
    runs = matched("van Jans, Ömer", [(4, 8)])
    assert [(run.text, run.mark) for run in runs] == [
        ("van ", False),
        ("Jans", True),
        (", Ömer", False),
    ]
    assert "".join(run.text for run in matched("Jo", [(0, 9), (1, 2)])) == "Jo"
    assert matched("Jo", []) == [Run("Jo", weight=600)]
    assert soft("x").token == "ink_soft"


def test_a_number_of_one_digit_is_painted_at_the_right(view: RowsView[Somebody]) -> None:
    view.show_rows([Somebody(1, "Ada")])
    one = view.grab().toImage()
    view.show_rows([Somebody(2, "Ada")])
    assert view.grab().toImage() != one
