"""Rows of occurrences, of questions, of who did not come and of volunteers."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import time
from itertools import chain

from atelier.language import tr
from atelier.reports.figures import By, Code, Key
from atelier.reports.frame import Frame
from atelier.reports.naming import item_name, part_name
from atelier.reports.questions import codes_of, items_of, questions_of
from atelier.reports.sessions import SESSIONS, openings, session_at
from atelier.reports.splits import TIMES, as_date
from atelier.reports.tracing_crowds import TraceRow, erased_rows, is_at
from atelier.reports.volunteers import Worked, minutes_of, shift_items, standing, worked_in
from atelier.reports.waiting import absences_of, waiting_in
from atelier.words import clock_time


def session_rows(frame: Frame, key: Key) -> Iterator[TraceRow]:
    """Give the occurrences, each with what it adds to the figure."""
    for one in frame.meetings:
        if key.by is By.REASON and one.reason != key.item:
            continue
        part = frame.rules.part_of(one.starts)
        if is_at(frame, key, day=one.day, part=part, activity_id=one.activity_id):
            name = frame.lines[one.activity_id].name
            text = tr("{activity}, {time}", activity=name, time=_clock(one.starts))
            number = session_at(one, frame)[SESSIONS.index(key.code)]
            yield TraceRow(as_date(one.day), text, number)


def opening_rows(frame: Frame, key: Key) -> Iterator[TraceRow]:
    """Give the parts of days in which the house was open to all."""
    for day, part in openings(frame):
        if is_at(frame, key, day=day, part=part, activity_id=None):
            yield TraceRow(as_date(day), part_name(part), 1)


def absence_rows(frame: Frame, key: Key) -> Iterator[TraceRow]:
    """Give who did not come."""
    for one in absences_of(frame):
        at = is_at(frame, key, day=one.day, part="", activity_id=one.activity_id)
        if one.code is key.code and at:
            yield TraceRow(as_date(one.day), frame.lines[one.activity_id].name, 1, one.person)


def waiting_rows(frame: Frame, key: Key) -> Iterator[TraceRow]:
    """Give who was on a waiting list on the last day."""
    for one in waiting_in(frame):
        if is_at(frame, key, day=one.day, part="", activity_id=one.activity_id):
            yield TraceRow(as_date(one.day), frame.lines[one.activity_id].name, 1, one.person)


def question_rows(frame: Frame, key: Key) -> Iterator[TraceRow]:
    """Give the questions: what about, and how each ended."""
    for one in questions_of(frame):
        if key.by in TIMES:
            found = is_at(frame, key, day=one.day, part=one.part, activity_id=None)
        else:
            found = key.by is By.TOTAL or (key.by, key.item) in items_of(one, frame)
        if found and key.code in codes_of(one):
            text = item_name(By.TOPIC_OUTCOME, f"{one.topic} {one.outcome}", {})
            yield TraceRow(as_date(one.day), text, 1)


def work_rows(frame: Frame, key: Key) -> Iterator[TraceRow]:
    """Give the minutes of each volunteer and day, or each volunteer on the first day."""
    shifts: dict[tuple[int, int], list[Worked]] = defaultdict(list)
    for one in worked_in(frame):
        if (key.by, key.item) in shift_items(one, frame):
            shifts[one.person, one.day].append(one)
    seen: set[int] = set()
    for (person, day), minutes in minutes_of(chain.from_iterable(shifts.values())).items():
        text = ", ".join(dict.fromkeys(one.role for one in shifts[person, day]))
        if key.code is Code.VOLUNTEER_MINUTES:
            yield TraceRow(as_date(day), text, minutes, person if person > 0 else None)
        elif person > 0 and person not in seen:
            seen.add(person)
            yield TraceRow(as_date(day), text, 1, person)
    yield from erased_rows(frame, key)


def standing_rows(frame: Frame, key: Key) -> Iterator[TraceRow]:
    """Give the volunteers who were enrolled, who joined or who left."""
    for code, person, day in standing(frame):
        if code is key.code:
            yield TraceRow(day, tr("Volunteer"), 1, person)
    yield from erased_rows(frame, key)


def _clock(minute: int) -> str:
    return clock_time(time(minute // 60, minute % 60))
