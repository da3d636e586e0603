"""What the sample house gives its volunteers: little, and within the limits (DOMAIN 4.2)."""

from datetime import date, timedelta

from atelier.domain import AllowancePayment
from atelier.roster.allowance_limits import amount_of, limits_of
from atelier.roster.allowance_rules import switch_allowance
from atelier.roster.allowance_standing import confirmed_minutes, month_number
from atelier.roster.diary import month_of
from atelier.sample.written import Written

PER_HOUR = 450  # cents
_MONTHS = 3  # before this one
_PAID, _TRAVELLING = 4, 8  # volunteers: paid per hour, and after those with expenses
_EXPENSES = 1250  # cents
_PAID_ON = timedelta(days=4)  # after the month
_REASON = "Besluit van het bestuur, voor wie vaak komt"


def write_allowance(written: Written) -> None:
    """Switch the allowance on, and pay the months before this one to whoever worked most."""
    session, actor = written.session, written.actor
    switch_allowance(session, on=True, reason=_REASON, per_hour=PER_HOUR, actor=actor)
    months = _months(written.today)
    worked = confirmed_minutes(
        session, first_day=months[0], last_day=month_of(months[-1])[1], actor=actor
    )
    total: dict[int, int] = {}
    for (person, _), minutes in worked.items():
        total[person] = total.get(person, 0) + minutes
    most = sorted(total, key=lambda person: (-total[person], person))[: _PAID + _TRAVELLING]
    written.add(
        [
            _payment(
                written,
                person,
                month,
                worked[person, month_number(month)],
                per_hour=place < _PAID,
            )
            for month in months
            for place, person in enumerate(most)
            if (person, month_number(month)) in worked
        ]
    )


def _months(today: date) -> list[date]:
    """Give the first days of the months before that of today, the earliest first."""
    found = [today.replace(day=1)]
    for _ in range(_MONTHS):
        found.insert(0, month_of(found[0] - timedelta(days=1))[0])
    return found[:-1]


def _payment(
    written: Written,
    person: int,
    month: date,
    minutes: int,
    *,
    per_hour: bool,
) -> AllowancePayment:
    """Pay for the hours as far as the limit of the month allows, or for the journey."""
    most = limits_of(month.year).month * 60 // PER_HOUR
    paid = min(minutes, most) if per_hour else 0
    return AllowancePayment(
        site_id=written.actor.site_id,
        person_id=person,
        month=month_number(month),
        paid_on=min(month_of(month)[1] + _PAID_ON, written.today),
        by="Penningmeester",
        minutes=paid,
        per_hour=PER_HOUR if paid else 0,
        for_hours=amount_of(paid, PER_HOUR),
        expenses=0 if per_hour else _EXPENSES,
    )
