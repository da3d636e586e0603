"""The limits of what a volunteer may be given: dated, marked where nobody confirms them."""

import pytest

from atelier.roster.allowance_limits import Judged, Level, amount_of, limits_of


def test_each_year_has_its_own_amounts() -> None:
    assert limits_of(2023).hour == 500
    assert limits_of(2024).month == 21_000
    found = limits_of(2025)
    assert (found.hour, found.hour_young, found.month, found.year_total) == (
        *(560, 330),
        *(21_000, 210_000),
    )
    assert found.confirmed


@pytest.mark.parametrize("year", [2026, 2027, 2040, 2019])
def test_what_nobody_confirms_says_so(year: int) -> None:
    assert not limits_of(year).confirmed
    assert limits_of(year).year == year


def test_38_hours_in_may_2025_are_over_the_month() -> None:
    """Scenario 32: € 212,80 is over € 210, and then all of it counts."""
    judged = Judged(amount_of(38 * 60, 560), limits_of(2025).month)
    assert judged.amount == 21_280
    assert judged.level is Level.OVER
    assert judged.counted == 21_280


@pytest.mark.parametrize(
    ("amount", "level"),
    [
        (16_799, Level.WITHIN),
        (16_800, Level.NEAR),
        (21_000, Level.NEAR),
        (21_001, Level.OVER),
        (0, Level.WITHIN),
    ],
)
def test_eighty_per_cent_is_near(amount: int, level: Level) -> None:
    judged = Judged(amount, limits_of(2025).month)
    assert judged.level is level
    assert (judged.counted > 0) is (level is Level.OVER)


def test_minutes_are_rounded_to_the_nearest_cent() -> None:
    assert amount_of(60, 560) == 560
    assert amount_of(1, 560) == 9
    assert amount_of(50, 560) == 467
    assert amount_of(0, 560) == 0
