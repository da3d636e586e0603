"""``export``: lists for a spreadsheet."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.commands.export_periods import AnyPeriod
from atelier.commands.frame import Frame, NotFound, naming
from atelier.domain import Activity, Actor, Room
from atelier.language import tr, tr_count
from atelier.reports.periods import Period, Span
from atelier.tables.writing import Cell

_LISTS = ("people", "visits", "participations", "programme", "agenda", "figures", "roster")
_DAY = click.DateTime(["%Y-%m-%d"])
_Lists = tuple[list[str], list[tuple[Cell, ...]]]


@click.command("export")
@click.argument("what", type=click.Choice(_LISTS), metavar=f"[{'|'.join(_LISTS)}]")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--room", help="Only this room, by name or code: of a programme or an agenda.")
@click.option("--activity", help="Only this activity, by name or code.")
@click.option("--from", "first", type=_DAY, help="From this day on.")
@click.option("--to", "last", type=_DAY, help="Up to and with this day.")
@click.option("--period", type=AnyPeriod(), help="Of figures: 2026-10, 2026-Q4, 2026, FROM/TO.")
@click.option("--volunteer", type=int, help="Of the roster: only this volunteer, by number.")
@click.option(
    "--internal", is_flag=True, help="Small figures too; meetings of the house itself, in .ics."
)
@click.pass_obj
def command(
    frame: Frame,
    what: str,
    file: Path,
    room: str | None,
    activity: str | None,
    first: datetime | None,
    last: datetime | None,
    period: Period | None,
    volunteer: int | None,
    internal: bool,
) -> None:
    """Write a list to FILE, which ends in .csv or .xlsx; programme and roster in .ics.

    CSV has semicolons, decimal commas and the mark of UTF-8. In lists of visits and
    participations a person is a number, and nobody where no name was given. The agenda has a
    row per occurrence. An .ics file is a calendar: every series with its rule, what moved and
    what does not go ahead. Of figures there is a row for each, of the last whole month where no
    period is given; small numbers are hidden but with --internal, and such a file stays in the
    house. The roster is an .ics file, of one volunteer without anybody else's name in it. The
    other options are for the agenda and for .ics.
    """
    from atelier.tables.writing import ending_of, write_table

    if what == "roster" or volunteer is not None:
        _check_roster(what, file, others=(room, activity, period, internal))
        _write_roster(frame, file, volunteer, first, last)
        return
    calendar = what == "programme" and file.suffix.lower() == ".ics"
    if any((room, activity, first, last)) and not calendar and what != "agenda":
        raise click.UsageError(tr("These options are for the agenda and for .ics files."))
    if (period and what != "figures") or (internal and not calendar and what != "figures"):
        raise click.UsageError(tr("These options are for figures and for .ics files."))
    if not calendar:
        ending_of(file)
    actor = frame.actor()
    narrowed = frame.read(partial(_narrowed, actor=actor, room=room, activity=activity))
    narrowed |= {"first_day": first and first.date(), "last_day": last and last.date()}
    if calendar:
        _write_calendar(frame, file, partial(_calendar, **narrowed, internal=internal))
        return
    more = narrowed if what == "agenda" else {}
    if what == "figures":
        last_month = Period.of(Span.MONTH, actor.today()).moved(-1)
        more = {"period": period or last_month, "internal": internal}
    header, rows = frame.read(partial(_reader(what), actor=actor, **more))
    written = write_table(file, header, rows)
    frame.answer(
        {"rows": len(rows), "file": written.name},
        tr_count("One row was written.", "{count} rows were written.", len(rows)),
    )


def _check_roster(what: str, file: Path, *, others: Iterable[object]) -> None:
    if what != "roster":
        raise click.UsageError(tr("Only a roster is of one volunteer."))
    if file.suffix.lower() != ".ics":
        raise click.UsageError(tr("The roster is written to a file that ends in .ics."))
    if any(others):
        raise click.UsageError(tr("A roster takes --volunteer, --from and --to only."))


def _write_roster(
    frame: Frame, file: Path, volunteer: int | None, first: datetime | None, last: datetime | None
) -> None:
    from atelier.roster.calendar_out import roster_calendar

    days = {"first_day": first and first.date(), "last_day": last and last.date()}
    given: dict[str, Any] = {name: day for name, day in days.items() if day is not None}
    with naming(tr("There is no volunteer with this number.")):
        _write_calendar(frame, file, partial(roster_calendar, person_id=volunteer, **given))


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
        from atelier.reports.exporting import figures_table

        return figures_table
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
