"""Patterns: work that comes back, on days of its own or with the occurrences of an activity.

A pattern makes its shifts for a year ahead. Changed, it changes the shifts that are still to
come: whoever agreed to another time must be asked again, and a shift that somebody is in does
not vanish, it is not needed any more. Shifts that were changed by hand stay as they are.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.naming import public
from atelier.calendar.recurrence import Kind, UnknownRule, parse_rule
from atelier.discreet import Discreet
from atelier.domain import (
    Activity,
    Actor,
    CalendarChange,
    ChangeKind,
    FixedPlace,
    Gone,
    Role,
    Series,
    Shift,
    ShiftPattern,
)
from atelier.domain.rights import Right
from atelier.domain.text import clean
from atelier.journal.changes import earlier_change, recording
from atelier.roster.filling import fill_fixed_places
from atelier.roster.holding import lock_volunteers
from atelier.roster.noting import noted, one_at_a_time
from atelier.roster.pattern_shifts import follow_pattern
from atelier.roster.refusals import (
    ChangedMeanwhile,
    LastDayTooEarly,
    NoDays,
    NumbersWrong,
    TimesWrong,
)
from atelier.roster.roles import role_of

_NAME = 60  # letters
_MOST = 60  # volunteers in one shift
_LONGEST = 24 * 60  # minutes
_KINDS = frozenset({Kind.WEEKLY, Kind.EVEN, Kind.ODD, Kind.NTH, Kind.LAST})


@dataclass(frozen=True, slots=True, repr=False)
class PatternForm(Discreet):
    """A pattern as it is filled in. See ``ShiftPattern`` for what each field means.

    With an activity the rule and the times are not looked at, without one the activity's are.
    A rule that names no weekday means that of ``first_day``.
    """

    role_id: int
    first_day: date
    last_day: date | None = None
    name: str = ""
    rule: str = "weekly"
    starts: time | None = None
    ends: time | None = None
    activity_id: int | None = None
    series_id: int | None = None
    starts_before: int = 0
    ends_after: int = 0
    needed: int = 1
    wished: int = 1
    goes_on: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class PatternRow(Discreet):
    """A pattern of the house, with the name of its role and of its activity as it may be seen."""

    id: int
    form: PatternForm
    role: str
    activity: str
    version: int

    @property
    def name(self) -> str:
        """Give the name by which the pattern is known."""
        return self.form.name or self.activity or self.role


@dataclass(frozen=True, slots=True)
class PatternSaved:
    """What was saved: ``made`` shifts are new, ``number`` of them and of others became different.

    ``filled``: fixed places in them.
    """

    change_id: int
    pattern_id: int
    number: int
    made: int = 0
    filled: int = 0


@needs(Right.SEE_ROSTER)
def pattern_rows(session: Session, *, actor: Actor, ended: bool = False) -> tuple[PatternRow, ...]:
    """List the patterns of the house, those that ended only where they are asked for."""
    wanted = (
        select(ShiftPattern, Role.name, Activity.name, Activity.public_name, Activity.sensitive)
        .join(Role, Role.id == ShiftPattern.role_id)
        .join(Activity, Activity.id == ShiftPattern.activity_id, isouter=True)
        .where(ShiftPattern.site_id == actor.site_id)
        .order_by(ShiftPattern.id)
    )
    if not ended:
        last_day = ShiftPattern.last_day
        wanted = wanted.where(or_(last_day.is_(None), last_day >= actor.today()))
    rows: Iterable[Any] = session.execute(wanted)
    return tuple(
        PatternRow(
            pattern.id,
            _form(pattern),
            role,
            "" if name is None else public(name, neutral, sensitive=sensitive),
            pattern.version,
        )
        for pattern, role, name, neutral, sensitive in rows
    )


@needs(Right.EDIT_ROSTER)
def save_pattern(
    session: Session,
    *,
    form: PatternForm,
    actor: Actor,
    key: UUID,
    pattern_id: int | None = None,
    version: int | None = None,
) -> PatternSaved:
    """Add a pattern with its shifts for a year ahead, or change one and its coming shifts.

    ``version``: the one that was looked at; None: whichever. The same key again is the same
    save. Raises Gone, ChangedMeanwhile, TimesWrong, NumbersWrong, LastDayTooEarly, NoDays or an
    UnreadableText.
    """
    one_at_a_time(session, actor)
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return _told(session, done, pattern_id)
    values = _values(session, form, actor)
    pattern = None if pattern_id is None else _locked(session, pattern_id, actor)
    if pattern is not None and version is not None and pattern.version != version:
        raise ChangedMeanwhile
    with recording(session, kind=ChangeKind.PATTERN, actor=actor, key=key) as change:
        if pattern is None:
            pattern = ShiftPattern(site_id=actor.site_id, **values)
            session.add(pattern)
        else:
            for name, value in values.items():
                setattr(pattern, name, value)
        session.flush()  # for pattern.id
        _hold_fixed(session, pattern, actor)
        made, number = follow_pattern(session, pattern=pattern, actor=actor)
        if pattern_id is None and form.activity_id is None and not made:
            raise NoDays
        filled = fill_fixed_places(session, actor=actor, pattern_ids=[pattern.id])
        change.number = number
    return PatternSaved(change.id, pattern.id, number, made, filled)


@needs(Right.EDIT_ROSTER)
def end_pattern(
    session: Session, *, pattern_id: int, last_day: date, actor: Actor, key: UUID
) -> PatternSaved:
    """Let a pattern end: ``last_day`` is the last day of it. Raises as ``save_pattern``."""
    one_at_a_time(session, actor)
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return _told(session, done, pattern_id)
    pattern = _locked(session, pattern_id, actor)
    if last_day < pattern.first_day:
        raise LastDayTooEarly
    with recording(session, kind=ChangeKind.PATTERN, actor=actor, key=key) as change:
        pattern.last_day = last_day
        _hold_fixed(session, pattern, actor)
        made, change.number = follow_pattern(session, pattern=pattern, actor=actor)
    return PatternSaved(change.id, pattern.id, change.number, made)


def _values(session: Session, form: PatternForm, actor: Actor) -> dict[str, Any]:
    role_of(session, form.role_id, actor)
    if not 1 <= form.needed <= form.wished <= _MOST:
        raise NumbersWrong
    if form.last_day is not None and form.last_day < form.first_day:
        raise LastDayTooEarly
    own = form.activity_id is None
    if own:
        _check_rule(form)
    else:
        _check_activity(session, form, actor)
    return {
        "role_id": form.role_id,
        "first_day": form.first_day,
        "last_day": form.last_day,
        "name": clean(form.name, _NAME),
        "rule": form.rule if own else "weekly",
        "starts": form.starts if own else None,
        "ends": form.ends if own else None,
        "activity_id": form.activity_id,
        "series_id": None if own else form.series_id,
        "starts_before": 0 if own else form.starts_before,
        "ends_after": 0 if own else form.ends_after,
        "needed": form.needed,
        "wished": form.wished,
        "goes_on": form.goes_on,
    }


def _check_rule(form: PatternForm) -> None:
    if form.starts is None or form.ends is None or form.ends <= form.starts:
        raise TimesWrong
    try:
        rule = parse_rule(form.rule)
    except UnknownRule:
        raise NoDays from None
    if rule.kind not in _KINDS:
        raise NoDays


def _check_activity(session: Session, form: PatternForm, actor: Actor) -> None:
    activity = session.get(Activity, form.activity_id)
    if activity is None or activity.site_id != actor.site_id:
        raise Gone
    series = None if form.series_id is None else session.get(Series, form.series_id)
    if form.series_id is not None and (series is None or series.activity_id != activity.id):
        raise Gone
    if max(abs(form.starts_before), abs(form.ends_after)) > _LONGEST:
        raise TimesWrong


def _hold_fixed(session: Session, pattern: ShiftPattern, actor: Actor) -> None:
    """Hold who has a fixed place here, before the shifts: everybody locks in this order."""
    people = session.scalars(
        select(FixedPlace.person_id).where(FixedPlace.pattern_id == pattern.id)
    ).all()
    lock_volunteers(session, person_ids=people, actor=actor)


def _locked(session: Session, pattern_id: int, actor: Actor) -> ShiftPattern:
    row = session.get(ShiftPattern, pattern_id, with_for_update=True, populate_existing=True)
    if row is None or row.site_id != actor.site_id:
        raise Gone
    return row


def _form(row: ShiftPattern) -> PatternForm:
    return PatternForm(
        role_id=row.role_id,
        first_day=row.first_day,
        last_day=row.last_day,
        name=row.name,
        rule=row.rule,
        starts=row.starts,
        ends=row.ends,
        activity_id=row.activity_id,
        series_id=row.series_id,
        starts_before=row.starts_before,
        ends_after=row.ends_after,
        needed=row.needed,
        wished=row.wished,
        goes_on=row.goes_on,
    )


def _told(session: Session, change: CalendarChange, pattern_id: int | None) -> PatternSaved:
    """Tell what was saved with the same key before."""
    found = next(iter(noted(session, change, ShiftPattern)), pattern_id or 0)
    return PatternSaved(change.id, found, change.number, len(noted(session, change, Shift)))
