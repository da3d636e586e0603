"""Rights of the person: erasures, consents, requests, mergers.

Each person gets a random number by which they are erased from a backup as well. Whoever is there
already gets one that follows from the row, so that an older backup gives them the same.
"""

from typing import Any
from uuid import UUID, uuid5

import sqlalchemy as sa
from alembic import op

from atelier.domain.base import Day, Instant, WallTime

revision = "0009"
down_revision = "0007"

_OF_A_ROW = UUID("5a7c1a2e-6d0b-4f0e-9c39-0e5b1a8f2d64")
_AT_ONCE = 5000


def upgrade() -> None:
    _keys_of_people()
    _erasures()
    _payments()
    _consents()
    _requests()
    _mergers()


def _keys_of_people() -> None:
    op.add_column("person", sa.Column("erasure_key", sa.Uuid(), nullable=True))
    person = sa.table("person", sa.column("id", sa.Integer()), sa.column("erasure_key", sa.Uuid()))
    here = op.get_bind()
    numbers = here.execute(sa.select(person.c.id).order_by(person.c.id)).scalars().all()
    fill = (
        sa.update(person)
        .where(person.c.id == sa.bindparam("of"))
        .values(erasure_key=sa.bindparam("is"))
    )
    for start in range(0, len(numbers), _AT_ONCE):
        some = numbers[start : start + _AT_ONCE]
        here.execute(fill, [{"of": one, "is": uuid5(_OF_A_ROW, str(one))} for one in some])
    with op.batch_alter_table("person", table_kwargs={"sqlite_autoincrement": True}) as batch:
        batch.alter_column("erasure_key", existing_type=sa.Uuid(), nullable=False)
        batch.create_unique_constraint("uq_person_erasure_key", ["erasure_key"])


def _erasures() -> None:
    op.create_table(
        "erasure",
        *_head("erasure"),
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("day", Day(), nullable=False),
        _unique("erasure", "site_id", "key"),
    )
    table = "erased_work"
    op.create_table(
        table,
        _number("id"),
        _number("shift_id"),
        _number("together"),
        *(sa.Column(name, WallTime(), nullable=False) for name in ("starts", "ends")),
        _points(table, "shift_id", "shift"),
        sa.CheckConstraint("ends > starts", name=op.f(f"ck_{table}_takes_time")),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
    )
    op.create_index(f"ix_{table}_shift", table, ["shift_id"])


def _payments() -> None:
    table = "erased_payment"
    op.create_table(
        table,
        *_head(table),
        _text("name", 300),
        _number("month"),
        sa.Column("paid_on", Day(), nullable=False),
        _number("amount"),
        sa.CheckConstraint("month BETWEEN 190001 AND 210012", name=op.f(f"ck_{table}_is_a_month")),
        sa.CheckConstraint("amount > 0", name=op.f(f"ck_{table}_is_something")),
    )
    op.create_index(f"ix_{table}_month", table, ["site_id", "month"])


def _consents() -> None:
    table = "consent"
    op.create_table(
        table,
        *_head(table),
        sa.Column("key", sa.Uuid(), nullable=False),
        _number("person_id"),
        _words("kind", "known_consentkind", "photo", "contact", "sensitive"),
        sa.Column("given", sa.Boolean(), nullable=False),
        sa.Column("day", Day(), nullable=False),
        _words("how", "known_givenby", "spoken", "form", "message", "parent"),
        _text("text_version", 20),
        _text("by", 60),
        sa.Column("withdrawn_on", Day(), nullable=True),
        _points(table, "person_id", "person"),
        _unique(table, "site_id", "key"),
    )
    op.create_index(f"ix_{table}_person", table, ["person_id", "kind", "id"])


def _requests() -> None:
    table = "person_request"
    op.create_table(
        table,
        *_head(table),
        sa.Column("key", sa.Uuid(), nullable=False),
        _words(
            *("kind", "known_requestkind"),
            *("access", "rectify", "erase", "restrict", "object", "copy"),
        ),
        *(sa.Column(name, Day(), nullable=False) for name in ("received_on", "due_on")),
        _text("by", 60),
        sa.Column("person_id", sa.Integer(), nullable=True),
        *(sa.Column(name, sa.Boolean(), nullable=False) for name in ("identity_seen", "by_parent")),
        *(sa.Column(name, Day(), nullable=True) for name in ("extended_on", "done_on")),
        _words("outcome", "known_requestoutcome", "done", "refused", "withdrawn", needed=False),
        _number("version"),
        _points(table, "person_id", "person"),
        sa.CheckConstraint("due_on >= received_on", name=op.f(f"ck_{table}_due_after_it_came")),
        _unique(table, "site_id", "key"),
        sqlite_autoincrement=True,
    )
    op.create_index(f"ix_{table}_due", table, ["site_id", "done_on", "due_on"])
    op.create_index(f"ix_{table}_person_id", table, ["person_id"])


def _mergers() -> None:
    table = "person_merge"
    op.create_table(
        table,
        *_head(table),
        sa.Column("key", sa.Uuid(), nullable=False),
        _number("kept_id"),
        _number("gone_id"),
        sa.Column("gone_key", sa.Uuid(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        _text("by", 60),
        sa.Column("undone_at", Instant(), nullable=True),
        sa.Column("undone_by", sa.String(60), nullable=True),
        _points(table, "kept_id", "person"),
        _unique(table, "site_id", "key"),
    )
    op.create_index(f"ix_{table}_kept", table, ["kept_id"])
    table = "merged_row"
    op.create_table(
        table,
        _number("id"),
        _number("merge_id"),
        _text("kind", 40),
        _number("row_id"),
        _text("column", 40),
        sa.Column("before", sa.Text(), nullable=False),
        _points(table, "merge_id", "person_merge"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
    )
    op.create_index(f"ix_{table}_merge", table, ["merge_id", "id"])


def _head(table: str) -> tuple[Any, ...]:
    return (
        _number("id"),
        _number("site_id"),
        _points(table, "site_id", "site"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
    )


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _text(name: str, length: int) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=False)


def _points(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=f"fk_{table}_{column}_{to}")


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=f"uq_{table}_{'_'.join(columns)}")


def _words(column: str, name: str, *words: str, needed: bool = True) -> sa.Column[str]:
    kind = sa.Enum(*words, native_enum=False, length=20, create_constraint=True, name=name)
    return sa.Column(column, kind, nullable=not needed)
