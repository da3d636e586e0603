"""What one house asks for on paper of the roster of another."""

from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

from atelier.domain import Actor
from atelier.paper.sheet import Sheet
from atelier.roster.paper.duty import duty_card
from atelier.roster.paper.gaps import gaps_call_list
from atelier.roster.paper.grouping import By
from atelier.roster.paper.roster import wall_roster
from atelier.roster.paper.schedule import own_schedule
from tests.houses import House
from tests.houses_at_work import TOMORROW, work_of_house
from tests.making import TUESDAY
from tests.paper.reading import text_of

Ask = Callable[[Session, Actor, House], object]
_DAYS: dict[str, Any] = {"first_day": TUESDAY, "last_day": TOMORROW}


def _paper(layout: Callable[..., Sheet], words: str, **facts: Any) -> Ask:  # noqa: ANN401
    """Print something, and look for words that are the other house's."""

    def ask(session: Session, me: Actor, it: House) -> object:
        work_of_house(session, it)
        return words in text_of(layout(session, actor=me, key=None, **facts).pdf)

    return ask


def _own(session: Session, me: Actor, it: House) -> object:
    ria = work_of_house(session, it).ria
    return own_schedule(session, person_id=ria, actor=me, key=None, **_DAYS).pages


ROSTER_PAPER_ASKED: dict[str, Ask] = {
    "wall_roster": _paper(wall_roster, "Toos", by=By.ROLE, **_DAYS),
    "duty_card": _paper(duty_card, "Toos", day=TUESDAY),
    "gaps_call_list": _paper(gaps_call_list, "1 place open", **_DAYS),
    "own_schedule": _own,
}
