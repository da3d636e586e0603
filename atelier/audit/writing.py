"""Writing a line of the audit log, in the transaction of what it tells of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from atelier.discreet import Discreet
from atelier.domain import Actor, AuditEntry, AuditOutcome

_MOST_FIELDS = 300


@dataclass(frozen=True, slots=True, repr=False)
class Record(Discreet):
    """The row that a line is about: a word ("person", "occurrence") and its number."""

    kind: str = ""
    id: int | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Line(Discreet):
    """What a line will say, before anything is written: for what is refused and rolled back."""

    site_id: int
    at: datetime
    desk: str
    account_id: int | None
    action: str
    right: str = ""
    record: Record = Record()
    outcome: AuditOutcome = AuditOutcome.DONE
    fields: tuple[str, ...] = ()
    rows: int | None = None


def line_of(
    actor: Actor,
    *,
    action: str,
    right: str = "",
    record: Record = Record(),
    outcome: AuditOutcome = AuditOutcome.DONE,
    fields: Iterable[str] = (),
    rows: int | None = None,
) -> Line:
    """Give the line about what an actor does now.

    ``action`` is a word of the program, ``right`` the one that it needs, ``fields`` are names of
    columns and never values, and ``rows`` is how many rows an export held.
    """
    return Line(
        site_id=actor.site_id,
        at=actor.now(),
        desk=actor.desk or actor.name,
        account_id=actor.account_id,
        action=action,
        right=right,
        record=record,
        outcome=outcome,
        fields=tuple(sorted(fields)),
        rows=rows,
    )


def write_line(session: Session, *, line: Line) -> None:
    """Add a line; it is written when the transaction is, or not at all."""
    session.add(
        AuditEntry(
            site_id=line.site_id,
            at=line.at,
            desk=line.desk[:60],
            account_id=line.account_id,
            action=line.action[:60],
            right=line.right,
            outcome=line.outcome,
            record=line.record.kind[:40],
            record_id=line.record.id,
            fields=" ".join(line.fields)[:_MOST_FIELDS],
            rows=line.rows,
        )
    )
