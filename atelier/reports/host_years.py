"""What each partner hosted, year by year: one line each, whatever it was called (scenario 31)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import Actor
from atelier.domain.rights import Right
from atelier.language import tr
from atelier.reports.figures import By, Code, Figures, Key
from atelier.reports.hosts import host_item
from atelier.reports.periods import Period, Span
from atelier.reports.reported import Reported, reported
from atelier.reports.to_date import COUNTED_ANEW
from atelier.settings.partners import Partner, Partners, partners_of
from atelier.words import day_in_figures


@dataclass(frozen=True, slots=True, repr=False)
class HostYears(Discreet):
    """One line: the name at the end of the last year, and a number for each year.

    ``item`` is what the partner is at the end of the last year, "" for what nobody hosts.
    ``note`` tells its names in these years; empty where there was one only.
    """

    item: str
    name: str
    numbers: tuple[int | None, ...]
    note: str


@needs(Right.SEE_FIGURES)
def host_years(
    session: Session, *, code: Code, years: Sequence[int], actor: Actor
) -> tuple[HostYears, ...]:
    """Lay years beside each other, the greatest of the last year first.

    Different people are never added up: a year in which a line was still several partners has
    no number of them (None), only the partners of that year have.
    """
    told = [
        reported(session, period=Period.of(Span.YEAR, date(year, 1, 1)), actor=actor)
        for year in years
    ]
    partners = partners_of(session, site_id=actor.site_id)
    first, last = told[0].period.first, told[-1].period.last
    lines = _lines(partners, code, told)
    found = [
        HostYears(
            line,
            partners.name(int(line), last) if line else "",
            tuple(
                _number(code, items, one.figures) for items, one in zip(by_year, told, strict=True)
            ),
            names_note(partners.history(int(line)), first, last) if line else "",
        )
        for line, by_year in lines.items()
    ]
    return tuple(sorted(found, key=lambda one: (-(one.numbers[-1] or 0), one.name.casefold())))


def names_note(rows: Sequence[Partner], first: date, last: date) -> str:
    """Tell under which names a line was known within some days, where it was more than one.

    ``rows`` are the history of a partner, itself at the end. "Until 31-12-2026: A. From
    1-1-2027: B."
    """
    shown = [row for row in rows[:-1] if row.ended(last) and not row.ended(first)] + [*rows[-1:]]
    if len(shown) < 2:
        return ""
    return " ".join(_known_as(row) for row in shown)


def _lines(partners: Partners, code: Code, told: Sequence[Reported]) -> dict[str, list[list[str]]]:
    """Give by line which items of each year belong to it."""
    lines: dict[str, list[list[str]]] = defaultdict(lambda: [[] for _ in told])
    for number, one in enumerate(told):
        for item in one.figures.split(code, By.HOST):
            host_id = int(item) if item else None
            lines[host_item(partners, host_id, told[-1].period.last)][number].append(item)
    return lines


def _number(code: Code, items: Sequence[str], figures: Figures) -> int | None:
    if len(items) > 1 and code in COUNTED_ANEW:
        return None
    return sum(figures[Key(code, By.HOST, item)] for item in items)


def _known_as(row: Partner) -> str:
    if row.last_day is not None:
        return tr("Until {day}: {name}.", day=day_in_figures(row.last_day), name=row.name)
    if row.first_day is not None:
        return tr("From {day}: {name}.", day=day_in_figures(row.first_day), name=row.name)
    return tr("All these years: {name}.", name=row.name)
