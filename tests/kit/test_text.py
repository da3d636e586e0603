"""Text of people: shown as it is written, wherever it is shown, and it turns nothing around."""

import re
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.kit.text import ElidedLabel, PlainLabel, plain, set_tip

UI = Path(__file__).parents[2] / "ui"
MAY = {"kit/text.py", "shell/crash.py"}
RAW = re.compile(r"\b(QLabel|QMessageBox|QInputDialog|QErrorMessage|QTextEdit)\(|\.setToolTip\(")


def test_nobody_else_makes_a_raw_label_or_tool_tip() -> None:
    found = [
        f"{path.relative_to(UI).as_posix()}: {line.strip()}"
        for path in sorted(UI.rglob("*.py"))
        if path.relative_to(UI).as_posix() not in MAY
        for line in path.read_text(encoding="utf-8").splitlines()
        if RAW.search(line)
    ]
    assert found == []


def test_markup_is_shown_as_it_is_written(qtbot: QtBot) -> None:
    label = PlainLabel("<img src='secret.png'> & Zn")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == "<img src='secret.png'> & Zn"
    set_tip(label, "<b>Jan</b> & Zn")
    assert label.toolTip() == "<span>&lt;b&gt;Jan&lt;/b&gt; &amp; Zn</span>"
    set_tip(label, "Jan")
    assert label.toolTip() == "Jan"


def test_a_name_cannot_turn_the_words_around_it() -> None:
    assert plain("Jan \u202eneB") == "Jan neB"
    assert plain("ليلى") == "\u2068ليلى\u2069"
    assert plain("Łukasz") == "Łukasz"


def test_a_name_without_end_does_not_widen_the_window(qtbot: QtBot) -> None:
    label = ElidedLabel("x" * 10_000)
    qtbot.addWidget(label)
    assert len(label.text()) == 500
    assert label.minimumSizeHint().width() < 100
    label.resize(120, 30)
    assert label.elided
    label.setText("Jo")
    assert not label.elided
