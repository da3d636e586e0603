"""The subjects of the settings, in the order of the list at the left.

Each is a panel of its own, made when it is gone to for the first time. A subject that is not
built yet does not stand here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from atelier.language import tr

if TYPE_CHECKING:
    from ui.gateway import Gateway
    from ui.kit.panel import Panel


@dataclass(frozen=True, slots=True)
class Subject:
    """One subject.

    ``name`` is its word for other pages (``ShowSubject``), ``words`` its name in the list and
    above its panel, ``hint`` the sentence that says what it is for. ``build`` imports the panel
    and makes it; the panel's ``begin`` gets None, or what another page asked for.
    """

    id: int
    name: str
    words: str
    hint: str
    build: Callable[[Gateway], Panel]


def subjects() -> tuple[Subject, ...]:
    """Give the subjects that there are, named in the language that is spoken."""
    found = (
        (
            "look",
            tr("Look and language"),
            tr("How large and in which colours and language this desk shows everything."),
            _look,
        ),
    )
    return tuple(Subject(number, *facts) for number, facts in enumerate(found))


def _look(gateway: Gateway) -> Panel:
    from ui.settings.look_panel import LookPanel

    return LookPanel(gateway)
