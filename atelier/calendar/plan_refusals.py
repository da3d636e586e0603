"""Why a series cannot be planned or saved as it was asked for."""

from collections.abc import Sequence
from datetime import date, time
from typing import TYPE_CHECKING

from atelier.domain import Refusal
from atelier.language import tr, tr_count
from atelier.words import clock_time, day_in_words

if TYPE_CHECKING:
    from atelier.calendar.plans import PlannedDay


class EndsTooEarly(Refusal):
    """It would end before it begins, or at once."""

    def __init__(self) -> None:
        super().__init__(tr("The end must be later than the start."))


class LastDayTooEarly(Refusal):
    """The last day comes before the first one."""

    def __init__(self) -> None:
        super().__init__(tr("The last day comes before the first day."))


class TooFarAhead(Refusal):
    """Nobody plans that far; ``until`` is the last day that is possible."""

    def __init__(self, until: date) -> None:
        super().__init__(
            tr(
                "This is too far ahead. Plan until {day} at most.",
                day=day_in_words(until, year=True),
            )
        )
        self.until = until


class TooLongAgo(Refusal):
    """The first day is years ago: most likely a year that was typed wrongly."""

    def __init__(self) -> None:
        super().__init__(tr("The first day is too long ago. Look at the year."))


class NoDates(Refusal):
    """The rule gives no date at all in these days."""

    def __init__(self) -> None:
        super().__init__(tr("In these days there is no date on which this would happen."))


class NothingGoesAhead(Refusal):
    """On every date something stands in the way; ``reason`` is that of the first."""

    def __init__(self, day: date, reason: str) -> None:
        super().__init__(
            tr(
                "No date goes ahead. On {day} the reason is: {reason}.",
                day=day_in_words(day, year=True),
                reason=reason,
            )
        )
        self.reason = reason


class NoSuchWeekday(Refusal):
    """No weekday was chosen."""

    def __init__(self) -> None:
        super().__init__(tr("Choose at least one day of the week."))


class ClockSkips(Refusal):
    """The clock goes forward that night, and never says this time (F53)."""

    def __init__(self, day: date, wall: time) -> None:
        super().__init__(
            tr(
                "On {day} the clock goes forward and it is never {time}. Choose another time.",
                day=day_in_words(day, year=True),
                time=clock_time(wall),
            )
        )
        self.day, self.time = day, wall


class ReasonMissing(Refusal):
    """To stand over a clash, the coordinator says why."""

    def __init__(self) -> None:
        super().__init__(tr("Fill in why this may stand in a room that is taken."))


class ClashUnanswered(Refusal):
    """Somebody must say what to do about these ``days``: perhaps another desk was quicker."""

    def __init__(self, days: "Sequence[PlannedDay]") -> None:
        first = days[0].clashes[0]
        super().__init__(
            tr_count(
                "{day}: {room} is taken from {starts} to {ends} by {name}. Nothing was saved.",
                "On {count} dates the room is taken, first on {day}: {room} from {starts} to "
                "{ends} by {name}. Nothing was saved.",
                len(days),
                day=day_in_words(first.day, year=True),
                room=first.room,
                starts=clock_time(first.starts),
                ends=clock_time(first.ends),
                name=first.name,
            )
        )
        self.days = tuple(days)
