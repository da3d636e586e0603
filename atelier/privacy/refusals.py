"""What cannot be done with what is kept of somebody, and why."""

from datetime import date

from atelier.domain import Refusal
from atelier.language import tr
from atelier.words import day_in_words


class SamePerson(Refusal):
    """A record cannot be merged with itself."""

    def __init__(self) -> None:
        super().__init__(tr("This is the same person. Choose the other one of the two."))


class UnmergeTooLate(Refusal):
    """A merger is remembered for 30 days (rule P18)."""

    def __init__(self, last: date) -> None:
        super().__init__(
            tr(
                "This could be taken back until {day}. The two stay one person.",
                day=day_in_words(last),
            )
        )


class UnmergeNewerFirst(Refusal):
    """A record was merged again since: the last merger is taken back first."""

    def __init__(self) -> None:
        super().__init__(
            tr("Somebody was merged into this person later. Take the later one back first.")
        )


class ParentNeeded(Refusal):
    """For whoever is under 16 a parent says yes (rule P13)."""

    def __init__(self) -> None:
        super().__init__(tr("For a child under 16 the parent says yes. Choose: by the parent."))


class RequestInFuture(Refusal):
    """A request cannot have come tomorrow."""

    def __init__(self) -> None:
        super().__init__(tr("A request has come today or earlier. Look at the date again."))


class RequestClosed(Refusal):
    """A request that was answered is answered."""

    def __init__(self) -> None:
        super().__init__(tr("This request was answered already."))


class ExtendTooLate(Refusal):
    """More time must be told within the first month (GDPR 12, rule P17)."""

    def __init__(self, until: date) -> None:
        super().__init__(
            tr(
                "More time had to be told by {day}. Answer this request now.",
                day=day_in_words(until),
            )
        )
