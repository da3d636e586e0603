"""Regulars who have not been seen for some weeks: a list for the coordinator, off at first.

It is switched on with a written reason, which is kept as long as it is on (rule P30). While it is
off nobody is looked up, and no list is ever kept: it is counted anew each time that it is asked
for. It says who and since when, never why. Only visitors with a name can be on it. What somebody
did at a sensitive activity makes nobody a regular; it is no absence either, like a shift that was
worked. Weeks in which the house was closed are no weeks.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import BindParameter, bindparam, delete, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import (
    Activity,
    Actor,
    Assignment,
    Function,
    Occurrence,
    Participation,
    Person,
    Refusal,
    Setting,
    Shift,
    Visit,
)
from atelier.domain.base import Day
from atelier.domain.rights import Right
from atelier.domain.text import clean
from atelier.language import tr
from atelier.months.gate import hold_alone
from atelier.people.names import name_of
from atelier.people.phones import shown_phone
from atelier.settings.actions import set_setting

WEEKS = 4  # not seen for so long, unless the house chooses another number
FEWEST_WEEKS, MOST_WEEKS = 2, 12
BEFORE = 8  # weeks before that in which somebody was a regular
HABIT = 4  # of those weeks in which they came, at least
REASON_LEAST, REASON_LIMIT = 15, 200  # letters
_CLOSED = 6  # weeks in which a house may have been closed in all that time
_ON, _REASON, _WEEKS = "regulars_missed", "regulars_missed_reason", "regulars_missed_weeks"
_SINCE, _BY = "regulars_missed_since", "regulars_missed_by"
_NAMES = (_ON, _REASON, _WEEKS, _SINCE, _BY)

_SITE: BindParameter[int] = bindparam("site")
_FIRST: BindParameter[date] = bindparam("first", type_=Day)
_LAST: BindParameter[date] = bindparam("last", type_=Day)
_VISITS = (
    select(Visit.person_id, Visit.day)
    .where(Visit.site_id == _SITE, Visit.day.between(_FIRST, _LAST))
    .where(Visit.person_id.is_not(None))
)
_TOOK_PART = (
    select(Participation.person_id, Participation.day, Activity.sensitive, Activity.function)
    .join(Occurrence, Occurrence.id == Participation.occurrence_id)
    .join(Activity, Activity.id == Occurrence.activity_id)
    .where(
        Activity.site_id == _SITE,
        Participation.day.between(_FIRST, _LAST),
        Participation.person_id.is_not(None),
    )
)
_WORKED = (
    select(Assignment.person_id, Shift.day)
    .join(Shift, Shift.id == Assignment.shift_id)
    .where(Shift.site_id == _SITE, Shift.day.between(_FIRST, _LAST))
)


class ReasonTooShort(Refusal):
    """Nobody could tell later why this is done."""

    def __init__(self) -> None:
        super().__init__(
            tr("Write down why the house needs this: {least} letters or more.", least=REASON_LEAST)
        )


class WeeksWrong(Refusal):
    """A number of weeks that the list is not made for."""

    def __init__(self) -> None:
        super().__init__(
            tr("Fill in {first} to {last} weeks.", first=FEWEST_WEEKS, last=MOST_WEEKS)
        )


@dataclass(frozen=True, slots=True, repr=False)
class MissedSetting(Discreet):
    """Whether the list is on, and since when, by whom and why."""

    on: bool = False
    weeks: int = WEEKS
    reason: str = ""
    since: date | None = None
    by: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class MissedRow(Discreet):
    """A regular who has not been seen; ``came`` in so many of the BEFORE weeks.

    ``phone`` only where the person may be contacted (rule P11), as one dials it.
    """

    id: int
    name: str
    last_seen: date
    weeks: int
    came: int
    phone: str


@dataclass(frozen=True, slots=True, repr=False)
class MissedList(Discreet):
    """The list with its setting; without rows while it is off."""

    setting: MissedSetting
    rows: tuple[MissedRow, ...]


@needs(Right.SEE_MISSED)
def missed_setting(session: Session, *, actor: Actor) -> MissedSetting:
    """Say whether the list is on."""
    rows = session.execute(
        select(Setting.name, Setting.value).where(
            Setting.site_id == actor.site_id, Setting.name.in_(_NAMES)
        )
    )
    kept = {row.name: row.value for row in rows}
    if kept.get(_ON) != "on" or not kept.get(_REASON):
        return MissedSetting()
    since = kept.get(_SINCE, "")
    return MissedSetting(
        on=True,
        weeks=_weeks(kept.get(_WEEKS, "")),
        reason=kept[_REASON],
        since=date.fromisoformat(since) if since else None,
        by=kept.get(_BY, ""),
    )


@needs(Right.SEE_MISSED)
def switch_missed_on(
    session: Session, *, reason: str, weeks: int = WEEKS, actor: Actor
) -> MissedSetting:
    """Switch the list on, for a reason; switched on again it has the new reason and weeks.

    Saved twice is saved once. Raises ReasonTooShort, WeeksWrong or an UnreadableText.
    """
    reason = clean(reason, limit=REASON_LIMIT)
    if len(reason) < REASON_LEAST:
        raise ReasonTooShort
    if not FEWEST_WEEKS <= weeks <= MOST_WEEKS:
        raise WeeksWrong
    hold_alone(session, actor=actor)  # two desks do not write the same setting at once
    values = {
        _ON: "on",
        _REASON: reason,
        _WEEKS: str(weeks),
        _SINCE: actor.today().isoformat(),
        _BY: actor.name,
    }
    for name, value in values.items():
        set_setting(session, site_id=actor.site_id, name=name, value=value)
    session.flush()  # for what is read next
    return missed_setting(session, actor=actor)


@needs(Right.SEE_MISSED)
def switch_missed_off(session: Session, *, actor: Actor) -> None:
    """Switch the list off; nothing of it is remembered."""
    session.execute(
        delete(Setting).where(Setting.site_id == actor.site_id, Setting.name.in_(_NAMES))
    )


@needs(Right.SEE_MISSED)
def regulars_missed(session: Session, *, actor: Actor) -> tuple[MissedRow, ...]:
    """List who is missed, by name. While the list is off nobody is looked up."""
    setting = missed_setting(session, actor=actor)
    if not setting.on:
        return ()
    today = actor.today()
    came, seen, open_weeks = _days(session, today, setting.weeks, actor)
    away, before = open_weeks[: setting.weeks], open_weeks[setting.weeks :][:BEFORE]
    if len(away) < setting.weeks:
        return ()
    missed = {
        person: number
        for person, weeks in came.items()
        if (number := len(weeks & set(before))) >= HABIT
        and not {_week(day, today) for day in seen[person]} & set(range(away[-1] + 1))
    }
    people = session.scalars(
        select(Person).where(Person.site_id == actor.site_id, Person.id.in_(sorted(missed)))
    )
    rows = sorted(people, key=lambda one: (one.sort_key, one.id))
    return tuple(_row(one, max(seen[one.id]), missed[one.id], today) for one in rows)


@needs(Right.SEE_MISSED)
def missed_list(session: Session, *, actor: Actor) -> MissedList:
    """Give the list together with whether it is on, and why."""
    return MissedList(missed_setting(session, actor=actor), regulars_missed(session, actor=actor))


def _days(
    session: Session, today: date, weeks: int, actor: Actor
) -> tuple[Mapping[int, set[int]], Mapping[int, set[date]], list[int]]:
    """Give in which weeks each person came, on which days each was seen, and the open weeks.

    Weeks are counted back from today: the last seven days are week 0.
    """
    first = today - timedelta(weeks=weeks + BEFORE + _CLOSED) + timedelta(days=1)
    where = {"site": actor.site_id, "first": first, "last": today}
    openly: set[tuple[int, date]] = set()
    quietly: set[tuple[int, date]] = set()
    for person, day, sensitive, function in session.execute(_TOOK_PART, where):
        quiet = sensitive or function is Function.INTERNAL
        (quietly if quiet else openly).add((person or 0, day))
    openly |= {(person or 0, day) for person, day in session.execute(_VISITS, where)} - quietly
    worked = {(person, day) for person, day in session.execute(_WORKED, where)}
    seen: dict[int, set[date]] = defaultdict(set)
    for person, day in openly | quietly | worked:
        seen[person].add(day)
    came: dict[int, set[int]] = defaultdict(set)
    for person, day in openly:
        came[person].add(_week(day, today))
    return came, seen, sorted({_week(day, today) for _, day in openly})


def _week(day: date, today: date) -> int:
    return (today - day).days // 7


def _row(person: Person, last_seen: date, came: int, today: date) -> MissedRow:
    phone = shown_phone(person.phone) if person.may_contact and person.phone else ""
    name = name_of(person).list_name
    return MissedRow(person.id, name, last_seen, _week(last_seen, today), came, phone)


def _weeks(text: str) -> int:
    """Read the number of weeks; what cannot be read is the default."""
    number = int(text) if text.isascii() and text.isdigit() else WEEKS
    return number if FEWEST_WEEKS <= number <= MOST_WEEKS else WEEKS
