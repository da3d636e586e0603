"""What the house says when a register cannot be filled in."""

from datetime import date

from atelier.domain import Refusal
from atelier.language import tr
from atelier.words import day_in_words


class NotYet(Refusal):
    """It is still to come: nobody can have been there."""

    def __init__(self, activity: str, day: date) -> None:
        super().__init__(
            tr("{activity} is only on {day}.", activity=activity, day=day_in_words(day))
        )


class NotOnTheList(Refusal):
    """A row number that no list of this occurrence has."""

    def __init__(self, row: int) -> None:
        super().__init__(tr("Row {row} is not on this list.", row=row))
        self.row = row


class RowTwice(Refusal):
    """One row that would be present and absent at once."""

    def __init__(self, row: int) -> None:
        super().__init__(tr("Row {row} is named twice, in two ways.", row=row))
        self.row = row


class UnreadableRows(Refusal):
    """Row numbers that cannot be understood."""

    def __init__(self) -> None:
        super().__init__(
            tr("This is not understood. Write row numbers like 1-9 11 12, or: all but 10.")
        )


class TooMany(Refusal):
    """More people without a name than one entry may hold."""

    def __init__(self, most: int) -> None:
        super().__init__(tr("Fill in a number from 0 to {most}.", most=most))


class MarkedSince(Refusal):
    """The register was changed again since."""

    def __init__(self) -> None:
        super().__init__(tr("This register was changed again. Take the later change back first."))


class NobodyWasThere(Refusal):
    """An answer for an occurrence of which it is known who was there."""

    def __init__(self) -> None:
        super().__init__(tr("People are marked as present here. Take them off the list first."))


class NoSuchSheet(Refusal):
    """A number of a list that this house has not printed."""

    def __init__(self) -> None:
        super().__init__(tr("No list of this house has this number."))


class NotAnAttendanceList(Refusal):
    """A printed page that is about no single occurrence."""

    def __init__(self) -> None:
        super().__init__(tr("This page is not the list of one activity."))


class DoesNotAddUp(Refusal):
    """People with and without an indication that are not the people who were there (B8)."""

    def __init__(self, told: int, present: int) -> None:
        super().__init__(
            tr(
                "With and without an indication together is {told}, but {present} were present. "
                "Leave what you do not know empty.",
                told=told,
                present=present,
            )
        )
