"""The sentences that the desk says."""

from datetime import date, datetime, time

from atelier.desk.receipts import CheckedIn, Counted, GroupIn
from atelier.domain import Clock, Function
from atelier.domain.functions import function_label
from atelier.enrolment.receipts import Enrolled, Withdrawn
from atelier.language import tr, tr_count
from atelier.words import clock_time, day_in_words


def checked_in(done: CheckedIn, clock: Clock) -> str:
    """Say that somebody is in: the name again, what for, and how many places are left."""
    if done.already and not done.companions:
        since = clock_time(clock.wall(done.since).time())
        return tr("{who} is here already, since {time}.", who=done.person, time=since)
    who = f"{done.person} +{done.companions}" if done.companions else done.person
    if not done.activities:
        return tr("{who} is checked in.", who=who)
    said = tr("{who} is checked in: {what}.", who=who, what=", ".join(done.activities))
    if done.places_left is None or done.places_left > 3:
        return said
    left = tr_count("{count} place left.", "{count} places left.", done.places_left)
    return f"{said} {left}"


def counted(done: Counted) -> str:
    """Say how many were counted, and where."""
    known = {function.value for function in Function}
    what = function_label(Function(done.what)) if done.what in known else done.what
    return tr_count(
        "{count} visitor without a name: {what}.",
        "{count} visitors without a name: {what}.",
        done.number,
        what=what,
    )


def group_in(done: GroupIn) -> str:
    """Say how many of a group came in."""
    people = tr_count("{count} participant", "{count} participants", done.participations)
    visits = tr_count("{count} new visit", "{count} new visits", done.visits)
    return tr("{what}: {people}, {visits}.", what=done.activity, people=people, visits=visits)


def enrolled(done: Enrolled) -> str:
    """Say what somebody has a place in, or how many wait before them."""
    what = _place(done.activity, done.day)
    if done.waiting_position is not None:
        return tr(
            "{who} is number {number} on the waiting list: {what}.",
            who=done.person,
            number=done.waiting_position,
            what=what,
        )
    said = tr("{who} is enrolled: {what}.", who=done.person, what=what)
    if done.places_left is None or done.places_left > 3:
        return said
    left = tr_count("{count} place left.", "{count} places left.", done.places_left)
    return f"{said} {left}"


def withdrawn(done: Withdrawn) -> str:
    """Say what somebody has no place in any more, and whether others wait for it."""
    what = _place(done.activity, done.day)
    said = tr("{who} is withdrawn: {what}.", who=done.person, what=what)
    if not done.waiting:
        return said
    waiting = tr_count(
        "{count} person waits for this place: the coordinator calls.",
        "{count} people wait for this place: the coordinator calls.",
        done.waiting,
    )
    return f"{said} {waiting}"


def places(free: int | None, waiting: int) -> str:
    """Say how many places a newcomer finds: "3 more places", "full · 2 waiting"."""
    if free is None:
        return tr("no limit")
    if free:
        return tr_count("{count} more place", "{count} more places", free)
    return tr("full · {count} waiting", count=waiting) if waiting else tr("full")


def last_time(day: date | None, today: date) -> str:
    """Say when somebody was here last, as people say it."""
    if day is None:
        return tr("first time")
    days = (today - day).days
    if days <= 1:
        return tr("yesterday")
    if days < 7:
        return tr_count("{count} day ago", "{count} days ago", days)
    if days < 14:
        return tr("last week")
    if days < 60:
        return tr_count("{count} week ago", "{count} weeks ago", days // 7)
    if days < 700:
        return tr_count("{count} month ago", "{count} months ago", days // 30)
    return tr_count("{count} year ago", "{count} years ago", days // 365)


def here_since(at: datetime, clock: Clock) -> str:
    """Say that somebody is in the house, and since when."""
    return tr("in since {time}", time=clock_time(clock.wall(at).time()))


def span(starts: time, ends: time) -> str:
    """Give the hours of something."""
    return f"{clock_time(starts)}–{clock_time(ends)}"


def _place(activity: str, day: date | None) -> str:
    return activity if day is None else f"{activity}, {day_in_words(day)}"
