"""Noting from the window what a person said and asked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, Slot

from atelier.domain import ConsentKind, GivenBy, RequestKind, RequestOutcome
from atelier.language import tr
from atelier.privacy.consents import say_consent, withdraw_consent
from atelier.privacy.requests import (
    answer_request,
    extend_request,
    reopen_request,
    take_request,
)

if TYPE_CHECKING:
    from ui.people.rights_panel import RightsPanel


class RightsNoting(QObject):
    """Saves consents and requests of whoever the panel shows."""

    def __init__(self, panel: RightsPanel) -> None:
        super().__init__(panel)
        self._panel = panel

    @Slot(object, bool, object)
    def say(self, kind: ConsentKind, given: bool, how: GivenBy) -> None:
        """Note a yes or a no."""
        self._perform(say_consent, kind=kind, given=given, how=how, key=uuid4())

    @Slot(object)
    def withdraw(self, kind: ConsentKind) -> None:
        """Take a yes back."""
        self._perform(withdraw_consent, kind=kind)

    @Slot(object, bool, bool)
    def take(self, kind: RequestKind, identity: bool, parent: bool) -> None:
        """Note a request that came today."""
        self._perform(
            take_request,
            kind=kind,
            received_on=self._panel.gateway.actor.today(),
            identity_seen=identity,
            by_parent=parent,
            key=uuid4(),
        )

    def _perform(self, service: Callable[..., object], **facts: object) -> None:
        actor = self._panel.gateway.actor
        self._panel.gateway.perform(
            partial(service, person_id=self._panel.person_id, actor=actor, **facts)
        )

    @Slot(int, object)
    def answer(self, number: int, outcome: RequestOutcome) -> None:
        """Note how a request ended; Ctrl+Z takes it back."""
        actor = self._panel.gateway.actor
        again = partial(reopen_request, request_id=number, actor=actor)
        self._panel.take_back = partial(self._panel.gateway.perform, again)
        task = partial(answer_request, request_id=number, outcome=outcome, actor=actor)
        self._panel.gateway.perform(
            task, then=partial(self._tell, tr("Noted. Ctrl+Z takes it back."))
        )

    @Slot(int)
    def extend(self, number: int) -> None:
        """Take three months for a request."""
        task = partial(extend_request, request_id=number, actor=self._panel.gateway.actor)
        words = tr("Tell the person today that it takes longer, and why.")
        self._panel.gateway.perform(task, then=partial(self._tell, words))

    def _tell(self, words: str, _result: object) -> None:
        self._panel.said.emit(words)
