"""The own statement of one volunteer, shift by shift."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.language import tr, tr_count
from atelier.roster.hours_sheet import days_in_figures, hours_in_figures
from atelier.roster.worked import HoursStatement, WorkedLine
from atelier.words import clock_time, day_in_figures, weekday_name
from ui.kit.buttons import PrimaryButton
from ui.kit.measures import spaced
from ui.kit.painting import Run, soft, strong
from ui.kit.rows_model import Column
from ui.kit.rows_view import RowsView
from ui.kit.text import PlainLabel


class _Line:
    """A line of the statement, which knows its place."""

    __slots__ = ("id", "one")

    def __init__(self, number: int, one: WorkedLine) -> None:
        self.id, self.one = number, one


class StatementView(QWidget):
    """Shows a statement; ``print_`` is what the button does."""

    def __init__(self, print_: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.statement: HoursStatement | None = None
        self.name = PlainLabel("", "heading", wrap=True)
        self.about = PlainLabel("", "soft", wrap=True)
        self.waiting = PlainLabel("", "warning", wrap=True)
        self.waiting.hide()
        self.rows: RowsView[_Line] = RowsView(_columns(), tr("Hours worked"))
        self.rule = PlainLabel(
            tr(
                "Only confirmed hours count. Breaks are not taken off, and shifts at the same "
                "time count once."
            ),
            "small",
            wrap=True,
        )
        self.print = PrimaryButton(tr("Print"), icon="printer", key="Ctrl+P")
        self.print.pushed.connect(print_)
        self._lay_out()

    def show_statement(self, found: HoursStatement | None) -> None:
        """Show the statement of somebody, or of nobody."""
        self.statement = found
        if found is None:
            self.rows.show_rows(())
            return
        self.name.setText(found.name)
        self.about.setText(_about(found))
        words = tr_count(
            "{count} shift is not confirmed yet.",
            "{count} shifts are not confirmed yet.",
            found.waiting,
        )
        self.waiting.setText(words)
        self.waiting.setVisible(bool(found.waiting))
        self.rows.show_rows(_Line(number, one) for number, one in enumerate(found.lines))

    def _lay_out(self) -> None:
        words = spaced(QVBoxLayout(), 4)
        for label in (self.name, self.about, self.waiting):
            words.addWidget(label)
        head = spaced(QHBoxLayout(), 12, (16, 14, 16, 0))
        head.addLayout(words, stretch=1)
        head.addWidget(self.print)
        foot = spaced(QHBoxLayout(), 0, (16, 0, 16, 12))
        foot.addWidget(self.rule)
        column = spaced(QVBoxLayout(self), 8)
        column.addLayout(head)
        column.addWidget(self.rows, stretch=1)
        column.addLayout(foot)


def _about(found: HoursStatement) -> str:
    return tr_count(
        "{days}: {count} shift, {hours} hours",
        "{days}: {count} shifts, {hours} hours",
        len(found.lines),
        days=days_in_figures(found.first_day, found.last_day),
        hours=hours_in_figures(found.minutes),
    )


def _columns() -> list[Column[_Line]]:
    return [
        Column(tr("Day"), _day, 156),
        Column(tr("Time"), _time, 116, runs=_time_runs),
        Column(tr("Work"), _work, runs=_work_runs),
        Column(tr("Hours"), _hours, 76, right=True),
    ]


def _day(row: _Line) -> str:
    return f"{weekday_name(row.one.day)[:2]} {day_in_figures(row.one.day)}"


def _time(row: _Line) -> str:
    return f"{clock_time(row.one.starts)}–{clock_time(row.one.ends)}"


def _time_runs(row: _Line) -> list[Run]:
    return [soft(_time(row))]


def _work(row: _Line) -> str:
    return f"{row.one.work} ({tr('counts once')})" if row.one.overlaps else row.one.work


def _work_runs(row: _Line) -> list[Run]:
    return [strong(row.one.work), *([soft(f"  {tr('counts once')}")] if row.one.overlaps else [])]


def _hours(row: _Line) -> str:
    return hours_in_figures(row.one.minutes)
