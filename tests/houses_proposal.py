"""What one house asks of another's proposals and worked hours."""

from collections.abc import Callable
from uuid import uuid4

from sqlalchemy.orm import Session

from atelier.domain import Actor
from atelier.roster import hours, question, weighing
from atelier.roster.problem import Weights
from atelier.roster.sheet import roster_sheet
from tests.houses import House
from tests.houses_at_work import TOMORROW, Work, work_of_house
from tests.houses_register import tomorrow
from tests.making import TUESDAY
from tests.paper.reading import text_of

Ask = Callable[[Session, Actor, House], object]


def _with(ask: Callable[[Session, Actor, House, Work], object]) -> Ask:
    return lambda session, me, it: ask(session, me, it, work_of_house(session, it))


def _weights(session: Session, me: Actor, it: House) -> object:
    weighing.change_weights(session, changed={"must": 1}, actor=it.actor)
    found = weighing.weights_of(session, actor=me)
    return None if found == Weights() else found


def _change_weights(session: Session, me: Actor, it: House) -> object:
    weighing.change_weights(session, changed={"must": 1}, actor=me)
    found = weighing.weights_of(session, actor=it.actor)
    return None if found == Weights() else found


def _question(session: Session, me: Actor, _it: House, _at: Work) -> object:
    found = question.read_question(session, first_day=TUESDAY, last_day=TOMORROW, actor=me)
    return found.shifts


def _confirmed(session: Session, me: Actor, _it: House, _at: Work) -> object:
    return hours.confirm_day(session, day=TUESDAY, actor=tomorrow(me), key=uuid4()).number


def _roster(session: Session, me: Actor, _it: House, _at: Work) -> object:
    sheet = roster_sheet(session, first_day=TUESDAY, last_day=TOMORROW, actor=me, key=None)
    return "Toos" in text_of(sheet.pdf)


PROPOSAL_ASKED: dict[str, Ask] = {
    "read_question": _with(_question),
    "roster_sheet": _with(_roster),
    "weights_of": _weights,
    "change_weights": _change_weights,
    "hours_of_day": _with(
        lambda s, me, _, __: hours.hours_of_day(s, day=TUESDAY, actor=tomorrow(me))
    ),
    "days_to_confirm": _with(
        lambda s, me, _, __: hours.days_to_confirm(
            s, first_day=TUESDAY, last_day=TOMORROW, actor=tomorrow(me)
        )
    ),
    "confirm_day": _with(
        lambda s, me, _, __: (
            hours.confirm_day(s, day=TUESDAY, actor=tomorrow(me), key=uuid4()).number
        )
    ),
}
