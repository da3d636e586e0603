"""Taking over a calendar, told what came of it, and taking it back."""

from collections.abc import Callable
from datetime import date, time
from functools import partial
from pathlib import Path
from uuid import uuid4

import pytest
from icalendar import Calendar
from sqlalchemy import func, select

from atelier.calendar.exchange.agenda import agenda_table
from atelier.calendar.exchange.files import check_same, open_calendar, save_calendar
from atelier.calendar.exchange.ical_in import read_calendar
from atelier.calendar.exchange.ical_out import programme_calendar
from atelier.calendar.exchange.importing import Imported, import_calendar
from atelier.calendar.exchange.plan_in import Verdict, plan_calendar
from atelier.calendar.exchange.undoing import earlier_calendar_imports, undo_calendar_import
from atelier.database import Database
from atelier.domain import (
    Activity,
    ActivitySetting,
    Actor,
    Batch,
    CalendarChange,
    Enrolment,
    Function,
    Gone,
    Occurrence,
    OccurrenceState,
    PrintedSheet,
    Room,
    Series,
)
from atelier.journal.changes import undo_last_change
from atelier.settings.actions import found_house
from atelier.tables.refusals import FileChanged
from tests.acting import at_desk
from tests.bad.calendars import BREAKFAST, ZONE, at, calendar, event
from tests.making import Making

KINDS = (Activity, ActivitySetting, Series, Occurrence, Room)
WEEKLY = event(*at(), "RRULE:FREQ=WEEKLY;COUNT=4", f"EXDATE{ZONE}:20261209T100000", "LOCATION:Zaal")


def counts(database: Database) -> list[int]:
    with database.reading() as session:
        return [session.scalar(select(func.count()).select_from(kind)) or 0 for kind in KINDS]


def take(database: Database, actor: Actor, *events: str, **more: object) -> Imported:
    data = calendar(*events).encode()
    with database.transaction() as session:
        return import_calendar(session, data=data, actor=actor, key=uuid4(), **more)  # type: ignore[arg-type]


def test_a_file_becomes_activities_rooms_and_series(
    database: Database, making: Making, actor: Actor
) -> None:
    room = making.add(Room(site_id=making.site_id, code="keu", name="Keuken"))
    coffee = making.activity("ontbijtcafé")
    told = take(database, actor, BREAKFAST, WEEKLY)
    assert (told.series, told.occurrences, told.activities, told.rooms) == (1, 5, 1, 1)
    assert (told.refused, told.same, told.doubtful, told.clashes) == ((), (), (), ())
    with database.reading() as session:
        series = session.scalars(select(Series)).one()
        rows = session.scalars(select(Occurrence).order_by(Occurrence.day)).all()
        batch = session.scalars(select(Batch)).one()
        assert (rows[0].activity_id, rows[0].room_id, rows[0].uid) == (coffee, room, "ontbijt@test")
        assert (series.rule, series.weekday, series.uid) == ("weekly", 2, "yoga@test")
        assert (series.first_day, series.last_day) == (date(2026, 12, 2), date(2026, 12, 23))
        assert (series.activity.name, series.activity.code) == ("Yoga", "YOGA")
        assert (series.starts, series.ends) == (time(10), time(11))
        assert [row.skipped for row in rows] == [False, False, True, False, False]
        assert [row.rule_day for row in rows] == [None, *(row.day for row in rows[1:])]
        assert rows[2].reason != ""
        assert series.room is not None
        assert series.room.name == "Zaal"
        assert (batch.kind, {row.batch_id for row in rows}) == ("calendar", {batch.id})


def test_the_same_file_again_adds_nothing_and_says_what_differs(
    database: Database, actor: Actor
) -> None:
    first = take(database, actor, BREAKFAST, WEEKLY)
    before = counts(database)
    again = take(database, actor, BREAKFAST, WEEKLY)
    assert (again.batch, again.series, again.occurrences) == (None, 0, 0)
    assert [reason for _, reason in again.same] == ["This is already there."] * 2
    changed = take(database, actor, BREAKFAST, WEEKLY.replace("COUNT=4", "COUNT=9"))
    assert changed.batch is None
    assert "with other dates" in changed.same[1][1]
    assert counts(database) == before
    assert first.batch is not None


