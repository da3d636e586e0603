"""How much a volunteer may be given without tax, by year: DOMAIN.md 4.2, source [V1].

Amounts in cents. What no source confirms says so on the screen and on paper: the amounts of 2026
are derived from the inflation of the years before, and those per hour are those of 2025.
"""

from dataclasses import dataclass
from enum import StrEnum

WARN_AT = 80  # per cent of a limit
_OLDEST, _NEWEST = 2023, 2026


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one year, in cents; all of them hold at once.

    A month is never averaged with another.

    ``hour`` from 21 years on, ``hour_young`` below. ``confirmed``: a source says so; else the
    user is told that nobody has.
    """

    year: int
    hour: int
    hour_young: int
    month: int
    year_total: int
    confirmed: bool


_LIMITS = (
    Limits(2023, 500, 275, 19_000, 190_000, confirmed=True),
    Limits(2024, 550, 325, 21_000, 210_000, confirmed=True),
    Limits(2025, 560, 330, 21_000, 210_000, confirmed=True),
    Limits(2026, 560, 330, 22_000, 220_000, confirmed=False),
)


class Level(StrEnum):
    """How an amount stands to its limit: within it, at 80 % or more, or over it."""

    WITHIN = "within"
    NEAR = "near"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Judged:
    """One amount beside its limit, both in cents. Over the limit the whole amount counts.

    ``adds_up``: payments add up to it, so there is something to warn of before the limit. A rate
    per hour does not: it is within its limit, or over it.
    """

    amount: int
    limit: int
    adds_up: bool = True

    @property
    def level(self) -> Level:
        """Say how it stands to the limit."""
        if self.amount > self.limit:
            return Level.OVER
        near = self.adds_up and self.amount * 100 >= self.limit * WARN_AT
        return Level.NEAR if near else Level.WITHIN

    @property
    def share(self) -> int:
        """Give the amount in whole per cents of the limit, rounded down."""
        return self.amount * 100 // self.limit

    @property
    def counted(self) -> int:
        """Give what counts as pay, in cents: nothing within the limit, else all of it (UWV)."""
        return self.amount if self.level is Level.OVER else 0


def limits_of(year: int) -> Limits:
    """Give the limits of a year; of one that is not known those of the nearest, unconfirmed."""
    found = {one.year: one for one in _LIMITS}
    if year in found:
        return found[year]
    near = found[_OLDEST if year < _OLDEST else _NEWEST]
    return Limits(year, near.hour, near.hour_young, near.month, near.year_total, confirmed=False)


def amount_of(minutes: int, cents_per_hour: int) -> int:
    """Give what so many minutes come to, in cents, rounded to the nearest."""
    return (minutes * cents_per_hour + 30) // 60


def known_years() -> tuple[int, ...]:
    """Give the years whose amounts come with the app, the earliest first."""
    return tuple(one.year for one in _LIMITS)
