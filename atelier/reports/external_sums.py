"""The sums that a reader of one report can make: every table of it has the same totals."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from itertools import permutations

from atelier.domain import Function
from atelier.reports.figures import By, Code, Figures, Key
from atelier.reports.protected import PROTECTED, Programme
from atelier.reports.small_numbers_system import System

_DIFFERENT = {
    *(Code.UNIQUE, Code.UNIQUE_NEW, Code.UNIQUE_ERASED, Code.UNIQUE_PARTICIPANTS),
    Code.ACTIVE_VOLUNTEERS,
}
_PEOPLE = (By.AGE, By.AREA)
_NAMELESS = {By.AGE: "", By.AREA: "unknown"}
_PLACES = (By.ACTIVITY, By.FUNCTION, By.HOST)
_OF_NAME = (
    (Code.VISITS, Code.VISITS_NAMED, Code.VISITS_UNNAMED),
    (Code.PARTICIPATIONS, Code.PARTICIPATIONS_NAMED, Code.PARTICIPATIONS_UNNAMED),
)
_SENT = ("referred", "handed_over")
_INDICATION = (Code.INDICATED, Code.NOT_INDICATED, Code.INDICATION_UNKNOWN)


class ReportSums:
    """Writes the sums of one report into a system.

    A sum is written down where it comes out: where the house did not keep to it (an activity
    that changed its host), no reader can use it either.
    """

    def __init__(
        self,
        system: System,
        cells: Mapping[Key, int],
        figures: Figures,
        programme: Programme,
        *,
        of_host: bool,
    ) -> None:
        self._system, self._cells, self._figures = system, cells, figures
        self._programme, self._of_host = programme, of_host
        self._items: defaultdict[tuple[Code, By], list[str]] = defaultdict(list)
        for key in cells:
            self._items[key.code, key.by].append(key.item)

    def write(self) -> None:
        """Write all of them."""
        for code in sorted(PROTECTED):
            self._margins(code)
            if code not in _DIFFERENT:
                self._nested(code)
        self._named_and_not()
        self._same_people()
        self._different_participants()
        self._different_visitors()
        self._questions()

    def _margins(self, code: Code) -> None:
        """Say that a split comes to the total; of people only where each is in one part."""
        for by in By:
            items = self._items[code, by]
            if by is By.TOTAL or not items:
                continue
            if code not in _DIFFERENT or by in _PEOPLE:
                self._total(Key(code), [Key(code, by, item) for item in items])

    def _nested(self, code: Code) -> None:
        """Write parts of parts: a day of a week, an activity of a function."""
        for lower, upper, where in (
            (By.DAY, By.WEEK, _week),
            (By.WEEK_PART, By.WEEK, _first_word),
            (By.WEEK_PART, By.DAY_PART, _last_word),
            (By.WEEKDAY_PART, By.DAY_PART, _last_word),
            (By.TOPIC_OUTCOME, By.TOPIC, _first_words),
            (By.TOPIC_OUTCOME, By.OUTCOME, _last_word),
            (By.ACTIVITY, By.FUNCTION, partial(self._programme.place, by=By.FUNCTION)),
            (By.ACTIVITY, By.HOST, partial(self._programme.place, by=By.HOST)),
        ):
            for item, below in self._grouped(code, lower, where).items():
                self._total(Key(code, upper, item), below)
        parts = self._grouped(code, By.WEEKDAY_PART, _first_word)
        for weekday, days in self._grouped(code, By.DAY, _weekday).items():
            terms = {**dict.fromkeys(days, 1), **dict.fromkeys(parts.get(weekday, ()), -1)}
            self._equal(terms)

    def _grouped(
        self, code: Code, by: By, where: Callable[[str], str | None]
    ) -> dict[str, list[Key]]:
        found: defaultdict[str, list[Key]] = defaultdict(list)
        for item in self._items[code, by]:
            group = where(item)
            if group is not None:
                found[group].append(Key(code, by, item))
        return found

    def _named_and_not(self) -> None:
        """With and without a name make the total; who has no name has no age and no area."""
        for whole, named, unnamed in _OF_NAME:
            for by in By:
                for item in self._items[whole, by]:
                    parts = [Key(named, by, item), Key(unnamed, by, item)]
                    if by in _PEOPLE and item == _NAMELESS[by]:
                        parts[1] = Key(unnamed)
                    self._total(Key(whole, by, item), parts)

    def _same_people(self) -> None:
        """Write down which other figures count the participations of an item once more."""
        for by in (By.TOTAL, *_PLACES):
            for key in self._keys(Code.PARTICIPATIONS, by):
                self._total(key, [Key(Code.PLACES_USED, by, key.item)])
        day = Function.DAY_ACTIVITY
        hosts = self._grouped(Code.PARTICIPATIONS, By.ACTIVITY, self._programme.day_host)
        for by, item, wholes in (
            (By.TOTAL, "", [Key(Code.PARTICIPATIONS, By.FUNCTION, day)]),
            *((By.HOST, item, below) for item, below in hosts.items()),
        ):
            there = dict.fromkeys(wholes, -1)
            self._equal({**there, **{Key(code, by, item): 1 for code in _INDICATION}})
            for times in (1, 2):
                units = Key(Code.CARE_UNITS, by, item)
                self._equal({units: 1, **dict.fromkeys(wholes, -times)})

    def _different_participants(self) -> None:
        """B6: the same people where it is the same activities, and never more than all parts."""
        code = Code.UNIQUE_PARTICIPANTS
        activities = self._keys(code, By.ACTIVITY)
        groups = {Key(code): activities}
        for by in (By.FUNCTION, By.HOST):
            self._cover(Key(code), self._keys(code, by))
            found = self._grouped(code, By.ACTIVITY, partial(self._programme.place, by=by))
            groups |= {Key(code, by, item): below for item, below in found.items()}
        for above, below in groups.items():
            self._cover(above, below)
        groups |= {key: [key] for key in activities}
        sets = {key: frozenset(below) for key, below in groups.items()}
        for (one, its), (other, others) in permutations(sets.items(), 2):
            if its == others:
                self._total(one, [other])
            elif its < others:
                self._bound(one, other)
        for key in [key for by in (By.TOTAL, *_PLACES) for key in self._keys(code, by)]:
            self._times_held(key)

    def _times_held(self, key: Key) -> None:
        """Nobody takes part more often than the occurrences were held."""
        figures, (by, item) = self._figures, (key.by, key.item)
        many = Key(Code.PARTICIPATIONS_NAMED, by, item)
        self._bound(key, Key(Code.PARTICIPATIONS, by, item))
        times = figures[Key(Code.HELD, by, item)]
        if times == 1:
            self._total(key, [many])
        else:
            self._cover(key, [many])
            self._bound(key, many, most=times)

    def _different_visitors(self) -> None:
        """B3: who is new, who took part, and nobody more often than once a day."""
        everybody, new = Key(Code.UNIQUE), Code.UNIQUE_NEW
        took_part = Key(Code.UNIQUE_PARTICIPANTS)
        if self._of_host:
            self._total(everybody, [took_part])
        else:
            self._within(took_part, everybody)
        days = len(self._items[Code.VISITS, By.DAY])
        for by in (By.TOTAL, *_PEOPLE):
            for key in self._keys(Code.UNIQUE, by):
                self._within(Key(new, by, key.item), key)
                self._bound(key, Key(Code.VISITS_NAMED, by, key.item), most=days, least=0)

    def _questions(self) -> None:
        """B9 and B10: a referral is a question with one of two outcomes."""
        asked, sent, warm = Code.QUESTIONS, Code.REFERRALS, Code.REFERRALS_WARM
        for by in By:
            for item in self._items[sent, by]:
                self._within(Key(sent, by, item), Key(asked, by, item))
                self._within(Key(warm, by, item), Key(sent, by, item))
                self._total(Key(asked, by, item), [Key(sent, by, item)])
                self._total(Key(sent, by, item), [Key(warm, by, item)])
        for topic in self._items[asked, By.TOPIC]:
            ends = [Key(asked, By.TOPIC_OUTCOME, f"{topic} {outcome}") for outcome in _SENT]
            self._total(Key(sent, By.TOPIC, topic), ends)
            self._total(Key(warm, By.TOPIC, topic), ends[1:])
        ends = [Key(asked, By.OUTCOME, outcome) for outcome in _SENT]
        self._total(Key(sent), ends)
        self._total(Key(warm), ends[1:])

    def _keys(self, code: Code, by: By) -> list[Key]:
        return [Key(code, by, item) for item in self._items[code, by]]

    def _total(self, total: Key, parts: Iterable[Key]) -> None:
        self._equal({**dict.fromkeys(parts, 1), total: -1})

    def _equal(self, terms: Mapping[Key, int]) -> None:
        """Write a sum down where it comes out.

        Hours of one person in two roles at once count in both: the sum is over by as much as
        any reader can guess, and stands.
        """
        if any(key not in self._cells and self._figures[key] for key in terms):
            return  # one of them is printed nowhere
        over = sum(self._figures[key] * factor for key, factor in terms.items())
        cells = {self._cells[key]: factor for key, factor in terms.items() if key in self._cells}
        if over and any(key.code is Code.VOLUNTEER_MINUTES for key in terms):
            cells[self._system.add_known(over)] = -1
            over = 0
        if not over and cells:
            self._system.equal(cells)

    def _cover(self, total: Key, parts: list[Key]) -> None:
        """Everybody of the whole is in one part at least."""
        if total not in self._cells or any(part not in self._cells for part in parts):
            return
        if sum(self._figures[part] for part in parts) >= self._figures[total]:
            self._system.at_most(self._cells[total], [self._cells[part] for part in parts])

    def _within(self, part: Key, whole: Key) -> None:
        """Part of the people; how many are not is a number of people too."""
        few, many = self._cells.get(part), self._cells.get(whole)
        if few is None or many is None:
            return
        self._system.bound(few, many)
        if self._figures[part] < self._figures[whole]:
            threshold = self._system.cells[many].threshold
            self._system.at_most(few, [many], threshold=threshold)

    def _bound(self, few: Key, many: Key, *, most: int = 0, least: int = 1) -> None:
        if few in self._cells and many in self._cells:
            self._system.bound(self._cells[few], self._cells[many], most=most, least=least)


def _week(day: str) -> str:
    year, week, _ = date.fromisoformat(day).isocalendar()
    return f"{year}-W{week:02d}"


def _weekday(day: str) -> str:
    return str(date.fromisoformat(day).weekday())


def _first_word(item: str) -> str:
    return item.partition(" ")[0]


def _first_words(item: str) -> str:
    return item.rpartition(" ")[0]


def _last_word(item: str) -> str:
    return item.rpartition(" ")[2]
