"""The figures of small houses whose outcome everybody can count: scenarios 18, 19, 22 and 24."""

from datetime import date, time
from functools import partial
from uuid import uuid4

from atelier.attendance.returning import BlankName, enter_sheet
from atelier.attendance.sheet import attendance_sheet
from atelier.database import Database
from atelier.domain import (
    Answer,
    Assignment,
    Function,
    Occurrence,
    OccurrenceReport,
    Organisation,
    UniqueAdjustment,
)
from atelier.reports.engine import figures_of
from atelier.reports.figures import By, Code, Key
from atelier.reports.periods import Period, Span
from atelier.reports.scope import Scope
from atelier.reports.tracing import rows_of
from tests.conftest import Hands
from tests.making import TUESDAY, Making
from tests.reports.counting import NOVEMBER, counted, tallied, took_part, visited


def test_people_of_months_are_never_added_up(database: Database, making: Making) -> None:
    """Scenario 24: Toos in January, February and March, Ali in February, 40 without a name."""
    toos, ali = making.person("Toos van den Berg"), making.person("Ali Kaya")
    months = [Period.of(Span.MONTH, date(2026, number, 10)) for number in (1, 2, 3)]
    for month in months:
        visited(making, toos, month.first, month.last)
    visited(making, ali, date(2026, 2, 10))
    for _ in range(4):
        tallied(making, date(2026, 2, 10), 10)
    tell = partial(counted, database, making.actor)
    assert [tell(month).total(Code.UNIQUE) for month in months] == [1, 2, 1]
    assert [tell(month).total(Code.UNIQUE_NEW) for month in months] == [1, 1, 0]
    quarter = tell(Period.of(Span.QUARTER, date(2026, 1, 1)))
    assert (quarter.total(Code.UNIQUE), quarter.total(Code.VISITS_UNNAMED)) == (2, 40)
    assert (quarter.total(Code.VISITS_NAMED), quarter.total(Code.VISITS)) == (7, 47)
    people = {key.code for key, number in quarter.items() if number == 42}
    assert people <= {Code.VISITS}  # of Tuesdays


def test_two_shifts_at_once_are_worked_once(database: Database, making: Making) -> None:
    """Scenario 18: Riet at the desk and in the kitchen, on one morning."""
    riet, monday = making.person("Riet Janssen"), date(2026, 11, 23)
    desk, kitchen = (time(8, 45), time(12, 45)), (time(9, 30), time(13, 0))
    for role, (starts, ends), confirmed in (
        ("Balie", desk, True),
        ("Kok", kitchen, True),
        ("Kok", (time(14), time(16)), False),
    ):
        shift = making.shift(role, day=monday, starts=starts, ends=ends)
        making.add(
            Assignment(
                shift_id=shift,
                person_id=riet,
                worked_starts=starts,
                worked_ends=ends,
                confirmed_at=making.actor.now() if confirmed else None,
            )
        )
    figures = counted(database, making.actor)
    assert figures.total(Code.VOLUNTEER_MINUTES) == 255  # 8:45 to 13:00
    assert figures.split(Code.VOLUNTEER_MINUTES, By.ROLE) == {"Balie": 240, "Kok": 210}
    assert figures.total(Code.ACTIVE_VOLUNTEERS) == 1
    assert figures.total(Code.VISITS) == 0  # who works visits nobody


def test_the_list_of_last_night_counts_on_its_own_day(
    database: Database, making: Making, hands: Hands
) -> None:
    """Scenario 19: 21 names and 4 without a name, entered the day after."""
    cards = making.activity("Kaartavond", capacity=28)
    evening = making.occurrence(cards, starts=time(19, 30), ends=time(22))
    sheet = partial(attendance_sheet, occurrence_id=evening, actor=making.actor, key=uuid4())
    number = database.perform(sheet).number
    hands.move(days=1)
    assert counted(database, making.actor).total(Code.MISSING) == 1
    letters = "BCDFGHJKLMNPQRSTVWXZA"
    names = tuple(BlankName(making.person(f"Kaarter {letter}os")) for letter in letters)
    rows = frozenset(range(1, 22))
    entered = partial(enter_sheet, number=number, present=rows, unnamed=4, added=names)
    database.perform(partial(entered, actor=making.actor, key=uuid4()))
    figures = counted(database, making.actor, Period.of(Span.DAY, TUESDAY))
    assert figures.split(Code.PARTICIPATIONS, By.DAY_PART) == {"evening": 25}
    assert figures.split(Code.PARTICIPATIONS, By.ACTIVITY) == {str(cards): 25}
    assert (figures.total(Code.UNIQUE), figures.total(Code.PARTICIPATIONS_UNNAMED)) == (21, 4)
    assert figures.total(Code.MISSING) == 0
    assert not counted(database, making.actor, Period.of(Span.DAY, TUESDAY).moved(1))


