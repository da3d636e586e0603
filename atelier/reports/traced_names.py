"""The rows of a figure with the names of the people in them, for the coordinator alone.

Names are looked up here and nowhere else in the reports. Whoever came for a sensitive activity
is not named: taking part in one tells of somebody's health (rule P9), and its host keeps its own
list (scenario 21).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.naming import public
from atelier.discreet import Discreet
from atelier.domain import Activity, Actor, Person
from atelier.domain.rights import Right
from atelier.people.chunks import in_chunks
from atelier.people.names import name_of
from atelier.reports.defined import Definition
from atelier.reports.definitions import definitions
from atelier.reports.figures import Key
from atelier.reports.periods import Period
from atelier.reports.reported import reported
from atelier.reports.tracing import TraceRow, rows_of

_PEOPLE = select(Person).where(
    Person.site_id == bindparam("site"), Person.id.in_(bindparam("people", expanding=True))
)
_SENSITIVE = select(Activity.name, Activity.public_name).where(
    Activity.site_id == bindparam("site"), Activity.sensitive.is_(True)
)


@dataclass(frozen=True, slots=True, repr=False)
class NamedRow(Discreet):
    """One row that a figure counts ``number`` of; ``id`` is its place, from 0.

    ``name`` is whose row it is, empty where it is nobody's, or nobody's business (``private``).
    """

    id: int
    day: date | None
    text: str
    number: int
    name: str = ""
    private: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Traced(Discreet):
    """A figure as it is told, what it means, and the rows that it is counted from now.

    ``version`` of a closed month, 0 for figures that are live: there the rows come to the figure.
    """

    key: Key
    period: Period
    number: int
    version: int
    meaning: Definition | None
    rows: tuple[NamedRow, ...]

    @property
    def counted(self) -> int:
        """What the rows come to now."""
        return sum(row.number for row in self.rows)


@needs(Right.TRACE_FIGURES)
def traced(session: Session, *, key: Key, period: Period, actor: Actor) -> Traced:
    """Read what a figure of the whole house was counted from, with the names of the people."""
    rows = rows_of(session, key=key, period=period, actor=actor)
    told = reported(session, period=period, actor=actor)
    return Traced(
        key,
        period,
        told.figures[key],
        told.version,
        meaning_of(key),
        tuple(_named(session, rows, actor)),
    )


def meaning_of(key: Key) -> Definition | None:
    """Give the definition that a figure stands under: that of the code before the point."""
    code = key.code.value.partition(".")[0]
    return next((one for one in definitions() if one.code == code), None)


def _named(session: Session, rows: Iterable[TraceRow], actor: Actor) -> Iterable[NamedRow]:
    found = tuple(rows)
    names = _names(session, {row.person for row in found if row.person is not None}, actor)
    sensitive = _sensitive(session, actor)
    for number, row in enumerate(found):
        private = row.person is not None and row.text in sensitive
        name = "" if private or row.person is None else names.get(row.person, "")
        yield NamedRow(number, row.day, row.text, row.number, name, private)


def _names(session: Session, people: Iterable[int], actor: Actor) -> dict[int, str]:
    return {
        person.id: name_of(person).list_name
        for some in in_chunks(sorted(people))
        for person in session.scalars(_PEOPLE, {"site": actor.site_id, "people": some})
    }


def _sensitive(session: Session, actor: Actor) -> frozenset[str]:
    """Give what sensitive activities may be called, also where that is their own name."""
    rows = session.execute(_SENSITIVE, {"site": actor.site_id})
    return frozenset(
        shown
        for name, public_name in rows
        for shown in (name, public(name, public_name, sensitive=True))
    )
