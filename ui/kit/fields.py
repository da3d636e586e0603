"""Laying fields out beside each other."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout

from ui.kit.form import Form
from ui.kit.measures import spaced

_LETTERS = 8  # that a list shows at least


def side_by_side(form: Form, *names: str) -> None:
    """Put some fields of a form on one line, where the first of them stands."""
    column = form.layout()
    assert isinstance(column, QBoxLayout)
    place = column.indexOf(form.rows[names[0]])
    line = spaced(QHBoxLayout(), 12)
    for name in names:
        line.addWidget(form.rows[name], 1, Qt.AlignmentFlag.AlignTop)
    column.insertLayout(place, line)


def narrow(form: Form) -> None:
    """Let the lists of a form be narrower than the longest of their choices."""
    for row in form.rows.values():
        if isinstance(row.editor, QComboBox):
            policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            row.editor.setSizeAdjustPolicy(policy)
            row.editor.setMinimumContentsLength(_LETTERS)
