"""Words of a programme that are more than one: rhythms, loose dates, and settings since when."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from atelier.calendar.recurrence import WORKING_DAYS, Kind, Rule
from atelier.calendar.rule_words import UnknownWords, read_rule, write_rule
from atelier.calendar.settings_history import FROM_ALWAYS

TOGETHER = "dagen samen"
"""All weekdays of the row are one series, in which somebody enrols once."""
_WORKDAYS = "elke werkdag"
_LOOSE = "losse data"
_SINCE = re.compile(r"(.+) vanaf (\d{4}-\d{2}-\d{2})")


def write_rhythm(rule: Rule, weekday: int) -> str:
    """Give the words of a rule, as ``read_rhythm`` reads them beside the weekdays."""
    if rule == Rule(days=WORKING_DAYS):
        return _WORKDAYS
    words = write_rule(rule, weekday)
    return f"{words}, {TOGETHER}" if len(rule.days) > 1 else words


def read_rhythm(words: str) -> tuple[Rule, int | None, bool]:
    """Give the rule, the weekday where the words name one, and whether the days are together.

    Raises UnknownWords.
    """
    words = " ".join(words.casefold().split())
    if words == _WORKDAYS:
        return Rule(days=WORKING_DAYS), None, True
    if words == _LOOSE:
        return Rule(Kind.DATES), None, False
    parts = [part.strip() for part in words.split(",")]
    others = [part for part in parts if part != TOGETHER]
    rule, weekday = read_rule(", ".join(others))
    return rule, weekday, len(others) < len(parts)


def write_dates(days: Sequence[date]) -> str:
    """Give loose dates in one cell."""
    return ", ".join(day.isoformat() for day in days)


def read_dates(text: str) -> tuple[date, ...]:
    """Read loose dates from one cell. Raises UnknownWords."""
    try:
        return tuple(sorted({date.fromisoformat(part.strip()) for part in text.split(",")}))
    except ValueError:
        raise UnknownWords(text) from None


def write_settings(history: Sequence[tuple[date, str]], words: Mapping[str, str]) -> str:
    """Give a history of settings in one cell: "beschut, regulier vanaf 2026-09-01"."""
    names = {setting: word for word, setting in words.items() if word}
    told = [
        names[setting] if first_day <= FROM_ALWAYS else f"{names[setting]} vanaf {first_day}"
        for first_day, setting in history
        if setting in names
    ]
    return ", ".join(told) or names["regular"]


def read_settings(text: str, words: Mapping[str, str]) -> tuple[tuple[date, str], ...]:
    """Read a history of settings from one cell. Raises UnknownWords."""
    found: dict[date, str] = {}
    for part in text.casefold().split(","):
        match = _SINCE.fullmatch(part.strip())
        word = part.strip() if match is None else match[1].strip()
        if word not in words:
            raise UnknownWords(part)
        try:
            since = FROM_ALWAYS if match is None else date.fromisoformat(match[2])
        except ValueError:
            raise UnknownWords(part) from None
        found[since] = words[word]
    return tuple(sorted(found.items()))
