"""What a house has already, as far as an import must know: names, rooms, and earlier imports."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.exchange.events import ReadEvent, Span
from atelier.calendar.exchange.stretches import Stretch, stretches_of
from atelier.calendar.naming import public
from atelier.domain import Activity, Actor, Occurrence, OccurrenceState, Room, Series
from atelier.domain.rights import Right

_MADE = re.compile(r"(series|occurrence)-(\d{1,9})@[a-z0-9\-]+\.atelier(?:-before-\d{8})?\Z")
_AT_ONCE = 500
_ALIKE = 88  # of 100


def folded(name: str) -> str:
    """Give a name as it is compared: small letters and single spaces."""
    return " ".join(name.casefold().split())


@dataclass(slots=True)
class Places:
    """The rooms and activities of a house by what a file calls them."""

    rooms: dict[str, Room]
    activities: dict[str, Activity]
    room_codes: set[str] = field(default_factory=set)
    activity_codes: set[str] = field(default_factory=set)


@needs(Right.PART)
def places_of(session: Session, actor: Actor) -> Places:
    """Read the rooms and activities of a house; real names go before neutral ones."""
    rooms: dict[str, Room] = {}
    own = select(Room).where(Room.site_id == actor.site_id).order_by(Room.id.desc())
    all_rooms = session.scalars(own).all()
    rooms.update((folded(room.code), room) for room in all_rooms)
    rooms.update((folded(room.name), room) for room in all_rooms)
    activities: dict[str, Activity] = {}
    mine = select(Activity).where(Activity.site_id == actor.site_id).order_by(Activity.id.desc())
    all_activities = session.scalars(mine).all()
    for one in all_activities:
        neutral = public(one.name, one.public_name, sensitive=one.sensitive)
        activities[folded(neutral)] = one
    activities.update((folded(one.name), one) for one in all_activities)
    return Places(
        rooms,
        activities,
        {room.code.casefold() for room in all_rooms},
        {one.code.casefold() for one in all_activities},
    )


def new_code(name: str, taken: set[str], most: int) -> str:
    """Make a code from a name, which nothing else has; it is taken from then on."""
    plain = unicodedata.normalize("NFKD", name)
    letters = "".join(sign for sign in plain if sign.isascii() and sign.isalnum()).upper()
    code = begin = letters[: most - 5] or "ICS"
    number = 1
    while code.casefold() in taken:
        number += 1
        code = f"{begin}-{number}"
    taken.add(code.casefold())
    return code


@needs(Right.PART)
def known_events(session: Session, events: Sequence[ReadEvent], actor: Actor) -> dict[str, Stretch]:
    """Give what the house has already of the events of a file, by the name that they share.

    A name that was made here counts only for the same activity: another house may have made
    the same one.
    """
    series: set[int] = set()
    single: set[int] = set()
    for some in _in_parts([event.uid for event in events]):
        series.update(session.scalars(select(Series.id).where(Series.uid.in_(some))))
        single.update(session.scalars(select(Occurrence.id).where(Occurrence.uid.in_(some))))
        for match in filter(None, map(_MADE.match, some)):
            (series if match[1] == "series" else single).add(int(match[2]))
    found: dict[str, Stretch] = {}
    numbers = [*((True, one) for one in sorted(series)), *((False, one) for one in sorted(single))]
    for part in _in_parts(numbers):
        mine = Occurrence.series_id.in_([one for is_series, one in part if is_series])
        alone = Occurrence.id.in_([one for is_series, one in part if not is_series])
        told = stretches_of(session, actor=actor, narrowed=[or_(mine, alone)])
        found.update((stretch.uid, stretch) for stretch in told)
    names = {event.uid: folded(event.name) for event in events}
    return {
        uid: stretch
        for uid, stretch in found.items()
        if not _MADE.match(uid) or names.get(uid) == folded(stretch.name)
    }


def is_as_in_file(event: ReadEvent, stretch: Stretch) -> bool:
    """Say whether the dates that are kept are those of the file."""
    kept = {(row.day, row.shape.starts, row.shape.ends, row.cancelled) for row in stretch.rows}
    return kept == {(*one.span, one.cancelled) for one in event.dates}


@dataclass(frozen=True, slots=True)
class Planned:
    """An occurrence that is there: from when until when, and what it is called.

    ``name`` is only to compare with; ``shown`` is what everybody may read.
    """

    span: Span
    activity_id: int
    name: str = field(repr=False)
    shown: str


@needs(Right.PART)
def planned_between(
    session: Session, first_day: date, last_day: date, actor: Actor
) -> dict[date, list[Planned]]:
    """Give what goes ahead from one day to another, by its day."""
    rows = session.execute(
        select(
            Occurrence.day,
            Occurrence.starts,
            Occurrence.ends,
            Activity.id,
            Activity.name,
            Activity.public_name,
            Activity.sensitive,
        )
        .join(Activity, Activity.id == Occurrence.activity_id)
        .where(
            Activity.site_id == actor.site_id,
            Occurrence.day.between(first_day, last_day),
            Occurrence.state == OccurrenceState.PLANNED,
        )
    )
    found: dict[date, list[Planned]] = {}
    for day, starts, ends, activity_id, name, neutral, sensitive in rows:
        shown = public(name, neutral, sensitive=sensitive)
        one = Planned(Span(day, starts, ends), activity_id, name, shown)
        found.setdefault(day, []).append(one)
    return found


def alike(one: str, other: str) -> bool:
    """Say whether two names may mean the same."""
    from rapidfuzz.fuzz import token_sort_ratio

    first, second = _bare(one), _bare(other)
    return first == second or token_sort_ratio(first, second) >= _ALIKE


def _bare(name: str) -> str:
    """Give a name without accents."""
    letters = unicodedata.normalize("NFKD", folded(name))
    return "".join(sign for sign in letters if not unicodedata.combining(sign))


def _in_parts(items: Sequence[object] | Iterable[object]) -> Iterator[list]:  # type: ignore[type-arg]
    waiting = list(items)
    for start in range(0, len(waiting), _AT_ONCE):
        yield waiting[start : start + _AT_ONCE]
