"""How what a volunteer is given stands to the three limits, and what is said of it (P22).

What is given per hour, flat and for real expenses is taken together, as the tax office does
where nobody wants to keep bills (DOMAIN 4.2). The app sees what this house gives and no other.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import Actor, AllowancePayment, Assignment, Person, Refusal, Shift, Volunteer
from atelier.domain.rights import Right
from atelier.language import tr
from atelier.roster.allowance_limits import Judged, Level, Limits
from atelier.roster.allowance_rules import limits_in_force
from atelier.roster.diary import Work, union_minutes
from atelier.words import euros


@dataclass(frozen=True, slots=True, repr=False)
class Standing(Discreet):
    """What somebody is given beside the limits of their month and year.

    ``hour`` is None where nothing is paid per hour. ``of_age`` None: nobody noted whether they
    are 21, and then the limit of who is younger holds.
    """

    limits: Limits
    of_age: bool | None
    hour: Judged | None
    month: Judged
    year: Judged

    @property
    def level(self) -> Level:
        """Give the worst of the three: all limits hold at once."""
        levels = {one.level for one in (self.hour, self.month, self.year) if one is not None}
        return next(one for one in (Level.OVER, Level.NEAR, Level.WITHIN) if one in levels)

    @property
    def counted(self) -> int:
        """Give what counts as pay, in cents: the whole year, else the whole month, else nothing."""
        hourly = 0 if self.hour is None or self.hour.level is not Level.OVER else self.month.amount
        return self.year.counted or self.month.counted or hourly

    @property
    def warnings(self) -> tuple[str, ...]:
        """Say what is over a limit or near it, and what is not sure about the limits."""
        told = [*self._over(), *self._near()]
        if self.hour is not None and self.of_age is None:
            told.append(tr("Nobody noted whether this volunteer is 21: the lower limit holds."))
        if not self.limits.confirmed:
            told.append(tr("The amounts of {year} are not confirmed.", year=self.limits.year))
        return tuple(told)

    def _over(self) -> Iterable[str]:
        if self.hour is not None and self.hour.level is Level.OVER:
            yield tr(
                "Above the most for an hour, {limit}: then the whole amount counts.",
                limit=euros(self.hour.limit),
            )
        if self.month.level is Level.OVER:
            yield tr(
                "Above the most for a month, {limit}: then the whole amount counts.",
                limit=euros(self.month.limit),
            )
        if self.year.level is Level.OVER:
            yield tr(
                "Above the most for a year, {limit}: then the whole amount counts.",
                limit=euros(self.year.limit),
            )

    def _near(self) -> Iterable[str]:
        if self.month.level is Level.NEAR:
            yield tr(
                "This is {share}% of the most for a month, {limit}.",
                share=self.month.share,
                limit=euros(self.month.limit),
            )
        if self.year.level is Level.NEAR:
            yield tr(
                "This is {share}% of the most for a year, {limit}.",
                share=self.year.share,
                limit=euros(self.year.limit),
            )


class OverLimit(Refusal):
    """More than a limit allows, and the board did not say why (P22). ``standing`` says which."""

    def __init__(self, standing: Standing) -> None:
        ask = tr("Only the board decides that: fill in why it does.")
        super().__init__(" ".join((*standing.warnings, ask)))
        self.standing = standing


def month_number(day: date) -> int:
    """Give the month of a day as it is kept: yyyymm."""
    return day.year * 100 + day.month


def month_begin(number: int) -> date:
    """Give the first day of a month that is kept as yyyymm."""
    return date(number // 100, number % 100, 1)


@needs(Right.SEE_HOURS)
def payments_of_year(
    session: Session, *, year: int, actor: Actor, person_ids: Collection[int] | None = None
) -> dict[int, list[AllowancePayment]]:
    """Read what was paid for the months of a year, by person, in the order of the months."""
    wanted = (
        select(AllowancePayment)
        .where(
            AllowancePayment.site_id == actor.site_id,
            AllowancePayment.month.between(year * 100 + 1, year * 100 + 12),
        )
        .order_by(AllowancePayment.month, AllowancePayment.id)
    )
    if person_ids is not None:
        wanted = wanted.where(AllowancePayment.person_id.in_(person_ids))
    found: dict[int, list[AllowancePayment]] = {}
    for row in session.scalars(wanted):
        found.setdefault(row.person_id, []).append(row)
    return found


@needs(Right.SEE_HOURS)
def standing_of(
    session: Session,
    *,
    person_id: int,
    month: int,
    actor: Actor,
    more: int = 0,
    per_hour: int = 0,
) -> Standing:
    """Give how somebody stands in a month (yyyymm), with ``more`` cents on top, some per hour.

    For somebody who is not in this house there is nothing but the limits.
    """
    year = month // 100
    limits = limits_in_force(session, year=year, actor=actor)
    of_age = session.scalar(
        select(Volunteer.of_age)
        .join(Person, Person.id == Volunteer.person_id)
        .where(Volunteer.person_id == person_id, Person.site_id == actor.site_id)
    )
    found = payments_of_year(session, year=year, actor=actor, person_ids=[person_id])
    rows = found.get(person_id, [])
    return stand(rows, month=month, limits=limits, of_age=of_age, more=more, per_hour=per_hour)


def stand(
    rows: Iterable[AllowancePayment],
    *,
    month: int,
    limits: Limits,
    of_age: bool | None,
    more: int = 0,
    per_hour: int = 0,
) -> Standing:
    """Judge the payments of one person in a year; see ``standing_of``."""
    paid = [(row.month, total_of(row), row.per_hour) for row in rows]
    paid.append((month, more, per_hour))
    rate = max(one for when, _, one in paid if when == month)
    hour = limits.hour if of_age else limits.hour_young
    return Standing(
        limits=limits,
        of_age=of_age,
        hour=Judged(rate, hour, adds_up=False) if rate else None,
        month=Judged(sum(one for when, one, _ in paid if when == month), limits.month),
        year=Judged(sum(one for _, one, _ in paid), limits.year_total),
    )


def total_of(row: AllowancePayment) -> int:
    """Give what a payment comes to, in cents."""
    return row.for_hours + row.flat + row.expenses


@needs(Right.PART)
def confirmed_minutes(
    session: Session,
    *,
    first_day: date,
    last_day: date,
    actor: Actor,
    person_ids: Collection[int] | None = None,
) -> dict[tuple[int, int], int]:
    """Give the confirmed time (B12) by person and month (yyyymm); overlaps count once."""
    wanted = (
        select(
            *(Assignment.person_id, Shift.id, Shift.day),
            *(Assignment.worked_starts, Assignment.worked_ends),
        )
        .join(Shift, Shift.id == Assignment.shift_id)
        .where(
            Shift.site_id == actor.site_id,
            Shift.day.between(first_day, last_day),
            Assignment.confirmed_at.is_not(None),
        )
    )
    if person_ids is not None:
        wanted = wanted.where(Assignment.person_id.in_(person_ids))
    works: dict[tuple[int, int], list[Work]] = {}
    for person, shift, day, starts, ends in session.execute(wanted):
        if starts is not None and ends is not None:
            work = Work(shift, day, starts, ends)
            works.setdefault((person, month_number(day)), []).append(work)
    return {pick: union_minutes(mine) for pick, mine in works.items()}
