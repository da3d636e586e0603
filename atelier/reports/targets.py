"""What was agreed on with funders for a year, and how far it is: per quarter and to date.

The numbers are those that page and paper tell (``reported``): closed months as they were closed,
people counted anew for each quarter and for the year, and never added up. Actions stand in
``atelier.reports.target_actions``.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import Actor, ChangedRow, ChangeKind, Target
from atelier.domain.rights import Right
from atelier.journal.row_text import from_text
from atelier.language import tr
from atelier.reports.amounts import hours, percent, whole
from atelier.reports.definitions import Unit, unit_of
from atelier.reports.figures import By, Code, Figures, Key
from atelier.reports.hosts import host_item
from atelier.reports.last_change import LastChange, newest_change
from atelier.reports.naming import code_name, item_name
from atelier.reports.periods import Period, Span
from atelier.reports.reported import reported
from atelier.settings.partners import Partners, partners_of

_QUARTERS = 4
_ON_COURSE = 90  # percent of what the days so far would ask


class State(StrEnum):
    """How an agreement stands: a word, and a light beside it (green, amber, red)."""

    NOT_BEGUN = "not_begun"
    ON_COURSE = "on_course"
    BEHIND = "behind"
    REACHED = "reached"
    MISSED = "missed"  # the year is over


@dataclass(frozen=True, slots=True, repr=False)
class TargetRow(Discreet):
    """An agreement and how far it is; ``amount`` and numbers in the unit of the figure.

    ``quarters``: None for one that has not begun, or that ``until`` leaves out. ``part`` is empty
    for the whole house. ``key`` is the figure as it is called at the end of the period.
    """

    id: int
    version: int
    year: int
    funder: str
    code: Code
    by: By
    item: str
    amount: int
    figure: str
    part: str
    key: Key
    quarters: tuple[int | None, ...]
    to_date: int
    state: State

    @property
    def name(self) -> str:
        """Say what was agreed on: "Participations · Meeting"."""
        return f"{self.figure} · {self.part}" if self.part else self.figure

    @property
    def share(self) -> str:
        """Say how much of it is there: "63%"."""
        return percent(self.to_date, self.amount)

    def written(self, number: int | None) -> str:
        """Write a number of this figure; nothing for None, minutes as hours."""
        if number is None:
            return ""
        return hours(number) if unit_of(self.code) is Unit.MINUTES else whole(number)


def state_name(state: State) -> str:
    """Say how an agreement stands."""
    return {
        State.NOT_BEGUN: tr("Not begun"),
        State.ON_COURSE: tr("On course"),
        State.BEHIND: tr("Behind"),
        State.REACHED: tr("Achieved"),
        State.MISSED: tr("Not achieved"),
    }[state]


@needs(Right.SEE_FIGURES)
def realised(
    session: Session, *, year: int, actor: Actor, until: date | None = None
) -> tuple[TargetRow, ...]:
    """Give the agreements of a year by funder, with what was realised ``until`` then.

    ``until`` is the last day of a quarter or a month; without one the whole year counts, as far
    as it has come. Nothing is counted where nothing was agreed on.
    """
    rows = session.scalars(
        select(Target)
        .where(Target.site_id == actor.site_id, Target.year == year)
        .order_by(Target.funder, Target.id)
    ).all()
    if not rows:
        return ()
    whole_year = Period.of(Span.YEAR, date(year, 1, 1))
    last = min(until or whole_year.last, whole_year.last)
    counted = _Counted(session, Period(Span.OWN, whole_year.first, last), actor)
    return tuple(_row(row, counted) for row in sorted(rows, key=lambda one: one.funder.casefold()))


@needs(Right.SET_TARGETS)
def last_target_change(session: Session, *, actor: Actor) -> LastChange | None:
    """Give the last change of the agreements that was not taken back."""
    change = newest_change(session, kind=ChangeKind.TARGET, actor=actor)
    if change is None:
        return None
    return LastChange(change.id, _sentence(session, change.id), change.at, change.by)


class _Counted:
    """The figures of a year to date and of its quarters, each counted once."""

    def __init__(self, session: Session, period: Period, actor: Actor) -> None:
        self.period, self.today = period, actor.today()
        self.partners: Partners = partners_of(session, site_id=actor.site_id)
        year = Period.of(Span.YEAR, period.first)
        told = year if period.last == year.last else period
        self.figures = self._told(session, told, actor)
        first = Period.of(Span.QUARTER, period.first)
        self.quarters: list[Figures | None] = [
            self._told(session, self._as_far(quarter), actor)
            if quarter.first <= min(period.last, self.today)
            else None
            for quarter in map(first.moved, range(_QUARTERS))
        ]

    def key(self, target: Target) -> Key:
        """Give the figure of an agreement, its host under what it is by then."""
        by, item = By(target.by), target.item
        if by is By.HOST:
            item = host_item(self.partners, int(item), self.period.last)
        return Key(Code(target.code), by, item)

    def number(self, figures: Figures | None, target: Target, last: date) -> int | None:
        """Give a number of an agreement in some figures that end on ``last``."""
        if figures is None:
            return None
        key = self.key(target)
        if key.by is By.HOST:
            key = Key(key.code, key.by, host_item(self.partners, int(target.item), last))
        return figures[key]

    def state(self, amount: int, number: int) -> State:
        """Judge a number by the days of the year that have been."""
        year = Period.of(Span.YEAR, self.period.first)
        days = (year.last - year.first).days + 1
        been = (min(self.period.last, self.today) - year.first).days + 1
        if been <= 0:
            return State.NOT_BEGUN
        if number >= amount:
            return State.REACHED
        if self.period.last == year.last and year.last < self.today:
            return State.MISSED
        wanted = amount * been * _ON_COURSE
        return State.ON_COURSE if number * days * 100 >= wanted else State.BEHIND

    def _as_far(self, quarter: Period) -> Period:
        """Give a quarter as far as it is asked for."""
        if quarter.last <= self.period.last:
            return quarter
        return Period(Span.OWN, quarter.first, self.period.last)

    def _told(self, session: Session, period: Period, actor: Actor) -> Figures:
        return reported(session, period=period, actor=actor).figures


def _row(target: Target, counted: _Counted) -> TargetRow:
    key, quarter = counted.key(target), Period.of(Span.QUARTER, counted.period.first)
    to_date = counted.figures[key]
    return TargetRow(
        id=target.id,
        version=target.version,
        year=target.year,
        funder=target.funder,
        code=key.code,
        by=key.by,
        item=target.item,
        amount=target.amount,
        figure=code_name(key.code),
        part="" if key.by is By.TOTAL else item_name(key.by, key.item, counted.figures.labels),
        key=key,
        quarters=tuple(
            counted.number(figures, target, quarter.moved(number).last)
            for number, figures in enumerate(counted.quarters)
        ),
        to_date=to_date,
        state=counted.state(target.amount, to_date),
    )


def _sentence(session: Session, change_id: int) -> str:
    note = session.scalars(
        select(ChangedRow).where(ChangedRow.change_id == change_id).order_by(ChangedRow.id)
    ).first()
    row = None if note is None else session.get(Target, note.row_id)
    kept = {} if note is None else from_text(Target, note.after or note.before or "{}")
    code = kept.get("code") if row is None else row.code
    if note is None or code is None:
        return tr("An agreement was changed.")
    funder = kept.get("funder", "") if row is None else row.funder
    what = {"what": code_name(Code(code)), "funder": funder}
    if note.before is None:
        return tr("{what} was agreed on with {funder}.", **what)
    if note.after is None:
        return tr("{what}, agreed on with {funder}, was removed.", **what)
    return tr("{what}, agreed on with {funder}, was changed.", **what)
