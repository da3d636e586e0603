"""The line of each partner: who it was, who it is, and under which name on a day.

An activity keeps the row of its host as it was when it was planned; renaming and merging only
add rows. So a day always has the name that it had (scenario 31), and two partners that merged
later are still two in what is told of the time before. Everybody follows the line with what
stands here: the programme, the paper, the figures.

For figures: ``at(host_id, period.last)`` is the partner that a period counts for, which no later
merger changes, so that a closed month can be counted again; ``newest(host_id)`` is the line in
which the years stand beside each other.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor, Organisation, Right

# Read with every leaf of the calendar, and built once.
_ROWS = (
    select(
        Organisation.id,
        Organisation.name,
        Organisation.kind,
        Organisation.valid_from,
        Organisation.valid_to,
        Organisation.successor_id,
    )
    .where(Organisation.site_id == bindparam("site"))
    .order_by(Organisation.id)
)


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation under one name; ``first_day`` and ``last_day`` None: without a limit."""

    id: int
    name: str
    kind: str
    first_day: date | None
    last_day: date | None
    successor_id: int | None

    def ended(self, day: date) -> bool:
        """Whether it has another name by then."""
        return self.last_day is not None and self.last_day < day

    def begun(self, day: date) -> bool:
        """Whether it has this name by then."""
        return self.first_day is None or self.first_day <= day


@dataclass(frozen=True, slots=True)
class Partners:
    """The organisations of a house by their id."""

    rows: Mapping[int, Partner]

    def at(self, partner_id: int, day: date) -> Partner | None:
        """Give what a partner is on a day: later names follow, an earlier one goes before.

        Where several became one, what it was before cannot be told: it keeps its name then.
        None where there is no such partner in the house.
        """
        found = self.rows.get(partner_id)
        while found is not None and found.ended(day) and (after := self.after(found)) is not None:
            found = after
        while found is not None and not found.begun(day):
            before = self.before(found.id)
            if len(before) != 1:
                break
            found = before[0]
        return found

    def name(self, partner_id: int | None, day: date) -> str:
        """Give the name that a partner has on a day; nothing for none."""
        found = None if partner_id is None else self.at(partner_id, day)
        return "" if found is None else found.name

    def newest(self, partner_id: int) -> int:
        """Give the id of the last row of the line."""
        found = self.rows.get(partner_id)
        while found is not None and (after := self.after(found)) is not None:
            found = after
        return partner_id if found is None else found.id

    def after(self, partner: Partner) -> Partner | None:
        """Give the row that this one became."""
        return None if partner.successor_id is None else self.rows.get(partner.successor_id)

    def before(self, partner_id: int) -> tuple[Partner, ...]:
        """Give the rows that became this one: several after a merger."""
        return tuple(row for row in self.rows.values() if row.successor_id == partner_id)

    def history(self, partner_id: int) -> tuple[Partner, ...]:
        """Give a row and all that became it, the earliest first."""
        row = self.rows.get(partner_id)
        if row is None:
            return ()
        earlier = [one for before in self.before(row.id) for one in self.history(before.id)]
        return (*sorted(earlier, key=_age), row)

    def line(self, partner_id: int) -> tuple[Partner, ...]:
        """Give all that became, or becomes, the same as this partner, the earliest first."""
        return self.history(self.newest(partner_id))

    def current(self, day: date) -> Iterator[Partner]:
        """Go through the partners that bear their name on a day."""
        return (row for row in self.rows.values() if row.begun(day) and not row.ended(day))


@needs(Right.SEE_FIGURES)
def known_partners(session: Session, *, actor: Actor) -> Partners:
    """Give the organisations of the house, with all the names that they had."""
    return partners_of(session, site_id=actor.site_id)


def partners_of(session: Session, *, site_id: int) -> Partners:
    """Read the organisations of a house."""
    rows = (Partner(*row) for row in session.execute(_ROWS, {"site": site_id}))
    return Partners({row.id: row for row in rows})


def _age(row: Partner) -> tuple[date, date, int]:
    return row.first_day or date.min, row.last_day or date.max, row.id
