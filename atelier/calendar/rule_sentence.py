"""A rule as people say it, in the language that is spoken: "every Monday, 13:30–15:00"."""

from datetime import time

from atelier.calendar.recurrence import WORKING_DAYS, Kind, Rule
from atelier.language import tr
from atelier.words import clock_time, month_name


def rule_sentence(rule: Rule, weekday: int, starts: time, ends: time) -> str:
    """Say when something happens, and what narrows it down. ``weekday`` 0 is Monday."""
    parts = [f"{rule_in_words(rule, weekday)} {clock_time(starts)}–{clock_time(ends)}"]
    if rule.months is not None:
        first, last = map(month_name, rule.months)
        parts.append(tr("from {first} to {last}", first=first, last=last))
    if rule.not_school:
        parts.append(tr("not in school holidays"))
    return ", ".join(parts)


def weekdays(rule: Rule, weekday: int) -> str:
    """Name the days of a rule: "Monday, Wednesday and Friday"."""
    names = [_weekday(day) for day in rule.days or (weekday,)]
    if len(names) == 1:
        return names[0]
    return tr("{days} and {last}", days=", ".join(names[:-1]), last=names[-1])


def rule_in_words(rule: Rule, weekday: int) -> str:
    """Say on which days something happens: "every last Tuesday of the month"."""
    days = weekdays(rule, weekday)
    match rule.kind:
        case Kind.EVEN:
            return tr("{days} in even weeks", days=days)
        case Kind.ODD:
            return tr("{days} in odd weeks", days=days)
        case Kind.NTH:
            return _nth(rule.nth, days)
        case Kind.LAST:
            return tr("every last {day} of the month", day=days)
        case Kind.COURSE:
            return tr("course of {count} lessons on {days}", count=rule.lessons, days=days)
        case Kind.DATES:
            return tr("on dates of its own")
        case _:
            return _weekly(rule, days)


def _weekly(rule: Rule, days: str) -> str:
    if rule.every == 2:
        return tr("every other week on {days}", days=days)
    if rule.every > 1:
        return tr("every {count} weeks on {days}", count=rule.every, days=days)
    return tr("every working day") if rule.days == WORKING_DAYS else tr("every {days}", days=days)


def _nth(number: int, day: str) -> str:
    return (
        tr("every first {day} of the month", day=day),
        tr("every second {day} of the month", day=day),
        tr("every third {day} of the month", day=day),
        tr("every fourth {day} of the month", day=day),
        tr("every fifth {day} of the month", day=day),
    )[number - 1]


def _weekday(number: int) -> str:
    return (
        tr("Monday"),
        tr("Tuesday"),
        tr("Wednesday"),
        tr("Thursday"),
        tr("Friday"),
        tr("Saturday"),
        tr("Sunday"),
    )[number]
