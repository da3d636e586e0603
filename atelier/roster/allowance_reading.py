"""What volunteers are given, for whoever looks after the money: everybody's, and one's in full."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import Actor, AllowancePayment, Person, Volunteer, VolunteerStatus
from atelier.domain.rights import Right
from atelier.people.names import name_of
from atelier.roster.allowance_limits import Level, Limits
from atelier.roster.allowance_rules import (
    AllowanceRules,
    allowance_rules,
    limits_in_force,
    limits_table,
)
from atelier.roster.allowance_standing import (
    Standing,
    confirmed_minutes,
    month_begin,
    month_number,
    payments_of_year,
    stand,
)
from atelier.roster.diary import month_of

_HERE = (VolunteerStatus.ACTIVE, VolunteerStatus.LEAVING)


@dataclass(frozen=True, slots=True, repr=False)
class AllowanceRow(Discreet):
    """One volunteer in one month; ``id`` is the number of the person.

    ``minutes`` are confirmed (B12), ``unpaid`` of them nobody paid for yet.
    """

    id: int
    name: str
    minutes: int
    unpaid: int
    standing: Standing

    @property
    def level(self) -> Level:
        """Say how they stand."""
        return self.standing.level


@dataclass(frozen=True, slots=True, repr=False)
class AllowanceList(Discreet):
    """Everybody in one month, by name, with the rules and the limits that hold.

    ``table`` are the limits of all years, the newest first.
    """

    month: date
    rules: AllowanceRules
    limits: Limits
    table: tuple[Limits, ...]
    rows: tuple[AllowanceRow, ...]

    @property
    def paid(self) -> int:
        """Give what was paid for this month in all, in cents."""
        return sum(row.standing.month.amount for row in self.rows)

    @property
    def paid_this_year(self) -> int:
        """Give what was paid for the months of this year in all, in cents."""
        return sum(row.standing.year.amount for row in self.rows)


@dataclass(frozen=True, slots=True, repr=False)
class PaymentRow(Discreet):
    """One payment as it is shown; amounts in cents. See ``AllowancePayment``."""

    id: int
    month: date
    paid_on: date
    minutes: int
    per_hour: int
    for_hours: int
    flat: int
    expenses: int
    by: str
    reason: str

    @property
    def total(self) -> int:
        """Give what it comes to, in cents."""
        return self.for_hours + self.flat + self.expenses


@dataclass(frozen=True, slots=True, repr=False)
class MonthOfAllowance(Discreet):
    """One month of somebody in which they worked or were paid."""

    month: date
    minutes: int
    unpaid: int
    standing: Standing
    payments: tuple[PaymentRow, ...]


@dataclass(frozen=True, slots=True, repr=False)
class AllowanceCard(Discreet):
    """One volunteer in one year, the newest month first."""

    person_id: int
    name: str
    year: int
    of_age: bool | None
    months: tuple[MonthOfAllowance, ...]


@needs(Right.SEE_HOURS)
def allowance_list(session: Session, *, month: date, actor: Actor) -> AllowanceList:
    """List the volunteers of now and whoever was paid this year, in the month of a day."""
    limits = limits_in_force(session, year=month.year, actor=actor)
    first, last = month_of(month)
    worked = confirmed_minutes(session, first_day=first, last_day=last, actor=actor)
    paid = payments_of_year(session, year=month.year, actor=actor)
    number = month_number(month)
    people = session.execute(
        select(Person, Volunteer.of_age)
        .join(Volunteer, Volunteer.person_id == Person.id, isouter=True)
        .where(
            Person.site_id == actor.site_id,
            or_(Volunteer.status.in_(_HERE), Person.id.in_(paid)),
        )
        .order_by(Person.sort_key, Person.id)
    )
    return AllowanceList(
        month=first,
        rules=allowance_rules(session, actor=actor),
        limits=limits,
        table=limits_table(session, actor=actor),
        rows=tuple(
            _row(
                person,
                paid.get(person.id, []),
                worked.get((person.id, number), 0),
                stand(paid.get(person.id, []), month=number, limits=limits, of_age=of_age),
                number,
            )
            for person, of_age in people
        ),
    )


@needs(Right.SEE_HOURS)
def allowance_card(
    session: Session, *, person_id: int, year: int, actor: Actor
) -> AllowanceCard | None:
    """Read one volunteer in a year; None for whoever is no volunteer and was never paid here."""
    found = session.execute(
        select(Person, Volunteer.of_age, Volunteer.id.is_not(None))
        .join(Volunteer, Volunteer.person_id == Person.id, isouter=True)
        .where(Person.id == person_id, Person.site_id == actor.site_id)
    ).first()
    rows = payments_of_year(session, year=year, actor=actor, person_ids=[person_id])
    mine = rows.get(person_id, [])
    if found is None or not (found[2] or mine):
        return None
    person, of_age, _ = found
    worked = confirmed_minutes(
        session,
        first_day=date(year, 1, 1),
        last_day=date(year, 12, 31),
        actor=actor,
        person_ids=[person_id],
    )
    limits = limits_in_force(session, year=year, actor=actor)
    minutes = {month: there for (_, month), there in worked.items()}
    months = sorted({*minutes, *(row.month for row in mine)}, reverse=True)
    return AllowanceCard(
        person_id=person_id,
        name=name_of(person).full_name,
        year=year,
        of_age=of_age,
        months=tuple(
            _month(mine, number, minutes.get(number, 0), limits, of_age) for number in months
        ),
    )


def _row(
    person: Person,
    rows: Sequence[AllowancePayment],
    minutes: int,
    standing: Standing,
    number: int,
) -> AllowanceRow:
    return AllowanceRow(
        id=person.id,
        name=name_of(person).full_name,
        minutes=minutes,
        unpaid=_unpaid(rows, number, minutes),
        standing=standing,
    )


def _month(
    rows: Sequence[AllowancePayment],
    number: int,
    minutes: int,
    limits: Limits,
    of_age: bool | None,
) -> MonthOfAllowance:
    return MonthOfAllowance(
        month=month_begin(number),
        minutes=minutes,
        unpaid=_unpaid(rows, number, minutes),
        standing=stand(rows, month=number, limits=limits, of_age=of_age),
        payments=tuple(_payment(row) for row in rows if row.month == number),
    )


def _unpaid(rows: Sequence[AllowancePayment], number: int, minutes: int) -> int:
    return max(0, minutes - sum(row.minutes for row in rows if row.month == number))


def _payment(row: AllowancePayment) -> PaymentRow:
    return PaymentRow(
        id=row.id,
        month=month_begin(row.month),
        paid_on=row.paid_on,
        minutes=row.minutes,
        per_hour=row.per_hour,
        for_hours=row.for_hours,
        flat=row.flat,
        expenses=row.expenses,
        by=row.by,
        reason=row.reason,
    )
