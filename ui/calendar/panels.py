"""The tasks of the calendar, by name; each is built when it is opened for the first time.

The facts with which each begins stand in ``ui.calendar.facts``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.calendar.panel import Panel
    from ui.gateway import Gateway


def _print(gateway: Gateway) -> Panel:
    from ui.calendar.print_panel import PrintPanel

    return PrintPanel(gateway)


BUILDERS: dict[str, Callable[[Gateway], Panel]] = {
    "print": _print,
}
