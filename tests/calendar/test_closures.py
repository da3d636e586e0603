"""Closing the house later on: exactly what is hit, what was chosen, and all of it undone."""

from collections.abc import Callable
from datetime import date, time, timedelta
from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import inspect, select, text

from atelier.calendar.closing import Choice, HitsChanged, RoomTaken, SavedClosing
from atelier.calendar.closing_days import closing_days, house_calendar, local_days
from atelier.calendar.closure_hits import ClosureHits
from atelier.calendar.closures import (
    TooLong,
    closures_of,
    plan_closure,
    plan_removal,
    remove_closure,
    save_closure,
)
from atelier.calendar.holiday_choices import decide_holiday, plan_holiday
from atelier.calendar.plan_refusals import LastDayTooEarly
from atelier.calendar.planning import save_series
from atelier.calendar.recurrence import Calendar, Kind, Rule
from atelier.calendar.school import NameMissing
from atelier.calendar.wanted import Wanted
from atelier.database import Database
from atelier.domain import (
    Actor,
    Assignment,
    AuditEntry,
    Base,
    CalendarChange,
    ChangedRow,
    Closure,
    Occurrence,
    OccurrenceState,
    Policy,
    Room,
    RoomBooking,
)
from atelier.journal.changes import undo_change
from tests.conftest import Hands
from tests.making import TUESDAY, Making

FIRST, LAST = date(2026, 12, 21), date(2026, 12, 31)
NAME = "Kerstsluiting"

Rows = dict[str, list[tuple[object, ...]]]


@pytest.fixture
def planned(making: Making) -> dict[str, int]:
    """Make six weeks of an open door, a full course and a choir, with people, work and a hirer."""
    room = making.add(Room(site_id=making.site_id, code="zaal", name="Speelzaal"))
    made = {"room": room}
    for name, walk_in in (("Inloop", True), ("Yoga", False), ("Koor", False)):
        made[name] = making.activity(name, walk_in=walk_in, enrolment=name == "Yoga")
    series = made["series"] = making.series(made["Yoga"])
    people = [making.person(name) for name in ("Ada Byron", "Ben Okri", "Bea Arthur")]
    for person in people[:2]:
        making.enrolment(person, series=series)
    making.enrolment(people[2], series=series, waiting=1)
    for week in range(6):
        tuesday = TUESDAY + timedelta(weeks=week)
        for name in ("Inloop", "Yoga", "Koor"):
            made[f"{name} {week}"] = making.add(
                Occurrence(
                    activity_id=made[name],
                    series_id=series if name == "Yoga" else None,
                    room_id=room if name == "Koor" else None,
                    day=tuesday,
                    rule_day=tuesday if name == "Yoga" else None,
                    starts=time(10),
                    ends=time(11, 30),
                )
            )
    making.enrolment(people[0], occurrence=made["Koor 5"])
    for occurrence in (made["Yoga 5"], None):
        shift = making.shift("balie", day=date(2026, 12, 29), occurrence=occurrence)
        making.add(Assignment(shift_id=shift, person_id=people[2]))
    made["hire"] = making.add(
        RoomBooking(
            site_id=making.site_id,
            room_id=room,
            name="Koor Vreugd",
            day=date(2026, 12, 30),
            starts=time(19),
            ends=time(21),
        )
    )
    return made


def every_row(database: Database) -> Rows:
    """Give all rows of all tables, but of journal and log, which keep what was undone."""
    leave_out = {one.__tablename__ for one in (CalendarChange, ChangedRow, AuditEntry)}
    with database.reading() as session:
        return {
            kind.__tablename__: [
                tuple(getattr(row, one.key) for one in inspect(kind).column_attrs
                      if one.key != "version")
                for row in session.scalars(select(kind).order_by(kind.id))
            ]
            for kind in (mapper.class_ for mapper in Base.registry.mappers)
            if kind.__tablename__ not in leave_out
        }  # fmt: skip


