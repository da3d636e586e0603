"""Printing sheets in tests: a key of its own each time unless one is given."""

from functools import partial
from uuid import uuid4

from atelier.attendance.sheet import attendance_sheet, signup_sheet
from atelier.database import Database
from atelier.paper.sheet import Sheet
from tests.making import Making


def printed(database: Database, making: Making, occurrence: int, **asked: object) -> Sheet:
    asked = {"key": uuid4(), **asked}
    return database.perform(
        partial(signup_sheet, occurrence_id=occurrence, actor=making.actor, **asked)  # type: ignore[arg-type]
    )


def attendance(database: Database, making: Making, occurrence: int, **asked: object) -> Sheet:
    asked = {"key": uuid4(), **asked}
    return database.perform(
        partial(attendance_sheet, occurrence_id=occurrence, actor=making.actor, **asked)  # type: ignore[arg-type]
    )


def enrol(making: Making, occurrence: int, *names: str) -> list[int]:
    people = [making.person(name) for name in names]
    for person in people:
        making.enrolment(person, occurrence=occurrence)
    return people
