"""Lists of volunteers for the tests: a text becomes a plan, and a plan an import."""

from collections.abc import Mapping
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from atelier.people.columns import chosen_columns, recognise_columns
from atelier.people.import_plan import Verdict
from atelier.roster.import_columns import VOLUNTEERS
from atelier.roster.import_plan import VolunteerPlan, plan_volunteers
from atelier.roster.import_undoing import undo_volunteer_import
from atelier.roster.importing import VolunteersImported, import_volunteers
from atelier.tables.reading import read_table
from tests.roster.rostering import Rostering

HEAD = "naam;geboortejaar;telefoon;rollen"
LIST = f"""{HEAD}
Toos van den Berg;1944;06-12345678;Gastvrouw
Riet Jansen;1951;;Gastvrouw, Keuken
Wim de Boer;1960;;
"""


def planned(
    house: Rostering, text: str | bytes, told: Mapping[str, str] | None = None
) -> VolunteerPlan:
    table = read_table(text.encode() if isinstance(text, str) else text)
    columns = recognise_columns(table.header, VOLUNTEERS)
    places = chosen_columns(table.header, columns, told or {}, VOLUNTEERS)
    return house.ask(plan_volunteers, table=table, mapping=places)


def fates(plan: VolunteerPlan) -> list[Verdict]:
    return [row.verdict for row in plan.rows]


def carried_out(
    house: Rostering,
    plan: VolunteerPlan,
    key: UUID | None = None,
    **facts: Any,  # noqa: ANN401
) -> VolunteersImported:
    return house.do(import_volunteers, plan=plan, key=key or uuid4(), **facts)


def taken_back(house: Rostering, batch: int | None) -> tuple[int, int]:
    assert batch is not None
    return house.database.perform(partial(undo_volunteer_import, batch_id=batch, actor=house.actor))
