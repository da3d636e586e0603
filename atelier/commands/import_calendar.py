"""``import calendar``: take over an iCalendar file, event by event."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from atelier.commands.frame import REFUSED, Frame, given_key
from atelier.language import tr

if TYPE_CHECKING:
    from atelier.calendar.exchange.importing import Imported
    from atelier.calendar.exchange.plan_in import CalendarPlan, FileClash, PlannedEvent


@click.command("calendar")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would happen, and do nothing.")
@click.option("--add", "lines", multiple=True, type=int, help="Add this doubtful line too.")
@click.option("--add-doubtful", is_flag=True, help="Add every doubtful event too.")
@click.option("--key", help="Key of this import; the same key imports once.")
@click.pass_obj
def calendar(
    frame: Frame,
    file: Path,
    dry_run: bool,
    lines: tuple[int, ...],
    add_doubtful: bool,
    key: str | None,
) -> None:
    """Import the events of an iCalendar file (.ics), up to two years ahead.

    What cannot be taken over is refused event by event, with the line and the reason; where
    nothing can be, the exit code is 3. What is already there is not added again. What looks
    like something that is there is left out, unless --add or --add-doubtful says otherwise.
    What clashes is added, and listed.
    """
    from atelier.calendar.exchange.files import check_same, open_calendar
    from atelier.calendar.exchange.importing import import_calendar
    from atelier.calendar.exchange.plan_in import Verdict, plan_calendar

    actor = frame.actor()
    opened = open_calendar(file, clock=actor.clock)
    plan = frame.read(partial(plan_calendar, calendar=opened.calendar, actor=actor))
    doubtful = {one.line for one in plan.with_verdict(Verdict.DOUBTFUL)}
    adding = doubtful if add_doubtful else doubtful & set(lines)
    if dry_run:
        _answer(frame, _would_be(plan, plan.chosen(adding, ())) | {"dry_run": True})
        return
    done = frame.perform(
        partial(
            import_calendar,
            data=opened.calendar,
            actor=actor,
            key=given_key(key),
            adding=adding,
            confirm=partial(check_same, opened),
        )
    )
    _answer(frame, _done(done))


def _done(done: Imported) -> dict[str, Any]:
    return {
        "batch": done.batch,
        "series": done.series,
        "occurrences": done.occurrences,
        "activities": done.activities,
        "rooms": done.rooms,
        "refused": _listed(done.refused),
        "same": _listed(done.same),
        "doubtful": _listed(done.doubtful),
        "clashes": _clashes(done.clashes),
        "dry_run": False,
    }


def _would_be(plan: CalendarPlan, chosen: list[PlannedEvent]) -> dict[str, Any]:
    from atelier.calendar.exchange.plan_in import Verdict, comes_back

    lines = {one.line for one in chosen}
    events = [one.event for one in chosen if one.event is not None]

    def told(verdict: Verdict) -> list[dict[str, Any]]:
        some = plan.with_verdict(verdict)
        return _listed((one.line, one.reason) for one in some if one.line not in lines)

    return {
        "batch": None,
        "series": sum(comes_back(event) for event in events),
        "occurrences": sum(len(event.dates) for event in events),
        "refused": told(Verdict.REFUSED),
        "same": told(Verdict.SAME),
        "doubtful": told(Verdict.DOUBTFUL),
        "clashes": _clashes(clash for one in chosen for clash in one.clashes),
    }


def _listed(told: Iterable[tuple[int, str]]) -> list[dict[str, Any]]:
    return [{"line": line, "reason": reason} for line, reason in told]


def _clashes(clashes: Iterable[FileClash]) -> list[dict[str, Any]]:
    return [
        {
            "day": clash.day,
            "with": clash.name,
            "room": clash.room,
            "from": f"{clash.starts:%H:%M}",
            "until": f"{clash.ends:%H:%M}",
        }
        for clash in clashes
    ]


def _answer(frame: Frame, counts: dict[str, Any]) -> None:
    """Say what came of it; where every event is refused, leave as refused by the house."""
    told = [row for name in ("refused", "doubtful", "same") for row in counts[name]]
    said = [
        tr("Line {line}: {reason}", line=row["line"], reason=row["reason"])
        for row in sorted(told, key=lambda row: int(row["line"]))
    ]
    said += [
        tr(
            "Clash on {day}: {room} is taken from {first} to {last} by {name}.",
            day=row["day"],
            room=row["room"],
            first=row["from"],
            last=row["until"],
            name=row["with"],
        )
        for row in counts["clashes"]
    ]
    counts["sentence"] = _sentence(counts)
    frame.answer(counts, "\n".join([*said, counts["sentence"]]))
    nothing = counts["refused"] and not (counts["occurrences"] or counts["same"])
    if nothing and not counts["doubtful"] and not counts["dry_run"]:
        frame.close()
        sys.exit(REFUSED)


def _sentence(counts: dict[str, Any]) -> str:
    numbers = {
        "series": counts["series"],
        "dates": counts["occurrences"],
        "same": len(counts["same"]),
        "doubtful": len(counts["doubtful"]),
        "refused": len(counts["refused"]),
    }
    if counts["dry_run"]:
        return tr(
            "{series} series with {dates} dates would be added; {same} events already there, "
            "{doubtful} doubtful, {refused} refused. Nothing was imported yet.",
            **numbers,
        )
    words = tr(
        "{series} series and {dates} dates were added; {same} events already there, "
        "{doubtful} doubtful, {refused} refused.",
        **numbers,
    )
    if counts["batch"] is None:
        return words
    return f"{words} " + tr("To take it back: import undo {batch}", batch=counts["batch"])
