"""Makes the panel of each subject; a panel is loaded when it is gone to for the first time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.gateway import Gateway
    from ui.kit.panel import Panel


def house(gateway: Gateway) -> Panel:
    """Make the form of the house itself."""
    from ui.settings.sheets import house_panel

    return house_panel(gateway)


def opening(gateway: Gateway) -> Panel:
    """Make the form of the opening hours."""
    from ui.settings.sheets import opening_panel

    return opening_panel(gateway)


def day_parts(gateway: Gateway) -> Panel:
    """Make the form of the parts of the day."""
    from ui.settings.sheets import day_parts_panel

    return day_parts_panel(gateway)


def counting(gateway: Gateway) -> Panel:
    """Make the form of what the figures are counted after."""
    from ui.settings.sheets import counting_panel

    return counting_panel(gateway)


def functions(gateway: Gateway) -> Panel:
    """Make the form of the functions of the house."""
    from ui.settings.choice_sheets import functions_panel

    return functions_panel(gateway)


def topics(gateway: Gateway) -> Panel:
    """Make the form of the topics of questions."""
    from ui.settings.choice_sheets import topics_panel

    return topics_panel(gateway)


def terms(gateway: Gateway) -> Panel:
    """Make the form of how long things are kept."""
    from ui.settings.choice_sheets import terms_panel

    return terms_panel(gateway)


def fields(gateway: Gateway) -> Panel:
    """Make the form of what is kept of visitors."""
    from ui.settings.choice_sheets import fields_panel

    return fields_panel(gateway)


def areas(gateway: Gateway) -> Panel:
    """Make the list of neighbourhoods."""
    from ui.settings.lists import areas_panel

    return areas_panel(gateway)


def tenants(gateway: Gateway) -> Panel:
    """Make the list of tenants."""
    from ui.settings.lists import tenants_panel

    return tenants_panel(gateway)


def rooms(gateway: Gateway) -> Panel:
    """Make the way to the rooms."""
    from ui.settings.elsewhere import rooms_panel

    return rooms_panel(gateway)


def partners(gateway: Gateway) -> Panel:
    """Make the way to the partners."""
    from ui.settings.elsewhere import partners_panel

    return partners_panel(gateway)


def roles(gateway: Gateway) -> Panel:
    """Make the way to the roles of volunteers."""
    from ui.settings.elsewhere import roles_panel

    return roles_panel(gateway)


def look(gateway: Gateway) -> Panel:
    """Make the choices of what this desk looks like."""
    from ui.settings.look_panel import LookPanel

    return LookPanel(gateway)


def accounts(gateway: Gateway) -> Panel:
    """Make the list of accounts."""
    from ui.settings.accounts_panel import AccountsPanel

    return AccountsPanel(gateway)


def locking(gateway: Gateway) -> Panel:
    """Make the form of when a desk locks."""
    from ui.settings.locking_sheet import locking_panel

    return locking_panel(gateway)
