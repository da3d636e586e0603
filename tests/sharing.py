"""How the tests are shared out when several processes run them: whole files, longest first."""

from collections import Counter

import pytest
from xdist.scheduler import LoadScopeScheduling

# Each of these folders has a house of two years that is filled once in a process.
_TOGETHER = ("tests/sample/", "tests/days/")
_LONG = {"reliability", "timeout"}  # marks of what kills, waits, races or reads every library
# Where a window meets the server in every run; the rules below it do so everywhere.
_MEETING = ("tests/desk/test_page.py", "/test_gateway.py", "/reliability/")
# What is the same on both engines: a condition that keeps houses apart, a page of paper that was
# laid out from rows, the sample house, and the oldest versions, which begin alike.
_ALIKE = (
    *("tests/test_houses_apart.py", "/test_paper", "/test_sheet", "/test_statement_paper"),
    *("[0001-", "[0002-", "[0003-"),
)
# The desk's own last place is raced for at every level in each run, these at the usual one.
_PLACES, _LEVELS = "tests/reliability/test_last_enrolment.py", ("repeatable read", "serializable")
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


def for_full_length(items: list[pytest.Item]) -> set[pytest.Item]:
    """Give what runs with ``--full-length`` only: what is marked so, and some of the doubles.

    The window knows no engine, and what a hand does is the same on both: the desk, and what is
    about connections, meets the server in every run.
    """
    return {item for item in items if item.get_closest_marker("full_length") or _doubled(item)}


def _doubled(item: pytest.Item) -> bool:
    call = getattr(item, "callspec", None)
    if call is None:
        return False
    if item.nodeid.startswith(_PLACES) and any(level in item.nodeid for level in _LEVELS):
        return True
    if call.params.get("house") == "postgresql":
        return True
    if call.params.get("engine_name") != "postgresql":
        return False
    if any(part in item.nodeid for part in _ALIKE):
        return True
    windows = "gateway" in getattr(item, "fixturenames", ())
    return windows and not any(part in item.nodeid for part in _MEETING)


class ByFile(LoadScopeScheduling):  # type: ignore[misc] # xdist tells mypy nothing
    """Gives whole shares out, in the order in which they were collected."""

    def __init__(self, config: pytest.Config, log: object = None) -> None:
        super().__init__(config, log)
        config.option.loadscopereorder = False

    def _split_scope(self, nodeid: str) -> str:
        return share_of(nodeid)
