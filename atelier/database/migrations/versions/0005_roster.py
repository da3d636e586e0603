"""The roster: roles with what they ask, volunteers, patterns, fixed places, states of shifts.

A text that stood in a shift as its role becomes a role of that house. Who was in a shift agreed
to it, or has worked where the hours were confirmed.
"""

import re
import unicodedata
from typing import Any

import sqlalchemy as sa
from alembic import op

from atelier.domain.base import Day, Instant, WallTime

revision = "0005"
down_revision = "0004"

_CHANGES = (
    *("activity", "series_added", "series_changed", "series_ended", "moved", "cancelled"),
    *("reinstated", "closure", "holidays", "room", "booking", "enrolment", "imported"),
    *("partner", "target"),
    *("role", "volunteer", "availability", "pattern", "fixed_place", "shift", "assigned"),
    *("asked", "unassigned", "absent", "stood_in", "swapped", "proposal", "hours", "allowance"),
)
_DAY_PARTS = ("morning", "afternoon", "evening")
_HAS_TIMES = "activity_id IS NOT NULL OR (ends > starts AND starts IS NOT NULL)"
_CODE = 20  # letters


def upgrade() -> None:
    _kinds_of_change()
    _roles()
    _volunteers()
    _volunteer_roles()
    _availability()
    _away_and_pairs()
    _patterns()
    _shifts()
    _assignments()


def _kinds_of_change() -> None:
    kinds = ", ".join(repr(kind) for kind in _CHANGES)
    name = op.f("ck_calendar_change_known_changekind")
    with op.batch_alter_table("calendar_change") as batch:
        batch.drop_constraint(name, type_="check")
        batch.create_check_constraint(name, f"kind IN ({kinds})")


def _roles() -> None:
    op.create_table(
        "role",
        _id(),
        _number("site_id"),
        _text("code", _CODE),
        _text("name", 60),
        _words("vog", "known_vogneed", "none", "with_care", "warn", "strict"),
        _number("trainings"),
        _text("training", 60),
        *(_truth(name) for name in ("bhv", "at_desk", "key_holder", "rostered")),
        _number("version"),
        _check("role", "trainings_are_a_count", "trainings >= 0"),
        _points("role", "site_id", "site"),
        sa.PrimaryKeyConstraint("id", name="pk_role"),
        _unique("role", "site_id", "code"),
        _unique("role", "site_id", "name"),
        sqlite_autoincrement=True,
    )


def _volunteers() -> None:
    table = "volunteer"
    new = [
        _day("agreement_on"),
        sa.Column("of_age", sa.Boolean(), nullable=True),
        _day("bhv_until"),
        *(_maybe(name) for name in ("min_shifts", "max_shifts", "max_hours")),
        sa.Column("emergency_phone", sa.String(20), nullable=True),
    ]
    for column in new:
        op.add_column(table, column)
    _fill(
        table,
        _text("emergency_name", 120, default="''"),
        _text("street", 120, default="''"),
        _text("postcode", 7, default="''"),
        _text("town", 80, default="''"),
        _number("version", default="1"),
    )
    with op.batch_alter_table(table, table_kwargs={"sqlite_autoincrement": True}) as batch:
        for name, rule in (
            ("minimum_is_a_count", "min_shifts >= 0"),
            ("maximum_is_a_count", "max_shifts > 0"),
            ("hours_are_a_count", "max_hours > 0"),
        ):
            batch.create_check_constraint(op.f(f"ck_{table}_{name}"), rule)


