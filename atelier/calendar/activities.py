"""Adding activities and changing what is decided about them."""

from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.activity_facts import ActivityFacts, checked
from atelier.calendar.activity_queries import ActivityForm, activity_form
from atelier.calendar.settings_history import FROM_ALWAYS, write_setting
from atelier.domain import (
    Activity,
    Actor,
    CalendarChange,
    ChangeKind,
    Gone,
    Organisation,
    Refusal,
    Room,
)
from atelier.domain.rights import Right
from atelier.journal.changes import earlier_change, recording
from atelier.language import tr
from atelier.people.folding import fold
from atelier.settings.partners import partners_of

_CODE = 5  # letters of the name
_FAR = timedelta(days=2 * 366)
_NO_COLUMNS = {"setting", "setting_from", "experiments"}


@dataclass(frozen=True, slots=True)
class SavedActivity:
    """An activity as it was saved, with what is worth a second look."""

    activity_id: int
    change_id: int
    version: int
    warnings: tuple[str, ...] = ()


class EditedMeanwhile(Refusal):
    """Another desk changed the activity while it was open here. ``theirs`` is what is kept now."""

    def __init__(self, theirs: ActivityForm) -> None:
        super().__init__(
            tr("This was changed at another desk. Compare, and save again if yours is right.")
        )
        self.theirs = theirs


class SettingTooFar(Refusal):
    """A setting from a day that cannot be meant."""

    def __init__(self) -> None:
        super().__init__(tr("Choose a day in the last or the next two years."))


@needs(Right.EDIT_PROGRAMME)
def save_activity(
    session: Session,
    *,
    facts: ActivityFacts,
    actor: Actor,
    key: UUID,
    activity_id: int | None = None,
    version: int | None = None,
) -> SavedActivity:
    """Add an activity, or save its form as a whole; one undo takes it back.

    ``version`` is the one that the form was filled from. Raises EditedMeanwhile where another
    desk saved in between, Gone, SettingTooFar, and the refusals of ``activity_facts.checked``.
    """
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return _told(session, done, facts)
    facts = checked(facts)
    _check_places(session, facts, actor)
    with recording(
        session, kind=ChangeKind.ACTIVITY, actor=actor, key=key, activity_id=activity_id
    ) as change:
        activity = (
            _added(session, facts, actor)
            if activity_id is None
            else _changed(session, activity_id, version, facts, actor)
        )
        change.activity_id = activity.id
        _keep_setting(session, activity.id, facts, actor, new=activity_id is None)
    return SavedActivity(
        activity.id, change.id, activity.version, capacity_warning(session, facts=facts)
    )


def capacity_warning(session: Session, *, facts: ActivityFacts) -> tuple[str, ...]:
    """Say where more people are let in than the room holds."""
    room = None if facts.room_id is None else session.get(Room, facts.room_id)
    if room is None or room.capacity is None:
        return ()
    if facts.capacity is not None and facts.capacity <= room.capacity:
        return ()
    if facts.capacity is None and not facts.enrolment:
        return ()
    return (
        tr(
            "{room} holds {number} people, and the activity lets in more.",
            room=room.name,
            number=room.capacity,
        ),
    )


@needs(Right.PART)
def code_for(session: Session, *, name: str, actor: Actor) -> str:
    """Make a short code from a name, one that the house does not use yet: "STOEL", "STOEL2"."""
    letters = "".join(sign for sign in fold(name) if sign.isascii() and sign.isalnum())
    begin = letters[:_CODE].upper() or "A"
    used = set(
        session.scalars(
            select(Activity.code).where(
                Activity.site_id == actor.site_id, Activity.code.startswith(begin)
            )
        )
    )
    number, code = 1, begin
    while code in used:
        number += 1
        code = f"{begin}{number}"
    return code


def _added(session: Session, facts: ActivityFacts, actor: Actor) -> Activity:
    code = code_for(session, name=facts.name, actor=actor)
    activity = Activity(site_id=actor.site_id, code=code, **_columns(facts))
    session.add(activity)
    session.flush()  # for activity.id
    return activity


def _changed(
    session: Session, activity_id: int, version: int | None, facts: ActivityFacts, actor: Actor
) -> Activity:
    activity = session.get(Activity, activity_id, with_for_update=True, populate_existing=True)
    if activity is None or activity.site_id != actor.site_id:
        raise Gone
    if version is not None and activity.version != version:
        raise EditedMeanwhile(activity_form(session, activity_id=activity_id, actor=actor))
    facts = replace(facts, host_id=_same_host(session, activity, facts.host_id, actor))
    for column, value in _columns(facts).items():
        if getattr(activity, column) != value:
            setattr(activity, column, value)
    session.flush()  # for the new version
    return activity


def _same_host(
    session: Session, activity: Activity, host_id: int | None, actor: Actor
) -> int | None:
    """Keep the row of the host that there was, where the form shows what it is called today."""
    if activity.host_id is None or host_id is None:
        return host_id
    now = partners_of(session, site_id=actor.site_id).at(activity.host_id, actor.today())
    return activity.host_id if now is not None and now.id == host_id else host_id


def _columns(facts: ActivityFacts) -> dict[str, Any]:
    same = {
        one.name: getattr(facts, one.name)
        for one in fields(ActivityFacts)
        if one.name not in _NO_COLUMNS
    }
    return same | {"experiments": ",".join(facts.experiments)}


def _check_places(session: Session, facts: ActivityFacts, actor: Actor) -> None:
    """Take no room and no partner of another house."""
    room = None if facts.room_id is None else session.get(Room, facts.room_id)
    host = None if facts.host_id is None else session.get(Organisation, facts.host_id)
    if facts.room_id is not None and (room is None or room.site_id != actor.site_id):
        raise Gone
    if facts.host_id is not None and (host is None or host.site_id != actor.site_id):
        raise Gone


def _keep_setting(
    session: Session, activity_id: int, facts: ActivityFacts, actor: Actor, *, new: bool
) -> None:
    """Write down since when the setting holds, where it is another than it was."""
    first_day: date = facts.setting_from or (FROM_ALWAYS if new else actor.today())
    if first_day != FROM_ALWAYS and abs(first_day - actor.today()) > _FAR:
        raise SettingTooFar
    if not new:
        known = activity_form(session, activity_id=activity_id, actor=actor).settings
        before = [word for day, word in known if day <= first_day]
        if before and before[-1] == facts.setting:
            return
    write_setting(session, activity_id=activity_id, setting=facts.setting, first_day=first_day)


def _told(session: Session, done: CalendarChange, facts: ActivityFacts) -> SavedActivity:
    activity = None if done.activity_id is None else session.get(Activity, done.activity_id)
    if activity is None:
        raise Gone  # it was undone since
    return SavedActivity(
        activity.id, done.id, activity.version, capacity_warning(session, facts=facts)
    )
