"""Why a setting cannot be kept. ``field`` says beside which field of its form that stands."""

from atelier.domain import Refusal
from atelier.language import tr


class SettingsChangedElsewhere(Refusal):
    """Another desk changed the same settings since they were read."""

    def __init__(self) -> None:
        super().__init__(
            tr(
                "Another desk has just changed this. Nothing of yours was saved; look at it "
                "again and save."
            )
        )


class WrongSetting(Refusal):
    """A value that the house cannot work with."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


class HouseNameMissing(WrongSetting):
    """A house without a name."""

    def __init__(self) -> None:
        super().__init__("name", tr("Fill in what the house is called."))


class HouseNameTaken(WrongSetting):
    """A name that another house in the same database has."""

    def __init__(self) -> None:
        super().__init__("name", tr("Another house has this name already."))


class ZoneUnknown(WrongSetting):
    """A time zone that is not on the list."""

    def __init__(self) -> None:
        super().__init__("zone", tr("Choose a time zone from the list."))


class TimeUnreadable(WrongSetting):
    """A text that is no time of the day."""

    def __init__(self, field: str) -> None:
        super().__init__(field, tr("Fill in a time, for example 12:30."))


class DayPartsWrong(WrongSetting):
    """Parts of the day that do not follow each other."""

    def __init__(self) -> None:
        super().__init__("evening", tr("The evening begins after the afternoon has begun."))


class HoursWrong(WrongSetting):
    """A day that ends before it begins, or of which only one end is known."""

    def __init__(self, field: str) -> None:
        super().__init__(
            field, tr("Fill in from when to when, for example 9:00-17:00, or nothing.")
        )


class AgesWrong(WrongSetting):
    """Ages at which groups begin that do not rise, or that nobody reaches."""

    def __init__(self) -> None:
        super().__init__(
            "age_groups", tr("Fill in rising ages from 0 to 120, for example 0, 18, 65.")
        )


class CareHoursWrong(WrongSetting):
    """Hours of day activities that no day has."""

    def __init__(self, field: str) -> None:
        super().__init__(field, tr("Fill in hours, from 0,5 to 12."))


class PostcodesWrong(WrongSetting):
    """Postcodes of the city that are none."""

    def __init__(self) -> None:
        super().__init__("city", tr("Fill in postcodes from and to, for example 6500-6549, 6600."))


class TermWrong(WrongSetting):
    """A term outside what rule P15 allows."""

    def __init__(self, field: str, least: int, most: int) -> None:
        super().__init__(
            field, tr("Fill in a number from {least} to {most}.", least=least, most=most)
        )
        self.least, self.most = least, most


class PostcodeWrong(WrongSetting):
    """Something else than the four digits of a postcode."""

    def __init__(self) -> None:
        super().__init__("postcode", tr("Fill in the four digits of a postcode."))


class NameMissing(WrongSetting):
    """Something on a list that has no name."""

    def __init__(self) -> None:
        super().__init__("name", tr("Fill in a name."))


class AlreadyListed(WrongSetting):
    """Something that stands on the list already."""

    def __init__(self, field: str, name: str) -> None:
        super().__init__(field, tr("{name} stands on the list already.", name=name))


class TenantHasBookings(Refusal):
    """A tenant for whom a room is or was booked."""

    def __init__(self) -> None:
        super().__init__(tr("Rooms are or were booked for this tenant, so it stays on the list."))


class TooManyTopics(Refusal):
    """More topics than there are letters to choose them with."""

    def __init__(self, most: int) -> None:
        super().__init__(tr("At most {most} topics can be offered: each has a letter.", most=most))
        self.most = most


class NoTopicLeft(Refusal):
    """A question needs a topic."""

    def __init__(self) -> None:
        super().__init__(tr("At least one of these must remain."))
