"""What one house asks of the calendar files of another."""

from collections.abc import Callable
from uuid import uuid4

from sqlalchemy.orm import Session

from atelier.calendar.exchange import known
from atelier.calendar.exchange.agenda import agenda_table
from atelier.calendar.exchange.ical_in import ReadCalendar, read_calendar
from atelier.calendar.exchange.ical_out import events_in, programme_calendar
from atelier.calendar.exchange.importing import import_calendar
from atelier.calendar.exchange.plan_in import Verdict, plan_calendar
from atelier.calendar.exchange.stretches import stretches_of
from atelier.calendar.exchange.undoing import earlier_calendar_imports, undo_calendar_import
from atelier.domain import Actor
from tests.bad.calendars import BREAKFAST, calendar
from tests.houses import House
from tests.making import TUESDAY


def _file(actor: Actor) -> ReadCalendar:
    return read_calendar(calendar(BREAKFAST).encode(), clock=actor.clock)


def _batch(session: Session, it: House) -> int:
    """Import a file in the house that is asked about; it is rolled back with the rest."""
    told = import_calendar(session, data=_file(it.actor), actor=it.actor, key=uuid4())
    return told.batch or 0


def _plan(session: Session, me: Actor, it: House) -> object:
    _batch(session, it)
    plan = plan_calendar(session, calendar=_file(me), actor=me)
    return plan.with_verdict(Verdict.SAME)


def _known(session: Session, me: Actor, it: House) -> object:
    _batch(session, it)
    return known.known_events(session, _file(me).events, me)


def _earlier(session: Session, me: Actor, it: House) -> object:
    _batch(session, it)
    return earlier_calendar_imports(session, actor=me)


EXCHANGE_ASKED: dict[str, Callable[[Session, Actor, House], object]] = {
    "programme_calendar": lambda s, me, _: events_in(programme_calendar(s, actor=me)),
    "programme_calendar of their room": lambda s, me, it: programme_calendar(
        s, actor=me, room_id=it.slot.room_id
    ),
    "agenda_table": lambda s, me, _: agenda_table(s, actor=me)[1],
    "stretches_of": lambda s, me, _: stretches_of(s, actor=me, narrowed=[]),
    "plan_calendar": _plan,
    "known_events": _known,
    "places_of": lambda s, me, _: known.places_of(s, me).activities,
    "planned_between": lambda s, me, _: known.planned_between(s, TUESDAY, TUESDAY, me),
    "undo_calendar_import": lambda s, me, it: undo_calendar_import(
        s, batch_id=_batch(s, it), actor=me
    ),
    "earlier_calendar_imports": _earlier,
}
EXCHANGE_WITHIN = {"house_of"}  # the name of the house itself
EXCHANGE_WRITES = {"import_calendar"}
