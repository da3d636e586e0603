"""Visits over the period: per day, per week and part of the day, and how many people they were."""

from collections.abc import Iterator
from datetime import date, timedelta

from atelier.calendar.closing_days import days_between
from atelier.domain import DayPart
from atelier.language import tr
from atelier.paper.charts import Bar
from atelier.paper.report import Grid, Kind, Line, Part, Says, Section, Title, Upright
from atelier.reports.figures import By, Code
from atelier.reports.naming import item_name
from atelier.reports.paper.cells import Cells
from atelier.reports.paper.told import Told
from atelier.reports.period_words import period_name
from atelier.reports.periods import Span
from atelier.words import day_in_words, month_name, week_number, weekday_name

_MOST_DAYS = 31
_WEEKEND = 5
_HIGH, _HIGH_LARGE = 92.0, 150.0  # points
_NAMES = {
    Code.VISITS: (Code.VISITS_NAMED, Code.VISITS_UNNAMED),
    Code.PARTICIPATIONS: (Code.PARTICIPATIONS_NAMED, Code.PARTICIPATIONS_UNNAMED),
}


def over_time(told: Told) -> Section:
    """Give the chart of the period: a bar for each day, or for each week where it is long."""
    title = _chart_title(told)
    if not told.now.shown(told.main).value and not told.now.shown(told.main).suppressed:
        return Section(title, (Says(tr("Nobody was counted in this period.")),))
    bars, names = (_days(told), _day_names(told)) if _is_short(told) else (_weeks(told), None)
    about = "; ".join(
        f"{name}: {bar.shown}"
        for name, bar in zip(names or [bar.name for bar in bars], bars, strict=True)
    )
    parts: list[Part] = [Upright(bars, f"{title}. {about}", _HIGH_LARGE if told.large else _HIGH)]
    if _is_short(told):
        parts.append(Says(tr("dark: weekdays · light: weekend"), soft=True))
        if told.large:
            parts.append(_day_table(told))
    else:
        parts.append(Says(tr("below the bars: the numbers of the weeks"), soft=True))
    return Section(title, tuple(parts))


def when(told: Told) -> Section:
    """Give the first half of table 1: the weeks, named and not, beside a year ago.

    Weeks and parts of the day are no cross-table: a report has one, of the questions (3.4).
    """
    main = told.main
    weeks = [] if told.period.span is Span.YEAR else _week_items(told)
    lines = [
        Line((_week_words(told, week), *_named(told.now, main, By.WEEK, week))) for week in weeks
    ]
    lines.append(Line((period_name(told.period), *_named(told.now, main)), loud=True))
    before = period_name(told.period.year_before())
    lines.append(Line((before, *_named(told.year_ago, main))))
    titles = (
        Title(tr("Week") if weeks else tr("Period"), Kind.TEXT),
        Title(tr("By name")),
        Title(tr("Without a name")),
        Title(tr("Total")),
    )
    return Section(tr("By name and without a name"), (Grid(titles, tuple(lines)),))


def day_parts(told: Told) -> Section:
    """Give the second half of table 1, and questions (8): the parts of the day."""
    cells = (told.now, told.year_ago)
    lines = [
        Line(
            (
                item_name(By.DAY_PART, part, told.now.labels),
                *(one.text(told.main, By.DAY_PART, part) for one in cells),
                *_questions(told, part),
            )
        )
        for part in DayPart
    ]
    periods = (told.period, told.period.year_before())
    titles = (
        Title(tr("Part of the day"), Kind.TEXT),
        *(Title(period_name(period)) for period in periods),
        *([] if told.host else [Title(tr("Questions"))]),
    )
    if told.host:
        words = tr("Participations per part of the day")
    else:
        words = tr("Visits and questions per part of the day")
    return Section(words, (Grid(titles, tuple(lines)),))


def _questions(told: Told, part: DayPart) -> tuple[str, ...]:
    return () if told.host else (told.now.text(Code.QUESTIONS, By.DAY_PART, part),)


