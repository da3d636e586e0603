"""Of two rows that become one: which of them stays, and what it takes over from the other."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row

from atelier.domain import HOLDING, EnrolmentState, VolunteerStatus

_PLACES = (EnrolmentState.ENROLLED, EnrolmentState.WAITING, EnrolmentState.WITHDRAWN)
_STANDING = (
    VolunteerStatus.ACTIVE,
    VolunteerStatus.LEAVING,
    VolunteerStatus.APPLYING,
    VolunteerStatus.LEFT,
)
_BELONGS_TOGETHER: dict[str, tuple[tuple[str, ...], ...]] = {
    "person": (("birth_year",), ("postcode",), ("phone",), ("email",)),
    "enrolment": (("contact_name", "contact_phone"),),
    "volunteer": (
        *(("since",), ("agreement_on",), ("of_age",), ("bhv_until",)),
        *(("min_shifts",), ("max_shifts",), ("max_hours",)),
        ("emergency_name", "emergency_phone"),
        ("street", "postcode", "town"),
    ),
    "volunteer_role": (
        *(("since",), ("trained",)),
        ("vog_seen_on", "vog_seen_by", "vog_ask_again_on"),
    ),
}
"""What is taken over where it is empty, as a whole: no street of one and town of the other."""


def goes_before(table: str, one: Row[Any], other: Row[Any]) -> bool:
    """Whether the first row stays: who came earlier, who has a place, whose hours count."""
    return _rank(table, one) < _rank(table, other)


def taken_over(table: str, stays: Row[Any], goes: Row[Any]) -> Mapping[str, Any]:
    """Give what the row that stays has empty and the other has not."""
    found: dict[str, Any] = {}
    for names in _BELONGS_TOGETHER.get(table, ()):
        mine = [getattr(stays, name) for name in names]
        theirs = [getattr(goes, name) for name in names]
        if not any(_filled(value) for value in mine) and any(_filled(value) for value in theirs):
            found |= dict(zip(names, theirs, strict=True))
    return found


def standing_of(stays: Row[Any], goes: Row[Any]) -> Mapping[str, Any]:
    """Give where a volunteer stands who was known twice: whoever works, works."""
    if _STANDING.index(goes.status) < _STANDING.index(stays.status):
        return {"status": goes.status, "until": goes.until}
    return {}


def _filled(value: object) -> bool:
    return value is False or bool(value)


def _rank(table: str, row: Row[Any]) -> tuple[object, ...]:
    if table in ("visit", "participation"):
        return (row.arrived_at,)
    if table == "enrolment":
        return (_PLACES.index(row.state), row.waiting_position or 0)
    if table == "assignment":
        return (row.confirmed_at is None, row.state not in HOLDING)
    return ()
