"""Which figures leave the house, which of them are protected, and how strictly (DOMAIN.md 3.4).

Beside the definitions: what a figure counts decides whether a small one tells of a person.

| codes | what it counts | small under |
|---|---|---|
| B1, B1.named, B2, B2.named, B3*, B6, B15.used, B16* | people, what they came for or missed | 5 |
| the same of what is sensitive (see below), and all of B8 | the same | 10 |
| B7 in total, B9, B10, B10.warm | units of care, questions, referrals | 5 |
| B11 (active) | volunteers | 3 |
| B12 | hours; secret where fewer than 3 volunteers made them (rule 6) | – |
| B4, B2.unnamed | counts without a name: only hidden to cover another | – |
| B11.enrolled, B11.joined, B11.left | the size of the team, told of nobody | never |
| B13, B14*, B15.places, B17, B18* | occurrences, places, openings, paid hours | never |

Sensitive are an activity that is marked so (P9), every activity of the function day activities
(each has one host, so that its figure is "day activities per host"), a host who has any of
these, and everything but its other activities in the report of such a host. A total is held to
the same threshold as its parts: a house with four visitors says ``<5``.

The less is printed, the less must be hidden: of a protected figure only the tables of
DOMAIN.md 3.3 leave the house (``leaves``).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from atelier.discreet import Discreet
from atelier.domain import Function
from atelier.reports.figures import By, Code, Key

ORDINARY, SENSITIVE, VOLUNTEERS, NOBODY = 5, 10, 3, 0

_PEOPLE = {
    *(Code.VISITS, Code.VISITS_NAMED, Code.PARTICIPATIONS, Code.PARTICIPATIONS_NAMED),
    *(Code.UNIQUE, Code.UNIQUE_NEW, Code.UNIQUE_ERASED, Code.UNIQUE_PARTICIPANTS),
    *(Code.CARE_UNITS, Code.PLACES_USED, Code.NO_SHOWS, Code.EXCUSED, Code.WAITING),
}
_INDICATION = {Code.INDICATED, Code.NOT_INDICATED, Code.INDICATION_UNKNOWN}
_QUESTIONS = {Code.QUESTIONS, Code.REFERRALS, Code.REFERRALS_WARM}
_COVERING = {Code.VISITS_UNNAMED, Code.PARTICIPATIONS_UNNAMED, Code.VOLUNTEER_MINUTES}

PROTECTED = frozenset({*_PEOPLE, *_INDICATION, *_QUESTIONS, *_COVERING, Code.ACTIVE_VOLUNTEERS})
"""Codes of which a figure may be hidden. All others are shown as they are."""

ABOUT_PEOPLE = PROTECTED | {
    *(Code.ENROLLED_VOLUNTEERS, Code.JOINED_VOLUNTEERS, Code.LEFT_VOLUNTEERS)
}
"""Codes that count people or what they did; the others count occurrences, places, paid hours."""


_TIMES = (By.DAY, By.WEEK, By.DAY_PART, By.WEEK_PART, By.WEEKDAY_PART)
_TABLES: Mapping[Code, tuple[By, ...]] = {
    Code.VISITS: (*_TIMES, By.AGE, By.AREA),
    Code.VISITS_NAMED: (By.WEEK,),
    Code.VISITS_UNNAMED: (By.WEEK,),
    Code.PARTICIPATIONS: (By.FUNCTION, By.ACTIVITY, By.HOST),
    Code.UNIQUE: (By.AGE, By.AREA),
    Code.UNIQUE_PARTICIPANTS: (By.FUNCTION, By.ACTIVITY, By.HOST),
    Code.CARE_UNITS: (By.HOST,),
    **dict.fromkeys(_INDICATION, (By.HOST,)),
    Code.PLACES_USED: (By.FUNCTION, By.ACTIVITY),
    Code.NO_SHOWS: (By.ACTIVITY,),
    Code.WAITING: (By.ACTIVITY,),
    Code.QUESTIONS: (By.TOPIC, By.OUTCOME, By.TOPIC_OUTCOME, By.DAY_PART),
    Code.REFERRALS: (By.ORGANISATION,),
    Code.REFERRALS_WARM: (By.ORGANISATION,),
    Code.ACTIVE_VOLUNTEERS: (By.ROLE,),
    Code.VOLUNTEER_MINUTES: (By.ROLE, By.FUNCTION),
}
_TABLES_OF_HOST: Mapping[Code, tuple[By, ...]] = {
    Code.PARTICIPATIONS: (By.FUNCTION, By.ACTIVITY, *_TIMES, By.AGE, By.AREA),
    Code.PARTICIPATIONS_NAMED: (By.WEEK,),
    Code.PARTICIPATIONS_UNNAMED: (By.WEEK,),
}


def leaves(key: Key, *, host: bool = False) -> bool:
    """Tell whether a figure stands in a report that leaves the house, or in that of a ``host``.

    A host has no visits of its own: its weeks and its people are told by participations.
    """
    if key.by is By.TOTAL or key.code not in PROTECTED:
        return True
    tables = {**_TABLES, **_TABLES_OF_HOST} if host else _TABLES
    return key.by in tables.get(key.code, ())


@dataclass(frozen=True, repr=False)
class Programme(Discreet):
    """What of the programme decides how strictly a figure is protected.

    By item of By.ACTIVITY: ``functions`` and ``hosts`` (an item of By.HOST) that it is counted
    under; ``sensitive`` are those that are marked so. What belongs to no activity has no
    function and no host. ``newest``: what an item of By.HOST has become since, where it has.
    """

    sensitive: frozenset[str] = frozenset()
    functions: Mapping[str, str] = field(default_factory=dict)
    hosts: Mapping[str, str] = field(default_factory=dict)
    newest: Mapping[str, str] = field(default_factory=dict)

    def place(self, activity: str, by: By) -> str | None:
        """Give the item of By.FUNCTION or By.HOST of an activity; None where it is not known."""
        known = self.functions if by is By.FUNCTION else self.hosts
        return known.get(activity) if activity else ""

    def day_host(self, activity: str) -> str | None:
        """Give the host of an activity of the function day activities; None of another one."""
        is_day = self.functions.get(activity) == Function.DAY_ACTIVITY
        return self.hosts.get(activity) if is_day else None

    @cached_property
    def delicate(self) -> frozenset[tuple[By, str]]:
        """Activities and hosts whose figures are small under ten."""
        day = {one for one, what in self.functions.items() if what == Function.DAY_ACTIVITY}
        lines = day | self.sensitive
        hosts = {self.hosts[one] for one in lines if one in self.hosts}
        return frozenset(
            {*((By.ACTIVITY, one) for one in lines), *((By.HOST, one) for one in hosts)}
        )

    def threshold(self, key: Key, *, host: str | None = None) -> int:
        """Give under which number a figure is small; ``host``: in the report of that host."""
        if key.code in _INDICATION:
            return SENSITIVE
        if key.code in _QUESTIONS:
            return ORDINARY
        if key.code is Code.ACTIVE_VOLUNTEERS:
            return VOLUNTEERS
        if key.code not in _PEOPLE:
            return NOBODY
        if (key.by, key.item) in self.delicate:
            return SENSITIVE
        if (By.HOST, host) in self.delicate and key.by is not By.ACTIVITY:
            return SENSITIVE
        if key.code is Code.CARE_UNITS and key.by in (By.ACTIVITY, By.HOST):
            return SENSITIVE
        return ORDINARY
