"""The subjects of privacy in the list of the settings: retention, data leaks, the two logs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from atelier.language import tr

if TYPE_CHECKING:
    from ui.gateway import Gateway
    from ui.kit.panel import Panel

_Facts: TypeAlias = "tuple[str, str, str, Callable[[Gateway], Panel]]"


def retention_facts() -> list[_Facts]:
    """Give for each its word for other pages, its name, what it is for, how its panel is made."""
    return [
        (
            "retention",
            tr("What was kept long enough"),
            tr("What goes because its time is over, and what the house says about it on paper."),
            _retention,
        ),
        (
            "leaks",
            tr("Data leaks"),
            tr("Something was lost or seen by others? Write it down: you have 72 hours."),
            _leaks,
        ),
        (
            "prints",
            tr("Print log"),
            tr("Who printed what, and which lists are to be destroyed by now."),
            _prints,
        ),
        (
            "audit",
            tr("Audit log"),
            tr("Who did what and when. What was filled in never stands here."),
            _audit,
        ),
    ]


def _retention(gateway: Gateway) -> Panel:
    from ui.settings.retention_panel import RetentionPanel

    return RetentionPanel(gateway)


def _leaks(gateway: Gateway) -> Panel:
    from ui.settings.leaks_panel import LeaksPanel

    return LeaksPanel(gateway)


def _prints(gateway: Gateway) -> Panel:
    from ui.settings.prints_panel import PrintsPanel

    return PrintsPanel(gateway)


def _audit(gateway: Gateway) -> Panel:
    from ui.settings.audit_panel import AuditPanel

    return AuditPanel(gateway)
