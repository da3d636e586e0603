"""Writing the people, and their places in groups."""

from datetime import date, time, timedelta
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from atelier.domain import Enrolment, EnrolmentState, Person
from atelier.people.actions import name_columns
from atelier.people.tokens import index_many
from atelier.sample.groups import Seat
from atelier.sample.house import SampleHouse
from atelier.sample.written import Written

_ENROLS_AT = time(11, 0)
_BEFORE = timedelta(days=4)


def write_people(written: Written) -> None:
    """Write everybody, so that every one of them is found."""
    site_id, people = written.actor.site_id, written.house.people
    first = _first_days(written.house)
    rows = [
        Person(
            site_id=site_id,
            birth_year=one.birth_year,
            postcode=one.postcode,
            phone=one.phone,
            email=one.email,
            may_contact=True if one.phone else None,
            entered_on=first.get(number, one.since),
            **name_columns(one.name),
        )
        for number, one in enumerate(people)
    ]
    for number, row in enumerate(rows):  # made up, and the same house every time
        row.erasure_key = uuid5(NAMESPACE_OID, f"{number} {row.sort_key}")
    written.people = written.add(rows)
    names = (one.name for one in people)
    index_many(written.session, site_id=site_id, people=zip(written.people, names, strict=True))


def write_places(written: Written) -> None:
    """Write who is enrolled, who is no longer, and who waits."""
    moment = written.actor.clock.moment
    rows = [
        _place(
            written.people[seat.person],
            series_id=written.series[seat.series.number],
            state=_state(seat, written.today),
            waiting_position=seat.waiting,
            first_day=seat.first_day,
            last_day=seat.last_day,
            created_at=moment(seat.first_day, _ENROLS_AT),
        )
        for seat in written.house.groups.seats
    ]
    rows += [
        _place(
            written.people[person],
            occurrence_id=written.occurrences[meeting.number],
            first_day=meeting.day,
            last_day=meeting.day,
            created_at=moment(min(meeting.day, written.today) - _BEFORE, _ENROLS_AT),
        )
        for person, meeting in written.house.booked
    ]
    written.insert(Enrolment, rows)


def _place(person_id: int, **facts: Any) -> dict[str, Any]:  # noqa: ANN401 - values of columns
    empty = {
        "series_id": None,
        "occurrence_id": None,
        "state": EnrolmentState.ENROLLED,
        "waiting_position": None,
    }
    return {**empty, "person_id": person_id, **facts}


def _state(seat: Seat, today: date) -> EnrolmentState:
    if seat.waiting is not None:
        return EnrolmentState.WAITING
    gone = seat.last_day is not None and seat.last_day < today
    return EnrolmentState.WITHDRAWN if gone else EnrolmentState.ENROLLED


def _first_days(house: SampleHouse) -> dict[int, date]:
    first: dict[int, date] = {}
    for seat in house.groups.seats:
        first[seat.person] = min(seat.first_day, first.get(seat.person, seat.first_day))
    for day in house.arrivals:
        for one in day:
            if one.person is not None:
                known = first.get(one.person, one.meeting.day)
                first[one.person] = min(known, one.meeting.day)
    return first
