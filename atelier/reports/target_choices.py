"""What can be agreed on with a funder: which figures, and of which part of the house."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.naming import shown_name
from atelier.discreet import Discreet
from atelier.domain import Activity, Actor, Function
from atelier.domain.ages import group_names
from atelier.domain.rights import Right
from atelier.language import tr
from atelier.reports.figures import By, Code
from atelier.reports.naming import code_name, item_name
from atelier.reports.people import OTHER, OUTSIDE, area_names
from atelier.reports.rules import rules_of
from atelier.reports.splits import PEOPLE, PLACES
from atelier.settings.partners import partners_of

_WHOLE: tuple[By, ...] = (By.TOTAL,)
_BY_PLACE, _BY_PEOPLE = (By.TOTAL, *PLACES), (By.TOTAL, *PEOPLE)
SPLITS: Mapping[Code, tuple[By, ...]] = {
    Code.VISITS: _BY_PEOPLE,
    Code.UNIQUE: _BY_PEOPLE,
    Code.PARTICIPATIONS: _BY_PLACE,
    Code.UNIQUE_PARTICIPANTS: _BY_PLACE,
    Code.CARE_UNITS: _BY_PLACE,
    Code.HELD: _BY_PLACE,
    Code.OPENINGS: _WHOLE,
    Code.QUESTIONS: _WHOLE,
    Code.REFERRALS_WARM: _WHOLE,
    Code.ACTIVE_VOLUNTEERS: _WHOLE,
    Code.VOLUNTEER_MINUTES: _WHOLE,
    Code.RUN_BY_RESIDENTS: _BY_PLACE,
}
"""The figures that funders agree on, each with what it can be narrowed down to."""


@dataclass(frozen=True, slots=True, repr=False)
class Part(Discreet):
    """A part of the house of which something can be agreed: what it is, and what it is called."""

    by: By
    item: str
    name: str


@dataclass(frozen=True, slots=True, repr=False)
class Choices(Discreet):
    """What the form offers: the figures by name, and all parts; which fit is in ``SPLITS``."""

    codes: tuple[tuple[Code, str], ...]
    parts: tuple[Part, ...]

    def parts_of(self, code: Code) -> tuple[Part, ...]:
        """Give the parts of the house that a figure can be narrowed down to."""
        return tuple(part for part in self.parts if part.by in SPLITS[code])


@needs(Right.SEE_FIGURES)
def target_choices(session: Session, *, actor: Actor) -> Choices:
    """Give all that can be agreed on in this house."""
    return Choices(
        tuple((code, code_name(code)) for code in SPLITS),
        tuple(_parts(session, actor)),
    )


def _parts(session: Session, actor: Actor) -> Iterator[Part]:
    """Go through the whole house, its functions, its hosts, its activities, ages and areas."""
    yield Part(By.TOTAL, "", tr("The whole house"))
    for function in Function:
        if function is not Function.INTERNAL:
            yield Part(By.FUNCTION, function.value, item_name(By.FUNCTION, function.value, {}))
    hosts = partners_of(session, site_id=actor.site_id).current(actor.today())
    for host in sorted(hosts, key=lambda one: one.name.casefold()):
        yield Part(By.HOST, str(host.id), host.name)
    activities = session.scalars(
        select(Activity).where(
            Activity.site_id == actor.site_id, Activity.function != Function.INTERNAL
        )
    )
    for activity in sorted(activities, key=lambda one: shown_name(one).casefold()):
        yield Part(By.ACTIVITY, str(activity.id), shown_name(activity))
    for group in group_names(rules_of(session, site_id=actor.site_id).age_groups):
        yield Part(By.AGE, group, tr("{group} years old", group=group))
    names = area_names(session, site_id=actor.site_id)
    for postcode, name in sorted(names.items()):
        yield Part(By.AREA, postcode, f"{name} ({postcode})")
    for item in (OTHER, OUTSIDE):
        yield Part(By.AREA, item, item_name(By.AREA, item, {}))
