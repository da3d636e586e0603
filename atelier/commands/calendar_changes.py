"""``calendar move``, ``cancel``, ``change`` and ``undo``: changing what is planned."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from functools import partial

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.calendar.cancelling import cancel_occurrence
from atelier.calendar.change_receipts import ChangeSaved
from atelier.calendar.changing import plan_change, save_change
from atelier.calendar.diff import ChangeWanted, Diff, DiffRow, Fate, Place, Reach
from atelier.calendar.moving import move_occurrence
from atelier.calendar.plans import Answer, Keep, Skip
from atelier.calendar.recurrence import Rule, parse_rule
from atelier.commands.calendar import calendar
from atelier.commands.calendar_words import DATE, WallTime, room_named
from atelier.commands.frame import Frame, given_key, naming
from atelier.domain import Activity, Actor, Gone, Occurrence, Series
from atelier.enrolment.undoing import take_back
from atelier.language import tr
from atelier.words import clock_time, day_in_words

_LOST = (Fate.FALLS_OUT, Fate.REMOVED, Fate.CANCELLED, Fate.SKIPPED)
_RULES = {"weekly": Rule(), "every-2": Rule(every=2)}

_KEY = click.option("--key", help="The save's own key: the same key again is the same save.")
_KEEP = click.option(
    "--keep-clashes", "keep", metavar="REASON", help="Stand over what is there, and why."
)
_DRY = click.option("--dry-run", is_flag=True, help="Show every date and save nothing.")


@calendar.command("move")
@click.argument("occurrence_id", metavar="OCCURRENCE", type=int)
@click.option("--day", type=DATE)
@click.option("--starts", type=WallTime())
@click.option("--ends", type=WallTime())
@click.option("--room", help="Its code or its name.")
@click.option("--capacity", type=click.IntRange(1, 10_000))
@_KEEP
@_DRY
@_KEY
@click.pass_obj
def move(
    frame: Frame,
    occurrence_id: int,
    day: datetime | None,
    starts: time | None,
    ends: time | None,
    room: str | None,
    capacity: int | None,
    keep: str | None,
    dry_run: bool,
    key: str | None,
) -> None:
    """Move one occurrence and no other; a cancelled one goes ahead in its new place."""
    actor = frame.actor()
    wanted = ChangeWanted(
        day=None if day is None else day.date(),
        starts=starts,
        ends=ends,
        room_id=_room(frame, room, actor),
        capacity=capacity,
    )
    with naming(tr("There is no activity with this number."), repeated=key is not None):
        _change(frame, occurrence_id, Reach.THIS, wanted, keep, key, actor, dry_run=dry_run)


@calendar.command("cancel")
@click.argument("occurrence_id", metavar="OCCURRENCE", type=int)
@click.option("--reason", required=True)
@_KEY
@click.pass_obj
def cancel(frame: Frame, occurrence_id: int, reason: str, key: str | None) -> None:
    """Say that an occurrence does not go ahead, and why."""
    action = partial(
        cancel_occurrence,
        occurrence_id=occurrence_id,
        reason=reason,
        actor=frame.actor(),
        key=given_key(key),
    )
    with naming(tr("There is no activity with this number."), repeated=key is not None):
        done = frame.perform(action)
    frame.answer(_saved(done), done.sentence)


@calendar.command("change")
@click.argument("series_id", metavar="SERIES", type=int)
@click.option("--from", "first_day", type=DATE, help="Default: today.")
@click.option("--starts", type=WallTime())
@click.option("--ends", type=WallTime())
@click.option("--room", help="Its code or its name.")
@click.option("--capacity", type=click.IntRange(1, 10_000))
@click.option("--day", type=DATE, help="The new day of the first one; the others move as far.")
@click.option("--rule", type=click.Choice(["weekly", "every-2", "even-weeks", "odd-weeks"]))
@click.option("--until", type=DATE, help="The last day of the series.")
@_KEEP
@click.option("--skip-clashes", "skip", is_flag=True, help="Leave those dates out.")
@_DRY
@_KEY
@click.pass_obj
def change(
    frame: Frame,
    series_id: int,
    first_day: datetime | None,
    starts: time | None,
    ends: time | None,
    room: str | None,
    capacity: int | None,
    day: datetime | None,
    rule: str | None,
    until: datetime | None,
    keep: str | None,
    skip: bool,
    dry_run: bool,
    key: str | None,
) -> None:
    """Change a series from a day on; what is over, attended or made by hand stays."""
    if keep is not None and skip:
        raise click.UsageError("Name either --keep-clashes or --skip-clashes.")
    actor = frame.actor()
    begin = actor.today() if first_day is None else first_day.date()
    wanted = ChangeWanted(
        day=None if day is None else day.date(),
        starts=starts,
        ends=ends,
        room_id=_room(frame, room, actor),
        capacity=capacity,
        rule=_rule(rule),
        last_day=None if until is None else until.date(),
    )
    with naming(tr("There is no series with this number."), repeated=key is not None):
        pointed = frame.read(partial(_first_of, series_id=series_id, begin=begin, actor=actor))
        _change(
            frame, pointed, Reach.FOLLOWING, wanted, keep, key, actor, skip=skip, dry_run=dry_run
        )


@calendar.command("undo")
@click.argument("change_id", metavar="CHANGE", type=int)
@click.pass_obj
def undo(frame: Frame, change_id: int) -> None:
    """Take a change of the calendar back, as a whole."""
    action = partial(take_back, change_id=change_id, actor=frame.actor())
    with naming(tr("There is no change with this number.")):
        done = frame.perform(action)
    frame.answer({"undone": done.id, "kind": done.kind.value}, tr("It was undone."))


def _change(
    frame: Frame,
    occurrence_id: int,
    reach: Reach,
    wanted: ChangeWanted,
    keep: str | None,
    key: str | None,
    actor: Actor,
    *,
    skip: bool = False,
    dry_run: bool = False,
) -> None:
    pointed = {"occurrence_id": occurrence_id, "reach": reach, "wanted": wanted, "actor": actor}
    plan: Callable[..., Diff] = partial(plan_change, **pointed)  # type: ignore[arg-type]
    diff = frame.read(plan)
    if dry_run:
        frame.answer(_planned(diff), _text(diff, tr("Nothing was saved.")))
        return
    answers: dict[date, Answer] = {}
    while diff.unanswered and (skip or keep is not None):
        answer: Answer = Skip() if skip else Keep(keep or "")
        answers |= {row.day: answer for row in diff.unanswered}
        diff = frame.read(partial(plan, answers=answers))
        if keep is not None:
            break
    save: Callable[..., ChangeSaved] = partial(save_change, **pointed)  # type: ignore[arg-type]
    if reach is Reach.THIS:
        save = partial(move_occurrence, occurrence_id=occurrence_id, wanted=wanted, actor=actor)
    done = frame.perform(partial(save, answers=answers, seen=None, key=given_key(key)))
    frame.answer(_saved(done), f"{diff.sentence}\n{done.sentence}")


def _first_of(session: Session, *, series_id: int, begin: date, actor: Actor) -> int:
    """Give the first occurrence of a series from a day on, else its last. Raises Gone."""
    rows = session.execute(
        select(Occurrence.id, Occurrence.rule_day, Occurrence.day)
        .join(Series, Series.id == Occurrence.series_id)
        .join(Activity, Activity.id == Series.activity_id)
        .where(Series.id == series_id, Activity.site_id == actor.site_id)
    ).all()
    if not rows:
        raise Gone
    days = sorted((rule_day or day, id_) for id_, rule_day, day in rows)
    return int(next((id_ for day, id_ in days if day >= begin), days[-1][1]))


def _room(frame: Frame, name: str | None, actor: Actor) -> int | None:
    if name is None:
        return None
    return frame.read(lambda session: room_named(session, name, actor).id)


def _rule(word: str | None) -> Rule | None:
    return None if word is None else _RULES.get(word) or parse_rule(word.removesuffix("-weeks"))


def _saved(done: ChangeSaved) -> Mapping[str, object]:
    return {
        "change": done.change_id,
        "series": done.series_id,
        **_rows(done.rows),
        "number": done.number,
        "to_call": done.people,
    }


def _planned(diff: Diff) -> Mapping[str, object]:
    return {
        "change": None,
        "series": diff.series_id,
        **_rows(diff.rows),
        "number": diff.number,
        "to_call": diff.to_call,
        "warnings": list(diff.warnings),
        "sentence": diff.sentence,
    }


def _rows(rows: tuple[DiffRow, ...]) -> dict[str, object]:
    going = [row for row in rows if row.after is not None and row.after.goes_ahead]
    return {
        "occurrences": [_place(row) for row in going],
        "skipped": [
            {"occurrence": row.occurrence_id, "day": row.day, "reason": _why(row)}
            for row in rows
            if row.fate in _LOST
        ],
        "clashes": [
            {
                "day": clash.day,
                "with": clash.name,
                "from": f"{clash.starts:%H:%M}",
                "until": f"{clash.ends:%H:%M}",
                "room": clash.room,
            }
            for row in rows
            for clash in row.clashes
        ],
        "kept": [
            {"occurrence": row.occurrence_id, "day": row.day}
            for row in rows
            if row.fate is Fate.KEPT
        ],
    }


def _place(row: DiffRow) -> dict[str, object]:
    assert row.after is not None  # it goes ahead
    return {
        "occurrence": row.occurrence_id,
        "day": row.after.day,
        "starts": f"{row.after.starts:%H:%M}",
        "ends": f"{row.after.ends:%H:%M}",
        "room": row.after.room,
        "was": None if row.before is None else row.before.day,
        "fate": row.fate.value,
    }


def _why(row: DiffRow) -> str:
    return "" if row.after is None else row.after.reason


def _text(diff: Diff, end: str) -> str:
    lines = [_line(row) for row in diff.rows if row.fate is not Fate.SAME]
    return "\n".join([*lines, *diff.warnings, diff.sentence, end])


def _line(row: DiffRow) -> str:
    parts = [_words(place) for place in (row.before, row.after) if place is not None]
    return " → ".join(dict.fromkeys(parts))


def _words(place: Place) -> str:
    said = (
        f"{day_in_words(place.day, year=True)} {clock_time(place.starts)}–{clock_time(place.ends)}"
    )
    if place.goes_ahead:
        return " ".join(filter(None, (said, place.room)))
    return f"{said}: {place.reason}"
