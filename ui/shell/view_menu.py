"""The menu of what this desk looks like: size, colours, language. It is remembered."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from atelier.language import current, tr
from ui.kit.commands import Command
from ui.kit.look import look
from ui.kit.remembered import remember


class ViewMenu(QMenu):
    """Size, colours and language.

    Signals:
        language_chosen: ``nl`` or ``en``; it is spoken from the next start on.
    """

    language_chosen = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        shown = look()
        for words, then, icon, key in (
            (tr("Larger"), shown.grow, "zoom-in", "Ctrl++"),
            (tr("Smaller"), shown.shrink, "zoom-out", "Ctrl+-"),
            (tr("Ordinary size"), shown.normal_size, "", "Ctrl+0"),
        ):
            self.addAction(Command(window, words, then, icon=icon, key=key))
        Command(window, tr("Larger"), shown.grow, key="Ctrl+=")  # + without Shift
        self.addSeparator()
        themes = (
            ("system", tr("Colours of this computer")),
            ("light", tr("Light")),
            ("dark", tr("Dark")),
            ("contrast", tr("High contrast")),
        )
        self._themes = self._choices(window, themes, shown.choice, shown.set_theme)
        self.addSeparator()
        languages = (("nl", "Nederlands"), ("en", "English"))
        self._choices(window, languages, current(), self.language_chosen.emit)
        shown.changed.connect(self._remember)

    def _choices(
        self,
        window: QWidget,
        choices: tuple[tuple[str, str], ...],
        chosen: str,
        then: Callable[[str], object],
    ) -> dict[str, Command]:
        made: dict[str, Command] = {}
        group = QActionGroup(self)
        for value, words in choices:
            command = Command(window, words, partial(then, value))
            command.setCheckable(True)
            command.setChecked(value == chosen)
            group.addAction(command)
            self.addAction(command)
            made[value] = command
        return made

    def _remember(self) -> None:
        """Remember what is shown; it may have been chosen on the settings page."""
        self._themes[look().choice].setChecked(True)
        remember("look/scale", str(look().scale))
        remember("look/theme", look().choice)
