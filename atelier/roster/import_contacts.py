"""How somebody can be reached who was known before a list made a volunteer of them.

A roster without telephone numbers is of no use when somebody is ill. What the house knew stays;
only what was empty is filled in. The journal keeps no numbers, and so it keeps which were empty,
and the version of the person since: an undo empties them again unless somebody changed them.
"""

import json
from collections.abc import Collection, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.domain import CalendarChange, ChangedRow, Person
from atelier.people.chunks import in_chunks
from atelier.people.likeness import Known

_FILLED = ("phone", "email")


def fill_contacts(
    session: Session, *, change: CalendarChange, brought: Mapping[int, Known]
) -> None:
    """Fill in the phone and e-mail of people, by their number, where none is known."""
    filled: dict[Person, list[str]] = {}
    for some in in_chunks(sorted(brought)):
        for person in session.scalars(select(Person).where(Person.id.in_(some))):
            values = {name: getattr(brought[person.id], name) for name in _FILLED}
            empty = [name for name in _FILLED if values[name] and getattr(person, name) is None]
            for name in empty:
                setattr(person, name, values[name])
            if empty:
                filled[person] = empty
    session.flush()  # for the new versions
    session.add_all(
        ChangedRow(
            change_id=change.id,
            kind=Person.__tablename__,
            row_id=person.id,
            before=json.dumps(dict.fromkeys(names)),
            after=json.dumps({"version": person.version}),
        )
        for person, names in filled.items()
    )


def empty_contacts(session: Session, *, change: CalendarChange, people: Collection[int]) -> None:
    """Empty again what a list filled in of these people, unless they were changed since."""
    notes = session.scalars(
        select(ChangedRow).where(
            ChangedRow.change_id == change.id, ChangedRow.kind == Person.__tablename__
        )
    ).all()
    for note in notes:
        if note.row_id not in people or note.before is None or note.after is None:
            continue
        person = session.get(Person, note.row_id, with_for_update=True, populate_existing=True)
        if person is not None and person.version == json.loads(note.after)["version"]:
            for name in json.loads(note.before):
                setattr(person, name, None)
    session.flush()
