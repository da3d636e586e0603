"""What every table shares: its key, its column types, the names of its constraints."""

from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import TypeAlias

from sqlalchemy import DateTime, Enum, Integer, MetaData, SmallInteger, String
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column
from sqlalchemy.types import TypeDecorator

_NAMES = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

NEVER_AGAIN = {"sqlite_autoincrement": True}
"""For tables whose rows the journal knows by their number: SQLite gives none of them out twice."""


class Instant(TypeDecorator[datetime]):
    """A moment, stored in UTC. A datetime without a time zone is a bug, and says so."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn any aware datetime into naive UTC, the same on SQLite and PostgreSQL."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value!r} has no time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give back an aware datetime in UTC."""
        return None if value is None else value.replace(tzinfo=UTC)


class Day(TypeDecorator[date]):
    """A civil day at the house, stored as the number yyyymmdd.

    Numbers sort like days on every engine, and a month of figures is one range of an index.
    """

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> int | None:
        """Turn a day into its number."""
        return None if value is None else value.year * 10000 + value.month * 100 + value.day

    def process_result_value(self, value: int | None, dialect: Dialect) -> date | None:
        """Give back the day."""
        if value is None:
            return None
        return date(value // 10000, value // 100 % 100, value % 100)


class WallTime(TypeDecorator[time]):
    """What the clock on the wall says, stored as minutes since midnight."""

    impl = SmallInteger
    cache_ok = True

    def process_bind_param(self, value: time | None, dialect: Dialect) -> int | None:
        """Turn a wall time into minutes; seconds are dropped."""
        return None if value is None else value.hour * 60 + value.minute

    def process_result_value(self, value: int | None, dialect: Dialect) -> time | None:
        """Give back the wall time."""
        return None if value is None else time(value // 60, value % 60)


class Function(StrEnum):
    """What an activity is for; the municipality's four functions, and meetings that never count."""

    MEETING = "meeting"
    INFORMATION = "information"
    DAY_ACTIVITY = "day_activity"
    HEALTH = "health"
    INTERNAL = "internal"


class DayPart(StrEnum):
    """The part of the day in which something began (defaults: until 12:30, until 17:00, later)."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


def word(kind: type[StrEnum]) -> Enum:
    """Give the column type of a fixed list of words: text with a check, on every engine."""
    return Enum(
        kind,
        native_enum=False,
        length=20,
        create_constraint=True,
        name=f"known_{kind.__name__.lower()}",
        values_callable=lambda members: [member.value for member in members],
    )


def folded(length: int) -> String:
    """Give the column type of folded text, which every engine sorts by its bytes."""
    return String(length).with_variant(String(length, collation="C"), "postgresql")


class Base(MappedAsDataclass, DeclarativeBase, kw_only=True, eq=False, repr=False):
    """A row. As a dataclass its constructor is typed: mypy sees a forgotten column."""

    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map = {  # noqa: RUF012 - read once by SQLAlchemy
        datetime: Instant,
        date: Day,
        time: WallTime,
        Function: word(Function),
        DayPart: word(DayPart),
    }

    id: Mapped[int] = mapped_column(primary_key=True, init=False, sort_order=-1)

    def __repr__(self) -> str:
        """Name the row and nothing else: names and phone numbers stay out of the logs."""
        return f"<{type(self).__name__} {self.id}>"


Changes: TypeAlias = frozenset[type[Base]]
"""The kinds of rows that one transaction touched; views compare it with what they watch."""
