"""What one house asks of the roster of another in files."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from atelier.calendar.exchange.ical_out import events_in
from atelier.domain import Actor
from atelier.roster.calendar_out import roster_calendar
from tests.houses import House
from tests.houses_at_work import work_of_house

Ask = Callable[[Session, Actor, House], object]


def _events(session: Session, me: Actor, it: House) -> object:
    work_of_house(session, it)
    return events_in(roster_calendar(session, actor=me))


ROSTER_EXCHANGE_ASKED: dict[str, Ask] = {
    "roster_calendar": _events,
    "roster_calendar of one": lambda s, me, it: roster_calendar(s, actor=me, person_id=it.person),
}
