"""What weighs how much in a proposal, in words and points that can be changed."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.language import tr
from atelier.roster.weighing import MOST, NotAWeight, WeightLine
from ui.kit.buttons import PrimaryButton, QuietButton
from ui.kit.form import Field, Form
from ui.kit.measures import spaced
from ui.kit.text import PlainLabel


class WeightsForm(QWidget):
    """A field for each weight; it is filled in when the weights are read.

    Signals:
        wanted: the weights that were filled in, by name.
        saved: they are kept.
    """

    wanted = Signal(object)
    saved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form: Form | None = None
        self.save = PrimaryButton(tr("Keep"), icon="save", once=True)
        self.usual = QuietButton(tr("As usual"))
        self._lines: tuple[WeightLine, ...] = ()
        self._column = spaced(QVBoxLayout(self), 8)
        self._column.addWidget(
            PlainLabel(tr("More points weigh more. 0: it does not matter."), "small", wrap=True)
        )
        line = spaced(QHBoxLayout(), 8)
        line.addWidget(self.save)
        line.addWidget(self.usual)
        line.addStretch(1)
        self._column.addLayout(line)
        self.save.pushed.connect(self._on_save)
        self.usual.pushed.connect(self._on_usual)

    def show_lines(self, lines: tuple[WeightLine, ...]) -> None:
        """Fill in what the weights are."""
        self._lines = lines
        if self.form is None:
            self.form = Form([
                Field(one.name, one.words, _hint(one), limit=4, check=_check) for one in lines
            ])  # fmt: skip
            self._column.insertWidget(1, self.form)
        self.form.show_values({one.name: str(one.value) for one in lines})
        self.save.rearm()

    def take_focus(self) -> None:
        """Go to the first field."""
        if self.form is not None:
            self.form.take_focus()

    def told(self) -> None:
        """Hear that they are kept."""
        self.save.rearm()
        self.saved.emit()

    @Slot()
    def _on_save(self) -> None:
        if self.form is not None and self.form.check():
            self.wanted.emit({name: int(text) for name, text in self.form.values().items()})
        else:
            self.save.rearm()

    @Slot()
    def _on_usual(self) -> None:
        if self.form is not None:
            self.form.show_values({one.name: str(one.usual) for one in self._lines})


def _hint(one: WeightLine) -> str:
    return tr("Usual: {number}", number=one.usual)


def _check(text: str) -> str:
    if text.isdecimal() and text.isascii() and int(text) <= MOST:
        return ""
    return str(NotAWeight())