def test_the_same_key_is_the_same_import(database: Database, actor: Actor) -> None:
    data, key = calendar(BREAKFAST, WEEKLY).encode(), uuid4()
    action = partial(import_calendar, data=data, actor=actor, key=key)
    first, again = database.perform(action), database.perform(action)
    assert (again.batch, again.series, again.occurrences) == (
        first.batch,
        first.series,
        first.occurrences,
    )
    assert counts(database)[3] == 5


def test_a_clash_comes_in_is_told_and_stays_red(
    database: Database, making: Making, actor: Actor
) -> None:
    room = making.add(Room(site_id=making.site_id, code="zaal", name="Zaal", setup_minutes=30))
    making.add(
        Occurrence(
            activity_id=making.activity("Koor"),
            room_id=room,
            day=date(2026, 12, 16),
            starts=time(11, 15),
            ends=time(12),
        )
    )
    other = event(*at("20261223"), "LOCATION:Zaal", name="Schaken", uid="schaken@test")
    told = take(database, actor, WEEKLY, other)
    assert {(one.day.day, one.name) for one in told.clashes} == {
        (16, "Koor"),
        (23, "Schaken"),
        (23, "Yoga"),
    }
    with database.reading() as session:
        red = session.scalars(
            select(Occurrence.day).where(Occurrence.clash_reason != "").order_by(Occurrence.day)
        ).all()
    assert [day.day for day in red] == [16, 23, 23]


def test_what_looks_like_something_that_is_there_waits_for_a_decision(
    database: Database, making: Making, actor: Actor
) -> None:
    making.occurrence("Yoga voor iedereen", day=date(2026, 12, 16), starts=time(10, 30),
                      ends=time(12))  # fmt: skip
    double = event(*at(), "RRULE:FREQ=WEEKLY;COUNT=4", name="Yoga  voor íedereen")
    told = take(database, actor, double)
    ((line, reason),) = told.doubtful
    assert (told.batch, told.occurrences, "on one date: Yoga voor" in reason) == (None, 0, True)
    assert take(database, actor, double, adding=[line]).occurrences == 4
    single = event(*at("20261216"), name="Yoga voor iedereen", uid="later@test")
    assert take(database, actor, single).doubtful != ()
    assert take(database, actor, event(*at(), name="Bridge", uid="b"), leaving=[4]).batch is None


def test_what_looks_like_something_sensitive_does_not_name_it(
    database: Database, making: Making, actor: Actor
) -> None:
    group = making.activity("Herstelgroep alcohol", sensitive=True, public_name="Donderdaggroep")
    making.occurrence(group, day=date(2026, 12, 16), starts=time(10, 30), ends=time(12))
    told = take(database, actor, event(*at("20261216"), name="Herstelgroep alcohól"))
    ((_line, reason),) = told.doubtful
    assert "on one date: Donderdaggroep" in reason


def test_the_preview_writes_nothing(database: Database, actor: Actor) -> None:
    before = counts(database)
    data = calendar(BREAKFAST, WEEKLY, event("DTSTART;VALUE=DATE:20261225", uid="kerst")).encode()
    found = read_calendar(data, clock=actor.clock)
    with database.reading() as session:
        plan = plan_calendar(session, calendar=found, actor=actor)
    assert [one.verdict for one in plan.events] == [Verdict.NEW, Verdict.NEW, Verdict.REFUSED]
    assert [one.new_activity for one in plan.events] == [True, True, False]
    assert "closing days" in plan.events[2].reason
    assert counts(database) == before


HANGING: dict[str, Callable[[Making, Occurrence, int], object]] = {
    "somebody was there": lambda making, one, person: making.participation(
        person, one.id, one.day, making.actor.now()
    ),
    "somebody has a place": lambda making, one, person: making.enrolment(person, occurrence=one.id),
    "somebody is to work there": lambda making, one, _person: making.shift(
        "gastheer", day=one.day, starts=one.starts, ends=one.ends, occurrence=one.id
    ),
    "a list was printed": lambda making, one, _person: making.add(
        PrintedSheet(
            key=uuid4(),
            site_id=making.site_id,
            year=2026,
            number=1,
            kind="signup",
            day=one.day,
            printed_at=making.actor.now(),
            by="Balie",
            occurrence_id=one.id,
        )
    ),
}


