"""Why a calendar file is not read, or one event of it not taken over: whole sentences."""

from atelier.domain import DeskError
from atelier.language import tr

MOST_MEGABYTES = 20
MOST_EVENTS = 5_000
MOST_DATES = 25_000
"""All dates of one file together: a large house of some years, imported in a few seconds."""


class NotACalendar(DeskError):
    """The file is something else than a calendar, or cannot be read as one."""

    def __init__(self, sentence: str = "") -> None:
        super().__init__(
            sentence
            or tr(
                "This is not a calendar file. Save the calendar as iCalendar, with .ics at the end."
            )
        )


class EmptyCalendar(NotACalendar):
    """Nothing stands in the file, or no event."""

    def __init__(self) -> None:
        super().__init__(tr("This calendar is empty."))


class WebPage(NotACalendar):
    """What was saved is a page of a website, such as the one that asks for a password."""

    def __init__(self) -> None:
        super().__init__(
            tr("This is a web page and not a calendar. Perhaps you have to log in there first.")
        )


class WideLetters(NotACalendar):
    """UTF-16, which no calendar may be written in."""

    def __init__(self) -> None:
        super().__init__(tr("This file is written in UTF-16. Save it as UTF-8, please."))


class UnknownCalendarLetters(NotACalendar):
    """No known way of writing letters fits; guessing would spoil the names."""

    def __init__(self) -> None:
        super().__init__(
            tr("The letters in this calendar cannot be read with certainty. Save it as UTF-8.")
        )


class CutOff(NotACalendar):
    """The file stops before its end."""

    def __init__(self) -> None:
        super().__init__(tr("This calendar stops in the middle. Save or download it again."))


class CalendarTooLarge(NotACalendar):
    """More than a house can have; refused before it is read."""

    def __init__(self) -> None:
        super().__init__(
            tr(
                "This calendar is too large: {megabytes} MB, {events} events and {dates} dates "
                "at most.",
                megabytes=MOST_MEGABYTES,
                events=MOST_EVENTS,
                dates=MOST_DATES,
            )
        )


class Unusable(ValueError):
    """Why one event is not taken over, as a sentence for people."""
