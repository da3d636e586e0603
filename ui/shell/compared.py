"""What is in the database now and in a backup, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from atelier.discreet import Discreet
from atelier.language import tr

if TYPE_CHECKING:
    from atelier.backup.looking import Counts


@dataclass(frozen=True, slots=True, repr=False)
class Compared(Discreet):
    """One row: what is counted, now and in the backup, as it is shown."""

    id: int
    name: str
    before: str
    after: str


def compared(before: Counts, after: Counts) -> list[Compared]:
    """Compare what counts for a house; a dash where there is no database that can be read."""
    from atelier.reports.amounts import whole

    names = {
        "person": tr("People"),
        "visit": tr("Visits"),
        "participation": tr("Participations"),
        "occurrence": tr("Occurrences"),
        "volunteer": tr("Volunteers"),
        "closed_month": tr("Closed months"),
    }
    return [
        Compared(
            number,
            name,
            whole(before.get(table, 0)) if before else "–",
            whole(after.get(table, 0)),
        )
        for number, (table, name) in enumerate(names.items())
    ]
