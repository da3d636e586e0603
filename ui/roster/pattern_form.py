"""Work that comes back: which role, on which days or with which activity, for how many."""

from dataclasses import replace
from datetime import date
from typing import Any

from atelier.calendar.recurrence import parse_rule
from atelier.calendar.typed import read_day
from atelier.domain import Clock
from atelier.language import tr
from atelier.roster.patterns import PatternForm
from ui.kit.form import Field
from ui.roster.fields import (
    Choices,
    day_field,
    day_of,
    day_text,
    number_field,
    number_of,
    number_text,
    time_field,
    time_of,
    time_text,
)
from ui.roster.week_boxes import weekdays

_WEEKLY = "weekly"


def pattern_fields(clock: Clock, roles: Choices, activities: Choices) -> list[Field]:
    """Make the fields."""
    own = [(None, tr("by itself, at a time of its own")), *activities]
    return [
        Field("role_id", tr("Role"), choices=list(roles) or [(None, tr("First add a role."))]),
        Field("name", tr("Name in the roster"), tr("Empty: that of the role."), limit=60),
        Field("activity_id", tr("Goes with"), choices=own),
        Field("weeks", tr("In which weeks"), choices=_weeks()),
        Field("days", tr("On which days"), tr("Such as: Mo, We. Empty: that of the first day."),
              limit=40, check=_check_days),
        time_field("starts", tr("From")),
        time_field("ends", tr("Until")),
        number_field("starts_before", tr("Minutes before the activity")),
        number_field("ends_after", tr("Minutes after the activity")),
        number_field("needed", tr("Volunteers needed at least")),
        number_field("wished", tr("Volunteers at best")),
        day_field("first_day", tr("First day"), clock.today, required=True),
        day_field("last_day", tr("Last day"), clock.today, hint=tr("Empty: until further notice.")),
        Field("goes_on", tr("Also when the house is closed"), yes_no=True),
    ]  # fmt: skip


def pattern_values(form: PatternForm) -> dict[str, object]:
    """Give what is filled in for a pattern."""
    return {
        "role_id": form.role_id,
        "name": form.name,
        "activity_id": form.activity_id,
        "weeks": _head(form.rule),
        "days": ", ".join(_short()[day] for day in parse_rule(form.rule).days),
        "starts": time_text(form.starts),
        "ends": time_text(form.ends),
        "starts_before": number_text(form.starts_before),
        "ends_after": number_text(form.ends_after),
        "needed": number_text(form.needed),
        "wished": number_text(form.wished),
        "first_day": day_text(form.first_day),
        "last_day": day_text(form.last_day),
        "goes_on": form.goes_on,
    }


def pattern_of(values: dict[str, Any], today: date, before: PatternForm | None) -> PatternForm:
    """Give the pattern that was filled in; what has no field stays as it was."""
    own = values["activity_id"] is None
    needed = number_of(values["needed"]) or 1
    return PatternForm(
        role_id=values["role_id"],
        first_day=read_day(values["first_day"], today),
        last_day=day_of(values["last_day"], today),
        name=values["name"],
        rule=_rule(values, before) if own else _WEEKLY,
        starts=time_of(values["starts"]) if own else None,
        ends=time_of(values["ends"]) if own else None,
        activity_id=values["activity_id"],
        series_id=None if before is None else before.series_id,
        starts_before=number_of(values["starts_before"]) or 0,
        ends_after=number_of(values["ends_after"]) or 0,
        needed=needed,
        wished=number_of(values["wished"]) or needed,
        goes_on=values["goes_on"],
    )


def _weeks() -> list[tuple[object, str]]:
    return [
        (_WEEKLY, tr("every week")),
        ("even", tr("in even weeks")),
        ("odd", tr("in odd weeks")),
        ("nth=1", tr("the first of the month")),
        ("nth=2", tr("the second of the month")),
        ("nth=3", tr("the third of the month")),
        ("nth=4", tr("the fourth of the month")),
        ("last", tr("the last of the month")),
    ]


def _head(rule: str) -> str:
    return rule.partition(";")[0]


def _short() -> list[str]:
    return [name[:2] for name in weekdays()]


def _days(text: str) -> tuple[int, ...]:
    """Read days of the week by their first two letters. Raises ValueError."""
    known = [name.casefold() for name in _short()]
    words = text.casefold().replace(",", " ").split()
    return tuple(sorted({known.index(word[:2]) for word in words}))


def _check_days(text: str) -> str:
    try:
        _days(text)
    except ValueError:
        return tr("Type days of the week, such as: Mo, We.")
    return ""


def _rule(values: dict[str, Any], before: PatternForm | None) -> str:
    """Give the rule that was filled in; months and school holidays stay as they were."""
    rule = parse_rule(values["weeks"])
    old = parse_rule(_WEEKLY if before is None else before.rule)
    every = old.every if values["weeks"] == _WEEKLY else 1
    return str(
        replace(
            rule,
            every=every,
            days=_days(values["days"]),
            months=old.months,
            not_school=old.not_school,
        )
    )
