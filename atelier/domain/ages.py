"""Age groups: all that is ever made of a birth year (figure B19)."""

from collections.abc import Sequence
from datetime import date

AGE_GROUPS = (0, 13, 18, 27, 45, 65, 75, 85)
"""The first age of each group, unless the house has groups of its own."""


def age_group(birth_year: int | None, day: date, groups: Sequence[int] = AGE_GROUPS) -> str:
    """Give the group ("75–84", "85+") of the age that is reached in the year of ``day``.

    Empty where the year is unknown. Report year minus birth year, whatever the birthday.
    ``groups`` are the first ages of the groups, the lowest first and that is 0.
    """
    if birth_year is None:
        return ""
    age = max(0, day.year - birth_year)
    return group_names(groups)[sum(age >= first for first in groups) - 1]


def group_names(groups: Sequence[int] = AGE_GROUPS) -> tuple[str, ...]:
    """Give what the groups are called, the youngest first."""
    following = groups[1:]
    closed = (f"{first}–{after - 1}" for first, after in zip(groups, following, strict=False))
    return (*closed, f"{groups[-1]}+")
