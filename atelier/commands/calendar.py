"""``calendar``: planning from a script, and the occurrences as a list."""

import importlib
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import click

from atelier.calendar.listing import ListedOccurrence, list_occurrences
from atelier.commands.calendar_adding import asked_of, preview, save
from atelier.commands.calendar_words import DATE, NthWeekday, WallTime, Weekdays
from atelier.commands.frame import Frame, given_key
from atelier.domain import Function
from atelier.language import tr
from atelier.words import clock_time

_CHANGES = Path(__file__).with_name("calendar_changes.py")
_FUNCTIONS = [function.value for function in Function]


class _Verbs(click.Group):
    """The verbs of this file, and those that change what is planned, in a file of their own."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        self._load()
        return super().list_commands(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        self._load()
        return super().get_command(ctx, cmd_name)

    def _load(self) -> None:
        if _CHANGES.exists():
            importlib.import_module("atelier.commands.calendar_changes")


@click.group("calendar", cls=_Verbs)
def calendar() -> None:
    """Plan series, list what happens, and change it."""


command = calendar


@calendar.command("add")
@click.argument("name")
@click.option("--room", required=True, help="Its code or its name.")
@click.option("--starts", type=WallTime(), required=True)
@click.option("--ends", type=WallTime(), required=True)
@click.option("--day", "days", type=DATE, multiple=True, help="One date; more make a series.")
@click.option("--weekly", type=Weekdays(), help="For example mo,we.")
@click.option("--working-days", is_flag=True, help="Every Monday to Friday.")
@click.option("--every", type=click.IntRange(1, 52), default=1, help="Every so many weeks.")
@click.option("--even-weeks", "even", type=Weekdays())
@click.option("--odd-weeks", "odd", type=Weekdays())
@click.option("--nth", type=NthWeekday(), help="For example 2tu: every second Tuesday.")
@click.option("--last", type=Weekdays(), help="For example fr: every last Friday.")
@click.option("--from", "first_day", type=DATE, help="Default: today.")
@click.option("--until", type=DATE)
@click.option("--weeks", type=click.IntRange(1, 104))
@click.option("--lessons", type=click.IntRange(1, 99), help="A course: lost lessons come later.")
@click.option("--months", type=(int, int), help="First and last month of a season: 3 10.")
@click.option("--leave-out", type=DATE, multiple=True, help="A date without a meeting.")
@click.option("--not-in-school-holidays", "not_school", is_flag=True)
@click.option("--capacity", type=click.IntRange(1, 10_000))
@click.option("--host", help="Name of the organisation.")
@click.option("--function", "function", type=click.Choice(_FUNCTIONS))
@click.option("--keep-clashes", "keep", metavar="REASON", help="Stand over what is there, and why.")
@click.option("--skip-clashes", "skip", is_flag=True, help="Leave those dates out.")
@click.option("--dry-run", is_flag=True, help="Show every date and save nothing.")
@click.option("--key", help="The save's own key: the same key again is the same save.")
@click.pass_obj
def add(
    frame: Frame,
    /,
    name: str,
    dry_run: bool,
    key: str | None,
    **given: Any,  # noqa: ANN401 - one per option
) -> None:
    """Plan a series of an activity, or a single date; the activity is added if it is new."""
    actor = frame.actor()
    asked = asked_of(name, given, today=actor.today(), key=given_key(key))
    if dry_run:
        data, text = frame.read(partial(preview, asked=asked, actor=actor))
    else:
        data, text = frame.perform(partial(save, asked=asked, actor=actor))
    frame.answer(data, text)


@calendar.command("list")
@click.option("--from", "first_day", type=DATE, required=True)
@click.option("--to", "last_day", type=DATE, required=True)
@click.pass_obj
def list_(frame: Frame, first_day: datetime, last_day: datetime) -> None:
    """List the occurrences of some days."""
    found = frame.read(
        partial(
            list_occurrences,
            first_day=first_day.date(),
            last_day=last_day.date(),
            actor=frame.actor(),
        )
    )
    lines = [_line(one) for one in found]
    frame.answer([_row(one) for one in found], "\n".join(lines) or tr("Nothing is planned."))


def _row(one: ListedOccurrence) -> dict[str, object]:
    row = one.shown
    return {
        "occurrence": row.id,
        "series": row.series_id,
        "activity": row.name,
        "day": row.day,
        "starts": f"{row.starts:%H:%M}",
        "ends": f"{row.ends:%H:%M}",
        "room": row.room,
        "state": "cancelled" if row.cancelled else "planned",
        "skipped": row.skipped,
        "reason": row.reason,
        "clash": row.clash,
        "clash_reason": row.clash_reason,
        "capacity": row.capacity,
        "enrolled": row.enrolled,
        "waiting": row.waiting,
        "present": one.present,
        "unnamed": one.unnamed,
    }


def _line(one: ListedOccurrence) -> str:
    row = one.shown
    words = [
        str(row.id),
        f"{row.day:%Y-%m-%d}",
        f"{clock_time(row.starts)}–{clock_time(row.ends)}",
        row.name,
        row.room,
    ]
    if row.cancelled:
        words.append(tr("does not go ahead: {reason}", reason=row.reason or "–"))
    return "  ".join(word for word in words if word)
