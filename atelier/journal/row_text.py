"""A row as text, and back: for the journal of changes."""

import json
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Enum as Words
from sqlalchemy import Uuid, inspect

from atelier.domain import Base
from atelier.domain.base import Day, Instant, WallTime

_NEVER = {
    *("id", "version"),
    *("contact_name", "contact_phone"),  # what is told of people
    *("emergency_name", "emergency_phone", "street", "postcode", "town"),
}


@cache
def kept_columns(kind: type[Base]) -> tuple[str, ...]:
    """Name the columns of a table that the journal keeps: no names, no phone numbers."""
    return tuple(one.key for one in inspect(kind).column_attrs if one.key not in _NEVER)


def to_text(values: dict[str, Any]) -> str:
    """Write values as JSON."""
    return json.dumps(values, default=_plain, ensure_ascii=False, sort_keys=True)


def from_text(kind: type[Base], text: str) -> dict[str, Any]:
    """Read the values of a row as its columns hold them."""
    columns = inspect(kind).columns
    found: dict[str, Any] = json.loads(text)
    return {name: _value(columns[name].type, value) for name, value in found.items()}


def _plain(value: object) -> str:
    if isinstance(value, date | time | datetime):
        return value.isoformat()
    if isinstance(value, Enum):
        return str(value.value)
    assert isinstance(value, UUID)  # no column holds anything else
    return str(value)


def _value(kind: object, value: Any) -> Any:  # noqa: ANN401 - whatever the column holds
    if value is None:
        return None
    match kind:
        case Day():
            return date.fromisoformat(value)
        case WallTime():
            return time.fromisoformat(value)
        case Instant():
            return datetime.fromisoformat(value)
        case Words(enum_class=words) if words is not None:
            return words(value)
        case Uuid():
            return UUID(value)
        case _:
            return value
