"""Accounts with their roles and what is their own; the audit log and its chain."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from atelier.domain.base import Instant

revision = "0007"
down_revision = "0006"

_NEVER_AGAIN = {"sqlite_autoincrement": True}
_ROLES = ("reception", "leader", "host", "coordinator", "board", "reader", "administrator")


def upgrade() -> None:
    _accounts()
    _holds()
    _own("account_activity", "activity")
    _own("account_organisation", "organisation")
    _trouble()
    _audit()
    with op.batch_alter_table("closed_month") as table:
        table.add_column(sa.Column("audit_digest", sa.String(64), nullable=True))


def _accounts() -> None:
    table = "account"
    op.create_table(
        table,
        _id(),
        sa.Column("key", sa.Uuid(), nullable=False),
        _number("site_id"),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("secret", sa.String(200), nullable=True),
        sa.Column("must_change", sa.Boolean(), nullable=False),
        sa.Column("code_until", Instant(), nullable=True),
        sa.Column("deactivated_at", Instant(), nullable=True),
        _number("version"),
        _points(table, "site_id", "site"),
        sa.PrimaryKeyConstraint("id", name="pk_account"),
        sa.UniqueConstraint("site_id", "name", name="uq_account_site_id_name"),
        sa.UniqueConstraint("site_id", "key", name="uq_account_site_id_key"),
        **_NEVER_AGAIN,
    )


def _holds() -> None:
    table = "account_role"
    op.create_table(
        table,
        _id(),
        _number("account_id"),
        _words("role", "known_accountrole", *_ROLES),
        _points(table, "account_id", "account"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.UniqueConstraint("account_id", "role", name=f"uq_{table}_account_id_role"),
    )


def _own(table: str, what: str) -> None:
    column = f"{what}_id"
    op.create_table(
        table,
        _id(),
        _number("account_id"),
        _number(column),
        _points(table, "account_id", "account"),
        _points(table, column, what),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.UniqueConstraint("account_id", column, name=f"uq_{table}_account_id_{column}"),
    )
    op.create_index(f"ix_{table}_{column}", table, [column])


def _trouble() -> None:
    table = "sign_in_trouble"
    op.create_table(
        table,
        _id(),
        _number("account_id"),
        _number("failures"),
        sa.Column("last_at", Instant(), nullable=False),
        _points(table, "account_id", "account"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.UniqueConstraint("account_id", name=f"uq_{table}_account_id"),
    )


def _audit() -> None:
    table = "audit_entry"
    op.create_table(
        table,
        _id(),
        _number("site_id"),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("desk", sa.String(60), nullable=False),
        sa.Column("action", sa.String(60), nullable=False),
        sa.Column("right", sa.String(40), nullable=False),
        _words("outcome", "known_auditoutcome", "done", "refused", "failed"),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("record", sa.String(40), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=True),
        sa.Column("fields", sa.String(300), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=True),
        sa.Column("link", sa.Integer(), nullable=True),
        sa.Column("digest", sa.String(64), nullable=True),
        _points(table, "site_id", "site"),
        _points(table, "account_id", "account"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.UniqueConstraint("site_id", "link", name=f"uq_{table}_site_id_link"),
        **_NEVER_AGAIN,
    )
    op.create_index("ix_audit_entry_at", table, ["site_id", "at"])
    op.create_index("ix_audit_entry_account_id", table, ["account_id"])


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer(), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _words(column: str, name: str, *words: str) -> sa.Column[Any]:
    kind = sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=20)
    return sa.Column(column, kind, nullable=False)


def _points(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=f"fk_{table}_{column}_{to}")
