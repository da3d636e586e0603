from atelier.reports.small_numbers import derivable, hide
from atelier.reports.small_numbers_system import Sign, System

RAW = ((12, 31, 44, 38, 29), (3, 9, 18, 15, 11), (0, 6, 8, 7, 5))


def test_the_worked_example_is_hidden_as_it_stands_in_the_book() -> None:
    system = System()
    cells = [[system.add(value, threshold=10) for value in row] for row in RAW]
    rows = [system.add(sum(row), threshold=10) for row in RAW]
    columns = [system.add(sum(row[at] for row in RAW), threshold=10) for at in range(5)]
    total = system.add(236, threshold=10)
    for row, margin in zip(cells, rows, strict=True):
        system.total(margin, row)
    for at, margin in enumerate(columns):
        system.total(margin, [row[at] for row in cells])
    system.total(total, rows)
    system.total(total, columns)
    hide(system)
    words = {Sign.SMALL: "<10", Sign.COVER: "x"}
    told = [
        [words.get(system.cells[one].sign, system.cells[one].value) for one in row]
        for row in (*cells, rows, [*columns, total])
    ]
    assert told == [
        ["x", 31, 44, 38, "x"],
        ["<10", "<10", "x", "x", 11],
        [0, "<10", "<10", "<10", "<10"],
        [154, 56, 26],
        [15, 46, 70, 60, 45, 236],
    ]
    assert derivable(system) == set()
