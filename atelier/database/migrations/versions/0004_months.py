"""Closed months with their figures, corrections, adjustments and targets; hours worked.

Partners and targets go into the journal of changes, so their numbers are never given out twice.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from atelier.domain.base import Day, Instant, WallTime

revision = "0004"
down_revision = "0003"

_CHANGES = (
    *("activity", "series_added", "series_changed", "series_ended", "moved", "cancelled"),
    *("reinstated", "closure", "holidays", "room", "booking", "enrolment", "imported"),
    *("partner", "target"),
)


def upgrade() -> None:
    _closed_months()
    _closed_figures()
    _closed_points()
    _corrections()
    _adjustments()
    _targets()
    _worked_hours()
    _journal()
    _indexes_of_figures()


def _closed_months() -> None:
    table = "closed_month"
    op.create_table(
        table,
        _id(),
        _number("site_id"),
        sa.Column("key", sa.Uuid(), nullable=False),
        _number("month"),
        _number("version"),
        sa.Column("closed_at", Instant(), nullable=False),
        _text("closed_by"),
        _text("reason", 200),
        _number("missing"),
        sa.Column("unlinked", sa.Boolean(), nullable=False),
        _check(table, "is_a_month", "month BETWEEN 190001 AND 210012"),
        _check(table, "versions_begin_at_one", "version > 0"),
        _points(table, "site_id", "site"),
        sa.PrimaryKeyConstraint("id", name="pk_closed_month"),
        sa.UniqueConstraint(
            "site_id", "month", "version", name="uq_closed_month_site_id_month_version"
        ),
        sa.UniqueConstraint("site_id", "key", name="uq_closed_month_site_id_key"),
    )


def _closed_figures() -> None:
    table = "closed_figure"
    op.create_table(
        table,
        _id(),
        _number("closed_month_id"),
        _text("code", 20),
        _text("by", 20),
        _text("item", 120),
        _number("value"),
        _text("label", 160),
        _points(table, "closed_month_id", "closed_month"),
        sa.PrimaryKeyConstraint("id", name="pk_closed_figure"),
        sa.UniqueConstraint(
            "closed_month_id",
            "code",
            "by",
            "item",
            name="uq_closed_figure_closed_month_id_code_by_item",
        ),
    )


def _closed_points() -> None:
    table = "closed_point"
    op.create_table(
        table,
        _id(),
        _number("closed_month_id"),
        _words("kind", "known_pointkind", "missing", "unknown", "sheet"),
        sa.Column("day", Day(), nullable=False),
        _text("text", 160),
        sa.Column("occurrence_id", sa.Integer(), nullable=True),
        _points(table, "closed_month_id", "closed_month"),
        _points(table, "occurrence_id", "occurrence"),
        sa.PrimaryKeyConstraint("id", name="pk_closed_point"),
    )
    op.create_index("ix_closed_point_month", table, ["closed_month_id", "id"])
    op.create_index("ix_closed_point_occurrence_id", table, ["occurrence_id"])


def _corrections() -> None:
    table = "month_correction"
    op.create_table(
        table,
        _id(),
        _number("site_id"),
        sa.Column("key", sa.Uuid(), nullable=False),
        _number("month"),
        _text("reason", 200),
        sa.Column("opened_at", Instant(), nullable=False),
        _text("opened_by"),
        sa.Column("settled_at", Instant(), nullable=True),
        _points(table, "site_id", "site"),
        sa.PrimaryKeyConstraint("id", name="pk_month_correction"),
        sa.UniqueConstraint("site_id", "key", name="uq_month_correction_site_id_key"),
    )
    op.create_index("ix_month_correction_month", table, ["site_id", "month", "settled_at"])


def _adjustments() -> None:
    table = "unique_adjustment"
    op.create_table(
        table,
        _id(),
        _number("site_id"),
        _text("period", 10),
        _text("code", 20),
        _text("by", 20),
        _text("item", 120),
        _number("number"),
        _points(table, "site_id", "site"),
        sa.PrimaryKeyConstraint("id", name="pk_unique_adjustment"),
        sa.UniqueConstraint(
            "site_id",
            "period",
            "code",
            "by",
            "item",
            name="uq_unique_adjustment_site_id_period_code_by_item",
        ),
    )


def _targets() -> None:
    table = "target"
    op.create_table(
        table,
        _id(),
        _number("site_id"),
        sa.Column("key", sa.Uuid(), nullable=False),
        _number("year"),
        _text("funder", 120),
        _text("code", 20),
        _number("amount"),
        _text("by", 20),
        _text("item", 120),
        _number("version"),
        _check(table, "amount_is_a_count", "amount >= 0"),
        _points(table, "site_id", "site"),
        sa.PrimaryKeyConstraint("id", name="pk_target"),
        sa.UniqueConstraint("site_id", "key", name="uq_target_site_id_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_target_year", table, ["site_id", "year"])


def _worked_hours() -> None:
    """Keep beside each assignment what was worked (figures B11 and B12), once it is confirmed."""
    with op.batch_alter_table("assignment", table_kwargs={"sqlite_autoincrement": True}) as batch:
        batch.add_column(sa.Column("worked_starts", WallTime(), nullable=True))
        batch.add_column(sa.Column("worked_ends", WallTime(), nullable=True))
        batch.add_column(sa.Column("confirmed_at", Instant(), nullable=True))
        batch.add_column(
            sa.Column("confirmed_by", sa.String(60), nullable=False, server_default="")
        )
        batch.create_check_constraint(
            op.f("ck_assignment_takes_time"), "worked_ends > worked_starts"
        )
    with op.batch_alter_table("assignment", table_kwargs={"sqlite_autoincrement": True}) as batch:
        batch.alter_column("confirmed_by", server_default=None)  # it only filled what was there


def _journal() -> None:
    """Let the journal of changes know partners and targets."""
    kinds = ", ".join(repr(kind) for kind in _CHANGES)
    with op.batch_alter_table("calendar_change") as batch:
        batch.drop_constraint(op.f("ck_calendar_change_known_changekind"), type_="check")
        batch.create_check_constraint(
            op.f("ck_calendar_change_known_changekind"), f"kind IN ({kinds})"
        )
    if op.get_bind().dialect.name == "sqlite":  # elsewhere a number never comes back
        with op.batch_alter_table(
            "organisation", recreate="always", table_kwargs={"sqlite_autoincrement": True}
        ):
            pass


def _indexes_of_figures() -> None:
    """Give the figures of a month their rows straight from an index, whatever came before."""
    for old, table in (
        ("ix_visit_day", "visit"),
        ("ix_tally_day", "tally"),
        ("ix_tally_occurrence_id", "tally"),
        ("ix_occurrence_activity_id", "occurrence"),
    ):
        op.drop_index(old, table)
    op.create_index("ix_visit_day", "visit", ["site_id", "day", "day_part", "person_id"])
    op.create_index("ix_tally_day", "tally", ["site_id", "day", "day_part", "visits"])
    op.create_index("ix_tally_occurrence", "tally", ["occurrence_id", "participations"])
    op.create_index("ix_occurrence_activity", "occurrence", ["activity_id", "day"])
    op.create_index("ix_person_birth_year", "person", ["site_id", "birth_year"])
    op.create_index("ix_person_postcode", "person", ["site_id", "postcode"])
    waiting = sa.text("state = 'waiting'")
    op.create_index(
        "ix_enrolment_waiting",
        "enrolment",
        ["first_day"],
        sqlite_where=waiting,
        postgresql_where=waiting,
    )


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer(), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _text(name: str, length: int = 60) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=False)


def _words(column: str, name: str, *words: str) -> sa.Column[Any]:
    kind = sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=20)
    return sa.Column(column, kind, nullable=False)


def _points(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=f"fk_{table}_{column}_{to}")


def _check(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}"))
