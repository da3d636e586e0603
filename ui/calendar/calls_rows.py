"""The tables of the call lists, and the words in them."""

from collections.abc import Sequence
from datetime import datetime

from atelier.domain import CallOutcome, Clock
from atelier.enrolment.call_queries import CallListRow, CallRow, outcome_words, reason_words
from atelier.language import tr
from atelier.words import clock_time, day_in_figures
from ui.kit.painting import Run, soft, strong
from ui.kit.rows_model import Column


class CallColumns:
    """The columns of one list; with ``blank`` nobody's name or number can be read."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.blank = False

    def make(self) -> tuple[Column[CallRow], ...]:
        """Make the columns."""
        return (
            Column("", _number, 64),
            Column(tr("Name"), self.name, runs=self._name_runs),
            Column(tr("Phone"), self.phone, 160),
            Column(tr("Call"), self.how, 260, runs=self._how_runs),
        )

    def name(self, row: CallRow) -> str:
        """Give who is to be spoken: the parent of a child."""
        if self.blank:
            return "•••"
        name = row.name.list_name
        return tr("{parent} (for {child})", parent=row.contact, child=name) if row.contact else name

    def phone(self, row: CallRow) -> str:
        """Give the number to dial."""
        return "•••" if self.blank else row.phone or tr("no number")

    def how(self, row: CallRow) -> str:
        """Say how far this row is: who is calling, or how the last call ended."""
        if row.busy_by and row.busy_at is not None:
            return tr("calling since {time}: {by}", time=self._time(row.busy_at), by=row.busy_by)
        if row.outcome is None or row.at is None:
            return tr("no longer on the list") if row.left else ""
        words = outcome_words(row.outcome, row.agreed)
        return tr("{how} · {time}, {by}", how=words, time=self._time(row.at), by=row.by)

    def _name_runs(self, row: CallRow) -> Sequence[Run]:
        runs = [strong(self.name(row))]
        return [*runs, soft(f"  {tr('waits')}")] if row.waits else runs

    def _how_runs(self, row: CallRow) -> Sequence[Run]:
        words = self.how(row)
        if not words:
            return ()
        if row.busy_by:
            return (Run(words, pill="warning"),)
        return (Run(words, pill="good" if row.outcome is CallOutcome.SPOKEN else "neutral"),)

    def _time(self, at: datetime) -> str:
        wall = self._clock.wall(at)
        if wall.date() == self._clock.today():
            return clock_time(wall.time())
        return f"{day_in_figures(wall.date())} {clock_time(wall.time())}"


def list_columns() -> tuple[Column[CallListRow], ...]:
    """Make the columns of the table of open lists."""
    return (
        Column(tr("About"), about, runs=_about_runs),
        Column(tr("Reached"), _reached, 110),
    )


def about(row: CallListRow) -> str:
    """Say what a list is about."""
    return f"{row.activity} · {row.when} · {reason_words(row.reason)}"


def _about_runs(row: CallListRow) -> Sequence[Run]:
    return strong(row.activity), soft(f"  {row.when} · {reason_words(row.reason)}")


def _reached(row: CallListRow) -> str:
    return tr("{count} of {people}", count=row.reached, people=row.people)


def _number(row: CallRow) -> str:
    return str(row.id)
