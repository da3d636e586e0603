"""Notes about the building for the next shift: no names, and gone after thirty days at most."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.desk.refusals import EmptyNote
from atelier.discreet import Discreet
from atelier.domain import Actor, BuildingNote
from atelier.domain.rights import Right
from atelier.domain.text import clean
from atelier.settings.terms import Term, terms_of

LONGEST = 200  # signs (rule P3)


@dataclass(frozen=True, slots=True, repr=False)
class NoteRow(Discreet):
    """A note as it hangs at the desk; ``at`` in UTC."""

    id: int
    text: str
    day: date
    at: datetime
    by: str


@needs(Right.RECEIVE)
def write_note(session: Session, *, text: str, actor: Actor, key: UUID) -> int:
    """Hang a note at the desk and take away those whose time is over.

    Raises EmptyNote, TextTooLong or CitizenNumber.
    """
    text = clean(text, LONGEST)
    if not text:
        raise EmptyNote
    there = session.scalar(
        select(BuildingNote.id).where(
            BuildingNote.key == key, BuildingNote.site_id == actor.site_id
        )
    )
    if there is not None:
        return there
    forget_old_notes(session, actor=actor)
    note = BuildingNote(
        site_id=actor.site_id,
        key=key,
        text=text,
        day=actor.today(),
        at=actor.now(),
        by=actor.name,
    )
    session.add(note)
    session.flush()  # for note.id
    return note.id


@needs(Right.RECEIVE)
def remove_note(session: Session, *, note_id: int, actor: Actor) -> None:
    """Take a note away; taken away twice is taken away once."""
    session.execute(
        delete(BuildingNote).where(
            BuildingNote.id == note_id, BuildingNote.site_id == actor.site_id
        )
    )


@needs(Right.PART)
def forget_old_notes(session: Session, *, actor: Actor) -> None:
    """Take away the notes whose time is over: thirty days, or fewer (rule P3)."""
    session.execute(
        delete(BuildingNote).where(
            BuildingNote.site_id == actor.site_id,
            BuildingNote.day < _kept_since(session, actor),
        )
    )


@needs(Right.SEE_DESK)
def notes(session: Session, *, actor: Actor) -> tuple[NoteRow, ...]:
    """List the notes that still hang, the newest first."""
    rows = session.execute(
        select(
            BuildingNote.id,
            BuildingNote.text,
            BuildingNote.day,
            BuildingNote.at,
            BuildingNote.by,
        )
        .where(
            BuildingNote.site_id == actor.site_id,
            BuildingNote.day >= _kept_since(session, actor),
        )
        .order_by(BuildingNote.at.desc(), BuildingNote.id.desc())
    )
    return tuple(NoteRow(*row) for row in rows)


def _kept_since(session: Session, actor: Actor) -> date:
    terms = terms_of(session, site_id=actor.site_id)
    return terms.kept_since(Term.NOTES, actor.today())
