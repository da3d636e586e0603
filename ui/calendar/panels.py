"""The tasks of the calendar, by name; each is built when it is opened for the first time.

The facts with which each begins stand in ``ui.calendar.facts``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.gateway import Gateway
    from ui.kit.panel import Panel


def _activity(gateway: Gateway) -> Panel:
    from ui.calendar.activity_panel import ActivityPanel

    return ActivityPanel(gateway)


def _series(gateway: Gateway) -> Panel:
    from ui.calendar.series_panel import SeriesPanel

    return SeriesPanel(gateway)


def _print(gateway: Gateway) -> Panel:
    from ui.calendar.print_panel import PrintPanel

    return PrintPanel(gateway)


def _free(gateway: Gateway) -> Panel:
    from ui.calendar.free_places_panel import FreePlacesPanel

    return FreePlacesPanel(gateway)


def _closings(gateway: Gateway) -> Panel:
    from ui.calendar.closings_panel import ClosingsPanel

    return ClosingsPanel(gateway)


def _rooms(gateway: Gateway) -> Panel:
    from ui.calendar.rooms_panel import RoomsPanel

    return RoomsPanel(gateway)


def _exchange(gateway: Gateway) -> Panel:
    from ui.calendar.exchange_panel import ExchangePanel

    return ExchangePanel(gateway)


def _enrol(gateway: Gateway) -> Panel:
    from ui.calendar.enrol_panel import EnrolPanel

    return EnrolPanel(gateway)


def _calls(gateway: Gateway) -> Panel:
    from ui.calendar.calls_panel import CallsPanel

    return CallsPanel(gateway)


def _change(gateway: Gateway) -> Panel:
    from ui.calendar.change_panel import ChangePanel

    return ChangePanel(gateway)


def _cancel(gateway: Gateway) -> Panel:
    from ui.calendar.cancel_panel import CancelPanel

    return CancelPanel(gateway)


BUILDERS: dict[str, Callable[[Gateway], Panel]] = {
    "activity": _activity,
    "series": _series,
    "change": _change,
    "cancel": _cancel,
    "closings": _closings,
    "rooms": _rooms,
    "free": _free,
    "print": _print,
    "enrol": _enrol,
    "calls": _calls,
    "exchange": _exchange,
}
