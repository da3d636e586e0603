"""Hiding small numbers so that nobody can work them out from what is shown (DOMAIN.md 3.4).

``hide`` says of each figure of a ``System`` what is printed:

1. a number of persons under its threshold is small (``<5``, ``<10``); nil may be shown;
2. in every sum in which something is hidden, at least two are, and the hidden ones together
   come to the threshold: else the sum itself would tell of a small number. The smallest that is
   shown goes first (``x``), a total last;
3. then the whole system is solved (``small_numbers_solving``): while a hidden figure, or a
   small difference that is printed nowhere, has only one possible value, one more is hidden.

What a reader knows of a hidden figure is what its sign says: ``<5`` is one to four, ``x`` any
number, and nil is never hidden. Where even that is too much (four activities of one person
each, in a total of ``<5``), the total is an ``x`` as well. So an ``x`` may be a small number;
but as it seldom is, hiding holds against a reader too who takes it for none, wherever there is
anything left to hide for that.

A figure that was published earlier is ``fixed``: it keeps its sign for good, and only new ones
are hidden.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from atelier.reports.small_numbers_reader import Reader
from atelier.reports.small_numbers_solving import Number
from atelier.reports.small_numbers_system import Cell, Sign, System


def hide(system: System) -> set[int]:
    """Give every figure that is not published yet its sign; give what is given away even so.

    That is what earlier reports gave away already, or what only their nils do: nothing new can
    mend it.
    """
    reader = Reader(system)
    _settle(reader)
    for cell in system.cells:
        if not cell.fixed and (cell.small or cell.secret):
            cell.sign = Sign.SMALL if cell.small else Sign.COVER
    _cover_best(reader)
    left = _close(reader, _hidden(system))
    return _close(Reader(system, sharp=False), left)  # what a sharp one cannot know, nobody can


def derivable(system: System, *, sharp: bool = False) -> set[int]:
    """Give the hidden figures and small differences that a reader can work out."""
    reader = Reader(system, sharp=sharp)
    return {leak for part in reader.parts(_hidden(system)) for leak in reader.leaks(part)}


def _hidden(system: System) -> list[int]:
    return [one for one, cell in enumerate(system.cells) if cell.hidden]


def _settle(reader: Reader) -> None:
    """Fix what earlier reports give away already: no sign could hide it any more."""
    cells, sums = reader.cells, reader.sums
    unknown = {one for one, cell in enumerate(cells) if cell.hidden or not cell.fixed}
    waiting = list(range(len(sums)))
    while waiting:
        left = [one for one in sums[waiting.pop()] if one in unknown]
        if len(left) == 1 and not cells[left[0]].fixed:
            cells[left[0]].fixed = True
            unknown.discard(left[0])
            waiting += reader.sums_of[left[0]]


def _close(reader: Reader, ones: Iterable[int]) -> set[int]:
    """Hide more until nothing in the parts of some figures is given away; give what is still."""
    hopeless: set[int] = set()
    waiting = list(ones)
    while waiting:
        hidden: list[int] = []
        for part in reader.parts(waiting):
            hidden += _close_part(reader, part, hopeless)
        waiting = hidden
    return hopeless


def _close_part(reader: Reader, part: set[int], hopeless: set[int]) -> list[int]:
    """Hide more until nothing of one part is given away but what is hopeless; give the hidden."""
    hidden: list[int] = []
    while leaks := reader.leaks(part) - hopeless:
        for leak in sorted(leaks, key=lambda one: (reader.cells[one].value, one)):
            more = _mend(reader, leak)
            if more is not None:
                hidden += more
                part = reader.part(leak)
                break
            hopeless.add(leak)
    return hidden


def _mend(reader: Reader, leak: int) -> list[int] | None:
    """Do the next thing so that a figure is not given away; give what was hidden, or None.

    One figure more is hidden; or a small number that stands at its most is printed more loosely,
    with an ``x``: where several sums tell together, and where nothing else is left.
    """
    cover = _bounding(reader, leak)
    if cover is None:
        told = reader.proof(leak)
        telling = _telling(reader, told)
        cover = _loosest(reader, telling) if len(told) > 1 else None
        cover = _smallest(reader, told, telling) if cover is None else cover
        cover = _loosest(reader, telling) if cover is None else cover
    if cover is None:
        return None
    reader.cells[cover].sign = Sign.COVER
    return [cover, *_cover(reader, reader.sums_of[cover])]


def _cover_best(reader: Reader) -> None:
    """Cover every sum, beginning with the first or with the shortest: what hides less."""
    numbers = range(len(reader.sums))
    orders = [list(numbers), sorted(numbers, key=lambda number: len(reader.sums[number]))]
    tried = []
    for order in orders:
        tried.append(_cover(reader, order))
        for one in tried[-1]:
            reader.cells[one].sign = Sign.SHOWN
    for one in min(tried, key=len):
        reader.cells[one].sign = Sign.COVER


def _cover(reader: Reader, numbers: Iterable[int]) -> list[int]:
    """Hide the next one in every sum that is thin, and in what follows; give what was hidden.

    What follows goes first, as in the worked example.
    """
    hidden: list[int] = []
    waiting = list(numbers)[::-1]
    while waiting:
        number = waiting.pop()
        found = _next_in(reader, number) if _is_thin(reader, number) else None
        if found is not None:
            reader.cells[found].sign = Sign.COVER
            hidden.append(found)
            waiting += [number, *reader.sums_of[found]]
    return hidden


def _is_thin(reader: Reader, number: int) -> bool:
    """Tell whether too little is hidden in a sum: one figure, or together a small number."""
    terms = reader.sums[number]
    hidden = [one for one in terms if reader.cells[one].hidden]
    cells = [reader.cells[one] for one in hidden]
    if len(hidden) < 2:
        return any(cell.small or cell.sign is not Sign.NOWHERE for cell in cells)
    if any(terms[one] != 1 or reader.cells[one].sign is Sign.NOWHERE for one in hidden):
        return False
    most = max((cell.threshold for cell in cells if cell.sign is Sign.SMALL), default=0)
    return sum(cell.value for cell in cells) < most


def _next_in(reader: Reader, number: int) -> int | None:
    """Give the figure of a sum that is hidden next: the smallest.

    A part is covered by a part, a total by what it is compared with; the other side comes last.
    And rather one whose other sums have something hidden already than one that asks for more.
    """
    terms = reader.sums[number]
    sides = {factor > 0 for one, factor in terms.items() if reader.cells[one].hidden}
    choices = [
        ((factor > 0) not in sides, _opens(reader, one, number), reader.cells[one].value, one)
        for one, factor in terms.items()
        if _can_hide(reader.cells[one])
    ]
    return min(choices)[-1] if choices else None


def _opens(reader: Reader, one: int, number: int | None = None) -> int:
    """Count the other sums in which a figure would be the only one that is hidden."""
    return sum(
        not any(reader.cells[other].hidden for other in reader.sums[beside])
        for beside in reader.sums_of[one]
        if beside != number
    )


def _can_hide(cell: Cell) -> bool:
    return not cell.fixed and not cell.hidden and cell.value > 0


def _bounding(reader: Reader, leak: int) -> int | None:
    """Give the figure whose number leaves another one little room."""
    if reader.way(leak) is reader.way(leak, alone=True):
        return None
    pairs = {one for bound in reader.bounds_of[leak] for one in (bound.few, bound.many)}
    beside = [one for one in pairs - {leak} if _can_hide(reader.cells[one])]
    return min(beside, key=lambda one: (reader.cells[one].value, one), default=None)


def _telling(reader: Reader, told: Mapping[int, Number]) -> list[int]:
    """Give the figures that are left when the sums of a proof are added up."""
    weights: defaultdict[int, Number] = defaultdict(int)
    for number, times in told.items():
        for one, factor in reader.sums[number].items():
            weights[one] += times * factor
    return sorted(one for one, weight in weights.items() if weight)


def _smallest(reader: Reader, told: Iterable[int], telling: Iterable[int]) -> int | None:
    """Give what can be hidden with least ado: it asks for little more, is no total, is small."""
    totals = {one for number in told for one, by in reader.sums[number].items() if by < 0}
    choices = [
        (_opens(reader, one), one in totals, reader.cells[one].value, one)
        for one in telling
        if _can_hide(reader.cells[one])
    ]
    return min(choices)[-1] if choices else None


def _loosest(reader: Reader, telling: Iterable[int]) -> int | None:
    """Give a small number that stands at its most."""
    cells = reader.cells
    choices = [
        one
        for one in telling
        if cells[one].sign is Sign.SMALL
        and not cells[one].fixed
        and cells[one].value == cells[one].threshold - 1
    ]
    return max(choices, default=None)
