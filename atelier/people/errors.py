"""What the house cannot keep of a person, and why."""

from atelier.domain import Refusal
from atelier.language import tr


class NameMissing(Refusal):
    """A person needs a name; a first name or a nickname will do."""

    def __init__(self) -> None:
        super().__init__(tr("A name is needed here. A first name is enough."))


class FiguresInName(Refusal):
    """A figure in a name: a year or a number that slipped in beside it."""

    def __init__(self) -> None:
        super().__init__(tr("A name has no figures in it. Please look at it again."))


class BirthYearOnly(Refusal):
    """A date of birth is more than the house may keep (rule P4)."""

    def __init__(self) -> None:
        super().__init__(tr("Only the year of birth is kept, for example 1948."))


class BirthYearImpossible(Refusal):
    """Nobody alive was born in this year."""

    def __init__(self, first: int, last: int) -> None:
        super().__init__(
            tr("A year of birth lies between {first} and {last}.", first=first, last=last)
        )


class PostcodeUnknown(Refusal):
    """Not a Dutch postcode."""

    def __init__(self) -> None:
        super().__init__(tr("This is not a postcode. Type four digits, for example 6546."))


class PhoneImpossible(Refusal):
    """Nobody can be rung at this number."""

    def __init__(self) -> None:
        super().__init__(tr("This is not one telephone number. Please look at the digits again."))


class EmailImpossible(Refusal):
    """No message can be sent to this address."""

    def __init__(self) -> None:
        super().__init__(tr("This is not an e-mail address. It looks like naam@voorbeeld.nl."))


class ChangedElsewhere(Refusal):
    """Another desk changed this person after the form was opened."""

    def __init__(self) -> None:
        super().__init__(
            tr(
                "Another desk has just changed this person. Nothing of yours was saved; "
                "look at the new details and save again."
            )
        )


class StillNeeded(Refusal):
    """Visits or places hang on this person, so it cannot simply be taken away."""

    def __init__(self) -> None:
        super().__init__(tr("This person has visits or places and cannot be taken away."))
