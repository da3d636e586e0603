"""The lists that the sample house is made from."""

import csv
from dataclasses import replace
from functools import cache
from pathlib import Path

from atelier.calendar.programme_file import Line, read_programme
from atelier.tables.reading import read_table

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "sample"


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Read one of the lists; ``name`` without its ending."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, delimiter=";"))


def texts(kind: str) -> list[str]:
    """Give the Dutch texts of one kind: reasons, closures, notes."""
    return [row["tekst"] for row in rows("texts") if row["soort"] == kind]


@cache
def programme() -> tuple[Line, ...]:
    """Give the activities of the sample house."""
    lines, refused = read_programme(read_table(FOLDER / "activities.csv"))
    assert not refused, refused
    neutral = {row["code"]: row["naam"] for row in rows("public_names")}
    return tuple(replace(line, public_name=neutral.get(line.code, "")) for line in lines)
