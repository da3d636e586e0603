"""Writing rooms, hosts, closures, activities, and every day on which they meet."""

from datetime import date
from uuid import UUID, uuid5

from sqlalchemy import select

from atelier.calendar.planning import add_activity
from atelier.calendar.settings_history import FROM_ALWAYS, write_setting
from atelier.domain import (
    Activity,
    Base,
    Closure,
    HolidayPolicy,
    Occurrence,
    OccurrenceState,
    Organisation,
    Policy,
    Room,
    RoomBooking,
    Series,
    Tenant,
)
from atelier.sample.files import programme, rows
from atelier.sample.programme import Meeting
from atelier.sample.written import Written

_STEPS = {"JKOOK": 3, "TUIN": 9}  # in which month of the year before
_TOGETHER = UUID("6f1d4a0e-5d0f-4b7c-9c36-2f8f0a1b7e55")  # names the bookings made together


def write_programme(written: Written) -> None:
    """Write all of the calendar."""
    rooms, hosts = _places(written)
    activities = {
        line.code: add_activity(
            written.session,
            line,
            site_id=written.actor.site_id,
            room_id=rooms[line.room].id,
            host_id=hosts[line.host].id,
        )
        for line in programme()
    }
    written.series = written.add(
        [
            Series(
                activity_id=activities[one.code].id,
                rule=str(one.line.rule),
                weekday=one.weekday,
                starts=one.line.starts,
                ends=one.line.ends,
                first_day=one.first_day,
                last_day=one.last_day,
            )
            for one in written.house.series
        ]
    )
    house = written.house
    written.occurrences = written.add(
        [_occurrence(written, activities[one.line.code], rooms, one) for one in house.meetings]
    )
    written.add(
        [_occurrence(written, activities[one.line.code], rooms, one) for one in house.skipped]
    )
    _write_history(written, activities)
    _write_hiring(written, rooms)


def _places(written: Written) -> tuple[dict[str, Room], dict[str, Organisation]]:
    site_id = written.actor.site_id
    rooms = {
        row["code"]: Room(
            site_id=site_id,
            code=row["code"],
            name=row["naam"],
            description=row["omschrijving"],
            capacity=int(row["max_personen"]) if row["max_personen"] else None,
            features=row["kenmerken"],
            setup_minutes=int(row["opbouw"]),
            clearing_minutes=int(row["opruimen"]),
        )
        for row in rows("rooms")
    }
    hosts = {
        row["naam"]: Organisation(site_id=site_id, name=row["naam"], kind=row["soort"])
        for row in rows("organisations")
    }
    written.add([*rooms.values(), *hosts.values(), *_closings(written)])
    return rooms, hosts


def _closings(written: Written) -> list[Base]:
    """Give the closures, and what was decided about each 5 May until today."""
    site_id, shut = written.actor.site_id, written.house.days.shut
    closures = [
        Closure(
            site_id=site_id,
            first_day=one.first_day,
            last_day=one.last_day,
            name=one.name,
            except_walk_in=bool(one.open_for),
        )
        for one in shut
        if not one.holiday
    ]
    kept = {one.first_day for one in shut if one.holiday}
    asked = {date(year, 5, 5) for year in range(shut[0].first_day.year, written.today.year + 1)}
    policies = [
        HolidayPolicy(
            site_id=site_id, day=day, policy=Policy.CLOSED if day in kept else Policy.OPEN
        )
        for day in sorted(day for day in kept | asked if day <= written.today)
    ]
    return [*closures, *policies]


def _occurrence(
    written: Written, activity: Activity, rooms: dict[str, Room], one: Meeting
) -> Occurrence:
    kept = _is_kept_open(written, one)
    return Occurrence(
        activity_id=activity.id,
        series_id=written.series[one.series.number],
        room_id=rooms[one.room].id if one.room else activity.room_id,
        day=one.day,
        rule_day=one.rule_day or one.day,
        starts=one.starts,
        ends=one.ends,
        state=OccurrenceState.CANCELLED if one.cancelled else OccurrenceState.PLANNED,
        reason=one.cancelled,
        skipped=one.skipped,
        changed=bool(one.rule_day or one.room or kept or (one.cancelled and not one.skipped)),
        clash_reason=one.clash_reason,
    )


def _is_kept_open(written: Written, one: Meeting) -> bool:
    """Whether it goes on although the house is closed to all but the open door."""
    if one.line.walk_in or one.cancelled:
        return False
    return any(shut.first_day <= one.day <= shut.last_day for shut in written.house.days.shut)


def _write_history(written: Written, activities: dict[str, Activity]) -> None:
    """Let two activities step over from sheltered in the year before, and say for whom each is."""
    for code, month in _STEPS.items():
        line = next(line for line in programme() if line.code == code)
        activity_id = activities[code].id
        day = date(written.today.year - 1, month, 1)
        for first_day, setting in ((FROM_ALWAYS, "sheltered"), (day, line.setting)):
            write_setting(
                written.session, activity_id=activity_id, setting=setting, first_day=first_day
            )
    for row in rows("audiences"):
        activities[row["code"]].audience = row["tekst"]


def _write_hiring(written: Written, rooms: dict[str, Room]) -> None:
    site_id = written.actor.site_id
    tenants = dict(
        written.session.execute(
            select(Tenant.name, Tenant.id).where(Tenant.site_id == site_id)
        ).all()
    )
    written.add(
        [
            RoomBooking(
                site_id=site_id,
                room_id=rooms[one.room].id,
                name=one.name,
                day=one.day,
                starts=one.starts,
                ends=one.ends,
                kind=one.kind,
                tenant_id=tenants.get(one.name),
                price_cents=one.price_cents,
                clash_reason=one.clash_reason,
                repeat_key=uuid5(_TOGETHER, one.room + one.name) if one.repeated else None,
            )
            for one in written.house.hired
        ]
    )
