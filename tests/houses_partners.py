"""What one house asks about the partners and the targets of another."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from atelier.domain import Actor
from atelier.settings.partners import partners_of
from tests.houses import House

Ask = Callable[[Session, Actor, House], object]

PARTNERS_ASKED: dict[str, Ask] = {
    "partners_of": lambda s, me, _: partners_of(s, site_id=me.site_id).rows,
}
PARTNERS_WITHIN: set[str] = set()
