from datetime import date, time, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from atelier.calendar.programme import import_programme, undo_programme
from atelier.calendar.programme_file import NotAProgramme
from atelier.calendar.settings_history import settings_of
from atelier.database import Database
from atelier.domain import (
    Activity,
    Actor,
    Function,
    Gone,
    Occurrence,
    Organisation,
    Room,
    Series,
)
from tests.acting import at_desk
from tests.making import Making

SAMPLE = Path(__file__).parents[2] / "resources" / "sample" / "activities.csv"
HEAD = (
    "code;naam;dagen;start;einde;ruimte;capaciteit;minimum;functie;setting;toegang;"
    "gastorganisatie;inschrijven;vrijwilligers;beroepskrachten;prijs;reeks;kinderen;experiment\n"
)
YOGA = "YOGA;Yoga;di;13:15;14:15;zaal;15;6;G;regulier;n;Ons Huis;ja;0;1;4,00;wekelijks;0;\n"


def counts(database: Database) -> dict[str, int]:
    with database.reading() as session:
        found = {
            kind.__name__: session.scalar(select(func.count()).select_from(kind)) or 0
            for kind in (Activity, Series, Occurrence, Room, Organisation)
        }
        skipped = select(func.count()).where(Occurrence.skipped)
        return found | {"Skipped": session.scalar(skipped) or 0}


def test_the_whole_programme_comes_in_with_a_year_of_occurrences(
    database: Database, actor: Actor
) -> None:
    with database.transaction() as session:
        told = import_programme(session, data=SAMPLE.read_bytes(), actor=actor, key=uuid4())
    assert (told.added, told.rooms, told.organisations, told.refused) == (41, 7, 10, ())
    found = counts(database)
    skipped = found.pop("Skipped")
    assert found == {
        "Activity": 41,
        "Series": 54,
        "Occurrence": told.occurrences + skipped,
        "Room": 7,
        "Organisation": 10,
    }
    assert skipped > 40  # holidays: they are shown, and count for nothing
    with database.reading() as session:
        assert not session.scalars(select(Occurrence).where(Occurrence.clash_reason != "")).all()
        landing = session.scalars(select(Activity).where(Activity.code == "LAND")).one()
        repair = session.scalars(select(Activity).where(Activity.code == "REPAIR")).one()
        last = session.scalar(select(func.max(Occurrence.day)))
        settings = settings_of(session, activity_id=landing.id)
    assert (landing.name, landing.sensitive, settings[-1][1]) == (
        "Landing: inloop voor nieuwe wijkbewoners",
        True,
        "transition",
    )
    assert landing.public_name not in ("", landing.name)
    assert (repair.price_cents, repair.function) == (None, Function.MEETING)
    assert last is not None
    assert actor.today() + timedelta(days=355) < last <= actor.today() + timedelta(days=365)


def test_a_course_gives_all_its_lessons_and_skips_what_is_closed(
    database: Database, actor: Actor
) -> None:
    row = "VAL;Stevig staan;ma;13:30;14:30;zaal;12;6;G;;n;;ja;0;0;3;cursus van 12 lessen;0;\n"
    with database.transaction() as session:
        import_programme(session, data=(HEAD + row).encode(), actor=actor, key=uuid4())
    with database.reading() as session:
        days = session.scalars(select(Occurrence.day).order_by(Occurrence.day)).all()
        series = session.scalars(select(Series)).one()
    assert len(days) == 12
    assert (days[0], days[-1]) == (date(2026, 11, 30), date(2027, 2, 15))
    assert (series.rule, series.last_day, series.starts) == ("course=12", days[-1], time(13, 30))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Yoga", ""),
        ("13:15", "25:15"),
        ("14:15", "12:00"),
        (";G;", ";Q;"),
        (";di;", ";xx;"),
        ("wekelijks", "soms"),
        (";15;", ";veel;"),
        ("4,00", "duur"),
        ("wekelijks", "laatste vrijdag van de maand"),
        ("Yoga;di", "Bel 111222333;di"),
    ],
)
def test_a_line_that_does_not_fit_stops_the_import_and_says_which(
    database: Database, actor: Actor, old: str, new: str
) -> None:
    bad = YOGA.replace("YOGA;", "BAD;").replace(old, new, 1)
    with database.transaction() as session:
        told = import_programme(
            session, data=(HEAD + YOGA + bad).encode(), actor=actor, key=uuid4()
        )
    ((line, reason),) = told.refused
    assert (told.batch, told.added, line) == (None, 0, 3)
    assert reason.endswith(".")
    assert "111222333" not in reason
    assert set(counts(database).values()) == {0}


