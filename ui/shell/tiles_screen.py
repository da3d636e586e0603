"""Who is at the desk: a tile for everybody who can sign in, and then the secret."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from atelier.language import tr
from ui.kit.buttons import QuietButton
from ui.kit.measures import sized, spaced
from ui.kit.text import PlainLabel
from ui.kit.wrapped_label import WrappedLabel
from ui.shell.secret_card import SecretCard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from atelier.accounts.tiles import Tile
    from atelier.backup.disk import Encryption

_COLUMNS = 3
_FORGOTTEN_AFTER = 1500  # milliseconds without a letter: the next begins a name anew
_DIGITS = "123456789"


class TileChoice(QuietButton):
    """One name."""

    height_px, text_size = 56, 18

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave letters and arrows to the screen."""
        if event.text().strip() or event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class TilesScreen(QWidget):
    """Tiles for the mouse, the arrow keys, the digits 1 to 9 and the first letters of a name.

    Signals:
        secret_given: an account and the secret that was typed.
        new_chosen: an account, its one-time code, and a secret of its own.
        open_chosen: an account that has no secret, in the practice house.
    """

    secret_given = Signal(int, str)
    new_chosen = Signal(int, str, str)
    open_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[TileChoice] = []
        self.tiles: tuple[Tile, ...] = ()
        self._hint, self._open = "", frozenset[int]()
        self._typed, self._chosen = "", 0
        self._forgetting = QTimer(self, interval=_FORGOTTEN_AFTER, singleShot=True)
        self._forgetting.timeout.connect(self._forget_typed)
        self.title = PlainLabel(tr("Who is at the desk?"), "figure", wrap=True)
        self.help = PlainLabel(
            tr("Type the number or the first letters of your name."), "subtitle", wrap=True
        )
        self.card, self.disk = SecretCard(), WrappedLabel("", "small")
        self.grid = QWidget()
        self._cells = spaced(QGridLayout(self.grid), 12)
        for column in range(_COLUMNS):
            self._cells.setColumnStretch(column, 1)
        self._lay_out()
        self.card.given.connect(self._on_given)
        self.card.chosen.connect(self._on_new)
        self.card.left.connect(self.choose_again)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.title.text())

    def show_tiles(
        self, tiles: Sequence[Tile], *, hint: str = "", without: frozenset[int] = frozenset()
    ) -> None:
        """Show who can sign in; ``hint`` stands under a PIN, ``without`` have no secret.

        The tile that is being tried asks anew if it got a code meanwhile, or can be tried no more.
        """
        was = self._tile()
        self.tiles, self._hint, self._open = tuple(tiles), hint, without
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(number, tile) for number, tile in enumerate(self.tiles)]
        now = self._tile()
        if now is None or not self.card.isVisibleTo(self):
            self.choose_again()
        elif now != was:
            self._ask(now)

    @Slot()
    def choose_again(self) -> None:
        """Show the tiles; nothing stays in the field."""
        self.card.forget()
        self.card.hide()
        for widget in (self.help, self.grid):
            widget.show()
        self._forget_typed()
        self.setFocus()

    def show_disk(self, encryption: Encryption) -> None:
        """Say whether the disk of this computer is encrypted, in red where it is not."""
        from atelier.backup.disk import Encryption
        from atelier.backup.words import disk_sentence

        self.disk.show_state(disk_sentence(encryption), bad=encryption is Encryption.OFF)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.card.isVisibleTo(self):
            self.card.secret.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.card.isVisibleTo(self):
            self.choose_again()
        elif self.card.isVisibleTo(self) or event.modifiers() & _CHORD:
            super().keyPressEvent(event)
        elif event.key() in _ARROWS:
            self._go(_ARROWS[Qt.Key(event.key())])
        elif event.text().strip():
            self._take_letter(event.text())
        else:
            super().keyPressEvent(event)

    def _take_letter(self, letter: str) -> None:
        if not self._typed and letter in _DIGITS:
            if int(letter) <= len(self.tiles):
                self._choose(int(letter) - 1)
            return
        self._typed += letter.casefold()
        self._forgetting.start()
        fitting = [n for n, tile in enumerate(self.tiles) if self._fits(tile)]
        if len(fitting) == 1 and not self.tiles[fitting[0]].passphrase:
            self._choose(fitting[0])  # a letter too many is no digit; a passphrase would begin so
        elif fitting:
            self.buttons[fitting[0]].setFocus()
        else:
            self._typed = ""

    def _fits(self, tile: Tile) -> bool:
        return tile.name.casefold().startswith(self._typed)

    def _go(self, step: int) -> None:
        if self.buttons:
            at = next((n for n, one in enumerate(self.buttons) if one.hasFocus()), -1)
            start = at if at >= 0 else (-1 if step > 0 else 0)
            near = start + (step if at >= 0 else (1 if step > 0 else -1))
            self.buttons[near % len(self.buttons)].setFocus()

    def _button(self, number: int, tile: Tile) -> TileChoice:
        key = str(number + 1) if number < len(_DIGITS) else ""
        button = TileChoice(tile.name, icon="user-round", key=key)
        button.pushed.connect(partial(self._choose, number))
        self._cells.addWidget(button, number // _COLUMNS, number % _COLUMNS)
        button.show()
        return button

    def _choose(self, number: int) -> None:
        tile = self.tiles[number]
        self._chosen = tile.id
        self._forget_typed()
        if tile.id in self._open:
            self.open_chosen.emit(tile.id)
            return
        for widget in (self.help, self.grid):
            widget.hide()
        self.card.show()
        self._ask(tile)

    def _ask(self, tile: Tile) -> None:
        self.card.begin(tile, "" if tile.passphrase else self._hint)

    def _tile(self) -> Tile | None:
        """Give the tile that was chosen; None where it is not there any more."""
        return next((one for one in self.tiles if one.id == self._chosen), None)

    def _lay_out(self) -> None:
        inside = sized(QWidget(), most_width=760)
        column = spaced(QVBoxLayout(inside), 12)
        column.addWidget(self.title)
        column.addWidget(self.help)
        column.addSpacing(8)
        column.addWidget(self.grid)
        column.addWidget(self.card)
        self.card.hide()
        column.addWidget(self.disk)
        self.disk.hide()
        whole = QWidget()
        for widget in (inside, whole, self.grid):
            widget.setProperty("part", "scrolled")
        outside = spaced(QVBoxLayout(whole), 0, (24, 20, 24, 20))
        outside.addStretch(1)
        outside.addWidget(inside)
        outside.addStretch(2)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(whole)
        spaced(QVBoxLayout(self)).addWidget(area)

    @Slot(str)
    def _on_given(self, secret: str) -> None:
        self.secret_given.emit(self._chosen, secret)

    @Slot(str, str)
    def _on_new(self, code: str, new: str) -> None:
        self.new_chosen.emit(self._chosen, code, new)

    @Slot()
    def _forget_typed(self) -> None:
        self._typed = ""


_CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_ARROWS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -_COLUMNS,
    Qt.Key.Key_Down: _COLUMNS,
}
