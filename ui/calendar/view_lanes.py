"""Which of the things that happen at the same time stands beside which."""

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from atelier.calendar.shown import Row


class Beside(NamedTuple):
    """A row's place in the width: from ``lane`` on, ``wide`` of ``lanes``."""

    lane: int
    wide: int
    lanes: int


AnyRow = TypeVar("AnyRow", bound=Row)


def side_by_side(rows: Sequence[AnyRow]) -> list[tuple[AnyRow, Beside]]:
    """Put rows that overlap beside each other; each is as wide as its neighbours leave it."""
    found: list[tuple[AnyRow, Beside]] = []
    group: list[AnyRow] = []
    until = -1
    for row in sorted(rows, key=_order):
        if group and row.first >= until:
            found += _spread(group)
            group = []
        group.append(row)
        until = max(until, row.last)
    return found + _spread(group)


def _order(row: Row) -> tuple[int, int, str, int]:
    return row.first, -row.last, row.name, row.id


def _spread(group: list[AnyRow]) -> list[tuple[AnyRow, Beside]]:
    """Give each the first lane that is free; a group overlaps as a chain, not each with each."""
    lanes: list[list[AnyRow]] = []
    taken: list[int] = []
    for row in group:
        for number, lane in enumerate(lanes):
            if lane[-1].last <= row.first:
                lane.append(row)
                taken.append(number)
                break
        else:
            lanes.append([row])
            taken.append(len(lanes) - 1)
    return [
        (row, Beside(lane, _wide(row, lane, lanes), len(lanes)))
        for row, lane in zip(group, taken, strict=True)
    ]


def _wide(row: Row, lane: int, lanes: Sequence[Sequence[Row]]) -> int:
    """Count the lanes to the right that are free as long as the row lasts."""
    wide = 1
    for other in lanes[lane + 1 :]:
        if any(one.first < row.last and row.first < one.last for one in other):
            break
        wide += 1
    return wide
