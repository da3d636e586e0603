"""Writing the roster of the sample house: what is known of volunteers, and who worked."""

import random
from collections.abc import Iterator
from datetime import date, time
from typing import Any

from sqlalchemy import insert, select

from atelier.domain import (
    Activity,
    Assignment,
    AssignmentState,
    Availability,
    DayAvailability,
    FixedPlace,
    Pairing,
    PairKind,
    Role,
    Shift,
    ShiftPattern,
    ShiftState,
    Volunteer,
    VolunteerAway,
    VolunteerRole,
    VolunteerStatus,
)
from atelier.roster.qualifying import ask_again_on
from atelier.sample.coming import plan_coming
from atelier.sample.patterns import DESK, SamplePattern, sample_patterns
from atelier.sample.roster import SampleShift, SampleWork
from atelier.sample.volunteers import SampleVolunteer, sample_roles
from atelier.sample.written import Written

_CHUNK = 2000  # rows
_CONFIRMED_AT = 10 * 60  # minute of the next day
_PAIRS = (PairKind.WITH, PairKind.WITH, PairKind.APART)


def write_roster(written: Written, chance: random.Random) -> None:
    """Write the volunteers, the patterns, and every shift with whoever is in it."""
    roles = _write_roles(written)
    _write_volunteers(written, roles)
    patterns = _write_patterns(written, roles)
    _write_past(written, roles, patterns)
    plan_coming(written, {id_: one for one, id_ in patterns.items()}, chance)


def _write_roles(written: Written) -> dict[str, int]:
    every = sample_roles()
    rows = [
        Role(
            site_id=written.actor.site_id,
            code=one.code,
            name=one.name,
            vog=one.vog,
            trainings=one.trainings,
            training=one.training,
            bhv=one.bhv,
            at_desk=one.at_desk,
            key_holder=one.key_holder,
            rostered=one.rostered,
        )
        for one in every
    ]
    return dict(zip((one.code for one in every), written.add(rows), strict=True))


def _write_volunteers(written: Written, roles: dict[str, int]) -> None:
    house, people = written.house, written.people
    written.add([_volunteer(people[one.person], one) for one in house.volunteers])
    written.insert(
        VolunteerRole,
        [
            {
                "person_id": people[one.person],
                "role_id": roles[code],
                "since": held.since,
                "trained": held.trained,
                "vog_seen_on": held.vog_seen_on,
                "vog_seen_by": "" if held.vog_seen_on is None else "Coördinator",
                "vog_ask_again_on": held.vog_seen_on and ask_again_on(held.vog_seen_on),
            }
            for one in house.volunteers
            for code, held in one.held.items()
        ],
    )
    written.insert(
        Availability,
        [
            {"person_id": people[one.person], "weekday": weekday, "day_part": part, "can": can}
            for one in house.volunteers
            for (weekday, part), can in one.week.items()
        ],
    )
    written.insert(
        DayAvailability,
        [
            {"person_id": people[one.person], "day": day, "day_part": part, "answer": answer}
            for one in house.volunteers
            for (day, part), answer in one.days.items()
        ],
    )
    written.add(
        [
            VolunteerAway(person_id=people[one.person], first_day=one.away[0], last_day=one.away[1])
            for one in house.volunteers
            if one.away is not None
        ]
    )
    written.add(list(_pairs(written)))


def _volunteer(person_id: int, one: SampleVolunteer) -> Volunteer:
    return Volunteer(
        person_id=person_id,
        status=one.status,
        since=one.since,
        until=one.until,
        agreement_on=one.agreement_on,
        of_age=one.of_age,
        bhv_until=one.bhv_until,
        max_shifts=one.max_shifts,
        max_hours=one.max_hours,
        emergency_name=one.emergency[0],
        emergency_phone=one.emergency[1],
        street=one.street,
        postcode=one.postcode,
        town="Nijmegen",
    )


def _pairs(written: Written) -> Iterator[Pairing]:
    active = [one for one in written.house.volunteers if one.status is VolunteerStatus.ACTIVE]
    for number, kind in enumerate(_PAIRS):
        both = active[2 * number : 2 * number + 2]
        if len(both) == 2:
            low, high = sorted(written.people[one.person] for one in both)
            yield Pairing(person_id=low, other_id=high, kind=kind)


