"""``print`` for the calendar: the wall, the window, the doors, free places, invitations."""

import re
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import click

from atelier.calendar.paper.card import invitation
from atelier.calendar.paper.doors import door_list, door_of
from atelier.calendar.paper.month import month_poster
from atelier.calendar.paper.places import places_sheet
from atelier.calendar.paper.sizes import Size
from atelier.calendar.paper.week import week_poster, week_programme
from atelier.commands.frame import Frame
from atelier.commands.print_options import LARGE, OUT, print_sheet
from atelier.domain import Gone

_A3 = click.option("--a3", is_flag=True, help="On A3, for the wall or the window.")
_TENANTS = click.option("--tenants", is_flag=True, help="With what is let, by its public name.")
_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")


class Span(NamedTuple):
    """A week or a month, by its first day."""

    first_day: date
    is_month: bool


class SpanType(click.ParamType[Span]):
    """Reads "2026-W48", and "2026-12" where a month will do."""

    name = "week"

    def __init__(self, *, months: bool) -> None:
        self.months = months

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Span:
        """Read the text; what names no week or month is a wrong argument."""
        found = _span(str(value))
        if found is None or (found.is_month and not self.months):
            forms = "2026-W48 or 2026-12" if self.months else "2026-W48"
            self.fail(f"{value!r} is not of the form {forms}.", param, ctx)
        return found


def _span(text: str) -> Span | None:
    try:
        if found := _WEEK.fullmatch(text):
            return Span(date.fromisocalendar(int(found[1]), int(found[2]), 1), is_month=False)
        if found := _MONTH.fullmatch(text):
            return Span(date(int(found[1]), int(found[2]), 1), is_month=True)
    except ValueError:
        return None
    return None


def _size(a3: bool) -> Size:
    return Size.A3 if a3 else Size.A4


@click.command("week")
@click.argument("week", type=SpanType(months=False))
@_A3
@_TENANTS
@LARGE
@OUT
@click.pass_obj
def week(frame: Frame, week: Span, a3: bool, tenants: bool, large: bool, out: Path) -> None:
    """Print the programme of a week: a column for each day."""
    sheet = partial(
        week_programme, day=week.first_day, size=_size(a3), tenants=tenants, large=large
    )
    print_sheet(frame, out, sheet)


@click.command("poster")
@click.argument("span", type=SpanType(months=True), metavar="WEEK|MONTH")
@_A3
@_TENANTS
@LARGE
@OUT
@click.pass_obj
def poster(frame: Frame, span: Span, a3: bool, tenants: bool, large: bool, out: Path) -> None:
    """Print the poster of a week or a month for the window."""
    layout: Callable[..., Any] = month_poster if span.is_month else week_poster
    sheet = partial(layout, day=span.first_day, size=_size(a3), tenants=tenants, large=large)
    print_sheet(frame, out, sheet)


@click.command("door")
@click.argument("occurrence", type=int, required=False)
@click.option("--room", type=int, help="The number of a room, instead of an occurrence.")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="With --room; today without.")
@click.option("--week", is_flag=True, help="The whole week around the day.")
@_A3
@LARGE
@OUT
@click.pass_obj
def door(
    frame: Frame,
    occurrence: int | None,
    room: int | None,
    day: datetime | None,
    week: bool,
    a3: bool,
    large: bool,
    out: Path,
) -> None:
    """Print the list for the door of a room, of the day of an occurrence or of a given day."""
    if (occurrence is None) == (room is None):
        raise click.UsageError("Name an occurrence or --room, one of the two.")
    actor = frame.actor()
    on = day.date() if day is not None else actor.today()
    if occurrence is not None:
        room, on = frame.read(partial(door_of, occurrence_id=occurrence, actor=actor))
    if room is None:
        raise Gone
    sheet = partial(door_list, room_id=room, day=on, week=week, size=_size(a3), large=large)
    print_sheet(frame, out, sheet)


@click.command("places")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="The first day; today without.")
@LARGE
@OUT
@click.pass_obj
def places(frame: Frame, day: datetime | None, large: bool, out: Path) -> None:
    """Print the free places of the four weeks to come, in numbers."""
    on = day.date() if day is not None else frame.actor().today()
    print_sheet(frame, out, partial(places_sheet, day=on, large=large))


@click.command("card")
@click.argument("activity", type=int)
@LARGE
@OUT
@click.pass_obj
def card(frame: Frame, activity: int, large: bool, out: Path) -> None:
    """Print invitations to an activity: four on a sheet, two in large print."""
    print_sheet(frame, out, partial(invitation, activity_id=activity, large=large))


VERBS = (week, poster, door, places, card)
