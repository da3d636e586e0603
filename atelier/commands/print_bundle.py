"""``print bundle``: all that the last month asks for, as one folder or as one PDF."""

import shutil
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

import click
from sqlalchemy.orm import Session

from atelier.commands.frame import Frame
from atelier.commands.print_options import print_sheet
from atelier.commands.print_reports import PeriodType
from atelier.domain import Actor
from atelier.language import tr_count
from atelier.reports.bundle import Bundle, bundle_files, bundle_sheet
from atelier.reports.periods import Period
from atelier.tables.saving import put_folder_in_place, save_folder


@click.command("bundle")
@click.argument("month", type=PeriodType("month"), metavar="MONTH")
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    help="A PDF file, or a folder; in a folder that is there already a new one is made.",
)
@click.pass_obj
def bundle(frame: Frame, month: Period, out: Path) -> None:
    """Print the summary of a month, the pages of its partners, and what is still to be done."""
    if out.suffix.lower() == ".pdf":
        print_sheet(frame, out, partial(bundle_sheet, month=month))
        return
    made, folder = _write(frame, month, out / month.key if out.is_dir() else out)
    sentence = tr_count(
        "Bundle {number} is ready: {count} page in {folder}.",
        "Bundle {number} is ready: {count} pages in {folder}.",
        made.pages,
        number=made.number,
        folder=folder.name,
    )
    listed = [f"  {name}" for name in made.files]
    frame.answer(
        {
            "folder": folder.name,
            "files": list(made.files),
            "number": made.number,
            "pages": made.pages,
            "warnings": list(made.warnings),
        },
        "\n".join([sentence, *listed, *made.warnings]),
    )


def _write(frame: Frame, month: Period, folder: Path) -> tuple[Bundle, Path]:
    """Write the folder under another name before its numbers are given for good."""
    key = uuid4()  # made once: should the save be tried again, it is the same bundle
    half = folder.with_name(f".{folder.name}-{key.hex[:8]}")
    try:
        made = frame.perform(partial(_make, month, half, key, frame.actor()))
        return made, put_folder_in_place(half, folder)
    finally:
        shutil.rmtree(half, ignore_errors=True)


def _make(month: Period, half: Path, key: UUID, actor: Actor, session: Session) -> Bundle:
    """Make and write in one transaction: what cannot be written takes no number."""
    made = bundle_files(session, month=month, actor=actor, key=key)
    shutil.rmtree(half, ignore_errors=True)  # of a save that is tried again
    save_folder(half, made.files)
    return made


VERBS = (bundle,)
