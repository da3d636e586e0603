"""Days, times and money as people type them: "3-11", "di", "morgen"; "9.30", "0930"; "12,50".

What could mean two things is refused and not guessed (F71).
"""

import re
from datetime import date, time, timedelta

from atelier.calendar.room_refusals import PriceWrong
from atelier.domain import Refusal
from atelier.language import tr

_MOST_CENTS = 1_000_000
_YEARS = 20  # before and after today; further away somebody hit a wrong key
_FIGURES = re.compile(r"(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{2}|\d{4}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_CLOSE = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")
_WORDS = re.compile(r"(?:([a-z]+)\.? )?(\d{1,2}) ([a-z]+)\.?(?: (\d{4}))?")
_TIME = re.compile(r"(\d{1,2})(?:[:.,u](\d{2}))?(?: ?uu?r)?")
_TIME_CLOSE = re.compile(r"(\d{1,2})(\d{2})")
_FROM_TODAY = {
    "vandaag": 0,
    "today": 0,
    "morgen": 1,
    "tomorrow": 1,
    "overmorgen": 2,
    "gisteren": -1,
    "yesterday": -1,
}
_TO_COME = ("morgen", "tomorrow", "overmorgen")
_WEEK, _YEAR = timedelta(days=6), timedelta(days=364)
_WEEKDAYS = (
    *(("maandag", "monday"), ("dinsdag", "tuesday"), ("woensdag", "wednesday")),
    *(("donderdag", "thursday"), ("vrijdag", "friday"), ("zaterdag", "saturday")),
    ("zondag", "sunday"),
)
_MONTHS = (
    *(("januari", "january"), ("februari", "february"), ("maart", "march", "mrt")),
    *(("april",), ("mei", "may"), ("juni", "june"), ("juli", "july")),
    *(("augustus", "august"), ("september",), ("oktober", "october"), ("november",)),
    ("december",),
)


class DayNotUnderstood(Refusal):
    """Nobody could tell which day is meant."""

    def __init__(self) -> None:
        super().__init__(tr("Fill in a day, for example 3-11-2026, tue or tomorrow."))


class TimeNotUnderstood(Refusal):
    """Nobody could tell which time is meant."""

    def __init__(self) -> None:
        super().__init__(tr("Fill in a time, for example 9:30 or 14:00."))


def read_day(text: str, today: date) -> date:
    """Give the day that was typed. Without a year it is the first such day from today on.

    A weekday is the first one from today on, today included. Raises DayNotUnderstood.
    """
    words = " ".join(text.casefold().split())
    if not words.isascii():
        raise DayNotUnderstood
    if words in _FROM_TODAY:
        return today + timedelta(days=_FROM_TODAY[words])
    weekday = _place(words.removesuffix("."), _WEEKDAYS, 2)
    if weekday is not None:
        return today + timedelta(days=(weekday - today.weekday()) % 7)
    return _dated(words, today)


def read_past_day(text: str, today: date) -> date:
    """Give the day that was typed; without a year, or as a weekday, the last one until today.

    Raises DayNotUnderstood.
    """
    found = read_day(text, today)
    if found <= today or text.strip().casefold() in _TO_COME:
        return found
    week, year = read_day(text, today - _WEEK), read_day(text, today - _YEAR)
    return week if week <= today else year


def read_time(text: str) -> time:
    """Give the time on the wall that was typed. Raises TimeNotUnderstood."""
    words = " ".join(text.casefold().split())
    match = _TIME.fullmatch(words) or _TIME_CLOSE.fullmatch(words)
    if not words.isascii() or match is None:
        raise TimeNotUnderstood
    hour, minute = int(match[1]), int(match[2] or 0)
    if hour > 23 or minute > 59:
        raise TimeNotUnderstood
    return time(hour, minute)


def _dated(words: str, today: date) -> date:
    if match := _ISO.fullmatch(words):
        return _day(match[3], int(match[2]), match[1], today)
    if match := _FIGURES.fullmatch(words) or _CLOSE.fullmatch(words):
        return _day(match[1], int(match[2]), match[3], today)
    match = _WORDS.fullmatch(words)
    month = None if match is None else _place(match[3], _MONTHS, 3)
    if match is None or month is None:
        raise DayNotUnderstood
    found = _day(match[2], month + 1, match[4], today)
    if match[1] and _place(match[1], _WEEKDAYS, 2) != found.weekday():
        raise DayNotUnderstood  # "tuesday 4 november", which is a Wednesday
    return found


def _day(day: str, month: int, year: str | None, today: date) -> date:
    if year is not None:
        full = int(year) + (2000 if len(year) == 2 else 0)
        if abs(full - today.year) > _YEARS:
            raise DayNotUnderstood
        return _exact(full, month, int(day))
    for ahead in range(5):  # 29 February may be four years away
        try:
            found = date(today.year + ahead, month, int(day))
        except ValueError:
            continue
        if found >= today:
            return found
    raise DayNotUnderstood


def _exact(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise DayNotUnderstood from None


def _place(word: str, names: tuple[tuple[str, ...], ...], least: int) -> int | None:
    """Give the place of a name by its first letters, where they mean one thing only."""
    found = {
        place
        for place, known in enumerate(names)
        if len(word) >= least and any(name.startswith(word) for name in known)
    }
    return found.pop() if len(found) == 1 else None


def read_cents(text: str) -> int | None:
    """Read an amount of money in euros, with a comma or a point; None for an empty field.

    Raises PriceWrong.
    """
    words = text.replace("€", "").replace(" ", "").replace("\u00a0", "")
    if not words:
        return None
    whole, _, part = words.replace(".", ",").partition(",")
    part = part.replace("-", "0")
    if not (whole.isdecimal() and whole.isascii() and len(whole) < 6 and len(part) < 3):
        raise PriceWrong
    if part and not (part.isdecimal() and part.isascii()):
        raise PriceWrong
    cents = int(whole) * 100 + int(part.ljust(2, "0") if part else 0)
    if cents > _MOST_CENTS:
        raise PriceWrong
    return cents
