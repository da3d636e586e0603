"""Activities as their form and the lists to choose from need them."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.activity_facts import ActivityFacts
from atelier.calendar.settings_history import settings_of
from atelier.domain import Activity, Actor, Function, Gone, Room
from atelier.domain.rights import Right
from atelier.settings.offered import offered_of
from atelier.settings.partners import partners_of


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """An activity to choose; ``room_id`` is the room it usually has."""

    id: int
    code: str
    name: str
    room_id: int | None
    room: str
    capacity: int | None
    sensitive: bool = False


@dataclass(frozen=True, slots=True)
class RoomRow:
    """A room to choose, with the minutes that it needs before and after."""

    id: int
    name: str
    capacity: int | None
    setup_minutes: int
    clearing_minutes: int


@dataclass(frozen=True, slots=True)
class Choices:
    """What an activity can have: the rooms, the partners under the name of today, a function."""

    rooms: tuple[RoomRow, ...]
    hosts: tuple[tuple[int, str], ...]
    functions: tuple[Function, ...] = tuple(Function)

    def room(self, room_id: int | None) -> RoomRow | None:
        """Give a room by its number."""
        return next((room for room in self.rooms if room.id == room_id), None)


@dataclass(frozen=True, slots=True)
class ActivityForm:
    """An activity as its form shows it. ``version`` is that of the row; ``settings`` since when.

    ``facts.setting`` is that of today; ``settings`` may know of a later one. ``facts.host_id`` is
    the host as it is called today.
    """

    id: int
    code: str
    version: int
    facts: ActivityFacts
    settings: tuple[tuple[date, str], ...]


@dataclass(frozen=True, slots=True)
class PlanningChoices:
    """All that the forms of planning offer, and the activity that one is about."""

    activities: tuple[ActivityRow, ...]
    choices: Choices
    form: ActivityForm | None = None


@needs(Right.SEE_PROGRAMME)
def planning_choices(
    session: Session, *, actor: Actor, activity_id: int | None = None
) -> PlanningChoices:
    """Read everything that a form of planning needs at once. Raises Gone."""
    return PlanningChoices(
        tuple(activity_rows(session, actor=actor)),
        activity_choices(session, actor=actor),
        None
        if activity_id is None
        else activity_form(session, activity_id=activity_id, actor=actor),
    )


@needs(Right.SEE_PROGRAMME)
def activity_form(session: Session, *, activity_id: int, actor: Actor) -> ActivityForm:
    """Give what is kept of an activity. Raises Gone."""
    activity = session.get(Activity, activity_id)
    if activity is None or activity.site_id != actor.site_id:
        raise Gone
    settings, today = settings_of(session, activity_id=activity_id), actor.today()
    host = None
    if activity.host_id is not None:
        host = partners_of(session, site_id=actor.site_id).at(activity.host_id, today)
    return ActivityForm(
        activity.id,
        activity.code,
        activity.version,
        _facts(activity, _setting_on(settings, today), None if host is None else host.id),
        tuple(settings),
    )


@needs(Right.SEE_PROGRAMME)
def activity_rows(session: Session, *, actor: Actor) -> list[ActivityRow]:
    """List the activities of the house by name."""
    rows = session.execute(
        select(
            Activity.id,
            Activity.code,
            Activity.name,
            Activity.room_id,
            Room.name,
            Activity.capacity,
            Activity.sensitive,
        )
        .outerjoin(Room, Room.id == Activity.room_id)
        .where(Activity.site_id == actor.site_id)
    )
    found = [
        ActivityRow(id_, code, name, room_id, room or "", capacity, sensitive)
        for id_, code, name, room_id, room, capacity, sensitive in rows
    ]
    return sorted(found, key=lambda row: (row.name.casefold(), row.id))


@needs(Right.SEE_PROGRAMME)
def activity_choices(session: Session, *, actor: Actor) -> Choices:
    """Give the rooms of the house, and the partners that bear their name today."""
    today = actor.today()
    rooms = session.scalars(select(Room).where(Room.site_id == actor.site_id).order_by(Room.id))
    hosts = partners_of(session, site_id=actor.site_id).current(today)
    return Choices(
        tuple(
            RoomRow(room.id, room.name, room.capacity, room.setup_minutes, room.clearing_minutes)
            for room in rooms
        ),
        tuple((host.id, host.name) for host in hosts),
        (*offered_of(session, site_id=actor.site_id).functions, Function.INTERNAL),
    )


def _facts(activity: Activity, setting: str, host_id: int | None) -> ActivityFacts:
    return ActivityFacts(
        name=activity.name,
        public_name=activity.public_name,
        function=activity.function,
        setting=setting,
        access=activity.access,
        host_id=host_id,
        room_id=activity.room_id,
        capacity=activity.capacity,
        minimum=activity.minimum,
        price_cents=activity.price_cents,
        volunteers_needed=activity.volunteers_needed,
        professionals_needed=activity.professionals_needed,
        audience=activity.audience,
        experiments=tuple(one.strip() for one in activity.experiments.split(",") if one.strip()),
        enrolment=activity.enrolment,
        walk_in=activity.walk_in,
        sensitive=activity.sensitive,
        for_children=activity.for_children,
        setup_minutes=activity.setup_minutes,
        clearing_minutes=activity.clearing_minutes,
    )


def _setting_on(settings: list[tuple[date, str]], day: date) -> str:
    return next((word for first, word in reversed(settings) if first <= day), "regular")
