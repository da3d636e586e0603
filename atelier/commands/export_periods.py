"""Periods as they are named on the command line and in files."""

import re
from datetime import date

import click

from atelier.language import tr
from atelier.reports.periods import Period, Span


class AnyPeriod(click.ParamType[Period]):
    """Reads a period by its key: 2026-10, 2026-Q4, 2026, 2026-W41, 2026-10-14 or FROM/TO."""

    name = "period"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Period:
        """Read the text; what names no period is a wrong argument."""
        found = value if isinstance(value, Period) else read_period(str(value))
        if found is None:
            self.fail(
                tr("This is no period. Write 2026-10, 2026-Q4, 2026 or 2026-10-01/2026-10-14."),
                param,
                ctx,
            )
        return found


def read_period(text: str) -> Period | None:
    """Give the period of a key (``Period.key``); None where it is the key of none."""
    try:
        return _read(text)
    except ValueError:  # the month 13, the 31st of April
        return None


def _read(text: str) -> Period | None:
    if "/" in text:
        first, last = map(date.fromisoformat, text.split("/"))
        return Period(Span.OWN, first, last) if first <= last else None
    forms = (
        (r"(\d{4})", Span.YEAR, lambda year: date(year, 1, 1)),
        (r"(\d{4})-(\d\d)", Span.MONTH, lambda year, month: date(year, month, 1)),
        (r"(\d{4})-Q([1-4])", Span.QUARTER, lambda year, quarter: date(year, 3 * quarter, 1)),
        (r"(\d{4})-W(\d\d)", Span.WEEK, lambda year, week: date.fromisocalendar(year, week, 1)),
        (r"(\d{4})-(\d\d)-(\d\d)", Span.DAY, date),
    )
    for form, span, day in forms:
        if (found := re.fullmatch(form, text, re.ASCII)) is not None:
            return Period.of(span, day(*map(int, found.groups())))
    return None
