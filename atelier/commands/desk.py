"""``desk``: what the desk's window does, for scripts."""

from datetime import date, datetime
from functools import partial

import click

from atelier.commands.frame import Frame, given_key, naming
from atelier.desk.actions import check_in
from atelier.desk.counting import count_visitors
from atelier.desk.finding import find_at_desk
from atelier.desk.queries import DayView, day_view
from atelier.desk.recent import recent, undone_text
from atelier.desk.regulars import regulars_of
from atelier.desk.undoing import undo
from atelier.domain import Function
from atelier.language import tr, tr_count
from atelier.words import clock_time

_FUNCTIONS = [function.value for function in Function if function is not Function.INTERNAL]


@click.group("desk")
def command() -> None:
    """Find, check in, count and take back, as at the desk."""


@command.command("find")
@click.argument("text")
@click.pass_obj
def find(frame: Frame, text: str) -> None:
    """List what the desk's search field finds, in its order."""
    actor = frame.actor()
    day = frame.read(partial(day_view, actor=actor))
    regulars = frame.read(partial(regulars_of, actor=actor))
    found = frame.read(partial(find_at_desk, text=text, day=day, regulars=regulars, actor=actor))
    rows = [
        {
            "person": hit.id,
            "name": hit.name,
            "age_group": hit.age_group,
            "area": hit.area,
            "expected": list(hit.enrolled),
            "here_since": hit.here_since,
        }
        for hit in found.hits
    ]
    lines = [f"{row['person']}  {row['name']}  {row['age_group']}  {row['area']}" for row in rows]
    frame.answer(rows, "\n".join(lines) or tr("Nobody found."))


@command.command("checkin")
@click.option("--person", "person_id", type=int, required=True)
@click.option("--occurrence", "occurrence_id", type=int)
@click.option("--key", help="The save's own key: the same key again is the same save.")
@click.pass_obj
def checkin(frame: Frame, person_id: int, occurrence_id: int | None, key: str | None) -> None:
    """Write down that a person is in the house, and at the activity."""
    actor = frame.actor()
    action = partial(
        check_in,
        person_id=person_id,
        occurrence_ids=() if occurrence_id is None else (occurrence_id,),
        actor=actor,
        key=given_key(key),
    )
    missing = (
        tr("There is no person with this number.")
        if occurrence_id is None
        else tr("There is no person or no activity with this number.")
    )
    with naming(missing, repeated=key is not None):
        done = frame.perform(action)
    data = {
        "action": done.action_id or None,  # None: nothing was written
        "visit": done.visit_id,
        "participation": done.participation_id,
        "already": done.already,
        "places_left": done.places_left,
    }
    if done.already:
        since = clock_time(actor.clock.wall(done.since).time())
        text = tr("{who} is here already, since {time}.", who=done.person, time=since)
    else:
        text = tr("{who} is checked in.", who=done.person)
    frame.answer(data, text)


@command.command("count")
@click.option("--number", type=int, required=True)
@click.option("--function", "function", type=click.Choice(_FUNCTIONS))
@click.option("--occurrence", "occurrence_id", type=int)
@click.option("--key", help="The save's own key: the same key again is the same save.")
@click.pass_obj
def count(
    frame: Frame,
    number: int,
    function: str | None,
    occurrence_id: int | None,
    key: str | None,
) -> None:
    """Count visitors without a name."""
    if (function is None) == (occurrence_id is None):
        raise click.UsageError("Name either --function or --occurrence.")
    action = partial(
        count_visitors,
        number=number,
        function=None if function is None else Function(function),
        occurrence_id=occurrence_id,
        actor=frame.actor(),
        key=given_key(key),
    )
    with naming(tr("There is no activity with this number."), repeated=key is not None):
        done = frame.perform(action)
    data = {
        "action": done.action_id,
        "tally": done.tally_id,
        "total_today": done.total_today,
    }
    text = tr_count(
        "{count} visitor counted, {total} today.",
        "{count} visitors counted, {total} today.",
        done.number,
        total=done.total_today,
    )
    frame.answer(data, text)


@command.command("undo")
@click.argument("action_id", metavar="ACTION", type=int)
@click.pass_obj
def undo_(frame: Frame, action_id: int) -> None:
    """Take an action back, on whatever day it was done."""
    action = partial(undo, action_id=action_id, actor=frame.actor(), any_day=True)
    with naming(tr("There is no action with this number.")):
        done = frame.perform(action)
    frame.answer({"undone": done.action_id}, tr("It was undone."))


@command.command("recent")
@click.option("--number", type=int, default=12)
@click.pass_obj
def recent_(frame: Frame, number: int) -> None:
    """List the last actions of today."""
    actor = frame.actor()
    found = frame.read(partial(recent, actor=actor, limit=number))
    rows = [
        {
            "action": row.id,
            "sentence": undone_text(row, actor) or row.sentence(name=False),
            "at": row.at,
            "undone": row.undone_at is not None,
        }
        for row in found
    ]
    lines = [f"{row['action']}  {row['sentence']}" for row in rows]
    frame.answer(rows, "\n".join(lines) or tr("Nothing was done today."))


@command.command("today")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]))
@click.pass_obj
def today(frame: Frame, day: datetime | None) -> None:
    """Show a day as the desk sees it."""
    chosen: date | None = None if day is None else day.date()
    view = frame.read(partial(day_view, actor=frame.actor(), day=chosen))
    frame.answer(_as_data(view), _as_text(view))


def _as_data(view: DayView) -> dict[str, object]:
    return {
        "day": view.day,
        "in_house": view.in_house,
        "visits_named": view.visits_named,
        "visits_unnamed": view.visits_unnamed,
        "occurrences": [
            {
                "occurrence": row.id,
                "activity": row.name,
                "starts": f"{row.starts:%H:%M}",
                "ends": f"{row.ends:%H:%M}",
                "room": row.room,
                "state": "cancelled" if row.cancelled else "planned",
                "reason": row.reason,
                "capacity": row.capacity,
                "enrolled": row.enrolled,
                "waiting": row.waiting,
                "present": row.present,
                "unnamed": row.unnamed,
                "volunteers_missing": row.missing,
            }
            for row in view.occurrences
        ],
    }


def _as_text(view: DayView) -> str:
    head = tr("{total} today, {here} in the house", total=view.total, here=view.in_house)
    lines = [
        f"{clock_time(row.starts):>5}  {row.name}  {row.present}/{row.capacity or '-'}"
        for row in view.occurrences
    ]
    return "\n".join([head, *lines])
