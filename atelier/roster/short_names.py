"""How volunteers are called in the roster: by their first name, and by no more than is needed."""

from collections import Counter
from collections.abc import Collection

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor, Person, Volunteer, VolunteerStatus
from atelier.domain.rights import Right
from atelier.people.folding import fold
from atelier.people.names import Name

_NAME = (
    Person.id,
    Person.given_name,
    Person.prefix,
    Person.family_name,
    Person.partner_prefix,
    Person.partner_name,
    Person.name_order,
)
_VOLUNTEERS = (
    select(*_NAME)
    .join(Volunteer, Volunteer.person_id == Person.id)
    .where(
        Person.site_id == bindparam("site"),
        Volunteer.status.in_((VolunteerStatus.ACTIVE, VolunteerStatus.LEAVING)),
    )
)
_OTHERS = select(*_NAME).where(
    Person.site_id == bindparam("site"), Person.id.in_(bindparam("people", expanding=True))
)


@needs(Right.SEE_ROSTER)
def short_names(
    session: Session, *, actor: Actor, person_ids: Collection[int] = ()
) -> dict[int, str]:
    """Name everybody who works in the house now, and those who are asked for besides.

    By the first name; two with the same get the letters of their surnames ("Piet v.d. B."), and
    where that is the same too the whole name. A name does not depend on the days that are shown.
    """
    here = {"site": actor.site_id}
    names = {row[0]: Name(*row[1:]) for row in session.execute(_VOLUNTEERS, here)}
    others = set(person_ids) - names.keys()
    if others:
        rows = session.execute(_OTHERS, {**here, "people": sorted(others)})
        names |= {row[0]: Name(*row[1:]) for row in rows}
    return shortened(names)


def shortened(names: dict[int, Name]) -> dict[int, str]:
    """Give each name as short as it can be without being another's."""
    given = Counter(fold(name.given or name.full_name) for name in names.values())
    desk = Counter(fold(name.desk_name) for name in names.values())
    found = {}
    for id_, name in names.items():
        if given[fold(name.given or name.full_name)] == 1:
            found[id_] = name.given or name.full_name
        else:
            found[id_] = name.desk_name if desk[fold(name.desk_name)] == 1 else name.full_name
    return found
