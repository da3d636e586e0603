"""What the house says when a month cannot be closed or corrected."""

from datetime import date, datetime

from atelier.domain import Actor, Refusal
from atelier.language import tr, tr_count
from atelier.reports.periods import Period
from atelier.words import clock_time, day_in_words, month_in_words


class MonthNotOver(Refusal):
    """Only a month that is over has all its figures."""

    def __init__(self, month: Period) -> None:
        super().__init__(
            tr("{month} is not over yet. Close it afterwards.", month=_named(month.first))
        )


class PointsOpen(Refusal):
    """Something of the month is open, and nobody said that it may stay so."""

    def __init__(self, month: Period, number: int) -> None:
        super().__init__(
            tr_count(
                "{month}: {count} point is still open. Solve it, or accept that it stays open.",
                "{month}: {count} points are still open. Solve them, or accept that they stay "
                "open.",
                number,
                month=_named(month.first),
            )
        )
        self.number = number


class ClosedAlready(Refusal):
    """Another desk was quicker: a month is closed once, and nothing is opened silently (F83)."""

    def __init__(
        self, month: Period, version: int, closed_at: datetime, closed_by: str, actor: Actor
    ) -> None:
        wall = actor.clock.wall(closed_at)
        super().__init__(
            tr(
                "{month} was closed by {who} on {day} at {time} (version {version}). "
                "To change something, open a correction.",
                month=_named(month.first),
                who=closed_by,
                day=day_in_words(wall.date(), year=True),
                time=clock_time(wall.time()),
                version=version,
            )
        )
        self.version = version


class NotClosed(Refusal):
    """What is open needs no correction."""

    def __init__(self, month: Period) -> None:
        super().__init__(
            tr("{month} is not closed, so it needs no correction.", month=_named(month.first))
        )


class BeingCorrected(Refusal):
    """There is one correction of a month at the most."""

    def __init__(self, month: Period, who: str, reason: str) -> None:
        super().__init__(
            tr(
                "{month} is being corrected already, by {who}: {reason}",
                month=_named(month.first),
                who=who,
                reason=reason,
            )
        )


class CorrectionReasonMissing(Refusal):
    """Without a reason nobody can tell why a figure changed."""

    def __init__(self) -> None:
        super().__init__(tr("Fill in why the month must be corrected."))


class NothingCorrected(Refusal):
    """The figures are what they were, so there is no next version."""

    def __init__(self, version: int) -> None:
        super().__init__(
            tr(
                "Nothing has changed since version {version}. Give the correction up instead.",
                version=version,
            )
        )


class DateInDoubt(Refusal):
    """The clock went far ahead: nobody closes the months that it skipped by accident (F51)."""

    def __init__(self, was: date, now: date) -> None:
        super().__init__(
            tr(
                "The clock went from {was} to {now}. Look at the date first; if it is right, "
                "say so at what was kept long enough, in the settings.",
                was=day_in_words(was, year=True),
                now=day_in_words(now, year=True),
            )
        )
        self.was, self.now = was, now


class SomethingCorrected(Refusal):
    """What was changed must not stay without a version of its own."""

    def __init__(self, version: int) -> None:
        super().__init__(
            tr(
                "Figures have changed by now. Record them as version {version}, "
                "or take the changes back first.",
                version=version,
            )
        )


def _named(first: date) -> str:
    return month_in_words(first).capitalize()
