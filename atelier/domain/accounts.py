"""Accounts: who may sign in, as what, and what the audit log says of them."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from atelier.domain.base import NEVER_AGAIN, Base, word
from atelier.domain.rights import AccountRole


class Account(Base):
    """Somebody who can sign in: a tile with a name and a secret, of which only a hash is kept.

    ``secret`` is an Argon2id hash, or None: the account of the practice house has none. With
    ``must_change`` it is a one-time code, good until ``code_until``. A deactivated account stays,
    so that the audit log can name it.
    """

    __tablename__ = "account"
    __table_args__ = (
        UniqueConstraint("site_id", "name"),
        UniqueConstraint("site_id", "key"),
        NEVER_AGAIN,
    )

    key: Mapped[UUID]
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    name: Mapped[str] = mapped_column(String(60))
    created_at: Mapped[datetime]
    secret: Mapped[str | None] = mapped_column(String(200), default=None)
    must_change: Mapped[bool] = mapped_column(default=False)
    code_until: Mapped[datetime | None] = mapped_column(default=None)
    deactivated_at: Mapped[datetime | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(init=False)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read once by SQLAlchemy


class AccountHolds(Base):
    """A role that an account has."""

    __tablename__ = "account_role"
    __table_args__ = (UniqueConstraint("account_id", "role"),)

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    role: Mapped[AccountRole] = mapped_column(word(AccountRole))


class AccountActivity(Base):
    """An activity that an account leads."""

    __tablename__ = "account_activity"
    __table_args__ = (UniqueConstraint("account_id", "activity_id"),)

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"), index=True)


class AccountOrganisation(Base):
    """The organisation that an account comes from: what that one hosts is its own."""

    __tablename__ = "account_organisation"
    __table_args__ = (UniqueConstraint("account_id", "organisation_id"),)

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)


class SignInTrouble(Base):
    """Wrong secrets in a row at one tile: the wait after them survives a restart.

    It goes when the right secret is given.
    """

    __tablename__ = "sign_in_trouble"
    __table_args__ = (UniqueConstraint("account_id"),)

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    failures: Mapped[int]
    last_at: Mapped[datetime]


class AuditOutcome(StrEnum):
    """How it ended."""

    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"  # a wrong secret


class AuditEntry(Base):
    """One line of the audit log: who did what when, and never what a person's data were.

    ``action`` is a word of the program, ``right`` what it needed (empty: nothing), ``record`` and
    ``record_id`` say which row, ``fields`` name the columns that changed ("person.phone"), ``rows``
    how many an export held.
    ``account_id`` is None for the house itself. ``link`` and ``digest`` make the chain: each
    digest holds the one before it, so a line that is changed or taken away later breaks it.
    Lines of a transaction are linked afterwards (``atelier.audit.chain``), or every desk would
    wait for every other.
    """

    __tablename__ = "audit_entry"
    __table_args__ = (
        UniqueConstraint("site_id", "link"),
        Index("ix_audit_entry_at", "site_id", "at"),
        NEVER_AGAIN,
    )

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    at: Mapped[datetime]
    desk: Mapped[str] = mapped_column(String(60))
    action: Mapped[str] = mapped_column(String(60))
    right: Mapped[str] = mapped_column(String(40), default="")
    outcome: Mapped[AuditOutcome] = mapped_column(word(AuditOutcome), default=AuditOutcome.DONE)
    account_id: Mapped[int | None] = mapped_column(
        ForeignKey("account.id"), default=None, index=True
    )
    record: Mapped[str] = mapped_column(String(40), default="")
    record_id: Mapped[int | None] = mapped_column(default=None)
    fields: Mapped[str] = mapped_column(String(300), default="")
    rows: Mapped[int | None] = mapped_column(default=None)
    link: Mapped[int | None] = mapped_column(default=None)
    digest: Mapped[str | None] = mapped_column(String(64), default=None)