def look(database: Database, actor: Actor, **facts: Any) -> ClosureHits:  # noqa: ANN401
    wanted: dict[str, Any] = {"first_day": FIRST, "last_day": LAST, "except_walk_in": False} | facts
    with database.reading() as session:
        return plan_closure(session, actor=actor, **wanted)


def close(
    database: Database,
    actor: Actor,
    hits: ClosureHits,
    **facts: Any,  # noqa: ANN401
) -> SavedClosing:
    keep = facts.pop("keep", 0)
    choices = {one.id: Choice.KEEP if one.id == keep else Choice.CANCEL for one in hits.occurrences}
    wanted: dict[str, Any] = {
        "first_day": FIRST,
        "last_day": LAST,
        "except_walk_in": False,
        "name": NAME,
    }
    return database.perform(
        partial(save_closure, choices=choices, actor=actor, key=uuid4(), **(wanted | facts))
    )


def test_a_closure_hits_what_a_plain_question_finds(
    database: Database, actor: Actor, planned: dict[str, int]
) -> None:
    hits = look(database, actor)
    with database.reading() as session:
        expected = session.execute(
            text(
                "SELECT o.id FROM occurrence o JOIN activity a ON a.id = o.activity_id"
                " WHERE a.site_id = :site AND o.day BETWEEN 20261221 AND 20261231"
                " AND o.state = 'planned' ORDER BY o.day, o.starts, o.id"
            ),
            {"site": actor.site_id},
        ).scalars()
        assert [one.id for one in hits.occurrences] == list(expected)
    numbers = {one.name: (one.people, one.waiting, one.working) for one in hits.occurrences[-3:]}
    assert numbers == {"Inloop": (0, 0, 0), "Yoga": (2, 1, 1), "Koor": (1, 0, 0)}
    assert (hits.people, hits.working, hits.other_shifts) == (2, 1, 1)
    assert [one.id for one in hits.bookings] == [planned["hire"]]
    only_others = look(database, actor, except_walk_in=True)
    assert {one.name for one in only_others.occurrences} == {"Yoga", "Koor"}


def test_what_is_closed_is_cancelled_with_the_name_and_undo_gives_every_row_back(
    database: Database, actor: Actor, planned: dict[str, int]
) -> None:
    before = every_row(database)
    hits = look(database, actor)
    saved = close(database, actor, hits, keep=planned["Koor 4"], remove_bookings=[planned["hire"]])
    assert (saved.cancelled, saved.call) == (5, (planned["Yoga 4"], planned["Yoga 5"],
                                                 planned["Koor 5"]))  # fmt: skip
    with database.reading() as session:
        yoga = session.get_one(Occurrence, planned["Yoga 5"])
        assert (yoga.state, yoga.reason) == (OccurrenceState.CANCELLED, NAME)
        assert not yoga.skipped  # it was in the programme, so it counts as cancelled
        kept = session.get_one(Occurrence, planned["Koor 4"])
        assert (kept.state, kept.changed) == (OccurrenceState.PLANNED, True)
        assert session.get(RoomBooking, planned["hire"]) is None
        closed = closing_days(session, site_id=actor.site_id, first_day=FIRST, last_day=LAST)
        assert (closed(FIRST), closed(date(2026, 12, 25))) == (NAME, "Christmas Day")
    database.perform(partial(undo_change, change_id=saved.change_id, actor=actor))
    assert every_row(database) == before


def test_the_past_and_what_somebody_came_to_stay(
    database: Database, actor: Actor, making: Making, planned: dict[str, int], hands: Hands
) -> None:
    toos = making.person("Toos van den Berg")
    making.participation(toos, planned["Yoga 0"], TUESDAY, actor.now())
    last = TUESDAY + timedelta(weeks=1)
    facts = {"first_day": TUESDAY - timedelta(days=7), "last_day": last}
    hits = look(database, actor, **facts)
    assert planned["Yoga 0"] not in {one.id for one in hits.occurrences}
    assert (len(hits.occurrences), hits.untouched) == (5, 1)
    hands.move(hours=3)  # what was today is over now
    hits = look(database, actor, **facts)
    assert (len(hits.occurrences), hits.untouched) == (3, 3)


