"""How people write a rule in a list: "wekelijks, niet in schoolvakantie".

The words are those of the Dutch lists that houses keep and exchange; they belong to the file,
like its column headings, and not to the language of the screen.
"""

import re

from atelier.calendar.recurrence import MOST_WEEKS, Kind, Rule

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_NTH = re.compile(r"([1-5])e (\w+) van de maand")
_LAST = re.compile(r"laatste (\w+) van de maand")
_COURSE = re.compile(r"cursus van (\d{1,2}) lessen")
_EVERY = re.compile(r"elke (\d{1,2}) weken")
_SEASON = re.compile(r"(\w+) t/m (\w+)")
_PLAIN = {
    "wekelijks": Rule(),
    "elke week": Rule(),
    "om de week": Rule(every=2),
    "even weken": Rule(Kind.EVEN),
    "oneven weken": Rule(Kind.ODD),
}


class UnknownWords(ValueError):
    """Words that say no rule that is known here."""


def weekday_of(word: str) -> int:
    """Give the number of a weekday, 0 for Monday, by its name or its two letters: "ma".

    Raises UnknownWords.
    """
    word = word.strip().casefold()
    for number, name in enumerate(WEEKDAYS):
        if word in {name, name[:2]}:
            return number
    raise UnknownWords(word)


def read_rule(words: str) -> tuple[Rule, int | None]:
    """Give the rule that the words say, and the weekday where they name one.

    Raises UnknownWords.
    """
    head, *rest = [part.strip() for part in " ".join(words.casefold().split()).split(",")]
    kind, every, nth, lessons, weekday = _head(head)
    months, not_school = None, False
    for part in rest:
        season = _SEASON.fullmatch(part)
        if part == "niet in schoolvakantie":
            not_school = True
        elif season is not None:
            months = (_month(season[1]), _month(season[2]))
        else:
            raise UnknownWords(part)
    return Rule(kind, every, nth, lessons, months, not_school), weekday


def write_rule(rule: Rule, weekday: int) -> str:
    """Give the words of a rule, as ``read_rule`` reads them."""
    heads = {
        Kind.NTH: f"{rule.nth}e {WEEKDAYS[weekday]} van de maand",
        Kind.LAST: f"laatste {WEEKDAYS[weekday]} van de maand",
        Kind.COURSE: f"cursus van {rule.lessons} lessen",
        Kind.EVEN: "even weken",
        Kind.ODD: "oneven weken",
        Kind.WEEKLY: _every(rule.every),
        Kind.DATES: "losse data",
    }
    parts = [heads[rule.kind]]
    if rule.months is not None:
        parts.append(f"{_MONTHS[rule.months[0] - 1]} t/m {_MONTHS[rule.months[1] - 1]}")
    if rule.not_school:
        parts.append("niet in schoolvakantie")
    return ", ".join(parts)


def _head(words: str) -> tuple[Kind, int, int, int, int | None]:
    plain = _PLAIN.get(words)
    if plain is not None:
        return plain.kind, plain.every, 0, 0, None
    if match := _NTH.fullmatch(words):
        return Kind.NTH, 1, int(match[1]), 0, weekday_of(match[2])
    if (match := _EVERY.fullmatch(words)) and 2 <= int(match[1]) <= MOST_WEEKS:
        return Kind.WEEKLY, int(match[1]), 0, 0, None
    if match := _LAST.fullmatch(words):
        return Kind.LAST, 1, 0, 0, weekday_of(match[1])
    match = _COURSE.fullmatch(words)
    if match is None or not int(match[1]):
        raise UnknownWords(words)
    return Kind.COURSE, 1, 0, int(match[1]), None


def _every(weeks: int) -> str:
    if weeks > 2:
        return f"elke {weeks} weken"
    return "om de week" if weeks == 2 else "wekelijks"


def _month(word: str) -> int:
    if word not in _MONTHS:
        raise UnknownWords(word)
    return _MONTHS.index(word) + 1
