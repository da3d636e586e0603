"""The pages, in the order of the rail. A page that is not built yet does not stand here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from atelier.language import tr

if TYPE_CHECKING:  # pages load the database; they are imported when the shell is painted
    from atelier.domain import Actor
    from ui.gateway import Gateway
    from ui.kit.page import Page


@dataclass(frozen=True, slots=True)
class Place:
    """One page's place in the rail.

    ``name`` is its word on the command line, ``words`` its name on the screen, ``key`` the
    function key that goes to it. ``rights`` are the words of rights (``atelier.domain.Right``) of
    which one is enough to see it; none for everybody. ``build`` makes the page; it imports it
    first, unless ``module``, where the page is made, was loaded before.
    """

    name: str
    words: str
    icon: str
    key: str
    build: Callable[[Gateway], Page]
    module: str = ""
    rights: tuple[str, ...] = ()

    def open_to(self, actor: Actor) -> bool:
        """Whether somebody may see the page; the services ask for themselves."""
        return not self.rights or any(
            right.value in self.rights for right in (*actor.rights, *actor.own_rights)
        )


def places() -> tuple[Place, ...]:
    """Give the pages that there are, named in the language that is spoken."""
    return (
        Place("desk", tr("Desk"), "house-plug", "F1", _desk, "ui.desk.page", ("see_desk",)),
        Place("calendar", tr("Calendar"), "calendar-days", "F2", _calendar, "ui.calendar.page"),
        Place(
            *("roster", tr("Roster"), "users-round", "F3", _roster, "ui.roster.page"),
            ("see_roster", "see_hours"),
        ),
        Place(
            *("attendance", tr("Attendance"), "list-checks", "F4"),
            *(_attendance, "ui.attendance.page", ("see_register",)),
        ),
        Place(
            *("people", tr("People"), "contact", "F5", _people, "ui.people.page"),
            ("browse_people",),
        ),
        Place(
            *("reports", tr("Reports"), "chart-column", "F6", _reports, "ui.reports.page"),
            ("see_figures",),
        ),
        Place("settings", tr("Settings"), "settings", "F8", _settings, "ui.settings.page"),
    )


def _desk(gateway: Gateway) -> Page:
    from ui.desk.page import DeskPage

    return DeskPage(gateway)


def _calendar(gateway: Gateway) -> Page:
    from ui.calendar.page import CalendarPage

    return CalendarPage(gateway)


def _roster(gateway: Gateway) -> Page:
    from ui.roster.page import RosterPage

    return RosterPage(gateway)


def _attendance(gateway: Gateway) -> Page:
    from ui.attendance.page import AttendancePage

    return AttendancePage(gateway)


def _people(gateway: Gateway) -> Page:
    from ui.people.page import PeoplePage

    return PeoplePage(gateway)


def _reports(gateway: Gateway) -> Page:
    from ui.reports.page import ReportsPage

    return ReportsPage(gateway)


def _settings(gateway: Gateway) -> Page:
    from ui.settings.page import SettingsPage

    return SettingsPage(gateway)
