"""What can be printed of the calendar: the choices, and the sheet that each of them makes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any

from atelier.calendar.paper.card import invitation
from atelier.calendar.paper.day_plan import day_plan
from atelier.calendar.paper.doors import door_list
from atelier.calendar.paper.month import month_poster
from atelier.calendar.paper.places import places_sheet
from atelier.calendar.paper.sizes import Size
from atelier.calendar.paper.week import week_poster, week_programme
from atelier.discreet import Discreet
from atelier.language import tr
from atelier.words import day_in_figures, month_name, week_number

if TYPE_CHECKING:
    from atelier.domain import Actor
    from atelier.paper.sheet import Sheet


class Printed(StrEnum):
    """A sheet of the calendar, in the order in which they are offered."""

    WEEK = "week"
    WEEK_POSTER = "week poster"
    MONTH_POSTER = "month poster"
    DOOR_DAY = "door day"
    DOOR_WEEK = "door week"
    DAY_PLAN = "day plan"
    PLACES = "places"
    CARD = "card"


ON_A3 = frozenset(Printed) - {Printed.PLACES, Printed.CARD}
FOR_A_ROOM = frozenset({Printed.DOOR_DAY, Printed.DOOR_WEEK})
WITH_TENANTS = frozenset({Printed.WEEK, Printed.WEEK_POSTER, Printed.MONTH_POSTER})


@dataclass(frozen=True, slots=True, repr=False)
class SheetRow(Discreet):
    """A choice: ``id`` is the key that chooses it."""

    id: int
    kind: Printed
    words: str
    about: str


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be printed, of which days, and how."""

    kind: Printed
    first_day: date
    last_day: date
    today: date
    size: Size = Size.A4
    large: bool = False
    tenants: bool = False
    room_id: int = 0
    activity_id: int = 0

    @property
    def middle(self) -> date:
        """Give the day in the middle: a page of a month begins in the month before."""
        return self.first_day + (self.last_day - self.first_day) / 2

    @property
    def day(self) -> date:
        """Give the one day: today where it is among the days that are shown."""
        return self.today if self.first_day <= self.today <= self.last_day else self.first_day


def choices() -> list[SheetRow]:
    """List what can be printed, each with the key that chooses it."""
    words = {
        Printed.WEEK: (tr("Week programme"), tr("For the wall: a column for each day")),
        Printed.WEEK_POSTER: (tr("Poster of the week"), tr("For the window")),
        Printed.MONTH_POSTER: (
            tr("Poster of the month"),
            tr("For the window: every week, and special days"),
        ),
        Printed.DOOR_DAY: (tr("Door list of the day"), tr("For the door of a room")),
        Printed.DOOR_WEEK: (tr("Door list of the week"), tr("For the door of a room")),
        Printed.DAY_PLAN: (
            tr("Day plan"),
            tr("For the desk: all rooms over the hours"),
        ),
        Printed.PLACES: (tr("Free places"), tr("For whoever refers people: numbers, no names")),
        Printed.CARD: (tr("Invitation"), tr("To one activity: four on a sheet")),
    }
    return [SheetRow(id_, kind, *words[kind]) for id_, kind in enumerate(Printed, start=1)]


def layout_of(wish: Wish, *, actor: Actor) -> partial[Sheet]:
    """Give what draws the sheet; it still asks for a session and a key."""
    asked: dict[str, Any] = {"actor": actor, "large": wish.large}
    if wish.kind in ON_A3:
        asked["size"] = wish.size
    if wish.kind in WITH_TENANTS:
        asked["tenants"] = wish.tenants
    if wish.kind in FOR_A_ROOM:
        asked |= {"room_id": wish.room_id, "week": wish.kind is Printed.DOOR_WEEK}
    if wish.kind is Printed.CARD:
        return partial(invitation, activity_id=wish.activity_id, **asked)
    return partial(_LAYOUTS[wish.kind], day=day_of(wish), **asked)


_LAYOUTS: dict[Printed, Callable[..., Sheet]] = {
    Printed.WEEK: week_programme,
    Printed.WEEK_POSTER: week_poster,
    Printed.MONTH_POSTER: month_poster,
    Printed.DOOR_DAY: door_list,
    Printed.DOOR_WEEK: door_list,
    Printed.DAY_PLAN: day_plan,
    Printed.PLACES: places_sheet,
}


def day_of(wish: Wish) -> date:
    """Give the day that a sheet is about; free places are those from today on."""
    if wish.kind is Printed.MONTH_POSTER:
        return wish.middle
    if wish.kind is Printed.PLACES:
        return max(wish.today, wish.first_day)
    return wish.day


def about_words(wish: Wish) -> str:
    """Say which days the sheet is about: "week 48", "december 2026", "24-11-2026"."""
    day = day_of(wish)
    if wish.kind in {Printed.WEEK, Printed.WEEK_POSTER, Printed.DOOR_WEEK}:
        return tr("week {number}", number=week_number(day))
    if wish.kind is Printed.MONTH_POSTER:
        return f"{month_name(day.month)} {day.year}"
    return day_in_figures(day)
