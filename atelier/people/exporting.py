"""People as a list for a spreadsheet, which imports again as the same people."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor, NameOrder, Person
from atelier.domain.rights import Right
from atelier.language import tr
from atelier.people.import_plan import NAME_COLUMNS
from atelier.people.import_rows import field_label
from atelier.tables.writing import Cell

_FIELDS = (
    "given_name",
    "prefix",
    "family_name",
    "partner_prefix",
    "partner_name",
    "name_order",
    "birth_year",
    "postcode",
    "phone",
    "email",
    "may_contact",
)


@needs(Right.EXPORT, told=True)
def people_table(session: Session, *, actor: Actor) -> tuple[list[str], list[tuple[Cell, ...]]]:
    """Give headings and rows of everybody the house knows, as Dutch lists are sorted."""
    header = [tr("Number"), *(field_label(name) for name in _FIELDS)]
    found = session.execute(
        select(
            Person.id,
            *NAME_COLUMNS,
            Person.birth_year,
            Person.postcode,
            Person.phone,
            Person.email,
            Person.may_contact,
        )
        .where(Person.site_id == actor.site_id)
        .order_by(Person.sort_key, Person.id)
    ).all()
    return header, [_row(row) for row in found]


def _row(row: Sequence[Any]) -> tuple[Cell, ...]:
    order = len(NAME_COLUMNS)  # the number stands before the parts of the name
    return (*row[:order], _order_words()[row[order]], *row[order + 1 : -1], _yes_or_no(row[-1]))


def _order_words() -> dict[NameOrder, str]:
    return {
        NameOrder.OWN: "",
        NameOrder.PARTNER: tr("partner"),
        NameOrder.PARTNER_OWN: tr("partner-own"),
        NameOrder.OWN_PARTNER: tr("own-partner"),
    }


def _yes_or_no(truth: bool | None) -> str:
    if truth is None:
        return ""
    return tr("yes") if truth else tr("no")
