"""The partners of the house with their names through the years, and what was last done to them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.naming import shown_name
from atelier.discreet import Discreet
from atelier.domain import Activity, Actor, ChangedRow, ChangeKind, Organisation
from atelier.domain.rights import Right
from atelier.journal.row_text import from_text
from atelier.language import tr
from atelier.reports.last_change import LastChange, newest_change
from atelier.settings.partners import Partner, Partners, partners_of
from atelier.words import day_in_figures

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, repr=False)
class PartnerRow(Discreet):
    """A partner under one name, with all that its line hosts, under the names that may be seen.

    ``first_day`` and ``last_day`` None: without a limit. ``newest``: the name can still change.
    ``became`` is the name that follows, ``before`` are those that went before.
    """

    id: int
    name: str
    kind: str
    first_day: date | None
    last_day: date | None
    newest: bool
    became: str
    before: tuple[str, ...]
    hosts: tuple[str, ...]


@needs(Right.SEE_FIGURES)
def partner_list(session: Session, *, actor: Actor) -> tuple[PartnerRow, ...]:
    """List the partners by their newest name, the earlier names of each below it."""
    partners = partners_of(session, site_id=actor.site_id)
    hosts = _hosts(session, partners, actor)
    lines = sorted(
        (row for row in partners.rows.values() if partners.after(row) is None),
        key=lambda row: (row.name.casefold(), row.id),
    )
    return tuple(
        _row(partners, row, hosts.get(line.id, ()))
        for line in lines
        for row in reversed(partners.line(line.id))
    )


@needs(Right.EDIT_PARTNERS)
def last_partner_change(session: Session, *, actor: Actor) -> LastChange | None:
    """Give the last change of a partner that was not taken back."""
    change = newest_change(session, kind=ChangeKind.PARTNER, actor=actor)
    if change is None:
        return None
    return LastChange(change.id, _sentence(session, change.id, actor), change.at, change.by)


def _hosts(session: Session, partners: Partners, actor: Actor) -> Mapping[int, tuple[str, ...]]:
    """Name the activities by the newest row of the line of their host."""
    found: dict[int, list[str]] = defaultdict(list)
    activities = session.scalars(
        select(Activity).where(Activity.site_id == actor.site_id, Activity.host_id.is_not(None))
    )
    for activity in activities:
        if activity.host_id is not None:
            found[partners.newest(activity.host_id)].append(shown_name(activity))
    return {line: tuple(sorted(names, key=str.casefold)) for line, names in found.items()}


def _row(partners: Partners, row: Partner, hosts: tuple[str, ...]) -> PartnerRow:
    after = partners.after(row)
    return PartnerRow(
        row.id,
        row.name,
        row.kind,
        row.first_day,
        row.last_day,
        row.last_day is None and after is None,
        "" if after is None else after.name,
        tuple(one.name for one in partners.before(row.id)),
        hosts,
    )


def _sentence(session: Session, change_id: int, actor: Actor) -> str:
    """Say what a change did, with the names as they are written by now."""
    rows = partners_of(session, site_id=actor.site_id).rows
    notes = session.scalars(
        select(ChangedRow).where(ChangedRow.change_id == change_id).order_by(ChangedRow.id)
    ).all()
    became = {note.row_id: _values(note.after) for note in notes}
    ended = {id_: now for id_, now in became.items() if now.get("successor_id") is not None}
    if ended:
        now = next(iter(ended.values()))
        new = now["successor_id"] in became  # else it was there and took the others in
        names = sorted(rows[id_].name for id_ in ended if id_ in rows)
        return _together(names, rows[now["successor_id"]].name, now["valid_to"] + _DAY, new=new)
    if not notes or notes[0].row_id not in rows:
        return tr("A partner was changed.")
    name, before = rows[notes[0].row_id].name, notes[0].before
    if before is None:
        return tr("{name} was added.", name=name)
    was = _values(before).get("name", name)
    return tr("{name} was corrected; it was written as {was}.", name=name, was=was)


def _together(names: list[str], after: str, first_day: date, *, new: bool) -> str:
    day, listed = day_in_figures(first_day), ", ".join(names)
    if len(names) == 1 and new:
        return tr("{name} is called {after} from {day} on.", name=listed, after=after, day=day)
    if new:
        return tr("{names} are together {after} from {day} on.", names=listed, after=after, day=day)
    return tr("From {day} on, {after} takes in {names}.", day=day, after=after, names=listed)


def _values(text: str | None) -> dict[str, Any]:
    return from_text(Organisation, text or "{}")
