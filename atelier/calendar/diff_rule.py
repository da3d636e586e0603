"""The rule of a series after a change: which days it gives, and by how many they move."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from atelier.calendar.change_refusals import NotOfTheRule
from atelier.calendar.diff import ChangeWanted, Reach
from atelier.calendar.diff_facts import Target
from atelier.calendar.diff_slots import Pattern, Shift, gives, shifted
from atelier.calendar.plan_refusals import EndsTooEarly, LastDayTooEarly
from atelier.calendar.recurrence import Kind, Rule, parse_rule
from atelier.calendar.rule_sentence import rule_in_words
from atelier.domain import Actor, Occurrence, Series

_DAY = timedelta(days=1)


def new_times(starts: time, ends: time, wanted: ChangeWanted) -> tuple[time, time]:
    """Give the times after a change. Without another end the length stays. Raises EndsTooEarly."""
    first = starts if wanted.starts is None else wanted.starts
    if wanted.ends is not None:
        last = wanted.ends
    else:
        length = datetime.combine(date.min, ends) - datetime.combine(date.min, starts)
        moved = datetime.combine(date.min, first) + length
        last = moved.time() if moved.date() == date.min else time.min
    if last <= first:
        raise EndsTooEarly
    return first, last


def first_concerned(
    occurrence: Occurrence, reach: Reach, wanted: ChangeWanted, actor: Actor
) -> date:
    """Give the first day of the rule that a change is about; what is over never is.

    A series that ends sooner loses all that comes after its last day, wherever somebody points.
    """
    today = actor.today()
    begin = today if reach is Reach.ALL_FUTURE else max(today, rule_day_of(occurrence))
    if wanted.last_day is None:
        return begin
    return min(begin, max(today, wanted.last_day + _DAY))


def pattern_of(
    target: Target,
    series: Series,
    rows: Sequence[Occurrence],
    begin: date,
    wanted: ChangeWanted,
    actor: Actor,
) -> tuple[Pattern, Shift]:
    """Give the rule from ``begin`` on, and by how many days its dates move.

    Raises NotOfTheRule where the day that is wanted is none of the rule, and LastDayTooEarly.
    """
    rule = parse_rule(series.rule)
    pointed = rule_day_of(target.occurrence)
    days = 0 if wanted.day is None else (wanted.day - pointed).days
    shift = Shift(days, pointed.weekday() if len(rule.days) > 1 else None)
    old = _old_pattern(series, rule, rows, begin, loose=_is_loose(rule) or _is_loose(wanted.rule))
    to = wanted.day if has_slot(target.occurrence) else None
    new = shifted(old, shift, begin=begin, to=to)
    if wanted.rule is not None and str(wanted.rule) != series.rule:
        first = min((new.first_day, *map(shift.of, old.earlier)))
        new = replace(new, rule=wanted.rule, first_day=first, earlier=())
    if to is not None and days and to >= new.first_day and not gives(new, to):
        raise NotOfTheRule(to, rule_in_words(new.rule, to.weekday()))
    before = new.first_day if old.earlier else min(begin, new.first_day)
    given = sum(not row.skipped and rule_day_of(row) < before for row in rows)
    if wanted.last_day is not None and wanted.last_day < actor.today() - _DAY:
        raise LastDayTooEarly
    return replace(new, given=given, last_day=_last_day(old, new, wanted)), shift


def _old_pattern(
    series: Series, rule: Rule, rows: Sequence[Occurrence], begin: date, *, loose: bool
) -> Pattern:
    """Give the rule as it is; where it holds later than ``begin``, with the days until then."""
    first_day = series.first_day if loose else series.rule_from or series.first_day
    days = sorted(rule_day_of(row) for row in rows if has_slot(row))
    return Pattern(
        rule,
        series.weekday,
        first_day,
        series.last_day,
        tuple(days) if loose else (),
        tuple(day for day in days if begin <= day < first_day),
    )


def _is_loose(rule: Rule | None) -> bool:
    return rule is not None and rule.kind is Kind.DATES


def _last_day(old: Pattern, new: Pattern, wanted: ChangeWanted) -> date | None:
    if wanted.last_day is not None:
        return wanted.last_day
    if new.rule.kind is Kind.COURSE:
        return None
    return new.last_day or old.last_day


def has_slot(row: Occurrence) -> bool:
    """Whether the rule gives a day for it: what a series let go of has none any more."""
    return row.rule_day is not None or not row.changed


def rule_day_of(row: Occurrence) -> date:
    """Give the day that the rule gave for an occurrence; where none is kept, its own."""
    return row.rule_day or row.day
