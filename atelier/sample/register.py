"""The registers of the sample house: filled in every evening, but for a few of last week."""

import random
from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

from atelier.domain import (
    Absence,
    AbsenceKind,
    Function,
    OccurrenceReport,
    PrintedRow,
    PrintedSheet,
    RunBy,
)
from atelier.journal.printing import SheetKind
from atelier.sample.attendance import Arrival
from atelier.sample.house import SampleHouse
from atelier.sample.lost import left_out
from atelier.sample.programme import Meeting
from atelier.sample.written import Written

_EXCUSED = 0.4  # of who did not come
_INDICATED = {"indicated": 1.0, "mixed": 0.6}  # share of the people, by the access of the activity
_SAYS_NOTHING = 0.08  # of the hosts, about indications
_DONE_AFTER = 35  # minutes
_SHEET = 412  # in its year
_PRINTED = 16 * 60 + 10  # minute of the day
_KEPT = timedelta(weeks=4)
_HOUR = 60


def write_registers(written: Written, chance: random.Random) -> None:
    """Write that registers are done, who did not come, and the numbers of each occurrence."""
    house = written.house
    reports: list[dict[str, Any]] = []
    absences: list[dict[str, Any]] = []
    booked = _booked(house)
    for day in house.arrivals:
        for number, there in _by_meeting(day).items():
            meeting = house.meetings[number]
            if meeting.day >= written.today:
                continue
            reports.append(_report(written, chance, meeting, there))
            absences += _absences(written, chance, meeting, there, booked.get(number, []))
    written.insert(OccurrenceReport, reports)
    written.insert(Absence, absences)


def print_lost_sheet(written: Written, chance: random.Random) -> None:
    """Write into the print log the list of the evening that nobody brought back."""
    numbers = left_out(written.house.meetings, written.today)
    if not numbers:
        return
    meeting = written.house.meetings[numbers[0]]
    sheet = PrintedSheet(
        key=UUID(int=chance.getrandbits(128), version=4),
        site_id=written.actor.site_id,
        year=meeting.day.year,
        number=_SHEET,
        kind=SheetKind.ATTENDANCE.value,
        day=meeting.day,
        printed_at=written.moments(meeting.day)(_PRINTED),
        by=written.actor.name,
        occurrence_id=written.occurrences[meeting.number],
        pages=2,
        destroy_by=meeting.day + _KEPT,
    )
    (sheet_id,) = written.add([sheet])
    lines = range(1, (meeting.line.capacity or 0) + 1)
    written.insert(PrintedRow, [{"sheet_id": sheet_id, "row": line} for line in lines])


def _by_meeting(day: list[Arrival]) -> dict[int, list[Arrival]]:
    found: dict[int, list[Arrival]] = {}
    for one in day:
        found.setdefault(one.meeting.number, []).append(one)
    return dict(sorted(found.items()))


def _booked(house: SampleHouse) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for person, meeting in house.booked:
        found.setdefault(meeting.number, []).append(person)
    return found


def _report(
    written: Written, chance: random.Random, meeting: Meeting, there: list[Arrival]
) -> dict[str, Any]:
    line, minute = meeting.line, meeting.ends.hour * _HOUR + meeting.ends.minute
    total = sum(max(1, one.number) for one in there)
    indicated, other = None, None
    if line.function is Function.DAY_ACTIVITY and chance.random() >= _SAYS_NOTHING:
        share = _INDICATED.get(line.access, 0.0)
        indicated = sum(chance.random() < share for _ in range(total))
        other = total - indicated
    minutes = minute - meeting.starts.hour * _HOUR - meeting.starts.minute
    return {
        "occurrence_id": written.occurrences[meeting.number],
        "indicated": indicated,
        "not_indicated": other,
        "professional_minutes": line.professionals * minutes,
        "run_by": _run_by(line.volunteers, line.professionals),
        "answer": None,
        "done_at": written.moments(meeting.day)(minute + _DONE_AFTER),
        "done_by": written.actor.name,
    }


def _run_by(volunteers: int, professionals: int) -> RunBy:
    if not professionals:
        return RunBy.RESIDENTS
    return RunBy.TOGETHER if volunteers else RunBy.PROFESSIONAL


def _absences(
    written: Written,
    chance: random.Random,
    meeting: Meeting,
    there: list[Arrival],
    booked: list[int],
) -> Iterable[dict[str, Any]]:
    if meeting.line.sensitive:
        return
    came = {one.person for one in there}
    seats = written.house.groups.by_series.get(meeting.series.number, [])
    expected = [seat.person for seat in seats if seat.holds_on(meeting.day)] + booked
    for person in dict.fromkeys(expected):
        if person not in came:
            excused = chance.random() < _EXCUSED
            yield {
                "occurrence_id": written.occurrences[meeting.number],
                "person_id": written.people[person],
                "day": meeting.day,
                "kind": AbsenceKind.EXCUSED if excused else AbsenceKind.ABSENT,
                "action_id": None,
            }
