"""The keys of the roster page, and its menu."""

from functools import partial
from typing import TYPE_CHECKING

from atelier.language import tr
from ui.kit.commands import Command
from ui.roster.hours_notice import HoursNotice
from ui.roster.period import FOUR, By

if TYPE_CHECKING:
    from ui.roster.page import RosterPage


def make_keys(page: "RosterPage") -> None:
    """Give the page its keys, and put each beside its words into the menu."""
    add = page.heads.add
    add(tr("Volunteers"), page.open_volunteers, "contact", "Ctrl+J")
    add(tr("Work and roles"), page.open_work, "clipboard-list", "Ctrl+K")
    add(tr("New shift"), page.editing.begin, "plus", "Ctrl+N")
    add(tr("Change shift"), page.editing.change, "pencil", "Ctrl+E")
    add(tr("Allowance"), page.open_allowance, "euro", "Ctrl+B")
    add(tr("What runs out"), page.open_running_out, "hourglass", "Ctrl+D")
    add(tr("Print"), page.print_shown, "printer", "Ctrl+P")
    hours = add(tr("Confirm hours"), page.open_hours, "check", "Ctrl+H")
    HoursNotice(page, hours, "Ctrl+H")
    add(tr("Hours by volunteer"), page.open_statement, "clock", "Ctrl+Shift+H")
    add(tr("Lists and calendar files"), page.open_files, "file-down", "Ctrl+I")
    page.heads.menu.addSeparator()
    add(tr("Make a proposal"), page.proposals.show_panel, "wand-sparkles", "Ctrl+M")
    add(tr("Gaps in four weeks"), partial(page.show_by, By.GAPS), "circle-alert", "Ctrl+G")
    add(tr("By work"), partial(page.show_by, By.ROLE), "", "Ctrl+R")
    add(tr("By volunteer"), partial(page.show_by, By.VOLUNTEER), "", "Ctrl+U")
    add(tr("By activity"), partial(page.show_by, By.ACTIVITY), "", "Ctrl+T")
    page.heads.menu.addSeparator()
    add(tr("Week"), partial(page.show_weeks, 1), key="W")
    add(tr("4 weeks"), partial(page.show_weeks, FOUR), key="V")
    add(tr("Today"), page.go_to_today, key="T")
    Command(page, tr("Volunteers"), page.open_volunteers, key="Ctrl+J")
    Command(page, tr("Work and roles"), page.open_work, key="Ctrl+K")
    Command(page, tr("Confirm hours"), page.open_hours, key="Ctrl+H")
    Command(page, tr("Hours by volunteer"), page.open_statement, key="Ctrl+Shift+H")
    Command(page, tr("What runs out"), page.open_running_out, key="Ctrl+D")
    Command(page, tr("Allowance"), page.open_allowance, key="Ctrl+B")
    Command(page, tr("Make a proposal"), page.proposals.show_panel, key="Ctrl+M")
    for by, key in (
        (By.GAPS, "Ctrl+G"),
        (By.ROLE, "Ctrl+R"),
        (By.VOLUNTEER, "Ctrl+U"),
        (By.ACTIVITY, "Ctrl+T"),
    ):
        Command(page, tr("By what the roster is ordered"), partial(page.show_by, by), key=key)
    Command(page.body, tr("New shift"), page.editing.begin, key="Ctrl+N")
    Command(page.body, tr("Change shift"), page.editing.change, key="Ctrl+E")
    Command(page.body, tr("Lists and calendar files"), page.open_files, key="Ctrl+I")
    for key in ("Ctrl+Return", "Ctrl+Enter"):
        Command(page.body, tr("Put in"), page.confirm, key=key)
    Command(page, tr("More"), page.heads.open_menu, key="F9")
