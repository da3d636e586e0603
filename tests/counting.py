"""The figures of a day, counted plainly, to hold against what the program says."""

from datetime import date

from sqlalchemy import func, select

from atelier.database import Database
from atelier.domain import Participation, Tally, Visit
from tests.making import TUESDAY


def visits(database: Database, day: date = TUESDAY) -> tuple[int, int]:
    """Count visits with a name, and without."""
    with database.reading() as session:
        named = session.scalar(select(func.count()).where(Visit.day == day))
        unnamed = session.scalar(select(func.sum(Tally.visits)).where(Tally.day == day))
    return int(named or 0), int(unnamed or 0)


def participations(database: Database, day: date = TUESDAY) -> tuple[int, int]:
    """Count participations with a name, and without."""
    with database.reading() as session:
        named = session.scalar(select(func.count()).where(Participation.day == day))
        unnamed = session.scalar(select(func.sum(Tally.participations)).where(Tally.day == day))
    return int(named or 0), int(unnamed or 0)
