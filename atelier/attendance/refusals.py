"""What the house says when somebody cannot be written down for an occurrence."""

from datetime import date

from atelier.domain import Refusal
from atelier.language import tr
from atelier.words import day_in_words


class OccurrenceFull(Refusal):
    """Every place is taken. The waiting list is kept by the coordinator."""

    def __init__(self, activity: str, capacity: int) -> None:
        super().__init__(
            tr("{activity} is full ({capacity} places).", activity=activity, capacity=capacity)
        )
        self.capacity = capacity


class OccurrenceCancelled(Refusal):
    """It does not take place that day."""

    def __init__(self, activity: str, reason: str) -> None:
        sentence = tr("{activity} is cancelled today.", activity=activity)
        super().__init__(f"{sentence} {reason}".strip())


class WrongDay(Refusal):
    """It takes place on another day."""

    def __init__(self, activity: str, day: date) -> None:
        super().__init__(
            tr("{activity} is not today but on {day}.", activity=activity, day=day_in_words(day))
        )


class CountedOnly(Refusal):
    """A sensitive activity: the desk counts and writes no name (rule P9)."""

    def __init__(self, activity: str) -> None:
        super().__init__(
            tr("{activity}: we only count here, without a name. Use +1.", activity=activity)
        )


class NotCounted(Refusal):
    """A meeting of the house itself: it never counts as reach."""

    def __init__(self, activity: str) -> None:
        super().__init__(
            tr("{activity} is a meeting of the house and is not counted.", activity=activity)
        )
