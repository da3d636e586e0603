"""How a period stands, in a few words for the head."""

from typing import NamedTuple

from atelier.domain import Actor
from atelier.language import tr, tr_count
from atelier.reports.overview import Overview
from atelier.reports.periods import Span
from atelier.reports.reported import Reported
from ui.reports.short_days import short_date


class State(NamedTuple):
    """What the pill in the head says: whole, in fewer words, and in which colour."""

    words: str
    short: str
    kind: str


def state_of(found: Overview, actor: Actor) -> State:
    """Say whether a period is closed, which version holds, and what is still open."""
    reported = found.reported
    if reported.correcting:
        words = tr("is being corrected")
        return State(words, words, "warning")
    if reported.closed_at is not None:
        return _closed(reported, actor)
    if found.period.first > actor.today():
        words = tr("not begun yet")
        return State(words, words, "neutral")
    if found.running:
        return _open(reported, tr("still running"), "neutral")
    if found.period.span is Span.MONTH:
        return _open(reported, tr("to be closed"), "brand")
    number = len(reported.open_months)
    if not number:
        return _open(reported, tr("all months closed"), "good")
    words = tr_count("{count} month not closed", "{count} months not closed", number)
    return _open(reported, words, "neutral")


def _closed(reported: Reported, actor: Actor) -> State:
    assert reported.closed_at is not None  # it was asked first
    day = actor.clock.wall(reported.closed_at).date()
    when = short_date(day, actor.today())
    if reported.version > 1:
        words = tr("version {number} of {day}", number=reported.version, day=when)
        return State(words, tr("version {number}", number=reported.version), "good")
    words = tr("closed {day}", day=when)
    return State(words, words, "good")


def _open(reported: Reported, otherwise: str, kind: str) -> State:
    if not reported.missing:
        return State(otherwise, otherwise, kind)
    words = tr_count(
        "still open: {count} meeting without attendance",
        "still open: {count} meetings without attendance",
        reported.missing,
    )
    return State(words, tr("still open: {number}", number=reported.missing), "warning")
