"""A list beside a form: it never takes away what was typed there and is not saved."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from typing import Any

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox

from atelier.language import tr
from ui.kit.form import Form
from ui.kit.rows_view import Row, RowsView


class FormRows(RowsView[Row]):
    """Rows that are shown in a form once they are chosen: by an arrow key, Enter or a click.

    Qt makes the first row the chosen one as soon as a table without one gets the cursor; a form
    that follows the list would then be replaced by the Tab key.
    """

    def focusInEvent(self, event: QFocusEvent) -> None:
        model, chosen = self.selectionModel(), self.currentIndex().isValid()
        model.blockSignals(not chosen)
        super().focusInEvent(event)
        if not chosen:
            model.clearCurrentIndex()
        model.blockSignals(False)


class Draft:
    """Knows whether something was typed in a form since it was filled in."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._shown = self._typed()

    def begin(self) -> None:
        """Hear that the form was filled in, so that nothing was typed yet."""
        self._shown = self._typed()

    @property
    def unsaved(self) -> bool:
        """Whether something stands there that choosing another row would take away."""
        return self._typed() != self._shown

    def _typed(self) -> dict[str, Any]:
        # the lists follow what the house has, so a choice in one of them is not something typed
        rows = self._form.rows.items()
        return {name: row.value() for name, row in rows if not isinstance(row.editor, QComboBox)}


def unsaved_words() -> str:
    """Say why the form still shows what was typed."""
    return tr("What you typed is not saved yet. Save it first, or begin anew with the button New.")
