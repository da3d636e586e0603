"""The last things done at the desk, as sentences, each with its own undo."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import BindParameter, bindparam, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.attendance.marks import REGISTER_KINDS
from atelier.calendar.naming import shown_name
from atelier.desk.questions import topic_name
from atelier.discreet import Discreet
from atelier.domain import (
    Action,
    ActionKind,
    Activity,
    Actor,
    CalendarChange,
    ChangedRow,
    Enrolment,
    EnrolmentState,
    Occurrence,
    Participation,
    Person,
    Question,
    Tally,
)
from atelier.domain.functions import function_label
from atelier.domain.rights import Right
from atelier.language import tr, tr_count
from atelier.people.names import name_of
from atelier.words import clock_time

# Read after every commit, and built once: building a statement takes longer than running it.
_ACTIONS: BindParameter[int] = bindparam("actions", expanding=True)
_OF_TODAY = (
    select(Action, Person)
    .join(Person, Person.id == Action.person_id, isouter=True)
    .where(Action.site_id == bindparam("site"), Action.day == bindparam("day"))
    .order_by(Action.id.desc())
    .limit(bindparam("limit"))
)
_TAKEN_PART_IN = (
    select(Participation.action_id, Activity)
    .join(Occurrence, Occurrence.id == Participation.occurrence_id)
    .join(Activity, Activity.id == Occurrence.activity_id)
    .where(Participation.action_id.in_(_ACTIONS))
    .order_by(Participation.id)
)
_COUNTED_AT = (
    select(Tally.action_id, Activity)
    .join(Occurrence, Occurrence.id == Tally.occurrence_id)
    .join(Activity, Activity.id == Occurrence.activity_id)
    .where(Tally.action_id.in_(_ACTIONS))
)
_REGISTERS = (
    select(Action.id, Activity)
    .join(Occurrence, Occurrence.id == Action.occurrence_id)
    .join(Activity, Activity.id == Occurrence.activity_id)
    .where(Action.id.in_(_ACTIONS), Action.kind.in_(REGISTER_KINDS))
)
_TOPICS = select(Question.action_id, Question.topic).where(Question.action_id.in_(_ACTIONS))
_PLACES = (
    select(CalendarChange.action_id, Activity, Enrolment.state)
    .join(Activity, Activity.id == CalendarChange.activity_id)
    .join(ChangedRow, ChangedRow.change_id == CalendarChange.id)
    .join(Enrolment, Enrolment.id == ChangedRow.row_id)
    .where(CalendarChange.action_id.in_(_ACTIONS), ChangedRow.kind == Enrolment.__tablename__)
)
_COUNTED = select(Tally.id, Tally.action_id, Tally.visits, Tally.participations).where(
    Tally.action_id.in_(_ACTIONS), Tally.named_from_id.is_(None)
)
_NAMED = select(Tally.named_from_id).where(
    Tally.named_from_id.in_(bindparam("counted", expanding=True))
)

_ABOUT_PLACES = frozenset({ActionKind.ENROL, ActionKind.WITHDRAW})


@dataclass(frozen=True, slots=True, repr=False)
class RecentRow(Discreet):
    """One action. ``who`` is the name, ``initials`` what is left of it after ten seconds.

    ``who`` is empty where nobody has a name; ``nameless`` is how many of it still have none.
    """

    id: int
    key: UUID
    at: datetime
    kind: ActionKind
    who: str
    initials: str
    what: str
    number: int
    nameless: int
    undone_at: datetime | None
    undone_by: str

    def sentence(self, *, name: bool) -> str:
        """Say what was done, with the whole name or with the initials.

        Of what was undone only ``undone_text`` can be told: the visitor is forgotten.
        """
        who = self.who if name else self.initials
        if self.kind is ActionKind.QUESTION:
            return tr("Question: {what}", what=self.what)
        if self.kind in REGISTER_KINDS:
            told = tr("Attendance: {what}", what=self.what)
            return f"{told} · {who}" if who else told
        if not who:
            who = tr_count("{count} without a name", "{count} without a name", self.number)
        elif self.number:
            who = f"{who} +{self.number}"
        return f"{who} → {self.what}"


@needs(Right.SEE_DESK)
def recent(session: Session, *, actor: Actor, limit: int = 12) -> tuple[RecentRow, ...]:
    """List the actions of today, the last one first; undone ones stay in the list."""
    here = {"site": actor.site_id, "day": actor.today(), "limit": limit}
    found = session.execute(_OF_TODAY, here).all()
    facts = _Facts(session, [action for action, _ in found])
    return tuple(_row(action, person, facts) for action, person in found)


def undone_text(row: RecentRow, actor: Actor) -> str:
    """Say when an action was taken back, and by whom."""
    if row.undone_at is None:
        return ""
    time = clock_time(actor.clock.wall(row.undone_at).time())
    return tr("Undone at {time} by {by}", time=time, by=row.undone_by)


def _row(action: Action, person: Person | None, facts: "_Facts") -> RecentRow:
    name = None if person is None else name_of(person)
    group = action.kind in (ActionKind.GROUP, *REGISTER_KINDS) and action.named
    people = tr_count("{count} person", "{count} people", action.named) if group else ""
    return RecentRow(
        id=action.id,
        key=action.key,
        at=action.at,
        kind=action.kind,
        who=people if name is None else name.list_name,
        initials=people if name is None else name.initials,
        what=facts.what(action),
        number=action.number,
        nameless=facts.nameless.get(action.id, 0),
        undone_at=action.undone_at,
        undone_by=action.undone_by or "",
    )


class _Facts:
    """What the sentences of a few actions need, each kind read with one query."""

    def __init__(self, session: Session, found: list[Action]) -> None:
        actions = [action.id for action in found]
        these = {"actions": actions}
        self._places = _places(session, [one.id for one in found if one.kind in _ABOUT_PLACES])
        self._activities = _by_action(session.execute(_TAKEN_PART_IN, these).all())
        self._counted_at = _by_action(session.execute(_COUNTED_AT, these).all())
        self._registers = _by_action(session.execute(_REGISTERS, these).all())
        self._topics = dict(session.execute(_TOPICS, these).all())
        self.nameless = _nameless(session, actions)

    def what(self, action: Action) -> str:
        """Say what it was about."""
        if action.id in self._topics:
            return topic_name(self._topics[action.id])
        if action.id in self._places:
            return _place_words(action, *self._places[action.id])
        names = (
            self._activities.get(action.id)
            or self._counted_at.get(action.id)
            or self._registers.get(action.id)
        )
        if names:
            return ", ".join(dict.fromkeys(names))
        if action.function is not None:
            return function_label(action.function)
        return tr("in the house")


def _places(session: Session, actions: list[int]) -> dict[int, tuple[str, bool]]:
    """Give the activity of each place that was given or given back, and whether one waits."""
    found: dict[int, tuple[str, bool]] = {}
    if not actions:
        return found
    for change, activity, state in session.execute(_PLACES, {"actions": actions}).all():
        action = change or 0
        waits = state is EnrolmentState.WAITING or found.get(action, ("", False))[1]
        found[action] = shown_name(activity), waits
    return found


def _place_words(action: Action, activity: str, waits: bool) -> str:
    if action.kind is ActionKind.WITHDRAW:
        return tr("withdrawn: {activity}", activity=activity)
    if waits:
        return tr("on the waiting list: {activity}", activity=activity)
    return tr("enrolled: {activity}", activity=activity)


def _by_action(rows: Iterable[tuple[int | None, Activity]]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for action, activity in rows:
        if action is not None:
            found.setdefault(action, []).append(shown_name(activity))
    return found


def _nameless(session: Session, actions: list[int]) -> dict[int, int]:
    """Give per action how many of its visitors still have no name."""
    left: dict[int, int] = {}
    origin: dict[int, int] = {}
    rows = session.execute(_COUNTED, {"actions": actions})
    for tally_id, action, visits, participations in rows:
        if action is None:
            continue
        origin[tally_id] = action
        left[action] = max(visits, participations)
    for source in session.scalars(_NAMED, {"counted": list(origin)}):
        if source is not None:
            left[origin[source]] -= 1
    return left
