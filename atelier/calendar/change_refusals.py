"""Why a change of the calendar cannot be made as it was asked for."""

from datetime import date

from atelier.domain import Refusal
from atelier.language import tr
from atelier.words import day_in_words


class ChangedMeanwhile(Refusal):
    """What was looked at is not any more what would happen: another desk was quicker."""

    def __init__(self) -> None:
        super().__init__(
            tr("The calendar has changed in the meantime. Look at the dates again and save.")
        )


class InThePast(Refusal):
    """What is over stays as it was."""

    def __init__(self) -> None:
        super().__init__(tr("This day is over. What is over stays as it was."))


class HasBegun(Refusal):
    """What has begun cannot be anywhere else any more; that nobody came can still be said."""

    def __init__(self) -> None:
        super().__init__(
            tr(
                "This has begun already, so it stays where it is. "
                "Did nobody come? Then say that it does not go ahead."
            )
        )


class NotOfTheRule(Refusal):
    """The day that was asked for is none of the days that the series would then have."""

    def __init__(self, day: date, rule: str) -> None:
        super().__init__(
            tr(
                "{day} is not a day of this series: {rule}. "
                "Move this one only, or change the rule.",
                day=day_in_words(day, year=True).capitalize(),
                rule=rule,
            )
        )


class HasAttendance(Refusal):
    """Somebody was there already."""

    def __init__(self) -> None:
        super().__init__(tr("Somebody was there already, so this stays as it was."))


class NothingChanges(Refusal):
    """Everything stays as it is."""

    def __init__(self) -> None:
        super().__init__(tr("Nothing changes. Fill in what should become different."))


class CancelReasonMissing(Refusal):
    """Without a reason nobody can tell why it does not go ahead."""

    def __init__(self) -> None:
        super().__init__(tr("Fill in why it does not go ahead."))


class CancelledAlready(Refusal):
    """It does not go ahead as it is."""

    def __init__(self, reason: str) -> None:
        sentence = tr("This does not go ahead already.")
        super().__init__(f"{sentence} {reason}".strip())


class NotCancelled(Refusal):
    """It goes ahead as it is."""

    def __init__(self) -> None:
        super().__init__(tr("This goes ahead already."))
