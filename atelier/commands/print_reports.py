"""``print`` for the figures: of a month, a quarter, a year or a partner, and what was corrected."""

import re
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import click

from atelier.commands.frame import Frame, NotFound
from atelier.commands.print_options import LARGE, OUT, print_sheet
from atelier.language import tr
from atelier.reports.paper.differences import difference_sheet
from atelier.reports.paper.month import month_summary
from atelier.reports.periods import Period, Span
from atelier.settings.partners import known_partners

_INTERNAL = click.option(
    "--internal", is_flag=True, help="Show small groups too, with a watermark. Not to be passed on."
)
_PARTNER = click.option("--partner", help="Name or number of an organisation: what it hosts.")
_FORMS: dict[str, tuple[re.Pattern[str], str]] = {
    "month": (re.compile(r"(\d{4})-(\d{2})"), "2026-10"),
    "quarter": (re.compile(r"(\d{4})-(Q[1-4]|H[12])"), "2026-Q4, or 2026-H2 for half a year"),
    "year": (re.compile(r"(\d{4})"), "2026"),
}


class PeriodType(click.ParamType[Period]):
    """Reads "2026-10", "2026-Q4", "2026-H2" or "2026", each where it is asked for."""

    def __init__(self, name: str) -> None:
        self.name = name

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Period:
        """Read the text; what names no such period is a wrong argument."""
        pattern, form = _FORMS[self.name]
        named = pattern.fullmatch(str(value))
        found = _read(*named.groups()) if named else None
        if found is None:
            self.fail(f"{value!r} is not of the form {form}.", param, ctx)
        return found


def _read(*parts: str) -> Period | None:
    try:
        return _period(*parts)
    except ValueError:  # the month 13, the year 0
        return None


def _period(year: str, part: str = "") -> Period:
    if not part:
        return Period.of(Span.YEAR, date(int(year), 1, 1))
    if part.startswith("Q"):
        return Period.of(Span.QUARTER, date(int(year), 3 * int(part[1]), 1))
    if part.startswith("H"):
        half = int(part[1])
        last = Period.of(Span.MONTH, date(int(year), 6 * half, 1)).last
        return Period(Span.OWN, date(int(year), 6 * half - 5, 1), last)
    return Period.of(Span.MONTH, date(int(year), int(part), 1))


def _verb(name: str, about: str) -> click.Command:
    """Make the verb that prints a period of one length."""

    @click.command(name, help=about)
    @click.argument("period", type=PeriodType(name), metavar=name.upper())
    @_INTERNAL
    @_PARTNER
    @LARGE
    @OUT
    @click.pass_obj
    def print_period(
        frame: Frame, period: Period, internal: bool, partner: str | None, large: bool, out: Path
    ) -> None:
        asked: dict[str, Any] = {"period": period, "external": not internal, "large": large}
        if partner is not None:
            asked["host_id"] = _partner(frame, partner)
        print_sheet(frame, out, partial(month_summary, **asked))

    return print_period


def _partner(frame: Frame, words: str) -> int:
    """Find an organisation by its number, or by any name that it had."""
    actor = frame.actor()
    known = frame.read(partial(known_partners, actor=actor))
    if words.isascii() and words.isdigit() and int(words) in known.rows:
        return int(words)
    wanted = words.casefold()
    named = [row.id for row in known.rows.values() if row.name.casefold() == wanted]
    if not named:
        raise NotFound(tr("There is no organisation with this name in this house."))
    return named[0]


@click.command("differences")
@click.argument("month", type=PeriodType("month"), metavar="MONTH")
@click.option("--version", type=click.IntRange(2), help="What this version changed; the last one.")
@_INTERNAL
@LARGE
@OUT
@click.pass_obj
def differences(
    frame: Frame, month: Period, version: int | None, internal: bool, large: bool, out: Path
) -> None:
    """Print what the last correction of a closed month changed, with the reason."""
    asked: dict[str, Any] = {"period": month, "external": not internal, "large": large}
    print_sheet(frame, out, partial(difference_sheet, version=version, **asked))


VERBS = (
    _verb("month", "Print the summary of a month, as it may leave the house."),
    _verb("quarter", "Print the report of a quarter, or of half a year."),
    _verb("year", "Print the annual report."),
    differences,
)
