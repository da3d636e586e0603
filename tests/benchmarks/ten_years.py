"""Ten years of a house with three hundred visits with a name a day, in plain SQL.

Twenty thousand people, of whom some four thousand come in any year: a quarter of them come
often. A million visits, as many participations, counts, questions, shifts with their hours.
"""

import random
import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from atelier.database import open_database
from atelier.settings.actions import found_house
from tests.benchmarks.floors import plain_file

PEOPLE, POOL, VISITS, YEARS = 20_000, 4_000, 300, 10
LAST = date(2026, 12, 31)
_FUNCTIONS = ("meeting", "information", "day_activity", "health")
_PARTS = ("morning", "afternoon", "evening")
_AT = "2026-01-01 09:00:00.000000"
_ACTIVITIES, _MEETINGS = 40, 20  # in all, and on one day


def fill_years(path: Path, years: int = YEARS) -> None:
    """Write the last ``years`` of the house into a new file."""
    database = open_database(f"sqlite:///{path}", create=True)
    with database.transaction() as session:
        found_house(session, name="Wijkatelier")
    database.close()
    connection = plain_file(path)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN")
    _people(connection)
    _activities(connection)
    for number, day in _days(years):
        _day(connection, random.Random(number), number, day)
    connection.execute("COMMIT")
    connection.close()


def as_number(day: date) -> int:
    """Give a day as it is stored."""
    return day.year * 10000 + day.month * 100 + day.day


def _days(years: int) -> Iterator[tuple[int, date]]:
    """Give the days of the last years, numbered from the first of the ten."""
    first = LAST.replace(year=LAST.year - YEARS + 1, month=1, day=1)
    for number in range((LAST - first).days + 1):
        day = first + timedelta(days=number)
        if day.year > LAST.year - years:
            yield number, day


def _people(connection: sqlite3.Connection) -> None:
    rows = (
        (number, 1930 + number * 7 % 90, str(6495 + number * 13 % 60))
        for number in range(1, PEOPLE + 1)
    )
    connection.executemany(
        "INSERT INTO person (id, site_id, given_name, prefix, family_name, partner_prefix,"
        " partner_name, name_order, sort_key, birth_year, postcode, version)"
        " VALUES (?, 1, 'Toos', 'van den', 'Berg', '', '', 'own', 'berg', ?, ?, 1)",
        rows,
    )
    volunteers = ((number, number) for number in range(1, 200))
    connection.executemany(
        "INSERT INTO volunteer (id, person_id, status) VALUES (?, ?, 'active')", volunteers
    )
    areas = ((1, "6546", "'t Acker"), (2, "6537", "Aldenhof"))
    connection.executemany("INSERT INTO area VALUES (?, 1, ?, ?)", areas)


def _activities(connection: sqlite3.Connection) -> None:
    hosts = ((number, f"Partner {number}") for number in range(1, 9))
    connection.executemany(
        "INSERT INTO organisation (id, site_id, name, kind) VALUES (?, 1, ?, '')", hosts
    )
    rows = (
        (number, f"A{number}", _FUNCTIONS[number % 4], number % 8 + 1, number % 10 == 0)
        for number in range(1, _ACTIVITIES + 1)
    )
    connection.executemany(
        "INSERT INTO activity (id, site_id, code, name, public_name, function, access, host_id,"
        " capacity, minimum, volunteers_needed, professionals_needed, enrolment, walk_in,"
        " sensitive, for_children, experiments, audience, version)"
        " VALUES (?, 1, ?, 'Bewegen met muziek', '', ?, 'open', ?, 25, 0, 2, 1, 0, ?, 0, 0, '',"
        " '', 1)",
        rows,
    )


def _day(connection: sqlite3.Connection, chance: random.Random, number: int, day: date) -> None:
    stored, first = as_number(day), number * _MEETINGS
    here = _visitors(chance, number)
    meetings = range(first + 1, first + _MEETINGS + 1)
    connection.executemany(
        "INSERT INTO occurrence (id, activity_id, day, starts, ends, state, reason, changed,"
        " skipped, clash_reason, version) VALUES (?, ?, ?, ?, ?, ?, '', 0, 0, '', 1)",
        [(one, one * 7 % _ACTIVITIES + 1, stored, 540 + one % 4 * 180, 720 + one % 4 * 180,
          "cancelled" if one % 50 == 0 else "planned") for one in meetings],
    )  # fmt: skip
    connection.executemany(
        "INSERT INTO occurrence_report (occurrence_id, indicated, not_indicated,"
        " professional_minutes, run_by, done_at, done_by) VALUES (?, 3, 12, 60, 'together', ?, '')",
        [(one, _AT) for one in meetings],
    )
    connection.executemany(
        "INSERT INTO visit (site_id, person_id, day, day_part, arrived_at) VALUES (1, ?, ?, ?, ?)",
        [(person, stored, chance.choice(_PARTS), _AT) for person in here],
    )
    connection.executemany(
        "INSERT INTO participation (occurrence_id, person_id, day, arrived_at) VALUES (?,?,?,?)",
        [(meetings[at % _MEETINGS], person, stored, _AT) for at, person in enumerate(here)],
    )
    _numbers(connection, chance, stored, meetings)


def _visitors(chance: random.Random, number: int) -> list[int]:
    """Draw who came on a day: of the people of that year, and often the same ones."""
    begins = number * (PEOPLE - POOL) // (YEARS * 366)
    found: set[int] = set()
    while len(found) < VISITS:
        found.add(begins + 1 + int(POOL * chance.random() ** 2))
    return sorted(found)


def _numbers(
    connection: sqlite3.Connection, chance: random.Random, day: int, meetings: range
) -> None:
    connection.executemany(
        "INSERT INTO tally (site_id, day, day_part, at, function, occurrence_id, visits,"
        " participations) VALUES (1, ?, ?, ?, 'meeting', ?, ?, ?)",
        [(day, chance.choice(_PARTS), _AT, chance.choice(meetings), 1, 1) for _ in range(60)],
    )
    connection.executemany(
        "INSERT INTO question (site_id, day, day_part, at, topic, outcome, minutes_class)"
        " VALUES (1, ?, ?, ?, ?, ?, '0-5')",
        [(day, chance.choice(_PARTS), _AT, chance.choice(("housing", "income", "forms")),
          chance.choice(("answered", "referred", "handed_over"))) for _ in range(20)],
    )  # fmt: skip
    shifts = range(meetings[0], meetings[0] + 10)
    connection.executemany(
        "INSERT INTO shift (id, site_id, role, day, starts, ends, occurrence_id, needed, at_desk)"
        " VALUES (?, 1, ?, ?, 540, 720, ?, 1, 0)",
        [(one, chance.choice(("Balie", "Kok")), day, one) for one in shifts],
    )
    connection.executemany(
        "INSERT INTO assignment (shift_id, person_id, worked_starts, worked_ends, confirmed_at,"
        " confirmed_by) VALUES (?, ?, 540, 715, ?, '')",
        [(one, one % 199 + 1, _AT) for one in shifts],
    )
    connection.executemany(
        "INSERT INTO absence (occurrence_id, person_id, day, kind) VALUES (?, ?, ?, 'absent')",
        [(one, one % PEOPLE + 1, day) for one in shifts],
    )