def _volunteer_roles() -> None:
    table = "volunteer_role"
    op.create_table(
        table,
        _id(),
        _number("person_id"),
        _number("role_id"),
        _day("since"),
        _number("trained"),
        _day("vog_seen_on"),
        _text("vog_seen_by", 60),
        _day("vog_ask_again_on"),
        _check(table, "trained_is_a_count", "trained >= 0"),
        _of_volunteer(table),
        _points(table, "role_id", "role"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        _unique(table, "person_id", "role_id"),
        sqlite_autoincrement=True,
    )
    op.create_index(f"ix_{table}_role_id", table, ["role_id"])


def _availability() -> None:
    op.create_table(
        "availability",
        _id(),
        _number("person_id"),
        _number("weekday"),
        _words("day_part", "known_daypart", *_DAY_PARTS),
        _words("can", "known_can", "yes", "rather_not", "no"),
        _check("availability", "is_a_weekday", "weekday BETWEEN 0 AND 6"),
        _of_volunteer("availability"),
        sa.PrimaryKeyConstraint("id", name="pk_availability"),
        _unique("availability", "person_id", "weekday", "day_part"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "day_availability",
        _id(),
        _number("person_id"),
        _day("day", nullable=False),
        _words("day_part", "known_daypart", *_DAY_PARTS),
        _words("answer", "known_dayanswer", "yes", "maybe", "no"),
        _of_volunteer("day_availability"),
        sa.PrimaryKeyConstraint("id", name="pk_day_availability"),
        _unique("day_availability", "person_id", "day", "day_part"),
        sqlite_autoincrement=True,
    )


def _away_and_pairs() -> None:
    op.create_table(
        "volunteer_away",
        _id(),
        _number("person_id"),
        _day("first_day", nullable=False),
        _day("last_day", nullable=False),
        _check("volunteer_away", "ends_after_it_begins", "last_day >= first_day"),
        _of_volunteer("volunteer_away"),
        sa.PrimaryKeyConstraint("id", name="pk_volunteer_away"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_volunteer_away_person", "volunteer_away", ["person_id", "last_day"])
    op.create_table(
        "pairing",
        _id(),
        _number("person_id"),
        _number("other_id"),
        _words("kind", "known_pairkind", "with", "apart"),
        _check("pairing", "lower_number_first", "person_id < other_id"),
        _of_volunteer("pairing"),
        _of_volunteer("pairing", "other_id"),
        sa.PrimaryKeyConstraint("id", name="pk_pairing"),
        _unique("pairing", "person_id", "other_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_pairing_other_id", "pairing", ["other_id"])


def _patterns() -> None:
    table = "shift_pattern"
    op.create_table(
        table,
        _id(),
        *(_number(name) for name in ("site_id", "role_id")),
        _day("first_day", nullable=False),
        _day("last_day"),
        _text("name", 60),
        _text("rule", 60),
        *(sa.Column(name, WallTime(), nullable=True) for name in ("starts", "ends")),
        *(_maybe(name) for name in ("activity_id", "series_id")),
        *(_number(name) for name in ("starts_before", "ends_after", "needed", "wished")),
        _truth("goes_on"),
        _number("version"),
        _check(
            table, "has_times", "activity_id IS NOT NULL OR (ends > starts AND starts IS NOT NULL)"
        ),
        _check(table, "series_of_activity", "series_id IS NULL OR activity_id IS NOT NULL"),
        _check(table, "needs_somebody", "needed > 0 AND wished >= needed"),
        _check(table, "ends_after_it_begins", "last_day >= first_day"),
        *(_points(table, f"{to}_id", to) for to in ("site", "role", "activity", "series")),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sqlite_autoincrement=True,
    )
    for column in ("role_id", "activity_id", "series_id"):
        op.create_index(f"ix_{table}_{column}", table, [column])
    op.create_index(f"ix_{table}_site", table, ["site_id", "last_day"])
    table = "fixed_place"
    op.create_table(
        table,
        _id(),
        _number("pattern_id"),
        _number("person_id"),
        _day("first_day", nullable=False),
        _day("last_day"),
        _maybe("weekday"),
        _words("weeks", "known_weeks", "every", "even", "odd"),
        _check(table, "is_a_weekday", "weekday BETWEEN 0 AND 6"),
        _check(table, "ends_after_it_begins", "last_day >= first_day"),
        _points(table, "pattern_id", "shift_pattern"),
        _of_volunteer(table),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sqlite_autoincrement=True,
    )
    op.create_index(f"ix_{table}_pattern", table, ["pattern_id", "person_id"])
    op.create_index(f"ix_{table}_person_id", table, ["person_id"])


def _shifts() -> None:
    table = "shift"
    for column in (_maybe("role_id"), _maybe("pattern_id"), _day("rule_day")):
        op.add_column(table, column)
    _roles_of_shifts()
    op.add_column(table, _number("wished", default="1"))
    op.execute("UPDATE shift SET wished = needed")
    op.add_column(table, _text("state", 20, default="'planned'"))
    op.add_column(table, _truth("changed", default=True))
    states = "'planned', 'not_needed', 'outside', 'closed'"
    with op.batch_alter_table(table, table_kwargs={"sqlite_autoincrement": True}) as batch:
        batch.drop_column("role")
        batch.alter_column("role_id", existing_type=sa.Integer(), nullable=False)
        for name in ("wished", "state", "changed"):
            batch.alter_column(name, server_default=None)
        batch.drop_constraint(op.f("ck_shift_needs_somebody"), type_="check")
        batch.create_check_constraint(
            op.f("ck_shift_needs_somebody"), "needed > 0 AND wished >= needed"
        )
        batch.create_check_constraint(op.f("ck_shift_known_shiftstate"), f"state IN ({states})")
        batch.create_foreign_key("fk_shift_role_id_role", "role", ["role_id"], ["id"])
        batch.create_foreign_key(
            "fk_shift_pattern_id_shift_pattern", "shift_pattern", ["pattern_id"], ["id"]
        )
        for of in ("rule_day", "occurrence_id"):
            batch.create_unique_constraint(f"uq_shift_pattern_id_{of}", ["pattern_id", of])
    op.create_index("ix_shift_role_id", table, ["role_id"])


def _roles_of_shifts() -> None:
    """Make a role of every text that stood in a shift, and let the shifts point to it."""
    connection = op.get_bind()
    shift = sa.table("shift", *map(sa.column, ("site_id", "role", "role_id", "at_desk")))
    role = sa.table(
        "role",
        *map(sa.column, ("id", "site_id", "code", "name", "vog", "trainings", "training")),
        *map(sa.column, ("bhv", "at_desk", "key_holder", "rostered", "version")),
    )
    found = connection.execute(
        sa.select(shift.c.site_id, shift.c.role, sa.func.max(sa.cast(shift.c.at_desk, sa.Integer)))
        .group_by(shift.c.site_id, shift.c.role)
        .order_by(shift.c.site_id, shift.c.role)
    ).all()
    taken: set[tuple[int, str]] = set()
    for site_id, name, at_desk in found:
        code = _code(site_id, name, taken)
        values = {"site_id": site_id, "code": code, "name": name, "vog": "none", "training": ""}
        no = dict.fromkeys(("bhv", "key_holder"), False)
        values |= {**no, "at_desk": bool(at_desk), "rostered": True, "trainings": 0, "version": 1}
        connection.execute(sa.insert(role).values(values))
        of_role = sa.select(role.c.id).where(role.c.site_id == site_id, role.c.code == code)
        connection.execute(
            sa.update(shift)
            .where(shift.c.site_id == site_id, shift.c.role == name)
            .values(role_id=of_role.scalar_subquery())
        )


def _code(site_id: int, name: str, taken: set[tuple[int, str]]) -> str:
    """Make a short code out of a name, that no other role of the house has."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().upper()
    stem = re.sub(r"[^A-Z0-9]+", "-", plain).strip("-")[: _CODE - 4] or "ROL"
    code, number = stem, 1
    while (site_id, code) in taken:
        number += 1
        code = f"{stem}{number}"
    taken.add((site_id, code))
    return code


def _assignments() -> None:
    table = "assignment"
    for column in (_maybe("replaces_id"), _moment("asked_at"), _moment("told_at")):
        op.add_column(table, column)
    states = ("asked", "agreed", "asked_again", "declined", "cannot", "stood_in", "taken_off")
    op.add_column(table, sa.Column("reached", sa.String(20), nullable=True))
    op.add_column(table, _text("state", 20, default="'agreed'"))
    op.add_column(table, _truth("fixed", default=True))
    op.add_column(table, _text("overruled", 200, default="''"))
    op.execute("UPDATE assignment SET state = 'worked' WHERE confirmed_at IS NOT NULL")
    known = ", ".join(repr(state) for state in (*states, "worked"))
    with op.batch_alter_table(table, table_kwargs={"sqlite_autoincrement": True}) as batch:
        for name in ("state", "fixed", "overruled", "confirmed_by"):
            batch.alter_column(name, server_default=None)
        batch.create_check_constraint(
            op.f("ck_assignment_known_assignmentstate"), f"state IN ({known})"
        )
        batch.create_check_constraint(
            op.f("ck_assignment_known_reached"), "reached IN ('no_answer', 'voicemail')"
        )
        batch.create_foreign_key(
            "fk_assignment_replaces_id_assignment", table, ["replaces_id"], ["id"]
        )
    op.create_index("ix_assignment_replaces_id", table, ["replaces_id"])


def _fill(table: str, *columns: sa.Column[Any]) -> None:
    """Add columns that hold something in every row."""
    for column in columns:
        op.add_column(table, column)
    with op.batch_alter_table(table) as batch:
        for column in columns:
            batch.alter_column(column.name, server_default=None)


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer(), nullable=False)


def _number(name: str, *, default: str | None = None) -> sa.Column[int]:
    filled = None if default is None else sa.text(default)
    return sa.Column(name, sa.Integer(), nullable=False, server_default=filled)


def _maybe(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=True)


def _truth(name: str, *, default: bool = False) -> sa.Column[bool]:
    """``default``: filled with no where rows are there already."""
    filled = sa.false() if default else None
    return sa.Column(name, sa.Boolean(), nullable=False, server_default=filled)


def _day(name: str, *, nullable: bool = True) -> sa.Column[Any]:
    return sa.Column(name, Day(), nullable=nullable)


def _moment(name: str) -> sa.Column[Any]:
    return sa.Column(name, Instant(), nullable=True)


def _text(name: str, length: int, *, default: str | None = None) -> sa.Column[str]:
    filled = None if default is None else sa.text(default)
    return sa.Column(name, sa.String(length), nullable=False, server_default=filled)


def _words(column: str, name: str, *words: str) -> sa.Column[Any]:
    kind = sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=20)
    return sa.Column(column, kind, nullable=False)


def _points(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=f"fk_{table}_{column}_{to}")


def _of_volunteer(table: str, column: str = "person_id") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], ["volunteer.person_id"], name=f"fk_{table}_{column}_volunteer"
    )


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=f"uq_{table}_{'_'.join(columns)}")


def _check(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}"))
