"""Different people: figures B3 and B6.

People are counted by their numbers, never added up: the quarter of somebody who came in each of
its months is one (scenario 24), and who had no name is nobody.
"""

from collections import defaultdict
from collections.abc import Iterable

from atelier.reports.adjustments import adjust
from atelier.reports.figures import Code
from atelier.reports.frame import Frame
from atelier.reports.newcomers import newcomers
from atelier.reports.splits import PLACES
from atelier.reports.sums import Sums


def count_people(frame: Frame, sums: Sums) -> None:
    """Count different people, with those whose names went since."""
    count_rows(frame, sums)
    adjust(frame, sums)


def count_rows(frame: Frame, sums: Sums) -> None:
    """Count those who are known by name: of the whole period, and who took part in what."""
    by_line = participants(frame)
    took_part = _all_of(by_line.values())
    people = _all_of([took_part, *(crowd.people for crowd in frame.visits.values())])
    for code, found in ((Code.UNIQUE, people), (Code.UNIQUE_NEW, newcomers(frame, people))):
        sums.add(code, len(found))
        for by, split in frame.people.splits(found):
            sums.add_all(code, by, split)
    sums.add(Code.UNIQUE_PARTICIPANTS, len(took_part))
    for by in PLACES:
        items: dict[str, list[set[int]]] = defaultdict(list)
        for line, found in by_line.items():
            items[frame.place(line, by)].append(found)
        for item, sets in items.items():
            number = len(sets[0]) if len(sets) == 1 else len(_all_of(sets))
            sums.add(Code.UNIQUE_PARTICIPANTS, number, by, item)


def different_people(frame: Frame) -> set[int]:
    """Give everybody with a visit, or with a participation that counts."""
    came = (crowd.people for crowd in frame.visits.values())
    return _all_of([*came, *participants(frame).values()])


def participants(frame: Frame) -> dict[int, set[int]]:
    """Give who took part in what counts, by activity."""
    found: dict[int, set[int]] = defaultdict(set)
    for one in frame.meetings:
        if one.counts:
            found[one.activity_id].update(one.crowd.people)
    return found


def _all_of(groups: Iterable[Iterable[int]]) -> set[int]:
    return set().union(*groups)
