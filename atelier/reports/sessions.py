"""Occurrences: figures B2, B7, B8, B13, B14, B15, B17 and B18.

A participation counts where its occurrence does: it went ahead and nobody said that it does not
count (scenario 22). What belongs to an occurrence and not to a person is nil where figures are
narrowed down to some people; units of care are units of somebody and are not.
"""

from itertools import chain

from atelier.domain import Function
from atelier.reports.figures import By, Code
from atelier.reports.frame import Frame
from atelier.reports.reading import Meeting
from atelier.reports.rules import Rules
from atelier.reports.splits import TIMES, time_items
from atelier.reports.sums import Groups, Sums

PARTICIPATIONS = (Code.PARTICIPATIONS, Code.PARTICIPATIONS_NAMED, Code.PARTICIPATIONS_UNNAMED)
SESSIONS = (
    *PARTICIPATIONS,
    Code.CARE_UNITS,
    *(Code.HELD, Code.CANCELLED, Code.UNKNOWN, Code.MISSING),
    *(Code.INDICATED, Code.NOT_INDICATED, Code.INDICATION_UNKNOWN, Code.PROFESSIONAL_MINUTES),
    *(Code.PLACES, Code.PLACES_USED),
    *(Code.RUN_BY_RESIDENTS, Code.RUN_TOGETHER, Code.RUN_BY_PROFESSIONAL, Code.RUN_BY_UNKNOWN),
)
_DAY = 24 * 60
_RUN_BY = {
    "residents": (1, 0, 0, 0),
    "together": (0, 1, 0, 0),
    "professional": (0, 0, 1, 0),
    None: (0, 0, 0, 1),
}
_NONE_CAME, _NOTHING_TOLD, _NOT_HELD = (0, 0, 0, 0), (0, 0, 0, 0), (0, 0, 0, 0, 0, 0)


def count_sessions(frame: Frame, sums: Sums) -> None:
    """Count who took part and what is told of the occurrences."""
    lines, times = Groups(SESSIONS), Groups(PARTICIPATIONS)
    for one in frame.meetings:
        numbers = session_at(one, frame)
        lines.at_line(one.activity_id, numbers)
        times.at_time(one.day, frame.rules.part_of(one.starts), numbers[: len(PARTICIPATIONS)])
        if one.cancelled and not one.skipped and not frame.scope.people:
            sums.add(Code.CANCELLED, 1, By.REASON, one.reason)
    lines.settle_lines(frame, sums)
    times.settle_times(sums, totals=False)
    _by_people(frame, sums)
    for day, part in openings(frame):
        sums.add(Code.OPENINGS, 1)
        for by, item in zip(TIMES, time_items(day, part), strict=True):
            sums.add(Code.OPENINGS, 1, by, item)


def session_at(meeting: Meeting, frame: Frame) -> tuple[int, ...]:
    """Give the numbers of one occurrence, in the order of SESSIONS."""
    came = _came(meeting, frame) if meeting.counts else _NONE_CAME
    if frame.scope.people:
        return (*came, *_NONE_CAME, *_NOTHING_TOLD, *_NOT_HELD)
    return (
        *came,
        *_standing(meeting),
        *(_told(meeting, frame) if meeting.counts else _NOTHING_TOLD),
        *(_held(meeting) if meeting.held else _NOT_HELD),
    )


def units_of(starts: int, ends: int, rules: Rules) -> int:
    """Give the units of care between two minutes of a day, by the rule of the contract (B7).

    Nothing under the minimum; else one for each part of the day that is touched for so long as
    the contract says, and one at least. 10:00 to 15:30 is two units when three and two hours
    are agreed upon.
    """
    if ends - starts < rules.care_minimum:
        return 0
    parts = ((0, rules.noon), (rules.noon, rules.evening), (rules.evening, _DAY))
    touched = sum(
        min(ends, last) - max(starts, first) >= rules.care_touched for first, last in parts
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


def openings(frame: Frame) -> dict[tuple[int, str], None]:
    """Give the parts of days in which the house was open to all: an open door was held (B17)."""
    if frame.scope.people:
        return {}
    opened = (one for one in frame.meetings if one.held and frame.lines[one.activity_id].open_door)
    return dict.fromkeys((one.day, frame.rules.part_of(one.starts)) for one in opened)


def _came(meeting: Meeting, frame: Frame) -> tuple[int, int, int, int]:
    crowd, units = meeting.crowd, 0
    if frame.lines[meeting.activity_id].function == Function.DAY_ACTIVITY:
        units = units_of(meeting.starts, meeting.ends, frame.rules)
    return crowd.number, crowd.named, crowd.unnamed, units * crowd.number


def _standing(meeting: Meeting) -> tuple[int, int, int, int]:
    if meeting.cancelled:
        return 0, 1 - meeting.skipped, 0, 0
    return int(meeting.held), 0, meeting.unknown, meeting.missing


def _told(meeting: Meeting, frame: Frame) -> tuple[int, int, int, int]:
    minutes = meeting.professional_minutes or 0
    silent = meeting.indicated is None and meeting.not_indicated is None
    if silent and frame.lines[meeting.activity_id].function != Function.DAY_ACTIVITY:
        return 0, 0, 0, minutes
    return (*indications(meeting), minutes)


def _held(meeting: Meeting) -> tuple[int, ...]:
    run_by = _RUN_BY[meeting.run_by]
    if meeting.capacity is None:
        return (0, 0, *run_by)
    return (meeting.capacity, meeting.crowd.number, *run_by)


def _by_people(frame: Frame, sums: Sums) -> None:
    counting = [one.crowd for one in frame.meetings if one.counts]
    unlinked = sum(crowd.unlinked for crowd in counting)
    unnamed = sum(crowd.unnamed for crowd in counting)
    named = Code.PARTICIPATIONS_NAMED
    there = chain.from_iterable(crowd.people for crowd in counting)
    for by, split in frame.people.splits(there):
        nameless = frame.people.item(by, None)
        for code, more in ((Code.PARTICIPATIONS, unlinked + unnamed), (named, unlinked)):
            sums.add_all(code, by, split)
            sums.add(code, more, by, nameless)
