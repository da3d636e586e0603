"""The chain of the audit log: each line's digest holds the digest of the line before it.

The end of the chain is printed when a month is closed. Whoever changes or takes away a line
afterwards can make the chain whole again, but not so that it still gives what stands on paper
(RELIABILITY 1.2: that is all that can be had from a file that others may write).
"""

import json
from datetime import UTC
from hashlib import sha256
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.domain import AuditEntry, Site

NO_DIGEST = "0" * 64
_SHOWN = 16


def link_lines(session: Session, *, site_id: int) -> str | None:
    """Link every line that is not yet part of the chain, and give the digest of its end, if any.

    Done afterwards and not line by line: the house is locked for it, so that two desks never
    make the same link, and nobody who checks a visitor in should wait for that.
    """
    lock = select(Site.id).where(Site.id == site_id).with_for_update(key_share=True)
    session.execute(lock).fetchall()
    session.flush()  # the lines of this transaction are links too
    last = session.execute(
        select(AuditEntry.link, AuditEntry.digest)
        .where(AuditEntry.site_id == site_id, AuditEntry.link.is_not(None))
        .order_by(AuditEntry.link.desc())
        .limit(1)
    ).one_or_none()
    link, digest = (0, NO_DIGEST) if last is None else (last.link, last.digest)
    loose = select(AuditEntry).where(AuditEntry.site_id == site_id, AuditEntry.link.is_(None))
    for entry in session.scalars(loose.order_by(AuditEntry.id)).all():
        link += 1
        digest = digest_of(entry, digest)
        entry.link, entry.digest = link, digest
    session.flush()  # whoever reads the chain next reads all of it
    return digest if link else None


def broken_link(session: Session, *, site_id: int) -> int | None:
    """Give the first link that does not follow from the one before it; None: the chain is whole.

    The oldest line that is left is believed: what came before it was kept its time and is gone.
    """
    # Columns and no mapped rows: a year has tens of thousands, and a desk waits for this.
    chain = select(*AuditEntry.__table__.columns).where(
        AuditEntry.site_id == site_id, AuditEntry.link.is_not(None)
    )
    before: Any = None
    for entry in session.execute(chain.order_by(AuditEntry.link)).fetchall():
        if before is None:
            fits = entry.link != 1 or entry.digest == digest_of(entry, NO_DIGEST)
        else:
            follows = entry.link == (before.link or 0) + 1
            fits = follows and entry.digest == digest_of(entry, before.digest or "")
        if not fits:
            return int(entry.link)
        before = entry
    return None


def digest_of(entry: Any, before: str) -> str:  # noqa: ANN401 - a line, or its columns
    """Give the digest (SHA-256, 64 hexadecimal signs) of a line that follows ``before``."""
    said = [
        before,
        entry.site_id,
        entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        *(entry.desk, entry.action, entry.right, entry.outcome.value, entry.account_id),
        *(entry.record, entry.record_id, entry.fields, entry.rows),
    ]
    return sha256(json.dumps(said, ensure_ascii=True).encode("ascii")).hexdigest()


def in_short(digest: str) -> str:
    """Give as much of a digest as people compare: sixteen signs in groups of four."""
    return " ".join(digest[start : start + 4] for start in range(0, _SHOWN, 4))
