"""Who may and can do a shift, the likeliest first, each with the reason in words."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import HOLDING, Actor, Assignment, Gone, Person, Shift, ShiftState
from atelier.domain.rights import Right
from atelier.language import tr, tr_count
from atelier.roster.diary import month_of, union_minutes
from atelier.roster.facts import ShiftFacts, VolunteerFacts
from atelier.roster.reading import read_shifts, read_volunteers
from atelier.roster.rules import Hindrance, HindranceKind, Weight, hindrances, with_weight
from atelier.roster.short_names import short_names

_HOUR = 60  # minutes
_WEEK, _MONTH = 7, 30  # days
_DAYS_SAID, _WEEKS_SAID = 14, 9  # from here on it is said in weeks, in months
_NEVER: tuple[int, date | None] = (0, None)


@dataclass(frozen=True, slots=True, repr=False)
class Candidate(Discreet):
    """Somebody who might do a shift. ``name`` is the short one, ``phone`` as it is kept.

    ``hours_minutes`` is what they have in the month of the shift without it, each minute once
    (scenario 18); ``most_minutes`` what was agreed, None for nothing. ``words`` say why they
    stand where they stand: how often they did this work so far (``done``), how long ago for the
    last time (``last_day``; None for never), how often they were asked this month.
    """

    person_id: int
    name: str
    phone: str | None
    hours_minutes: int
    most_minutes: int | None
    hindrances: tuple[Hindrance, ...]
    words: str
    asked_this_month: int
    done: int = 0
    last_day: date | None = None

    @property
    def id(self) -> int:
        """Give the person: what a list knows the row by."""
        return self.person_id

    @property
    def weight(self) -> Weight | None:
        """Give the worst of what stands in the way; None where nothing but a wish does."""
        for weight in (Weight.HARD, Weight.SOFT):
            if with_weight(self.hindrances, weight):
                return weight
        return None


@needs(Right.STAND_IN)
def candidates(session: Session, *, shift_id: int, actor: Actor) -> tuple[Candidate, ...]:
    """Rank everybody who works here on the day of a shift and is not in it yet. Raises Gone.

    First who may and can, then who can with a typed reason, last whom a rule refuses (rule P21);
    within each, whoever has the fewest hours in that month comes first.
    """
    shift = read_shifts(session, shift_ids=[shift_id], actor=actor).get(shift_id)
    if shift is None:
        raise Gone
    people = read_volunteers(session, first_day=shift.day, last_day=shift.day, actor=actor)
    free = {
        id_: (one, hindrances(one, shift))
        for id_, one in people.items()
        if id_ not in shift.team and one.works_on(shift.day)
    }
    names = short_names(session, actor=actor, person_ids=free)
    phones = _phones(session, list(free), actor) if _may_ring(shift.day, actor) else {}
    until = min(shift.day, actor.today())  # what is still to come was not done yet
    asked, done = _asked(session, list(free), shift.day), _done(session, list(free), shift, until)
    found = [
        Candidate(
            person_id=id_,
            name=names[id_],
            phone=phones.get(id_),
            hours_minutes=union_minutes(one.work.without([shift.id]).of_month(shift.day)),
            most_minutes=None if one.max_hours is None else one.max_hours * _HOUR,
            hindrances=stands,
            words=_words(until, *done.get(id_, _NEVER), asked[id_]),
            asked_this_month=asked[id_],
            done=done.get(id_, _NEVER)[0],
            last_day=done.get(id_, _NEVER)[1],
        )
        for id_, (one, stands) in free.items()
    ]
    return tuple(sorted(found, key=lambda one: _rank(one, people[one.person_id])))


def _rank(one: Candidate, facts: VolunteerFacts) -> tuple[int, int, int, int, int, str]:
    """Order by what stands in the way, then by the work that they have."""
    heavy = {None: 0, Weight.SOFT: 1, Weight.HARD: 2}[one.weight]
    strange = any(each.kind is HindranceKind.NO_ROLE for each in one.hindrances)
    mild = len(with_weight(one.hindrances, Weight.MILD))
    return heavy, int(strange), one.hours_minutes, mild, one.asked_this_month, facts.name


def _words(day: date, done: int, last_day: date | None, asked: int) -> str:
    """Say it in one breath: "Deed dit 6 keer, 3 weken geleden, deze maand 1 keer gevraagd"."""
    said = [tr("Did not do this before")]
    if last_day is not None:
        said = [tr_count("Did this once", "Did this {count} times", done), _ago(day - last_day)]
    if asked:
        said.append(tr_count("asked once this month", "asked {count} times this month", asked))
    return ", ".join(said)


def _ago(since: timedelta) -> str:
    """Say how long ago, as roughly as one says it."""
    if since.days < _DAYS_SAID:
        return tr_count("{count} day ago", "{count} days ago", since.days)
    weeks = since.days // _WEEK
    if weeks < _WEEKS_SAID:
        return tr_count("{count} week ago", "{count} weeks ago", weeks)
    return tr_count("{count} month ago", "{count} months ago", since.days // _MONTH)


def _may_ring(day: date, actor: Actor) -> bool:
    """Say whether phones are shown: at the desk those of today only (rule P23)."""
    return day == actor.today() or actor.may(Right.SEE_VOLUNTEERS)


def _phones(session: Session, ids: list[int], actor: Actor) -> dict[int, str]:
    rows = session.execute(
        select(Person.id, Person.phone).where(
            Person.site_id == actor.site_id, Person.id.in_(ids), Person.phone.is_not(None)
        )
    )
    return {id_: phone for id_, phone in rows if phone}


def _asked(session: Session, ids: list[int], day: date) -> Counter[int]:
    """Count for how many shifts of the month each was asked, whatever they answered."""
    first, last = month_of(day)
    return Counter(
        session.scalars(
            select(Assignment.person_id)
            .join(Shift, Shift.id == Assignment.shift_id)
            .where(
                Assignment.person_id.in_(ids),
                Assignment.asked_at.is_not(None),
                Shift.day.between(first, last),
            )
        )
    )


def _done(
    session: Session, ids: list[int], shift: ShiftFacts, until: date
) -> dict[int, tuple[int, date | None]]:
    """Count how often each did this work before a day, and find the last time."""
    rows = session.execute(
        select(Assignment.person_id, func.count(), func.max(Shift.day))
        .join(Shift, Shift.id == Assignment.shift_id)
        .where(
            Assignment.person_id.in_(ids),
            Assignment.state.in_(HOLDING),
            Shift.state == ShiftState.PLANNED,
            Shift.role_id == shift.role_id,
            Shift.day < until,
        )
        .group_by(Assignment.person_id)
    )
    return {person_id: (number, last_day) for person_id, number, last_day in rows}