@pytest.mark.parametrize("how", HANGING)
def test_what_is_used_stays_when_an_import_is_taken_back(
    database: Database, making: Making, actor: Actor, how: str
) -> None:
    told = take(database, actor, BREAKFAST, WEEKLY)
    assert told.batch is not None
    with database.reading() as session:
        used = session.scalars(select(Occurrence).where(Occurrence.day == date(2026, 12, 16))).one()
    HANGING[how](making, used, making.person())
    for expected in ((4, 1), (0, 1)):
        with database.transaction() as session:
            back = undo_calendar_import(session, batch_id=told.batch, actor=actor)
            assert back == expected
    assert counts(database) == [1, 1, 1, 1, 1]


def test_a_series_with_places_stays_whole(database: Database, making: Making, actor: Actor) -> None:
    told = take(database, actor, BREAKFAST, WEEKLY)
    with database.reading() as session:
        series = session.scalars(select(Series.id)).one()
    making.enrolment(making.person(), series=series)
    assert told.batch is not None
    with database.transaction() as session:
        assert undo_calendar_import(session, batch_id=told.batch, actor=actor) == (1, 4)
        assert session.scalars(select(Enrolment)).one().series_id == series


def test_an_import_goes_as_a_whole_and_can_come_again(database: Database, actor: Actor) -> None:
    told = take(database, actor, BREAKFAST, WEEKLY)
    assert told.batch is not None
    with database.reading() as session:
        (row,) = earlier_calendar_imports(session, actor=actor)
    assert (row.id, row.occurrences, row.undone_at) == (told.batch, 5, None)
    with database.transaction() as session:
        assert undo_calendar_import(session, batch_id=told.batch, actor=actor) == (5, 0)
    assert set(counts(database)) == {0}
    with database.reading() as session:
        assert session.scalars(select(CalendarChange)).one().undone_at is not None
        assert earlier_calendar_imports(session, actor=actor)[0].undone_at == actor.now()
    assert take(database, actor, BREAKFAST, WEEKLY).occurrences == 5


def test_one_undo_takes_it_back_too(database: Database, actor: Actor) -> None:
    key = uuid4()
    data = calendar(BREAKFAST, WEEKLY).encode()
    database.perform(partial(import_calendar, data=data, actor=actor, key=key))
    undone = database.perform(partial(undo_last_change, keys=[key], actor=actor))
    assert (undone.number, set(counts(database))) == (5, {0})


def test_another_house_takes_nothing_back_and_sees_nothing(
    database: Database, making: Making, actor: Actor
) -> None:
    told = take(database, actor, WEEKLY)
    north = database.perform(partial(found_house, name="Noord", another=True))
    elsewhere = at_desk(site_id=north, clock=actor.clock)
    with database.reading() as session:
        room = session.scalars(select(Room.id)).one()
        yoga = session.scalars(select(Activity.id)).one()
        assert earlier_calendar_imports(session, actor=elsewhere) == []
        assert agenda_table(session, actor=elsewhere)[1] == []
        for asked in (
            partial(programme_calendar, room_id=room),
            partial(programme_calendar, activity_id=yoga),
        ):
            with pytest.raises(Gone):
                asked(session, actor=elsewhere)
        assert b"VEVENT" not in programme_calendar(session, actor=elsewhere)
    with database.transaction() as session, pytest.raises(Gone):
        undo_calendar_import(session, batch_id=told.batch or 0, actor=elsewhere)
    assert making.site_id == actor.site_id


