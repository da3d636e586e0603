"""Putting a backup back: what is there now beside what would be there, and one button."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from atelier.language import tr, tr_count
from ui.kit.background import Background
from ui.kit.buttons import PrimaryButton, QuietButton
from ui.kit.card import Card
from ui.kit.commands import Command
from ui.kit.form import Field, Form
from ui.kit.measures import sized, spaced
from ui.kit.rows_model import Column
from ui.kit.rows_view import RowsView
from ui.kit.scrolling import FollowingArea
from ui.kit.text import PlainLabel
from ui.kit.wrapped_label import WrappedLabel
from ui.shell.compared import Compared, compared

if TYPE_CHECKING:
    from collections.abc import Callable

    from atelier.backup.disk import Encryption
    from atelier.backup.restoring import Prepared, Restored
    from atelier.domain import Clock


class RestoreScreen(QWidget):
    """Stands in the place of the pages: nobody works in the database meanwhile.

    Signals:
        restored: the backup was put back; a sentence.
        left: nothing was changed.
    """

    restored = Signal(str)
    left = Signal()

    def __init__(
        self, database: Path, backup: Path, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._database, self._backup, self._clock = database, backup, clock
        self._prepared: Prepared | None = None
        self.background = Background("restore", self)
        self.about, self.note = WrappedLabel("", "soft"), WrappedLabel("", "warning")
        self.disk = WrappedLabel("", "small")
        self.form = Form([Field("words", tr("The passphrase, from the safe"), required=True)])
        self.rows: RowsView[Compared] = RowsView(_columns(), tr("Now and then"), row_height=32)
        look = Command(self, tr("Look what is in it"), self.look, icon="search")
        put = Command(self, tr("Put this backup back"), self.put_back, key="Ctrl+Return")
        leave = Command(self, tr("Leave everything as it is"), self.leave, icon="x", key="Esc")
        self.look_button = look.button(QuietButton)
        self.put_button = put.button(PrimaryButton)
        self.leave_button = leave.button(QuietButton)
        self._lay_out()
        words = self.form.rows["words"].editor
        assert isinstance(words, QLineEdit)  # it was declared as one line
        words.returnPressed.connect(self.look)
        self.setAccessibleName(tr("Put a backup back"))

    def begin(self) -> None:
        """Look into the backup; a locked one first asks for its passphrase."""
        from atelier.backup.disk import encryption_of
        from atelier.backup.staging import is_locked

        self._show_rows(None)
        self.about.setText(tr("From the file {name}.", name=self._backup.name))
        self._run(partial(is_locked, self._backup), self._ask_or_look)
        self._run(partial(encryption_of, self._database), self._show_disk)

    @Slot()
    def look(self) -> None:
        """Prepare the backup with the passphrase that was typed, and show what is in it."""
        from atelier.backup.restoring import prepare

        if not self.form.isHidden() and not self.form.check():
            return
        words = str(self.form.values()["words"] or "")
        self._say(tr("One moment…"))
        task = partial(
            prepare, self._database, backup=self._backup, clock=self._clock, passphrase=words
        )
        self._run(task, self._show_prepared)

    @Slot()
    def put_back(self) -> None:
        """Put back what was looked at."""
        from atelier.backup.restoring import carry_out

        prepared, self._prepared = self._prepared, None
        if prepared is not None:
            self.put_button.setEnabled(False)
            self._run(partial(carry_out, prepared, clock=self._clock), self._tell)

    @Slot()
    def leave(self) -> None:
        """Change nothing."""
        if self.background.idle:
            self.shut()
            self.left.emit()

    def shut(self) -> None:
        """Take away what was prepared, and let the thread end."""
        self.background.close()
        if self._prepared is not None:
            self._prepared.give_up()
            self._prepared = None

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.leave_button.setFocus()

    def _lay_out(self) -> None:
        card = Card(spacing=12)
        for widget in (self.about, self.form, self.look_button, self.note):
            card.box.addWidget(widget)
        card.box.addWidget(sized(self.rows, height=236))
        buttons = spaced(QHBoxLayout(), 8)
        for button in (self.put_button, self.leave_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        inside = sized(QWidget(), most_width=760)
        inside.setProperty("part", "scrolled")
        column = spaced(QVBoxLayout(inside), 12, (24, 20, 24, 20))
        column.addWidget(PlainLabel(tr("Put a backup back"), "figure", wrap=True))
        column.addWidget(card)
        column.addLayout(buttons)
        column.addWidget(self.disk)
        column.addStretch(1)
        spaced(QVBoxLayout(self)).addWidget(FollowingArea(inside))

    def _ask_or_look(self, locked: bool) -> None:
        self.form.setVisible(locked)
        self.look_button.setVisible(locked)
        if locked:
            self._say(tr("This backup is locked. The passphrase lies in the safe."))
            self.form.take_focus()
        else:
            self.look()

    def _show_disk(self, encryption: Encryption) -> None:
        from atelier.backup.disk import Encryption
        from atelier.backup.words import disk_sentence

        self.disk.show_state(disk_sentence(encryption), bad=encryption is Encryption.OFF)

    def _show_prepared(self, prepared: Prepared) -> None:
        if self._prepared is not None:
            self._prepared.give_up()
        self._prepared = prepared
        self._show_rows(prepared)
        self.about.setText(_about(prepared, self._backup.name, self._clock))
        self._say(_warning(prepared))
        self.put_button.setFocus()

    def _show_rows(self, prepared: Prepared | None) -> None:
        self.rows.setVisible(prepared is not None)
        self.put_button.setEnabled(prepared is not None)
        if prepared is None:
            self.form.hide()
            self.look_button.hide()
        else:
            self.rows.show_rows(compared(prepared.before, prepared.after))

    def _tell(self, done: Restored) -> None:
        sentence = tr("The backup was put back. What was there is set aside.")
        if done.erased_again:
            sentence += " " + tr_count(
                "{count} person was erased again.",
                "{count} people were erased again.",
                done.erased_again,
            )
        self.shut()
        self.restored.emit(sentence)

    def _run(self, task: Callable[[], object], then: Callable[..., object]) -> None:
        self.background.run(task, then, self._refuse)

    def _refuse(self, error: BaseException) -> None:
        from atelier.domain import DeskError

        if not isinstance(error, DeskError):
            raise error
        self._show_again()
        self._say(str(error))

    def _show_again(self) -> None:
        self.put_button.setEnabled(self._prepared is not None)
        if not self.form.isHidden():
            self.form.take_focus()

    def _say(self, sentence: str) -> None:
        self.note.setText(sentence)


def ask_backup(parent: QWidget, folder: Path, then: Callable[[str], object]) -> None:
    """Let somebody point at a backup; ``then`` gets its path."""
    dialog = QFileDialog(
        parent,
        tr("Put a backup back"),
        str(folder if folder.is_dir() else Path.home()),
        tr("Backups (*.db *.backup *.age);;All files (*)"),
    )
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(then)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _about(prepared: Prepared, name: str, clock: Clock) -> str:
    from atelier.backup.words import moment_in_words

    lines = [tr("From the file {name}.", name=name)]
    if prepared.made_at is not None:
        when = moment_in_words(prepared.made_at, clock)
        lines.append(tr("This backup was made: {when}.", when=when))
    return " ".join([*lines, tr("It is good.")])


def _warning(prepared: Prepared) -> str:
    if not prepared.before:
        return tr("There is no database now that can be read.")
    if prepared.unsaved:
        return tr("What was saved since then is not in it. It is set aside, not lost.")
    return ""


def _columns() -> list[Column[Compared]]:
    return [
        Column(tr("What"), lambda row: row.name),
        Column(tr("Now"), lambda row: row.before, 140, right=True),
        Column(tr("In the backup"), lambda row: row.after, 140, right=True),
    ]
