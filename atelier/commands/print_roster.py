"""``print roster``, ``schedule``, ``gaps`` and ``duty``: the roster on paper."""

from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

import click

from atelier.commands.frame import Frame, naming
from atelier.commands.print_calendar import Span, SpanType
from atelier.commands.print_options import DATE, LARGE, OUT, print_sheet
from atelier.language import tr
from atelier.roster.diary import month_of
from atelier.roster.paper.duty import duty_card
from atelier.roster.paper.gaps import gaps_call_list
from atelier.roster.paper.grouping import By
from atelier.roster.paper.roster import wall_roster
from atelier.roster.paper.schedule import AHEAD as SCHEDULE_AHEAD
from atelier.roster.paper.schedule import own_schedule
from atelier.roster.queries import AHEAD as GAPS_AHEAD

_DAY = click.DateTime(["%Y-%m-%d"])
_FROM = click.option("--from", "first", type=_DAY, help="From this day on; today without.")
_TO = click.option("--to", "last", type=_DAY, help="Up to and with this day.")


@click.command("roster")
@click.argument("span", type=SpanType(months=True), metavar="WEEK|MONTH")
@click.option("--weeks", type=click.IntRange(1, 5), default=1, show_default=True)
@click.option(
    "--by",
    type=click.Choice([by.value for by in By]),
    default=By.ROLE.value,
    show_default=True,
    help="By the work, by the volunteer, or day by day.",
)
@LARGE
@OUT
@click.pass_obj
def roster(frame: Frame, span: Span, weeks: int, by: str, large: bool, out: Path) -> None:
    """Print the roster of a week or a month: who does what, and what is open."""
    last = span.first_day + timedelta(weeks=weeks, days=-1)
    if span.is_month:
        last = month_of(span.first_day)[1]
    sheet = partial(wall_roster, first_day=span.first_day, last_day=last, by=By(by), large=large)
    print_sheet(frame, out, sheet)


@click.command("schedule")
@click.argument("person", type=int)
@_FROM
@_TO
@LARGE
@OUT
@click.pass_obj
def schedule(
    frame: Frame,
    person: int,
    first: datetime | None,
    last: datetime | None,
    large: bool,
    out: Path,
) -> None:
    """Print the own roster of one volunteer: eight weeks, or the days that are named."""
    first_day, last_day = _days(frame, first, last, SCHEDULE_AHEAD)
    sheet = partial(
        own_schedule, person_id=person, first_day=first_day, last_day=last_day, large=large
    )
    with naming(tr("There is no volunteer with this number.")):
        print_sheet(frame, out, sheet)


@click.command("gaps")
@_FROM
@_TO
@LARGE
@OUT
@click.pass_obj
def gaps(
    frame: Frame, first: datetime | None, last: datetime | None, large: bool, out: Path
) -> None:
    """Print whom to call for the open places of four weeks, or of the days that are named."""
    first_day, last_day = _days(frame, first, last, GAPS_AHEAD)
    print_sheet(
        frame, out, partial(gaps_call_list, first_day=first_day, last_day=last_day, large=large)
    )


@click.command("duty")
@DATE
@LARGE
@OUT
@click.pass_obj
def duty(frame: Frame, day: datetime, large: bool, out: Path) -> None:
    """Print the card of a day for the desk: who is on duty, part by part."""
    print_sheet(frame, out, partial(duty_card, day=day.date(), large=large))


def _days(
    frame: Frame, first: datetime | None, last: datetime | None, ahead: timedelta
) -> tuple[date, date]:
    """Give the days that were named, else those from today on."""
    first_day = first.date() if first is not None else frame.actor().today()
    last_day = last.date() if last is not None else first_day + ahead
    if last_day < first_day:
        raise click.UsageError(tr("The last day lies before the first."))
    return first_day, last_day


VERBS = (roster, schedule, gaps, duty)
