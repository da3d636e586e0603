"""What the house says when somebody cannot be given a place, or cannot give one back."""

from atelier.domain import Refusal
from atelier.language import tr


class NoPlace(Refusal):
    """No place can be given now. ``position`` is the one on the waiting list that is offered.

    ``offered``: a free place was still shown, so another desk was quicker. ``held``: a place is
    free, but people wait for it already.
    """

    def __init__(self, position: int, *, offered: bool = False, held: bool = False) -> None:
        if held:
            sentence = tr("People are waiting for this already. Do you want to be on the list?")
        elif offered:
            sentence = tr("This place has just gone. Do you want to be on the waiting list?")
        else:
            sentence = tr("This activity is full. Do you want to be on the waiting list?")
        super().__init__(sentence)
        self.position = position


class SeriesFull(NoPlace):
    """On one of its days at least, no place is left in the series."""


class DayFull(NoPlace):
    """No place is left on this day."""


class StillFull(Refusal):
    """A place that was proposed to somebody who waits is not free any more."""

    def __init__(self) -> None:
        super().__init__(tr("No place is free at this moment. The waiting list stays as it is."))


class AlreadyListed(Refusal):
    """The same person twice in one thing."""

    def __init__(self, *, waiting: bool = False) -> None:
        super().__init__(
            tr("This person is on the waiting list already.")
            if waiting
            else tr("This person is on the list already.")
        )
        self.waiting = waiting


class NotListed(Refusal):
    """Somebody is taken off a list on which they do not stand."""

    def __init__(self) -> None:
        super().__init__(tr("This person is not on the list."))


class NoEnrolmentNeeded(Refusal):
    """Everybody can simply come."""

    def __init__(self, activity: str) -> None:
        super().__init__(
            tr("Nobody needs to enrol for {activity}: people can just come.", activity=activity)
        )


class NoNamesHere(Refusal):
    """A sensitive activity: its list is kept by the organisation that hosts it (rule P9)."""

    def __init__(self, activity: str) -> None:
        super().__init__(
            tr(
                "{activity}: we write no names down here. The host organisation keeps the list.",
                activity=activity,
            )
        )


class EnrolmentOver(Refusal):
    """What is asked for lies behind us."""

    def __init__(self, activity: str) -> None:
        super().__init__(tr("{activity} has no dates any more.", activity=activity))


class NotGoingAhead(Refusal):
    """The day that is asked for is cancelled."""

    def __init__(self, activity: str, reason: str) -> None:
        sentence = tr("{activity} is cancelled that day.", activity=activity)
        super().__init__(f"{sentence} {reason}".strip())


class ContactMissing(Refusal):
    """A child needs a parent who can be called (rule P13). ``field`` is the one to fill in."""

    def __init__(self, field: str) -> None:
        super().__init__(tr("A child needs the name and the phone number of a parent."))
        self.field = field


class ContactWrong(Refusal):
    """What was typed for the parent cannot be kept. ``field`` is the one to look at."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


class BeingCalled(Refusal):
    """Another desk has this person on the phone."""

    def __init__(self, by: str, time: str) -> None:
        super().__init__(tr("{by} is calling this person since {time}.", by=by, time=time))


class CalledElsewhere(Refusal):
    """Another desk wrote down in the meantime how the call ended."""

    def __init__(self, by: str, time: str) -> None:
        super().__init__(tr("{by} called this person at {time} already.", by=by, time=time))


class NobodyToCall(Refusal):
    """A list of people to call without anybody on it."""

    def __init__(self) -> None:
        super().__init__(tr("Nobody has a place or waits here, so there is nobody to call."))


class AnswerMissing(Refusal):
    """Yes or no belongs to a call in which somebody was spoken."""

    def __init__(self) -> None:
        super().__init__(tr("An answer can only be written down when somebody was spoken."))
