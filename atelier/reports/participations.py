"""Participations and different people: figures B2, B3 and B6.

A participation counts where its occurrence does: it went ahead and nobody said that it does not
count (scenario 22). People are counted by their numbers, never added up: the quarter of somebody
who came in each of its months is one (scenario 24), and who had no name is nobody.
"""

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain

from atelier.reports.adjustments import adjust
from atelier.reports.figures import Code
from atelier.reports.frame import Frame, part_of
from atelier.reports.newcomers import newcomers
from atelier.reports.reading import Meeting
from atelier.reports.splits import PEOPLE, PLACES
from atelier.reports.sums import Groups, Sums


def count_participations(frame: Frame, sums: Sums) -> None:
    """Count who took part, over time, by activity and by who they are."""
    counting = [one for one in frame.meetings if one.counts]
    groups = Groups()
    for one in counting:
        numbers = participations_at(one)
        groups.at_line(one.activity_id, numbers)
        groups.at_time(one.day, part_of(one.starts), numbers)
    groups.settle_lines(frame, sums)
    groups.settle_times(sums, totals=False)
    if counting:
        _by_people(frame, sums, counting)


def participations_at(meeting: Meeting) -> tuple[tuple[Code, int], ...]:
    """Give the numbers of one occurrence."""
    crowd = meeting.crowd
    return (
        (Code.PARTICIPATIONS, crowd.number),
        (Code.PARTICIPATIONS_NAMED, crowd.named),
        (Code.PARTICIPATIONS_UNNAMED, crowd.unnamed),
    )


def count_people(frame: Frame, sums: Sums) -> None:
    """Count different people: of the whole period, and who took part in what."""
    people = different_people(frame)
    new = newcomers(frame, people)
    for code, found in ((Code.UNIQUE, people), (Code.UNIQUE_NEW, new)):
        sums.add(code, len(found))
        for by in PEOPLE:
            sums.add_all(code, by, frame.people.split(by, found))
    by_line = participants(frame)
    sums.add(Code.UNIQUE_PARTICIPANTS, len(_all_of(by_line.values())))
    for by in PLACES:
        items: dict[str, list[set[int]]] = defaultdict(list)
        for line, found in by_line.items():
            items[frame.place(line, by)].append(found)
        for item, sets in items.items():
            sums.add(Code.UNIQUE_PARTICIPANTS, len(_all_of(sets)), by, item)
    adjust(frame, sums)


def different_people(frame: Frame) -> set[int]:
    """Give everybody with a visit, or with a participation that counts."""
    came = (crowd.people for crowd in frame.visits.values())
    took_part = (one.crowd.people for one in frame.meetings if one.counts)
    return _all_of(chain(came, took_part))


def participants(frame: Frame) -> dict[int, set[int]]:
    """Give who took part, by activity."""
    found: dict[int, set[int]] = defaultdict(set)
    for one in frame.meetings:
        if one.counts:
            found[one.activity_id].update(one.crowd.people)
    return found


def _by_people(frame: Frame, sums: Sums, counting: list[Meeting]) -> None:
    unlinked = sum(one.crowd.unlinked for one in counting)
    unnamed = sum(one.crowd.unnamed for one in counting)
    named = Code.PARTICIPATIONS_NAMED
    for by in PEOPLE:
        there = chain.from_iterable(one.crowd.people for one in counting)
        split = frame.people.split(by, there)
        nameless = frame.people.item(by, None)
        for code, more in ((Code.PARTICIPATIONS, unlinked + unnamed), (named, unlinked)):
            sums.add_all(code, by, split)
            sums.add(code, more, by, nameless)


def _all_of(groups: Iterable[Iterable[int]]) -> set[int]:
    return set().union(*groups)
