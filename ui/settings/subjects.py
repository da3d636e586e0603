"""The subjects of the settings, in the order of the list at the left.

Each is a panel of its own, made when it is gone to for the first time. A subject that is not
built yet does not stand here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from atelier.domain import Right
from atelier.language import tr
from ui.settings import building
from ui.settings.backup_subject import backup_facts
from ui.settings.retention_subjects import retention_facts

if TYPE_CHECKING:
    from atelier.domain import Actor
    from ui.gateway import Gateway
    from ui.kit.panel import Panel


@dataclass(frozen=True, slots=True)
class Subject:
    """One subject.

    ``name`` is its word for other pages (``page_wanted("settings", name)``), ``words`` its name
    in the list and above its panel, ``hint`` the sentence that says what it is for. ``build``
    imports the panel and makes it.
    """

    id: int
    name: str
    words: str
    hint: str
    build: Callable[[Gateway], Panel]


def subjects() -> tuple[Subject, ...]:
    """Give the subjects that there are, named in the language that is spoken."""
    of_the_house = (*_of_the_house(), *_of_the_desk())
    found = (*of_the_house, *_of_accounts(), *_of_privacy(), *_of_this_computer())
    return tuple(Subject(number, *facts) for number, facts in enumerate(found))


_FOR_ALL = {"look"}
_RIGHTS = {
    "rooms": Right.EDIT_PROGRAMME,
    "partners": Right.EDIT_PARTNERS,
    "roles": Right.EDIT_ROSTER,
    "accounts": Right.RESET_PIN,
    "backup": Right.BACK_UP,
    "retention": Right.SEE_DUE,
    "leaks": Right.LEAKS,
    "prints": Right.READ_AUDIT,
    "audit": Right.READ_AUDIT,
}
_Facts = tuple[str, str, str, "Callable[[Gateway], Panel]"]


def _of_the_house() -> list[_Facts]:
    return [
        (
            "house",
            tr("The house"),
            tr("What the house is called, and by which clock it lives."),
            building.house,
        ),
        (
            "opening",
            tr("Opening hours"),
            tr("When the door is open: the tally sheet and the day plan are as long as that."),
            building.opening,
        ),
        (
            "day_parts",
            tr("Parts of the day"),
            tr("When the afternoon and the evening begin, for counting and for the figures."),
            building.day_parts,
        ),
        (
            "rooms",
            tr("Rooms"),
            tr("Where activities are, how many people fit, and how long clearing away takes."),
            building.rooms,
        ),
        (
            "tenants",
            tr("Tenants"),
            tr("Who rents a room. The desk shows their visitors the way and counts nobody."),
            building.tenants,
        ),
        (
            "partners",
            tr("Partners"),
            tr("The organisations that work in the house, under the name of each year."),
            building.partners,
        ),
        (
            "roles",
            tr("Roles of volunteers"),
            tr("The work that volunteers do, and what it asks of them."),
            building.roles,
        ),
    ]


def _of_the_desk() -> list[_Facts]:
    return [
        (
            "functions",
            tr("Functions"),
            tr("What the house is for. The desk offers a key for each that is ticked."),
            building.functions,
        ),
        (
            "topics",
            tr("Topics of questions"),
            tr("What people ask about. What is not ticked is no longer offered; it stays counted."),
            building.topics,
        ),
        (
            "areas",
            tr("Neighbourhoods"),
            tr("Which neighbourhood four digits of a postcode stand for."),
            building.areas,
        ),
        (
            "counting",
            tr("How figures are counted"),
            tr("What contracts ask: age groups, units of day activities, what the city is."),
            building.counting,
        ),
    ]


def allowed(actor: Actor) -> tuple[Subject, ...]:
    """Give the subjects that somebody may see; the services ask for themselves."""
    return tuple(
        subject
        for subject in subjects()
        if subject.name in _FOR_ALL or actor.may(_RIGHTS.get(subject.name, Right.SETTINGS))
    )


def _of_accounts() -> list[_Facts]:
    return [
        (
            "accounts",
            tr("Accounts"),
            tr("Who can sign in here, as what. Each has a PIN or passphrase of their own."),
            building.accounts,
        ),
        (
            "locking",
            tr("Locking"),
            tr("After how long without anybody a desk locks by itself. Ctrl+L does so at once."),
            building.locking,
        ),
    ]


def _of_privacy() -> list[_Facts]:
    return [
        (
            "fields",
            tr("What is kept of visitors"),
            tr("A name is enough. All else needs a reason, which stands in the privacy register."),
            building.fields,
        ),
        (
            "terms",
            tr("How long things are kept"),
            tr("After this time names go and numbers stay. The longest is said under each."),
            building.terms,
        ),
        *retention_facts(),
    ]


def _of_this_computer() -> list[_Facts]:
    return [
        (
            "look",
            tr("Look and language"),
            tr("How large and in which colours and language this desk shows everything."),
            building.look,
        ),
        backup_facts(),
    ]
