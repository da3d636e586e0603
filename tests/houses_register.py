"""What one house asks of another's registers: refused, or answered with nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta
from uuid import uuid4

from sqlalchemy.orm import Session

from atelier.attendance import marking, missing, reporting, returning, sheets_back
from atelier.attendance.adding import people_to_add
from atelier.attendance.marks import Mark, lock_people, register_occurrence
from atelier.attendance.register import Told, register_of
from atelier.attendance.tray import open_sheets
from atelier.domain import Actor, Answer, Clock, Occurrence
from tests.houses import House
from tests.making import TUESDAY

Ask = Callable[[Session, Actor, House], object]
MONDAY = TUESDAY - timedelta(days=1)


def tomorrow(me: Actor) -> Actor:
    """Ask a day later: then everything of today is over."""
    now = me.clock.now() + timedelta(days=1)
    return replace(me, clock=Clock(now=lambda: now))


def forgotten(session: Session, it: House) -> int:
    """Add an occurrence of yesterday of which nobody said who was there."""
    yoga = session.get_one(Occurrence, it.yoga)
    row = Occurrence(activity_id=yoga.activity_id, day=MONDAY, starts=time(9), ends=time(10))
    session.add(row)
    session.flush()
    return row.id


def _missing(session: Session, me: Actor, it: House) -> object:
    forgotten(session, it)
    return missing.missing(session, MONDAY, TUESDAY, me)


def _missing_number(session: Session, me: Actor, it: House) -> object:
    forgotten(session, it)
    return missing.missing_number(session, MONDAY, TUESDAY, me)


REGISTER_ASKED: dict[str, Ask] = {
    "register_of": lambda s, me, it: register_of(s, occurrence_id=it.yoga, actor=me),
    "register_occurrence": lambda s, me, it: register_occurrence(
        s, occurrence_id=it.yoga, actor=me
    ),
    "named_occurrence": lambda s, me, it: marking.named_occurrence(
        s, occurrence_id=it.yoga, actor=me
    ),
    "lock_people": lambda s, me, it: lock_people(s, person_ids=[it.person], actor=me),
    "set_mark": lambda s, me, it: marking.set_mark(
        s, occurrence_id=it.yoga, person_id=it.person, mark=Mark.ABSENT, actor=me, key=uuid4()
    ),
    "set_marks": lambda s, me, it: marking.set_marks(
        s, occurrence_id=it.yoga, marks={it.person: Mark.ABSENT}, actor=me, key=uuid4()
    ),
    "mark_rest_present": lambda s, me, it: marking.mark_rest_present(
        s, occurrence_id=it.yoga, actor=me, key=uuid4()
    ),
    "add_to_register": lambda s, me, it: marking.add_to_register(
        s, occurrence_id=it.yoga, name="Bea", actor=me, key=uuid4()
    ),
    "set_unnamed": lambda s, me, it: marking.set_unnamed(
        s, occurrence_id=it.yoga, number=4, actor=me, key=uuid4()
    ),
    "add_unnamed": lambda s, me, it: marking.add_unnamed(
        s, occurrence_id=it.yoga, actor=me, key=uuid4()
    ),
    "tell_numbers": lambda s, me, it: reporting.tell_numbers(
        s, occurrence_id=it.yoga, told=Told(indicated=1), actor=me, key=uuid4()
    ),
    "set_done": lambda s, me, it: reporting.set_done(
        s, occurrence_id=it.yoga, actor=me, key=uuid4()
    ),
    "give_answer": lambda s, me, it: reporting.give_answer(
        s, occurrence_id=forgotten(s, it), answer=Answer.UNKNOWN, actor=me, key=uuid4()
    ),
    "find_sheet": lambda s, me, it: sheets_back.find_sheet(s, number=it.sheet, actor=me),
    "sheet_to_enter": lambda s, me, it: sheets_back.sheet_to_enter(s, number=it.sheet, actor=me),
    "enter_sheet": lambda s, me, it: returning.enter_sheet(
        s, number=it.sheet, present=frozenset({1}), actor=me, key=uuid4()
    ),
    "give_up_sheet": lambda s, me, it: returning.give_up_sheet(
        s, number=it.sheet, actor=me, key=uuid4()
    ),
    "people_to_add": lambda s, me, it: people_to_add(
        s, text="toos", occurrence_id=it.yoga, actor=me
    ),
    "missing": _missing,
    "missing_number": _missing_number,
    "registers_of_day": lambda s, me, _: missing.registers_of_day(s, day=TUESDAY, actor=me),
    "open_sheets": lambda s, me, _: open_sheets(s, actor=tomorrow(me)),
}

# What is only called with rows that the caller has looked up in its own house.
REGISTER_WITHIN = {
    *("standings", "printed_rows", "times_before", "count", "need_places_for"),
    *("last_return", "counted_from", "refuse_if_changed", "give_back"),
}
