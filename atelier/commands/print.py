"""``print``: every page that the app prints, as a PDF."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

import click

from atelier.attendance.rows import Variant
from atelier.attendance.sheet import attendance_sheet, signup_sheet
from atelier.calendar.paper.day_plan import day_plan
from atelier.calendar.paper.sizes import Size
from atelier.commands import print_bundle, print_calendar, print_hours, print_reports, print_roster
from atelier.commands.frame import Frame
from atelier.commands.print_options import DATE, LARGE, OUT, print_sheet
from atelier.desk.sheet import day_overview, tally_sheet
from atelier.paper.sheet import Sheet
from atelier.privacy.access_paper import access_sheet
from atelier.retention.register_paper import register_sheet
from atelier.retention.statement_paper import statement_sheet

_BLANK = click.option("--blank", type=click.IntRange(0, 500), help="Number of empty lines.")
_VARIANT = click.option(
    "--variant",
    type=click.Choice([variant.value for variant in Variant]),
    default=Variant.SHORT.value,
    show_default=True,
    help="Whole names, first name and first letter, empty lines, or a slip per person.",
)
_OCCURRENCE = click.argument("occurrence", type=int)


@click.group("print")
def command() -> None:
    """Print a page into a PDF. It gets a number and goes into the print log."""


def _list_command(name: str, action: Callable[..., Sheet], about: str) -> None:
    """Add a verb that prints a list of people of one occurrence."""

    @command.command(name, help=about)
    @_OCCURRENCE
    @_VARIANT
    @_BLANK
    @LARGE
    @OUT
    @click.pass_obj
    def print_list(
        frame: Frame, occurrence: int, variant: str, blank: int | None, large: bool, out: Path
    ) -> None:
        asked = {"variant": Variant(variant), "blank": blank, "large": large}
        print_sheet(frame, out, partial(action, occurrence_id=occurrence, **asked))


_list_command("signup", signup_sheet, "Print the sign-up sheet of an occurrence.")
_list_command(
    "attendance",
    attendance_sheet,
    "Print the attendance sheet of an occurrence, ticked for who is already here.",
)


@command.command("day")
@DATE
@click.option("--rooms", is_flag=True, help="The day plan: every room over the hours.")
@click.option("--a3", is_flag=True, help="On A3, the day plan only.")
@LARGE
@OUT
@click.pass_obj
def day(frame: Frame, day: datetime, rooms: bool, a3: bool, large: bool, out: Path) -> None:
    """Print the day overview: times, rooms, places, volunteers needed; no visitor's name."""
    if rooms:
        size = Size.A3 if a3 else Size.A4
        print_sheet(frame, out, partial(day_plan, day=day.date(), size=size, large=large))
        return
    print_sheet(frame, out, partial(day_overview, day=day.date(), large=large))


@command.command("desk")
@DATE
@LARGE
@OUT
@click.pass_obj
def desk(frame: Frame, day: datetime, large: bool, out: Path) -> None:
    """Print the tally sheet for a power cut: strokes per half hour and per activity.

    It asks for no names. Who is enrolled stands on the sign-up sheet of each activity.
    """
    print_sheet(frame, out, partial(tally_sheet, day=day.date(), large=large))


@command.command("access")
@click.argument("person", type=int)
@LARGE
@OUT
@click.pass_obj
def access(frame: Frame, person: int, large: bool, out: Path) -> None:
    """Print everything that is known of one person, for that person."""
    print_sheet(frame, out, partial(access_sheet, person_id=person, large=large))


def _paper_command(name: str, action: Callable[..., Sheet], about: str) -> None:
    """Add a verb that prints what holds in the house."""

    @command.command(name, help=about)
    @LARGE
    @OUT
    @click.pass_obj
    def print_paper(frame: Frame, large: bool, out: Path) -> None:
        print_sheet(frame, out, partial(action, large=large))


_paper_command("register", register_sheet, "Print the register of processing (GDPR 30).")
_paper_command("statement", statement_sheet, "Print the privacy statement, in plain words.")


for _verb in (
    *print_calendar.VERBS,
    *print_reports.VERBS,
    *print_bundle.VERBS,
    *print_roster.VERBS,
    *print_hours.VERBS,
):
    command.add_command(_verb)
