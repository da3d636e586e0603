"""What saves a panel stays in sight, and what has the cursor scrolls into view."""

from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.kit.footed import Footed


def test_the_button_stays_and_the_field_with_the_cursor_is_seen(qtbot: QtBot) -> None:
    inside, button = QWidget(), QPushButton("Save")
    column = QVBoxLayout(inside)
    fields = [QLineEdit() for _ in range(40)]
    for field in fields:
        column.addWidget(field)
    footed = Footed(inside, (button,))
    qtbot.addWidget(footed)
    footed.resize(400, 300)
    with qtbot.waitActive(footed):
        footed.show()
        footed.activateWindow()
    assert footed.rect().contains(button.geometry())
    assert fields[-1].visibleRegion().isEmpty()
    fields[-1].setFocus()
    qtbot.waitUntil(lambda: fields[-1].visibleRegion().boundingRect() == fields[-1].rect())
    assert footed.rect().contains(button.geometry())
