"""Writing rooms, hosts, closures, activities, and every day on which they meet."""

from atelier.calendar.planning import add_activity
from atelier.domain import (
    Activity,
    Closure,
    Occurrence,
    OccurrenceState,
    Organisation,
    Room,
    Series,
)
from atelier.sample.files import programme, rows
from atelier.sample.written import Written


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
    written.occurrences = written.add(_occurrences(written, activities))


def _places(written: Written) -> tuple[dict[str, Room], dict[str, Organisation]]:
    site_id = written.actor.site_id
    rooms = {
        row["code"]: Room(
            site_id=site_id,
            code=row["code"],
            name=row["naam"],
            description=row["omschrijving"],
            capacity=int(row["max_personen"]),
        )
        for row in rows("rooms")
    }
    hosts = {
        row["naam"]: Organisation(site_id=site_id, name=row["naam"], kind=row["soort"])
        for row in rows("organisations")
    }
    closures = [
        Closure(site_id=site_id, first_day=one.first_day, last_day=one.last_day, name=one.name)
        for one in written.house.days.shut
    ]
    written.add([*rooms.values(), *hosts.values(), *closures])
    return rooms, hosts


def _occurrences(written: Written, activities: dict[str, Activity]) -> list[Occurrence]:
    return [
        Occurrence(
            activity_id=activities[one.line.code].id,
            series_id=written.series[one.series.number],
            room_id=activities[one.line.code].room_id,
            day=one.day,
            rule_day=one.day,
            starts=one.starts,
            ends=one.ends,
            state=OccurrenceState.CANCELLED if one.cancelled else OccurrenceState.PLANNED,
            reason=one.cancelled,
        )
        for one in written.house.meetings
    ]
