"""The line in the window that says what waits: a data leak before all, then requests, then a list.

A request stands there once it must be answered within days (rule P17). The line is seen at
every desk, so it names numbers and nobody.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import Actor, Right
from atelier.language import tr
from atelier.privacy.pressing import pressing_requests, pressing_sentence
from atelier.privacy.requests import RequestCard
from atelier.privacy.requests import Urgency as RequestUrgency
from atelier.retention.due_words import short_standing, standing_sentence
from atelier.retention.leaks import Urgency, urgency_words, urgent_leaks
from atelier.retention.lists import standing

_LOUD = (Urgency.LATE, Urgency.SOON)


@dataclass(frozen=True, slots=True, repr=False)
class Reminder(Discreet):
    """What waits. ``words`` is short, empty for nothing.

    ``page`` is where it is dealt with, ``subject`` the one of the settings, empty elsewhere.
    ``loud``: it cannot wait until tomorrow. ``going``: a confirmed list is not at its end.
    """

    words: str = ""
    sentence: str = ""
    subject: str = "retention"
    loud: bool = False
    going: bool = False
    page: str = "settings"


@needs(Right.SEE_DUE)
def reminder_of(session: Session, *, actor: Actor) -> Reminder:
    """Say what waits for somebody."""
    now = standing(session, actor=actor)
    leaks = urgent_leaks(session, actor=actor)
    if leaks:
        first = min(leaks, key=lambda one: one.left)
        return Reminder(
            words=tr("Data leak"),
            sentence=tr("Data leak: {words}.", words=urgency_words(first, actor)),
            subject="leaks",
            loud=first.urgency in _LOUD,
            going=now.going,
        )
    asked = pressing_requests(session, actor=actor)
    if asked:
        return _of_requests(asked, going=now.going)
    return Reminder(words=short_standing(now), sentence=standing_sentence(now), going=now.going)


def _of_requests(asked: Sequence[RequestCard], *, going: bool) -> Reminder:
    late = asked[0].urgency is RequestUrgency.LATE
    return Reminder(
        words=tr("Request late") if late else tr("Request waits"),
        sentence=pressing_sentence(asked),
        subject="",
        loud=late,
        going=going,
        page="people",
    )
