"""Age groups: all that is ever made of a birth year (figure B19)."""

from datetime import date

_FROM = (0, 13, 18, 27, 45, 65, 75, 85)


def age_group(birth_year: int | None, day: date) -> str:
    """Give the group ("75–84", "85+") of the age that is reached in the year of ``day``.

    Empty where the year is unknown. Report year minus birth year, whatever the birthday.
    """
    if birth_year is None:
        return ""
    age = max(0, day.year - birth_year)
    for first, following in zip(_FROM, (*_FROM[1:], None), strict=True):
        if following is None:
            return f"{first}+"
        if first <= age < following:
            return f"{first}–{following - 1}"
    return ""
