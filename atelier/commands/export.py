"""``export``: lists for a spreadsheet."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import click
from sqlalchemy.orm import Session

from atelier.commands.frame import Frame
from atelier.domain import Actor, Refusal
from atelier.language import tr, tr_count
from atelier.tables.writing import Cell

_LISTS = ("people", "visits", "participations", "programme")  # figures come with the months
_Lists = tuple[list[str], list[tuple[Cell, ...]]]


class NotYetThere(Refusal):
    """Figures come with the closing of months, which this version does not have yet."""

    def __init__(self) -> None:
        super().__init__(tr("This version makes no figures yet. Export visits instead."))


@click.command("export")
@click.argument("what", type=click.Choice([*_LISTS, "figures"]), metavar=f"[{'|'.join(_LISTS)}]")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def command(frame: Frame, what: str, file: Path) -> None:
    """Write a list to FILE, which ends in .csv or .xlsx.

    CSV has semicolons, decimal commas and the mark of UTF-8. In lists of visits and
    participations a person is a number, and nobody where no name was given.
    """
    from atelier.tables.writing import ending_of, write_table

    ending_of(file)
    actor = frame.actor()
    header, rows = frame.read(partial(_reader(what), actor=actor))
    written = write_table(file, header, rows)
    frame.answer(
        {"rows": len(rows), "file": written.name},
        tr_count("One row was written.", "{count} rows were written.", len(rows)),
    )


def _reader(what: str) -> Callable[..., _Lists]:
    if what == "people":
        from atelier.people.exporting import people_table

        return people_table
    if what == "programme":
        from atelier.calendar.exporting import programme_table

        return programme_table
    if what == "figures":
        return _no_figures
    from atelier.attendance.exporting import participations_table, visits_table

    return visits_table if what == "visits" else participations_table


def _no_figures(_session: Session, *, actor: Actor) -> _Lists:  # noqa: ARG001
    raise NotYetThere
