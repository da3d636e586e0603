"""Everybody in a month: what they worked, and what they were given for it."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.language import tr
from atelier.roster.allowance_reading import AllowanceList, AllowanceRow
from atelier.roster.diary import month_of
from atelier.words import euros, month_in_words
from ui.kit.buttons import QuietButton
from ui.kit.card import Card
from ui.kit.icon_button import IconButton
from ui.kit.measures import keeping_room, spaced
from ui.kit.painting import Run, soft, strong
from ui.kit.rows_model import Column
from ui.kit.rows_view import RowsView
from ui.kit.text import PlainLabel
from ui.roster.allowance_words import amount_runs, clock_hours


class AllowanceRows(Card):
    """The month with its arrows, its total, and a row for each volunteer.

    Signals:
        chosen: another volunteer is the chosen one.
    """

    chosen = Signal()

    def __init__(self, rules: QuietButton, parent: QWidget | None = None) -> None:
        super().__init__(spacing=8, margins=(1, 12, 1, 1), parent=parent)
        self.before = IconButton(tr("Month before"), "chevron-left", "Alt+PgUp")
        self.after = IconButton(tr("Month after"), "chevron-right", "Alt+PgDown")
        self.month = PlainLabel("", "strong")
        self.total = PlainLabel("", "soft", wrap=True)
        self.rows: RowsView[AllowanceRow] = RowsView(_columns(), tr("Allowance"))
        line = spaced(QHBoxLayout(), 8)
        for part in (self.before, self.month, self.after):
            line.addWidget(part)
        line.addStretch(1)
        line.addWidget(rules)
        head = spaced(QVBoxLayout(), 8, (16, 0, 12, 0))
        head.addLayout(line)
        head.addWidget(self.total)
        self.box.addLayout(head)
        self.box.addWidget(keeping_room(self.rows), stretch=1)
        self.rows.chosen_changed.connect(self.chosen)

    def show_list(self, found: AllowanceList, today: date) -> None:
        """Show another month, or the same one anew; there is always somebody chosen."""
        self.month.setText(month_in_words(found.month))
        self.total.setText(_total(found))
        self.after.setEnabled(month_of(found.month)[1] < today)
        self.rows.show_rows(found.rows)
        if self.rows.chosen() is None and found.rows:
            self.rows.choose(0)


def _total(found: AllowanceList) -> str:
    """Say what was paid in all, and whether the limits are confirmed."""
    told = tr(
        "Paid for this month {month}, for {year} {total}",
        month=euros(found.paid),
        year=found.month.year,
        total=euros(found.paid_this_year),
    )
    if found.limits.confirmed:
        return told
    unsure = tr("amounts of {year} not confirmed", year=found.limits.year)
    return f"{told} · {unsure}"


def _columns() -> list[Column[AllowanceRow]]:
    return [
        Column(tr("Name"), _name, runs=_name_runs),
        Column(tr("Hours"), _hours, 104, runs=_hours_runs),
        Column(tr("This month"), _month, 138, runs=_month_runs),
        Column(tr("This year"), _year, 138, runs=_year_runs),
    ]


def _name(row: AllowanceRow) -> str:
    return row.name


def _name_runs(row: AllowanceRow) -> list[Run]:
    return [strong(row.name)]


def _hours(row: AllowanceRow) -> str:
    if not row.unpaid or row.unpaid == row.minutes:
        return clock_hours(row.minutes) if row.minutes else ""
    return tr(
        "{hours}, {unpaid} open", hours=clock_hours(row.minutes), unpaid=clock_hours(row.unpaid)
    )


def _hours_runs(row: AllowanceRow) -> list[Run]:
    return [soft(_hours(row))]


def _month(row: AllowanceRow) -> str:
    return "".join(run.text for run in _month_runs(row))


def _month_runs(row: AllowanceRow) -> list[Run]:
    return amount_runs(row.standing.month)


def _year(row: AllowanceRow) -> str:
    return "".join(run.text for run in _year_runs(row))


def _year_runs(row: AllowanceRow) -> list[Run]:
    return amount_runs(row.standing.year)
