"""What a house keeps of visitors beside a name: nothing, until it writes down why (rule P30).

A house that begins with this version begins with everything off. One that is older goes on as
it was, and is asked for its reasons as soon as somebody saves them. What was kept before a field
was switched off stays until the person is corrected or erased; nothing new is kept in it. Of a
child the year of birth is always kept (DOMAIN 4.3), and of volunteers what their work needs.
The reasons stand in the register of processing (rule P19).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy.orm import Session

from atelier.access.asking import needs, unasked
from atelier.domain import Actor, Refusal
from atelier.domain.rights import Right
from atelier.domain.text import clean
from atelier.language import tr
from atelier.settings.keeping import hold_settings, is_change, read_values, write_values
from atelier.settings.refusals import WrongSetting

REASON_LEAST, REASON_LIMIT = 10, 200  # letters
SETTLED = "fields_settled"  # set where a house was founded with everything off, or was asked
_PREFIX, _SINCE = "field_", "_since"


class OptionalField(StrEnum):
    """What may be kept of a visitor, for a reason."""

    BIRTH_YEAR = "birth_year"
    POSTCODE = "postcode"
    PHONE = "phone"
    EMAIL = "email"


class FieldOff(Refusal):
    """Something is to be kept that the house has no reason for."""

    def __init__(self, field: OptionalField) -> None:
        super().__init__(
            tr(
                "{field}: this house does not keep it. The settings say what is kept, and why.",
                field=field_name(field),
            )
        )
        self.field = field


class ReasonNeeded(WrongSetting):
    """A field without a reason that somebody else would understand."""

    def __init__(self, field: OptionalField) -> None:
        super().__init__(
            f"{field.value}_reason",
            tr("Write down why the house needs this: {least} letters or more.", least=REASON_LEAST),
        )


@dataclass(frozen=True, slots=True)
class FieldsKept:
    """Why each field is kept; None where it is not, empty where nobody wrote it down yet.

    ``since`` is the day from which each is kept for its reason.
    """

    reasons: Mapping[OptionalField, str | None]
    since: Mapping[OptionalField, date]

    def on(self, field: OptionalField) -> bool:
        """Whether a field is kept."""
        return self.reasons.get(field) is not None


ALL_KEPT = FieldsKept(dict.fromkeys(OptionalField, ""), {})
"""As it is in a house that was never asked."""


@unasked("how the house is set up; nobody stands in it")
@unasked("how the house is set up; nobody stands in it")
def fields_kept(session: Session, *, site_id: int) -> FieldsKept:
    """Read what a house keeps of visitors."""
    values = read_values(session, site_id=site_id, names=_names())
    settled = SETTLED in values
    reasons: dict[OptionalField, str | None] = {
        field: values.get(f"{_PREFIX}{field.value}", None if settled else "")
        for field in OptionalField
    }
    days = {field: values.get(f"{_PREFIX}{field.value}{_SINCE}") for field in OptionalField}
    return FieldsKept(
        reasons, {field: date.fromisoformat(day) for field, day in days.items() if day}
    )


@needs(Right.SETTINGS)
def save_fields(
    session: Session,
    *,
    reasons: Mapping[OptionalField, str | None],
    was: Mapping[OptionalField, str | None],
    actor: Actor,
) -> FieldsKept:
    """Keep these fields from now on, each for its reason; None keeps one no more.

    Raises ReasonNeeded, SettingsChangedElsewhere or an UnreadableText.
    """
    wanted = {field: _reason(field, reasons.get(field)) for field in OptionalField}
    hold_settings(session, actor=actor)
    there = fields_kept(session, site_id=actor.site_id)
    if is_change(there=dict(there.reasons), was=dict(was), wanted=wanted):
        values = _values(wanted, there, actor.today())
        write_values(session, names=_names(), values=values, actor=actor)
    return fields_kept(session, site_id=actor.site_id)


def field_name(field: OptionalField) -> str:
    """Name a field as the forms do."""
    return {
        OptionalField.BIRTH_YEAR: tr("Year of birth"),
        OptionalField.POSTCODE: tr("Postcode"),
        OptionalField.PHONE: tr("Phone"),
        OptionalField.EMAIL: tr("E-mail"),
    }[field]


def _names() -> tuple[str, ...]:
    fields = [f"{_PREFIX}{field.value}" for field in OptionalField]
    return (SETTLED, *fields, *(f"{name}{_SINCE}" for name in fields))


def _reason(field: OptionalField, text: str | None) -> str | None:
    if text is None:
        return None
    reason = clean(text, limit=REASON_LIMIT)
    if len(reason) < REASON_LEAST:
        raise ReasonNeeded(field)
    return reason


def _values(
    wanted: Mapping[OptionalField, str | None], there: FieldsKept, today: date
) -> dict[str, str]:
    values = {SETTLED: "yes"}
    for field, reason in wanted.items():
        if reason is not None:
            same = there.reasons[field] == reason
            since = there.since.get(field, today) if same else today
            values[f"{_PREFIX}{field.value}"] = reason
            values[f"{_PREFIX}{field.value}{_SINCE}"] = since.isoformat()
    return values
