"""The tables whose rows the journal of changes keeps."""

from atelier.domain import (
    Activity,
    ActivitySetting,
    Assignment,
    Base,
    Closure,
    Enrolment,
    HolidayPolicy,
    Occurrence,
    Organisation,
    Room,
    RoomBooking,
    SchoolHoliday,
    Series,
    Shift,
    Target,
)

KINDS: dict[str, type[Base]] = {
    kind.__tablename__: kind
    for kind in (
        *(Organisation, Room, Activity, ActivitySetting, Series, Occurrence, Closure),
        *(HolidayPolicy, SchoolHoliday, RoomBooking, Enrolment, Shift, Assignment, Target),
    )
}
"""Each table by its name: what is pointed to comes before what points to it.

Their numbers are never given out twice (``NEVER_AGAIN``), so a number means one row for ever.
"""
