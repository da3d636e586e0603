"""What cannot be done with a partner."""

from datetime import date

from atelier.domain import Refusal
from atelier.language import tr
from atelier.words import day_in_words


class PartnerNameMissing(Refusal):
    """A partner without a name."""

    def __init__(self) -> None:
        super().__init__(tr("Fill in a name."))


class PartnerNameTaken(Refusal):
    """Another partner has that name, or this one had it before: each name stands for one."""

    def __init__(self, name: str) -> None:
        super().__init__(tr("There is already a partner called {name}.", name=name))
        self.name = name


class PartnerEnded(Refusal):
    """It has another name by now: only the newest name of a line goes on."""

    def __init__(self, name: str, newest: str) -> None:
        super().__init__(
            tr("{name} is called {newest} by now. Choose that one.", name=name, newest=newest)
            if newest
            else tr("{name} has stopped. It cannot get another name.", name=name)
        )
        self.name = name


class NameTooEarly(Refusal):
    """The new name would begin before the old one did."""

    def __init__(self, name: str, first_day: date) -> None:
        super().__init__(
            tr(
                "{name} has this name since {day}. Choose a later day.",
                name=name,
                day=day_in_words(first_day, year=True),
            )
        )
        self.first_day = first_day


class NameTooFar(Refusal):
    """A day that cannot be meant."""

    def __init__(self) -> None:
        super().__init__(tr("Choose a day in the last ten or the next two years."))


class TooFewPartners(Refusal):
    """One partner alone does not merge."""

    def __init__(self) -> None:
        super().__init__(tr("Choose at least one partner with which it merges."))


class PartnerChangedElsewhere(Refusal):
    """Another desk changed the name while it was open here."""

    def __init__(self) -> None:
        super().__init__(tr("This name was changed at another desk. Look at the list again."))
