"""A house with a little of everything, for what a neighbour must not see of it."""

from dataclasses import dataclass
from datetime import time
from functools import partial
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from atelier.attendance.sheet import signup_sheet
from atelier.calendar.clashes import Slot
from atelier.calendar.programme import import_programme
from atelier.database import Database
from atelier.desk.actions import check_in
from atelier.desk.counting import count_visitors
from atelier.desk.notes import write_note
from atelier.desk.questions import note_question
from atelier.domain import (
    Actor,
    Assignment,
    ChangeKind,
    Closure,
    Occurrence,
    Room,
    Tenant,
    Volunteer,
)
from atelier.journal.changes import recording
from atelier.people.import_plan import ImportPlan, plan_import
from atelier.people.importing import carry_out
from atelier.tables.reading import read_table
from tests.making import TUESDAY, Making

PROGRAMME = (
    b"code;naam;dagen;start;einde;ruimte;capaciteit;minimum;functie;setting;toegang;"
    b"gastorganisatie;inschrijven;vrijwilligers;beroepskrachten;prijs;reeks;kinderen;experiment\n"
    b"YOGA;Yoga;di;13:15;14:15;zaal;15;6;G;regulier;n;Ons Huis;ja;0;1;4,00;wekelijks;0;\n"
)


@dataclass
class House:
    """What one house has. ``key`` is the key of all that was saved here but the programme."""

    actor: Actor
    key: UUID
    person: int
    yoga: int
    action: int
    counted: int
    note: int
    people: int
    programme: int
    programme_key: UUID
    sheet: str
    change: int
    change_key: UUID
    slot: Slot


def plan_of(session: Session, actor: Actor, text: bytes = b"naam\nAnnie Jansen\n") -> ImportPlan:
    return plan_import(session, table=read_table(text), mapping={"name": 0}, actor=actor)


def full_house(database: Database, making: Making) -> House:
    """Fill the first house."""
    me, key, programme_key = making.actor, uuid4(), uuid4()
    toos = making.person("Toos van den Berg", born=1949, phone="0612345678")
    yoga = _activity(making, toos)
    making.add(Volunteer(person_id=toos))
    making.add(Tenant(site_id=making.site_id, name="Fysio", whereabouts="Kamer 7"))
    making.add(Closure(site_id=making.site_id, first_day=TUESDAY, last_day=TUESDAY, name="Verf"))
    here = partial(check_in, person_id=toos, occurrence_ids=[yoga], actor=me, key=key)
    count = partial(count_visitors, number=3, occurrence_id=yoga, actor=me, key=uuid4())
    ask = partial(note_question, topic="care", outcome="answered", minutes_class="0-5", actor=me)
    database.perform(partial(ask, key=uuid4()))
    with database.transaction() as session:
        people = carry_out(session, plan=plan_of(session, me), actor=me, key=key).batch or 0
    with database.transaction() as session:
        told = import_programme(session, data=PROGRAMME, actor=me, key=programme_key)
    change_key, room = uuid4(), making.add(Room(site_id=making.site_id, code="zaal1", name="Zaal"))
    with database.transaction() as session:
        with recording(session, kind=ChangeKind.MOVED, actor=me, key=change_key) as change:
            session.get_one(Occurrence, yoga).room_id = room
        change_id = change.id
    return House(
        actor=me,
        key=key,
        person=toos,
        yoga=yoga,
        action=database.perform(here).action_id,
        counted=database.perform(count).action_id,
        note=database.perform(partial(write_note, text="De lift is stuk", actor=me, key=key)),
        people=people,
        programme=told.batch or 0,
        programme_key=programme_key,
        sheet=database.perform(partial(signup_sheet, occurrence_id=yoga, actor=me, key=key)).number,
        change=change_id,
        change_key=change_key,
        slot=Slot(TUESDAY, time(9), time(10), room),
    )


def _activity(making: Making, person: int) -> int:
    """Make an open door that somebody is enrolled in and works at, and a shift at the desk."""
    activity = making.activity("Yoga", walk_in=True, enrolment=True)
    series = making.series(activity, starts=time(9, 30))
    yoga = making.occurrence(activity, series=series, starts=time(9, 30))
    making.enrolment(person, series=series)
    for place in (yoga, None):
        shift = making.shift("balie", occurrence=place, at_desk=place is None)
        making.add(Assignment(shift_id=shift, person_id=person))
    return yoga
