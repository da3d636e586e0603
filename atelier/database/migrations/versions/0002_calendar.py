"""The calendar: settings with a history, moved and skipped days, rooms, calls, undo.

Columns are added with a default, which fills the rows that are there, and lose it again: what
a new row holds is said by the program. On SQLite that means that the table is copied.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from atelier.domain.base import Day, Instant, WallTime

revision = "0002"
down_revision = "0001"

_COUNTED = (
    "room",
    "activity",
    "series",
    "occurrence",
    "closure",
    "enrolment",
    "shift",
    "assignment",
)
_BEGINNING = 20000101  # what an activity was before anybody wrote its setting down with a date
_ACTIONS = ("check_in", "new_visitor", "count", "group", "named", "question", "enrol", "withdraw")
_CHANGES = (
    *("activity", "series_added", "series_changed", "series_ended", "moved", "cancelled"),
    *("reinstated", "closure", "holidays", "room", "booking", "enrolment", "imported"),
)


def upgrade() -> None:
    _settings()
    _activities_and_rooms()
    _series_and_occurrences()
    _enrolments_and_closures()
    _actions()
    _changes()
    _holidays()
    _calls()
    _bookings()
    _numbers()


def _settings() -> None:
    op.create_table(
        "activity_setting",
        _id(),
        _number("activity_id", nullable=False),
        _day("first_day"),
        _text("setting", 20),
        _points("activity_setting", "activity_id", "activity"),
        sa.PrimaryKeyConstraint("id", name="pk_activity_setting"),
        _unique("activity_setting", "activity_id", "first_day"),
        sqlite_autoincrement=True,
    )
    op.execute(
        "INSERT INTO activity_setting (activity_id, first_day, setting) "
        f"SELECT id, {_BEGINNING}, setting FROM activity ORDER BY id"
    )
    op.drop_column("activity", "setting")


def _activities_and_rooms() -> None:
    op.add_column("activity", _number("setup_minutes"))
    op.add_column("activity", _number("clearing_minutes"))
    _fill("activity", _text("audience", 120, default="''"), _count("version", "1"))
    _fill(
        "room",
        _text("features", 200, default="''"),
        _count("setup_minutes", "0"),
        _count("clearing_minutes", "0"),
        _count("version", "1"),
    )


def _series_and_occurrences() -> None:
    op.add_column("series", _day("rule_from", nullable=True))
    op.add_column("series", _number("room_id"))
    op.add_column("series", _text("uid", 255, nullable=True))
    _fill("series", _count("version", "1"))
    with op.batch_alter_table("series") as batch:
        batch.create_foreign_key("fk_series_room_id_room", "room", ["room_id"], ["id"])
    for column in ("room_id", "uid"):
        op.create_index(f"ix_series_{column}", "series", [column])
    op.add_column("occurrence", _day("rule_day", nullable=True))
    op.add_column("occurrence", _text("uid", 255, nullable=True))
    op.add_column("occurrence", _number("batch_id"))
    _fill(
        "occurrence",
        _truth("changed"),
        _truth("skipped"),
        _text("clash_reason", 200, default="''"),
        _count("version", "1"),
    )
    with op.batch_alter_table("occurrence") as batch:
        batch.create_check_constraint(
            op.f("ck_occurrence_skipped_is_cancelled"), "state = 'cancelled' OR NOT skipped"
        )
        batch.create_foreign_key("fk_occurrence_batch_id_batch", "batch", ["batch_id"], ["id"])
        batch.drop_constraint("uq_occurrence_series_id_day", type_="unique")
        batch.create_unique_constraint(
            "uq_occurrence_series_id_rule_day", ["series_id", "rule_day"]
        )
    op.execute("UPDATE occurrence SET rule_day = day WHERE series_id IS NOT NULL")
    op.create_index("ix_occurrence_series", "occurrence", ["series_id", "day"])
    for column in ("uid", "batch_id"):
        op.create_index(f"ix_occurrence_{column}", "occurrence", [column])


def _enrolments_and_closures() -> None:
    op.add_column("enrolment", _text("contact_phone", 20, nullable=True))
    _fill("enrolment", _text("contact_name", 120, default="''"), _count("version", "1"))
    _fill("closure", _truth("except_walk_in"))


def _actions() -> None:
    kinds = ", ".join(repr(kind) for kind in _ACTIONS)
    with op.batch_alter_table("action") as batch:
        batch.drop_constraint(op.f("ck_action_known_actionkind"), type_="check")
        batch.create_check_constraint(op.f("ck_action_known_actionkind"), f"kind IN ({kinds})")


def _changes() -> None:
    op.create_table(
        "calendar_change",
        _id(),
        sa.Column("key", sa.Uuid(), nullable=False),
        _number("site_id", nullable=False),
        _words("kind", "known_changekind", *_CHANGES),
        sa.Column("at", Instant(), nullable=False),
        _text("by", 60),
        _number("activity_id"),
        _number("action_id"),
        _number("number", nullable=False),
        sa.Column("undone_at", Instant(), nullable=True),
        _text("undone_by", 60, nullable=True),
        _points("calendar_change", "site_id", "site"),
        _points("calendar_change", "activity_id", "activity"),
        _points("calendar_change", "action_id", "action"),
        sa.PrimaryKeyConstraint("id", name="pk_calendar_change"),
        _unique("calendar_change", "site_id", "key"),
    )
    op.create_index("ix_calendar_change_at", "calendar_change", ["site_id", "at"])
    for column in ("activity_id", "action_id"):
        op.create_index(f"ix_calendar_change_{column}", "calendar_change", [column])
    op.create_table(
        "changed_row",
        _id(),
        _number("change_id", nullable=False),
        _text("kind", 40),
        _number("row_id", nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        _points("changed_row", "change_id", "calendar_change"),
        sa.PrimaryKeyConstraint("id", name="pk_changed_row"),
    )
    op.create_index("ix_changed_row_change", "changed_row", ["change_id", "id"])


def _holidays() -> None:
    op.create_table(
        "holiday_policy",
        _id(),
        _number("site_id", nullable=False),
        _day("day"),
        _words("policy", "known_policy", "closed", "open", "ask"),
        _points("holiday_policy", "site_id", "site"),
        sa.PrimaryKeyConstraint("id", name="pk_holiday_policy"),
        _unique("holiday_policy", "site_id", "day"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "school_holiday",
        _id(),
        _number("site_id", nullable=False),
        _text("region", 10),
        _text("name", 60),
        _day("first_day"),
        _day("last_day"),
        sa.CheckConstraint(
            "last_day >= first_day", name=op.f("ck_school_holiday_ends_after_it_begins")
        ),
        _points("school_holiday", "site_id", "site"),
        sa.PrimaryKeyConstraint("id", name="pk_school_holiday"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_school_holiday_region", "school_holiday", ["site_id", "region", "first_day"]
    )


def _calls() -> None:
    op.create_table(
        "call_list",
        _id(),
        sa.Column("key", sa.Uuid(), nullable=False),
        _number("site_id", nullable=False),
        _words("reason", "known_callreason", "cancelled", "moved", "changed", "freed", "closed"),
        sa.Column("at", Instant(), nullable=False),
        _text("by", 60),
        _number("series_id"),
        _number("occurrence_id"),
        sa.Column("closed_at", Instant(), nullable=True),
        _points("call_list", "site_id", "site"),
        _points("call_list", "series_id", "series"),
        _points("call_list", "occurrence_id", "occurrence"),
        sa.PrimaryKeyConstraint("id", name="pk_call_list"),
        _unique("call_list", "site_id", "key"),
    )
    for column in ("series_id", "occurrence_id"):
        op.create_index(f"ix_call_list_{column}", "call_list", [column])
    op.create_table(
        "call",
        _id(),
        _number("call_list_id", nullable=False),
        _number("row", nullable=False),
        _number("enrolment_id", nullable=False),
        _number("attempt", nullable=False),
        sa.Column("key", sa.Uuid(), nullable=True),
        _words("outcome", "known_calloutcome", "spoken", "voicemail", "no_answer", nullable=True),
        sa.Column("agreed", sa.Boolean(), nullable=True),
        sa.Column("at", Instant(), nullable=True),
        _text("by", 60),
        _points("call", "call_list_id", "call_list"),
        _points("call", "enrolment_id", "enrolment"),
        sa.PrimaryKeyConstraint("id", name="pk_call"),
        _unique("call", "call_list_id", "row", "attempt"),
    )
    op.create_index("ix_call_enrolment_id", "call", ["enrolment_id"])


def _bookings() -> None:
    op.create_table(
        "room_booking",
        _id(),
        _number("site_id", nullable=False),
        _number("room_id", nullable=False),
        _text("name", 120),
        _day("day"),
        sa.Column("starts", WallTime(), nullable=False),
        sa.Column("ends", WallTime(), nullable=False),
        _words("kind", "known_bookingkind", "tenant", "hire", "blocked"),
        _number("tenant_id"),
        _number("price_cents"),
        _text("clash_reason", 200),
        sa.Column("repeat_key", sa.Uuid(), nullable=True),
        _number("version", nullable=False),
        sa.CheckConstraint("ends > starts", name=op.f("ck_room_booking_takes_time")),
        _points("room_booking", "site_id", "site"),
        _points("room_booking", "room_id", "room"),
        _points("room_booking", "tenant_id", "tenant"),
        sa.PrimaryKeyConstraint("id", name="pk_room_booking"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_room_booking_room", "room_booking", ["room_id", "day"])
    op.create_index("ix_room_booking_day", "room_booking", ["site_id", "day"])
    for column in ("tenant_id", "repeat_key"):
        op.create_index(f"ix_room_booking_{column}", "room_booking", [column])


def _numbers() -> None:
    """Let SQLite never give the number of a row out again: an undo knows rows by theirs."""
    if op.get_bind().dialect.name != "sqlite":
        return  # elsewhere a number never comes back
    for table in _COUNTED:
        with op.batch_alter_table(
            table, recreate="always", table_kwargs={"sqlite_autoincrement": True}
        ):
            pass


def _fill(table: str, *columns: sa.Column[Any]) -> None:
    """Add columns that hold something in every row."""
    for column in columns:
        op.add_column(table, column)
    with op.batch_alter_table(table) as batch:
        for column in columns:
            batch.alter_column(column.name, server_default=None)


def _words(column: str, name: str, *words: str, nullable: bool = False) -> sa.Column[str]:
    kind = sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=20)
    return sa.Column(column, kind, nullable=nullable)


def _points(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=f"fk_{table}_{column}_{to}")


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=f"uq_{table}_{'_'.join(columns)}")


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer(), nullable=False)


def _number(name: str, *, nullable: bool = True) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _count(name: str, default: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=False, server_default=sa.text(default))


def _truth(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false())


def _day(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, Day(), nullable=nullable)


def _text(
    name: str, length: int, *, nullable: bool = False, default: str | None = None
) -> sa.Column[Any]:
    filled = None if default is None else sa.text(default)
    return sa.Column(name, sa.String(length), nullable=nullable, server_default=filled)
