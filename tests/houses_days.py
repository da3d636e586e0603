"""What one house asks about the closing days and the rooms of another."""

from collections.abc import Callable
from datetime import date, time
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.calendar import (
    bookings,
    closing_days,
    closures,
    holiday_choices,
    room_day,
    rooms,
    school,
)
from atelier.calendar.booking_plan import BookingFacts, WantedBooking, plan_booking
from atelier.calendar.closure_hits import hits_of
from atelier.domain import (
    Actor,
    Closure,
    HolidayPolicy,
    Occurrence,
    Policy,
    Room,
    RoomBooking,
    SchoolHoliday,
    Site,
)
from tests.houses import House
from tests.making import TUESDAY

Ask = Callable[[Session, Actor, House], object]

_ROOM = rooms.RoomFacts("Zolder")
_MAY = date(2027, 5, 5)


def _closure(session: Session, it: House) -> int:
    found = select(Closure.id).where(Closure.site_id == it.actor.site_id)
    return session.scalars(found).one()


def _booking(session: Session, it: House) -> int:
    assert it.slot.room_id is not None
    booking = RoomBooking(
        site_id=it.actor.site_id,
        room_id=it.slot.room_id,
        name="Koor",
        day=TUESDAY,
        starts=time(20),
        ends=time(21),
    )
    session.add(booking)
    session.flush()  # for booking.id
    return booking.id


def _empty_room(session: Session, it: House) -> int:
    room = Room(site_id=it.actor.site_id, code="leeg", name="Leeg")
    session.add(room)
    session.flush()  # for room.id
    return room.id


def _facts(it: House) -> BookingFacts:
    assert it.slot.room_id is not None
    return BookingFacts(it.slot.room_id, "Koor", TUESDAY, time(20), time(21))


def _own_holidays(session: Session, me: Actor, it: House) -> object:
    policy = HolidayPolicy(site_id=it.actor.site_id, day=_MAY, policy=Policy.CLOSED)
    session.add(policy)
    days = {"site_id": me.site_id, "first_day": _MAY, "last_day": _MAY}
    return [one for one in closing_days.holidays_of(session, **days) if one.own]  # type: ignore[arg-type]


def _seen_holidays(session: Session, me: Actor, it: House) -> object:
    policy = HolidayPolicy(site_id=it.actor.site_id, day=_MAY, policy=Policy.CLOSED)
    session.add(policy)
    found = closing_days.own_holidays(session, first_day=_MAY, last_day=_MAY, actor=me)
    return [one for one in found if one.own]


def _own_school(session: Session, it: House) -> None:
    row = SchoolHoliday(
        site_id=it.actor.site_id, region="Zuid", name="Vrij", first_day=TUESDAY, last_day=TUESDAY
    )
    session.add(row)
    session.flush()


def _school_table(session: Session, me: Actor, it: House) -> object:
    _own_school(session, it)
    return school.school_table(session, actor=me, first_day=TUESDAY, last_day=TUESDAY).rows


def _school_days(session: Session, me: Actor, it: House) -> object:
    _own_school(session, it)
    days = school.school_days(session, site_id=me.site_id, first_day=TUESDAY, last_day=TUESDAY)
    return days(TUESDAY)


def _choose_region(session: Session, me: Actor, it: House) -> object:
    school.choose_region(session, region="Noord", actor=me)
    return session.get_one(Site, it.actor.site_id).school_region == "Noord"


def _keep_own_table(session: Session, me: Actor, it: House) -> object:
    school.save_school_holiday(session, region="Zuid", name="Vrij", first_day=TUESDAY,
                               last_day=TUESDAY, actor=me, key=uuid4())  # fmt: skip
    mine = SchoolHoliday.site_id == it.actor.site_id
    return session.scalars(select(SchoolHoliday.id).where(mine)).all()


def _remove_school(session: Session, me: Actor, it: House) -> object:
    _own_school(session, it)
    was = school.SchoolDays(None, "Vrij", TUESDAY, TUESDAY)
    return school.remove_school_holiday(session, region="Zuid", was=was, actor=me, key=uuid4())


def _double(session: Session, me: Actor, it: House) -> object:
    _booking(session, it), _booking(session, it)
    return room_day.clashing_now(session, first_day=TUESDAY, last_day=TUESDAY, actor=me)


