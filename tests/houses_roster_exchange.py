"""What one house asks of the roster of another in files, and of its lists of volunteers."""

from collections.abc import Callable
from uuid import uuid4

from sqlalchemy.orm import Session

from atelier.calendar.exchange.ical_out import events_in
from atelier.domain import Actor, Person
from atelier.people.import_plan import Verdict
from atelier.people.names import name_of
from atelier.roster.calendar_out import roster_calendar
from atelier.roster.import_plan import VolunteerPlan, plan_volunteers
from atelier.roster.import_undoing import earlier_volunteer_imports, undo_volunteer_import
from atelier.roster.importing import import_volunteers
from atelier.tables.reading import read_table
from tests.houses import House
from tests.houses_at_work import work_of_house

NEW = "Els Wildeman"

Ask = Callable[[Session, Actor, House], object]


def _events(session: Session, me: Actor, it: House) -> object:
    work_of_house(session, it)
    return events_in(roster_calendar(session, actor=me))


def _plan(session: Session, me: Actor, name: str) -> VolunteerPlan:
    table = read_table(f"naam\n{name}\n".encode())
    return plan_volunteers(session, table=table, mapping={"name": 0}, actor=me)


def _known(session: Session, me: Actor, it: House) -> object:
    """Say how many of another house's people are known from their name."""
    name = name_of(session.get_one(Person, it.person)).full_name
    return 1 - _plan(session, me, name).count(Verdict.ADD)


def _batch(session: Session, it: House) -> int:
    """Import a list in the house that is asked about; it is rolled back with the rest."""
    plan = _plan(session, it.actor, NEW)
    return import_volunteers(session, plan=plan, actor=it.actor, key=uuid4()).batch or 0


def _imports(session: Session, me: Actor, it: House) -> object:
    _batch(session, it)
    return earlier_volunteer_imports(session, actor=me)


ROSTER_EXCHANGE_ASKED: dict[str, Ask] = {
    "roster_calendar": _events,
    "roster_calendar of one": lambda s, me, it: roster_calendar(s, actor=me, person_id=it.person),
    "plan_volunteers": _known,
    "earlier_volunteer_imports": _imports,
    "undo_volunteer_import": lambda s, me, it: undo_volunteer_import(
        s, batch_id=_batch(s, it), actor=me
    ),
}
# Called by the ones above, with the same actor.
ROSTER_EXCHANGE_WITHIN = {
    "add_people",
    "empty_contacts",
    "fill_contacts",
    "import_volunteers",
    "judged_volunteers",
    "remove_people",
    "volunteer_stamp",
}
