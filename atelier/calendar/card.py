"""One occurrence in full, for the panel beside the calendar."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.access.own import holds
from atelier.calendar.clashes import Clash, Slot, clashes_of
from atelier.calendar.queries import shown_days
from atelier.calendar.recent_changes import RecentChange, recent_changes
from atelier.calendar.recurrence import parse_rule
from atelier.calendar.rule_sentence import rule_sentence
from atelier.calendar.shown import ShownOccurrence
from atelier.discreet import Discreet
from atelier.domain import (
    HOLDING,
    Activity,
    ActivitySetting,
    Actor,
    Assignment,
    CallList,
    Occurrence,
    OccurrenceState,
    Person,
    Role,
    Room,
    Series,
    Shift,
)
from atelier.domain.rights import Right
from atelier.language import tr
from atelier.words import clock_time, day_in_words

_AHEAD = timedelta(weeks=10)  # in which a clash is told of
_OCCURRENCE = (
    select(Occurrence.day, Activity, Series)
    .join(Activity, Activity.id == Occurrence.activity_id)
    .join(Series, Series.id == Occurrence.series_id, isouter=True)
    .where(Occurrence.id == bindparam("occurrence"), Activity.site_id == bindparam("site"))
)
_TEAM = (
    select(Role.name, Person.given_name)
    .join(Shift, Shift.role_id == Role.id)
    .join(Assignment, Assignment.shift_id == Shift.id)
    .join(Person, Person.id == Assignment.person_id)
    .where(Shift.occurrence_id == bindparam("occurrence"), Assignment.state.in_(HOLDING))
    .order_by(Shift.id, Assignment.id)
)
_SETTING = (
    select(ActivitySetting.setting)
    .where(
        ActivitySetting.activity_id == bindparam("activity"),
        ActivitySetting.first_day <= bindparam("day"),
    )
    .order_by(ActivitySetting.first_day.desc())
    .limit(1)
)
_CALLS = (
    select(CallList.id)
    .where(
        CallList.site_id == bindparam("site"),
        CallList.closed_at.is_(None),
        (CallList.occurrence_id == bindparam("occurrence"))
        | (CallList.series_id == bindparam("series")),
    )
    .order_by(CallList.id)
    .limit(1)
)
_COMING = (
    select(
        Occurrence.id,
        Occurrence.day,
        Occurrence.starts,
        Occurrence.ends,
        Room.id,
        func.coalesce(Activity.setup_minutes, Room.setup_minutes),
        func.coalesce(Activity.clearing_minutes, Room.clearing_minutes),
    )
    .join(Activity, Activity.id == Occurrence.activity_id)
    .join(Room, Room.id == func.coalesce(Occurrence.room_id, Activity.room_id))
    .where(
        Occurrence.activity_id == bindparam("activity"),
        Occurrence.day.between(bindparam("first_day"), bindparam("last_day")),
        Occurrence.state == OccurrenceState.PLANNED,
    )
    .order_by(Occurrence.day, Occurrence.starts)
)


@dataclass(frozen=True, slots=True, repr=False)
class OccurrenceCard(Discreet):
    """What is told of one occurrence.

    ``when`` is the rule of its series in words, or its day; ``team`` the first names of the
    volunteers who come with their role, none of a sensitive activity, and none for whoever sees
    no roster and does not lead it; ``clash`` the first one of the coming weeks; ``call_list``
    the list of people who must still be called.
    """

    id: int
    shown: ShownOccurrence
    when: str
    team: tuple[tuple[str, str], ...]
    setting: str
    access: str
    audience: str
    price_cents: int | None
    professionals: int
    minimum: int
    clash: Clash | None
    call_list: int | None
    changes: tuple[RecentChange, ...]

    def places(self) -> tuple[str, str]:
        """Say how many places are taken, and how many people wait; empty where nobody does."""
        return places_words(self.shown)

    def offer(self) -> str:
        """Say how sheltered it is and who may come: "regular, without an indication"."""
        setting = {
            "sheltered": tr("sheltered"),
            "transition": tr("on the way to regular"),
            "regular": tr("regular"),
        }.get(self.setting, "")
        access = {
            "open": tr("without an indication"),
            "indicated": tr("with an indication"),
            "mixed": tr("with and without an indication"),
        }.get(self.access, "")
        return ", ".join(part for part in (setting, access) if part)

    def price(self) -> str:
        """Say what it costs."""
        if self.price_cents is None:
            return tr("a gift of your own choice")
        if not self.price_cents:
            return tr("free")
        return f"€ {self.price_cents // 100},{self.price_cents % 100:02d}"

    def warning(self) -> str:
        """Say which room is taken by something else in the coming weeks; empty where none is."""
        if self.clash is None:
            return ""
        return tr(
            "{room} is also taken on {day} by {name} ({starts}–{ends}).",
            room=self.clash.room,
            day=day_in_words(self.clash.day),
            name=self.clash.name,
            starts=clock_time(self.clash.starts),
            ends=clock_time(self.clash.ends),
        )


def places_words(row: ShownOccurrence) -> tuple[str, str]:
    """Say how many places are taken, and how many people wait for one."""
    waiting = tr("{count} on the waiting list", count=row.waiting) if row.waiting else ""
    if not row.enrolment:
        if row.capacity is None:
            return tr("no enrolment needed"), waiting
        return tr("no enrolment needed, {count} fit in", count=row.capacity), waiting
    if row.capacity is None:
        return tr("{count} enrolled", count=row.enrolled), waiting
    return tr("{enrolled} of {capacity}", enrolled=row.enrolled, capacity=row.capacity), waiting


@needs(Right.SEE_PROGRAMME)
def find_card(session: Session, *, occurrence_id: int, actor: Actor) -> OccurrenceCard | None:
    """Read one occurrence in full; None where it is not there any more."""
    here: dict[str, Any] = {"site": actor.site_id, "occurrence": occurrence_id}
    found = session.execute(_OCCURRENCE, here).one_or_none()
    if found is None:
        return None
    day, activity = found[:2]
    series: Series | None = found[2]
    shown = shown_days(session, first_day=day, last_day=day, actor=actor).find(occurrence_id)
    assert shown is not None  # it stands on its day
    here |= {"activity": activity.id, "series": None if series is None else series.id, "day": day}
    named = not activity.sensitive and _may_name_team(session, activity, actor)
    team: Iterable[Any] = session.execute(_TEAM, here) if named else ()
    return OccurrenceCard(
        id=occurrence_id,
        shown=shown,
        when=_when(series, day, shown),
        team=tuple((name, role) for role, name in team),
        setting=session.scalar(_SETTING, here) or "",
        access=activity.access,
        audience=activity.audience,
        price_cents=activity.price_cents,
        professionals=activity.professionals_needed,
        minimum=activity.minimum,
        clash=_next_clash(session, activity.id, actor),
        call_list=session.scalar(_CALLS, here),
        changes=recent_changes(session, actor=actor, activity_id=activity.id, limit=4),
    )


def _may_name_team(session: Session, activity: Activity, actor: Actor) -> bool:
    if Right.SEE_ROSTER in actor.rights:
        return True
    return holds(session, actor=actor, right=Right.SEE_REGISTER, activity_id=activity.id)


def _when(series: Series | None, day: date, shown: ShownOccurrence) -> str:
    if series is None:
        times = f"{clock_time(shown.starts)}–{clock_time(shown.ends)}"
        return f"{day_in_words(day)} {times}"
    return rule_sentence(parse_rule(series.rule), series.weekday, series.starts, series.ends)


def _next_clash(session: Session, activity_id: int, actor: Actor) -> Clash | None:
    """Find the first of its coming occurrences whose room something else needs."""
    today: date = actor.today()
    rows = session.execute(
        _COMING, {"activity": activity_id, "first_day": today, "last_day": today + _AHEAD}
    )
    slots = [_slot(*row) for row in rows]
    found = clashes_of(session, actor=actor, slots=slots)
    return next((clashes[0] for clashes in found if clashes), None)


def _slot(
    id_: int, day: date, starts: time, ends: time, room_id: int, setup: int, clearing: int
) -> Slot:
    return Slot(day, starts, ends, room_id, setup, clearing, occurrence_id=id_)
