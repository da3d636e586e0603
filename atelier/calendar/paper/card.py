"""An invitation to one activity: four on a sheet, to be cut apart; two in large print."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.naming import shown_name
from atelier.calendar.paper.words import (
    MARKS,
    listed,
    price_words,
    public_foot,
    times,
    weekdays_words,
)
from atelier.domain import Activity, Actor, Gone, Occurrence, OccurrenceState, Room
from atelier.domain.rights import Right
from atelier.journal.printing import SheetKind, begin_print, end_print
from atelier.language import tr
from atelier.paper.card import Card, draw_cards
from atelier.paper.sheet import Sheet
from atelier.settings.partners import partners_of
from atelier.words import day_in_words, month_name, weekday_name

_AHEAD = timedelta(days=120)
_DATES = 4  # that are named for each weekday
_MOST = 400  # occurrences that are looked at
_FEW = 2  # rhythms of which the dates are named


@dataclass(frozen=True, slots=True)
class _When:
    day: date
    starts: time
    ends: time
    room: str


@needs(Right.SEE_PROGRAMME)
def invitation(
    session: Session,
    *,
    activity_id: int,
    actor: Actor,
    key: UUID | None,
    large: bool = False,
) -> Sheet:
    """Print invitations to an activity: what, for whom, when and where next, what it costs.

    A sensitive activity has its neutral name, and neither host nor audience. ``key`` None gives
    a preview. Raises Gone.
    """
    activity = session.scalar(
        select(Activity).where(Activity.id == activity_id, Activity.site_id == actor.site_id)
    )
    if activity is None:
        raise Gone
    today = actor.today()
    job = begin_print(session, kind=SheetKind.CARD, actor=actor, key=key, day=today, personal=False)
    name = shown_name(activity)
    dates = _next(session, activity, today)
    mark = MARKS[activity.function]
    card = Card(job.house, name, mark, tuple(_facts(session, activity, dates, today)))
    document = job.document(name)
    draw_cards(document, card, foot=public_foot(job), large=large)
    return end_print(session, job, document, actor=actor)


def _next(session: Session, activity: Activity, today: date) -> list[_When]:
    rows = session.execute(
        select(Occurrence.day, Occurrence.starts, Occurrence.ends, Room.name)
        .join(Activity, Activity.id == Occurrence.activity_id)
        .join(Room, Room.id == func.coalesce(Occurrence.room_id, Activity.room_id), isouter=True)
        .where(
            Occurrence.activity_id == activity.id,
            Occurrence.state == OccurrenceState.PLANNED,
            Occurrence.day.between(today, today + _AHEAD),
        )
        .order_by(Occurrence.day, Occurrence.starts)
        .limit(_MOST)
    )
    return [_When(day, starts, ends, room or "") for day, starts, ends, room in rows]


def _facts(
    session: Session, activity: Activity, dates: Sequence[_When], today: date
) -> list[tuple[str, tuple[str, ...]]]:
    found: list[tuple[str, tuple[str, ...]]] = []
    if activity.audience and not activity.sensitive:
        found.append((tr("For whom"), (activity.audience,)))
    elif activity.for_children:
        found.append((tr("For whom"), (tr("children"),)))
    found.append((tr("When"), tuple(when_words(dates))))
    rooms = list(dict.fromkeys(one.room for one in dates if one.room))
    if rooms:
        found.append((tr("Where"), (listed(rooms[:3]),)))
    found.append((tr("Price"), (price_words(activity.price_cents) or tr("free"),)))
    if activity.host_id is not None and not activity.sensitive:
        partners = partners_of(session, site_id=activity.site_id)
        day = dates[0].day if dates else today
        found.append((tr("With"), (partners.name(activity.host_id, day),)))
    join = (
        tr("Sign up at the desk.")
        if activity.enrolment
        else tr("Just walk in. You need not sign up.")
    )
    found.append((tr("Joining"), (join,)))
    return found


def when_words(dates: Sequence[_When]) -> list[str]:
    """Say in words when it is on next: weekday and time, then the next dates."""
    rhythms: dict[tuple[int, time, time], list[date]] = {}
    for one in dates:
        rhythms.setdefault((one.day.weekday(), one.starts, one.ends), []).append(one.day)
    if not rhythms:
        return [tr("Ask at the desk when it is on again.")]
    if len(rhythms) <= _FEW:
        return [_rhythm(days[:_DATES], *key[1:]) for key, days in rhythms.items()]
    at_times: dict[tuple[time, time], list[date]] = {}
    for (_, starts, ends), days in rhythms.items():
        at_times.setdefault((starts, ends), []).append(days[0])
    found = []
    for (starts, ends), days in at_times.items():
        ordered = sorted(days, key=lambda day: day.weekday())
        found.append(f"{weekdays_words(ordered)}, {times(starts, ends)}")
    return [*found, tr("from {day} on", day=day_in_words(dates[0].day))]


def _rhythm(days: Sequence[date], starts: time, ends: time) -> str:
    """Write "tuesday, 10:00–11:30: 24 November, 1, 8 and 15 December"."""
    months: dict[int, list[str]] = {}
    for day in days:
        months.setdefault(day.month, []).append(str(day.day))
    parts = [f"{listed(numbers)} {month_name(month)}" for month, numbers in months.items()]
    return f"{weekday_name(days[0])}, {times(starts, ends)}: {', '.join(parts)}"
