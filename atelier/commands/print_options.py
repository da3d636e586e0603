"""What every verb of ``print`` shares: its options, and how a sheet becomes a file."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import uuid4

import click
from sqlalchemy.orm import Session

from atelier.commands.frame import Frame
from atelier.language import tr_count
from atelier.paper.sheet import Sheet
from atelier.tables.saving import put_in_place, save_bytes

OUT = click.option(
    "--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The PDF file."
)
LARGE = click.option("--large", is_flag=True, help="Large print: 16 points.")
DATE = click.argument("day", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE")


def print_sheet(frame: Frame, out: Path, action: Callable[..., Sheet]) -> None:
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
