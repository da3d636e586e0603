"""A name reaches no log: nothing that holds one shows it when it is printed."""

import dataclasses
import importlib
import pkgutil
import re
from collections.abc import Iterator
from types import ModuleType
from typing import get_type_hints

import pytest

import atelier
import ui
from atelier.discreet import Discreet
from atelier.domain import Base

CANARY = "Kanarie van Zang"
_TEXT = re.compile(r"\b(str|bytes|Path|Any|object)\b")
IMPERSONAL = {
    "atelier.backup": "what a file is, and how many rows it has",
    "atelier.calendar": "activities, holidays and rules, which hang at the door",
    "atelier.database": "what a file is",
    "atelier.commands": "the address of the database, and where answers go",
    "atelier.domain.clock": "a time zone",
    "atelier.paper.listing.Column": "the heading of a column",
    "atelier.reports.defined": "what figures mean",
    "atelier.reports.figures": "numbers, and the names of activities and organisations",
    "atelier.reports.frame": "activities",
    "atelier.reports.scope": "activities, age groups and areas",
    "atelier.sample": "people who do not exist",
    "atelier.settings": "the house",
    "atelier.tables.delimited": "how a file is written",
    "ui.kit.form": "the labels of fields",
    "ui.kit.rows_model": "the headings of columns",
    "ui.settings.list_panel.Listed": "what a list of the settings is called",
    "ui.settings.sheet_panel.Sheet": "the labels of fields",
    "ui.settings.subjects": "the subjects of the settings",
    "ui.shell.keys": "keys",
    "ui.shell.places": "pages",
}


def modules(package: ModuleType) -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if ".migrations" not in found.name and not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def rows() -> list[type]:
    """Give every dataclass that can hold text."""
    found = {
        kind
        for module in (*modules(atelier), *modules(ui))
        for kind in vars(module).values()
        if isinstance(kind, type)
        and dataclasses.is_dataclass(kind)
        and not issubclass(kind, Base)
        and kind.__module__.startswith(("atelier.", "ui."))
        and not f"{kind.__module__}.{kind.__name__}".startswith(tuple(IMPERSONAL))
    }
    return sorted(found, key=lambda kind: (kind.__module__, kind.__name__))


def with_canary(kind: type) -> object:
    """Give one with the same name in every place that can hold a text."""
    row: object = object.__new__(kind)
    hints = get_type_hints(kind)
    for field in dataclasses.fields(kind):
        text = _TEXT.search(str(hints[field.name]))
        object.__setattr__(row, field.name, CANARY if text else None)
    return row


@pytest.mark.parametrize("kind", rows(), ids=lambda kind: f"{kind.__module__}.{kind.__name__}")
def test_a_row_that_is_printed_tells_no_name(kind: type) -> None:
    assert CANARY not in repr(with_canary(kind))


def test_a_discreet_row_can_still_be_told_from_another() -> None:
    @dataclasses.dataclass(frozen=True, slots=True, repr=False)
    class Guest(Discreet):
        id: int
        name: str

    assert repr(Guest(3, CANARY)) == "<Guest 3>"
    assert Guest(3, CANARY) != Guest(3, "Toos")


def test_the_canary_is_seen_where_nothing_is_hidden() -> None:
    @dataclasses.dataclass(frozen=True)
    class Guest:
        names: tuple[str, ...]

    assert CANARY in repr(with_canary(Guest))
