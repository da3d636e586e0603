"""The keys of the roster page, and its menu."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from atelier.discreet import Discreet
from atelier.domain import Actor, Right
from atelier.language import tr
from ui.kit.commands import Command
from ui.kit.empty_state import EmptyState
from ui.roster.hours_notice import HoursNotice
from ui.roster.period import FOUR, By

if TYPE_CHECKING:
    from ui.roster.page import RosterPage


@dataclass(frozen=True, slots=True, repr=False)
class _Task(Discreet):
    """A task of the page: in its menu, and under its key in the page or (``inside``) the body."""

    words: str
    then: Callable[[], object]
    right: Right
    icon: str = ""
    key: str = ""
    inside: bool = False
    keyless: bool = False  # the key is the shell's, or of whatever has the cursor


def make_keys(page: "RosterPage") -> None:
    """Give the page its keys, and put each beside its words into the menu.

    What the account may not do has none.
    """
    actor = page.gateway.actor
    _leave_out(page, actor)
    for group in (_tasks(page), _orders(page), _spans(page)):
        if page.heads.menu.actions() and any(actor.may(task.right) for task in group):
            page.heads.menu.addSeparator()
        for task in group:
            if actor.may(task.right):
                _add(page, task)
    if actor.may(Right.EDIT_ROSTER):
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            Command(page.body, tr("Put in"), page.confirm, key=key)
    Command(page, tr("More"), page.heads.open_menu, key="F9")


def _leave_out(page: "RosterPage", actor: Actor) -> None:
    """Show no button for what the account may not do; without the roster there is no grid."""
    heads, edits = page.heads, actor.may(Right.EDIT_ROSTER)
    page.side.edits = edits
    page.body.begin.setVisible(edits)
    if not edits:
        heads.right.remove(heads.proposal)
    if not actor.may(Right.SEE_VOLUNTEERS):
        heads.by.removeItem(heads.by.findData(By.VOLUNTEER))
    if not actor.may(Right.SEE_ROSTER):
        heads.left[:], heads.right[:] = [heads.back], [heads.more]
        page.show_front(
            EmptyState(
                "euro",
                tr("Here stand the hours and the allowances of the volunteers."),
                tr("Choose what you want to see under More (F9)."),
            )
        )


def _add(page: "RosterPage", task: _Task) -> None:
    action = page.heads.add(task.words, task.then, task.icon, task.key)
    if task.right is Right.CONFIRM_HOURS:
        HoursNotice(page, action, task.key)
    if not task.keyless:
        Command(page.body if task.inside else page, task.words, task.then, key=task.key)


def _tasks(page: "RosterPage") -> list[_Task]:
    edit, hours, editing = Right.EDIT_ROSTER, Right.SEE_HOURS, page.editing
    see, volunteers = Right.SEE_ROSTER, Right.SEE_VOLUNTEERS
    return [
        _Task(tr("Volunteers"), page.open_volunteers, volunteers, "contact", "Ctrl+J"),
        _Task(tr("Work and roles"), page.open_work, edit, "clipboard-list", "Ctrl+K"),
        _Task(tr("New shift"), editing.begin, edit, "plus", "Ctrl+N", inside=True),
        _Task(tr("Change shift"), editing.change, edit, "pencil", "Ctrl+E", inside=True),
        _Task(tr("Allowance"), page.open_allowance, hours, "euro", "Ctrl+B"),
        _Task(tr("What runs out"), page.open_running_out, edit, "hourglass", "Ctrl+D"),
        _Task(tr("Print"), page.print_shown, see, "printer", "Ctrl+P", keyless=True),
        _Task(tr("Confirm hours"), page.open_hours, Right.CONFIRM_HOURS, "check", "Ctrl+H"),
        _Task(tr("Hours by volunteer"), page.open_statement, hours, "clock", "Ctrl+Shift+H"),
        _Task(
            *(tr("Lists and calendar files"), page.open_files, volunteers, "file-down", "Ctrl+I"),
            inside=True,
        ),
    ]


def _orders(page: "RosterPage") -> list[_Task]:
    see, show = Right.SEE_ROSTER, page.show_by
    propose = page.proposals.show_panel
    return [
        _Task(tr("Make a proposal"), propose, Right.EDIT_ROSTER, "wand-sparkles", "Ctrl+M"),
        _Task(tr("Gaps in four weeks"), partial(show, By.GAPS), see, "circle-alert", "Ctrl+G"),
        _Task(tr("By work"), partial(show, By.ROLE), see, "", "Ctrl+R"),
        _Task(
            *(tr("By volunteer"), partial(show, By.VOLUNTEER), Right.SEE_VOLUNTEERS, "", "Ctrl+U"),
        ),
        _Task(tr("By activity"), partial(show, By.ACTIVITY), see, "", "Ctrl+T"),
    ]


def _spans(page: "RosterPage") -> list[_Task]:
    see = Right.SEE_ROSTER
    return [
        _Task(tr("Week"), partial(page.show_weeks, 1), see, key="W", keyless=True),
        _Task(tr("4 weeks"), partial(page.show_weeks, FOUR), see, key="V", keyless=True),
        _Task(tr("Today"), page.go_to_today, see, key="T", keyless=True),
    ]
