"""What the people page does with files, behind the window."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

from atelier.tables.writing import Cell, write_table

Made: TypeAlias = tuple[Sequence[str], Sequence[Sequence[Cell]]]
"""The headings of a list, and its rows."""


def save_list(path: Path, made: Made) -> tuple[str, int]:
    """Write a list, and give the name that the file got and the number of rows."""
    header, rows = made
    return write_table(path, header, rows).name, len(rows)
