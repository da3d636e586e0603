"""How sure a report is: its version, who closed it and when, what is missing and corrected."""

from collections.abc import Iterator
from datetime import datetime

from atelier.audit.chain import in_short
from atelier.domain import PointKind
from atelier.language import tr, tr_count
from atelier.paper.report import Grid, Kind, Line, Part, Says, Section, Title
from atelier.reports.closing_points import OpenPoint
from atelier.reports.paper.cells import NONE
from atelier.reports.paper.told import MonthTold, Told
from atelier.reports.period_words import period_name
from atelier.words import day_in_figures, month_name

_MOST = 15  # points; the bundle has them all on a page of its own


def version_facts(told: Told) -> tuple[Says, ...]:
    """Give what stands below the title: which version this is, or that it is provisional."""
    found = [_version(told)]
    if told.reported.reason:
        found.append(Says(tr("Reason: {reason}", reason=told.reported.reason), soft=True))
    if told.reported.correcting:
        found.append(
            Says(
                tr("This month is being corrected: {reason}", reason=told.reported.correcting),
                loud=True,
            )
        )
    return tuple(found)


def completeness(told: Told) -> Section:
    """Give table 11: occurrences without attendance, what was accepted, and corrections."""
    parts: list[Part] = [Says(_missing(told))]
    if told.reported.points:
        parts.extend(_points(told.reported.points))
    if not told.is_month:
        parts.append(_months(told))
    elif told.reported.version:
        parts.extend(_chain(told))
        parts.append(Says(_corrected(told)))
    return Section(tr("How complete this is"), tuple(parts))


def day_written(told: Told, moment: datetime) -> str:
    """Write the day of a moment as on a letter: "3 november 2026"."""
    day = told.on_the_wall(moment)
    return f"{day.day} {month_name(day.month)} {day.year}"


def _version(told: Told) -> Says:
    one = told.reported
    if one.newest is None:
        return _without_version(told)
    if one.replaced is None:
        words = tr(
            "closed on {day} · version {version} · by {who}",
            day=day_written(told, one.newest.closed_at),
            version=one.version,
            who=one.closed_by,
        )
        return Says(words, soft=True)
    words = tr(
        "version {version}, corrected on {day}; replaces version {old} of {before} · by {who}",
        version=one.version,
        day=day_written(told, one.newest.closed_at),
        old=one.replaced.version,
        before=day_written(told, one.replaced.closed_at),
        who=one.closed_by,
    )
    return Says(words, soft=True)


def _without_version(told: Told) -> Says:
    """Say of what is not closed that it is provisional; of a quarter, which months are not."""
    waiting = told.reported.open_months
    if not waiting:
        if told.is_month:
            return _of_the_month(told, told.own_months[0])
        return Says(tr("all months are closed"), soft=True)
    if len(waiting) == len(list(told.period.months())):
        return Says(tr("PROVISIONAL – not closed yet"), loud=True)
    months = ", ".join(month_name(month.first.month) for month in waiting)
    return Says(tr("PROVISIONAL – not closed yet: {months}", months=months), loud=True)


def _of_the_month(told: Told, month: MonthTold) -> Says:
    """Name the version of the month of which a partner has a part, counted from its rows."""
    newest = month.newest
    assert newest is not None  # the month is not open
    if month.correcting:
        words = tr("A correction is being made since version {version}.", version=newest.version)
        return Says(words, loud=True)
    words = tr(
        "version {version} of {day}, by {who}",
        version=newest.version,
        day=day_written(told, newest.closed_at),
        who=newest.closed_by,
    )
    return Says(words, soft=True)


def _chain(told: Told) -> Iterator[Says]:
    """Print the end of the audit log's chain: who changes that log later cannot change paper."""
    newest = told.reported.newest
    if newest is not None and newest.audit_digest:
        words = tr("Audit log until this closing: {digest}", digest=in_short(newest.audit_digest))
        yield Says(words, soft=True)


def _missing(told: Told) -> str:
    count = told.reported.missing
    if not count:
        return tr("Attendance is filled in for every occurrence.")
    return tr_count(
        "Of {count} occurrence nobody knows who was there; it does not count.",
        "Of {count} occurrences nobody knows who was there; they do not count.",
        count,
    )


def _corrected(told: Told) -> str:
    if told.reported.correcting:
        return tr("A correction is being made since version {version}.",
                  version=told.reported.version)  # fmt: skip
    if told.reported.version > 1:
        return tr_count(
            "Corrected once since version 1. The list of differences tells what changed.",
            "Corrected {count} times since version 1. The lists of differences tell what changed.",
            told.reported.version - 1,
        )
    return tr("Nothing was corrected since.")


def _points(points: tuple[OpenPoint, ...]) -> Iterator[Part]:
    titles = (
        Title(tr("Day"), Kind.TEXT),
        Title(tr("What is missing"), Kind.TEXT),
        Title(tr("Why"), Kind.TEXT),
    )
    yield Grid(
        titles,
        tuple(
            Line((day_in_figures(one.day), one.text, _point_words(one.kind)))
            for one in points[:_MOST]
        ),
    )
    if len(points) > _MOST:
        yield Says(tr("and {count} more", count=len(points) - _MOST), soft=True)


def _point_words(kind: PointKind) -> str:
    return {
        PointKind.MISSING: tr("attendance not filled in"),
        PointKind.UNKNOWN: tr("unknown, does not count"),
        PointKind.SHEET: tr("sheet not back"),
        PointKind.HOURS: tr("hours not confirmed"),
    }[kind]


def _months(told: Told) -> Grid:
    titles = (
        Title(tr("Month"), Kind.TEXT),
        Title(tr("Version")),
        Title(tr("Closed on"), Kind.TEXT),
        Title(tr("By"), Kind.TEXT),
        Title(tr("Without attendance")),
    )
    return Grid(titles, tuple(_month(told, one) for one in told.own_months))


def _month(told: Told, one: MonthTold) -> Line:
    name = period_name(one.period)
    if one.newest is None:
        return Line((name, NONE, tr("not closed"), "", NONE))
    return Line(
        (
            name,
            str(one.newest.version),
            day_written(told, one.newest.closed_at),
            one.newest.closed_by,
            str(one.newest.missing),
        )
    )
