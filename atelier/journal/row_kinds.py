"""The tables whose rows the journal of changes keeps."""

from atelier.domain import (
    Activity,
    ActivitySetting,
    AllowanceLimit,
    AllowancePayment,
    Assignment,
    Availability,
    Base,
    Closure,
    DayAvailability,
    Enrolment,
    FixedPlace,
    HolidayPolicy,
    Occurrence,
    Organisation,
    Pairing,
    Role,
    Room,
    RoomBooking,
    SchoolHoliday,
    Series,
    Shift,
    ShiftPattern,
    Target,
    Volunteer,
    VolunteerAway,
    VolunteerRole,
)

KINDS: dict[str, type[Base]] = {
    kind.__tablename__: kind
    for kind in (
        *(Organisation, Room, Activity, ActivitySetting, Series, Occurrence, Closure),
        *(HolidayPolicy, SchoolHoliday, RoomBooking, Enrolment, Role, Volunteer, VolunteerRole),
        *(Availability, DayAvailability, VolunteerAway, Pairing, ShiftPattern, FixedPlace, Shift),
        *(Assignment, Target, AllowancePayment, AllowanceLimit),
    )
}
"""Each table by its name: what is pointed to comes before what points to it.

Their numbers are never given out twice (``NEVER_AGAIN``), so a number means one row for ever.
"""
