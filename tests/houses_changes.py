"""What one house asks about changes of what another has planned."""

from collections.abc import Callable
from datetime import time, timedelta
from uuid import uuid4

from sqlalchemy.orm import Session

from atelier.calendar import cancelling, change_form, changing, diff_facts, moving, undoing
from atelier.calendar.diff import ChangeWanted, Reach
from atelier.domain import Actor, Occurrence, OccurrenceState
from tests.houses import House

Ask = Callable[[Session, Actor, House], object]

_LATER = ChangeWanted(starts=time(15), ends=time(16))


def _next(session: Session, it: House, *, off: bool = False) -> int:
    """Plan their activity once more, a week later; it is rolled back."""
    yoga = session.get_one(Occurrence, it.yoga)
    row = Occurrence(
        activity_id=yoga.activity_id,
        series_id=yoga.series_id,
        day=yoga.day + timedelta(weeks=1),
        starts=yoga.starts,
        ends=yoga.ends,
        state=OccurrenceState.CANCELLED if off else OccurrenceState.PLANNED,
    )
    session.add(row)
    session.flush()
    return row.id


CHANGES_ASKED: dict[str, Ask] = {
    "plan_change": lambda s, me, it: changing.plan_change(
        s, occurrence_id=_next(s, it), reach=Reach.THIS, wanted=_LATER, actor=me
    ),
    "plan_change of a series": lambda s, me, it: changing.plan_change(
        s, occurrence_id=_next(s, it), reach=Reach.ALL_FUTURE, wanted=_LATER, actor=me
    ),
    "save_change": lambda s, me, it: changing.save_change(
        s, occurrence_id=_next(s, it), reach=Reach.FOLLOWING, wanted=_LATER, seen=None,
        actor=me, key=uuid4(),
    ),
    "save_change with their key": lambda s, me, it: changing.save_change(
        s, occurrence_id=_next(s, it), reach=Reach.THIS, wanted=_LATER, seen=None,
        actor=me, key=it.change_key,
    ),
    "move_occurrence": lambda s, me, it: moving.move_occurrence(
        s, occurrence_id=_next(s, it), wanted=_LATER, actor=me, key=uuid4()
    ),
    "move_occurrence into their room": lambda s, me, it: moving.move_occurrence(
        s, occurrence_id=_next(s, it), wanted=ChangeWanted(room_id=it.slot.room_id),
        actor=me, key=uuid4(),
    ),
    "reinstate_occurrence": lambda s, me, it: moving.reinstate_occurrence(
        s, occurrence_id=_next(s, it, off=True), actor=me, key=uuid4()
    ),
    "plan_cancel": lambda s, me, it: cancelling.plan_cancel(
        s, occurrence_id=_next(s, it), actor=me
    ),
    "cancel_occurrence": lambda s, me, it: cancelling.cancel_occurrence(
        s, occurrence_id=_next(s, it), reason="Storm", actor=me, key=uuid4()
    ),
    "change_facts": lambda s, me, it: change_form.change_facts(
        s, occurrence_id=it.yoga, actor=me
    ),
    "cancel_facts": lambda s, me, it: change_form.cancel_facts(
        s, occurrence_id=it.yoga, actor=me
    ),
    "again_or_target": lambda s, me, it: changing.again_or_target(
        s, occurrence_id=it.yoga, actor=me, key=uuid4()
    ),
    "target_of": lambda s, me, it: diff_facts.target_of(s, occurrence_id=it.yoga, actor=me),
    "room_of": lambda s, me, it: diff_facts.room_of(s, it.slot.room_id, me),
    "take_back_change": lambda s, me, it: undoing.take_back_change(
        s, change_id=it.change, actor=me
    ),
    "take_back_last_change": lambda s, me, it: undoing.take_back_last_change(
        s, keys=[it.change_key], actor=me
    ),
}  # fmt: skip
CHANGES_WITHIN = {
    *("series_diff", "single_diff", "off_diff", "checked_diff", "write_single", "write_rows"),
    *("occurrences_of_series", "attached_to", "calendar_around", "with_clashes", "slot_of"),
    *("receipt_again", "diff_or_refusal"),
}
