"""A deliberately simple oracle: it walks through the calendar day by day and asks plain questions.

It knows nothing of ours: no rule is parsed, no table is looked in, no occurrence is matched.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

ONE = timedelta(days=1)


@dataclass(frozen=True)
class Plain:
    """A rule in plain facts. ``days`` are weekdays, Monday 0; every other fact is off at 0."""

    kind: str  # "weeks", "even", "odd", "nth", "last", "course", "dates"
    days: tuple[int, ...]
    every: int = 1
    nth: int = 0
    lessons: int = 0
    season: tuple[int, int] | None = None
    not_school: bool = False
    dates: tuple[date, ...] = ()

    def moved(self, weekday: int, by: int, to: date, begin: date) -> "Plain":
        """Give the rule of which the dates on ``weekday`` moved within their week."""
        days = tuple(sorted({day + by if day == weekday else day for day in self.days}))
        kind, nth = self.kind, 0
        if kind == "nth":
            nth = times_before_in_month(to) + 1
            kind, nth = ("last", 0) if nth == 5 else (kind, nth)
        if kind in ("even", "odd"):
            kind = "odd" if to.isocalendar()[1] % 2 else "even"
        dates = tuple(day + by * ONE if day >= begin else day for day in self.dates)
        return replace(self, kind=kind, days=days, nth=nth, dates=dates)

    def words(self) -> str:
        """Write the rule as the app keeps it."""
        heads = {"weeks": "weekly", "nth": f"nth={self.nth}", "course": f"course={self.lessons}"}
        said = [heads.get(self.kind, self.kind)]
        if self.every > 1:
            said.append(f"every={self.every}")
        if len(self.days) > 1 and self.kind != "dates":
            said.append("days=" + ".".join(str(day) for day in self.days))
        if self.season:
            said.append(f"months={self.season[0]}-{self.season[1]}")
        if self.not_school:
            said.append("not_school")
        return ";".join(said)


def monday_of(day: date) -> date:
    while day.weekday() != 0:
        day -= ONE
    return day


def times_before_in_month(day: date) -> int:
    """Count how often this weekday came before in its month."""
    count, one = 0, day
    while (one - 7 * ONE).month == day.month:
        one -= 7 * ONE
        count += 1
    return count


def fits(rule: Plain, day: date, first: date) -> bool:
    if rule.kind == "dates":
        return day in rule.dates
    if day.weekday() not in rule.days:
        return False
    if rule.season and not rule.season[0] <= day.month <= rule.season[1]:
        return False
    if rule.kind in ("even", "odd"):
        return day.isocalendar()[1] % 2 == (rule.kind == "odd")
    if rule.kind == "nth":
        return times_before_in_month(day) == rule.nth - 1
    if rule.kind == "last":
        return (day + 7 * ONE).month != day.month
    weeks, one = 0, monday_of(first)
    while one < monday_of(day):
        one += 7 * ONE
        weeks += 1
    return weeks % rule.every == 0


def walk(
    rule: Plain, first: date, last: date, closed: set[date], school: set[date], given: int = 0
) -> dict[date, bool]:
    """Give every day of the rule from ``first`` on, and whether anything happens on it."""
    found: dict[date, bool] = {}
    counting_from = first
    while counting_from.weekday() not in rule.days:
        counting_from += ONE
    day = first
    while day <= last:
        if rule.kind == "course" and given >= rule.lessons:
            break
        if fits(rule, day, counting_from):
            goes = day not in closed and not (rule.not_school and day in school)
            found[day] = goes
            given += goes
        day += ONE
    return found


def public_holidays() -> set[date]:
    """Give the days on which a Dutch house is closed by itself, as they stand in the almanac."""
    fixed = [(1, 1), (27, 4), (25, 12), (26, 12)]
    found = {date(year, month, day) for year in (2026, 2027, 2028) for day, month in fixed}
    for easter in (date(2026, 4, 5), date(2027, 3, 28), date(2028, 4, 16)):
        found |= {easter + after * ONE for after in (0, 1, 39, 49, 50)}
    return found
