"""Reports on paper in tests: printed, and read back as a screen reader does."""

from collections import defaultdict
from functools import partial
from typing import Any
from uuid import uuid4

from atelier.paper.sheet import Sheet
from atelier.reports.figures import By, Code, Key
from atelier.reports.outside import External, outside
from atelier.reports.paper.month import month_summary
from atelier.reports.periods import Period
from tests.paper.structure import Node, tree_of
from tests.reports.october import OCTOBER, October


def printed(house: October, period: Period = OCTOBER, **asked: Any) -> Sheet:  # noqa: ANN401
    """Print a report under a number of its own."""
    asked = {"key": uuid4(), "actor": house.actor, **asked}
    return house.database.perform(partial(month_summary, period=period, **asked))


def hidden(house: October, period: Period = OCTOBER, host_id: int | None = None) -> External:
    """Give the figures as they may leave the house."""
    found = house.ask(outside, period=period, host_id=host_id)
    assert isinstance(found, External)
    return found


def sections(pdf: bytes) -> dict[str, list[Node]]:
    """Give what stands under each heading; what stands before the first is under ""."""
    found: defaultdict[str, list[Node]] = defaultdict(list)
    heading = ""
    for node in tree_of(pdf).within:
        if node.role == "H2":
            heading = node.text
        else:
            found[heading].append(node)
    return dict(found)


def tables(pdf: bytes, heading: str) -> list[list[list[str]]]:
    """Give the rows of the tables under a heading."""
    return [node.rows for node in sections(pdf)[heading] if node.role == "Table"]


def rows(pdf: bytes, heading: str) -> dict[str, list[str]]:
    """Give the rows under a heading by their names, without the headings of the columns."""
    return {row[0]: row[1:] for table in tables(pdf, heading) for row in table[1:]}


def told(pdf: bytes, heading: str = "") -> list[str]:
    """Give the paragraphs under a heading."""
    return [node.text for node in sections(pdf).get(heading, []) if node.role == "P"]


def texts(report: External, code: Code, by: By, items: list[str]) -> list[str]:
    """Give how figures are printed."""
    return [report.cell(Key(code, by, item)).text for item in items]
