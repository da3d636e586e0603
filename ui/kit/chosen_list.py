"""A list that somebody chose, behind the window."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from atelier.discreet import Discreet
from atelier.domain import Refusal
from atelier.people.columns import Columns, Vocabulary, chosen_columns, recognise_columns
from atelier.tables.reading import Table, read_table


@dataclass(frozen=True, slots=True, repr=False)
class ChosenList(Discreet):
    """A list that was opened, and what its headings say in the words of its kind."""

    path: Path
    table: Table
    columns: Columns
    words: Vocabulary


def open_list(path: Path, words: Vocabulary) -> ChosenList:
    """Read a list. Raises a NotATable."""
    table = read_table(path)
    return ChosenList(path, table, recognise_columns(table.header, words), words)


def places_of(chosen: ChosenList, fields: Sequence[str]) -> Mapping[str, int] | str:
    """Give the columns that hold the fields, or the sentence that says what is missing.

    ``fields`` gives each column its field, or nothing for a column that is left out.
    """
    places = {name: place for place, name in enumerate(fields) if name}
    columns = replace(chosen.columns, places=places)
    try:
        return chosen_columns(chosen.table.header, columns, {}, chosen.words)
    except Refusal as refusal:
        return str(refusal)
