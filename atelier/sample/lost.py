"""The registers of last week that nobody has filled in yet."""

from collections.abc import Iterable
from datetime import date, timedelta

from atelier.sample.programme import Meeting

_LEFT_OUT = ("KAART", "WANDEL", "REPAIR", "SPEL")  # in the evening and outside nobody is at a desk
_MOST_LEFT_OUT = 3
_LAST_WEEK = timedelta(days=7)


def left_out(meetings: Iterable[Meeting], today: date) -> list[int]:
    """Give the meetings of last week whose sheet is still in somebody's bag."""
    week = [
        one
        for one in meetings
        if today - _LAST_WEEK <= one.day < today
        and one.line.code in _LEFT_OUT
        and not one.cancelled
    ]
    found: dict[str, int] = {}
    for one in week:
        found.setdefault(one.line.code, one.number)
    return list(found.values())[:_MOST_LEFT_OUT]
