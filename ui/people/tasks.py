"""What the people page does with files, behind the window."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from atelier.discreet import Discreet
from atelier.domain import Refusal
from atelier.people.columns import Columns, chosen_columns, recognise_columns
from atelier.tables.reading import Table, read_table
from atelier.tables.writing import Cell, write_table

Made: TypeAlias = tuple[Sequence[str], Sequence[Sequence[Cell]]]
"""The headings of a list, and its rows."""


@dataclass(frozen=True, slots=True, repr=False)
class ChosenList(Discreet):
    """A list that was opened, and what its headings say."""

    path: Path
    table: Table
    columns: Columns


def open_list(path: Path) -> ChosenList:
    """Read a list. Raises a NotATable."""
    table = read_table(path)
    return ChosenList(path, table, recognise_columns(table.header))


def places_of(chosen: ChosenList, fields: Sequence[str]) -> Mapping[str, int] | str:
    """Give the columns that hold the fields, or the sentence that says what is missing.

    ``fields`` gives each column its field, or nothing for a column that is left out.
    """
    places = {name: place for place, name in enumerate(fields) if name}
    try:
        return chosen_columns(chosen.table.header, replace(chosen.columns, places=places), {})
    except Refusal as refusal:
        return str(refusal)


def save_list(path: Path, made: Made) -> tuple[str, int]:
    """Write a list, and give the name that the file got and the number of rows."""
    header, rows = made
    return write_table(path, header, rows).name, len(rows)