def people(told: Told) -> Section:
    """Give table 2: different people of the period and of the year, beside who gave no name."""
    main = told.main
    unnamed = _NAMES[main][1]
    rows = [(period_name(told.period), told.now)]
    if told.period.first.month > 1 or told.period.first.day > 1:
        rows.append((_to_date_words(told), told.to_date))
    rows.append((period_name(told.period.year_before()), told.year_ago))
    titles = (
        Title(tr("Period"), Kind.TEXT),
        Title(tr("By name")),
        Title(tr("of whom new")),
        Title(tr("Visits without a name") if main is Code.VISITS else tr("Without a name")),
    )
    lines = tuple(
        Line((words, *(cells.text(code) for code in (Code.UNIQUE, Code.UNIQUE_NEW, unnamed))))
        for words, cells in rows
    )
    say = Says(
        tr("People are counted once in each period, and never added up over periods."), soft=True
    )
    words = tr("Different participants") if told.host else tr("Different visitors")
    return Section(words, (Grid(titles, lines), say))


def _chart_title(told: Told) -> str:
    if told.host:
        return tr("Participations per day") if _is_short(told) else tr("Participations per week")
    return tr("Visits per day") if _is_short(told) else tr("Visits per week")


def _is_short(told: Told) -> bool:
    return (told.period.last - told.period.first).days < _MOST_DAYS


def _every_day(told: Told) -> Iterator[date]:
    return iter(days_between(told.period.first, told.period.last))


def _days(told: Told) -> tuple[Bar, ...]:
    return tuple(
        told.now.bar(
            str(day.day), told.main, By.DAY, day.isoformat(), light=day.weekday() >= _WEEKEND
        )
        for day in _every_day(told)
    )


def _day_names(told: Told) -> list[str]:
    return [day_in_words(day) for day in _every_day(told)]


def _weeks(told: Told) -> tuple[Bar, ...]:
    return tuple(
        told.now.bar(week.rpartition("W")[2].lstrip("0"), told.main, By.WEEK, week)
        for week in _week_items(told)
    )


def _week_items(told: Told) -> list[str]:
    """Give the weeks of the period, those in which nobody came too."""
    found: dict[str, None] = {}
    for day in _every_day(told):
        year, number, _ = day.isocalendar()
        found[f"{year}-W{number:02d}"] = None
    return list(found)


def _week_words(told: Told, week: str) -> str:
    """Name a week by its number and by its days within the period: "Week 40: 1–4"."""
    monday = date.fromisocalendar(int(week[:4]), int(week[-2:]), 1)
    first = max(monday, told.period.first)
    last = min(monday + timedelta(days=6), told.period.last)
    days = f"{first.day}–{last.day}" if first < last else str(first.day)
    if not told.is_month:
        days = tr("from {day}", day=f"{first.day} {month_name(first.month)}")
    return tr("Week {week}: {days}", week=week_number(monday), days=days)


def _named(cells: Cells, main: Code, by: By = By.TOTAL, item: str = "") -> tuple[str, ...]:
    """Give the named, the unnamed, and both together."""
    named, unnamed = _NAMES[main]
    return tuple(cells.text(code, by, item) for code in (named, unnamed, main))


def _to_date_words(told: Told) -> str:
    last = told.period.last
    if (last.month, last.day) == (12, 31):
        return str(last.year)
    months = f"{month_name(1)}–{month_name(last.month)}"
    return f"{months} {last.year}"


def _day_table(told: Told) -> Grid:
    """Give the numbers of the chart, for print in which they have no room above the bars."""
    monday = told.period.first - timedelta(days=told.period.first.weekday())
    titles = (
        Title(tr("Week"), Kind.TEXT),
        *(Title(weekday_name(monday + timedelta(days=day))[:2]) for day in range(7)),
    )
    lines = []
    while monday <= told.period.last:
        days = [monday + timedelta(days=day) for day in range(7)]
        cells = [
            told.now.text(told.main, By.DAY, day.isoformat())
            if told.period.first <= day <= told.period.last
            else ""
            for day in days
        ]
        lines.append(Line((str(week_number(monday)), *cells)))
        monday += timedelta(weeks=1)
    return Grid(titles, tuple(lines))
