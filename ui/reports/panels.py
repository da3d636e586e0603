"""The tasks of the reports page, by name; each is built when it is opened for the first time.

The facts with which each begins stand in ``ui.reports.facts``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.gateway import Gateway
    from ui.kit.panel import Panel


def _trace(gateway: Gateway) -> Panel:
    from ui.reports.trace_panel import TracePanel

    return TracePanel(gateway)


def _closing(gateway: Gateway) -> Panel:
    from ui.reports.closing_panel import ClosingPanel

    return ClosingPanel(gateway)


def _definitions(gateway: Gateway) -> Panel:
    from ui.reports.definitions_panel import DefinitionsPanel

    return DefinitionsPanel(gateway)


def _targets(gateway: Gateway) -> Panel:
    from ui.reports.targets_panel import TargetsPanel

    return TargetsPanel(gateway)


def _partners(gateway: Gateway) -> Panel:
    from ui.reports.partners_panel import PartnersPanel

    return PartnersPanel(gateway)


BUILDERS: dict[str, Callable[[Gateway], Panel]] = {
    "trace": _trace,
    "closing": _closing,
    "definitions": _definitions,
    "targets": _targets,
    "partners": _partners,
}
