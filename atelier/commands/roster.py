"""``roster``: what is open, who does it, and a proposal for what nobody does yet."""

from collections import defaultdict
from datetime import date, datetime
from functools import partial
from time import monotonic

import click

from atelier.commands import roster_allowance
from atelier.commands.frame import Frame, given_key, naming
from atelier.language import tr, tr_count
from atelier.reports.amounts import hours as written_hours
from atelier.roster.assigning import assign as assign_volunteer
from atelier.roster.diary import Work, union_minutes
from atelier.roster.hours import confirm_day, hours_of_day
from atelier.roster.placing import Placed, place_all
from atelier.roster.proposing import Proposal
from atelier.roster.proposing import propose as find_proposal
from atelier.roster.queries import roster_shifts
from atelier.roster.question import read_question
from atelier.roster.rows import ShiftRow
from atelier.roster.running_out import Paper, RunsOut, running_out
from atelier.words import clock_time, day_in_figures, day_in_words

_DAY = click.DateTime(["%Y-%m-%d"])
_FROM = click.option("--from", "first", type=_DAY, required=True, help="From this day on.")
_TO = click.option("--to", "last", type=_DAY, required=True, help="Up to and with this day.")
_KEY = click.option("--key", help="The save's own key: the same key again is the same save.")
_MOST_SECONDS = 600


@click.group("roster")
def command() -> None:
    """Look at the roster of the volunteers, and fill it."""


command.add_command(roster_allowance.command)


@command.command("open")
@_FROM
@_TO
@click.pass_obj
def list_open(frame: Frame, first: datetime, last: datetime) -> None:
    """List the shifts of some days with an open place."""
    first_day, last_day = _days(first, last)
    query = partial(roster_shifts, first_day=first_day, last_day=last_day, actor=frame.actor())
    shifts = frame.read(query)
    going = [one for one in shifts if one.goes_ahead]
    open_ = [one for one in going if one.open]
    lines = [f"{one.id}  {_shift_words(one)}: {one.open}" for one in open_]
    places = sum(one.open for one in open_)
    lines.append(tr_count("{count} place is open.", "{count} places are open.", places))
    data = {
        "shifts": len(going),
        "open": places,
        "list": [
            {
                "shift": one.id,
                "day": one.day.isoformat(),
                "starts": f"{one.starts:%H:%M}",
                "ends": f"{one.ends:%H:%M}",
                "role": one.role,
                "activity": one.activity,
                "needed": one.needed,
                "open": one.open,
            }
            for one in open_
        ],
    }
    frame.answer(data, "\n".join(lines))


@command.command("assign")
@click.argument("shift", type=int)
@click.option("--volunteer", type=int, required=True)
@click.option("--reason", default="", help="Why, where something stands in the way.")
@_KEY
@click.pass_obj
def assign(frame: Frame, shift: int, volunteer: int, reason: str, key: str | None) -> None:
    """Put a volunteer into a shift."""
    task = partial(
        assign_volunteer,
        shift_id=shift,
        person_id=volunteer,
        reason=reason,
        actor=frame.actor(),
        key=given_key(key),
    )
    missing = tr("There is no volunteer or no shift with this number.")
    with naming(missing, repeated=key is not None):
        done = frame.perform(task)
    warnings = [one.sentence for one in done.hindrances]
    words = tr_count(
        "It is done; {count} place of this shift is open.",
        "It is done; {count} places of this shift are open.",
        done.open,
    )
    data = {"assignment": done.change_id, "open": done.open, "warnings": warnings}
    frame.answer(data, "\n".join([words, *warnings]))


@command.command("propose")
@_FROM
@_TO
@click.option("--seconds", type=click.IntRange(1, _MOST_SECONDS), default=10, show_default=True)
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True)
@click.option("--apply", "accepted", is_flag=True, help="Accept the proposal whole.")
@_KEY
@click.pass_obj
def propose(
    frame: Frame,
    first: datetime,
    last: datetime,
    seconds: int,
    seed: int,
    accepted: bool,
    key: str | None,
) -> None:
    """Propose who fills the open shifts of some days; --apply puts them in."""
    actor = frame.actor()
    first_day, last_day = _days(first, last)
    query = partial(read_question, first_day=first_day, last_day=last_day, actor=actor)
    question = frame.read(query)
    began = monotonic()
    proposal = find_proposal(question, seconds=seconds, seed=seed)
    took = monotonic() - began
    placed: Placed | None = None
    if accepted:
        task = partial(place_all, picks=proposal.picks, actor=actor, key=given_key(key))
        placed = frame.perform(task)
    data = {
        "filled": proposal.filled,
        "open": proposal.open,
        "waiting": proposal.waiting,
        "why_open": [
            {"shift": one.shift_id, "places": one.places, "why": list(one.why)}
            for one in proposal.explained.open
        ],
        "placements": [
            {"shift": one.shift_id, "volunteer": one.person_id, "why": list(one.why)}
            for one in proposal.explained.placements
        ],
        "hours": round(proposal.minutes / 60, 2),
        "optimal": proposal.optimal,
        "gap": round(proposal.gap, 4),
        "seconds": round(took, 2),
        "applied": None if placed is None else len(placed.placed),
    }
    frame.answer(data, _proposal_words(proposal, placed))


