"""A house that gives an allowance, and hours that were worked in it."""

from datetime import UTC, date, datetime, time
from typing import Any

from atelier.domain import Assignment, AssignmentState
from atelier.roster.allowance import PaymentForm
from atelier.roster.allowance_rules import switch_allowance
from tests.roster.rostering import Rostering

JUNE_2025 = datetime(2025, 6, 3, 9, 0, tzinfo=UTC)
MAY = date(2025, 5, 1)
WHY = "Besloten in het bestuur van 2 juni"


def switch_on(house: Rostering, per_hour: int = 560) -> None:
    with house.database.transaction() as session:
        switch_allowance(
            session, on=True, reason="Besluit bestuur", per_hour=per_hour, actor=house.actor
        )


def work(house: Rostering, person: int, *hours: int, first: date = MAY) -> None:
    """Confirm shifts of so many hours, one a day from a day on."""
    for number, length in enumerate(hours):
        day = first.replace(day=first.day + number)
        shift = house.making.shift(day=day, starts=time(9), ends=time(9 + length))
        house.making.add(
            Assignment(
                shift_id=shift,
                person_id=person,
                state=AssignmentState.WORKED,
                worked_starts=time(9),
                worked_ends=time(9 + length),
                confirmed_at=house.actor.now(),
                confirmed_by="Balie",
            )
        )


def form(person: int, hours: int = 0, month: date = MAY, **facts: Any) -> PaymentForm:  # noqa: ANN401
    """Pay so many hours at the amount of 2025, or what is said here."""
    minutes = hours * 60
    return PaymentForm(person, month, minutes, 560 if minutes else 0, **facts)
