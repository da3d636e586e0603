"""What a report is called, and what stands on every page of it."""

from atelier.language import tr
from atelier.reports.paper.told import Told
from atelier.reports.period_words import period_name
from atelier.reports.periods import Period, Span


def report_title(period: Period) -> str:
    """Name the report of a period: "Maandoverzicht oktober 2026"."""
    name = period_name(period)
    match period.span:
        case Span.MONTH:
            return tr("Summary of {period}", period=name)
        case Span.QUARTER:
            return tr("Report of the {period}", period=name)
        case Span.YEAR:
            return tr("Annual report {period}", period=name)
        case _:
            return tr("Overview {period}", period=name)


def running_words(told: Told) -> str:
    """Say in one line what the report is, for the pages after the first."""
    parts = [told.house, report_title(told.period), told.host]
    if told.reported.version:
        parts.append(tr("version {version}", version=told.reported.version))
    elif told.reported.open_months:
        parts.append(tr("provisional"))
    return " · ".join(part for part in parts if part)


def legend(told: Told) -> str:
    """Say what the signs mean, at the foot of every page."""
    unnamed = tr("Who gave no name counts in visits, not in people.")
    if not told.external:
        return unnamed
    small = tr("Groups of 1–4 people are shown as <5, of 1–9 as <10 where that is sensitive.")
    volunteers = tr("Volunteers: 1–2 as <3.")
    other = tr("x: not shown, so that nobody can work out a small group.")
    return f"{small} {volunteers} {other} {unnamed}"


def stamp(*, outside: bool) -> str:
    """Give the watermark of what stays inside the house."""
    return "" if outside else tr("INTERNAL – do not pass on")
