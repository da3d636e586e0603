"""The subject of backups in the list of the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atelier.language import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.gateway import Gateway
    from ui.kit.panel import Panel


def backup_facts() -> tuple[str, str, str, Callable[[Gateway], Panel]]:
    """Give its word for other pages, its name, what it is for, and how its panel is made."""
    return (
        "backup",
        tr("Backups"),
        tr("Copies of everything, for when the computer breaks. They are made by themselves."),
        _panel,
    )


def _panel(gateway: Gateway) -> Panel:
    from ui.settings.backup_panel import BackupPanel

    return BackupPanel(gateway)
