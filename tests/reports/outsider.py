"""Somebody outside who wants to know: works out hidden figures, with none of our own solving."""

from collections.abc import Hashable, Iterable, Mapping, Sequence

Range = tuple[int, int | None]
Rows = list[tuple[dict[Hashable, int], int]]
_MOST_TRIES = 20_000
_PRIME = (1 << 61) - 1


class Outsider:
    """Knows figures, what the signs say of hidden ones, and sums that come to nothing."""

    def __init__(self, *, sharp: bool = False) -> None:
        self.sharp = sharp
        self.known: dict[Hashable, int] = {}
        self.ranges: dict[Hashable, Range] = {}
        self.sums: list[dict[Hashable, int]] = []

    def sees(self, name: Hashable, text: str, value: int, threshold: int) -> None:
        """Read one printed figure. Who is ``sharp`` takes an ``x`` for no small number."""
        if text.startswith("<"):
            self.ranges[name] = 1, int(text[1:]) - 1
        elif text == "x":
            self.ranges[name] = (threshold if self.sharp and value >= threshold else 1), None
        else:
            self.known[name] = value

    def adds_up(self, terms: Iterable[tuple[Hashable, int]]) -> None:
        """Learn a sum that comes to nothing."""
        self.sums.append(dict(terms))

    def total(self, whole: Hashable, parts: Sequence[Hashable]) -> None:
        """Learn that the parts make up the whole."""
        self.sums.append({**dict.fromkeys(parts, 1), whole: -1})

    def works_out(self) -> dict[Hashable, int]:
        """Give the hidden figures that have one possible number, by sums and by ranges."""
        found = {**_by_elimination(self._rows()), **self._by_ranges()}
        return {name: value for name, value in found.items() if name in self.ranges}

    def possible(self, name: Hashable, value: int, most: int) -> bool:
        """Say whether a hidden figure could be a number: some whole solution has it so.

        Numbers above ``most`` are not tried.
        """
        unknown = {one for row, _ in self._rows() for one in row}
        given = {one: self.ranges.get(one, (0, None)) for one in unknown}
        ranges = {one: (low, most if high is None else high) for one, (low, high) in given.items()}
        return self._solves({**ranges, name: (value, value)}, [_MOST_TRIES])

    def could_differ(self, name: Hashable, value: int, most: int) -> bool:
        """Say whether a hidden figure may be anything but what it is."""
        least, top = self.ranges[name]
        others = [one for one in range(least, (most if top is None else top) + 1) if one != value]
        others.sort(key=lambda one: abs(one - value))
        return any(self.possible(name, one, most) for one in others)

    def _rows(self) -> Rows:
        rows = []
        for terms in self.sums:
            left = {one: by for one, by in terms.items() if one not in self.known}
            rows.append((left, -sum(by * self.known.get(one, 0) for one, by in terms.items())))
        return rows

    def _by_ranges(self) -> dict[Hashable, int]:
        rows = self._rows()
        unknown = {one for row, _ in rows for one in row}
        found = _narrowed(rows, {one: self.ranges.get(one, (0, None)) for one in unknown})
        assert found is not None  # the real figures are possible
        return {one: low for one, (low, high) in found.items() if low == high}

    def _solves(self, ranges: dict[Hashable, Range], left: list[int]) -> bool:
        """Search for whole numbers that fit, always the narrowest first."""
        left[0] -= 1
        assert left[0] > 0, "too much to search"
        found = _narrowed(self._rows(), ranges)
        if found is None:
            return False
        open_ = [one for one, (low, high) in found.items() if low != high]
        if not open_:
            return True
        one = min(open_, key=lambda one: _width(found[one]))
        low, high = found[one]
        assert high is not None
        return any(self._solves({**found, one: (at, at)}, left) for at in range(low, high + 1))


def _width(range_: Range) -> int:
    low, high = range_
    return 1_000_000 if high is None else high - low


def _by_elimination(rows: Rows) -> dict[Hashable, int]:
    """Solve the sums as they stand, one row after another, in numbers modulo a large prime."""
    solved: dict[Hashable, dict[Hashable, int]] = {}
    rows_of: dict[Hashable, set[Hashable]] = {}
    for terms, right in rows:
        row = {**terms, None: right}  # None: the other side
        for one in solved.keys() & terms.keys():
            row = _minus(row, solved[one], row[one])
        pivot = next((one for one in row if one is not None), None)
        if pivot is None:
            assert row.get(None, 0) == 0, "the sums do not agree"
            continue
        inverse = pow(row[pivot], -1, _PRIME)
        solved[pivot] = {one: value * inverse % _PRIME for one, value in row.items()}
        changed = [one for one in rows_of.pop(pivot, set()) if pivot in solved[one]]
        for other in changed:
            solved[other] = _minus(solved[other], solved[pivot], solved[other][pivot])
        for one in row.keys() - {pivot}:
            rows_of.setdefault(one, set()).update(changed, [pivot])
    return {one: row.get(None, 0) for one, row in solved.items() if not row.keys() - {one, None}}


def _minus(row: dict[Hashable, int], other: dict[Hashable, int], times: int) -> dict[Hashable, int]:
    result = dict(row)
    for one, value in other.items():
        changed = (result.get(one, 0) - times * value) % _PRIME
        if changed:
            result[one] = changed
        else:
            result.pop(one, None)
    return result


def _narrowed(rows: Rows, given: Mapping[Hashable, Range]) -> dict[Hashable, Range] | None:
    """Narrow the ranges by every sum until nothing moves; None where nothing fits."""
    ranges = dict(given)
    rows_of: dict[Hashable, list[int]] = {}
    for number, (row, end) in enumerate(rows):
        if not row and end != 0:
            return None
        for one in row:
            rows_of.setdefault(one, []).append(number)
    waiting = dict.fromkeys(range(len(rows)))
    while waiting:
        number = next(iter(waiting))
        del waiting[number]
        for one, range_ in _fitting(rows[number], ranges):
            if range_[1] is not None and range_[0] > range_[1]:
                return None
            if range_ != ranges[one]:
                ranges[one] = range_
                waiting.update(dict.fromkeys(rows_of[one]))
    return ranges


def _fitting(
    equation: tuple[dict[Hashable, int], int], ranges: Mapping[Hashable, Range]
) -> list[tuple[Hashable, Range]]:
    """Give the range of each term that one sum leaves; factors are 1 or -1."""
    row, end = equation
    sides = {one: _side(ranges[one], by) for one, by in row.items()}
    low = sum(side[0] for side in sides.values() if side[0] is not None)
    high = sum(side[1] for side in sides.values() if side[1] is not None)
    no_low = sum(side[0] is None for side in sides.values())
    no_high = sum(side[1] is None for side in sides.values())
    found: list[tuple[Hashable, Range]] = []
    for one, by in row.items():
        own_low, own_high = sides[one]
        others_low = low - (own_low or 0) if no_low == (own_low is None) else None
        others_high = high - (own_high or 0) if no_high == (own_high is None) else None
        least = None if others_high is None else end - others_high
        most = None if others_low is None else end - others_low
        if by < 0:
            least, most = (None if most is None else -most), (None if least is None else -least)
        old_least, old_most = ranges[one]
        tops = [top for top in (most, old_most) if top is not None]
        bottom = old_least if least is None else max(least, old_least)
        found.append((one, (bottom, min(tops) if tops else None)))
    return found


def _side(range_: Range, by: int) -> tuple[int | None, int | None]:
    """Give what a term comes to at least and at most."""
    least, most = range_
    return (least, most) if by > 0 else (None if most is None else -most, -least)
