"""What the house says when something in the roster cannot be done. No name stands in them."""

from collections.abc import Sequence

from atelier.domain import Refusal
from atelier.language import tr
from atelier.roster.rules import Hindrance


class NotAllowed(Refusal):
    """A rule that no reason overrules (P21, scenario 17). ``hindrances`` says which."""

    def __init__(self, hindrances: Sequence[Hindrance]) -> None:
        super().__init__(" ".join(one.sentence for one in hindrances))
        self.hindrances = tuple(hindrances)


class ReasonNeeded(Refusal):
    """Something stands in the way, and nobody said why it is done all the same."""

    def __init__(self, hindrances: Sequence[Hindrance]) -> None:
        sentences = " ".join(one.sentence for one in hindrances)
        super().__init__(f"{sentences} {tr('Fill in a reason if you want it all the same.')}")
        self.hindrances = tuple(hindrances)


class ShiftFull(Refusal):
    """All places of the shift are taken; perhaps another desk was quicker."""

    def __init__(self) -> None:
        super().__init__(tr("All places of this shift are taken by now."))


class InShiftAlready(Refusal):
    """The same volunteer twice in one shift."""

    def __init__(self) -> None:
        super().__init__(tr("This volunteer is in this shift already."))


class NotInShift(Refusal):
    """What is asked concerns a place that the volunteer does not have."""

    def __init__(self) -> None:
        super().__init__(tr("This volunteer is not in this shift."))


class HoursConfirmed(Refusal):
    """The hours of this shift count already: they must be taken back first."""

    def __init__(self) -> None:
        super().__init__(tr("The hours of this shift are confirmed. Take that back first."))


class NotAbsent(Refusal):
    """Somebody stands in for a colleague who is not in this shift."""

    def __init__(self) -> None:
        super().__init__(tr("Nobody needs a replacement in this shift."))


class SameShift(Refusal):
    """Two volunteers of one shift have nothing to swap."""

    def __init__(self) -> None:
        super().__init__(tr("These two are in the same shift already."))


class PlaceGivenSince(Refusal):
    """Taking it back would put more people into a shift than it has places."""

    def __init__(self) -> None:
        super().__init__(tr("The place in this shift is somebody else's by now."))


class ShiftHasPeople(Refusal):
    """A shift in which somebody is, or was asked, is not simply taken away."""

    def __init__(self) -> None:
        super().__init__(
            tr("Somebody is in this shift, or was asked for it. Say that it is not needed instead.")
        )


class ChangedMeanwhile(Refusal):
    """Another desk changed it after the form was opened."""

    def __init__(self) -> None:
        super().__init__(
            tr("This was changed at another desk in the meantime. Look at it again and save.")
        )


class NameTaken(Refusal):
    """Two roles with the same name or code would be mixed up."""

    def __init__(self) -> None:
        super().__init__(tr("There is a role with this name already."))


class TimesWrong(Refusal):
    """A shift ends after it begins."""

    def __init__(self) -> None:
        super().__init__(tr("The end of a shift comes after its beginning."))


class NumbersWrong(Refusal):
    """At least one volunteer, and no fewer wished than needed."""

    def __init__(self) -> None:
        super().__init__(
            tr("A shift needs at least one volunteer, and never more than are wished for.")
        )


class LastDayTooEarly(Refusal):
    """A period ends after it begins."""

    def __init__(self) -> None:
        super().__init__(tr("The last day comes before the first."))


class NoDays(Refusal):
    """A pattern whose rule gives no day at all."""

    def __init__(self) -> None:
        super().__init__(tr("This gives no shift at all. Look at the days."))


class AlreadyVolunteer(Refusal):
    """The person is a volunteer already."""

    def __init__(self) -> None:
        super().__init__(tr("This person is a volunteer already."))


class WishesWrong(Refusal):
    """The fewest shifts are no more than the most, and the most are one at least."""

    def __init__(self) -> None:
        super().__init__(
            tr("The smallest number of shifts is not more than the largest. Fill in 1 or more.")
        )


class FullPostcodeUnknown(Refusal):
    """Not a whole Dutch postcode."""

    def __init__(self) -> None:
        super().__init__(tr("This is not a postcode. Type it like 6546 AB."))


class PlaceFixedAlready(Refusal):
    """The volunteer has this fixed place already."""

    def __init__(self) -> None:
        super().__init__(tr("This volunteer has a fixed place there already."))
