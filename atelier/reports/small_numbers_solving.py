"""What can be derived: an exact answer, in whole numbers and fractions, without rounding.

Somebody who reads a report knows the sums, the figures that are shown, and of a hidden one what
its sign says: ``<5`` is one to four, ``x`` at least five. The real figures are one solution of
what he knows. A hidden figure is given away if every other solution has the same number in its
place; so we ask in which directions one can go from the real figures without leaving what he
knows. An unknown that stands at a bound can go one way only.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import Enum
from fractions import Fraction
from random import Random
from typing import TypeAlias

Number: TypeAlias = int | Fraction
Row: TypeAlias = dict[int, Number]
"""Terms of a sum that comes to nothing: unknown and factor."""

_PRIME = (1 << 61) - 1


class Way(Enum):
    """Which way from its real number an unknown can go by what is known of it alone."""

    BOTH = "both"
    UP = "up"  # it stands at its least
    DOWN = "down"  # it stands at its most
    NONE = "none"


def given_away(
    ways: Mapping[int, Way],
    equations: Iterable[Mapping[int, int]],
    moving: Collection[int] = (),
) -> set[int]:
    """Give the unknowns of which only one number is possible.

    ``moving``: unknowns at a bound of which it is known that they can go.

    ``equations``: sums over unknowns whose change must come to nothing. First those are left
    out that some unknown of its own satisfies whatever the others do; then the unknowns that
    can go both ways are eliminated; what is left ties the ones at a bound, and a simplex on the
    cone of their directions finds which of them can move. One direction in which everything
    moves that can then shows the rest: who stands still in it, always does. (It is drawn at
    random, and counted modulo a prime: what moves in it moves for certain.)
    """
    still = {one for one, way in ways.items() if way is Way.NONE}
    free = {one for one, way in ways.items() if way is Way.BOTH}
    bound = set(ways) - free - still
    rows = [_signed(row, ways, still) for row in equations]
    core, loose = _without_loose([row for row in rows if row], free)
    solved, tied = _eliminate(core, free)
    moving, kept = _movable(tied, bound, bound & set(moving))
    direction = _Direction(moving | free)
    for head, row in [*kept.items(), *solved.items(), *reversed(loose)]:
        direction.follow(head, row)
    return {one for one in ways if not direction.of(one)}


def _signed(row: Mapping[int, int], ways: Mapping[int, Way], still: Collection[int]) -> Row:
    """Turn unknowns that can only go down around, so that every bound one goes up."""
    return {
        one: -factor if ways[one] is Way.DOWN else factor
        for one, factor in row.items()
        if factor and one not in still
    }


def _without_loose(
    rows: list[Row], free: Collection[int]
) -> tuple[list[Row], list[tuple[int, Row]]]:
    """Set aside, again and again, a row in which a free unknown stands that is in no other."""
    columns: defaultdict[int, set[int]] = defaultdict(set)
    for number, row in enumerate(rows):
        for one in row:
            columns[one].add(number)
    loose: list[tuple[int, Row]] = []
    left = set(range(len(rows)))
    waiting = [one for one in columns if one in free and len(columns[one]) == 1]
    while waiting:
        one = waiting.pop()
        if not columns[one]:
            continue
        (number,) = columns[one]
        loose.append((one, rows[number]))
        left.discard(number)
        for other in rows[number]:
            columns[other].discard(number)
            if other in free and len(columns[other]) == 1:
                waiting.append(other)
    return [rows[number] for number in sorted(left)], loose


def _eliminate(rows: list[Row], wanted: Collection[int]) -> tuple[dict[int, Row], list[Row]]:
    """Solve for as many of the wanted unknowns as there are equations for.

    Gives a row per unknown that was solved (with the factor 1 of its own), in which no other
    solved one stands, and the rows in which no wanted one is left.
    """
    columns: defaultdict[int, set[int]] = defaultdict(set)
    for number, row in enumerate(rows):
        for one in row:
            columns[one].add(number)
    solved: dict[int, int] = {}
    for number in sorted(range(len(rows)), key=lambda number: len(rows[number])):
        choices = [one for one in rows[number] if one in wanted]
        if choices:
            pivot = min(choices, key=lambda one: (len(columns[one]), one))
            solved[pivot] = number
            _pivot(rows, columns, number, pivot)
    used = set(solved.values())
    rest = [row for number, row in enumerate(rows) if number not in used and row]
    return {one: rows[number] for one, number in solved.items()}, rest


def _pivot(rows: list[Row], columns: defaultdict[int, set[int]], number: int, pivot: int) -> None:
    """Give the pivot the factor 1 in its row, and take it out of every other one."""
    row = rows[number]
    factor = row[pivot]
    if factor != 1:
        row = rows[number] = {one: _over(value, factor) for one, value in row.items()}
    for other in list(columns[pivot]):
        if other == number:
            continue
        target = rows[other]
        times = target[pivot]
        for one, value in row.items():
            changed = target.get(one, 0) - times * value
            if changed:
                target[one] = changed if isinstance(changed, int) else _plain(changed)
                columns[one].add(other)
            elif one in target:
                del target[one]
                columns[one].discard(other)


def proof(
    ways: Mapping[int, Way], equations: Sequence[Mapping[int, int]], leak: int
) -> dict[int, Number]:
    """Give how the equations prove that one unknown cannot go up, or not at all.

    By number of the equation its factor: added up so, they say that the unknown and others that
    go the same way come to nothing together. Empty where there is no such proof.
    """
    ways = {**ways, leak: Way.UP if ways[leak] is Way.BOTH else ways[leak]}
    still = {one for one, way in ways.items() if way is Way.NONE}
    free = {one for one, way in ways.items() if way is Way.BOTH}
    rows = [
        {**row, ~number: 1}  # a label that tells later which equations a row is made of
        for number, equation in enumerate(equations)
        if (row := _signed(equation, ways, still))
    ]
    core, _ = _without_loose(rows, free)
    _, tied = _eliminate(core, free)
    table = _Table(tied, set(ways) - free - still)
    table.solve({leak})
    found = table.row_of(leak)
    return {~one: factor for one, factor in found.items() if one < 0}


def _movable(
    rows: list[Row], bound: Collection[int], moving: set[int]
) -> tuple[set[int], dict[int, Row]]:
    """Give which bound unknowns can go up while the rows stay nothing, and the rows solved.

    Of ``moving`` it is known already. Unknowns that stand in no row are free to go.
    """
    table = _Table(rows, bound)
    moving = moving | table.solve(table.unknowns - moving) | (set(bound) - table.unknowns)
    rest = [{one: factor for one, factor in row.items() if one in moving} for row in table.rows]
    return moving, _eliminate([row for row in rest if row], moving)[0]


class _Table:
    """The table of a simplex whose right sides are all nothing, over unknowns that go up.

    Each step stays where it is until a way out is found; Bland's rule lets none come twice.
    """

    def __init__(self, rows: list[Row], bound: Collection[int]) -> None:
        basis = _eliminate([dict(row) for row in rows], bound)[0]
        self.heads, self.rows = list(basis), list(basis.values())
        self._columns: defaultdict[int, set[int]] = defaultdict(set)
        for number, row in enumerate(self.rows):
            for one in row:
                self._columns[one].add(number)
        self.unknowns = {one for one in self._columns if one in bound}

    def solve(self, asked: set[int]) -> set[int]:
        """Give which of those that are asked for can go up, and what goes along."""
        asked, moving = set(asked), set[int]()
        while (entering := self._entering(asked)) is not None:
            leaving = [
                (self.heads[number], number)
                for number in self._columns[entering]
                if self.rows[number][entering] > 0
            ]
            if leaving:
                _, number = min(leaving)
                _pivot(self.rows, self._columns, number, entering)
                self.heads[number] = entering
                continue
            way_out = {entering} | {self.heads[number] for number in self._columns[entering]}
            moving |= way_out
            asked -= way_out
        return moving

    def row_of(self, head: int) -> Row:
        """Give the row that was solved for an unknown, empty where none was."""
        return self.rows[self.heads.index(head)] if head in self.heads else {}

    def _entering(self, asked: Collection[int]) -> int | None:
        """Give the first unknown that, going up, takes more of those that we ask for along."""
        gain: defaultdict[int, Number] = defaultdict(int)
        for one in asked:
            gain[one] += 1
        for head, row in zip(self.heads, self.rows, strict=True):
            if head in asked:
                for one, factor in row.items():
                    gain[one] -= factor
        better = (one for one, value in gain.items() if value > 0 and one in self.unknowns)
        return min(better, default=None)


class _Direction:
    """A direction in which everything moves that can, drawn at random but for what follows."""

    def __init__(self, moving: Collection[int]) -> None:
        draw = Random(0)
        self._steps = {one: draw.randrange(1, _PRIME) for one in sorted(moving)}

    def of(self, one: int) -> int:
        """Give how far an unknown moves."""
        return self._steps.get(one, 0)

    def follow(self, head: int, row: Row) -> None:
        """Let one unknown move so that its row stays nothing."""
        others = sum(_modulo(factor) * self.of(one) for one, factor in row.items() if one != head)
        self._steps[head] = -others * pow(_modulo(row[head]), -1, _PRIME) % _PRIME


def _modulo(number: Number) -> int:
    if isinstance(number, int):
        return number
    return number.numerator * pow(number.denominator, -1, _PRIME)


def _over(value: Number, factor: Number) -> Number:
    return value * factor if factor in (1, -1) else _plain(Fraction(value) / factor)


def _plain(number: Fraction) -> Number:
    """Give a fraction that is a whole number as one: these are a lot faster."""
    return number.numerator if number.denominator == 1 else number