@command.command("expiring")
@click.option("--to", "last", type=_DAY, help="Up to and with this day; else three months.")
@click.pass_obj
def list_expiring(frame: Frame, last: datetime | None) -> None:
    """List the VOGs to ask for again, and the BHV certificates that run out."""
    last_day = None if last is None else last.date()
    found = frame.read(partial(running_out, last_day=last_day, actor=frame.actor()))
    lines = [f"{one.person_id}  {_paper_words(one)}" for one in found]
    over = sum(one.over for one in found)
    lines.append(tr_count("{count} does not hold now.", "{count} do not hold now.", over))
    data = {
        "over": over,
        "list": [
            {
                "volunteer": one.person_id,
                "paper": one.paper.value,
                "role": one.role,
                "day": None if one.day is None else one.day.isoformat(),
                "over": one.over,
            }
            for one in found
        ],
    }
    frame.answer(data, "\n".join(lines))


@command.command("hours")
@click.argument("day", type=_DAY, metavar="DATE")
@click.option("--confirm", is_flag=True, help="Confirm them all, as they were planned.")
@_KEY
@click.pass_obj
def show_hours(frame: Frame, day: datetime, confirm: bool, key: str | None) -> None:
    """List the hours that were worked on a day, and confirm them: only then do they count."""
    actor = frame.actor()
    number = 0
    if confirm:
        task = partial(confirm_day, day=day.date(), actor=actor, key=given_key(key))
        number = frame.perform(task).number
    lines = frame.read(partial(hours_of_day, day=day.date(), actor=actor))
    works: dict[int, list[Work]] = defaultdict(list)
    for one in lines:
        if one.worked is not None:
            works[one.person_id].append(Work(one.shift_id, one.day, *one.worked))
    minutes = sum(union_minutes(mine) for mine in works.values())
    data = {
        "confirmed": number,
        "hours": round(minutes / 60, 2),
        "list": [
            {
                "shift": one.shift_id,
                "volunteer": one.person_id,
                "starts": f"{(one.worked or (one.starts,))[0]:%H:%M}",
                "ends": f"{(one.worked or (one.starts, one.ends))[1]:%H:%M}",
                "confirmed": one.confirmed,
            }
            for one in lines
        ],
    }
    open_ = sum(not one.confirmed for one in lines)
    words = [
        tr("{hours} hours are confirmed.", hours=written_hours(minutes)),
        tr_count("{count} shift is not yet.", "{count} shifts are not yet.", open_),
    ]
    frame.answer(data, "\n".join(words))


def _proposal_words(proposal: Proposal, placed: Placed | None) -> str:
    lines = [
        tr_count("{count} place can be filled.", "{count} places can be filled.", proposal.filled),
        tr_count("{count} place stays open.", "{count} places stay open.", proposal.open),
    ]
    if proposal.waiting:
        lines.append(
            tr_count(
                "{count} place waits for an answer.",
                "{count} places wait for an answer.",
                proposal.waiting,
            )
        )
    if not proposal.optimal:
        lines.append(tr("There was no time to look for a better proposal."))
    if placed is not None:
        lines.append(tr_count("{count} was put in.", "{count} were put in.", len(placed.placed)))
    return "\n".join(lines)


def _paper_words(one: RunsOut) -> str:
    if one.paper is Paper.BHV and one.day is not None:
        return tr("BHV valid until {day}", day=day_in_figures(one.day))
    if one.day is None:
        return tr("VOG for {role}: never seen", role=one.role)
    return tr("VOG for {role}: ask again on {day}", role=one.role, day=day_in_figures(one.day))


def _shift_words(shift: ShiftRow) -> str:
    hours = f"{clock_time(shift.starts)}-{clock_time(shift.ends)}"
    return f"{day_in_words(shift.day)} {hours}, {shift.name}"


def _days(first: datetime, last: datetime) -> tuple[date, date]:
    """Give the days that were asked for, or say that they are the wrong way round."""
    if last < first:
        raise click.UsageError(tr("The last day lies before the first."))
    return first.date(), last.date()
