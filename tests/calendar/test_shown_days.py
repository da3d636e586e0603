"""What the calendar shows: places, clashes, shifts, days; on both engines."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from functools import partial
from uuid import uuid4

import pytest
from sqlalchemy import event

from atelier import language
from atelier.calendar.card import OccurrenceCard, find_card
from atelier.calendar.day_notes import day_notes
from atelier.calendar.free_places import free_places
from atelier.calendar.queries import shown_days
from atelier.calendar.recent_changes import recent_change, recent_changes
from atelier.calendar.recurrence import parse_rule
from atelier.calendar.rule_sentence import rule_sentence
from atelier.calendar.shown import NoteKind, Shown
from atelier.database import Database
from atelier.domain import (
    AccountRole,
    Actor,
    CallList,
    CallReason,
    ChangeKind,
    Closure,
    HolidayPolicy,
    Occurrence,
    Policy,
    Room,
)
from atelier.journal.changes import recording, undo_change
from tests.acting import as_role
from tests.calendar.filled import MONDAY, NEXT_TUESDAY, Week, fill_week
from tests.making import TUESDAY, Making

SUNDAY = MONDAY + timedelta(days=6)


@pytest.fixture
def week(making: Making) -> Week:
    return fill_week(making)


@pytest.fixture
def dutch() -> Iterator[None]:
    language.use("nl")
    yield
    language.use("en")


def shown(database: Database, actor: Actor) -> Shown:
    with database.reading() as session:
        return shown_days(session, first_day=MONDAY, last_day=SUNDAY, actor=actor)


def card(database: Database, actor: Actor, occurrence_id: int) -> OccurrenceCard:
    with database.reading() as session:
        found = find_card(session, occurrence_id=occurrence_id, actor=actor)
    assert found is not None
    return found


def test_a_day_off_gives_a_place_to_somebody_else_for_once(
    database: Database, actor: Actor, week: Week
) -> None:
    row = shown(database, actor).find(week.language)
    assert row is not None
    assert (row.enrolled, row.waiting, row.capacity, row.full) == (2, 1, 2, True)
    assert (row.room, row.host, row.open_shifts) == ("De Leskamer", "Tweespan", 1)
    with database.reading() as session:
        later = shown_days(session, first_day=NEXT_TUESDAY, last_day=NEXT_TUESDAY, actor=actor)
    after = later.find(week.language_next)
    assert after is not None
    assert (after.enrolled, after.waiting, after.open_shifts) == (2, 1, 0)
    assert [row.id for row in later.occurrences] == [week.language_next]


def test_a_room_is_taken_twice_when_only_the_minutes_before_overlap(
    database: Database, making: Making, actor: Actor, week: Week
) -> None:
    clashing = {row.id for row in shown(database, actor).occurrences if row.clash}
    assert clashing == {week.language, week.yoga}  # 11:30 against 11:40 less a quarter
    with database.transaction() as session:
        session.get_one(Occurrence, week.yoga).starts = time(11, 45)
    assert not any(row.clash for row in shown(database, actor).occurrences)
    making.occurrence(making.activity("Repetitie"), starts=time(20), ends=time(22))
    with database.transaction() as session:
        session.get_one(Occurrence, week.circle).starts = time(18)
        session.get_one(Occurrence, week.circle).ends = time(19, 30)
    found = shown(database, actor)
    assert [row.id for row in found.occurrences if row.clash] == [week.circle]
    assert [(row.id, row.clash, row.name) for row in found.bookings] == [
        (week.hire, True, "Koor De Stem")
    ]


def test_what_was_cancelled_takes_no_room_and_wants_nobody(
    database: Database, actor: Actor, week: Week
) -> None:
    with database.transaction() as session:
        row = session.get_one(Occurrence, week.handicraft)
        row.room_id, row.starts, row.ends = week.classroom, time(10), time(11)
    found = shown(database, actor).find(week.handicraft)
    assert found is not None
    assert (found.cancelled, found.clash, found.reason) == (True, False, "zaal bezet")


def test_a_sensitive_activity_has_a_neutral_name_and_no_team(
    database: Database, actor: Actor, week: Week
) -> None:
    assert "Rouwgroep" not in repr(shown(database, actor))
    told = card(database, actor, week.circle)
    assert (told.shown.name, told.team) == ("Activity", ())


def test_a_week_is_read_with_five_statements(database: Database, actor: Actor, week: Week) -> None:
    assert week
    asked: list[str] = []

    def note(*facts: object) -> None:
        asked.append(str(facts[2]))

    with database.reading() as session:
        engine = session.get_bind()
        event.listen(engine, "before_cursor_execute", note)
        shown_days(session, first_day=MONDAY, last_day=SUNDAY, actor=actor)
        event.remove(engine, "before_cursor_execute", note)
    assert len([sql for sql in asked if sql.startswith("SELECT")]) == 5


def test_the_days_tell_why_they_are_special(
    database: Database, making: Making, actor: Actor
) -> None:
    site = making.site_id
    making.add(Closure(site_id=site, first_day=MONDAY, last_day=TUESDAY, name="Verf"))
    making.add(
        Closure(
            site_id=site,
            first_day=date(2026, 12, 24),
            last_day=date(2026, 12, 31),
            name="Kerst",
            except_walk_in=True,
        )
    )
    making.add(HolidayPolicy(site_id=site, day=date(2026, 12, 26), policy=Policy.OPEN))
    with database.reading() as session:
        notes = day_notes(session, first_day=MONDAY, last_day=date(2026, 12, 26), actor=actor)
    assert [(note.name, note.kind) for note in notes if note.kind is not NoteKind.SCHOOL] == [
        ("Verf", NoteKind.CLOSED),
        ("Christmas Day", NoteKind.CLOSED),
        ("Kerst", NoteKind.REDUCED),
        ("Second Day of Christmas", NoteKind.OPEN),
    ]
    assert ("Christmas Break", NoteKind.SCHOOL) in [(note.name, note.kind) for note in notes]


def test_a_card_tells_everything_of_one_occurrence(
    database: Database, making: Making, actor: Actor, week: Week
) -> None:
    calls = making.add(
        CallList(
            key=uuid4(),
            site_id=making.site_id,
            reason=CallReason.FREED,
            at=actor.now(),
            by="Balie",
            series_id=week.language_series,
        )
    )
    told = card(database, actor, week.language)
    assert told.when == "every Tuesday 10:00–11:30, not in school holidays"
    assert told.places() == ("2 of 2", "1 on the waiting list")
    assert told.team == (("Toos", "Gastvrouw"),)
    assert told.offer() == "regular, without an indication"
    assert told.warning() == (
        "De Leskamer is also taken on Tuesday 24 November by Stoelyoga (11:40–12:40)."
    )
    assert told.call_list == calls
    assert card(database, actor, week.yoga).when == "Tuesday 24 November 11:40–12:40"
    for role, team in ((AccountRole.RECEPTION, told.team), (AccountRole.READER, ())):
        assert card(database, as_role(database, actor, role), week.language).team == team


def test_what_is_gone_is_simply_not_found(database: Database, actor: Actor) -> None:
    with database.reading() as session:
        assert find_card(session, occurrence_id=9_999_999, actor=actor) is None


def test_free_places_are_numbers_of_what_asks_for_enrolment(
    database: Database, making: Making, actor: Actor, week: Week
) -> None:
    assert week
    paint = making.activity("Schilderen", enrolment=True, capacity=8)
    occurrence = making.occurrence(paint, starts=time(14), ends=time(16))
    making.enrolment(making.person("Piet Vos"), occurrence=occurrence)
    making.occurrence(paint, cancelled=True, day=TUESDAY + timedelta(days=1))
    with database.reading() as session:
        rows = free_places(session, first_day=TUESDAY, last_day=NEXT_TUESDAY, actor=actor)
    assert [(row.name, row.day, row.enrolled, row.free, row.waiting) for row in rows] == [
        ("Taalcafé", TUESDAY, 2, 0, 1),
        ("Schilderen", TUESDAY, 1, 7, 0),
    ]


def test_changes_are_sentences_and_say_when_they_were_taken_back(
    database: Database, actor: Actor, week: Week
) -> None:
    with database.transaction() as session:
        activity = session.get_one(Occurrence, week.language).activity_id
        kind = ChangeKind.MOVED
        with recording(
            session, kind=kind, actor=actor, key=uuid4(), activity_id=activity
        ) as change:
            session.get_one(Occurrence, week.language).day = MONDAY
            change.number = 3
        change_id = change.id
    with database.reading() as session:
        (row,) = recent_changes(session, actor=actor, activity_id=activity)
        assert recent_changes(session, actor=actor, activity_id=-1) == ()
    assert (row.sentence(), row.undone) == ("Taalcafé: moved · 3 dates", False)
    database.perform(partial(undo_change, change_id=change_id, actor=actor))
    with database.reading() as session:
        (row,) = recent_changes(session, actor=actor)
    assert (row.undone, row.undone_by) == (True, "Balie")
    with database.transaction() as session:
        with recording(session, kind=ChangeKind.ROOM, actor=actor, key=uuid4()) as change:
            session.get_one(Room, week.classroom).capacity = 9
        name, change_id = session.get_one(Room, week.classroom).name, change.id
    with database.reading() as session:
        said = recent_change(session, change_id=change_id, actor=actor).sentence()
    assert said == f"Room changed: {name}"


@pytest.mark.usefixtures("dutch")
@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("weekly", "elke maandag 13:30–15:00"),
        ("weekly;not_school", "elke maandag 13:30–15:00, niet in schoolvakanties"),
        ("weekly;every=2", "om de week op maandag 13:30–15:00"),
        ("weekly;every=3", "elke 3 weken op maandag 13:30–15:00"),
        ("weekly;days=0.2.4", "elke maandag, woensdag en vrijdag 13:30–15:00"),
        ("weekly;days=0.1.2.3.4", "elke werkdag 13:30–15:00"),
        ("weekly;months=3-10", "elke maandag 13:30–15:00, van maart t/m oktober"),
        ("even", "maandag in even weken 13:30–15:00"),
        ("nth=2", "elke tweede maandag van de maand 13:30–15:00"),
        ("last", "elke laatste maandag van de maand 13:30–15:00"),
        ("course=12", "cursus van 12 lessen op maandag 13:30–15:00"),
        ("dates", "op losse data 13:30–15:00"),
    ],
)
def test_a_rule_is_said_as_people_say_it(rule: str, words: str) -> None:
    assert rule_sentence(parse_rule(rule), 0, time(13, 30), time(15)) == words
