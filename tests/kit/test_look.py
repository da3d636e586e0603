"""The look: scaled from 100 to 200 %, dressed anew while everything stands there."""

import re

import pytest
from PySide6.QtGui import QFontInfo, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.kit.buttons import QuietButton
from ui.kit.look import Look
from ui.kit.measures import sized, spaced
from ui.kit.style import style_sheet
from ui.kit.text import PlainLabel
from ui.kit.tokens import LIGHT, THEMES


def test_every_measure_follows_the_scale(shown: Look, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    layout = spaced(QHBoxLayout(page), 12, (24, 20, 24, 20))
    button = QuietButton("New visitor", icon="user-round-plus", key="Ctrl+N")
    field, label = QLineEdit(), sized(PlainLabel("Name", "title"), width=120)
    for widget in (button, field, label):
        layout.addWidget(widget)
    page.show()
    small = (button.sizeHint(), field.sizeHint().height(), label.fontInfo().pixelSize())

    shown.set_scale(200)

    assert layout.spacing() == 24
    assert layout.contentsMargins().left() == 48
    assert label.maximumWidth() == 240
    assert button.sizeHint().height() == 2 * small[0].height()
    assert button.sizeHint().width() == pytest.approx(2 * small[0].width(), rel=0.03)
    assert field.sizeHint().height() == pytest.approx(2 * small[1], rel=0.05)
    assert label.fontInfo().pixelSize() == 2 * small[2] == 44


def test_the_steps_stay_between_100_and_200(shown: Look) -> None:
    shown.shrink()
    assert shown.scale == 100
    seen = []
    for _ in range(7):
        shown.grow()
        seen.append(shown.scale)
    assert seen == [110, 125, 150, 175, 200, 200, 200]
    shown.normal_size()
    assert shown.scale == 100


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_reaches_everything(shown: Look, theme: str) -> None:
    shown.set_theme(theme)
    ink = THEMES[theme]["ink"]
    assert shown.theme == theme
    assert QApplication.palette().color(QPalette.ColorRole.WindowText).name() == ink.lower()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    assert THEMES[theme]["surface"] in application.styleSheet()


def test_the_style_sheet_has_no_colour_and_no_hole_of_its_own(tmp_path: object) -> None:
    sheet = style_sheet(LIGHT, 150, str(tmp_path))
    assert "@" not in sheet
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", sheet)) <= set(LIGHT.values())
    assert "border: 1px" in sheet  # hairlines stay hairlines
    assert "border-radius: 18px" in sheet


def test_the_names_of_all_visitors_have_their_letters(shown: Look) -> None:
    assert QFontInfo(shown.font()).family() == "Inter"
    metrics = QFontMetrics(shown.font())
    for name in ("Łukasz", "Ğülşen", "Nguyễn", "Ólafur", "Δημήτρης", "Юлія", "ليلى", "שרה"):
        assert all(metrics.inFontUcs4(ord(letter)) or has_fallback(letter) for letter in name)


def has_fallback(letter: str) -> bool:
    from PySide6.QtGui import QFont

    return QFontMetrics(QFont("DejaVu Sans")).inFontUcs4(ord(letter))
