"""A panel whose saves go into the journal of changes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from ui.kit.panel import Panel

if TYPE_CHECKING:
    from collections.abc import Callable

    from atelier.domain import DeskError
    from atelier.enrolment.receipts import Enrolled, Withdrawn


class SavingPanel(Panel):
    """Gives each save a key, and tells it to the page for Ctrl+Z."""

    def save(
        self,
        action: partial[Any],
        then: Callable[[Enrolled | Withdrawn], None],
        otherwise: Callable[[DeskError], None],
    ) -> None:
        """Save with a key of its own; ``action`` lacks the actor and the key."""
        key = uuid4()
        bound: partial[Any] = partial(action, actor=self.gateway.actor, key=key)
        self.gateway.perform(bound, then=partial(self._keep, key, then), otherwise=otherwise)

    def _keep(
        self,
        key: UUID,
        then: Callable[[Enrolled | Withdrawn], None],
        done: Enrolled | Withdrawn,
    ) -> None:
        self.changed.emit(key)
        then(done)
