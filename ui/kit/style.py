"""The one style sheet. Every colour is a token and every measure is scaled.

Fusion is under it. As soon as a combo box or a spin box gets a border here, Fusion stops drawing
its arrows, so the arrows are given too, as drawings in the colour of the theme.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from ui.kit.icons import coloured

_SHEET = """
QMainWindow, QDialog { background: @background; }
QToolTip { background: @surface; color: @ink; border: 1px solid @control_line; padding: 4px; }

QLabel { background: transparent; color: @ink; }
QLabel[role="title"] { font-size: 22px; font-weight: 700; }
QLabel[role="heading"] { font-size: 18px; font-weight: 700; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="soft"] { font-size: 14px; color: @ink_soft; }
QLabel[role="subtitle"] { color: @ink_soft; }
QLabel[role="small"] { font-size: 13px; color: @ink_soft; }
QLabel[role="wordmark"] { font-size: 20px; font-weight: 700; color: @brand; }
QLabel[role="warning"] { font-size: 14px; color: @warning; }
QLabel[role="figure"] { font-size: 32px; font-weight: 700; }

QFrame[part="card"] { background: @surface; border: 1px solid @line; border-radius: 12px; }
QFrame[part="card"][tint="soft"] { background: @surface_soft; }
QFrame[part="card"][focused="true"] { border: 2px solid @brand; }
QFrame[part="search-card"] { background: @surface; border: 2px solid @control_line;
    border-radius: 12px; }
QFrame[part="search-card"][focused="true"] { border-color: @brand; }
QFrame[part="hairline"] { background: @line; border: none; }
QWidget[part="rail"] { background: @surface; border-right: 1px solid @line; }
QWidget[part="rail"][house="practice"] { background: @practice_soft; }
QWidget[part="header"] { background: @surface; border-bottom: 1px solid @line; }
QWidget[part="content"] { background: @background; }
QWidget[part="band"] { background: @practice; }
QWidget[part="band"] QLabel { color: @on_practice; font-weight: 600; }
QWidget[part="outage"] { background: @warning_soft; border-bottom: 1px solid @warning; }
QWidget[part="offer"] { background: @brand_soft; border-bottom: 1px solid @line; }
QWidget[part="outage"] QLabel { color: @warning; font-weight: 600; }
QFrame[part="message"] { background: @surface; border: 1px solid @brand; border-radius: 8px; }
QFrame[part="message"][kind="refused"] { background: @warning_soft; border-color: @warning; }
QFrame[part="message"][kind="refused"] QLabel { color: @warning; font-weight: 600; }

QFrame[part="warning"] { background: @warning_soft; border: none; border-radius: 8px; }
QFrame[part="warning"] QLabel { color: @warning; font-size: 15px; }

QLineEdit, QPlainTextEdit, QComboBox, QSpinBox, QDateEdit, QTimeEdit {
    background: @surface; color: @ink; border: 1px solid @control_line; border-radius: 8px;
    padding: 0 8px; min-height: 34px; selection-background-color: @brand;
    selection-color: @on_brand; placeholder-text-color: @ink_soft; }
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus { border: none; min-height: 0;
    padding: 0 0 0 8px; background: transparent; }
