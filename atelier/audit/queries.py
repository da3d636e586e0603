"""Reading the audit log: for the coordinator and the administrator, with filters."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.audit.chain import broken_link
from atelier.discreet import Discreet
from atelier.domain import Account, Actor, AuditEntry, AuditOutcome, Right

MOST_LINES = 500


@dataclass(frozen=True, slots=True, repr=False)
class AuditFilter(Discreet):
    """Which lines: of these days, both included; None and empty are all.

    ``actions``: words of the program, such as "check_in"; ``right``: what was needed for it;
    ``record``: of one row, such as "person" 12.
    """

    first_day: date
    last_day: date
    account_id: int | None = None
    actions: tuple[str, ...] = ()
    right: Right | None = None
    outcome: AuditOutcome | None = None
    record: str = ""
    record_id: int | None = None


@dataclass(frozen=True, slots=True, repr=False)
class AuditLine(Discreet):
    """One line of the log.

    ``who`` is the account's name, empty for the house itself. ``right`` is None for signing in
    and out, which need none.
    """

    id: int
    at: datetime
    desk: str
    who: str
    action: str
    right: Right | None
    outcome: AuditOutcome
    record: str
    record_id: int | None
    fields: tuple[str, ...]
    rows: int | None


@dataclass(frozen=True, slots=True, repr=False)
class AuditPage(Discreet):
    """The newest lines that were asked for; ``more``: there are older ones as well."""

    lines: tuple[AuditLine, ...]
    more: bool


@needs(Right.READ_AUDIT)
def audit_lines(session: Session, *, wanted: AuditFilter, actor: Actor) -> AuditPage:
    """Give the lines that a filter asks for, the newest first."""
    rows = session.execute(_wanted(wanted, actor).limit(MOST_LINES + 1)).all()
    lines = tuple(_line(entry, name or "") for entry, name in rows[:MOST_LINES])
    return AuditPage(lines, more=len(rows) > MOST_LINES)


@needs(Right.READ_AUDIT)
def audit_people(session: Session, *, actor: Actor) -> tuple[tuple[int, str], ...]:
    """Give whom the log can be asked about: every account that there ever was, by name."""
    rows = session.execute(
        select(Account.id, Account.name)
        .where(Account.site_id == actor.site_id)
        .order_by(Account.name, Account.id)
    )
    return tuple((row.id, row.name) for row in rows)


@needs(Right.READ_AUDIT)
def audit_actions(session: Session, *, actor: Actor) -> tuple[tuple[str, Right | None], ...]:
    """Give every action that the log tells of, with the right that it needed."""
    rows = session.execute(
        select(AuditEntry.action, AuditEntry.right)
        .where(AuditEntry.site_id == actor.site_id)
        .distinct()
        .order_by(AuditEntry.action, AuditEntry.right)
    )
    return tuple((row.action, Right(row.right) if row.right else None) for row in rows)


@needs(Right.READ_AUDIT)
def audit_break(session: Session, *, actor: Actor) -> int | None:
    """Give the first link that was changed, or after which one is missing; None: it is whole."""
    return broken_link(session, site_id=actor.site_id)


def _wanted(wanted: AuditFilter, actor: Actor) -> Select[AuditEntry, str | None]:
    begins = actor.clock.moment(wanted.first_day, time(0))
    ends = actor.clock.moment(wanted.last_day + timedelta(days=1), time(0))
    lines = (
        select(AuditEntry, Account.name)
        .outerjoin(Account, Account.id == AuditEntry.account_id)
        .where(AuditEntry.site_id == actor.site_id, AuditEntry.at >= begins, AuditEntry.at < ends)
        .order_by(AuditEntry.at.desc(), AuditEntry.id.desc())
    )
    for column, value in (
        (AuditEntry.account_id, wanted.account_id),
        (AuditEntry.right, wanted.right and wanted.right.value),
        (AuditEntry.outcome, wanted.outcome),
        (AuditEntry.record, wanted.record or None),
        (AuditEntry.record_id, wanted.record_id),
    ):
        if value is not None:
            lines = lines.where(column == value)
    return lines.where(AuditEntry.action.in_(wanted.actions)) if wanted.actions else lines


def _line(entry: AuditEntry, who: str) -> AuditLine:
    return AuditLine(
        id=entry.id,
        at=entry.at,
        desk=entry.desk,
        who=who,
        action=entry.action,
        right=Right(entry.right) if entry.right else None,
        outcome=entry.outcome,
        record=entry.record,
        record_id=entry.record_id,
        fields=tuple(entry.fields.split()),
        rows=entry.rows,
    )
