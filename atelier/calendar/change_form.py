"""What the forms for a change begin with, and what they show while somebody types."""

from dataclasses import dataclass
from datetime import date, time

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.activity_queries import RoomRow, activity_choices
from atelier.calendar.cancelling import plan_cancel
from atelier.calendar.changing import Answers, plan_change
from atelier.calendar.diff import ChangeWanted, Diff, Reach
from atelier.calendar.diff_facts import target_of
from atelier.calendar.naming import shown_name
from atelier.calendar.recurrence import Rule, parse_rule
from atelier.calendar.rule_sentence import rule_sentence
from atelier.domain import Actor, OccurrenceState, Refusal, Series
from atelier.domain.rights import Right


@dataclass(frozen=True, slots=True)
class ChangeFacts:
    """One occurrence as its form shows it. Without a series there is no ``rule``.

    ``off``: why it does not go ahead, where it does not. ``named``: people may be called by
    name. ``capacity`` None is that of the activity.
    """

    occurrence_id: int
    series_id: int | None
    activity_id: int
    activity: str
    day: date
    starts: time
    ends: time
    room_id: int | None
    capacity: int | None
    off: str | None
    named: bool
    rooms: tuple[RoomRow, ...]
    rule: Rule | None = None
    weekday: int = 0
    sentence: str = ""
    last_day: date | None = None


@needs(Right.EDIT_PROGRAMME)
def change_facts(session: Session, *, occurrence_id: int, actor: Actor) -> ChangeFacts:
    """Read an occurrence for its form. Raises Gone."""
    target = target_of(session, occurrence_id=occurrence_id, actor=actor)
    row, activity, series = target.occurrence, target.activity, target.series
    rule = None if series is None else parse_rule(series.rule)
    return ChangeFacts(
        occurrence_id=row.id,
        series_id=row.series_id,
        activity_id=activity.id,
        activity=shown_name(activity),
        day=row.day,
        starts=row.starts,
        ends=row.ends,
        room_id=row.room_id,
        capacity=row.capacity,
        off=row.reason if row.state is OccurrenceState.CANCELLED else None,
        named=not activity.sensitive,
        rooms=activity_choices(session, actor=actor).rooms,
        rule=rule,
        weekday=0 if series is None else series.weekday,
        sentence=_sentence(series, rule),
        last_day=None if series is None else series.last_day,
    )


@needs(Right.EDIT_PROGRAMME)
def diff_or_refusal(
    session: Session,
    *,
    occurrence_id: int,
    reach: Reach,
    wanted: ChangeWanted,
    answers: Answers,
    actor: Actor,
) -> Diff | Refusal:
    """Plan a change, and give a refusal as an answer: while somebody types it is none."""
    try:
        return plan_change(
            session,
            occurrence_id=occurrence_id,
            reach=reach,
            wanted=wanted,
            answers=answers,
            actor=actor,
        )
    except Refusal as refusal:
        return refusal


@needs(Right.EDIT_PROGRAMME)
def cancel_facts(
    session: Session, *, occurrence_id: int, actor: Actor
) -> tuple[ChangeFacts, Diff | Refusal]:
    """Read an occurrence, and whom it concerns when it does not go ahead. Raises Gone."""
    facts = change_facts(session, occurrence_id=occurrence_id, actor=actor)
    try:
        return facts, plan_cancel(session, occurrence_id=occurrence_id, actor=actor)
    except Refusal as refusal:
        return facts, refusal


def _sentence(series: Series | None, rule: Rule | None) -> str:
    if series is None or rule is None:
        return ""
    return rule_sentence(rule, series.weekday, series.starts, series.ends)
