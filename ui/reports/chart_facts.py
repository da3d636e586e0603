"""What the charts of the reports page show, and the same numbers as tables."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile

from atelier.discreet import Discreet
from atelier.domain import DayPart, Function
from atelier.domain.functions import function_name
from atelier.language import tr, tr_count
from atelier.reports.amounts import average, hours, percent, whole
from atelier.reports.figures import By, Code, Figures, Key
from atelier.reports.period_words import period_name
from atelier.reports.trend import TrendPoint
from atelier.words import month_name
from ui.kit.chart import Mark
from ui.kit.tokens import FUNCTIONS
from ui.reports.figure_table import FigureRow, TableFacts
from ui.reports.short_days import short_weekday
from ui.reports.view import View

FIRST = 8
"""How many activities stand there before all of them are asked for."""
_WORKDAYS = 5
_MONDAY = date(2026, 1, 5)
_OLDEST = 999
_TEN = 10  # from here on nobody asks for tenths


@dataclass(frozen=True, slots=True, repr=False)
class ChartFacts(Discreet):
    """A chart: its marks, the same numbers as a table, and a line below them.

    ``columns`` and ``rows`` name those of a table of shades.
    """

    marks: tuple[Mark, ...]
    table: TableFacts
    note: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()


def activities(view: View, *, everything: bool) -> ChartFacts:
    """Show the participations of each activity, the most first."""
    found = view.figures.split(Code.PARTICIPATIONS, By.ACTIVITY)
    items = sorted(found, key=lambda item: (-found[item], view.name_of(By.ACTIVITY, item)))
    shown = items if everything else items[:FIRST]
    return _bars(view, Code.PARTICIPATIONS, By.ACTIVITY, shown, tr("Activity"))


def activities_words(view: View, *, everything: bool) -> str:
    """Say how many activities there are, and how to see all of them, or few again."""
    number = len(view.figures.split(Code.PARTICIPATIONS, By.ACTIVITY))
    if number <= FIRST:
        return ""
    told = tr_count("{count} activity", "{count} activities", number)
    return f"{told} · {tr('show fewer') if everything else tr('show all')}"


def ages(view: View) -> ChartFacts:
    """Show the different visitors of each age group (B19)."""
    found = view.figures.split(Code.UNIQUE, By.AGE)
    items = sorted(found, key=_youngest)
    return _bars(view, Code.UNIQUE, By.AGE, items, tr("Age group"))


def areas(view: View) -> ChartFacts:
    """Show the different visitors of each part of the town (B20), the most first."""
    found = view.figures.split(Code.UNIQUE, By.AREA)
    return _bars(view, Code.UNIQUE, By.AREA, _most(found), tr("Area"))


def functions(view: View) -> ChartFacts:
    """Show the participations of each function of the house, in the colours of the bars above."""
    found = view.figures.split(Code.PARTICIPATIONS, By.FUNCTION)
    return _bars(view, Code.PARTICIPATIONS, By.FUNCTION, _most(found), tr("Function"))


def hosts(view: View) -> ChartFacts:
    """Show the participations at what each partner hosts, the most first."""
    found = view.figures.split(Code.PARTICIPATIONS, By.HOST)
    return _bars(view, Code.PARTICIPATIONS, By.HOST, _most(found), tr("Partner"))


def topics(view: View) -> ChartFacts:
    """Show what the questions were about, the most first."""
    found = view.figures.split(Code.QUESTIONS, By.TOPIC)
    return _bars(view, Code.QUESTIONS, By.TOPIC, _most(found), tr("Topic"))


def busy_hours(view: View) -> ChartFacts:
    """Show the visits of an average morning, afternoon and evening of each day of the week."""
    found = view.figures.split(Code.VISITS, By.WEEKDAY_PART)
    last = max((int(item[0]) for item in found), default=0)
    days = range(max(_WORKDAYS, last + 1))
    marks = [_shade(view, day, part) for part in DayPart for day in days]
    lines: list[FigureRow] = []
    for day in days:
        for part, mark in zip(DayPart, marks[day :: len(days)], strict=True):
            key = Key(Code.VISITS, By.WEEKDAY_PART, f"{day} {part.value}")
            cells = (mark.text, view.text(key), whole(_times(view, day, part)))
            lines.append(FigureRow(len(lines), key, _when(view, key), cells))
    heads = (tr("On average"), tr("In all"), tr("Times"))
    table = TableFacts(tr("Part of the day"), heads, tuple(lines))
    parts = tuple(view.name_of(By.DAY_PART, part.value) for part in DayPart)
    names = tuple(short_weekday(_MONDAY + timedelta(days=day)) for day in days)
    return ChartFacts(tuple(marks) if found else (), table, _nothing(found), names, parts)


def informal(view: View) -> ChartFacts:
    """Show the hours of professionals and of volunteers beside each other (B13)."""
    professional, informal_ = Key(Code.PROFESSIONAL_MINUTES), Key(Code.VOLUNTEER_MINUTES)
    keys = (professional, informal_)
    names = (tr("professionals"), tr("volunteers"))
    table = TableFacts(
        tr("Hours"),
        view.heads,
        tuple(
            FigureRow(number, key, name, view.cells(key))
            for number, (key, name) in enumerate(zip(keys, names, strict=True))
        ),
    )
    if not view.figures[informal_]:
        return ChartFacts((), table, tr("The hours of volunteers are not kept yet."))
    values = [view.value(key) for key in keys]
    if None in values:
        return ChartFacts((), table, "")
    whole_time = sum(value or 0 for value in values)
    texts = (
        tr("{hours} h", hours=hours(values[0] or 0)),
        tr("{hours} h ({share})", hours=hours(values[1] or 0),
           share=percent(values[1] or 0, whole_time)),
    )  # fmt: skip
    marks = tuple(
        Mark(key, name, text, f"{name}: {text}.", float(value or 0), kind)
        for key, name, text, value, kind in zip(
            keys, names, texts, values, ("information", "day_activity"), strict=True
        )
    )
    return ChartFacts(marks, table, _year_ago(view.year_ago))


def trend(points: Iterable[TrendPoint]) -> ChartFacts:
    """Show the visits of thirteen months; the last one and the same a year before stand out."""
    known = tuple(points)
    last = len(known) - 1
    marks = tuple(
        Mark(
            point.month,
            month_name(point.month.first.month)[:1],
            whole(point.visits),
            tr("{period}: {number} visits.", period=period_name(point.month),
               number=whole(point.visits)),
            float(point.visits),
            strong=number in (0, last),
        )
        for number, point in enumerate(known)
    )  # fmt: skip
    lines = tuple(
        FigureRow(number, point.month, period_name(point.month), (whole(point.visits),))
        for number, point in enumerate(known)
    )
    table = TableFacts(tr("Month"), (tr("Visits"),), lines)
    return ChartFacts(marks, table)


def _year_ago(figures: Figures | None) -> str:
    if figures is None:
        return ""
    then = figures.total(Code.VOLUNTEER_MINUTES)
    if not then:
        return ""
    share = percent(then, then + figures.total(Code.PROFESSIONAL_MINUTES))
    return tr("a year ago {share}", share=share)


def _bars(view: View, code: Code, by: By, items: Iterable[str], about: str) -> ChartFacts:
    keys = [Key(code, by, item) for item in items]
    names = [view.name_of(by, key.item) for key in keys]
    marks = tuple(
        Mark(key, name, view.text(key), _spoken(view, name, key), view.value(key), _kind(view, key))
        for key, name in zip(keys, names, strict=True)
    )
    lines = tuple(
        FigureRow(number, key, name, view.cells(key))
        for number, (key, name) in enumerate(zip(keys, names, strict=True))
    )
    return ChartFacts(marks, TableFacts(about, view.heads, lines), _nothing(marks))


def _spoken(view: View, name: str, key: Key) -> str:
    function = view.overview.functions.get(key.item) if key.by is By.ACTIVITY else None
    known = f"{name} ({function_name(function)})" if function else name
    return view.sentence(known, key)


def _kind(view: View, key: Key) -> str:
    if key.by is By.FUNCTION and key.item in FUNCTIONS:
        return key.item
    function = view.overview.functions.get(key.item) if key.by is By.ACTIVITY else None
    return "brand" if function in (None, Function.INTERNAL) else function.value


def _shade(view: View, day: int, part: DayPart) -> Mark:
    """Give the cell of one part of one day of the week: visits by opening (B17)."""
    key = Key(Code.VISITS, By.WEEKDAY_PART, f"{day} {part.value}")
    visits, times, where = view.value(key), _times(view, day, part), _when(view, key)
    if visits is None:
        return Mark(key, "", view.text(key), f"{where}: {view.text(key)}.", None)
    text = "0" if not visits else _rounded(visits, times)
    spoken = tr(
        "{when}: {average} visits on average, {number} in all.",
        when=where,
        average=average(visits, times),
        number=whole(visits),
    )
    return Mark(key, "", text, spoken, visits / times)


def _when(view: View, key: Key) -> str:
    return view.name_of(By.WEEKDAY_PART, key.item)


def _rounded(number: int, of: int) -> str:
    """Write an average as a whole number, with one decimal where it is under ten."""
    return average(number, of) if number < _TEN * of else whole(round(number / of))


def _times(view: View, day: int, part: DayPart) -> int:
    """Count how often a part of a day of the week was open; without openings, how often it was."""
    known = view.figures[Key(Code.OPENINGS, By.WEEKDAY_PART, f"{day} {part.value}")]
    if known:
        return known
    period = view.period
    last = min(period.last, view.overview.today)
    first = period.first + timedelta(days=(day - period.first.weekday()) % 7)
    return max(1, (last - first).days // 7 + 1)


def _most(found: Mapping[str, int]) -> list[str]:
    return sorted(found, key=lambda item: -found[item])


def _youngest(group: str) -> int:
    """Give the first age of a group ("75–84", "85+"); who is of an unknown age comes last."""
    digits = "".join(takewhile(str.isdecimal, group))
    return int(digits) if digits else _OLDEST


def _nothing(found: object) -> str:
    return "" if found else tr("Nothing was counted in this period.")
