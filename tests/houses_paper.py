"""What one house asks for on paper of the calendar of another."""

from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.calendar.paper.card import invitation
from atelier.calendar.paper.doors import door_list, door_of
from atelier.calendar.paper.notice import closure_notice
from atelier.calendar.paper.offered import offered
from atelier.calendar.paper.rows import closed_days, programme
from atelier.domain import Actor, Closure, Occurrence
from tests.houses import House
from tests.making import TUESDAY

Ask = Callable[[Session, Actor, House], object]
_DAYS = {"first_day": TUESDAY, "last_day": TUESDAY}


def _activity(session: Session, it: House) -> int:
    return session.scalars(select(Occurrence.activity_id).where(Occurrence.id == it.yoga)).one()


def _closure(session: Session, it: House) -> int:
    return session.scalars(select(Closure.id).where(Closure.site_id == it.actor.site_id)).one()


def _offered(session: Session, me: Actor, it: House) -> object:
    found = offered(session, occurrence_id=it.yoga, actor=me)
    return found.rooms + found.activities + tuple(filter(None, (found.room_id, found.activity_id)))


PAPER_ASKED: dict[str, Ask] = {
    "programme": lambda s, me, _: programme(s, **_DAYS, actor=me, places=True).happenings,
    "closed_days": lambda s, me, _: closed_days(s, **_DAYS, actor=me),
    "offered": _offered,
    "door_of": lambda s, me, it: door_of(s, occurrence_id=it.yoga, actor=me),
    "door_list": lambda s, me, it: door_list(
        s, room_id=it.slot.room_id or 0, day=TUESDAY, actor=me, key=None
    ),
    "closure_notice": lambda s, me, it: closure_notice(
        s, closure_id=_closure(s, it), actor=me, key=None
    ),
    "invitation": lambda s, me, it: invitation(s, activity_id=_activity(s, it), actor=me, key=None),
}
# They print what the functions above have read.
PAPER_WITHIN = {"week_programme", "week_poster", "month_poster", "day_plan", "places_sheet"}