def test_the_good_lines_come_in_when_that_is_asked(database: Database, actor: Actor) -> None:
    data = (HEAD + YOGA + YOGA).encode()
    with database.transaction() as session:
        told = import_programme(session, data=data, actor=actor, key=uuid4(), partly=True)
    assert (told.added, [line for line, _ in told.refused]) == (1, [3])


def test_a_second_import_of_the_same_file_adds_nothing(database: Database, actor: Actor) -> None:
    data, key = (HEAD + YOGA).encode(), uuid4()
    with database.transaction() as session:
        first = import_programme(session, data=data, actor=actor, key=key)
    with database.transaction() as session:
        again = import_programme(session, data=data, actor=actor, key=key)
        other = import_programme(session, data=data, actor=actor, key=uuid4())
    assert (again.batch, again.added) == (first.batch, 1)
    assert (other.batch, [line for line, _ in other.refused]) == (None, [2])


def test_a_file_without_the_columns_is_no_programme(database: Database, actor: Actor) -> None:
    with database.transaction() as session, pytest.raises(NotAProgramme) as refused:
        import_programme(session, data=b"naam;telefoon\na;b\n", actor=actor, key=uuid4())
    assert "reeks" in refused.value.missing


def test_an_import_is_taken_back_as_a_whole(database: Database, actor: Actor) -> None:
    with database.transaction() as session:
        told = import_programme(session, data=SAMPLE.read_bytes(), actor=actor, key=uuid4())
    assert told.batch is not None
    for expected in ((41, 0), (0, 0)):
        with database.transaction() as session:
            assert undo_programme(session, batch_id=told.batch, actor=actor) == expected
    assert set(counts(database).values()) == {0}


def test_what_is_used_stays_with_its_room_and_host(
    database: Database, making: Making, actor: Actor
) -> None:
    other = YOGA.replace("YOGA;Yoga", "DANS;Dansen").replace("zaal", "keuken")
    with database.transaction() as session:
        told = import_programme(
            session, data=(HEAD + YOGA + other).encode(), actor=actor, key=uuid4()
        )
        assert told.batch is not None
        yoga = session.scalars(
            select(Occurrence.id).join(Occurrence.activity).where(Activity.code == "YOGA").limit(1)
        ).one()
    making.participation(making.person(), yoga, actor.today(), actor.now())
    with database.transaction() as session:
        assert undo_programme(session, batch_id=told.batch, actor=actor) == (1, 1)
    left = counts(database)
    assert (left["Activity"], left["Room"], left["Organisation"], left["Series"]) == (1, 1, 1, 1)
    assert left["Occurrence"] > 40


def test_another_house_cannot_take_it_back(database: Database, actor: Actor) -> None:
    with database.transaction() as session:
        told = import_programme(session, data=(HEAD + YOGA).encode(), actor=actor, key=uuid4())
    assert told.batch is not None
    elsewhere = at_desk(site_id=actor.site_id + 1, clock=actor.clock)
    with database.transaction() as session, pytest.raises(Gone):
        undo_programme(session, batch_id=told.batch, actor=elsewhere)
    assert counts(database)["Activity"] == 1
