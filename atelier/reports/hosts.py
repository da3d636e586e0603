"""Hosts in the figures: one line each, under the name of the period (scenario 31)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from atelier.domain import Actor
from atelier.reports.periods import Period
from atelier.settings.partners import Partners, partners_of


@dataclass(frozen=True, slots=True)
class HostName:
    """A name that a host had within a period, and the days of the period on which it had it."""

    name: str
    first: date
    last: date


def host_item(partners: Partners, host_id: int | None, day: date) -> str:
    """Give the item of By.HOST: what an organisation is on the last ``day`` of a period."""
    found = None if host_id is None else partners.at(host_id, day)
    return "" if found is None else str(found.id)


def names_in(
    session: Session, *, period: Period, actor: Actor
) -> Mapping[str, tuple[HostName, ...]]:
    """Give, by item, the names of each host that bore more than one in a period.

    For the footnote of a row that goes over a change of name: "until 31-12-2026: ...".
    """
    partners = partners_of(session, site_id=actor.site_id)
    found: dict[str, list[HostName]] = {}
    for row in partners.rows.values():
        first = max(period.first, row.first_day or period.first)
        last = min(period.last, row.last_day or period.last)
        if first <= last:
            item = host_item(partners, row.id, period.last)
            found.setdefault(item, []).append(HostName(row.name, first, last))
    return {
        item: tuple(sorted(names, key=lambda one: (one.first, one.last, one.name)))
        for item, names in found.items()
        if len(names) > 1
    }


def newest_items(session: Session, *, actor: Actor) -> Mapping[str, str]:
    """Give the newest item of each host, to lay periods beside each other in one line."""
    partners = partners_of(session, site_id=actor.site_id)
    return {str(host): str(partners.newest(host)) for host in partners.rows}
