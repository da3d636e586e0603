"""Volunteers: figures B11 and B12.

Hours count once somebody has confirmed what was really worked, breaks included; the roster
counts nothing. Who worked in two shifts at the same time worked those minutes once: within each
figure the times of one person on one day are laid over each other (scenario 18). So the hours
by role may come to more than those of the house, and never the other way round.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import bindparam, exists, or_, select

from atelier.domain import (
    Assignment,
    ErasedWork,
    Occurrence,
    Person,
    Role,
    Shift,
    Volunteer,
    VolunteerStatus,
)
from atelier.reports.figures import By, Code
from atelier.reports.frame import Frame
from atelier.reports.rows import as_number, rows_in, within
from atelier.reports.splits import PLACES
from atelier.reports.sums import Sums

_WORKED = (
    select(
        Assignment.person_id,
        as_number(Shift.day),
        as_number(Assignment.worked_starts),
        as_number(Assignment.worked_ends),
        Role.name,
        Occurrence.activity_id,
    )
    .select_from(Shift)
    .join(Role, Role.id == Shift.role_id)
    .join(Assignment, Assignment.shift_id == Shift.id)
    .join(Occurrence, Occurrence.id == Shift.occurrence_id, isouter=True)
    .where(
        Shift.site_id == bindparam("site"),
        within(Shift.day),
        Assignment.confirmed_at.is_not(None),
        Assignment.worked_starts.is_not(None),
        Assignment.worked_ends.is_not(None),
    )
)
_ERASED = (
    select(
        -ErasedWork.together,  # somebody of that day, and nobody that is known
        as_number(Shift.day),
        as_number(ErasedWork.starts),
        as_number(ErasedWork.ends),
        Role.name,
        Occurrence.activity_id,
    )
    .select_from(Shift)
    .join(Role, Role.id == Shift.role_id)
    .join(ErasedWork, ErasedWork.shift_id == Shift.id)
    .join(Occurrence, Occurrence.id == Shift.occurrence_id, isouter=True)
    .where(Shift.site_id == bindparam("site"), within(Shift.day))
)
_VOLUNTEERS = (
    select(Volunteer.person_id, Volunteer.status, Volunteer.since, Volunteer.until)
    .where(
        exists().where(Person.id == Volunteer.person_id, Person.site_id == bindparam("site")),
        Volunteer.status != VolunteerStatus.APPLYING,
        or_(Volunteer.since.is_(None), Volunteer.since <= bindparam("last")),
    )
    .order_by(Volunteer.person_id)
)


_WHEN = itemgetter(1, 2)  # day and beginning of what was worked, see Worked


class Worked(NamedTuple):
    """What one person worked in one shift; from and until in minutes of the day.

    ``person`` below nil: somebody who was erased, another number for each day.
    """

    person: int
    day: int
    starts: int
    ends: int
    role: str
    activity_id: int | None


def count_volunteers(frame: Frame, sums: Sums) -> None:
    """Count who worked, for how long, and who came and went."""
    groups: dict[tuple[By, str], list[Worked]] = defaultdict(list)
    for (role, line), found in _by_kind(worked_in(frame)).items():
        for at in _items(role, line, frame):
            groups[at] += found
    for (by, item), every in groups.items():
        known = {one.person for one in every if one.person > 0}
        sums.add(Code.ACTIVE_VOLUNTEERS, len(known), by, item)  # the erased: see adjustments
        sums.add(Code.VOLUNTEER_MINUTES, sum(minutes_of(every).values()), by, item)
    for code, _, _ in standing(frame):
        sums.add(code, 1)


def _by_kind(worked: list[Worked]) -> dict[tuple[str, int | None], list[Worked]]:
    found: dict[tuple[str, int | None], list[Worked]] = defaultdict(list)
    for one in worked:
        found[one.role, one.activity_id].append(one)
    return found


def worked_in(frame: Frame) -> list[Worked]:
    """Read the confirmed hours within the scope; who was erased since has a number below nil."""
    rows = [
        Worked(*row)
        for statement in (_WORKED, _ERASED)
        for row in rows_in(frame.session, statement, frame.where)
    ]
    return [
        one
        for one in rows
        if frame.keeps_line(one.activity_id)
        and frame.scope.day_part in (None, frame.rules.part_of(one.starts))
        and frame.has(one.person if one.person > 0 else None)
    ]


def shift_items(worked: Worked, frame: Frame) -> tuple[tuple[By, str], ...]:
    """Give the items under which hours are counted: a shift at the desk is of no activity."""
    return _items(worked.role, worked.activity_id, frame)


def _items(role: str, line: int | None, frame: Frame) -> tuple[tuple[By, str], ...]:
    places = ((by, frame.place(line, by)) for by in PLACES)
    return ((By.TOTAL, ""), (By.ROLE, role), *places)


def minutes_of(worked: Iterable[Worked]) -> dict[tuple[int, int], int]:
    """Give the minutes of each person and day, day by day; times that overlap count once."""
    found: dict[tuple[int, int], int] = {}
    until: dict[tuple[int, int], int] = {}
    for person, day, starts, ends, *_ in sorted(worked, key=_WHEN):
        who = person, day
        if who not in found:
            found[who], until[who] = ends - starts, ends
        elif ends > until[who]:
            found[who] += ends - max(starts, until[who])
            until[who] = ends
    return found


def standing(frame: Frame) -> Iterator[tuple[Code, int, date | None]]:
    """Give who was enrolled on the last day, and who joined or left: figure, person, day.

    Who is still applying is not enrolled yet; who left and of whom nobody knows when is not
    any more. Volunteers belong to the house: within an activity there are none.
    """
    if frame.scope.places or frame.scope.day_part is not None:
        return
    first, last = frame.period.first, frame.period.last
    for person, status, since, until in rows_in(frame.session, _VOLUNTEERS, frame.where):
        if not frame.has(person):
            continue
        if _is_enrolled(status, until, last):
            yield Code.ENROLLED_VOLUNTEERS, person, since
        if since is not None and first <= since:
            yield Code.JOINED_VOLUNTEERS, person, since
        if until is not None and first <= until <= last:
            yield Code.LEFT_VOLUNTEERS, person, until


def _is_enrolled(status: Any, until: date | None, last: date) -> bool:  # noqa: ANN401
    return status is not VolunteerStatus.LEFT if until is None else until >= last
