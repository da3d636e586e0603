"""How figures are written on the page: whole or small ones hidden, beside which earlier period."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from atelier.discreet import Discreet
from atelier.language import tr
from atelier.reports.amounts import hours, percent, whole
from atelier.reports.figures import By, Code, Figures, Key
from atelier.reports.naming import item_name
from atelier.reports.overview import Overview
from atelier.reports.period_words import period_name, short_name
from atelier.reports.periods import Period

MINUTES = frozenset({Code.VOLUNTEER_MINUTES, Code.PROFESSIONAL_MINUTES})
_MOST = 1000  # per cent; beyond it a share says nothing
_MORE = "+×"


class Compare(StrEnum):
    """Beside which earlier period the figures stand."""

    BEFORE = "before"
    YEAR = "year"


class Cell(Protocol):
    """One number as it may leave the house; ``value`` is None where it is hidden."""

    @property
    def text(self) -> str:
        """What is printed: "12", "<5", "x"."""

    @property
    def value(self) -> int | None:
        """Give the number, where it may be told."""


class Hiding(Protocol):
    """Knows what of each figure may leave the house; ``figures`` are those that are told."""

    @property
    def figures(self) -> Figures:
        """The figures, of which only the cells may be shown."""

    def cell(self, key: Key) -> Cell:
        """Give one number as it may be shown."""


@dataclass(frozen=True, slots=True, repr=False)
class View(Discreet):
    """What is shown: the figures of a period, beside those of an earlier one.

    ``earlier`` are the figures of the period beside which they stand, None until those have
    been read; ``year_ago`` the same of a year before. ``hiding`` is given while they are shown as
    they leave the house (DOMAIN.md 3.4).
    """

    overview: Overview
    compare: Compare = Compare.BEFORE
    earlier: Figures | None = None
    year_ago: Figures | None = None
    hiding: Hiding | None = None

    @property
    def period(self) -> Period:
        """The days that are shown."""
        return self.overview.period

    @property
    def figures(self) -> Figures:
        """The figures of the period."""
        return self.overview.figures if self.hiding is None else self.hiding.figures

    @property
    def earlier_period(self) -> Period:
        """The period beside which they stand."""
        return earlier_period(self.period, self.compare)

    def then(self, key: Key) -> int:
        """Give the earlier number; nil too where it is not known yet."""
        return 0 if self.earlier is None else self.earlier[key]

    def value(self, key: Key) -> int | None:
        """Give a number; None where it is hidden."""
        return self.figures[key] if self.hiding is None else self.hiding.cell(key).value

    def text(self, key: Key) -> str:
        """Write a number, or the sign that stands for it."""
        value = self.value(key)
        if value is not None:
            return amount(key.code, value)
        assert self.hiding is not None  # nothing else hides a number
        return self.hiding.cell(key).text

    def beside(self, key: Key) -> str:
        """Write how a number stands to the earlier one: "+6% t.o.v. september"; or nothing.

        A period that is not over yet is not measured against one that is.
        """
        now, then = self.value(key), self.then(key)
        if now is None or not then:
            return ""
        told = amount(key.code, then)
        if self.overview.running:
            return tr("{period}: {number}", period=self.earlier_name, number=told)
        if self.compare is Compare.YEAR:
            return tr("a year ago {then} ({change})", then=told, change=growth(now, then))
        return tr("{change} against {period}", change=growth(now, then), period=self.earlier_name)

    def grew(self, key: Key) -> bool:
        """Whether a number is larger than the earlier one."""
        now, then = self.value(key), self.then(key)
        if self.overview.running or now is None or not then:
            return False
        return growth(now, then)[0] in _MORE

    @property
    def earlier_name(self) -> str:
        """Name the earlier period in a few words."""
        return short_name(self.earlier_period, self.period)

    @property
    def heads(self) -> tuple[str, ...]:
        """Name the columns of a table: the period, and the one beside which it stands."""
        return (tr("Count"),) if self.hiding else (tr("Count"), self.earlier_name)

    def cells(self, key: Key) -> tuple[str, ...]:
        """Write a number and the earlier one, for a table."""
        if self.hiding is not None:
            return (self.text(key),)
        return self.text(key), "" if self.earlier is None else amount(key.code, self.then(key))

    def sentence(self, what: str, key: Key) -> str:
        """Say a number with its period, and the earlier one."""
        said = tr("{what}: {number}.", what=what, number=self.text(key))
        beside = self.beside(key)
        return f"{said} {beside}." if beside else said

    def name_of(self, by: By, item: str) -> str:
        """Name an item of a split."""
        return item_name(by, item, self.figures.labels)

    @property
    def name(self) -> str:
        """Name the period."""
        return period_name(self.period)


def earlier_period(period: Period, compare: Compare) -> Period:
    """Give the period beside which another one stands."""
    return period.moved(-1) if compare is Compare.BEFORE else period.year_before()


def amount(code: Code, value: int) -> str:
    """Write a number in its unit: minutes as hours."""
    return hours(value) if code in MINUTES else whole(value)


def growth(now: int, then: int) -> str:
    """Write how much more it became: "+6%", "−12%", "0%", "×12"; ``then`` is not nil."""
    if (now - then) * 100 > _MOST * then:
        return f"×{whole(round(now / then))}"
    change = percent(now - then, then)
    more = "+" if now > then and change != percent(0, 1) else ""
    return f"{more}{change.replace('-', '−')}"
