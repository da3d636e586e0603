"""What was asked of the gateway: who waits for it, and how it is asked once more."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from shiboken6 import isValid

from atelier.discreet import Discreet
from atelier.domain import Account, AccountHolds, Actor, Base, Changes, DeskError

if TYPE_CHECKING:
    from ui.gateway import Gateway

EVERYTHING: Changes = frozenset(mapper.class_ for mapper in Base.registry.mappers)
WHO_MAY: Changes = frozenset({Account, AccountHolds})
Then = Callable[[Any], object]
Otherwise = Callable[[DeskError], object]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Asked(Discreet):
    """What somebody waits for.

    ``visit`` tells whether they are still there. ``again`` asks it once more for whoever acts by
    then; None where the task names nobody.
    """

    then: Then
    otherwise: Otherwise
    visit: int
    again: Callable[[], object] | None = None

    @property
    def gone(self) -> bool:
        """Whether whoever waited was deleted meanwhile: a page, with all that is on it."""
        then = self.then.func if isinstance(self.then, partial) else self.then
        owner = getattr(then, "__self__", None)
        return isinstance(owner, QObject) and not isValid(owner)


def once_more(
    gateway: "Gateway",
    verb: Callable[..., object],
    task: Callable[..., object],
    then: Then,
    otherwise: Otherwise,
) -> Callable[[], object] | None:
    """Give how a task is asked again when its actor has proved who they are."""
    if isinstance(task, partial) and isinstance(task.keywords.get("actor"), Actor):
        return partial(_ask_again, gateway, verb, task, then, otherwise)
    return None


def _ask_again(
    gateway: "Gateway",
    verb: Callable[..., object],
    task: "partial[Any]",
    then: Then,
    otherwise: Otherwise,
) -> None:
    facts = {**task.keywords, "actor": gateway.actor}
    verb(partial(task.func, *task.args, **facts), then, otherwise)
