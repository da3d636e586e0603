"""What is said of a partner."""

from datetime import date

from atelier.language import tr
from atelier.reports.partner_list import PartnerRow
from atelier.words import day_in_figures, day_in_words

_MOST = 8  # activities that are named


def about(partner: PartnerRow) -> str:
    """Say what is known of a partner: its kind, its names, what it hosts."""
    parts = [partner.kind[:1].upper() + partner.kind[1:] + "." if partner.kind else ""]
    if partner.before:
        parts.append(tr("Was called {names}.", names=", ".join(partner.before)))
    if partner.became:
        parts.append(tr("Is now called {name}.", name=partner.became))
    parts.append(_hosts(partner.hosts))
    return " ".join(part for part in parts if part)


def since_words(partner: PartnerRow) -> str:
    """Say in a column from when until when a name holds."""
    first, last = partner.first_day, partner.last_day
    if first is None:
        return "" if last is None else tr("until {day}", day=day_in_figures(last))
    begins = day_in_figures(first)
    if last is None:
        return tr("from {day}", day=begins)
    return tr("{first} until {last}", first=begins, last=day_in_figures(last))


def saved_words(name: str, day: date) -> str:
    """Say from when a name holds."""
    return tr("From {day} the name is {name}.", day=day_in_words(day, year=True), name=name)


def _hosts(hosts: tuple[str, ...]) -> str:
    if not hosts:
        return tr("No activities yet.")
    named = ", ".join(hosts[:_MOST])
    if len(hosts) > _MOST:
        return tr("Activities: {names} and {count} more.", names=named, count=len(hosts) - _MOST)
    return tr("Activities: {names}.", names=named)
