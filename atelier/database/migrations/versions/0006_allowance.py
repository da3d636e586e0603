"""What volunteers are given, the limits of a year that the house found confirmed, and open hours.

Hours that nobody confirmed are a point that may be open when a month is closed.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from atelier.domain.base import Day

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    _payments()
    _limits()
    _points_of_closing()


def _payments() -> None:
    table = "allowance_payment"
    op.create_table(
        table,
        _number("id"),
        *(_number(name) for name in ("site_id", "person_id", "month")),
        _day("paid_on"),
        _text("by", 60),
        *(_number(name) for name in ("minutes", "per_hour", "for_hours", "flat", "expenses")),
        _text("reason", 200),
        _check(table, "is_a_month", "month BETWEEN 190001 AND 210012"),
        _check(table, "hours_count", "minutes >= 0 AND per_hour >= 0 AND for_hours >= 0"),
        _check(table, "amounts_count", "flat >= 0 AND expenses >= 0"),
        _check(table, "is_something", "for_hours + flat + expenses > 0"),
        _points(table, "site_id", "site"),
        _points(table, "person_id", "person"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sqlite_autoincrement=True,
    )
    op.create_index(f"ix_{table}_month", table, ["site_id", "month"])
    op.create_index(f"ix_{table}_person", table, ["person_id", "month"])


def _limits() -> None:
    table = "allowance_limit"
    op.create_table(
        table,
        _number("id"),
        *(_number(name) for name in ("site_id", "year", "hour", "hour_young")),
        *(_number(name) for name in ("month", "year_total")),
        _text("source", 200),
        _day("confirmed_on"),
        _text("confirmed_by", 60),
        _check(table, "is_a_year", "year BETWEEN 1900 AND 2100"),
        _check(table, "hours_are_something", "hour > 0 AND hour_young > 0"),
        _check(table, "year_holds_a_month", "month > 0 AND year_total >= month"),
        _points(table, "site_id", "site"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.UniqueConstraint("site_id", "year", name=f"uq_{table}_site_id_year"),
        sqlite_autoincrement=True,
    )


def _points_of_closing() -> None:
    name = op.f("ck_closed_point_known_pointkind")
    with op.batch_alter_table("closed_point") as batch:
        batch.drop_constraint(name, type_="check")
        batch.create_check_constraint(name, "kind IN ('missing', 'unknown', 'sheet', 'hours')")


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _day(name: str) -> sa.Column[Any]:
    return sa.Column(name, Day(), nullable=False)


def _text(name: str, length: int) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=False)


def _points(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=f"fk_{table}_{column}_{to}")


def _check(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}"))
