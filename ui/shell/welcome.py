"""The first start, and the start that does not work: a page of choices, and no box."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from atelier.language import tr
from ui.kit.buttons import Button
from ui.kit.commands import Command
from ui.kit.look import SEMIBOLD, look
from ui.kit.measures import sized, spaced
from ui.kit.painting import Run, cap_width, paint_cap, paint_runs
from ui.kit.text import PlainLabel
from ui.kit.wrapped_label import WrappedLabel

if TYPE_CHECKING:  # nothing is loaded yet when these choices are shown
    from atelier.backup.disk import Encryption


class BigChoice(Button):
    """A choice that takes a whole row: what it is, and in a sentence what then happens."""

    height_px, padding = 88, 20

    def __init__(self, words: str, sentence: str, icon: str, key: str) -> None:
        self._sentence = sentence
        super().__init__(words, icon=icon, key=key)
        self.setAccessibleDescription(sentence)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(look().px(400), look().px(self.height_px))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(240), look().px(self.height_px))

    def colors(self) -> tuple[str, str, str]:
        """Give ink on the surface, in a hairline."""
        return "ink", "surface", "line"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()  # the page goes round; a button alone would stop at the end
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, *self.colors()[1:])
        shown, px = look(), look().px
        room = self.rect().adjusted(px(self.padding), 0, -px(self.padding), 0)
        shown.paint_icon(
            painter, room.left(), room.center().y() - px(14), self._drawing, 28, "brand"
        )
        paint_cap(painter, room, self._key, right=True)
        room.setLeft(room.left() + px(48))
        room.setRight(room.right() - cap_width(self._key) - px(16))
        half = room.height() // 2
        upper = QRect(room.left(), room.top() + px(10), room.width(), half - px(8))
        lower = QRect(room.left(), room.top() + half, room.width(), half - px(12))
        paint_runs(painter, upper, [Run(self._words, weight=SEMIBOLD, size=18)])
        paint_runs(painter, lower, [Run(self._sentence, token="ink_soft", size=14)])


class _Scrolling(QScrollArea):
    """Lets a small window scroll its choices, instead of growing out of its screen."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__(widgetResizable=True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # the arrows go from choice to choice


