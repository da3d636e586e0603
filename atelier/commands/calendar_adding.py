"""What ``calendar add`` does: the activity if it is new, the plan, and what is told of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID, uuid5

import click
from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from atelier.calendar.activities import save_activity
from atelier.calendar.activity_facts import ActivityFacts
from atelier.calendar.clashes import Clash, Slot, clashes_of, need_minutes
from atelier.calendar.planning import SavedSeries, save_series, told
from atelier.calendar.plans import Answer, Keep, Plan, PlannedDay, Skip, answer_all, plan_series
from atelier.calendar.wanted import Wanted
from atelier.commands.calendar_second_look import second_look
from atelier.commands.calendar_words import Repeat, host_named, room_named, wanted_of
from atelier.domain import Activity, Actor, Function, Refusal, Room
from atelier.journal.changes import earlier_change
from atelier.language import tr, tr_count
from atelier.words import clock_time, day_in_words

Told = tuple[dict[str, object], str]


class ActivityDiffers(Refusal):
    """An activity of this name is there, and has other facts than were given."""

    def __init__(self) -> None:
        super().__init__(
            tr("There is an activity with this name already, and it is different. Change it first.")
        )


@dataclass(frozen=True)
class Asked:
    """What ``calendar add`` was asked for."""

    name: str
    room: str
    wanted: Wanted
    key: UUID
    capacity: int | None = None
    host: str | None = None
    function: Function | None = None
    keep: str | None = None
    skip: bool = False


def asked_of(name: str, given: Mapping[str, Any], *, today: date, key: UUID) -> Asked:
    """Give what the options say. Raises a UsageError where they do not go together."""
    if given["keep"] is not None and given["skip"]:
        raise click.UsageError("Name either --keep-clashes or --skip-clashes.")
    if given["months"] and not all(1 <= month <= 12 for month in given["months"]):
        raise click.UsageError("--months are two numbers from 1 to 12.")
    first, until = given["first_day"], given["until"]
    wanted = wanted_of(
        _repeat(given),
        starts=given["starts"],
        ends=given["ends"],
        first_day=first.date() if first else today,
        until=until.date() if until else None,
        weeks=given["weeks"],
        leave_out=tuple(one.date() for one in given["leave_out"]),
    )
    return Asked(
        name,
        given["room"],
        wanted,
        key,
        given["capacity"],
        given["host"],
        None if given["function"] is None else Function(given["function"]),
        given["keep"],
        given["skip"],
    )


def _repeat(given: Mapping[str, Any]) -> Repeat:
    """Give when it happens again, as the options say."""
    rules = ("weekly", "working_days", "even", "odd", "nth", "last", "every")
    return Repeat(
        days=tuple(sorted({one.date() for one in given["days"]})),
        **{name: given[name] for name in rules},
        lessons=given["lessons"],
        months=given["months"],
        not_school=given["not_school"],
    )


def preview(session: Session, *, asked: Asked, actor: Actor) -> Told:
    """Show every date; what is written on the way is never committed."""
    activity_id, wanted = _activity(session, asked, actor)
    plan = plan_series(session, activity_id=activity_id, wanted=wanted, actor=actor)
    clashes = [clash for one in plan.days for clash in one.clashes]
    data = {
        "activity": None,
        "series": None,
        "occurrences": [_planned(one) for one in plan.held],
        "skipped": [{"day": one.day, "reason": one.skipped_reason} for one in plan.skipped],
        "clashes": [_clash(clash) for clash in clashes],
        **_notes(plan),
    }
    return data, _text(plan, tr("Nothing was saved."), clashes)


def save(session: Session, *, asked: Asked, actor: Actor) -> Told:
    """Save the activity, if it is new, and its dates, with the answers that were given."""
    done = earlier_change(session, key=asked.key, actor=actor)
    if done is not None:
        saved = told(session, change=done, actor=actor)
        return _saved(session, saved, done.activity_id, {}, actor)
    activity_id, wanted = _activity(session, asked, actor)
    plan = plan_series(session, activity_id=activity_id, wanted=wanted, actor=actor)
    answers: dict[date, Answer] = {}
    while plan.unanswered and (asked.skip or asked.keep is not None):
        # a course that skips a date gets another at the end, which may be taken as well
        answers = answer_all(plan, Skip() if asked.skip else Keep(asked.keep or ""))
        plan = plan_series(
            session, activity_id=activity_id, wanted=wanted, actor=actor, answers=answers
        )
        if asked.keep is not None:
            break
    saved = save_series(
        session,
        activity_id=activity_id,
        wanted=wanted,
        answers=answers,
        actor=actor,
        key=asked.key,
    )
    data, sentence = _saved(session, saved, activity_id, _notes(plan), actor)
    return data, "\n".join([sentence, *second_look(plan)])


def _activity(session: Session, asked: Asked, actor: Actor) -> tuple[int, Wanted]:
    """Find the activity or add it, and give what is wanted in the room that was named."""
    room = room_named(session, asked.room, actor)
    host = None if asked.host is None else host_named(session, asked.host, actor)
    wanted = replace(asked.wanted, room_id=room.id)
    words = asked.name.strip().casefold()
    found = session.scalar(
        select(Activity)
        .where(
            Activity.site_id == actor.site_id,
            or_(func.lower(Activity.name) == words, func.lower(Activity.code) == words),
        )
        .order_by(Activity.id)
        .limit(1)
    )
    if found is None:
        return _added(session, asked, room, host, actor), wanted
    given = (
        (asked.capacity, found.capacity),
        (host, found.host_id),
        (asked.function, found.function),
    )
    if any(one is not None and one != there for one, there in given):
        raise ActivityDiffers
    return found.id, wanted if found.room_id != room.id else asked.wanted


def _added(session: Session, asked: Asked, room: Room, host: int | None, actor: Actor) -> int:
    facts = ActivityFacts(
        name=asked.name,
        room_id=room.id,
        capacity=asked.capacity,
        host_id=host,
        function=asked.function or Function.MEETING,
        setting="none" if asked.function is Function.INTERNAL else "regular",
    )
    key = uuid5(asked.key, "activity")
    return save_activity(session, facts=facts, actor=actor, key=key).activity_id


def _saved(
    session: Session,
    saved: SavedSeries,
    activity_id: int | None,
    notes: Mapping[str, object],
    actor: Actor,
) -> Told:
    clashes = _kept(session, saved, activity_id, actor)
    data = {
        "activity": activity_id,
        "series": saved.series_id,
        "occurrences": [
            {
                "occurrence": one.occurrence_id,
                "day": one.day,
                "starts": f"{one.starts:%H:%M}",
                "ends": f"{one.ends:%H:%M}",
            }
            for one in saved.held
        ],
        "skipped": [{"day": one.day, "reason": one.reason} for one in saved.skipped],
        "clashes": [_clash(clash) for clash in clashes],
        **notes,
    }
    return data, _sentence(len(saved.held), len(saved.skipped))


def _kept(
    session: Session, saved: SavedSeries, activity_id: int | None, actor: Actor
) -> list[Clash]:
    """Give what the saved dates stand over."""
    activity = None if activity_id is None else session.get(Activity, activity_id)
    slots = []
    for one in saved.held:
        if activity is None or one.room_id is None or not one.clash_reason:
            continue
        minutes = need_minutes(activity, session.get(Room, one.room_id))
        slots.append(
            Slot(
                one.day,
                one.starts,
                one.ends,
                one.room_id,
                *minutes,
                occurrence_id=one.occurrence_id,
            )
        )
    found = clashes_of(session, actor=actor, slots=slots)
    return [clash for clashes in found for clash in clashes]


def _planned(one: PlannedDay) -> dict[str, object]:
    return {
        "occurrence": None,
        "day": one.day,
        "starts": f"{one.starts:%H:%M}",
        "ends": f"{one.ends:%H:%M}",
    }


def _clash(clash: Clash) -> dict[str, object]:
    return {
        "day": clash.day,
        "with": clash.name,
        "from": f"{clash.starts:%H:%M}",
        "until": f"{clash.ends:%H:%M}",
        "room": clash.room,
    }


def _notes(plan: Plan) -> dict[str, object]:
    return {
        "gaps": [
            {"after": gap.after, "before": gap.before, "weeks": gap.weeks} for gap in plan.gaps
        ],
        "school_holidays_unknown_after": plan.school_unknown_after,
    }


def _sentence(held: int, skipped: int) -> str:
    dates = tr_count("{count} date goes ahead", "{count} dates go ahead", held)
    return tr("{dates}, {skipped} skipped.", dates=dates, skipped=skipped)


def _text(plan: Plan, end: str, clashes: list[Clash]) -> str:
    lines = [
        day_in_words(one.day, year=True) + (f": {one.skipped_reason}" if not one.held else "")
        for one in plan.days
    ]
    lines += [
        tr(
            "{day}: {room} is taken from {starts} to {ends} by {name}.",
            day=day_in_words(clash.day, year=True),
            room=clash.room,
            starts=clock_time(clash.starts),
            ends=clock_time(clash.ends),
            name=clash.name,
        )
        for clash in clashes
    ]
    lines += [_sentence(len(plan.held), len(plan.skipped)), *second_look(plan)]
    return "\n".join([*lines, end])
