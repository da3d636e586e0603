"""What this desk looks like: size, colours, language. It is remembered on this computer only."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.language import current, tr
from ui.gateway import Gateway
from ui.kit.card import Card
from ui.kit.form import Field, Form
from ui.kit.look import SCALES, look
from ui.kit.measures import spaced
from ui.kit.panel import Panel
from ui.kit.remembered import remember


class LookPanel(Panel):
    """Each choice is shown at once; the one before it comes back with Ctrl+Z."""

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self.form = Form(_fields())
        self._before: list[dict[str, object]] = []
        self._language = current()
        card = Card()
        card.box.addWidget(self.form)
        column = spaced(QVBoxLayout(self), 12)
        column.addWidget(card)
        column.addStretch(1)
        self.form.changed.connect(self._take)
        look().changed.connect(self.refresh)

    def begin(self, facts: object) -> None:
        """Show what is chosen now."""
        _ = facts  # no page asks for anything within it
        self.refresh()

    def take_focus(self) -> None:
        """Put the cursor in the first choice."""
        self.form.take_focus()

    @Slot()
    def refresh(self) -> None:
        """Show what is chosen now; it may have been chosen with the keys of the window."""
        self.form.blockSignals(True)
        self.form.show_values(self._chosen())
        self.form.blockSignals(False)

    def undo(self) -> None:
        """Show everything as it was before the last choice."""
        if self._before:
            self._choose(self._before.pop())
            self.refresh()

    @Slot()
    def _take(self) -> None:
        before, values = self._chosen(), self.form.values()
        if values != before:
            self._before.append(before)
            self._choose(values)

    def _choose(self, values: dict[str, object]) -> None:
        if values["language"] != self._language:
            self._language = str(values["language"])
            remember("language", self._language)
            self.said.emit(tr("The other language is spoken from the next start on."))
        remember("look/scale", str(values["scale"]))
        remember("look/theme", str(values["theme"]))
        look().set_scale(int(str(values["scale"])))
        look().set_theme(str(values["theme"]))

    def _chosen(self) -> dict[str, object]:
        return {"scale": look().scale, "theme": look().choice, "language": self._language}


def _fields() -> list[Field]:
    sizes = tuple((scale, tr("{percent} %", percent=scale)) for scale in SCALES)
    return [
        Field(
            "scale",
            tr("Size"),
            hint=tr("Everything grows with it. Ctrl + and Ctrl - do the same on every page."),
            choices=sizes,
        ),
        Field(
            "theme",
            tr("Colours"),
            hint=tr("High contrast helps where the sun shines on the screen."),
            choices=(
                ("system", tr("Colours of this computer")),
                ("light", tr("Light")),
                ("dark", tr("Dark")),
                ("contrast", tr("High contrast")),
            ),
        ),
        Field(
            "language",
            tr("The language of the screen"),
            hint=tr("It is spoken from the next start on, and on paper as well."),
            choices=(("nl", "Nederlands"), ("en", "English")),
        ),
    ]
