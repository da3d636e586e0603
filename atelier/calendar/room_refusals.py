"""Why a room or a booking cannot be saved as it was asked for."""

from atelier.domain import Refusal
from atelier.language import tr, tr_count


class RoomNameMissing(Refusal):
    """A room without a name."""

    def __init__(self) -> None:
        super().__init__(tr("Fill in what the room is called."))


class RoomNameTaken(Refusal):
    """Two rooms of one name could not be told apart on a door list."""

    def __init__(self, name: str) -> None:
        super().__init__(tr("There is a room called {name} already.", name=name))


class CapacityWrong(Refusal):
    """A room for nobody, or for more than a stadium holds."""

    def __init__(self) -> None:
        super().__init__(tr("Fill in a number from 1 to 2000, or nothing."))


class MinutesWrong(Refusal):
    """Minutes before and after that would fill the day."""

    def __init__(self) -> None:
        super().__init__(tr("Fill in from 0 to 240 minutes."))


class RoomChangedElsewhere(Refusal):
    """Another desk changed the room after the form was opened."""

    def __init__(self) -> None:
        super().__init__(
            tr(
                "Another desk has just changed this. Nothing of yours was saved; look at it "
                "again and save."
            )
        )


class RoomInUse(Refusal):
    """Something happens in the room, or happened there once."""

    def __init__(self, activities: int, occurrences: int, bookings: int) -> None:
        counted = (
            tr_count("one activity", "{count} activities", activities) if activities else "",
            tr_count("one meeting", "{count} meetings", occurrences) if occurrences else "",
            tr_count("one booking", "{count} bookings", bookings) if bookings else "",
        )
        super().__init__(
            tr(
                "This room cannot be removed: {number} took place in it or are planned there.",
                number=", ".join(one for one in counted if one),
            )
        )


class PriceWrong(Refusal):
    """No amount of money."""

    def __init__(self) -> None:
        super().__init__(tr("Fill in an amount, for example 12,50."))
