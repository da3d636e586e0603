"""What stands in the way of putting a volunteer into a shift, each thing in a sentence.

HARD is refused, whatever the reason (rule P21, scenario 17). SOFT can be overruled by whoever
types why. MILD is only told. Everything is read from facts, so that one shift at the desk and a
whole month in a proposal are judged by the same rules.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import Actor, Can, DayAnswer, Gone, VogNeed, VolunteerStatus
from atelier.domain.rights import Right
from atelier.language import tr, tr_count
from atelier.roster.diary import Work, minutes_of, union_minutes
from atelier.roster.facts import RoleHeld, ShiftFacts, VolunteerFacts
from atelier.roster.reading import read_shifts, read_volunteers
from atelier.words import clock_time, day_in_figures, day_in_words, month_name

REST_MINUTES = 11 * 60  # between the end of one day's work and the beginning of the next's
_HOUR = 60  # minutes
_DAY = timedelta(days=1)
_MINUTES_A_DAY = 24 * _HOUR


class Weight(StrEnum):
    """What a hindrance does: refuse, ask for a reason, or only tell."""

    HARD = "hard"
    SOFT = "soft"
    MILD = "mild"


class HindranceKind(StrEnum):
    """What stands in the way."""

    NOT_GOING_AHEAD = "not_going_ahead"
    NOT_ACTIVE = "not_active"
    LEAVING = "leaving"
    NO_VOG = "no_vog"
    OLD_VOG = "old_vog"
    NO_ROLE = "no_role"
    NOT_TRAINED = "not_trained"
    NO_BHV = "no_bhv"
    AWAY = "away"
    NOT_THAT_DAY = "not_that_day"
    MAYBE_THAT_DAY = "maybe_that_day"
    UNAVAILABLE = "unavailable"
    RATHER_NOT = "rather_not"
    OVERLAP = "overlap"
    NO_REST = "no_rest"
    MOST_SHIFTS = "most_shifts"
    MOST_HOURS = "most_hours"
    APART = "apart"
    WITHOUT_PARTNER = "without_partner"


@dataclass(frozen=True, slots=True, repr=False)
class Hindrance(Discreet):
    """One thing that stands in the way, and the sentence that says so, without a name.

    ``other_id`` is the person because of whom, where there is one.
    """

    kind: HindranceKind
    weight: Weight
    sentence: str
    other_id: int | None = None


def hindrances(volunteer: VolunteerFacts, shift: ShiftFacts) -> tuple[Hindrance, ...]:
    """List what stands in the way, the worst first."""
    held = volunteer.roles.get(shift.role_id)
    found = [
        *_about_the_shift(shift),
        *_about_the_volunteer(volunteer, shift.day),
        *_vog(held, shift),
        *_skill(volunteer, held, shift),
        *_availability(volunteer, shift),
        *_times(volunteer, shift),
        *_most(volunteer, shift),
        *_pairs(volunteer, shift),
    ]
    order = list(Weight)
    return tuple(sorted(found, key=lambda one: order.index(one.weight)))


@needs(Right.SEE_ROSTER)
def hindrances_of(
    session: Session, *, person_id: int, shift_id: int, actor: Actor
) -> tuple[Hindrance, ...]:
    """List what stands in the way of one volunteer in one shift. Raises Gone."""
    shift = read_shifts(session, shift_ids=[shift_id], actor=actor).get(shift_id)
    if shift is None:
        raise Gone
    people = read_volunteers(
        session, first_day=shift.day, last_day=shift.day, person_ids=[person_id], actor=actor
    )
    if person_id not in people:
        raise Gone
    return hindrances(people[person_id], shift)


def with_weight(found: Iterable[Hindrance], weight: Weight) -> tuple[Hindrance, ...]:
    """Give the hindrances of one weight."""
    return tuple(one for one in found if one.weight is weight)


def _about_the_shift(shift: ShiftFacts) -> Iterator[Hindrance]:
    if not shift.goes_ahead:
        yield Hindrance(
            HindranceKind.NOT_GOING_AHEAD,
            Weight.HARD,
            tr("This shift does not go ahead, or needs no volunteers."),
        )


def _about_the_volunteer(one: VolunteerFacts, day: date) -> Iterator[Hindrance]:
    if not one.works_on(day):
        applying = one.status is VolunteerStatus.APPLYING
        yield Hindrance(
            HindranceKind.NOT_ACTIVE,
            Weight.HARD,
            tr("This volunteer is still applying.")
            if applying
            else tr("This volunteer does not work here any more on this day."),
        )
    elif one.status is VolunteerStatus.LEAVING:
        sentence = tr("This volunteer is about to stop.")
        yield Hindrance(HindranceKind.LEAVING, Weight.MILD, sentence)


def _vog(held: RoleHeld | None, shift: ShiftFacts) -> Iterator[Hindrance]:
    """Rule P21: without a VOG not plannable; beside children no reason helps (scenario 17)."""
    if shift.vog is VogNeed.NONE:
        return
    if held is None or held.vog_seen_on is None:
        if shift.vog is VogNeed.STRICT:
            sentence = (
                tr("No VOG was seen: nobody works with children without one.")
                if shift.children
                else tr("No VOG was seen: nobody does {role} without one.", role=shift.role)
            )
            yield Hindrance(HindranceKind.NO_VOG, Weight.HARD, sentence)
        else:
            sentence = tr("No VOG was seen for {role}.", role=shift.role)
            yield Hindrance(HindranceKind.NO_VOG, Weight.SOFT, sentence)
    elif held.vog_ask_again_on is not None and held.vog_ask_again_on <= shift.day:
        sentence = tr(
            "The VOG for {role} was seen on {day}. It is time to ask for a new one.",
            role=shift.role,
            day=day_in_figures(held.vog_seen_on),
        )
        yield Hindrance(HindranceKind.OLD_VOG, Weight.SOFT, sentence)


def _skill(one: VolunteerFacts, held: RoleHeld | None, shift: ShiftFacts) -> Iterator[Hindrance]:
    if held is None:
        sentence = tr("This volunteer does not do {role} yet.", role=shift.role)
        yield Hindrance(HindranceKind.NO_ROLE, Weight.SOFT, sentence)
    elif held.trained < shift.trainings:
        sentence = tr(
            "{role} was shown to this volunteer {done} of {needed} times.",
            role=shift.role,
            done=held.trained,
            needed=shift.trainings,
        )
        yield Hindrance(HindranceKind.NOT_TRAINED, Weight.SOFT, sentence)
    if shift.bhv and (one.bhv_until is None or one.bhv_until < shift.day):
        sentence = tr("This volunteer has no valid BHV certificate on this day.")
        yield Hindrance(HindranceKind.NO_BHV, Weight.SOFT, sentence)


def _availability(one: VolunteerFacts, shift: ShiftFacts) -> Iterator[Hindrance]:
    """Say what they told themselves: of this day first, then of every week."""
    if one.is_away(shift.day):
        sentence = tr("This volunteer is away on this day.")
        yield Hindrance(HindranceKind.AWAY, Weight.SOFT, sentence)
    answer = one.days.get((shift.day, shift.part))
    usual = one.weekly.get((shift.day.weekday(), shift.part), Can.YES)
    if answer is DayAnswer.NO:
        sentence = tr("This volunteer said not to be able to come on this day.")
        yield Hindrance(HindranceKind.NOT_THAT_DAY, Weight.SOFT, sentence)
    elif answer is DayAnswer.MAYBE:
        sentence = tr("This volunteer can perhaps come on this day.")
        yield Hindrance(HindranceKind.MAYBE_THAT_DAY, Weight.MILD, sentence)
    elif answer is None and usual is Can.NO:
        sentence = tr("This volunteer cannot come in this part of the week.")
        yield Hindrance(HindranceKind.UNAVAILABLE, Weight.SOFT, sentence)
    elif answer is None and usual is Can.RATHER_NOT:
        sentence = tr("This volunteer would rather not come in this part of the week.")
        yield Hindrance(HindranceKind.RATHER_NOT, Weight.MILD, sentence)


def _times(one: VolunteerFacts, shift: ShiftFacts) -> Iterator[Hindrance]:
    """Find what is at the same time (scenario 18), and an evening too close to a morning."""
    wanted = shift.work
    for work in one.work.on(shift.day):
        if work.shift_id != shift.id and work.overlaps(wanted):
            sentence = tr(
                "This volunteer has another shift at the same time, from {starts} to {ends}.",
                starts=clock_time(work.starts),
                ends=clock_time(work.ends),
            )
            yield Hindrance(HindranceKind.OVERLAP, Weight.SOFT, sentence)
            break
    near = _too_near(one, shift)
    if near is not None:
        sentence = tr(
            "This volunteer works on {day} from {starts} to {ends}: less than 11 hours of rest.",
            day=day_in_words(near.day),
            starts=clock_time(near.starts),
            ends=clock_time(near.ends),
        )
        yield Hindrance(HindranceKind.NO_REST, Weight.SOFT, sentence)


def _too_near(one: VolunteerFacts, shift: ShiftFacts) -> Work | None:
    """Give the work of the day before or after that leaves too little rest."""
    for work in one.work.on(shift.day - _DAY):
        rest = _MINUTES_A_DAY - minutes_of(work.ends) + minutes_of(shift.starts)
        if rest < REST_MINUTES:
            return work
    for work in one.work.on(shift.day + _DAY):
        rest = _MINUTES_A_DAY - minutes_of(shift.ends) + minutes_of(work.starts)
        if rest < REST_MINUTES:
            return work
    return None


def _most(one: VolunteerFacts, shift: ShiftFacts) -> Iterator[Hindrance]:
    if one.max_shifts is None and one.max_hours is None:
        return
    others = [work for work in one.work.of_month(shift.day) if work.shift_id != shift.id]
    month = month_name(shift.day.month)
    if one.max_shifts is not None and len(others) + 1 > one.max_shifts:
        sentence = tr_count(
            "This volunteer has {count} shift in {month} already and wants {most} at most.",
            "This volunteer has {count} shifts in {month} already and wants {most} at most.",
            len(others),
            month=month,
            most=one.max_shifts,
        )
        yield Hindrance(HindranceKind.MOST_SHIFTS, Weight.SOFT, sentence)
    minutes = union_minutes([*others, shift.work])
    if one.max_hours is not None and minutes > one.max_hours * _HOUR:
        sentence = tr(
            "This volunteer would work more than the {most} hours agreed for {month}.",
            most=one.max_hours,
            month=month,
        )
        yield Hindrance(HindranceKind.MOST_HOURS, Weight.SOFT, sentence)


def _pairs(one: VolunteerFacts, shift: ShiftFacts) -> Iterator[Hindrance]:
    others = shift.team - {one.person_id}
    for other in sorted(one.apart & others):
        sentence = tr("This volunteer is not put into one shift with somebody who is in it.")
        yield Hindrance(HindranceKind.APART, Weight.SOFT, sentence, other)
    if one.together and others and not one.together & others:
        sentence = tr("This volunteer likes to work with somebody who is not in this shift.")
        yield Hindrance(HindranceKind.WITHOUT_PARTNER, Weight.MILD, sentence)
