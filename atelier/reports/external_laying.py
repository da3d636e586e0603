"""Laying a report down in a system of figures: each figure of it a cell, and its sums."""

from collections.abc import Mapping
from dataclasses import dataclass

from atelier.discreet import Discreet
from atelier.reports.external_ages import merged_ages, printed_key
from atelier.reports.external_sums import ReportSums
from atelier.reports.figures import By, Code, Figures, Key
from atelier.reports.protected import VOLUNTEERS, Programme, leaves
from atelier.reports.small_numbers_system import Sign, System

Signs = Mapping[Key, tuple[Sign, int]]
"""How figures are printed that are not shown, and under which number they are small."""


@dataclass(frozen=True, slots=True, repr=False)
class Published(Discreet):
    """How a report was printed; ``merged`` are age groups that are put together."""

    signs: Signs
    merged: Mapping[str, str]


@dataclass(frozen=True, slots=True, repr=False)
class Laid(Discreet):
    """A report in a system.

    ``cells`` are those of the figures as they were counted. Where age groups are put together
    (``merged``), those are printed nowhere, and ``wide`` has the cells of the wider groups.
    """

    figures: Figures
    programme: Programme
    host: str | None
    merged: Mapping[str, str]
    cells: dict[Key, int]
    wide: dict[Key, int]

    def signs(self, system: System) -> dict[Key, tuple[Sign, int]]:
        """Give how what is not shown is printed."""
        found: dict[Key, tuple[Sign, int]] = {}
        for key, one in {**self.cells, **self.wide}.items():
            cell = system.cells[one]
            if cell.sign in (Sign.SMALL, Sign.COVER):
                found[key] = cell.sign, cell.threshold
        return found


def lay(
    system: System,
    figures: Figures,
    programme: Programme,
    host: str | None,
    *,
    published: Published | None = None,
) -> Laid:
    """Lay a report down; ``published`` is how it was printed, if it was."""
    signs = None if published is None else published.signs
    merged = merged_ages(figures, programme, host) if published is None else published.merged
    laid = Laid(figures, programme, host, merged, {}, {})
    parts: dict[Key, list[int]] = {}
    for key, value in figures.items():
        if not leaves(key, host=host is not None):
            continue
        printed = printed_key(key, merged)
        if printed == key:
            laid.cells[key] = _add(system, key, value, laid, signs)
        else:
            threshold = programme.threshold(key, host=host)
            laid.cells[key] = system.add_unseen(value, threshold=threshold)
            parts.setdefault(printed, []).append(laid.cells[key])
    for key in _beside(laid):
        laid.cells[key] = system.add_unseen(figures[key])
    for key, below in parts.items():
        value = sum(system.cells[one].value for one in below)
        laid.wide[key] = _add(system, key, value, laid, signs)
        system.total(laid.wide[key], below)
    ReportSums(system, laid.cells, figures, programme, of_host=host is not None).write()
    return laid


def _beside(laid: Laid) -> list[Key]:
    """Give figures that are printed nowhere, but that others are made of.

    With a name and without one, per activity. Who reads that nobody with a name took part (B6)
    knows that all were without.
    """
    found = []
    for key in laid.cells:
        if key.code is Code.PARTICIPATIONS and key.by in (By.ACTIVITY, By.FUNCTION, By.HOST):
            named = Key(Code.PARTICIPATIONS_NAMED, key.by, key.item)
            found += [named] if laid.figures[named] else []
            found.append(Key(Code.PARTICIPATIONS_UNNAMED, key.by, key.item))
    return [key for key in found if key not in laid.cells]


def _add(system: System, key: Key, value: int, laid: Laid, signs: Signs | None) -> int:
    threshold = laid.programme.threshold(key, host=laid.host)
    if signs is not None:
        sign, threshold = signs.get(key, (Sign.SHOWN, threshold))
        return system.add_known(value, threshold=threshold, sign=sign)
    secret = _is_secret(key, laid.figures)
    return system.add(value, threshold=threshold, secret=secret)


def _is_secret(key: Key, figures: Figures) -> bool:
    """Tell whether hours are those of one or two volunteers (rule 6)."""
    if key.code is not Code.VOLUNTEER_MINUTES:
        return False
    return 0 < figures[Key(Code.ACTIVE_VOLUNTEERS, key.by, key.item)] < VOLUNTEERS
