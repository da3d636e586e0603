"""The fields of a single shift: which role, when, for how many, and with what it goes."""

from dataclasses import replace
from datetime import date
from typing import Any

from atelier.calendar.typed import read_day, read_time
from atelier.domain import Clock
from atelier.language import tr
from atelier.roster.rows import ShiftRow
from atelier.roster.shifts import ShiftForm
from ui.kit.form import Field
from ui.roster.fields import day_field, day_text, number_field, number_text, time_field, time_text


def shift_fields(clock: Clock) -> list[Field]:
    """Make the fields."""
    fields = [
        Field("role_id", tr("Role"), choices=[(None, tr("First add a role."))]),
        day_field("day", tr("Day"), clock.today),
        Field("occurrence_id", tr("Goes with"), choices=[own_time()]),
        time_field("starts", tr("From")),
        time_field("ends", tr("Until")),
        number_field("needed", tr("Volunteers needed at least")),
        number_field("wished", tr("Volunteers at best"), tr("Empty: no more than are needed.")),
    ]
    may_be_empty = ("occurrence_id", "wished")
    return [replace(one, required=one.name not in may_be_empty) for one in fields]


def own_time() -> tuple[object, str]:
    """Give the choice of a shift that goes with no activity."""
    return None, tr("by itself, at a time of its own")


def values_of(shift: ShiftRow) -> dict[str, object]:
    """Give what is filled in for a shift as it is now."""
    return {
        "role_id": shift.role_id,
        "day": day_text(shift.day),
        "occurrence_id": shift.occurrence_id,
        "starts": time_text(shift.starts),
        "ends": time_text(shift.ends),
        "needed": number_text(shift.needed),
        "wished": number_text(shift.wished),
    }


def values_like(shift: ShiftRow | None, day: date) -> dict[str, object]:
    """Give what is filled in for a new shift on a day, beside one like it."""
    if shift is None:
        return {"day": day_text(day), "needed": "1"}
    return {**values_of(shift), "day": day_text(day), "occurrence_id": None}


def shift_of(values: dict[str, Any], today: date) -> ShiftForm:
    """Give the shift that was filled in."""
    needed = int(values["needed"])
    return ShiftForm(
        role_id=values["role_id"],
        day=read_day(values["day"], today),
        starts=read_time(values["starts"]),
        ends=read_time(values["ends"]),
        needed=needed,
        wished=int(values["wished"] or needed),
        occurrence_id=values["occurrence_id"],
    )
