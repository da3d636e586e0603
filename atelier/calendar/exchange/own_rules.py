"""Finding the rule of ours that gives the dates of an event."""

from collections.abc import Iterator
from datetime import date

from atelier.calendar.exchange.events import ReadEvent
from atelier.calendar.exchange.repeats import Frequency, repeat_for
from atelier.calendar.recurrence import Kind, Reasons, Rule, UnknownRule, dates_of, parse_rule

_MOST_WEEKS = 52


def rule_of(event: ReadEvent) -> tuple[str, int]:
    """Give the rule of an event that comes back, and the weekday of its first day.

    It is a rule only where it gives exactly the dates of the file, those that are left out and
    those that never were among them; otherwise they are loose.
    """
    days = [one.rule_day for one in event.dates if one.rule_day is not None]
    days = sorted(days) or [event.span.day]
    skipped = Reasons({one.rule_day: "-" for one in event.dates if one.skipped and one.rule_day})
    weekday = days[0].weekday()
    for rule in _likely(event, days):
        try:
            told = dates_of(
                rule, weekday=weekday, first_day=days[0], last_day=days[-1], closed=skipped
            )
        except UnknownRule:
            continue
        if [one.day for one in told if one.day not in event.never] == days:
            return str(rule), weekday
    return str(Rule(Kind.DATES)), weekday


def _likely(event: ReadEvent, days: list[date]) -> Iterator[Rule]:
    """Give what our own export said, and what the dates look like."""
    try:
        hint = parse_rule(event.rule)
    except UnknownRule:
        pass
    else:
        yield hint
        if hint.kind is Kind.DATES:
            return
    repeat = repeat_for(sorted(event.never.union(days)))
    if repeat is None:
        return
    weekdays = tuple(weekday for _, weekday in repeat.weekdays)
    if repeat.frequency is Frequency.WEEKLY and repeat.interval <= _MOST_WEEKS:
        yield Rule(every=repeat.interval, days=weekdays if len(weekdays) > 1 else ())
    elif repeat.frequency is Frequency.MONTHLY and repeat.interval == 1:
        ((nth, _),) = repeat.weekdays
        yield Rule(Kind.LAST) if nth == -1 else Rule(Kind.NTH, nth=nth)
