"""Retention: lists of what was due, the day of the last look, and the register of data leaks.

A person keeps the last day of the visits from which the name went: the term of twelve months
counts from it, and whoever comes back is no newcomer.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from atelier.domain.base import Day, Instant

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.add_column("person", sa.Column("last_seen_on", Day(), nullable=True))
    op.add_column("printed_sheet", sa.Column("destroyed_on", Day(), nullable=True))
    _watch()
    _lists()
    _leaks()


def _watch() -> None:
    table = "retention_watch"
    op.create_table(
        table,
        *_head(table),
        sa.Column("checked_on", Day(), nullable=False),
        sa.Column("jumped_to", Day(), nullable=True),
        sa.UniqueConstraint("site_id", name=f"uq_{table}_site_id"),
    )


def _lists() -> None:
    table = "retention_list"
    op.create_table(
        table,
        *_head(table),
        sa.Column("day", Day(), nullable=False),
        sa.Column("confirmed_at", Instant(), nullable=True),
        sa.Column("confirmed_by", sa.String(60), nullable=False),
        sa.Column("done_at", Instant(), nullable=True),
    )
    op.create_index(f"ix_{table}_day", table, ["site_id", "day"])
    table = "retention_count"
    op.create_table(
        table,
        _number("id"),
        _number("list_id"),
        _words(
            *("kind", "known_duekind", "visits", "volunteer", "visitor", "waiting", "contact"),
            *("parent", "leaks"),
        ),
        _number("found"),
        _number("gone"),
        _points(table, "list_id", "retention_list"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.UniqueConstraint("list_id", "kind", name=f"uq_{table}_list_id_kind"),
    )


def _leaks() -> None:
    table = "leak"
    op.create_table(
        table,
        *_head(table),
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("found_at", Instant(), nullable=False),
        sa.Column("what", sa.String(400), nullable=False),
        sa.Column("by", sa.String(60), nullable=False),
        _words("risk", "known_leakrisk", "none", "some", "high"),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("measures", sa.String(400), nullable=False),
        *(
            sa.Column(name, Instant(), nullable=True)
            for name in ("authority_at", "people_at", "closed_at")
        ),
        _number("version"),
        sa.CheckConstraint("people >= 0", name=op.f(f"ck_{table}_people_are_a_count")),
        sa.UniqueConstraint("site_id", "key", name=f"uq_{table}_site_id_key"),
        sqlite_autoincrement=True,
    )
    op.create_index(f"ix_{table}_found_at", table, ["site_id", "found_at"])


def _head(table: str) -> tuple[Any, ...]:
    return (
        _number("id"),
        _number("site_id"),
        _points(table, "site_id", "site"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
    )


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _points(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=f"fk_{table}_{column}_{to}")


def _words(column: str, name: str, *words: str) -> sa.Column[str]:
    kind = sa.Enum(*words, native_enum=False, length=20, create_constraint=True, name=name)
    return sa.Column(column, kind, nullable=False)