def test_what_nobody_knows_and_what_is_cancelled_does_not_count(
    database: Database, making: Making
) -> None:
    """Scenario 22: it is held, and nobody in it counts; a skipped day was never planned."""
    person, monday = making.person(), date(2026, 11, 23)
    held, unknown, cancelled, skipped, internal = (
        making.occurrence(making.activity(function=function), day=monday, cancelled=off)
        for function, off in (
            (Function.MEETING, False),
            (Function.MEETING, False),
            (Function.MEETING, True),
            (Function.HEALTH, True),
            (Function.INTERNAL, False),
        )
    )
    with database.transaction() as session:
        session.get_one(Occurrence, cancelled).reason = "Storm"
        session.get_one(Occurrence, skipped).skipped = True
    making.add(OccurrenceReport(occurrence_id=unknown, answer=Answer.UNKNOWN))
    for one in (held, unknown, cancelled, internal):
        took_part(making, one, person)
    figures = counted(database, making.actor)
    assert figures.total(Code.PARTICIPATIONS) == figures.total(Code.UNIQUE) == 1
    assert figures.total(Code.HELD) == figures.total(Code.UNKNOWN) == 1
    assert figures.split(Code.CANCELLED, By.REASON) == {"Storm": 1}
    assert figures.total(Code.CANCELLED) == 1


def test_a_visitor_who_gave_a_name_later_is_one(database: Database, making: Making) -> None:
    """A count that was taken back leaves a negative row behind."""
    tallied(making, TUESDAY, 3)
    tallied(making, TUESDAY, -1)
    visited(making, making.person(), TUESDAY)
    figures = counted(database, making.actor)
    assert (figures.total(Code.VISITS), figures.total(Code.VISITS_UNNAMED)) == (3, 2)
    assert figures.total(Code.UNIQUE) == 1


def test_what_is_still_to_come_is_not_held_yet(
    database: Database, making: Making, hands: Hands
) -> None:
    """It is ten to ten, and the open door is on until half past eleven."""
    door = making.activity(walk_in=True, capacity=10)
    took_part(making, making.occurrence(door), making.person())
    making.occurrence(door, starts=time(8), ends=time(9))
    making.occurrence(door, day=date(2026, 11, 30))
    codes = (Code.PARTICIPATIONS, Code.HELD, Code.OPENINGS, Code.PLACES, Code.MISSING)
    morning = counted(database, making.actor)
    assert [morning.total(code) for code in codes] == [1, 1, 1, 10, 1]
    hands.move(hours=2)
    noon = counted(database, making.actor)
    assert [noon.total(code) for code in codes] == [1, 2, 1, 20, 1]


def test_rows_tell_of_people_by_number_only(database: Database, making: Making) -> None:
    toos = making.person("Toos van den Berg")
    visited(making, toos, TUESDAY, date(2026, 11, 3))
    tallied(making, TUESDAY, 2)
    with database.reading() as session:
        tell = partial(rows_of, session, period=NOVEMBER, actor=making.actor)
        visits = tell(key=Key(Code.VISITS))
        (person,) = tell(key=Key(Code.UNIQUE))
        assert tell(key=Key(Code.VISITS_UNNAMED, By.AGE)) == ()  # there is no such split
    assert [(row.day.day, row.number, row.person) for row in visits if row.day] == [
        (3, 1, toos),
        (24, 1, toos),
        (24, 2, None),
    ]
    assert (person.day, person.person) == (date(2026, 11, 3), toos)
    assert "Toos" not in f"{visits!r}{person!r}{[row.text for row in visits]}"


def test_a_sensitive_activity_is_called_what_others_may_read(
    database: Database, making: Making
) -> None:
    group = making.activity("Herstelgroep", sensitive=True, public_name="Donderdaggroep")
    took_part(making, making.occurrence(group), making.person())
    figures = counted(database, making.actor)
    assert figures.labels[By.ACTIVITY, str(group)] == "Donderdaggroep"
    assert figures.split(Code.UNIQUE_PARTICIPANTS, By.ACTIVITY) == {str(group): 1}


def test_an_erased_person_counts_for_a_host_under_each_of_its_names(
    database: Database, making: Making
) -> None:
    """Whichever row of its line is asked for, and only in the period itself (rule P16)."""
    new_year, last = date(2027, 1, 1), date(2026, 12, 31)
    new = making.add(Organisation(site_id=making.site_id, name="Nieuw", valid_from=new_year))
    old = making.add(
        Organisation(site_id=making.site_id, name="Oud", valid_to=last, successor_id=new)
    )
    making.add(
        UniqueAdjustment(
            site_id=making.site_id, period="2026-11", code="B6", by="host", item=str(old), number=2
        )
    )
    for host in (old, new):
        with database.reading() as session:
            tell = partial(figures_of, session, actor=making.actor, scope=Scope(host_id=host))
            november, december = tell(period=NOVEMBER), tell(period=NOVEMBER.moved(1))
        codes = (Code.UNIQUE, Code.UNIQUE_PARTICIPANTS, Code.UNIQUE_ERASED)
        assert [november.total(code) for code in codes] == [2, 2, 2]
        assert not december
    whole = counted(database, making.actor)
    assert whole.split(Code.UNIQUE_PARTICIPANTS, By.HOST) == {str(old): 2}
    assert whole.total(Code.UNIQUE) == 0  # of the whole house nothing was kept here
