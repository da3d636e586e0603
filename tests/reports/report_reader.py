"""What somebody outside can add up in reports: written down apart from what hides them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import count

from atelier.reports.external import External
from atelier.reports.figures import By, Code, Figures, Key
from tests.reports.outsider import Outsider
from tests.reports.small_worlds import World

PLACES = (By.ACTIVITY, By.FUNCTION, By.HOST)
TIMES = (By.DAY, By.WEEK, By.DAY_PART, By.WEEK_PART, By.WEEKDAY_PART)
PEOPLE = (By.AGE, By.AREA)
ASKED = (By.TOPIC, By.OUTCOME, By.TOPIC_OUTCOME, By.ORGANISATION)
VISITS = (Code.VISITS, Code.VISITS_NAMED, Code.VISITS_UNNAMED)
TOOK_PART = (Code.PARTICIPATIONS, Code.PARTICIPATIONS_NAMED, Code.PARTICIPATIONS_UNNAMED)
QUESTIONS = (Code.QUESTIONS, Code.REFERRALS, Code.REFERRALS_WARM)
CARE = (Code.INDICATED, Code.NOT_INDICATED)
SPLITS: Mapping[Code, tuple[By, ...]] = {
    **dict.fromkeys(VISITS, TIMES),
    **dict.fromkeys(TOOK_PART, (*TIMES, *PLACES)),
    **dict.fromkeys(QUESTIONS, (*TIMES, *ASKED)),
    **dict.fromkeys((Code.UNIQUE, Code.UNIQUE_NEW), PEOPLE),
    **dict.fromkeys((*CARE, Code.CARE_UNITS, Code.PLACES_USED), PLACES),
    Code.VOLUNTEER_MINUTES: (By.ROLE,),
}
COUNTED = frozenset({*SPLITS, Code.UNIQUE_PARTICIPANTS, Code.ACTIVE_VOLUNTEERS})
TIED = COUNTED - {Code.UNIQUE, Code.UNIQUE_NEW, Code.UNIQUE_PARTICIPANTS, Code.ACTIVE_VOLUNTEERS}
OF_HOSTS = frozenset({*TOOK_PART, *CARE, Code.CARE_UNITS, Code.PLACES_USED})


class ReportReader(Outsider):
    """Reads reports, each under a name of its own."""

    def __init__(self, *, sharp: bool = False) -> None:
        super().__init__(sharp=sharp)
        self._more = count()

    def reads(self, name: str, report: External, world: World, *, host: bool = False) -> None:
        """Read everything that is printed of a report, and see what adds up in it."""
        figures = world.figures()
        keys = list(_universe(figures))
        for key in dict.fromkeys([*keys, *report.figures]):
            shown = report.cell(key)
            threshold = report.programme.threshold(key, host=report.host)
            if shown.text != "–":
                self.sees((name, key), shown.text, report.figures[key], threshold)
        self._ages(name, report, keys)
        self._splits(name, keys)
        self._world(name, world, figures, host=host)

    def ties(
        self, whole: str, parts: Iterable[str], figures: Figures, codes: Iterable[Code] = TIED
    ) -> None:
        """Know that the parts make up the whole: months of a quarter, hosts of a house."""
        names = list(parts)
        for key in _universe(figures, frozenset(codes)):
            self.total((whole, key), [(name, key) for name in names])

    def _ages(self, name: str, report: External, keys: list[Key]) -> None:
        groups: dict[Key, list[Key]] = {}
        for key in keys:
            if key.by is By.AGE and key.item in report.merged:
                wide = Key(key.code, By.AGE, report.merged[key.item])
                groups.setdefault(wide, []).append(key)
        for wide, narrow in groups.items():
            self.total((name, wide), [(name, key) for key in narrow])

    def _splits(self, name: str, keys: list[Key]) -> None:
        """Add up every split, parts of parts too."""
        there: dict[tuple[Code, By], list[Key]] = {}
        for key in keys:
            there.setdefault((key.code, key.by), []).append(key)
        for code, bys in SPLITS.items():
            for by in bys:
                self._sum(name, Key(code), there.get((code, by), []))
            for lower, upper, where in _NESTED:
                if lower in bys and upper in bys:
                    self._parts_of_parts(name, there, (code, lower), (code, upper), where)
        self._named_and_not(name, there)

    def _parts_of_parts(
        self,
        name: str,
        there: dict[tuple[Code, By], list[Key]],
        lower: tuple[Code, By],
        upper: tuple[Code, By],
        where: Callable[[str], str],
    ) -> None:
        groups: dict[str, list[Key]] = {}
        for key in there.get(lower, []):
            groups.setdefault(where(key.item), []).append(key)
        for key in there.get(upper, []):
            self._sum(name, key, groups.get(key.item, []))

    def _named_and_not(self, name: str, there: dict[tuple[Code, By], list[Key]]) -> None:
        for whole, *parts in (VISITS, TOOK_PART):
            for (code, by), keys in there.items():
                if by in PEOPLE and code in (whole, parts[0]):
                    self._sum(name, Key(code), keys)
                elif code is whole and by not in PEOPLE:
                    for key in keys:
                        self._sum(name, key, [Key(part, by, key.item) for part in parts])

    def _sum(self, name: str, whole: Key, parts: Iterable[Key]) -> None:
        self.total((name, whole), [(name, part) for part in parts])

    def _world(self, name: str, world: World, figures: Figures, *, host: bool) -> None:
        """Know the programme: which activity is what, whose, and how often it was."""
        activities = list(figures.split(Code.PARTICIPATIONS, By.ACTIVITY))
        programme = world.programme
        for by, where in ((By.FUNCTION, programme.functions), (By.HOST, programme.hosts)):
            for item in sorted({where[one] for one in activities}):
                within = [one for one in activities if where[one] == item]
                for code in (*TOOK_PART, Code.PLACES_USED, Code.CARE_UNITS, *CARE):
                    parts = [Key(code, By.ACTIVITY, one) for one in within]
                    self._sum(name, Key(code, by, item), parts)
                self._group(name, Key(Code.UNIQUE_PARTICIPANTS, by, item), within)
        self._group(name, Key(Code.UNIQUE_PARTICIPANTS), activities)
        self._same_people(name, figures)
        for one in activities:
            if programme.functions[one] == "day_activity":
                whole = Key(Code.PARTICIPATIONS, By.ACTIVITY, one)
                self._sum(name, whole, [Key(code, By.ACTIVITY, one) for code in CARE])
                self._sum(name, whole, [Key(Code.CARE_UNITS, By.ACTIVITY, one)])
        unique, took_part = Key(Code.UNIQUE), Key(Code.UNIQUE_PARTICIPANTS)
        if host:
            self._sum(name, unique, [took_part])
        else:
            self._at_most((name, took_part), [(name, unique)])
        self._at_most((name, Key(Code.UNIQUE_NEW)), [(name, unique)])
        self._asked(name, figures)

    def _same_people(self, name: str, figures: Figures) -> None:
        for key in figures:
            if key.code is Code.HELD and figures[key] == 1:
                same = Key(Code.PARTICIPATIONS_NAMED, key.by, key.item)
                self._sum(name, Key(Code.UNIQUE_PARTICIPANTS, key.by, key.item), [same])
            if key.code is Code.PARTICIPATIONS and key.by in (By.TOTAL, *PLACES):
                self._sum(name, key, [Key(Code.PLACES_USED, key.by, key.item)])

    def _group(self, name: str, group: Key, activities: list[str]) -> None:
        parts = [(name, Key(group.code, By.ACTIVITY, one)) for one in activities]
        self._at_most((name, group), parts)
        for part in parts:
            self._at_most(part, [(name, group)])

    def _at_most(self, lesser: tuple[str, Key], greater: list[tuple[str, Key]]) -> None:
        rest = ("rest", next(self._more))
        self.adds_up([*((one, 1) for one in greater), (lesser, -1), (rest, -1)])

    def _asked(self, name: str, figures: Figures) -> None:
        """Know that a referral is a question with one of two outcomes."""
        asked, sent, warm = QUESTIONS
        ends = [(name, Key(asked, By.OUTCOME, one)) for one in ("referred", "handed_over")]
        self.total((name, Key(sent)), ends)
        self.total((name, Key(warm)), ends[1:])
        self.total((name, Key(sent)), [(name, Key(sent, By.ORGANISATION, "9"))])
        self.total((name, Key(warm)), [(name, Key(warm, By.ORGANISATION, "9"))])
        for topic in figures.split(asked, By.TOPIC):
            ends = [
                (name, Key(asked, By.TOPIC_OUTCOME, f"{topic} {one}"))
                for one in ("referred", "handed_over")
            ]
            self.total((name, Key(sent, By.TOPIC, topic)), ends)
            self.total((name, Key(warm, By.TOPIC, topic)), ends[1:])


def _universe(figures: Figures, codes: frozenset[Code] = COUNTED) -> Iterator[Key]:
    """Give every figure that there could be, by the items that there are."""
    items: dict[By, dict[str, None]] = {}
    for key in figures:
        items.setdefault(key.by, {})[key.item] = None
    for code in sorted(codes):
        for by, names in items.items():
            for item in names:
                yield Key(code, by, item)


def _week(day: str) -> str:
    year, week, _ = date.fromisoformat(day).isocalendar()
    return f"{year}-W{week:02d}"


_NESTED: tuple[tuple[By, By, Callable[[str], str]], ...] = (
    (By.DAY, By.WEEK, _week),
    (By.WEEK_PART, By.WEEK, lambda item: item.split()[0]),
    (By.WEEK_PART, By.DAY_PART, lambda item: item.split()[1]),
    (By.WEEKDAY_PART, By.DAY_PART, lambda item: item.split()[1]),
    (By.TOPIC_OUTCOME, By.TOPIC, lambda item: item.split()[0]),
    (By.TOPIC_OUTCOME, By.OUTCOME, lambda item: item.split()[1]),
)
