"""The coming days of what asks for enrolment, and how full each of them is."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import Activity, Actor, Occurrence, OccurrenceState
from atelier.domain.rights import Right
from atelier.enrolment.standing import Standing, Waiter, standings
from atelier.enrolment.targets import has_begun


@dataclass(frozen=True, slots=True, repr=False)
class Coming(Discreet):
    """A series, or a single day, with the days to come and how full they are.

    The days of a series that has begun today are not among ``ahead``, in which a place in the
    whole series would hold; they are among ``days``.
    """

    activity: Activity
    series_id: int | None
    days: tuple[Occurrence, ...]
    ahead: tuple[Occurrence, ...]
    full: dict[int, Standing]

    def free(self) -> int | None:
        """Give how many places are free on every coming day; None without a limit."""
        left = [self.full[one.id].free for one in self.ahead]
        numbers = [one for one in left if one is not None]
        return min(numbers) if numbers else None

    def spare(self, person_id: int) -> int | None:
        """Give how many places a newcomer finds on every coming day, whom nobody waits before."""
        if self.free() is None:
            return None
        if self.waiting():
            return 0
        return max(0, min(self.full[one.id].spare(person_id, whole=True) for one in self.ahead))

    def waiting(self) -> tuple[Waiter, ...]:
        """Give who waits for the whole series, or for the single day, the first first."""
        whole = self.series_id is not None
        found = {
            one.enrolment_id: one
            for day in self.ahead
            for one in self.full[day.id].waiting
            if one.whole is whole
        }
        return tuple(sorted(found.values(), key=lambda one: (one.position, one.enrolment_id)))


@needs(Right.SEE_DESK)
def coming(session: Session, *, actor: Actor) -> tuple[Coming, ...]:
    """Give all that asks for enrolment and still has a day, by name and first day.

    What is sensitive is left out (rule P9).
    """
    rows = session.scalars(
        select(Occurrence)
        .join(Occurrence.activity)
        .options(contains_eager(Occurrence.activity))
        .where(
            Activity.site_id == actor.site_id,
            Activity.enrolment.is_(True),
            Activity.sensitive.is_(False),
            Occurrence.state == OccurrenceState.PLANNED,
            Occurrence.day >= actor.today(),
        )
        .order_by(Activity.name, Occurrence.day, Occurrence.starts, Occurrence.id)
    ).all()
    days = [one for one in rows if actor.clock.moment(one.day, one.ends) > actor.now()]
    full = standings(session, occurrences=days, today=actor.today())
    groups: dict[tuple[bool, int], list[Occurrence]] = defaultdict(list)
    for day in days:
        key = (False, day.id) if day.series_id is None else (True, day.series_id)
        groups[key].append(day)
    return tuple(_coming(series, found, full, actor) for (series, _), found in groups.items())


def _coming(
    of_series: bool, days: Sequence[Occurrence], full: dict[int, Standing], actor: Actor
) -> Coming:
    ahead = [one for one in days if not (of_series and has_begun(one, actor))]
    return Coming(
        activity=days[0].activity,
        series_id=days[0].series_id,
        days=tuple(days),
        ahead=tuple(ahead),
        full={one.id: full[one.id] for one in days},
    )
