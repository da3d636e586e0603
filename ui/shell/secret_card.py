"""The field for a PIN or passphrase at one tile, and for a new one after a one-time code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from atelier.language import tr, tr_count
from ui.kit.buttons import PrimaryButton, QuietButton
from ui.kit.card import Card
from ui.kit.commands import Command
from ui.kit.form import Field, Form
from ui.kit.measures import spaced
from ui.kit.text import PlainLabel

if TYPE_CHECKING:
    from atelier.accounts.tiles import Tile

_PIN, _CODE = 6, 8  # digits
_LONGEST = 200
_SECOND = 1000  # milliseconds


class SecretCard(Card):
    """Asks for the secret of one tile; a PIN is tried with its last digit.

    Signals:
        given: the secret that was typed.
        chosen: the one-time code or old secret, and the new one.
        left: another tile is wanted.
    """

    given = Signal(str)
    chosen = Signal(str, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=12, parent=parent)
        self._tile: Tile | None = None
        self._code, self._seconds, self._renewing = "", 0, False
        self.who = PlainLabel("", "heading")
        self.secret = Form([Field("secret", tr("PIN or passphrase"), limit=_LONGEST)])
        self.new = Form(
            [
                Field("new", tr("The new one"), limit=_LONGEST, required=True),
                Field("again", tr("Once more"), limit=_LONGEST, required=True),
            ]
        )
        self.note = PlainLabel("", "warning", wrap=True)
        self.enter = PrimaryButton(tr("Sign in"), key="Enter")
        self.back = QuietButton(tr("Another name"), key="Esc")
        renewing = Command(self, tr("Choose a new one"), self.renew, key="Ctrl+N")
        self.other = renewing.button(QuietButton)
        self._ticking = QTimer(self, interval=_SECOND)
        self._ticking.timeout.connect(self._tick)
        for row in (*self.secret.rows.values(), *self.new.rows.values()):
            line = _line(row.editor)
            line.setEchoMode(QLineEdit.EchoMode.Password)
            line.returnPressed.connect(self._give)
        self.field = _line(self.secret.rows["secret"].editor)
        self.field.textEdited.connect(self._on_typed)
        self.enter.pushed.connect(self._give)
        self.back.pushed.connect(self.left)
        foot = spaced(QHBoxLayout(), 12)
        for button in (self.enter, self.back, self.other):
            foot.addWidget(button)
        foot.addStretch(1)
        for widget in (self.who, self.secret, self.new, self.note):
            self.box.addWidget(widget)
        self.box.addLayout(foot)

    def begin(self, tile: Tile, hint: str = "") -> None:
        """Ask for the secret of a tile; ``hint`` is a sentence under the field."""
        self._tile, self._code, self._renewing = tile, "", False
        self.who.setText(tile.name)
        self.other.setVisible(not tile.must_change)
        words = tr("Passphrase") if tile.passphrase else tr("PIN")
        self.field.setAccessibleName(tr("One-time code") if tile.must_change else words)
        self.field.setPlaceholderText(self.field.accessibleName())
        if tile.must_change:
            hint = tr("Type the code of eight digits that you got. Then choose one of your own.")
        self.secret.rows["secret"].show_hint(hint)
        self.secret.show()
        self.new.hide()
        self._settle("")

    @Slot()
    def renew(self) -> None:
        """Let a new secret follow the one that there is: both are tried together."""
        if self._tile is None or self._tile.must_change or self._code:
            return
        self._renewing = True
        hint = tr("Type the one that you have now. Then choose a new one.")
        self.secret.rows["secret"].show_hint(hint)
        self.field.setFocus()

    def ask_new(self, code: str) -> None:
        """Ask for a secret of one's own, after a one-time code or the one that there was."""
        self._code = code
        assert self._tile is not None  # its code was right
        self.new.show_values({})
        self.new.rows["new"].show_hint(
            tr("At least 12 characters, for example four words that do not belong together.")
            if self._tile.passphrase
            else tr("Six digits, no row, no repetition and no date.")
        )
        self.secret.hide()
        self.other.hide()
        self.new.show()
        self._settle("")

    def refuse(self, sentence: str) -> None:
        """Say why it was not done; what was typed of a new secret stays."""
        self._settle(sentence)

    def wrong(self, wait_seconds: int) -> None:
        """Say that it was wrong, and how long this tile waits."""
        if self._renewing:
            self._code = ""
            self.new.hide()
            self.secret.show()
            self.other.show()
        self._settle(tr("That is not right. Try again."))
        if wait_seconds:
            self._seconds = wait_seconds
            self._show_wait()
            self._ticking.start()

    def forget(self) -> None:
        """Let nothing stand in the fields."""
        self._ticking.stop()
        self._code = ""
        self.field.clear()
        self.new.show_values({})

    def _settle(self, sentence: str) -> None:
        """Be ready to be tried."""
        self._ticking.stop()
        self.field.clear()
        self._say(sentence)
        self._enable(usable=True)
        form = self.secret if not self.secret.isHidden() else self.new
        form.take_focus()

    def _say(self, sentence: str) -> None:
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
        self.setAccessibleDescription(sentence)

    def _enable(self, *, usable: bool) -> None:
        for widget in (self.secret, self.new, self.enter):
            widget.setEnabled(usable)

    def _show_wait(self) -> None:
        self._enable(usable=False)
        self.back.setFocus()
        self._say(
            tr_count(
                "Too often wrong. Wait another second.",
                "Too often wrong. Wait another {count} seconds.",
                self._seconds,
            )
        )

    @Slot()
    def _tick(self) -> None:
        self._seconds -= 1
        if self._seconds > 0:
            self._show_wait()
        else:
            self._settle("")

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        tile = self._tile
        if tile is None or (tile.passphrase and not tile.must_change):
            return
        digits = "".join(sign for sign in text if sign.isdigit())
        if digits != text:  # a letter too many of the name
            self.field.setText(digits)
        if len(digits) == (_CODE if tile.must_change else _PIN):
            self._give()

    @Slot()
    def _give(self) -> None:
        if self._tile is None or not self.enter.isEnabled():
            return
        if not self._code:
            secret = self.field.text()
            if secret and self._renewing:
                self.ask_new(secret)
            elif secret:
                self._enable(usable=False)
                self.given.emit(secret)
            return
        if not self.new.check():
            return
        new, again = (_line(self.new.rows[name].editor).text() for name in ("new", "again"))
        if new != again:
            self.new.refuse("again", tr("These two are not the same."))
            return
        self._enable(usable=False)
        self.chosen.emit(self._code, new)


def _line(widget: QWidget) -> QLineEdit:
    assert isinstance(widget, QLineEdit)  # it was declared as one line
    return widget
