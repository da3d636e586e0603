"""Small numbers in tables: an outsider who solves the sums finds no hidden figure."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some

from atelier.reports.small_numbers import derivable, hide
from atelier.reports.small_numbers_system import Sign, System
from tests.reports.outsider import Outsider

RAW = ((12, 31, 44, 38, 29), (3, 9, 18, 15, 11), (0, 6, 8, 7, 5))
OFTEN = 3000  # tables of each form at full length

Grid = list[list[int]]
NUMBERS = some.one_of(some.integers(0, 6), some.integers(0, 6), some.integers(0, 40))
THRESHOLDS = some.sampled_from([5, 10])


def grids(rows: int, columns: int) -> some.SearchStrategy[Grid]:
    """Make tables of at most so many rows and columns; half of the numbers are small."""
    return some.integers(1, columns).flatmap(
        lambda width: some.lists(
            some.lists(NUMBERS, min_size=width, max_size=width), min_size=1, max_size=rows
        )
    )


def often(rounds: float) -> settings:
    """Say how often a property is tried."""
    return settings(
        max_examples=max(50, round(OFTEN * rounds)),
        deadline=None,
        derandomize=True,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )


def texts(system: System) -> list[str]:
    """Give what is printed of each figure."""
    return [
        {Sign.SMALL: f"<{cell.threshold}", Sign.COVER: "x"}.get(cell.sign, str(cell.value))
        for cell in system.cells
    ]


def outsider(system: System) -> Outsider:
    """Let somebody read everything that is printed."""
    found = Outsider(sharp=True)
    for one, (cell, text) in enumerate(zip(system.cells, texts(system), strict=True)):
        if cell.sign is not Sign.NOWHERE:
            found.sees(one, text, cell.value, cell.threshold)
    for terms in system.sums:
        found.adds_up(terms.items())
    return found


def keeps_its_secrets(system: System) -> None:
    """Let somebody try: by elimination, by ranges, and by every whole number there is."""
    reader = outsider(system)
    assert reader.works_out() == {}
    assert derivable(system, sharp=True) == set()
    most = max((cell.value for cell in system.cells), default=0) + 40
    for one, cell in enumerate(system.cells):
        if one in reader.ranges:
            assert reader.could_differ(one, cell.value, most), (one, texts(system))
    for terms in system.sums:
        shown = [one for one, by in terms.items() if by < 0]
        hidden = [system.cells[one] for one in terms if system.cells[one].hidden]
        small = [cell.threshold for cell in hidden if cell.sign is Sign.SMALL]
        if small and all(system.cells[one].sign is Sign.SHOWN for one in shown):
            assert sum(cell.value for cell in hidden) >= max(small)


def margins(system: System, raw: Grid, threshold: int) -> list[list[int]]:
    """Put a table with its two margins and its total in."""
    cells = [[system.add(value, threshold=threshold) for value in row] for row in raw]
    rows = [system.add(sum(row), threshold=threshold) for row in raw]
    width = len(raw[0])
    columns = [system.add(sum(row[at] for row in raw), threshold=threshold) for at in range(width)]
    total = system.add(sum(map(sum, raw)), threshold=threshold)
    for row, margin in zip(cells, rows, strict=True):
        system.total(margin, row)
    for at, margin in enumerate(columns):
        system.total(margin, [row[at] for row in cells])
    system.total(total, rows)
    system.total(total, columns)
    return [*cells, rows, [*columns, total]]


def test_the_worked_example_is_hidden_as_it_stands_in_the_book() -> None:
    system = System()
    cells = margins(system, [list(row) for row in RAW], 10)
    hide(system)
    printed = texts(system)
    assert [[printed[one] for one in row] for row in cells] == [
        ["x", "31", "44", "38", "x"],
        ["<10", "<10", "x", "x", "11"],
        ["0", "<10", "<10", "<10", "<10"],
        ["154", "56", "26"],
        ["15", "46", "70", "60", "45", "236"],
    ]
    assert sum(text in ("x", "<10") for text in printed) == 10
    keeps_its_secrets(system)


def test_every_hidden_figure_of_the_worked_example_keeps_nine_values() -> None:
    """To somebody who knows of a hidden number only that it is not negative."""
    system = System()
    margins(system, [list(row) for row in RAW], 10)
    hide(system)
    reader = outsider(system)
    reader.ranges = dict.fromkeys(reader.ranges, (0, None))
    for one, cell in enumerate(system.cells):
        if cell.hidden:
            near = range(max(0, cell.value - 12), cell.value + 13)
            assert sum(reader.possible(one, number, 100) for number in near) >= 9


def test_two_that_are_together_known_to_be_small_take_a_third_along() -> None:
    system = System()
    parts = [system.add(value) for value in (1, 2, 9, 20)]
    system.total(system.add(32), parts)
    hide(system)
    assert texts(system) == ["<5", "<5", "x", "20", "32"]


def test_two_that_are_as_large_as_their_sign_allows_are_not_told_apart_from_it() -> None:
    """4 + 4 = 8: with ``<5`` in both places everybody would know."""
    system = System()
    parts = [system.add(value) for value in (4, 4, 30)]
    system.total(system.add(38), parts)
    hide(system)
    assert texts(system) == ["<5", "<5", "x", "38"]


def test_a_total_is_hidden_where_nothing_else_is_left() -> None:
    system = System()
    parts = [system.add(value) for value in (3, 0, 0)]
    system.total(system.add(3), parts)
    hide(system)
    assert texts(system) == ["<5", "0", "0", "<5"]


def test_nil_is_shown() -> None:
    system = System()
    system.total(system.add(40), [system.add(value) for value in (0, 0, 40)])
    hide(system)
    assert texts(system) == ["40", "0", "0", "40"]


@pytest.mark.timeout(1800)  # at full length
def test_no_hidden_figure_of_a_list_can_be_worked_out(rounds: float) -> None:
    @often(rounds)
    @given(some.lists(NUMBERS, min_size=1, max_size=7), THRESHOLDS)
    def check(raw: list[int], threshold: int) -> None:
        system = System()
        parts = [system.add(value, threshold=threshold) for value in raw]
        system.total(system.add(sum(raw), threshold=threshold), parts)
        hide(system)
        keeps_its_secrets(system)

    check()


@pytest.mark.timeout(1800)  # at full length
def test_no_hidden_figure_of_a_table_can_be_worked_out(rounds: float) -> None:
    @often(rounds)
    @given(grids(4, 4), THRESHOLDS)
    def check(raw: Grid, threshold: int) -> None:
        system = System()
        margins(system, raw, threshold)
        hide(system)
        keeps_its_secrets(system)

    check()


@pytest.mark.timeout(1800)  # at full length
def test_no_hidden_figure_of_parts_within_parts_can_be_worked_out(rounds: float) -> None:
    """Activities within functions within the total, and each of them in a list of hosts too."""

    @often(rounds)
    @given(grids(4, 3), THRESHOLDS, some.randoms(use_true_random=False))
    def check(raw: Grid, threshold: int, draw: object) -> None:
        system = System()
        activities = [[system.add(value, threshold=threshold) for value in row] for row in raw]
        functions = [system.add(sum(row), threshold=threshold) for row in raw]
        for row, function in zip(activities, functions, strict=True):
            system.total(function, row)
        total = system.add(sum(map(sum, raw)), threshold=threshold)
        system.total(total, functions)
        flat = [one for row in activities for one in row]
        draw.shuffle(flat)  # type: ignore[attr-defined]
        hosts = [flat[at : at + 2] for at in range(0, len(flat), 2)]
        sums = [sum(system.cells[one].value for one in host) for host in hosts]
        margins_ = [system.add(number, threshold=10) for number in sums]
        for host, margin in zip(hosts, margins_, strict=True):
            system.total(margin, host)
        system.total(total, margins_)
        hide(system)
        keeps_its_secrets(system)

    check()


@pytest.mark.timeout(1800)  # at full length
def test_no_hidden_figure_of_a_row_of_months_can_be_worked_out(rounds: float) -> None:
    """Each month is published when it is over, with the year to date; nothing changes after."""

    @often(rounds)
    @given(grids(4, 3), THRESHOLDS)
    def check(raw: Grid, threshold: int) -> None:
        published: list[list[Sign]] = []
        for month in range(1, len(raw) + 1):
            system = System()
            cells = [
                [
                    system.add_known(value, threshold=threshold, sign=sign)
                    for value, sign in zip(_numbers(raw, at), signs, strict=True)
                ]
                for at, signs in enumerate(published, 1)
            ]
            cells.append([system.add(value, threshold=threshold) for value in _numbers(raw, month)])
            _write_months(system, cells)
            hide(system)
            keeps_its_secrets(system)
            signs = [[system.cells[one].sign for one in row] for row in cells]
            assert signs[:-1] == published
            published = signs

    check()


def _numbers(raw: Grid, month: int) -> list[int]:
    """Give what is printed of a month: its parts, their total, and the same to date."""
    now = raw[month - 1]
    to_date = [sum(column) for column in zip(*raw[:month], strict=True)]
    return [*now, sum(now), *to_date, sum(to_date)]


def _write_months(system: System, months: list[list[int]]) -> None:
    """Say what adds up: a month to its total, and the year to date with the month before it."""
    middle = len(months[0]) // 2
    for row in months:
        for part in (row[:middle], row[middle:]):
            system.total(part[-1], part[:-1])
    for one, first in enumerate(months[0][middle:]):
        system.equal({months[0][one]: 1, first: -1})
    for before, now in pairwise(months):
        for one, to_date in enumerate(now[middle:]):
            system.equal({before[middle + one]: 1, now[one]: 1, to_date: -1})
