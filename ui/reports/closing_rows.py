"""The tables of closing a month: what is open, the versions, and what changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from atelier.discreet import Discreet
from atelier.domain import Actor, PointKind
from atelier.language import tr
from atelier.reports.closing_points import OpenPoint
from atelier.reports.versions import Difference, VersionRow
from atelier.words import clock_time, day_in_figures
from ui.kit.painting import Run, soft, strong
from ui.kit.rows_model import Column
from ui.reports.short_days import short_day
from ui.reports.view import amount


@dataclass(frozen=True, slots=True, repr=False)
class PointLine(Discreet):
    """An open point in the list; ``id`` is its place."""

    id: int
    point: OpenPoint

    @property
    def solvable(self) -> bool:
        """Whether an answer can be given here; a sheet that is out has to come back."""
        return self.point.kind is PointKind.MISSING and self.point.occurrence_id is not None


@dataclass(frozen=True, slots=True, repr=False)
class ChangeLine(Discreet):
    """A figure that became another one; ``id`` is its place."""

    id: int
    change: Difference


def point_columns() -> tuple[Column[PointLine], ...]:
    """Make the columns of what is open."""
    return (
        Column(tr("What"), _point_name, runs=_point_runs),
        Column(tr("Why open"), _point_words, 196, runs=_words_runs),
        Column(tr("Day"), _point_day, 120),
    )


def version_columns(actor: Actor) -> tuple[Column[VersionRow], ...]:
    """Make the columns of the versions."""

    def when(row: VersionRow) -> str:
        wall = actor.clock.wall(row.closed_at)
        return f"{day_in_figures(wall.date())} {clock_time(wall.time())}"

    return (
        Column(tr("Version"), _version, 84),
        Column(tr("When"), when, 160),
        Column(tr("By whom"), _by, 130),
        Column(tr("Why"), _reason),
    )


def change_columns() -> tuple[Column[ChangeLine], ...]:
    """Make the columns of what changed."""
    return (
        Column(tr("Figure"), _what),
        Column(tr("Was"), _was, 90, right=True),
        Column(tr("Became"), _became, 90, right=True),
        Column(tr("Difference"), _more, 110, right=True),
    )


def point_lines(points: Iterable[OpenPoint]) -> tuple[PointLine, ...]:
    """Give each point its place."""
    return tuple(PointLine(number, point) for number, point in enumerate(points))


def change_lines(changes: Iterable[Difference]) -> tuple[ChangeLine, ...]:
    """Give each change its place."""
    return tuple(ChangeLine(number, change) for number, change in enumerate(changes))


def point_words(kind: PointKind) -> str:
    """Say what is wrong with an open point."""
    return {
        PointKind.MISSING: tr("attendance not filled in"),
        PointKind.UNKNOWN: tr("unknown, does not count"),
        PointKind.SHEET: tr("list not come back"),
        PointKind.HOURS: tr("hours not confirmed"),
    }[kind]


def _point_name(line: PointLine) -> str:
    return line.point.text


def _point_runs(line: PointLine) -> Sequence[Run]:
    return (strong(line.point.text),)


def _point_words(line: PointLine) -> str:
    return point_words(line.point.kind)


def _words_runs(line: PointLine) -> Sequence[Run]:
    words = point_words(line.point.kind)
    known = line.point.kind is PointKind.UNKNOWN
    return (soft(words) if known else Run(words, token="warning", size=14),)


def _point_day(line: PointLine) -> str:
    return short_day(line.point.day)


def _version(row: VersionRow) -> str:
    return str(row.version)


def _by(row: VersionRow) -> str:
    return row.closed_by


def _reason(row: VersionRow) -> str:
    return row.reason or tr("closed for the first time")


def _what(line: ChangeLine) -> str:
    return line.change.name


def _was(line: ChangeLine) -> str:
    return amount(line.change.key.code, line.change.old)


def _became(line: ChangeLine) -> str:
    return amount(line.change.key.code, line.change.new)


def _more(line: ChangeLine) -> str:
    more = amount(line.change.key.code, line.change.more)
    return f"+{more}" if line.change.more > 0 else more.replace("-", "−")
