"""The sample house gives a few volunteers a little, within the limits."""

from datetime import date

from atelier.roster.allowance_limits import Level
from atelier.roster.allowance_reading import allowance_list
from tests.sample.conftest import Filled


def test_a_few_are_paid_and_nobody_too_much(house: Filled) -> None:
    levels: set[Level] = set()
    for month in (8, 9, 10):
        with house.database.reading() as session:
            found = allowance_list(session, month=date(2026, month, 1), actor=house.actor)
        assert found.rules.on
        paid = [row for row in found.rows if row.standing.month.amount]
        assert 8 <= len(paid) <= 12
        levels |= {row.level for row in paid}
        assert all(row.unpaid < row.minutes for row in paid if row.standing.hour)
    assert levels == {Level.WITHIN, Level.NEAR}
    assert house.number("SELECT sum(for_hours + flat + expenses) FROM allowance_payment") > 0