def _write_patterns(written: Written, roles: dict[str, int]) -> dict[SamplePattern, int]:
    site_id = written.actor.site_id
    activities = {
        row.code: row.id
        for row in written.session.execute(
            select(Activity.code, Activity.id).where(Activity.site_id == site_id)
        )
    }
    every = sample_patterns()
    ids = written.add([_pattern(written, one, roles, activities) for one in every])
    patterns = dict(zip(every, ids, strict=True))
    written.add(
        [
            FixedPlace(
                pattern_id=patterns[one.pattern],
                person_id=written.people[one.person],
                first_day=one.first_day,
                weekday=one.weekday,
                weeks=one.weeks,
            )
            for one in written.house.roster.fixed
        ]
    )
    return patterns


def _pattern(
    written: Written, one: SamplePattern, roles: dict[str, int], activities: dict[str, int]
) -> ShiftPattern:
    return ShiftPattern(
        site_id=written.actor.site_id,
        role_id=roles[one.role],
        first_day=written.house.first_day,
        name=one.name,
        rule=one.rule if one.line is None else "weekly",
        starts=one.starts,
        ends=one.ends,
        activity_id=None if one.line is None else activities[one.line.code],
        starts_before=one.before,
        ends_after=one.after,
        needed=one.needed,
        wished=one.wished,
        goes_on=one.line is None,
    )


def _write_past(
    written: Written, roles: dict[str, int], patterns: dict[SamplePattern, int]
) -> None:
    """Write who worked until yesterday; whoever stood in last, since they point to others."""
    past = written.house.roster.past
    ids = _write_shifts(written, [_shift(written, one, roles, patterns) for one in past])
    first: list[dict[str, Any]] = []
    later: list[tuple[int, SampleShift, SampleWork]] = []
    for shift_id, shift in zip(ids, past, strict=True):
        for work in shift.works:
            if work.replaces is None:
                first.append(_assignment(written, shift_id, shift, work, None))
            else:
                later.append((shift_id, shift, work))
    written.insert(Assignment, first)
    absent = _absent(written)
    written.insert(
        Assignment,
        [
            _assignment(written, id_, shift, work, absent[id_, written.people[work.replaces or 0]])
            for id_, shift, work in later
        ],
    )


def _absent(written: Written) -> dict[tuple[int, int], int]:
    """Give the assignments of whoever could not come, by shift and person."""
    rows = written.session.execute(
        select(Assignment.shift_id, Assignment.person_id, Assignment.id)
        .join(Shift, Shift.id == Assignment.shift_id)
        .where(Shift.site_id == written.actor.site_id, Assignment.state == AssignmentState.CANNOT)
    )
    return {(shift_id, person_id): id_ for shift_id, person_id, id_ in rows}


def _write_shifts(written: Written, values: list[dict[str, Any]]) -> list[int]:
    found: list[int] = []
    statement = insert(Shift).returning(Shift.id, sort_by_parameter_order=True)
    for start in range(0, len(values), _CHUNK):
        found += written.session.scalars(statement, values[start : start + _CHUNK])
    return found


def _shift(
    written: Written,
    one: SampleShift,
    roles: dict[str, int],
    patterns: dict[SamplePattern, int],
) -> dict[str, Any]:
    turn, meeting = one.turn, one.meeting
    return {
        "site_id": written.actor.site_id,
        "role_id": roles[turn.pattern.role],
        "day": turn.day,
        "starts": turn.starts,
        "ends": turn.ends,
        "occurrence_id": None if meeting is None else written.occurrences[meeting.number],
        "needed": turn.pattern.needed,
        "wished": turn.pattern.wished,
        "at_desk": turn.pattern.role == DESK,
        "state": ShiftState.PLANNED,
        "pattern_id": patterns[turn.pattern],
        "rule_day": turn.day if meeting is None else None,
        "changed": False,
    }


def _assignment(
    written: Written, shift_id: int, shift: SampleShift, work: SampleWork, replaces: int | None
) -> dict[str, Any]:
    worked: tuple[time | None, time | None] = work.worked or (None, None)
    day: date = shift.turn.day
    return {
        "shift_id": shift_id,
        "person_id": written.people[work.person],
        "state": work.state,
        "fixed": work.fixed,
        "replaces_id": replaces,
        "asked_at": None,
        "told_at": None,
        "overruled": "",
        "worked_starts": worked[0],
        "worked_ends": worked[1],
        "confirmed_at": work.worked and written.moments(day)(24 * 60 + _CONFIRMED_AT),
        "confirmed_by": "Coördinator" if work.worked else "",
    }
