"""What cannot be done with what was kept long enough, or with a leak, and why."""

from datetime import date

from atelier.domain import Refusal
from atelier.language import tr
from atelier.words import day_in_words


class ClockJumped(Refusal):
    """The clock went far ahead since the last look: nothing is taken away (F51)."""

    def __init__(self, was: date, now: date) -> None:
        super().__init__(
            tr(
                "The clock went from {was} to {now}. Nothing is removed until you say that the "
                "date is right.",
                was=day_in_words(was, year=True),
                now=day_in_words(now, year=True),
            )
        )
        self.was, self.now = was, now


class NothingDue(Refusal):
    """There is no list to confirm."""

    def __init__(self) -> None:
        super().__init__(tr("Nothing was kept longer than it should be."))


class LeakWrong(Refusal):
    """A field of a leak that cannot be used; ``field`` names it."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field
