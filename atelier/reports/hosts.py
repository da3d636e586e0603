"""Hosts in the figures: one line each, under the name of the period (scenario 31).

The words for a row that goes over a change of name stand in ``atelier.reports.host_years``.
"""

from collections.abc import Mapping
from datetime import date

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor
from atelier.domain.rights import Right
from atelier.settings.partners import Partners, partners_of


def host_item(partners: Partners, host_id: int | None, day: date) -> str:
    """Give the item of By.HOST: what an organisation is on the last ``day`` of a period.

    So a rename or a merger that comes later does not change the figures of a closed month.
    """
    found = None if host_id is None else partners.at(host_id, day)
    return "" if found is None else str(found.id)


@needs(Right.SEE_FIGURES)
def newest_items(session: Session, *, actor: Actor) -> Mapping[str, str]:
    """Give the newest item of each host, to lay periods beside each other in one line."""
    partners = partners_of(session, site_id=actor.site_id)
    return {str(host): str(partners.newest(host)) for host in partners.rows}
