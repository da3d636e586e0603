"""``print``: every page that the app prints, as a PDF."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from uuid import uuid4

import click
from sqlalchemy.orm import Session

from atelier.attendance.rows import Variant
from atelier.attendance.sheet import attendance_sheet, signup_sheet
from atelier.commands.frame import Frame
from atelier.desk.sheet import day_overview, tally_sheet
from atelier.language import tr_count
from atelier.paper.sheet import Sheet
from atelier.tables.saving import put_in_place, save_bytes

_OUT = click.option(
    "--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The PDF file."
)
_LARGE = click.option("--large", is_flag=True, help="Large print: 16 points.")
_BLANK = click.option("--blank", type=click.IntRange(0, 500), help="Number of empty lines.")
_VARIANT = click.option(
    "--variant",
    type=click.Choice([variant.value for variant in Variant]),
    default=Variant.SHORT.value,
    show_default=True,
    help="Whole names, first name and first letter, empty lines, or a slip per person.",
)
_DATE = click.argument("day", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE")
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
    @_LARGE
    @_OUT
    @click.pass_obj
    def print_list(
        frame: Frame, occurrence: int, variant: str, blank: int | None, large: bool, out: Path
    ) -> None:
        asked = {"variant": Variant(variant), "blank": blank, "large": large}
        _print(frame, out, partial(action, occurrence_id=occurrence, **asked))


_list_command("signup", signup_sheet, "Print the sign-up sheet of an occurrence.")
_list_command(
    "attendance",
    attendance_sheet,
    "Print the attendance sheet of an occurrence, ticked for who is already here.",
)


@command.command("day")
@_DATE
@_LARGE
@_OUT
@click.pass_obj
def day(frame: Frame, day: datetime, large: bool, out: Path) -> None:
    """Print the day overview: times, rooms, places, volunteers needed; no visitor's name."""
    _print(frame, out, partial(day_overview, day=day.date(), large=large))


@command.command("desk")
@_DATE
@_LARGE
@_OUT
@click.pass_obj
def desk(frame: Frame, day: datetime, large: bool, out: Path) -> None:
    """Print the tally sheet for a power cut: strokes per half hour and per activity.

    It asks for no names. Who is enrolled stands on the sign-up sheet of each activity.
    """
    _print(frame, out, partial(tally_sheet, day=day.date(), large=large))


def _print(frame: Frame, out: Path, action: Callable[..., Sheet]) -> None:
    """Print, and write the file under another name before the number is given for good.

    What cannot be written takes no number: the number is taken back with the rest.
    """
    # the key is made once: should the save be tried again, it is the same sheet and number
    key = uuid4()
    task: Callable[[Session], Sheet] = partial(action, actor=frame.actor(), key=key)
    half = out.with_name(f".{out.stem}-{key.hex[:8]}{out.suffix}")  # also tries the name itself
    save_bytes(half, b"")
    try:
        sheet = frame.perform(partial(print_and_write, task, half))
        written = put_in_place(half, out)
    finally:
        half.unlink(missing_ok=True)
    sentence = tr_count(
        "Sheet {number} is ready: {count} page in {file}.",
        "Sheet {number} is ready: {count} pages in {file}.",
        sheet.pages,
        number=sheet.number,
        file=written.name,
    )
    frame.answer(
        {"pages": sheet.pages, "number": sheet.number, "warnings": list(sheet.warnings)},
        "\n".join([sentence, *sheet.warnings]),
    )


def print_and_write(task: Callable[[Session], Sheet], target: Path, session: Session) -> Sheet:
    """Print and write in one transaction: what cannot be written takes no number.

    Raises NotWritten.
    """
    sheet = task(session)
    save_bytes(target, sheet.pdf)
    return sheet
