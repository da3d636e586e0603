"""What one house asks about the partners, the targets and the regulars of another."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

from sqlalchemy.orm import Session

from atelier.attendance import regulars_missed
from atelier.domain import Actor, Person, Visit
from atelier.domain.base import DayPart
from atelier.settings.partners import known_partners, partners_of
from tests.houses import House
from tests.making import TUESDAY

Ask = Callable[[Session, Actor, House], object]

_REASON = "Wij bellen wie we missen"


def _switched_on(session: Session, it: House) -> None:
    """Let their list be on, with somebody on it, and ours too."""
    regulars_missed.switch_missed_on(session, reason=_REASON, actor=it.actor)
    people = [Person(site_id=it.actor.site_id, given_name=name) for name in ("Ali", "Bea")]
    session.add_all(people)
    session.flush()  # for their ids
    for number in range(16):
        day = TUESDAY - timedelta(weeks=number)
        for person in people[: 1 if number < 4 else 2]:
            session.add(
                Visit(
                    site_id=it.actor.site_id,
                    person_id=person.id,
                    day=day,
                    day_part=DayPart.MORNING,
                    arrived_at=datetime.combine(day, time(9), UTC),
                )
            )


def _missed(session: Session, me: Actor, it: House) -> object:
    _switched_on(session, it)
    regulars_missed.switch_missed_on(session, reason=_REASON, actor=me)
    return regulars_missed.regulars_missed(session, actor=me)


def _on(session: Session, me: Actor, it: House) -> object:
    _switched_on(session, it)
    return regulars_missed.missed_setting(session, actor=me).reason


def missed(session: Session, me: Actor) -> object:
    return regulars_missed.missed_list(session, actor=me).rows


PARTNERS_ASKED: dict[str, Ask] = {
    "known_partners": lambda s, me, _: known_partners(s, actor=me).rows,
    "partners_of": lambda s, me, _: partners_of(s, site_id=me.site_id).rows,
    "missed_setting": _on,
    "regulars_missed": _missed,
    "missed_list": lambda s, me, it: _missed(s, me, it) and missed(s, me),
}
PARTNERS_WITHIN = {"switch_missed_on"}  # of the house itself
PARTNERS_WRITES = {"switch_missed_off"}
