"""What one house asks of the hours that another's volunteers worked."""

from collections.abc import Callable
from datetime import time
from uuid import uuid4

from sqlalchemy.orm import Session

from atelier.domain import Actor
from atelier.roster import hours, worked
from atelier.roster.hours_sheet import hours_sheet
from tests.houses import House
from tests.houses_at_work import TOMORROW, work_of_house
from tests.houses_register import tomorrow
from tests.making import TUESDAY
from tests.paper.reading import text_of

Ask = Callable[[Session, Actor, House], object]


def _line(session: Session, me: Actor, it: House) -> object:
    """Correct the hours of the one volunteer of the house."""
    at = work_of_house(session, it)
    return hours.confirm_line(
        session,
        shift_id=at.full,
        person_id=it.person,
        worked=(time(9), time(10)),
        actor=tomorrow(me),
        key=uuid4(),
    ).number


def _confirmed(session: Session, it: House) -> None:
    hours.confirm_day(session, day=TUESDAY, actor=tomorrow(it.actor), key=uuid4())


def _all(session: Session, me: Actor, it: House) -> object:
    _confirmed(session, it)
    return worked.worked_by_all(session, first_day=TUESDAY, last_day=TOMORROW, actor=tomorrow(me))


def _one(session: Session, me: Actor, it: House) -> object:
    _confirmed(session, it)
    found = worked.hours_statement(
        session,
        person_id=it.person,
        first_day=TUESDAY,
        last_day=TOMORROW,
        actor=tomorrow(me),
    )
    return found.lines


def _sheet(session: Session, me: Actor, it: House) -> object:
    sheet = hours_sheet(
        session, person_id=it.person, first_day=TUESDAY, last_day=TOMORROW, actor=me, key=None
    )
    return "Toos" in text_of(sheet.pdf)


HOURS_ASKED: dict[str, Ask] = {
    "confirm_line": _line,
    "worked_by_all": _all,
    "hours_statement": _one,
    "hours_sheet": _sheet,
}