def test_a_closure_that_goes_offers_what_it_had_cancelled(
    database: Database, actor: Actor, making: Making, planned: dict[str, int]
) -> None:
    saved = close(database, actor, look(database, actor))
    making.add(
        RoomBooking(
            site_id=making.site_id,
            room_id=planned["room"],
            name="Verjaardag",
            day=date(2026, 12, 29),
            starts=time(11),
            ends=time(13),
        )
    )
    assert saved.closure_id is not None
    with database.reading() as session:
        plan = plan_removal(session, closure_id=saved.closure_id, actor=actor)
    assert len(plan.back) == saved.cancelled == 6
    assert {one.name: one.taken for one in plan.back if one.day == date(2026, 12, 29)} == {
        "Inloop": "", "Yoga": "", "Koor": "Verjaardag"}  # fmt: skip
    remove = partial(remove_closure, closure_id=saved.closure_id, actor=actor)
    with pytest.raises(RoomTaken, match="Verjaardag"):
        database.perform(partial(remove, back=[planned["Koor 5"]], key=uuid4()))
    key = uuid4()
    done = database.perform(partial(remove, back=[planned["Yoga 5"]], key=key))
    assert (done.back, done.cancelled) == (1, 0)
    assert database.perform(partial(remove, back=[planned["Yoga 5"]], key=key)) == done
    with database.reading() as session:
        yoga = session.get_one(Occurrence, planned["Yoga 5"])
        assert (yoga.state, yoga.reason) == (OccurrenceState.PLANNED, "")
        assert session.get_one(Occurrence, planned["Inloop 5"]).reason == NAME
        assert closures_of(session, first_day=FIRST, actor=actor) == []


def test_a_shorter_closure_lets_days_go_and_its_new_name_is_the_reason(
    database: Database, actor: Actor, planned: dict[str, int]
) -> None:
    before = every_row(database)
    saved = close(database, actor, look(database, actor))
    facts = {"last_day": date(2026, 12, 28), "closure_id": saved.closure_id}
    plan = look(database, actor, **facts)
    assert ({one.day for one in plan.back}, plan.occurrences) == ({date(2026, 12, 29)}, ())
    changed = close(database, actor, plan, name="Verbouwing", back=[planned["Koor 5"]], **facts)
    assert (changed.cancelled, changed.back) == (0, 1)
    with database.reading() as session:
        reasons = [session.get_one(Occurrence, planned[f"{name} {week}"]).reason
                   for name, week in (("Koor", 4), ("Koor", 5))]  # fmt: skip
        assert reasons == ["Verbouwing", ""]
    for change in (changed, saved):
        database.perform(partial(undo_change, change_id=change.change_id, actor=actor))
    assert every_row(database) == before


def test_a_course_that_loses_a_lesson_says_how_many_are_left(
    database: Database, actor: Actor, making: Making
) -> None:
    wanted = Wanted(Rule(Kind.COURSE, lessons=6), time(10), time(12), FIRST - timedelta(weeks=2))
    made = database.perform(
        partial(
            save_series, activity_id=making.activity("Spaans"), wanted=wanted, answers={},
            actor=actor, key=uuid4(),
        )
    )  # fmt: skip
    lesson = made.days[2].occurrence_id
    (hit,) = look(database, actor, last_day=FIRST).occurrences
    assert hit.course is not None
    assert (hit.id, hit.course.held, hit.course.lessons) == (lesson, 6, 6)
    saved = close(database, actor, look(database, actor, last_day=FIRST), last_day=FIRST)
    assert [(one.name, one.held, one.lessons) for one in saved.short] == [("Spaans", 5, 6)]


