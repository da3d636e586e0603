"""The register: absences, what is told of an occurrence, sheets that came back, undo of these."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from atelier.domain.base import Day, Instant

revision = "0003"
down_revision = "0002"

_ACTIONS = (
    *("check_in", "new_visitor", "count", "group", "named", "question", "enrol", "withdraw"),
    *("register", "sheet", "report"),
)


def upgrade() -> None:
    _actions()
    _absences()
    _reports()
    _mark_changes()
    _sheet_returns()


def _actions() -> None:
    kinds = ", ".join(repr(kind) for kind in _ACTIONS)
    with op.batch_alter_table("action") as batch:
        batch.drop_constraint(op.f("ck_action_known_actionkind"), type_="check")
        batch.create_check_constraint(op.f("ck_action_known_actionkind"), f"kind IN ({kinds})")


def _absences() -> None:
    op.create_table(
        "absence",
        _id(),
        _number("occurrence_id", nullable=False),
        _number("person_id"),
        sa.Column("day", Day(), nullable=False),
        _words("kind", "known_absencekind", "excused", "absent", nullable=False),
        _number("action_id"),
        _points("absence", "occurrence_id", "occurrence"),
        _points("absence", "person_id", "person"),
        _points("absence", "action_id", "action"),
        sa.PrimaryKeyConstraint("id", name="pk_absence"),
        sa.UniqueConstraint(
            "occurrence_id", "person_id", name="uq_absence_occurrence_id_person_id"
        ),
    )
    op.create_index("ix_absence_day", "absence", ["day", "occurrence_id"])
    op.create_index("ix_absence_person", "absence", ["person_id", "day"])
    op.create_index("ix_absence_action_id", "absence", ["action_id"])


def _reports() -> None:
    table = "occurrence_report"
    op.create_table(
        table,
        _id(),
        _number("occurrence_id", nullable=False),
        _number("indicated"),
        _number("not_indicated"),
        _number("professional_minutes"),
        _words("run_by", "known_runby", "residents", "together", "professional"),
        _words("answer", "known_answer", "unknown", "not_held"),
        sa.Column("done_at", Instant(), nullable=True),
        _text("done_by"),
        _check(table, "indicated_is_a_count", "indicated >= 0"),
        _check(table, "not_indicated_is_a_count", "not_indicated >= 0"),
        _check(table, "minutes_are_a_count", "professional_minutes >= 0"),
        _points(table, "occurrence_id", "occurrence"),
        sa.PrimaryKeyConstraint("id", name="pk_occurrence_report"),
        sa.UniqueConstraint("occurrence_id", name="uq_occurrence_report_occurrence_id"),
    )
    op.create_table(
        "report_change",
        _id(),
        _number("action_id", nullable=False),
        _number("occurrence_id", nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        _points("report_change", "action_id", "action"),
        _points("report_change", "occurrence_id", "occurrence"),
        sa.PrimaryKeyConstraint("id", name="pk_report_change"),
    )
    op.create_index("ix_report_change_report", "report_change", ["occurrence_id", "id"])
    op.create_index("ix_report_change_action_id", "report_change", ["action_id"])


def _mark_changes() -> None:
    table = "mark_change"
    op.create_table(
        table,
        _id(),
        _number("action_id", nullable=False),
        _number("occurrence_id", nullable=False),
        _number("person_id", nullable=False),
        _text("mark", 10),
        sa.Column("newcomer", sa.Boolean(), nullable=False),
        sa.Column("arrived_at", Instant(), nullable=True),
        _number("written_by_id"),
        sa.Column("visit_at", Instant(), nullable=True),
        _number("visit_by_id"),
        _points(table, "action_id", "action"),
        _points(table, "occurrence_id", "occurrence"),
        _points(table, "person_id", "person"),
        _points(table, "written_by_id", "action"),
        _points(table, "visit_by_id", "action"),
        sa.PrimaryKeyConstraint("id", name="pk_mark_change"),
    )
    op.create_index("ix_mark_change_mark", table, ["occurrence_id", "person_id", "id"])
    for column in ("action_id", "person_id", "written_by_id", "visit_by_id"):
        op.create_index(f"ix_mark_change_{column}", table, [column])


def _sheet_returns() -> None:
    table = "sheet_return"
    op.create_table(
        table,
        _id(),
        _number("sheet_id", nullable=False),
        _words("kind", "known_returnkind", "entered", "lost", nullable=False),
        sa.Column("at", Instant(), nullable=False),
        _text("by"),
        _number("unnamed", nullable=False),
        _number("action_id", nullable=False),
        _points(table, "sheet_id", "printed_sheet"),
        _points(table, "action_id", "action"),
        sa.PrimaryKeyConstraint("id", name="pk_sheet_return"),
    )
    op.create_index("ix_sheet_return_sheet", table, ["sheet_id", "id"])
    op.create_index("ix_sheet_return_action_id", table, ["action_id"])


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer(), nullable=False)


def _number(name: str, *, nullable: bool = True) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _text(name: str, length: int = 60) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=False)


def _words(column: str, name: str, *words: str, nullable: bool = True) -> sa.Column[Any]:
    kind = sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=20)
    return sa.Column(column, kind, nullable=nullable)


def _points(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=f"fk_{table}_{column}_{to}")


def _check(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}"))
