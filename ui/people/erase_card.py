"""Erasing somebody: what goes and what stays is shown before it is done (rule P16)."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from atelier.language import tr, tr_count
from atelier.privacy.looking import ErasurePreview
from ui.kit.buttons import PrimaryButton, QuietButton
from ui.kit.card import Card
from ui.kit.measures import spaced
from ui.kit.text import PlainLabel
from ui.kit.wrapped_label import WrappedLabel


class EraseCard(Card):
    """The one question of this page: what is erased does not come back.

    Signals:
        confirmed: erase whoever is shown; the mark is handed along.
        left: leave everything as it is.
    """

    confirmed = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=12, parent=parent)
        self._shown: ErasurePreview | None = None
        self.heading = WrappedLabel("", "heading")
        self.goes, self.stays = WrappedLabel(""), WrappedLabel("")
        self.erase = PrimaryButton(tr("Erase for good"), icon="trash-2", once=True)
        self.leave = QuietButton(tr("Leave as it was"), icon="undo-2", key="Esc")
        self.box.addWidget(self.heading)
        for title, label in ((tr("This goes"), self.goes), (tr("This stays"), self.stays)):
            self.box.addWidget(PlainLabel(title, "strong"))
            self.box.addWidget(label)
        warning = tr("This cannot be taken back. A backup that is put back erases it again.")
        self.box.addWidget(WrappedLabel(warning, "warning"))
        line = spaced(QHBoxLayout(), 12)
        line.addWidget(self.leave)
        line.addWidget(self.erase)
        line.addStretch(1)
        self.box.addLayout(line)
        self.box.addStretch(1)
        self.erase.pushed.connect(self._on_erase)
        self.leave.pushed.connect(self.left)

    def show_preview(self, found: ErasurePreview) -> None:
        """Show what an erasure does; the cursor stands where nothing happens."""
        self._shown = found
        self.erase.rearm()
        self.heading.setText(tr("Erase {who}?", who=found.name))
        self.goes.setText("\n".join(_goes(found)))
        self.stays.setText("\n".join(_stays(found)))
        self.leave.setFocus()

    def forget(self) -> None:
        """Show nobody any more."""
        self._shown = None
        for label in (self.heading, self.goes, self.stays):
            label.setText("")

    @Slot()
    def _on_erase(self) -> None:
        if self._shown is not None:
            self.confirmed.emit(self._shown.mark)


def _goes(found: ErasurePreview) -> list[str]:
    lines = [tr("The name and everything that is kept beside it, also in notes and lists")]
    if found.places:
        lines.append(tr_count("One place in an activity", "{count} places in activities",
                              found.places))  # fmt: skip
    if found.volunteer:
        lines.append(tr("What is known of the volunteer"))
    if found.shifts:
        lines.append(tr_count("One shift, which is open again", "{count} shifts, open again",
                              found.shifts))  # fmt: skip
    return lines


def _stays(found: ErasurePreview) -> list[str]:
    counted = (
        tr_count("One visit", "{count} visits", found.visits),
        tr_count("one participation", "{count} participations", found.participations),
        tr_count("one shift worked", "{count} shifts worked", found.worked),
    )
    numbers = (found.visits, found.participations, found.worked)
    some = [words for words, number in zip(counted, numbers, strict=True) if number]
    lines = [tr("{numbers}, without a name: no figure changes", numbers=", ".join(some))]
    if not some:
        lines = []
    return [*lines, tr("A random number and the day, so that a backup is erased as well")]
