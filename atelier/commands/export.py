"""``export``: lists for a spreadsheet."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.commands.frame import Frame, NotFound
from atelier.domain import Activity, Actor, Refusal, Room
from atelier.language import tr, tr_count
from atelier.tables.writing import Cell

_LISTS = ("people", "visits", "participations", "programme", "agenda")  # figures come later
_DAY = click.DateTime(["%Y-%m-%d"])
_Lists = tuple[list[str], list[tuple[Cell, ...]]]


class NotYetThere(Refusal):
    """Figures come with the closing of months, which this version does not have yet."""

    def __init__(self) -> None:
        super().__init__(tr("This version makes no figures yet. Export visits instead."))


@click.command("export")
@click.argument("what", type=click.Choice([*_LISTS, "figures"]), metavar=f"[{'|'.join(_LISTS)}]")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--room", help="Only this room, by name or code: of a programme or an agenda.")
@click.option("--activity", help="Only this activity, by name or code.")
@click.option("--from", "first", type=_DAY, help="From this day on.")
@click.option("--to", "last", type=_DAY, help="Up to and with this day.")
@click.option("--internal", is_flag=True, help="Meetings of the house itself too, in .ics.")
@click.pass_obj
def command(
    frame: Frame,
    what: str,
    file: Path,
    room: str | None,
    activity: str | None,
    first: datetime | None,
    last: datetime | None,
    internal: bool,
) -> None:
    """Write a list to FILE, which ends in .csv or .xlsx; the programme also in .ics.

    CSV has semicolons, decimal commas and the mark of UTF-8. In lists of visits and
    participations a person is a number, and nobody where no name was given. The agenda has a
    row per occurrence. An .ics file is a calendar: every series with its rule, what moved and
    what does not go ahead. The options are for the agenda and for .ics.
    """
    from atelier.tables.writing import ending_of, write_table

    calendar = what == "programme" and file.suffix.lower() == ".ics"
    narrowing = (room, activity, first, last, internal or None)
    if any(narrowing) and not calendar and (what != "agenda" or internal):
        raise click.UsageError(tr("These options are for the agenda and for .ics files."))
    if not calendar:
        ending_of(file)
    actor = frame.actor()
    narrowed = frame.read(partial(_narrowed, actor=actor, room=room, activity=activity))
    narrowed |= {"first_day": first and first.date(), "last_day": last and last.date()}
    if calendar:
        _write_calendar(frame, file, partial(_calendar, **narrowed, internal=internal))
        return
    more = narrowed if what == "agenda" else {}
    header, rows = frame.read(partial(_reader(what), actor=actor, **more))
    written = write_table(file, header, rows)
    frame.answer(
        {"rows": len(rows), "file": written.name},
        tr_count("One row was written.", "{count} rows were written.", len(rows)),
    )


def _reader(what: str) -> Callable[..., _Lists]:
    if what == "people":
        from atelier.people.exporting import people_table

        return people_table
    if what == "programme":
        from atelier.calendar.exporting import programme_table

        return programme_table
    if what == "agenda":
        from atelier.calendar.exchange.agenda import agenda_table

        return agenda_table
    if what == "figures":
        return _no_figures
    from atelier.attendance.exporting import participations_table, visits_table

    return visits_table if what == "visits" else participations_table


def _narrowed(
    session: Session, *, actor: Actor, room: str | None, activity: str | None
) -> dict[str, Any]:
    """Give the numbers of what a name or a code was given for."""
    found: dict[str, Any] = {}
    for text, name, kind in ((room, "room_id", Room), (activity, "activity_id", Activity)):
        if text is None:
            continue
        rows = session.execute(
            select(kind.id, kind.code, kind.name).where(kind.site_id == actor.site_id)
        ).all()
        known = {word.casefold(): row[0] for row in rows for word in (row[2], row[1])}
        if text.casefold() not in known:
            raise NotFound(tr("There is no room or activity called {name}.", name=text))
        found[name] = known[text.casefold()]
    return found


def _calendar(session: Session, *, actor: Actor, **narrowed: Any) -> bytes:  # noqa: ANN401
    from atelier.calendar.exchange.ical_out import programme_calendar

    return programme_calendar(session, actor=actor, **narrowed)


def _write_calendar(frame: Frame, file: Path, made: Callable[..., bytes]) -> None:
    from atelier.calendar.exchange.files import save_calendar
    from atelier.calendar.exchange.ical_out import events_in

    data = frame.read(partial(made, actor=frame.actor()))
    written, events = save_calendar(file, data), events_in(data)
    frame.answer(
        {"rows": events, "file": written.name},
        tr_count("One event was written.", "{count} events were written.", events),
    )


def _no_figures(_session: Session, *, actor: Actor) -> _Lists:  # noqa: ARG001
    raise NotYetThere