def _bookings(session: Session, me: Actor, it: House) -> object:
    _booking(session, it)
    return bookings.bookings_of(session, first_day=TUESDAY, last_day=TUESDAY, actor=me)


def _decide(session: Session, me: Actor, it: House) -> object:
    """Look at the other house after deciding: what one house decides, another does not."""
    holiday_choices.decide_holiday(session, day=_MAY, policy=Policy.CLOSED, actor=me, key=uuid4())
    site = HolidayPolicy.site_id == it.actor.site_id
    return session.scalars(select(HolidayPolicy.id).where(site)).all()


def _plan_holiday(session: Session, me: Actor, it: House) -> object:
    activity_id = session.get_one(Occurrence, it.yoga).activity_id
    meeting = Occurrence(activity_id=activity_id, day=_MAY, starts=time(9), ends=time(10))
    session.add(meeting)
    session.flush()
    plan = holiday_choices.plan_holiday(session, day=_MAY, policy=Policy.CLOSED, actor=me)
    return plan.occurrences


DAYS_ASKED: dict[str, Ask] = {
    "holidays_of": _own_holidays,
    "own_holidays": _seen_holidays,
    "house_calendar": lambda s, me, _: (
        closing_days.house_calendar(
            s, site_id=me.site_id, first_day=TUESDAY, last_day=TUESDAY
        ).closed()(TUESDAY)
    ),
    "school_days": _school_days,
    "school_table": _school_table,
    "choose_region": _choose_region,
    "save_school_holiday": _keep_own_table,
    "remove_school_holiday": _remove_school,
    "hits_of": lambda s, me, _: (
        hits_of(s, first_day=TUESDAY, last_day=TUESDAY, except_walk_in=False, actor=me).untouched
    ),
    "closures_of": lambda s, me, _: closures.closures_of(s, first_day=TUESDAY, actor=me),
    "plan_closure": lambda s, me, _: (
        closures.plan_closure(
            s, first_day=TUESDAY, last_day=TUESDAY, except_walk_in=False, actor=me
        ).untouched
    ),
    "plan_removal": lambda s, me, it: closures.plan_removal(
        s, closure_id=_closure(s, it), actor=me
    ),
    "save_closure": lambda s, me, it: closures.save_closure(
        s, first_day=TUESDAY, last_day=TUESDAY, name="Verf", except_walk_in=False, choices={},
        closure_id=_closure(s, it), actor=me, key=uuid4(),
    ),
    "remove_closure": lambda s, me, it: closures.remove_closure(
        s, closure_id=_closure(s, it), back=(), actor=me, key=uuid4()
    ),
    "plan_holiday": _plan_holiday,
    "decide_holiday": _decide,
    "rooms_of": lambda s, me, _: rooms.rooms_of(s, actor=me),
    "change_room": lambda s, me, it: rooms.change_room(
        s, room_id=it.slot.room_id or 0, version=1, facts=_ROOM, actor=me, key=uuid4()
    ),
    "remove_room": lambda s, me, it: rooms.remove_room(
        s, room_id=_empty_room(s, it), actor=me, key=uuid4()
    ),
    "bookings_of": _bookings,
    "plan_booking": lambda s, me, it: plan_booking(s, wanted=WantedBooking(_facts(it)), actor=me),
    "save_booking": lambda s, me, it: bookings.save_booking(
        s, wanted=WantedBooking(_facts(it)), actor=me, key=uuid4()
    ),
    "plan_changed_booking": lambda s, me, it: bookings.plan_changed_booking(
        s, booking_id=_booking(s, it), facts=_facts(it), following=False, actor=me
    ),
    "change_booking": lambda s, me, it: bookings.change_booking(
        s, booking_id=_booking(s, it), version=1, facts=_facts(it), following=False, actor=me,
        key=uuid4(),
    ),
    "remove_booking": lambda s, me, it: bookings.remove_booking(
        s, booking_id=_booking(s, it), following=False, actor=me, key=uuid4()
    ),
    "room_day": lambda s, me, _: room_day.room_day(s, room_id=None, day=TUESDAY, actor=me),
    "clashing_now": _double,
}  # fmt: skip
# Only called with rows that were looked up in the house.
DAYS_WITHIN = {
    *("cancelled_for", "people_in", "close_hits", "take_back", "told", "occurrences_of"),
    *("answered", "add_room", "held_plan", "with_minutes", "moving_bookings", "moved_bookings"),
    "courses_of",
}
