"""A small house with a week in it, for what the calendar shows."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from atelier.domain import (
    Activity,
    ActivitySetting,
    Assignment,
    Enrolment,
    EnrolmentState,
    Function,
    Occurrence,
    OccurrenceState,
    Organisation,
    Room,
    RoomBooking,
    Series,
)
from tests.making import TUESDAY, Making

MONDAY = TUESDAY - timedelta(days=1)
NEXT_TUESDAY = TUESDAY + timedelta(weeks=1)


@dataclass
class Week:
    """The ids of what stands in it."""

    classroom: int
    parlour: int
    door: int
    language: int  # Tuesday 10:00-11:30 in the classroom: 2 of 2, one waits, one volunteer short
    language_next: int
    language_series: int
    yoga: int  # Tuesday 11:40-12:40 in the classroom, which needs a quarter of an hour before
    circle: int  # sensitive
    handicraft: int  # cancelled
    hire: int
    toos: int


def fill_week(making: Making) -> Week:
    """Fill Tuesday 24 November 2026 and the days around it."""
    site = making.site_id
    classroom = making.add(
        Room(site_id=site, code="les", name="De Leskamer", setup_minutes=15, capacity=20)
    )
    parlour = making.add(Room(site_id=site, code="huis", name="De Huiskamer"))
    host = making.add(Organisation(site_id=site, name="Tweespan", valid_from=date(2020, 1, 1)))
    language, series = _language(making, classroom, host)
    first, following = (_planned(making, language, day, series) for day in (TUESDAY, NEXT_TUESDAY))
    toos = _places(making, series, first)
    _shift(making, first, toos)
    yoga = _one(making, "Stoelyoga", Function.HEALTH, classroom, time(11, 40), time(12, 40))
    circle = _one(
        making, "Rouwgroep", Function.DAY_ACTIVITY, parlour, time(13), time(14), sensitive=True
    )
    handicraft = _one(
        making, "Handwerken", Function.MEETING, parlour, time(15), time(16), reason="zaal bezet"
    )
    door = _one(
        making, "Open inloop", Function.MEETING, parlour, time(9, 30), time(12), walk_in=True
    )
    hire = making.add(
        RoomBooking(
            site_id=site,
            room_id=parlour,
            name="Koor De Stem",
            day=TUESDAY,
            starts=time(19),
            ends=time(21),
        )
    )
    lessons = (first, following, series)
    return Week(classroom, parlour, door, *lessons, yoga, circle, handicraft, hire, toos)


def _language(making: Making, room: int, host: int) -> tuple[int, int]:
    activity = making.add(
        Activity(
            site_id=making.site_id,
            code="TAAL",
            name="Taalcafé",
            function=Function.INFORMATION,
            host_id=host,
            room_id=room,
            capacity=2,
            enrolment=True,
            setup_minutes=0,
        )
    )
    making.add(ActivitySetting(activity_id=activity, first_day=date(2020, 1, 1), setting="regular"))
    series = making.add(
        Series(
            activity_id=activity,
            rule="weekly;not_school",
            weekday=1,
            starts=time(10),
            ends=time(11, 30),
            first_day=date(2026, 1, 1),
            last_day=date(2026, 12, 31),
        )
    )
    return activity, series


def _planned(making: Making, activity: int, day: date, series: int) -> int:
    return making.add(
        Occurrence(
            activity_id=activity,
            series_id=series,
            day=day,
            rule_day=day,
            starts=time(10),
            ends=time(11, 30),
        )
    )


def _places(making: Making, series: int, day: int) -> int:
    """Give two people a place and let one wait; one of them has the first day off."""
    toos, ali, riet, wim = map(making.person, ("Toos Berg", "Ali Kaya", "Riet Smit", "Wim Bos"))
    for person in (toos, ali):
        making.enrolment(person, series=series)
    making.enrolment(riet, series=series, waiting=1)
    making.add(
        Enrolment(
            person_id=ali,
            occurrence_id=day,
            state=EnrolmentState.WITHDRAWN,
            first_day=TUESDAY,
            created_at=making.actor.now(),
        )
    )
    making.enrolment(wim, occurrence=day)
    return toos


def _shift(making: Making, occurrence: int, person: int) -> None:
    shift = making.shift(
        "Gastvrouw", starts=time(10), ends=time(11, 30), occurrence=occurrence, needed=2
    )
    making.add(Assignment(shift_id=shift, person_id=person))


def _one(
    making: Making,
    name: str,
    function: Function,
    room: int,
    starts: time,
    ends: time,
    *,
    sensitive: bool = False,
    walk_in: bool = False,
    reason: str = "",
) -> int:
    """Plan something once, on Tuesday; with a ``reason`` it does not go ahead."""
    activity = making.activity(name, function=function, sensitive=sensitive, walk_in=walk_in)
    state = OccurrenceState.CANCELLED if reason else OccurrenceState.PLANNED
    return making.add(
        Occurrence(
            activity_id=activity,
            day=TUESDAY,
            starts=starts,
            ends=ends,
            room_id=room,
            state=state,
            reason=reason,
        )
    )
