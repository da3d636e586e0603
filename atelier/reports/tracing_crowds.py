"""Rows of visits, of participations and of people."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from atelier.discreet import Discreet
from atelier.language import tr
from atelier.reports.adjustments import adjustments_of
from atelier.reports.different import different_people
from atelier.reports.figures import By, Code, Key
from atelier.reports.frame import Frame
from atelier.reports.naming import part_name
from atelier.reports.newcomers import newcomers
from atelier.reports.reading import Crowd
from atelier.reports.splits import PEOPLE, PLACES, TIMES, as_date, time_items

_NAMED = (Code.VISITS, Code.VISITS_NAMED, Code.PARTICIPATIONS, Code.PARTICIPATIONS_NAMED)
_UNNAMED = (
    *(Code.VISITS, Code.VISITS_UNNAMED),
    *(Code.PARTICIPATIONS, Code.PARTICIPATIONS_UNNAMED),
)


@dataclass(frozen=True, slots=True, repr=False)
class TraceRow(Discreet):
    """One row that a figure counts ``number`` of.

    ``day`` is None for what is of no day. ``person`` is somebody's number, never a name.
    """

    day: date | None
    text: str
    number: int
    person: int | None = None


def is_at(frame: Frame, key: Key, *, day: int, part: str, activity_id: int | None) -> bool:
    """Say whether something of that moment and activity is of the item of a figure."""
    if key.by in TIMES:
        return time_items(day, part)[TIMES.index(key.by)] == key.item
    if key.by in PLACES:
        return frame.place(activity_id, key.by) == key.item
    return True


def visit_rows(frame: Frame, key: Key) -> Iterator[TraceRow]:
    """Give the visits, each with its part of the day."""
    for (day, part), crowd in frame.visits.items():
        if is_at(frame, key, day=day, part=part, activity_id=None):
            yield from _crowd(frame, key, crowd, as_date(day), part_name(part))


def participation_rows(frame: Frame, key: Key) -> Iterator[TraceRow]:
    """Give the participations, each with its activity."""
    for one in frame.meetings:
        part = frame.rules.part_of(one.starts)
        at = is_at(frame, key, day=one.day, part=part, activity_id=one.activity_id)
        if one.counts and at:
            name = frame.lines[one.activity_id].name
            yield from _crowd(frame, key, one.crowd, as_date(one.day), name)


def people_rows(frame: Frame, key: Key) -> Iterator[TraceRow]:
    """Give everybody who visited or took part, or those of them who are new."""
    people = different_people(frame)
    if key.code is Code.UNIQUE_NEW:
        people = newcomers(frame, people)
    yield from _different(frame, key, first_days(frame, lambda _: True), people)
    yield from erased_rows(frame, key)


def participant_rows(frame: Frame, key: Key) -> Iterator[TraceRow]:
    """Give everybody who took part in the activities of an item."""

    def is_of(activity_id: int | None) -> bool:
        if activity_id is None:
            return False
        return key.by is By.TOTAL or frame.place(activity_id, key.by) == key.item

    days = first_days(frame, is_of)
    yield from _different(frame, key, days, set(days))
    yield from erased_rows(frame, key)


def erased_rows(frame: Frame, key: Key) -> Iterator[TraceRow]:
    """Give what is counted of people who were erased since."""
    for code, by, item, number in adjustments_of(frame):
        if Key(code, by, item) == key:
            yield TraceRow(None, tr("Name no longer kept"), number)


def first_days(frame: Frame, is_of: Callable[[int | None], bool]) -> dict[int, tuple[int, str]]:
    """Give the first day of each person, and what for; asked with no activity for the visits."""
    found: dict[int, tuple[int, str]] = {}
    crowds: list[tuple[int, str, Crowd]] = []
    if is_of(None):
        visits = frame.visits.items()
        crowds += [(day, part_name(part), crowd) for (day, part), crowd in visits]
    for one in frame.meetings:
        if one.counts and is_of(one.activity_id):
            crowds.append((one.day, frame.lines[one.activity_id].name, one.crowd))
    for day, text, crowd in sorted(crowds, key=lambda one: one[0]):
        for person in crowd.people:
            found.setdefault(person, (day, text))
    return found


def _different(
    frame: Frame, key: Key, days: dict[int, tuple[int, str]], people: set[int]
) -> Iterator[TraceRow]:
    for person in sorted(people):
        if key.by not in PEOPLE or frame.people.item(key.by, person) == key.item:
            day, text = days[person]
            yield TraceRow(as_date(day), text, 1, person)


def _crowd(frame: Frame, key: Key, crowd: Crowd, day: date, text: str) -> Iterator[TraceRow]:
    by_people = key.by in PEOPLE
    nameless = not by_people or frame.people.item(key.by, None) == key.item
    if key.code in _NAMED:
        for person in crowd.people:
            if not by_people or frame.people.item(key.by, person) == key.item:
                yield TraceRow(day, text, 1, person)
        if nameless:
            unlinked = tr("{what}, name no longer kept", what=text)
            yield TraceRow(day, unlinked, crowd.unlinked)
    if key.code in _UNNAMED and nameless:
        yield TraceRow(day, tr("{what}, without a name", what=text), crowd.unnamed)
