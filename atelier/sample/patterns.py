"""The patterns of the sample house: which work comes back, and how many it wants."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache

from atelier.calendar.programme_file import Line
from atelier.sample.files import programme, rows

DESK = "GAST"  # the role that is shown at the desk
GUIDE = "BEGEL"  # whoever guides an activity without a pattern of its own
_WEEKDAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")


@dataclass(frozen=True, slots=True)
class SamplePattern:
    """Work that comes back, on ``weekdays`` of its own or with an activity.

    ``number`` is its place in the list; ``before`` and ``after`` in minutes.
    """

    number: int
    role: str
    name: str
    needed: int
    wished: int
    weekdays: tuple[int, ...] = ()
    starts: time | None = None
    ends: time | None = None
    line: Line | None = None
    before: int = 0
    after: int = 0

    @property
    def times_a_week(self) -> int:
        """Give how many times it comes back in a week, at most."""
        return len(self.line.weekdays) if self.line is not None else len(self.weekdays)

    @property
    def rule(self) -> str:
        """Give the rule after which it comes back on days of its own."""
        return "weekly;days=" + ".".join(map(str, self.weekdays))

    def times(self) -> tuple[time, time]:
        """Give when it begins and ends, on the wall."""
        if self.line is None:
            assert self.starts is not None  # the list says so
            assert self.ends is not None
            return self.starts, self.ends
        return _later(self.line.starts, -self.before), _later(self.line.ends, self.after)


@cache
def sample_patterns() -> tuple[SamplePattern, ...]:
    """Give the patterns of DOMAIN 8.4, and one for every other activity that wants volunteers."""
    lines = {line.code: line for line in programme()}
    found = [_listed(number, row, lines) for number, row in enumerate(rows("patterns"))]
    named = {one.line.code for one in found if one.line is not None}
    others = [line for line in lines.values() if line.volunteers and line.code not in named]
    return (
        *found,
        *(
            SamplePattern(number, GUIDE, "", line.volunteers, line.volunteers, line=line)
            for number, line in enumerate(others, len(found))
        ),
    )


def _listed(number: int, row: dict[str, str], lines: dict[str, Line]) -> SamplePattern:
    needed, wished = int(row["nodig"]), int(row["graag"])
    if row["activiteit"]:
        return SamplePattern(
            number,
            row["rol"],
            row["naam"],
            needed,
            wished,
            line=lines[row["activiteit"]],
            before=int(row["voor"]),
            after=int(row["na"]),
        )
    return SamplePattern(
        number,
        row["rol"],
        row["naam"],
        needed,
        wished,
        weekdays=tuple(_WEEKDAYS.index(day) for day in row["dagen"].split(",")),
        starts=time.fromisoformat(row["begin"]),
        ends=time.fromisoformat(row["einde"]),
    )


def _later(wall: time, minutes: int) -> time:
    return (datetime.combine(date(2000, 1, 1), wall) + timedelta(minutes=minutes)).time()
