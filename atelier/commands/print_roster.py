"""``print roster``: the roster of a week."""

from datetime import timedelta
from functools import partial
from pathlib import Path

import click

from atelier.commands.frame import Frame
from atelier.commands.print_calendar import Span, SpanType
from atelier.commands.print_options import LARGE, OUT, print_sheet
from atelier.roster.sheet import roster_sheet


@click.command("roster")
@click.argument("week", type=SpanType(months=False))
@click.option("--weeks", type=click.IntRange(1, 5), default=1, show_default=True)
@LARGE
@OUT
@click.pass_obj
def roster(frame: Frame, week: Span, weeks: int, large: bool, out: Path) -> None:
    """Print the roster of a week, or of a few: who does what, and what is open."""
    last = week.first_day + timedelta(weeks=weeks, days=-1)
    sheet = partial(roster_sheet, first_day=week.first_day, last_day=last, large=large)
    print_sheet(frame, out, sheet)


VERBS = (roster,)
