"""The keys of the attendance page, and the buttons in its head."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from atelier.language import tr
from ui.kit.buttons import PrimaryButton, QuietButton
from ui.kit.commands import Command

if TYPE_CHECKING:
    from ui.attendance.page import AttendancePage


@dataclass(frozen=True, slots=True)
class PageKeys:
    """What stands in the head: the rest is present, print the list, it is done."""

    rest: Command
    list: Command
    done: PrimaryButton


def make_keys(page: "AttendancePage") -> PageKeys:
    """Give the page its keys; each stands beside its button or in its tool tip."""
    done = PrimaryButton(tr("Done"), key="Ctrl+Enter")
    done.pushed.connect(page.finish)
    for key in ("Ctrl+Return", "Ctrl+Enter"):
        Command(page, tr("Done"), page.finish, key=key)
    Command(page, tr("The day before"), partial(page.turn, -1), key="Alt+Left")
    Command(page, tr("The day after"), partial(page.turn, 1), key="Alt+Right")
    Command(page, tr("Still to fill in"), page.day.missing.click, key="Ctrl+I")
    Command(page, tr("List back"), page.day.paper.click, key="Ctrl+B")
    Command(page, tr("Regulars not seen"), page.open_missed, key="Ctrl+M")
    Command(page, tr("Numbers"), page.open_numbers, key="Ctrl+G")
    Command(page, tr("New person"), page.card.add.enter_new, key="Ctrl+N")
    Command(page, tr("Was not held"), page.say_not_held, key="Ctrl+K")
    Command(page, tr("Unknown, does not count"), page.say_unknown, key="Ctrl+U")
    Command(page, tr("Start correction"), page.correction.go, key="Ctrl+R")
    rest = Command(page, tr("Rest present"), page.tasks.mark_rest, icon="check-check", key="Ctrl+A")
    keys = PageKeys(rest, Command(page, tr("List"), page.prints.show_list, icon="printer"), done)
    page.header_right = [keys.rest.button(QuietButton), keys.list.button(QuietButton), done]
    return keys