def test_one_room_one_activity_and_some_days(
    database: Database, making: Making, actor: Actor
) -> None:
    take(database, actor, BREAKFAST, WEEKLY)
    making.occurrence(making.activity("Overleg", function=Function.INTERNAL))
    making.occurrence(making.activity("Rouw", sensitive=True, public_name="Rustig samen"))
    with database.reading() as session:
        rooms = dict(session.execute(select(Room.name, Room.id)).all())
        yoga = session.scalars(select(Activity.id).where(Activity.name == "Yoga")).one()
        meeting = session.scalars(select(Activity.id).where(Activity.name == "Overleg")).one()

        def names(**asked: int | date | bool) -> set[str]:
            data = programme_calendar(session, actor=actor, **asked)  # type: ignore[arg-type]
            assert b"Rouw" not in data
            return {str(one["SUMMARY"]) for one in Calendar.from_ical(data).walk("VEVENT")}

        assert names() == {"Ontbijtcafé", "Yoga", "Rustig samen"}
        assert names(internal=True) == {"Ontbijtcafé", "Yoga", "Rustig samen", "Overleg"}
        assert names(activity_id=meeting) == {"Overleg"}
        assert names(room_id=rooms["Zaal"]) == names(activity_id=yoga) == {"Yoga"}
        assert names(first_day=date(2026, 12, 1), last_day=date(2026, 12, 1)) == {"Ontbijtcafé"}
        _, rows = agenda_table(session, actor=actor, room_id=rooms["Zaal"])
        assert [(row[0], row[8]) for row in rows][:2] == [
            (date(2026, 12, 2), "goes ahead"),
            (date(2026, 12, 9), "left out"),
        ]
        assert len(agenda_table(session, actor=actor, first_day=date(2026, 12, 20))[1]) == 1


HOSTILE = (
    "=cmd|' /C calc'!A0",
    "+1+1",
    "<b>vet</b><img src=x onerror=alert(1)>",
    "Yoga \u202egnp.exe",
    "NUL\0in de naam",
    'Aanhaling " \\ ; , : einde',
    "Regel een\nBEGIN:VEVENT\nUID:boos",
    "é" * 60,
    "שלום עולם",
    "Ayşe'nin 🎉 grubu",
    "a" * 120,
    "\\n\\,\\;",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_goes_out_and_comes_in_as_text(
    database: Database, making: Making, actor: Actor, text: str
) -> None:
    making.occurrence(making.activity(text.replace("\0", " ")))  # no table keeps a NUL
    with database.reading() as session:
        data = programme_calendar(session, actor=actor)
    (one,) = Calendar.from_ical(data).walk("VEVENT")
    assert not any(sign < " " or sign in "\u202e\0" for sign in str(one["SUMMARY"]))
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    (found,) = read_calendar(data, clock=actor.clock).events
    assert found.name == str(one["SUMMARY"]).replace("  ", " ")
    shown = text.replace("\u202e", "").replace("\0", " ").replace("\n", " ")
    assert found.name == shown
    escaped = text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    written = event(*at(), name=escaped.replace("\n", "\\n"), uid="boos@test")
    told = take(database, actor, written)
    assert (told.occurrences, told.refused) == (1, ())
    with database.reading() as session:
        assert session.scalars(select(Occurrence).where(Occurrence.uid.is_not(None))).one()
        names = set(session.scalars(select(Activity.name)))
    assert shown in {" ".join(name.split()).replace("\u202e", "") for name in names}


def test_a_file_that_changes_meanwhile_stops_the_import(
    database: Database, actor: Actor, tmp_path: Path
) -> None:
    place = save_calendar(tmp_path / "lijst.ics", calendar(BREAKFAST).encode())
    for spoil in (partial(place.write_bytes, calendar(WEEKLY).encode()), place.unlink):
        opened = open_calendar(place, clock=actor.clock)
        spoil()
        with pytest.raises(FileChanged), database.transaction() as session:
            import_calendar(
                session,
                data=opened.calendar,
                actor=actor,
                key=uuid4(),
                confirm=partial(check_same, opened),
            )
    assert set(counts(database)) == {0}


def test_a_cancelled_event_and_a_moved_one_keep_their_place(
    database: Database, actor: Actor
) -> None:
    take(
        database,
        actor,
        WEEKLY,
        event(*at("20261217", "140000", "150000"), f"RECURRENCE-ID{ZONE}:20261216T100000"),
        event(*at("20261223"), f"RECURRENCE-ID{ZONE}:20261223T100000", "STATUS:CANCELLED"),
    )
    with database.reading() as session:
        moved = session.scalars(select(Occurrence).where(Occurrence.starts == time(14))).one()
        assert (moved.day, moved.rule_day) == (date(2026, 12, 17), date(2026, 12, 16))
        assert (moved.changed, moved.series_id is not None) == (True, True)
        off = session.scalars(select(Occurrence).where(Occurrence.day == date(2026, 12, 23))).one()
        assert (off.state, off.skipped, off.reason != "") == (
            OccurrenceState.CANCELLED,
            False,
            True,
        )
