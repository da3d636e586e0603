"""Reading the rule of an event: only what is known to be harmless is read at all."""

import re
from collections.abc import Callable
from datetime import datetime

from atelier.calendar.exchange.refusals import Unusable
from atelier.calendar.exchange.repeats import DAYS, MOST_INTERVAL, Frequency, Repeat
from atelier.language import tr

MOST_TIMES = 400
_LONGEST = 500  # letters of a rule
_WEEKDAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)", re.ASCII)
_PARTS = frozenset(
    ("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST")
)


def parse_repeat(text: str, until: Callable[[str], datetime]) -> Repeat:
    """Read a rule. ``until`` reads its end as a wall time. Raises Unusable with the reason."""
    if len(text) > _LONGEST:
        raise Unusable(tr("The rule of this event is far too long."))
    parts: dict[str, str] = {}
    for part in text.strip().strip(";").upper().split(";"):
        name, _, value = part.partition("=")
        if not value or name in parts:
            raise _unknown(part)
        parts[name] = value
    for name in parts:
        if name not in _PARTS:
            raise _unknown(name)
    repeat = Repeat(
        frequency=_frequency(parts.get("FREQ", "")),
        interval=_number(parts, "INTERVAL", 1, MOST_INTERVAL) or 1,
        count=_number(parts, "COUNT", 1, MOST_TIMES),
        until=until(parts["UNTIL"]) if "UNTIL" in parts else None,
        weekdays=_weekdays(parts.get("BYDAY", "")),
        month_days=_numbers(parts, "BYMONTHDAY", 31, negative=True),
        months=_numbers(parts, "BYMONTH", 12),
        positions=_numbers(parts, "BYSETPOS", 31, negative=True),
        week_start=_weekday(parts.get("WKST", "MO")),
    )
    _refuse_what_has_no_meaning(repeat)
    return repeat


def _refuse_what_has_no_meaning(repeat: Repeat) -> None:
    """Refuse what other programs read in different ways, or what nobody means."""
    by_month = repeat.frequency in (Frequency.MONTHLY, Frequency.YEARLY)
    numbered = any(nth for nth, _ in repeat.weekdays)
    if numbered and (not by_month or any(abs(nth) > 5 for nth, _ in repeat.weekdays)):
        raise _unknown("BYDAY")
    if repeat.positions and not (by_month and (repeat.weekdays or repeat.month_days)):
        raise _unknown("BYSETPOS")
    if repeat.month_days and repeat.frequency is Frequency.WEEKLY:
        raise _unknown("BYMONTHDAY")
    yearly = repeat.frequency is Frequency.YEARLY
    if yearly and (repeat.weekdays or repeat.month_days) and not repeat.months:
        raise _unknown("BYDAY")  # of the year, where nobody counts them
    if yearly and repeat.positions and len(repeat.months) > 1:
        raise _unknown("BYSETPOS")  # of the year, and not of the month


def _frequency(word: str) -> Frequency:
    try:
        return Frequency(word)
    except ValueError:
        raise Unusable(
            tr("An event may come back by day, week, month or year, and this one does not.")
        ) from None


def _number(parts: dict[str, str], name: str, least: int, most: int) -> int | None:
    text = parts.get(name)
    if text is None:
        return None
    if not (text.isascii() and text.isdecimal()) or not least <= int(text[:9]) <= most:
        raise Unusable(
            tr(
                "{part} in the rule of this event must lie between {least} and {most}.",
                part=name,
                least=least,
                most=most,
            )
        )
    return int(text)


def _numbers(
    parts: dict[str, str], name: str, most: int, *, negative: bool = False
) -> tuple[int, ...]:
    found = []
    for word in parts.get(name, "").split(",") if name in parts else ():
        if re.fullmatch(r"[+-]?\d{1,2}", word) is None or not word.isascii():
            raise _unknown(name)
        number = int(word)
        if not 1 <= abs(number) <= most or (number < 0 and not negative):
            raise _unknown(name)
        found.append(number)
    return tuple(sorted(set(found)))


def _weekdays(text: str) -> tuple[tuple[int, int], ...]:
    found = set()
    for word in text.split(",") if text else ():
        match = _WEEKDAY.fullmatch(word)
        if match is None or (match[1] is not None and int(match[1]) == 0):
            raise _unknown("BYDAY")
        found.add((int(match[1] or 0), DAYS.index(match[2])))
    return tuple(sorted(found, key=lambda pair: (pair[1], pair[0])))


def _weekday(word: str) -> int:
    if word not in DAYS:
        raise _unknown("WKST")
    return DAYS.index(word)


def _unknown(part: str) -> Unusable:
    return Unusable(
        tr("The rule of this event says {part}, which is not taken over.", part=part[:20])
    )
