"""Age groups that are put together before a small number in them is hidden."""

from collections import defaultdict
from collections.abc import Mapping

from atelier.reports.figures import By, Figures, Key
from atelier.reports.protected import Programme, leaves

_COARSE = ((0, 17), (18, 44), (45, 64), (65, 74), (75, None))
"""The groups of the worked example of DOMAIN.md 3.4; finer ones within one of these may merge."""


def merged_ages(figures: Figures, programme: Programme, host: str | None) -> dict[str, str]:
    """Give the item that takes the place of an age group, for each that is put together.

    85+ and 75–84 become 75+ as soon as one of the two holds a small number in any table: the
    groups of one report are the same everywhere.
    """
    within: defaultdict[str, set[str]] = defaultdict(set)
    small: set[str] = set()
    for key, value in figures.items():
        coarse = _coarse(key.item) if key.by is By.AGE else ""
        if coarse and leaves(key, host=host is not None):
            within[coarse].add(key.item)
            if value < programme.threshold(key, host=host):
                small.add(coarse)
    return {item: coarse for coarse in small for item in within[coarse] if len(within[coarse]) > 1}


def put_together(figures: Figures, merged: Mapping[str, str]) -> Figures:
    """Give the figures with the age groups put together, in the place of the first of each."""
    values: dict[Key, int] = {}
    for key, value in figures.items():
        printed = printed_key(key, merged)
        values[printed] = values.get(printed, 0) + value
    return Figures(values, figures.labels)


def printed_key(key: Key, merged: Mapping[str, str]) -> Key:
    """Give the figure in which one is printed: itself, or that of the wider age group."""
    if key.by is By.AGE and key.item in merged:
        return Key(key.code, key.by, merged[key.item])
    return key


def _coarse(item: str) -> str:
    """Give the wider group of an age group, empty where there is none."""
    first, _, last = item.rstrip("+").partition("–")
    if not first.isdecimal():
        return ""
    for lowest, highest in _COARSE:
        above = lowest <= int(first)
        if highest is None:
            return f"{lowest}+" if above else ""
        if above and last.isdecimal() and int(last) <= highest:
            return f"{lowest}–{highest}"
    return ""
