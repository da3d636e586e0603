"""What an event says of itself: its names, its room and what it is for."""

from hashlib import sha256

from atelier.calendar.exchange.ical_out import FUNCTION
from atelier.calendar.exchange.lines import RawEvent
from atelier.calendar.exchange.refusals import Unusable
from atelier.domain import Function, UnreadableText
from atelier.domain.functions import function_label, function_name
from atelier.domain.text import clean
from atelier.language import tr
from atelier.tables.delimited import looks_damaged

_NAME = 120  # letters
_UID = 255


def uid_of(raw: RawEvent) -> str:
    """Give the name of an event elsewhere; one is made for an event without, always the same."""
    given = raw.first("UID")
    text = "" if given is None else " ".join(given.text.split())
    text = "".join(sign for sign in text if sign.isprintable())
    if not text:
        parts = [one.value for one in raw.properties if one.name in {"SUMMARY", "DTSTART", "RRULE"}]
        return f"sha256-{sha256('|'.join(parts).encode()).hexdigest()}"
    if len(text) > _UID or "\ufffd" in text:
        return f"sha256-{sha256(text.encode()).hexdigest()}"
    return text


def sequence_of(raw: RawEvent) -> int:
    """Give the number of the version of an event; 0 where it says none."""
    one = raw.first("SEQUENCE")
    text = "" if one is None else one.value.strip()[:9]
    return int(text) if text.isascii() and text.isdecimal() else 0


def is_cancelled(raw: RawEvent) -> bool:
    """Say whether an event does not go ahead."""
    one = raw.first("STATUS")
    return one is not None and one.value.strip().upper() == "CANCELLED"


def name_of(raw: RawEvent) -> str:
    """Give the name that people know an event by. Raises Unusable."""
    name = text_of(raw, "SUMMARY")
    if not name:
        raise Unusable(tr("This event has no name."))
    return name


def called(raw: RawEvent) -> str:
    """Give what an event that is refused may be called, so that people find it; or nothing."""
    try:
        return text_of(raw, "SUMMARY")
    except Unusable:
        return ""


def room_of(raw: RawEvent) -> str:
    """Give the room; nothing for an event without one. Raises Unusable."""
    place = text_of(raw, "LOCATION")
    return "" if "://" in place else place  # a meeting on a screen takes no room


def text_of(raw: RawEvent, name: str) -> str:
    """Give a text as it is kept. Raises Unusable for one that cannot be."""
    one = raw.first(name)
    try:
        text = "" if one is None else clean(one.text, _NAME)
    except UnreadableText as refusal:
        raise Unusable(str(refusal)) from None
    if looks_damaged(text):
        raise Unusable(tr("Letters of this event were damaged on their way here."))
    return text


def function_of(raw: RawEvent) -> Function:
    """Give the function that the file names in our words; meeting where it names none."""
    said = raw.first(FUNCTION)
    if said is not None and said.value.strip() in {one.value for one in Function}:
        return Function(said.value.strip())
    words = {
        word.strip().casefold() for one in raw.all("CATEGORIES") for word in one.text.split(",")
    }
    for function in Function:
        names = {function.value, function_name(function), function_label(function)}
        if words & {name.casefold() for name in names}:
            return function
    return Function.MEETING