class Choices(QWidget):
    """A heading, a sentence, and choices for 1, 2, 3, the arrow keys and Enter."""

    def __init__(
        self,
        title: str,
        sentence: str,
        choices: Sequence[BigChoice],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.choices = tuple(choices)
        self.sentence = PlainLabel(sentence, "subtitle", wrap=True)
        inside = sized(QWidget(), most_width=720)
        inside.setProperty("part", "scrolled")
        column = spaced(QVBoxLayout(inside), 12)
        column.addWidget(PlainLabel(title, "figure", wrap=True))
        column.addWidget(self.sentence)
        column.addSpacing(8)
        for choice in self.choices:
            column.addWidget(choice)
        whole = QWidget()
        whole.setProperty("part", "scrolled")
        self.disk = WrappedLabel("", "small")
        self.disk.hide()
        column.addWidget(self.disk)
        outside = spaced(QVBoxLayout(whole), 0, (24, 20, 24, 20))
        outside.addStretch(1)
        outside.addWidget(inside)
        outside.addStretch(2)
        self._area = _Scrolling(whole)
        spaced(QVBoxLayout(self)).addWidget(self._area)
        for number, choice in enumerate(self.choices, start=1):
            Command(self, choice.words(), choice.click, key=str(number))
        self.setAccessibleName(f"{title}. {sentence}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @Slot(object)
    def show_disk(self, encryption: Encryption) -> None:
        """Say whether the disk is encrypted, in red where it is not; it stands in nobody's way."""
        from atelier.backup.disk import Encryption
        from atelier.backup.words import disk_sentence

        self.disk.show_state(disk_sentence(encryption), bad=encryption is Encryption.OFF)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.choices[0].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        at = next((n for n, choice in enumerate(self.choices) if choice.hasFocus()), 0)
        if step is None:
            super().keyPressEvent(event)
        else:
            chosen = self.choices[(at + step) % len(self.choices)]
            chosen.setFocus()
            self._area.ensureWidgetVisible(chosen)


class Welcome(Choices):
    """The first start, without a database.

    Signals:
        empty_house_chosen: make a new house.
        open_chosen: open the database of this address or file.
        practice_chosen: go to the practice house.
        restore_chosen: put a backup back.
    """

    empty_house_chosen = Signal()
    open_chosen = Signal(str)
    practice_chosen = Signal()
    restore_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        empty = BigChoice(
            tr("Start an empty house"),
            tr("A new house without visitors. Everything stays on this computer."),
            "house",
            "1",
        )
        opened = BigChoice(
            tr("Open a database"),
            tr("Somebody has made one before, on this computer or in the house."),
            "folder-open",
            "2",
        )
        practice = BigChoice(
            tr("Look around in the practice house"),
            tr("With made-up visitors. You may try everything here."),
            "graduation-cap",
            "3",
        )
        restored = put_back_choice()
        super().__init__(
            tr("Welcome"),
            tr("This computer does not know a house yet. How do you want to begin?"),
            (empty, opened, practice, restored),
            parent,
        )
        empty.pushed.connect(self.empty_house_chosen)
        opened.pushed.connect(partial(ask_file, self, self.open_chosen.emit))
        practice.pushed.connect(self.practice_chosen)
        restored.pushed.connect(self.restore_chosen)


class Trouble(Choices):
    """The database that was named cannot be used; nothing was made or changed.

    ``advice``: when it makes sense to try again, and what else can be opened (``advice_for``).

    Signals:
        again_chosen: try it once more.
        open_chosen: open another one.
        practice_chosen: go to the practice house meanwhile.
        restore_chosen: put a backup in its place.
    """

    again_chosen = Signal()
    open_chosen = Signal(str)
    practice_chosen = Signal()
    restore_chosen = Signal()

    def __init__(
        self,
        sentence: str,
        advice: tuple[str, str] = ("", ""),
        first: str = "",
        parent: QWidget | None = None,
    ) -> None:
        when, which = advice
        again = BigChoice(
            first or tr("Try again"),
            when or tr("For example when the cause is gone."),
            "refresh-cw",
            "1",
        )
        opened = BigChoice(
            tr("Open another database"),
            which or tr("It stands in another folder, or on a server."),
            "folder-open",
            "2",
        )
        practice = BigChoice(
            tr("Look around in the practice house"),
            tr("With made-up visitors. You may try everything here."),
            "graduation-cap",
            "3",
        )
        restored = put_back_choice()
        super().__init__(
            tr("The house cannot be opened"), sentence, (again, opened, practice, restored), parent
        )
        again.pushed.connect(self.again_chosen)
        opened.pushed.connect(partial(ask_file, self, self.open_chosen.emit))
        practice.pushed.connect(self.practice_chosen)
        restored.pushed.connect(self.restore_chosen)


def put_back_choice() -> BigChoice:
    """Give the choice to put a backup back: at a new computer, or after a disaster."""
    return BigChoice(
        tr("Put a backup back"),
        tr("From this computer or from a stick. You see first what is in it."),
        "rotate-ccw",
        "4",
    )


def advice_for(error: Exception) -> tuple[str, str]:
    """Say when it makes sense to try again, and what else can be opened, for what is wrong."""
    from atelier.backup.marking import Exchanged
    from atelier.database.opening import Damaged, Newer, NotOurs, NotThere
    from atelier.database.place import InSyncedFolder, OnNetwork
    from ui.shell.alone import AlreadyOpen

    other = tr("It stands in another folder, or on a server.")
    if isinstance(error, NotThere):
        return tr("For example when the network or the stick is back."), other
    if isinstance(error, Damaged):
        return tr("When a backup stands in its place."), other
    if isinstance(error, Newer):
        return tr("When Atelier on this computer was updated."), tr("One of this version.")
    if isinstance(error, OnNetwork | InSyncedFolder):
        return tr("When the file stands in its place again."), tr("The file in its new place.")
    if isinstance(error, AlreadyOpen):
        return tr("When it was closed there."), other
    if isinstance(error, Exchanged):
        return tr("When you know that this is the right file."), other
    if isinstance(error, NotOurs):
        return tr("When the right file stands in its place."), tr("The file of the house.")
    return tr("For example when the server answers again, or the disk has room."), other


def first_for(error: Exception) -> str:
    """Say what the first choice is, where it is not trying again."""
    from atelier.backup.marking import Exchanged

    return tr("Go on with this file") if isinstance(error, Exchanged) else ""


def ask_file(parent: QWidget, then: Callable[[str], object]) -> None:
    """Let the person at the desk point at a database; ``then`` gets its path."""
    dialog = QFileDialog(parent, tr("Open a database"), "", tr("Databases (*.db);;All files (*)"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(then)
    dialog.open()
