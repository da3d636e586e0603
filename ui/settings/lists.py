"""The subjects that are a list: neighbourhoods and tenants."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from atelier.language import tr
from atelier.settings import lists
from ui.kit.form import Field
from ui.kit.rows_model import Column
from ui.settings.list_panel import Listed, ListPanel

if TYPE_CHECKING:
    from ui.gateway import Gateway

_POSTCODE = 4


def areas_panel(gateway: Gateway) -> ListPanel[lists.AreaFacts]:
    """Give the list of neighbourhoods."""
    columns: list[Column[lists.AreaLine]] = [
        Column(tr("Postcode"), lambda row: row.facts.postcode, width=110),
        Column(tr("Neighbourhood"), lambda row: row.facts.name),
    ]
    fields = [
        Field("postcode", tr("Four digits of the postcode"), limit=_POSTCODE, required=True),
        Field(
            "name",
            tr("What do people call it?"),
            tr("The desk and the figures say this instead of the postcode."),
            limit=lists.AREA_LIMIT,
            required=True,
        ),
    ]
    return ListPanel(
        gateway,
        Listed(
            tr("Neighbourhoods"),
            columns,
            fields,
            read=lambda actor: partial(lists.area_lines, actor=actor),
            save=lambda wanted, was, actor: partial(
                lists.save_area, facts=wanted, was=was, actor=actor
            ),
            remove=lambda was, actor: partial(lists.remove_area, was=was, actor=actor),
            values_of=lambda facts: {"postcode": facts.postcode, "name": facts.name},
            facts_of=lambda values: lists.AreaFacts(values["postcode"], values["name"]),
            name_of=lambda facts: facts.name,
        ),
    )


def tenants_panel(gateway: Gateway) -> ListPanel[lists.TenantFacts]:
    """Give the list of tenants."""
    columns: list[Column[lists.TenantLine]] = [
        Column(tr("Tenant"), lambda row: row.facts.name),
        Column(tr("Where"), lambda row: row.facts.whereabouts),
    ]
    fields = [
        Field("name", tr("Who rents a room?"), limit=lists.TENANT_LIMIT, required=True),
        Field(
            "whereabouts",
            tr("Where do their visitors go?"),
            tr("The desk says this to them. Nothing is written down about them."),
            limit=lists.TENANT_LIMIT,
        ),
    ]
    return ListPanel(
        gateway,
        Listed(
            tr("Tenants"),
            columns,
            fields,
            read=lambda actor: partial(lists.tenant_lines, actor=actor),
            save=lambda wanted, was, actor: partial(
                lists.save_tenant, facts=wanted, was=was, actor=actor
            ),
            remove=lambda was, actor: partial(lists.remove_tenant, was=was, actor=actor),
            values_of=lambda facts: {"name": facts.name, "whereabouts": facts.whereabouts},
            facts_of=lambda values: lists.TenantFacts(values["name"], values["whereabouts"]),
            name_of=lambda facts: facts.name,
        ),
    )
