"""What one house asks of who can do another's shift, and of its proposals."""

from uuid import uuid4

from sqlalchemy.orm import Session

from atelier.domain import Actor, Volunteer
from atelier.roster import candidates, moving, question, running_out, weighing
from tests.houses import House
from tests.houses_at_work import empty_shift
from tests.houses_roster import Ask
from tests.houses_roster import _with as with_work
from tests.making import TUESDAY


def _question(session: Session, me: Actor) -> int:
    found = question.read_question(session, first_day=TUESDAY, last_day=TUESDAY, actor=me)
    return len(found.people)


def _runs_out(session: Session, it: House, me: Actor) -> object:
    session.query(Volunteer).filter_by(person_id=it.person).update({"bhv_until": TUESDAY})
    return running_out.running_out(session, actor=me)


def _weight(session: Session, changing: Actor, reading: Actor) -> bool:
    """Say whether one house reads what another changed."""
    weighing.change_weights(session, changed={"must": 7}, actor=changing)
    return weighing.weights_of(session, actor=reading).must == 7


CANDIDATES_ASKED: dict[str, Ask] = {
    "candidates": with_work(
        lambda s, me, _, at: candidates.candidates(s, shift_id=at.free, actor=me)
    ),
    "move_place": with_work(
        lambda s, me, it, at: moving.move_place(
            s,
            shift_id=at.full,
            person_id=it.person,
            to_shift_id=empty_shift(s, at),
            reason="het kan niet anders",
            actor=me,
            key=uuid4(),
        )
    ),
    "hindrances_of_move": with_work(
        lambda s, me, it, at: moving.hindrances_of_move(
            s, shift_id=at.free, person_id=it.person, to_shift_id=at.full, actor=me
        )
    ),
    "hindrances_of_swap": with_work(
        lambda s, me, it, at: moving.hindrances_of_swap(
            s,
            shift_id=at.full,
            person_id=it.person,
            other_shift_id=at.free,
            other_person_id=at.ria,
            actor=me,
        )
    ),
    "running_out": lambda s, me, it: _runs_out(s, it, me),
    "read_question": lambda s, me, _: _question(s, me),
    "weights_of": lambda s, me, it: _weight(s, it.actor, me),
    "change_weights": lambda s, me, it: _weight(s, me, it.actor),
}
