"""The secret once more: what was asked waits for it, and is then done as it was asked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from atelier.accounts.signing_in import SignIn, prove
from atelier.language import tr, tr_count

if TYPE_CHECKING:
    from atelier.access.refusals import SecretAgain
    from atelier.domain import DeskError
    from ui.asked import Asked
    from ui.gateway import Gateway
    from ui.shell.window import Window


class Proving(QObject):
    """Asks in the bar under the page, which keeps all that was typed."""

    def __init__(self, gateway: Gateway, window: Window, parent: QObject) -> None:
        super().__init__(parent)
        self._gateway, self._window = gateway, window
        self._bar = window.frame.proof
        self._waiting: list[tuple[Asked, SecretAgain]] = []
        gateway.secret_wanted.connect(self._on_wanted)
        self._bar.given.connect(self._try)
        self._bar.left.connect(self._leave)

    def rest(self) -> None:
        """Ask no more: nobody is at the desk."""
        self._waiting = []
        self._bar.end()

    @Slot(object, object)
    def _on_wanted(self, asked: Asked, error: SecretAgain) -> None:
        self._waiting.append((asked, error))
        self._bar.ask(str(error))

    @Slot(str)
    def _try(self, secret: str) -> None:
        action = partial(prove, secret=secret, actor=self._gateway.actor)
        self._gateway.perform(action, self._on_answer, self._on_trouble)

    def _on_answer(self, answer: SignIn) -> None:
        if answer.actor is None:
            self._bar.say(_wrong(answer.wait_seconds))
            return
        waiting, self._waiting = self._waiting, []
        self._bar.end()
        self._gateway.act_as(answer.actor)
        for asked, error in waiting:
            if asked.again is not None:
                asked.again()
            else:
                asked.otherwise(error)
                self._window.messages.say(tr("That is right. Ask it once more."))

    def _on_trouble(self, error: DeskError) -> None:
        self._bar.say(str(error))

    @Slot()
    def _leave(self) -> None:
        waiting, self._waiting = self._waiting, []
        self._bar.end()
        for asked, error in waiting:
            asked.otherwise(error)
        self._window.messages.refuse(tr("It was not done: the PIN or passphrase was not given."))


def _wrong(seconds: int) -> str:
    if not seconds:
        return tr("That is not right. Try again.")
    return tr_count(
        "Too often wrong. Wait another second.",
        "Too often wrong. Wait another {count} seconds.",
        seconds,
    )
