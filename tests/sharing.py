"""How the tests are shared out when several processes run them: whole files, longest first."""

from collections import Counter

import pytest
from xdist.scheduler import LoadScopeScheduling

# Each of these folders has a house of two years that is filled once in a process.
_TOGETHER = ("tests/sample/", "tests/days/")
_LONG = {"reliability", "timeout"}  # marks of what kills, waits, races or reads every library
_WEIGHT = 40  # tests of the ordinary kind: what such a one weighs


def share_of(nodeid: str) -> str:
    """Give what a test stays together with: its file, or a whole folder."""
    path = nodeid.partition("::")[0]
    return next((folder for folder in _TOGETHER if path.startswith(folder)), path)


def longest_first(items: list[pytest.Item]) -> None:
    """Put the shares that take long in front, so that no process is left alone with one."""
    weights: Counter[str] = Counter()
    for item in items:
        marks = {mark.name for mark in item.iter_markers()}
        weights[share_of(item.nodeid)] += _WEIGHT if marks & _LONG else 1
    items.sort(key=lambda item: -weights[share_of(item.nodeid)])


class ByFile(LoadScopeScheduling):  # type: ignore[misc] # xdist tells mypy nothing
    """Gives whole shares out, in the order in which they were collected."""

    def __init__(self, config: pytest.Config, log: object = None) -> None:
        super().__init__(config, log)
        config.option.loadscopereorder = False

    def _split_scope(self, nodeid: str) -> str:
        return share_of(nodeid)
