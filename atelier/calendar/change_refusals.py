"""Why a change of the calendar cannot be made as it was asked for."""

from atelier.domain import Refusal
from atelier.language import tr


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