QPlainTextEdit { padding: 4px 8px; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus, QDateEdit:focus,
QTimeEdit:focus { border: 2px solid @brand; padding: 0 7px; }
QLineEdit[refused="true"], QPlainTextEdit[refused="true"], QComboBox[refused="true"],
QSpinBox[refused="true"], QDateEdit[refused="true"], QTimeEdit[refused="true"] {
    border: 2px solid @warning; padding: 0 7px; }
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled { background: @surface_soft; }
QLineEdit[part="desk-search"], QLineEdit[part="desk-search"]:focus { font-size: 22px;
    border: none; padding: 0 4px; min-height: 56px; }
QLineEdit[part="bare"], QLineEdit[part="bare"]:focus { border: none; padding: 0 4px; }
QComboBox::drop-down { border: none; width: 28px; subcontrol-position: center right; }
QComboBox::down-arrow { image: url(@arrows/down.svg); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: @surface; color: @ink; border: 1px solid @control_line;
    outline: none; selection-background-color: @brand_soft; selection-color: @ink; }
QSpinBox::up-button, QDateEdit::up-button, QTimeEdit::up-button { border: none; width: 24px;
    subcontrol-origin: border; subcontrol-position: top right; }
QSpinBox::down-button, QDateEdit::down-button, QTimeEdit::down-button { border: none; width: 24px;
    subcontrol-origin: border; subcontrol-position: bottom right; }
QSpinBox::up-arrow, QDateEdit::up-arrow, QTimeEdit::up-arrow {
    image: url(@arrows/up.svg); width: 14px; height: 14px; }
QSpinBox::down-arrow, QDateEdit::down-arrow, QTimeEdit::down-arrow {
    image: url(@arrows/down.svg); width: 14px; height: 14px; }

QCheckBox, QRadioButton { color: @ink; spacing: 8px; min-height: 32px; background: transparent; }
QListView[part="ticks"]::item { min-height: 38px; border-bottom: 1px solid @line; }
QListView[part="ticks"]::item:selected { background: @brand_soft; color: @ink; }
QCheckBox::indicator, QListView::indicator { width: 18px; height: 18px;
    border: 1px solid @control_line; border-radius: 4px; background: @surface; }
QCheckBox::indicator:checked, QListView::indicator:checked { background: @brand;
    border-color: @brand; image: url(@arrows/check.svg); }
QCheckBox:focus, QRadioButton:focus { color: @brand; }
QCheckBox::indicator:focus { border: 2px solid @brand; }

QTableView, QListView { background: transparent; color: @ink; border: none; outline: none;
    gridline-color: @line; selection-background-color: @brand_soft; selection-color: @ink; }
QListView[part="choices"] { background: @surface; border: 1px solid @control_line; }
QListView[part="choices"]::item { min-height: 32px; padding: 0 8px; }
QListView[part="choices"]::item:selected { background: @brand_soft; color: @ink; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: transparent; color: @ink_soft; border: none;
    border-bottom: 1px solid @line; padding: 0 16px; min-height: 35px; font-size: 14px; }
QTableCornerButton::section { background: @surface; border: none; }

QScrollArea, QScrollArea > QWidget > QWidget[part="scrolled"] { background: transparent;
    border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @control_line; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenu { background: @surface; color: @ink; border: 1px solid @control_line; padding: 4px; }
QMenu::item { padding: 8px 24px 8px 16px; border-radius: 4px; }
QMenu::icon { padding-left: 8px; }
QMenu::indicator { width: 16px; height: 16px; padding-left: 8px; }
QMenu::indicator:checked { image: url(@arrows/tick.svg); }
QMenu::item:selected { background: @brand_soft; color: @ink; }
QMenu::item:disabled { color: @control_line; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QProgressBar { background: @track; border: none; border-radius: 4px; max-height: 8px;
    min-height: 8px; color: transparent; }
QProgressBar::chunk { background: @brand; border-radius: 4px; }
QDialogButtonBox QPushButton, QMessageBox QPushButton, QFileDialog QPushButton {
    background: @surface; color: @ink; border: 1px solid @control_line; border-radius: 8px;
    padding: 0 14px; min-height: 32px; }
QDialogButtonBox QPushButton:focus, QMessageBox QPushButton:focus { border: 2px solid @brand; }
"""
_LENGTH = re.compile(r"\b(\d+)px\b")
_TOKEN = re.compile(r"@([a-z_]+)")
_ARROWS = (
    ("down", "chevron-down", "ink"),
    ("up", "chevron-up", "ink"),
    ("check", "check", "on_brand"),
    ("tick", "check", "ink"),
)


def style_sheet(tokens: Mapping[str, str], scale: int, folder: str) -> str:
    """Make the style sheet; ``scale`` in per cent, ``folder`` is where the arrows are written.

    Hairlines stay one pixel at every scale. Raises KeyError for a token that does not exist.
    """
    for name, drawing, token in _ARROWS:
        (Path(folder) / f"{name}.svg").write_bytes(coloured(drawing, tokens[token]))
    known = {**tokens, "arrows": Path(folder).as_posix()}
    scaled = _LENGTH.sub(lambda found: _scaled(int(found[1]), scale), _SHEET)
    return _TOKEN.sub(lambda found: known[found[1]], scaled)


def _scaled(length: int, scale: int) -> str:
    return f"{length if length <= 1 else round(length * scale / 100)}px"
