"""What the form of a partner saves."""

from collections.abc import Collection, Mapping
from datetime import date
from enum import IntEnum
from functools import partial
from typing import Any

from atelier.calendar.typed import read_day
from atelier.language import tr
from atelier.reports.partner_list import PartnerRow
from atelier.reports.partners import (
    add_partner,
    correct_partner,
    merge_organisations,
    rename_organisation,
)
from ui.reports.partner_words import saved_words


class Doing(IntEnum):
    """What the form is about."""

    RENAME = 0
    MERGE = 1
    CORRECT = 2
    ADD = 3


def what_to_save(
    doing: Doing,
    partner: PartnerRow | None,
    values: Mapping[str, Any],
    merged: Collection[int],
    today: date,
) -> tuple[partial[int], str]:
    """Give what is to be done, without its actor and key, and what is said then.

    ``merged`` are the ids of the partners with which it merges. Raises DayNotUnderstood.
    """
    name, kind = str(values["name"]), str(values["kind"])
    if partner is None:
        return partial(add_partner, name=name, kind=kind), tr("{name} was added.", name=name)
    if doing is Doing.CORRECT:
        correct = partial(
            correct_partner, partner_id=partner.id, was=partner.name, name=name, kind=kind
        )
        return correct, tr("{name} was saved.", name=name)
    day = read_day(str(values["day"]), today)
    if doing is Doing.RENAME:
        rename = partial(rename_organisation, organisation_id=partner.id, name=name, first_day=day)
        return rename, saved_words(name, day)
    ids = sorted({partner.id, *merged})
    merge = partial(merge_organisations, organisation_ids=ids, name=name, first_day=day)
    return merge, saved_words(name, day)
