"""What the desk says when something cannot be counted, named or undone."""

from atelier.domain import Refusal
from atelier.language import tr


class NotANumber(Refusal):
    """A number of visitors that cannot be."""

    def __init__(self, most: int) -> None:
        super().__init__(tr("Fill in a number from 1 to {most}.", most=most))


class NothingToName(Refusal):
    """Everybody of a count has a name by now, or the count was undone."""

    def __init__(self) -> None:
        super().__init__(tr("Nobody without a name is left in this count."))


class NamedSince(Refusal):
    """A count of which somebody has a name by now: that comes first."""

    def __init__(self) -> None:
        super().__init__(tr("A visitor of this count has a name by now. Undo that first."))


class TooLate(Refusal):
    """The day is over: only the coordinator can change it."""

    def __init__(self) -> None:
        super().__init__(tr("That day is over. Ask the coordinator to change it."))


class EmptyNote(Refusal):
    """An empty note."""

    def __init__(self) -> None:
        super().__init__(tr("Write something about the building first."))


class UnknownAnswer(Refusal):
    """A topic, outcome or duration that is not on the lists."""

    def __init__(self) -> None:
        super().__init__(tr("Choose a topic, an outcome and how long it took."))


class NothingToUndo(Refusal):
    """Nothing was done today that could be taken back."""

    def __init__(self) -> None:
        super().__init__(tr("There is nothing to undo."))


class UnknownCode(Refusal):
    """A scanned code of a list that this house has not printed."""

    def __init__(self) -> None:
        super().__init__(tr("This code is of no list of this house."))
