"""What can be printed of the roster: the choices, and the sheet that each of them makes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any

from atelier.discreet import Discreet
from atelier.domain import Right
from atelier.language import tr
from atelier.roster.diary import month_of
from atelier.roster.paper.duty import duty_card
from atelier.roster.paper.gaps import gaps_call_list
from atelier.roster.paper.grouping import By
from atelier.roster.paper.roster import wall_roster
from atelier.roster.paper.schedule import AHEAD, own_schedule
from atelier.words import day_in_figures

if TYPE_CHECKING:
    from atelier.domain import Actor
    from atelier.paper.sheet import Sheet


class Printed(StrEnum):
    """A sheet of the roster, in the order in which they are offered."""

    BY_ROLE = "by role"
    BY_VOLUNTEER = "by volunteer"
    BY_DAY = "by day"
    OWN = "own"
    GAPS = "gaps"
    DUTY = "duty"


_BY = {Printed.BY_ROLE: By.ROLE, Printed.BY_VOLUNTEER: By.VOLUNTEER, Printed.BY_DAY: By.DAY}
OF_DAYS = frozenset({*_BY, Printed.GAPS})
"""The sheets of the weeks that are shown, or of a whole month."""


@dataclass(frozen=True, slots=True, repr=False)
class SheetRow(Discreet):
    """A choice: ``id`` is the key that chooses it."""

    id: int
    kind: Printed
    words: str
    about: str


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be printed, of which days, and how. ``day`` is that of the duty card."""

    kind: Printed
    first_day: date
    last_day: date
    today: date
    month: bool = False
    large: bool = False
    person_id: int = 0
    day: date | None = None

    @property
    def start(self) -> date:
        """Give today where it is among the days that are shown, else the first of them."""
        return self.today if self.first_day <= self.today <= self.last_day else self.first_day

    @property
    def days(self) -> tuple[date, date]:
        """Give the first and the last day that the sheet is about."""
        if self.kind is Printed.OWN:
            return self.start, self.start + AHEAD
        if self.kind is Printed.DUTY:
            day = self.day or self.start
            return day, day
        first, last = month_of(self.start) if self.month else (self.first_day, self.last_day)
        if self.kind is Printed.GAPS and first <= self.today <= last:
            first = self.today  # nobody is called for a day that is over
        return first, last


def choices(actor: Actor) -> list[SheetRow]:
    """List what somebody may print, each with the key that chooses it."""
    words = {
        Printed.BY_ROLE: (tr("Roster by work"), tr("For the wall: a table for each week")),
        Printed.BY_VOLUNTEER: (
            tr("Roster by volunteer"),
            tr("For the wall: everybody finds their own line"),
        ),
        Printed.BY_DAY: (tr("Roster day by day"), tr("As a list: times, work, names")),
        Printed.OWN: (tr("Own roster"), tr("For one volunteer: eight weeks")),
        Printed.GAPS: (
            tr("Call list for gaps"),
            tr("For whoever calls, not for the counter"),
        ),
        Printed.DUTY: (tr("Duty card"), tr("For the desk: who is on duty on one day")),
    }
    if not actor.may(Right.SEE_VOLUNTEERS):
        del words[Printed.GAPS]  # phones stand on it
    return [SheetRow(id_, kind, *told) for id_, (kind, told) in enumerate(words.items(), start=1)]


def layout_of(wish: Wish, *, actor: Actor) -> partial[Sheet]:
    """Give what draws the sheet; it still asks for a session and a key."""
    first, last = wish.days
    asked: dict[str, Any] = {"actor": actor, "large": wish.large}
    if wish.kind is Printed.DUTY:
        return partial(duty_card, day=first, **asked)
    asked |= {"first_day": first, "last_day": last}
    if wish.kind is Printed.OWN:
        return partial(own_schedule, person_id=wish.person_id, **asked)
    if wish.kind is Printed.GAPS:
        return partial(gaps_call_list, **asked)
    return partial(wall_roster, by=_BY[wish.kind], **asked)


def about_words(wish: Wish) -> str:
    """Say which days the sheet is about: "23-11-2026 – 29-11-2026"."""
    first, last = wish.days
    if first == last:
        return day_in_figures(first)
    return f"{day_in_figures(first)} – {day_in_figures(last)}"


def file_words(row: SheetRow, wish: Wish) -> str:
    """Name the file that is proposed: what it is and from which day, and nobody's name."""
    return f"{row.words} {wish.days[0].isoformat()}"
