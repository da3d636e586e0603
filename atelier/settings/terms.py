"""How long things are kept (rule P15), each with the longest that the house may choose.

What runs at night goes by these terms; the register of processing prints them as they are in
force. A term that was never chosen is as usual.
"""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy.orm import Session

from atelier.access.asking import needs, unasked
from atelier.domain import Actor, Right
from atelier.language import tr
from atelier.settings.keeping import hold_settings, is_change, read_values, write_values
from atelier.settings.refusals import TermWrong

_PREFIX = "term_"


class Unit(StrEnum):
    """In what a term is counted."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


class Term(StrEnum):
    """What is kept for a while; counted from the moment that ``term_words`` names."""

    VISITS = "visits"
    VISITOR = "visitor"
    WAITING_LIST = "waiting_list"
    CONTACT = "contact"
    NOTES = "notes"
    VOLUNTEER = "volunteer"
    SHEETS = "sheets"
    LOGS = "logs"
    LEAKS = "leaks"
    BACKUPS = "backups"


@dataclass(frozen=True, slots=True)
class Limits:
    """What is usual, and from what to what a house may choose."""

    usual: int
    least: int
    most: int
    unit: Unit


LIMITS: Mapping[Term, Limits] = {
    Term.VISITS: Limits(3, 1, 24, Unit.MONTHS),
    Term.VISITOR: Limits(12, 1, 24, Unit.MONTHS),
    Term.WAITING_LIST: Limits(1, 1, 24, Unit.MONTHS),
    Term.CONTACT: Limits(1, 1, 24, Unit.MONTHS),  # rule P11
    Term.NOTES: Limits(30, 1, 30, Unit.DAYS),  # rule P3
    Term.VOLUNTEER: Limits(12, 1, 24, Unit.MONTHS),
    Term.SHEETS: Limits(4, 1, 52, Unit.WEEKS),  # rule P8
    Term.LOGS: Limits(12, 1, 24, Unit.MONTHS),
    Term.LEAKS: Limits(5, 1, 5, Unit.YEARS),
    Term.BACKUPS: Limits(35, 7, 92, Unit.DAYS),  # RELIABILITY F32: gone within 92 days
}
_NAMES = {term: f"{_PREFIX}{term.value}" for term in Term} | {
    Term.SHEETS: "sheets_destroyed_after_weeks"  # as atelier.journal.printing reads it
}


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms in force, each in the unit of its limits."""

    values: Mapping[Term, int]

    def __getitem__(self, term: Term) -> int:
        """Give one term, in the unit of its limits."""
        return self.values[term]

    def kept_since(self, term: Term, today: date) -> date:
        """Give the first day of which something is still kept, by a term that is counted back.

        A month back from the 31st is the last day of a shorter month.
        """
        number, unit = self.values[term], LIMITS[term].unit
        if unit is Unit.DAYS:
            return today - timedelta(days=number)
        if unit is Unit.WEEKS:
            return today - timedelta(weeks=number)
        months = today.year * 12 + today.month - 1 - number * (12 if unit is Unit.YEARS else 1)
        year, month = divmod(months, 12)
        return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


@unasked("how the house is set up; nobody stands in it")
def terms_of(session: Session, *, site_id: int) -> Terms:
    """Read the terms of a house; one outside its limits is brought within them."""
    found = read_values(session, site_id=site_id, names=_NAMES.values())
    return Terms({term: _read(found.get(name, ""), LIMITS[term]) for term, name in _NAMES.items()})


@needs(Right.SETTINGS)
def save_terms(session: Session, *, terms: Terms, was: Terms, actor: Actor) -> Terms:
    """Keep things for longer or shorter from now on; give the terms that hold now.

    Raises TermWrong with the term as its field, or SettingsChangedElsewhere.
    """
    for term, limits in LIMITS.items():
        if not limits.least <= terms[term] <= limits.most:
            raise TermWrong(term.value, limits.least, limits.most)
    hold_settings(session, actor=actor)
    there = terms_of(session, site_id=actor.site_id)
    if is_change(there=there, was=was, wanted=terms):
        values = {name: str(terms[term]) for term, name in _NAMES.items()}
        write_values(session, names=_NAMES.values(), values=values, actor=actor)
    return terms


def term_words(term: Term) -> str:
    """Say what is kept, and from when the term is counted."""
    return {
        Term.VISITS: tr("Names at visits, after the year was closed"),
        Term.VISITOR: tr("A visitor, after the last visit"),
        Term.WAITING_LIST: tr("A waiting list, after the activity has begun"),
        Term.CONTACT: tr("Phone and e-mail, after the last place in an activity"),
        Term.NOTES: tr("Notes about the building"),
        Term.VOLUNTEER: tr("A volunteer, after the last day"),
        Term.SHEETS: tr("Printed lists, before they are destroyed"),
        Term.LOGS: tr("The log of what was printed and done"),
        Term.LEAKS: tr("The register of data leaks"),
        Term.BACKUPS: tr("Backup copies"),
    }[term]


def unit_words(unit: Unit) -> str:
    """Name a unit, for behind a number."""
    return {
        Unit.DAYS: tr("days"),
        Unit.WEEKS: tr("weeks"),
        Unit.MONTHS: tr("months"),
        Unit.YEARS: tr("years"),
    }[unit]


def _read(text: str, limits: Limits) -> int:
    if not (text.isascii() and text.isdigit()):
        return limits.usual
    return min(max(limits.least, int(text)), limits.most)
