"""``print hours``: the own hours statement of a volunteer."""

from datetime import datetime
from functools import partial
from pathlib import Path

import click

from atelier.commands.frame import Frame, naming
from atelier.commands.print_options import LARGE, OUT, print_sheet
from atelier.language import tr
from atelier.roster.hours_sheet import hours_sheet

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command("hours")
@click.argument("person", type=int)
@click.option("--from", "first", type=_DAY, required=True, help="From this day on.")
@click.option("--to", "last", type=_DAY, required=True, help="Up to and with this day.")
@LARGE
@OUT
@click.pass_obj
def hours(
    frame: Frame, person: int, first: datetime, last: datetime, large: bool, out: Path
) -> None:
    """Print what a volunteer worked in some days: only hours that were confirmed."""
    if last < first:
        raise click.UsageError(tr("The last day lies before the first."))
    sheet = partial(
        hours_sheet, person_id=person, first_day=first.date(), last_day=last.date(), large=large
    )
    with naming(tr("There is no volunteer with this number.")):
        print_sheet(frame, out, sheet)


VERBS = (hours,)
