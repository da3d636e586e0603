"""What is special about a day: a holiday, a closure, a school holiday."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.closing_days import holidays_of
from atelier.calendar.school import school_table
from atelier.calendar.shown import DayNote, NoteKind
from atelier.domain import Actor, Closure
from atelier.domain.rights import Right


@needs(Right.SEE_PROGRAMME)
def day_notes(
    session: Session, *, first_day: date, last_day: date, actor: Actor
) -> tuple[DayNote, ...]:
    """List what is special about these days, both included; what closes the house comes first.

    Reading the holidays for the first time takes long (half a second), since their library is
    loaded then; the days themselves do not wait for it.
    """
    notes = [
        DayNote(one.day, one.day, one.name, NoteKind(one.policy.value))
        for one in holidays_of(
            session, site_id=actor.site_id, first_day=first_day, last_day=last_day
        )
    ]
    rows = session.execute(
        select(Closure.first_day, Closure.last_day, Closure.name, Closure.except_walk_in).where(
            Closure.site_id == actor.site_id,
            Closure.last_day >= first_day,
            Closure.first_day <= last_day,
        )
    )
    for first, last, name, except_walk_in in rows:
        kind = NoteKind.REDUCED if except_walk_in else NoteKind.CLOSED
        notes.append(DayNote(first, last, name, kind))
    notes += [
        DayNote(one.first_day, one.last_day, one.name, NoteKind.SCHOOL)
        for one in school_table(session, actor=actor, first_day=first_day, last_day=last_day).rows
    ]
    return tuple(sorted(notes, key=lambda note: (_ORDER.index(note.kind), note.first_day)))


_ORDER = (NoteKind.CLOSED, NoteKind.REDUCED, NoteKind.ASK, NoteKind.OPEN, NoteKind.SCHOOL)
