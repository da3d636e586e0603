"""Occurrences: figures B7, B8, B13, B14, B15, B17 and B18.

What belongs to an occurrence and not to a person is nil where figures are narrowed down to some
people; units of care are units of somebody and are not.
"""

from collections.abc import Iterator

from atelier.domain import Function
from atelier.reports.figures import By, Code
from atelier.reports.frame import Frame, part_of
from atelier.reports.reading import Meeting
from atelier.reports.rules import Rules
from atelier.reports.splits import TIMES, time_items
from atelier.reports.sums import Groups, Sums

_DAY = 24 * 60
_NOON, _EVENING = 12 * 60 + 30, 17 * 60  # as atelier.domain.day_part has it
_PARTS = ((0, _NOON), (_NOON, _EVENING), (_EVENING, _DAY))
_RUN_BY = {
    "residents": Code.RUN_BY_RESIDENTS,
    "together": Code.RUN_TOGETHER,
    "professional": Code.RUN_BY_PROFESSIONAL,
}


def count_sessions(frame: Frame, sums: Sums) -> None:
    """Count what is told of the occurrences."""
    groups = Groups()
    for one in frame.meetings:
        numbers = dict(session_at(one, frame))
        groups.at_line(one.activity_id, numbers.items())
        if numbers.get(Code.CANCELLED):
            sums.add(Code.CANCELLED, 1, By.REASON, one.reason)
    groups.settle_lines(frame, sums)
    for day, part in openings(frame):
        sums.add(Code.OPENINGS, 1)
        for by, item in zip(TIMES, time_items(day, part), strict=True):
            sums.add(Code.OPENINGS, 1, by, item)


def session_at(meeting: Meeting, frame: Frame) -> Iterator[tuple[Code, int]]:
    """Give the numbers of one occurrence."""
    if meeting.counts:
        units = care_units(meeting, frame)
        if units:
            yield Code.CARE_UNITS, units * meeting.crowd.number
    if not frame.scope.people:
        yield from _standing(meeting)
        if meeting.counts:
            yield from _indications(meeting, frame)
            yield Code.PROFESSIONAL_MINUTES, meeting.professional_minutes or 0
        if meeting.held:
            yield from _held(meeting)


def care_units(meeting: Meeting, frame: Frame) -> int:
    """Give how many units of care a participation is (B7): none but of day activities."""
    if frame.lines[meeting.activity_id].function != Function.DAY_ACTIVITY:
        return 0
    return units_of(meeting.starts, meeting.ends, frame.rules)


def units_of(starts: int, ends: int, rules: Rules) -> int:
    """Give the units of care between two minutes of a day, by the rule of the contract (B7).

    Nothing under the minimum; else one for each part of the day that is touched for so long as
    the contract says, and one at least. 10:00 to 15:30 is two units when three and two hours
    are agreed upon.
    """
    if ends - starts < rules.care_minimum:
        return 0
    touched = sum(
        min(ends, last) - max(starts, first) >= rules.care_touched for first, last in _PARTS
    )
    return max(1, touched)


def indications(meeting: Meeting) -> tuple[int, int, int]:
    """Give the people with an indication, without one, and of whom it is not known (B8).

    The host's two numbers must come to the attendance. Who is left over is unknown; numbers
    that come to more than that say nothing, and then everybody is unknown.
    """
    told = (meeting.indicated or 0) + (meeting.not_indicated or 0)
    there = meeting.crowd.number
    if told > there:
        return 0, 0, there
    return meeting.indicated or 0, meeting.not_indicated or 0, there - told


def openings(frame: Frame) -> set[tuple[int, str]]:
    """Give the parts of days in which the house was open to all (B17): an open door was held."""
    if frame.scope.people:
        return set()
    return {(one.day, part_of(one.starts)) for one in frame.meetings if opens(one, frame)}


def opens(meeting: Meeting, frame: Frame) -> bool:
    """Say whether an occurrence was an open door for everybody."""
    return meeting.held and frame.lines[meeting.activity_id].open_to_all


def _standing(meeting: Meeting) -> Iterator[tuple[Code, int]]:
    if meeting.held:
        yield Code.HELD, 1
    elif meeting.cancelled:
        yield Code.CANCELLED, int(not meeting.skipped)
    elif meeting.unknown:
        yield Code.UNKNOWN, 1
    if meeting.missing:
        yield Code.MISSING, 1


def _indications(meeting: Meeting, frame: Frame) -> Iterator[tuple[Code, int]]:
    told = (meeting.indicated, meeting.not_indicated) != (None, None)
    if told or frame.lines[meeting.activity_id].function == Function.DAY_ACTIVITY:
        codes = (Code.INDICATED, Code.NOT_INDICATED, Code.INDICATION_UNKNOWN)
        yield from zip(codes, indications(meeting), strict=True)


def _held(meeting: Meeting) -> Iterator[tuple[Code, int]]:
    yield _RUN_BY.get(meeting.run_by or "", Code.RUN_BY_UNKNOWN), 1
    if meeting.capacity is not None:
        yield Code.PLACES, meeting.capacity
        yield Code.PLACES_USED, meeting.crowd.number
