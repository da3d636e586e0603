"""``print bundle``: all that the last month asks for, as one folder or as one PDF."""

import shutil
from functools import partial
from pathlib import Path
from uuid import uuid4

import click

from atelier.commands.frame import Frame
from atelier.commands.print_options import print_sheet
from atelier.commands.print_reports import PeriodType
from atelier.language import tr_count
from atelier.reports.bundle import Bundle, LaidBundle, bundle_sheet, lay_out_bundle
from atelier.reports.bundle_folder import bundle_folder, half_name
from atelier.reports.periods import Period
from atelier.tables.saving import NotWritten, put_folder_in_place


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
    if not out.parent.is_dir():  # before the pages are made, which takes its time
        raise NotWritten
    laid = frame.read(partial(lay_out_bundle, month=month, actor=frame.actor()))
    if out.suffix.lower() == ".pdf":
        print_sheet(frame, out, partial(bundle_sheet, month=month, laid=laid))
        return
    made, folder = _write(frame, laid, out / month.key if out.is_dir() else out)
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


def _write(frame: Frame, laid: LaidBundle, folder: Path) -> tuple[Bundle, Path]:
    """Write the folder under another name before its numbers are given for good."""
    key = uuid4()  # made once: should the save be tried again, it is the same bundle
    half = half_name(folder, key)
    try:
        made = frame.perform(
            partial(
                bundle_folder,
                month=laid.month,
                half=half,
                laid=laid,
                actor=frame.actor(),
                key=key,
            )
        )
        return made, put_folder_in_place(half, folder)
    finally:
        shutil.rmtree(half, ignore_errors=True)


VERBS = (bundle,)
