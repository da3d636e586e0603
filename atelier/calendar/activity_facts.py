"""What is kept of an activity, as a form shows it, and what cannot be kept."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from atelier.domain import Function, Refusal
from atelier.domain.text import clean
from atelier.language import current, tr

SETTINGS = ("sheltered", "transition", "regular", "none")
ACCESS = ("open", "indicated", "mixed")
EXPERIMENTS = ("E1", "E2", "E3", "E4")

NAME_LIMIT = 120  # letters
_MOST_PEOPLE = 10_000
_MOST_MINUTES = 240
_MOST_CENTS = 1_000_000
_PRICE = re.compile(r"(\d{1,4})(?:[.,](\d{1,2}))?")


@dataclass(frozen=True, slots=True)
class ActivityFacts:
    """Everything that is decided about an activity.

    ``price_cents`` None is a free gift; ``capacity`` None no limit. The minutes are what it
    needs before and after; None is what the room needs. ``setting`` holds from ``setting_from``
    on (None: from today, or from always for something new); what was before stays.
    """

    name: str
    public_name: str = ""
    function: Function = Function.MEETING
    setting: str = "regular"
    setting_from: date | None = None
    access: str = "open"
    host_id: int | None = None
    room_id: int | None = None
    capacity: int | None = None
    minimum: int = 0
    price_cents: int | None = 0
    volunteers_needed: int = 0
    professionals_needed: int = 0
    audience: str = ""
    experiments: tuple[str, ...] = ()
    enrolment: bool = False
    walk_in: bool = False
    sensitive: bool = False
    for_children: bool = False
    setup_minutes: int | None = None
    clearing_minutes: int | None = None


class ActivityNameMissing(Refusal):
    """An activity without a name."""

    def __init__(self) -> None:
        super().__init__(tr("Fill in the name of the activity."))


class NeutralNameMissing(Refusal):
    """A sensitive activity needs a name that posters may show (rule P9)."""

    def __init__(self) -> None:
        super().__init__(tr("Fill in a neutral name: posters and the desk show only that one."))


class NumberImpossible(Refusal):
    """A number that cannot be meant; ``most`` is the largest that can."""

    def __init__(self, most: int) -> None:
        super().__init__(tr("Fill in a number from 0 to {most}.", most=most))
        self.most = most


class PriceNotUnderstood(Refusal):
    """A text that is no price."""

    def __init__(self) -> None:
        super().__init__(tr("Fill in a price, for example 2.50, or “free gift”."))


class MinimumAboveCapacity(Refusal):
    """It could never go ahead: more people needed than fit."""

    def __init__(self) -> None:
        super().__init__(tr("The minimum is larger than the number of places."))


def checked(facts: ActivityFacts) -> ActivityFacts:
    """Give the facts as they are kept. Raises a Refusal for what cannot be kept.

    Texts with a citizen service number are refused (rule P2), and a sensitive activity without
    a neutral name (rule P9).
    """
    name = clean(facts.name, NAME_LIMIT)
    neutral = clean(facts.public_name, NAME_LIMIT)
    if not name:
        raise ActivityNameMissing
    if facts.sensitive and (not neutral or neutral.casefold() == name.casefold()):
        raise NeutralNameMissing
    for number in (facts.minimum, facts.volunteers_needed, facts.professionals_needed):
        _within(number, 0, _MOST_PEOPLE)
    if facts.capacity is not None:
        _within(facts.capacity, 1, _MOST_PEOPLE)
        if facts.minimum > facts.capacity:
            raise MinimumAboveCapacity
    for minutes in (facts.setup_minutes, facts.clearing_minutes):
        _within(minutes or 0, 0, _MOST_MINUTES)
    _within(facts.price_cents or 0, 0, _MOST_CENTS)
    if facts.setting not in SETTINGS or facts.access not in ACCESS:
        raise ValueError(facts.setting, facts.access)  # no window offers anything else
    return replace(
        facts,
        name=name,
        public_name=neutral,
        audience=clean(facts.audience, NAME_LIMIT),
        experiments=tuple(one for one in EXPERIMENTS if one in facts.experiments),
    )


def read_number(text: str, most: int = _MOST_PEOPLE) -> int | None:
    """Give the number that was typed; None for nothing. Raises NumberImpossible."""
    text = text.strip()
    if not text:
        return None
    if not (text.isascii() and text.isdecimal()) or int(text[:9]) > most:
        raise NumberImpossible(most)
    return int(text)


def read_minutes(text: str) -> int | None:
    """Give the minutes that were typed; None for nothing. Raises NumberImpossible."""
    return read_number(text, _MOST_MINUTES)


def read_price(text: str) -> int | None:
    """Give the cents of a price that was typed; None is a free gift, nothing is free of charge.

    Raises PriceNotUnderstood.
    """
    words = " ".join(text.casefold().replace("€", " ").split())
    if words in {"vrije gift", "free gift", tr("free gift")}:
        return None
    match = _PRICE.fullmatch(words or "0")
    if match is None:
        raise PriceNotUnderstood
    return int(match[1]) * 100 + int((match[2] or "0").ljust(2, "0"))


def price_text(cents: int | None) -> str:
    """Give a price as it is typed; nothing for what is free of charge."""
    if cents is None:
        return tr("free gift")
    comma = "," if current() == "nl" else "."
    return f"{cents // 100}{comma}{cents % 100:02d}" if cents else ""


def sentence_of(read: Callable[[str], object]) -> Callable[[str], str]:
    """Give the check of a field: why ``read`` refuses its text, or nothing."""

    def check(text: str) -> str:
        try:
            read(text)
        except Refusal as refusal:
            return str(refusal)
        return ""

    return check


def _within(number: int, least: int, most: int) -> None:
    if not least <= number <= most:
        raise NumberImpossible(most)