def test_nobody_is_called_about_what_shows_no_names(
    database: Database, actor: Actor, making: Making
) -> None:
    group = making.activity("Herstelgroep", sensitive=True, public_name="Maandaggroep")
    meeting = making.occurrence(group, day=FIRST)
    making.enrolment(making.person("Ada Byron"), occurrence=meeting)
    saved = close(database, actor, look(database, actor))
    assert (saved.cancelled, saved.call) == (1, ())


def test_what_another_desk_planned_meanwhile_is_not_cancelled_unseen(
    database: Database, actor: Actor, making: Making, planned: dict[str, int]
) -> None:
    hits = look(database, actor)
    making.occurrence(planned["Koor"], day=date(2026, 12, 23))
    before = every_row(database)
    with pytest.raises(HitsChanged):
        close(database, actor, hits)
    assert every_row(database) == before


@pytest.mark.parametrize(
    ("refusal", "facts"),
    [
        (LastDayTooEarly, {"last_day": FIRST - timedelta(days=1)}),
        (TooLong, {"last_day": FIRST + timedelta(days=366)}),
        (NameMissing, {"name": "  "}),
    ],
)
def test_wrong_days_are_refused(
    refusal: type[Exception], facts: dict[str, Any], database: Database, actor: Actor
) -> None:
    with pytest.raises(refusal):
        close(database, actor, ClosureHits(), **facts)


def test_a_holiday_is_closed_opened_and_asked_and_each_is_undone(
    database: Database, actor: Actor, making: Making
) -> None:
    day = date(2027, 5, 5)
    choir = making.occurrence(making.activity("Koor"), day=day)
    before = every_row(database)

    def calendar() -> tuple[str | None, str | None]:
        with database.reading() as session:
            house = house_calendar(session, site_id=actor.site_id, first_day=day, last_day=day)
            return house.closed()(day), house.asked.get(day)

    def decide(policy: Policy | None, **facts: Any) -> SavedClosing:  # noqa: ANN401
        return database.perform(
            partial(decide_holiday, day=day, policy=policy, actor=actor, key=uuid4(), **facts)
        )

    assert calendar() == (None, "Liberation Day")
    with pytest.raises(HitsChanged):
        decide(Policy.CLOSED)  # the choir has not been looked at
    closed = decide(Policy.CLOSED, choices={choir: Choice.CANCEL})
    assert (calendar(), closed.cancelled) == (("Liberation Day", None), 1)
    with database.reading() as session:
        offered = plan_holiday(session, day=day, policy=Policy.OPEN, actor=actor)
    assert [one.id for one in offered.back] == [choir]
    opened = decide(Policy.OPEN, back=[choir])
    assert (calendar(), opened.back) == ((None, None), 1)
    usual = decide(None)
    assert calendar() == (None, "Liberation Day")
    for change in (usual, opened, closed):
        database.perform(partial(undo_change, change_id=change.change_id, actor=actor))
    assert every_row(database) == before


def test_the_open_door_goes_on_where_a_closure_leaves_it(
    database: Database, actor: Actor, making: Making
) -> None:
    day = date(2026, 12, 28)
    making.add(
        Closure(site_id=making.site_id, first_day=day, last_day=day, name=NAME, except_walk_in=True)
    )
    read: Callable[..., Calendar]
    with database.reading() as session:
        read = partial(closing_days, session, site_id=actor.site_id, first_day=day, last_day=day)
        assert (read()(day), read(walk_in=True)(day)) == (NAME, None)


def test_days_of_the_city_are_offered_and_close_nothing() -> None:
    found = local_days(date(2027, 1, 1), date(2028, 12, 31))
    carnival = [(one.first_day, one.last_day) for one in found if one.name == "Carnival"]
    assert carnival == [
        (date(2027, 2, 7), date(2027, 2, 9)),
        (date(2028, 2, 27), date(2028, 2, 29)),
    ]
