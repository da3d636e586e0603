"""What people are called about: which day and time it was, and which it has become."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.domain import (
    CalendarChange,
    CallList,
    CallReason,
    ChangedRow,
    ChangeKind,
    Occurrence,
    Room,
    Series,
)
from atelier.journal.row_text import from_text
from atelier.language import tr
from atelier.words import clock_time, day_in_words, weekday_name

_KINDS = {
    CallReason.MOVED: (ChangeKind.MOVED, ChangeKind.SERIES_CHANGED),
    CallReason.CHANGED: (ChangeKind.SERIES_CHANGED, ChangeKind.SERIES_ENDED),
}
_SHOWN = ("day", "starts", "ends", "room_id")
Place = dict[str, Any]


def change_words(session: Session, found: CallList) -> str:
    """Say what to tell whoever is called: "from Tuesday 2 February: 14:00 (was 13:30)".

    It is that of the last change before the list was put away; nothing where that was taken
    back, or where the list is not about a change.
    """
    change = _change_of(session, found)
    if change is None:
        return ""
    pairs = _pairs(session, found, change)
    if found.reason is CallReason.MOVED:
        return _moved(session, *pairs[0]) if pairs else ""
    if change.kind is ChangeKind.SERIES_ENDED:
        series = session.get(Series, found.series_id)
        last = None if series is None else series.last_day
        return "" if last is None else tr("stops after {day}", day=day_in_words(last))
    return _from_then_on(session, *pairs[0]) if pairs else ""


def _change_of(session: Session, found: CallList) -> CalendarChange | None:
    """Give the last change of what the list is about, as long as the list was open."""
    occurrences = select(Occurrence.id).where(
        Occurrence.series_id == found.series_id
        if found.series_id is not None
        else Occurrence.id == found.occurrence_id
    )
    wanted = (
        select(CalendarChange)
        .join(ChangedRow, ChangedRow.change_id == CalendarChange.id)
        .where(
            CalendarChange.site_id == found.site_id,
            CalendarChange.kind.in_(_KINDS.get(found.reason, ())),
            CalendarChange.undone_at.is_(None),
            ChangedRow.kind == Occurrence.__tablename__,
            ChangedRow.row_id.in_(occurrences),
        )
        .order_by(CalendarChange.id.desc())
        .limit(1)
    )
    if found.closed_at is not None:
        wanted = wanted.where(CalendarChange.at <= found.closed_at)
    return session.scalar(wanted)


def _pairs(session: Session, found: CallList, change: CalendarChange) -> list[tuple[Place, Place]]:
    """Give the dates that stand elsewhere by now, before and after, the first to come first."""
    rows = session.execute(
        select(ChangedRow, Occurrence)
        .join(Occurrence, Occurrence.id == ChangedRow.row_id)
        .where(
            ChangedRow.change_id == change.id,
            ChangedRow.kind == Occurrence.__tablename__,
            ChangedRow.before.is_not(None),
            ChangedRow.after.is_not(None),
            Occurrence.series_id == found.series_id
            if found.series_id is not None
            else Occurrence.id == found.occurrence_id,
        )
    )
    pairs = []
    for note, occurrence in rows:
        now = {name: getattr(occurrence, name) for name in _SHOWN}
        before, after = ({**now, **_read(text)} for text in (note.before, note.after))
        if before != after:
            pairs.append((before, after))
    return sorted(pairs, key=lambda pair: (pair[1]["day"], pair[1]["starts"]))


def _read(text: str | None) -> Place:
    values = from_text(Occurrence, text or "{}")
    return {name: value for name, value in values.items() if name in _SHOWN}


def _moved(session: Session, before: Place, after: Place) -> str:
    return tr(
        "{new} (was {old})",
        new=_dated(after) + _room(session, before, after, after),
        old=_dated(before) + _room(session, before, after, before),
    )


def _from_then_on(session: Session, before: Place, after: Place) -> str:
    """Say from which day it is different, and only what is different."""
    if before["day"] != after["day"]:
        return tr(
            "from {day}: {new} (was {old})",
            day=day_in_words(after["day"]),
            new=f"{weekday_name(after['day'])} {clock_time(after['starts'])}",
            old=f"{weekday_name(before['day'])} {clock_time(before['starts'])}",
        )
    new, old = (
        " ".join(
            part
            for part in (
                _times(before, after, one),
                _room(session, before, after, one).strip(" ,"),
            )
            if part
        )
        for one in (after, before)
    )
    return tr("from {day}: {new} (was {old})", day=day_in_words(after["day"]), new=new, old=old)


def _times(before: Place, after: Place, one: Place) -> str:
    """Give the beginning; where it only lasts longer or less long, the end as well."""
    if before["starts"] != after["starts"]:
        return clock_time(one["starts"])
    if before["ends"] != after["ends"]:
        return f"{clock_time(one['starts'])}–{clock_time(one['ends'])}"
    return ""


def _dated(one: Place) -> str:
    return f"{day_in_words(one['day'])} {clock_time(one['starts'])}"


def _room(session: Session, before: Place, after: Place, one: Place) -> str:
    if before["room_id"] == after["room_id"]:
        return ""
    room = session.get(Room, one["room_id"]) if one["room_id"] else None
    return f", {tr('no room') if room is None else room.name}"
