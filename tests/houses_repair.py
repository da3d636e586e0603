"""What one house asks of another's calls for a gap, and of who is on duty there."""

from uuid import uuid4

from atelier.desk.undoing_any import undo_last_of_desk
from atelier.domain import Reached
from atelier.roster import calling
from tests.houses_at_work import empty_shift
from tests.houses_proposal import Ask
from tests.houses_proposal import _with as with_work

REPAIR_ASKED: dict[str, Ask] = {
    "undo_last_of_desk": with_work(
        lambda s, me, _, at: undo_last_of_desk(s, keys=[at.key], actor=me)
    ),
    "roster_today": with_work(lambda s, me, _, __: calling.roster_today(s, actor=me).shifts),
    "call_list": with_work(lambda s, me, _, at: calling.call_list(s, shift_id=at.free, actor=me)),
    "note_call": with_work(
        lambda s, me, it, at: calling.note_call(
            s,
            shift_id=empty_shift(s, at),
            person_id=it.person,
            reached=Reached.VOICEMAIL,
            actor=me,
            key=uuid4(),
        )
    ),
    "note_no": with_work(
        lambda s, me, it, at: calling.note_no(
            s, shift_id=empty_shift(s, at), person_id=it.person, actor=me, key=uuid4()
        )
    ),
    "come_instead": with_work(
        lambda s, me, it, at: calling.come_instead(
            s,
            shift_id=empty_shift(s, at),
            person_id=it.person,
            reason="het kan niet anders",
            actor=me,
            key=uuid4(),
        )
    ),
}
