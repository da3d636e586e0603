"""Hiding small numbers so that nobody can work them out from what is shown (DOMAIN.md 3.4).

``hide`` says of each figure of a ``System`` what is printed:

1. a number of persons under its threshold is small (``<5``, ``<10``); nil may be shown;
2. in every sum in which something is hidden, at least two are, and the hidden ones together
   come to the threshold: else the sum itself would tell of a small number. The smallest that is
   shown goes first (``x``), a total last;
3. then the whole system is solved (``small_numbers_solving``): while a hidden figure, or a
   small difference that is printed nowhere, has only one possible value, one more is hidden.

What a reader knows of a hidden figure is what its sign says: ``<5`` is one to four, ``x`` is
not under the threshold, and nil is never hidden. Hiding holds against all of that: a reader who
thinks that ``x`` may be anything knows less. Where even that is too much (four activities of
one person each, in a total of ``<5``), the total is an ``x`` as well. A figure that was
published earlier is ``fixed``: it keeps its sign for good, and only new ones are hidden.
"""

from collections.abc import Iterable

from atelier.reports.small_numbers_reader import Reader
from atelier.reports.small_numbers_system import Cell, Sign, System


def hide(system: System) -> None:
    """Give every figure that is not published yet its sign.

    What earlier reports gave away already stays so; nothing new can mend it.
    """
    reader = Reader(system)
    _settle(reader)
    for cell in system.cells:
        if not cell.fixed and (cell.small or cell.secret):
            cell.sign = Sign.SMALL if cell.small else Sign.COVER
    _cover(reader, range(len(system.sums)))
    waiting = [one for one, cell in enumerate(system.cells) if cell.hidden]
    while waiting:
        hidden: list[int] = []
        for part in reader.parts(waiting):
            hidden += _close(reader, part)
        waiting = hidden


def derivable(system: System) -> set[int]:
    """Give the hidden figures and small differences that a reader can work out."""
    reader = Reader(system)
    hidden = [one for one, cell in enumerate(system.cells) if cell.hidden]
    return {leak for part in reader.parts(hidden) for leak in reader.leaks(part)}


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


def _close(reader: Reader, part: set[int]) -> list[int]:
    """Hide more until nothing of one part is given away; give what was hidden.

    What was tried for one figure and did not help is shown again.
    """
    hidden: list[int] = []
    hopeless: set[int] = set()
    leaks = reader.leaks(part)
    while leaks:
        leak = min(leaks, key=lambda one: (reader.cells[one].value, one))
        tried: list[int] = []
        while leak in leaks and (cover := _next_for(reader, leak)) is not None:
            reader.cells[cover].sign = Sign.COVER
            tried += [cover, *_cover(reader, reader.sums_of[cover])]
            leaks = reader.leaks(reader.part(leak))
        if leak in leaks:
            hopeless.add(leak)
        hidden += tried
        leaks = reader.leaks(reader.part(leak)) - hopeless
    return hidden


def _cover(reader: Reader, numbers: Iterable[int]) -> list[int]:
    """Hide the next one in every sum that is thin, and in what follows; give what was hidden."""
    hidden: list[int] = []
    waiting = list(numbers)[::-1]
    while waiting:
        number = waiting.pop()
        found = _next_in(reader.system, number) if _is_thin(reader.system, number) else None
        if found is not None:
            reader.cells[found[-1]].sign = Sign.COVER
            hidden.append(found[-1])
            waiting += [number, *reader.sums_of[found[-1]]]
    return hidden


def _is_thin(system: System, number: int) -> bool:
    """Tell whether too little is hidden in a sum: one figure, or together a small number."""
    terms = system.sums[number]
    hidden = [one for one in terms if system.cells[one].hidden]
    cells = [system.cells[one] for one in hidden]
    if len(hidden) < 2:
        return any(cell.small if cell.sign is Sign.NOWHERE else True for cell in cells)
    if any(terms[one] != 1 or system.cells[one].sign is Sign.NOWHERE for one in hidden):
        return False
    most = max((cell.threshold for cell in cells if cell.sign is Sign.SMALL), default=0)
    return sum(cell.value for cell in cells) < most


def _next_in(system: System, number: int) -> tuple[bool, int, int] | None:
    """Give the figure of a sum that is hidden next, last of three: the smallest like the hidden.

    A part is covered by a part, a total by what it is compared with; the other side comes last.
    """
    terms = system.sums[number]
    sides = {factor > 0 for one, factor in terms.items() if system.cells[one].hidden}
    choices = [
        ((factor > 0) not in sides, system.cells[one].value, one)
        for one, factor in terms.items()
        if _can_hide(system.cells[one])
    ]
    return min(choices, default=None)


def _can_hide(cell: Cell) -> bool:
    return not cell.fixed and not cell.hidden and cell.value > 0


def _next_for(reader: Reader, leak: int) -> int | None:
    """Give the figure that is hidden next, or better, so that this one is not given away.

    First what bounds it; then in a sum that gives it away all alone; then the smallest in all
    its sums, and in those of what is hidden there; then what can be printed more loosely.
    """
    cells = reader.cells
    if reader.way(leak) is not reader.way(leak, alone=True):
        pairs = {one for bound in reader.bounds_of[leak] for one in (bound.few, bound.many)}
        beside = [one for one in pairs - {leak} if _can_hide(cells[one])]
        if beside:
            return min(beside, key=lambda one: (cells[one].value, one))
    for number in reader.sums_of[leak]:
        if reader.tells(number, leak):
            found = _next_in(reader.system, number)
            return _looser(reader, [number]) if found is None else found[-1]
    return _farther(reader, leak)


def _farther(reader: Reader, leak: int) -> int | None:
    """Look for what is hidden next in the sums of a figure, and in the sums beside these."""
    seen, edge = {leak}, [leak]
    while edge:
        sums = {number for one in edge for number in reader.sums_of[one]}
        choices = [_next_in(reader.system, number) for number in sums]
        if found := [choice for choice in choices if choice is not None]:
            return min(found)[-1]
        near = {one for number in sums for one in reader.sums[number]}
        edge = [one for one in near - seen if reader.cells[one].hidden]
        seen |= set(edge)
    return _looser(reader, {number for one in seen for number in reader.sums_of[one]})


def _looser(reader: Reader, sums: Iterable[int]) -> int | None:
    """Give the small number at its most that is printed as ``x`` instead, a total first."""
    choices = [
        (factor > 0, one)
        for number in sums
        for one, factor in reader.sums[number].items()
        if (cell := reader.cells[one]).sign is Sign.SMALL
        and not cell.fixed
        and cell.value == cell.threshold - 1
    ]
    return min(choices)[-1] if choices else None
