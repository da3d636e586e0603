"""A report as it may leave the house: small numbers hidden (DOMAIN.md 3.4, rule P29).

``external`` takes a report as one linked system: every table that may leave the house
(``atelier.reports.protected``) is thought to be printed, and so are the reports that were
published before (``before``), whose figures keep for good how they were shown.
``atelier.reports.outside`` reads from the database what belongs before a report, and is what
page, paper and export ask.

Small age groups are put together as in the worked example (0–17, 18–44, 75+) before anything is
hidden; ``External.figures`` are the figures that are left, so go through those. A sensitive
activity stands under its neutral public name, as everywhere, and under ten people shows ``<10``;
it is not put into a row of "other activities", where it would change the sums of the others.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from atelier.discreet import Discreet
from atelier.reports.amounts import hours, whole
from atelier.reports.external_ages import put_together
from atelier.reports.external_laying import Laid, Published, Signs, lay
from atelier.reports.external_ties import Tie
from atelier.reports.figures import By, Code, Figures, Key
from atelier.reports.protected import PROTECTED, Programme, leaves
from atelier.reports.small_numbers import hide
from atelier.reports.small_numbers_system import Sign, System

_MINUTES = (Code.VOLUNTEER_MINUTES, Code.PROFESSIONAL_MINUTES)
_NO_PROGRAMME = Programme()
_TOOK_PART = Key(Code.PARTICIPATIONS)


@dataclass(frozen=True, slots=True, repr=False)
class Shown(Discreet):
    """How a figure is printed: ``text`` as people read it, or a sign in its place.

    ``value`` is None where the number is hidden; ``text`` is then ``<5``, ``<10``, ``x``, or an
    en dash for what stands in no report outside, and for an age group that is put together with
    another one. Hours are in minutes, and ``text`` in hours.
    """

    text: str
    value: int | None
    suppressed: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class External(Discreet):
    """A report as it is published.

    ``figures``: those that are printed. They still hold what is hidden: print ``cell``, never a
    value. ``counted``: as the engine gave them, with the age groups apart. ``host``: the item
    of By.HOST whose own report it is. ``totals_only``: no split of it is published (the year to
    date). ``withheld``: no number of people is, not even nil.
    """

    figures: Figures
    counted: Figures
    signs: Signs
    merged: Mapping[str, str]
    programme: Programme = _NO_PROGRAMME
    host: str | None = None
    totals_only: bool = False
    withheld: bool = False

    def cell(self, key: Key) -> Shown:
        """Give how a figure is printed. One that is not there is nil, and shown."""
        hidden_age = key.by is By.AGE and key.item in self.merged
        if hidden_age or not self._leaves(key):
            return Shown("–", None, suppressed=True)
        if self.withheld and key.code in PROTECTED:
            return Shown("x", None, suppressed=True)
        sign, threshold = self.signs.get(key, (Sign.SHOWN, 0))
        if sign is Sign.SMALL:
            return Shown(f"<{threshold}", None, suppressed=True)
        if sign is not Sign.SHOWN:
            return Shown("x", None, suppressed=True)
        value = self.figures[key]
        return Shown(hours(value) if key.code in _MINUTES else whole(value), value)

    def _leaves(self, key: Key) -> bool:
        if self.totals_only and key.by is not By.TOTAL:
            return False
        return leaves(key, host=self.host is not None)


@dataclass(frozen=True, slots=True, repr=False)
class Parts(Discreet):
    """Earlier reports that make up this one: the months of a quarter, without overlap.

    ``complete``: nothing of this one lies outside them.
    """

    reports: tuple[External, ...]
    complete: bool = True


@dataclass(frozen=True, slots=True, repr=False)
class Within(Discreet):
    """An earlier report of which this one is a part: the month of a week."""

    report: External


Before = Parts | Within


def external(
    figures: Figures,
    *,
    before: Sequence[Before] = (),
    programme: Programme = _NO_PROGRAMME,
    host: str | None = None,
    totals_only: bool = False,
) -> External:
    """Hide the small numbers of a report, whatever else was published before it."""
    if totals_only:
        values = {key: value for key, value in figures.items() if key.by is By.TOTAL}
        figures = Figures(values, figures.labels)
    system = System()
    new = lay(system, figures, programme, host)
    _tie(system, new, before, _Earlier(system))
    hide(system)
    return replace(_published(system, new), totals_only=totals_only)


def external_hosts(
    house: External,
    hosts: Mapping[str, Figures],
    *,
    before: Mapping[str, Sequence[Before]] = MappingProxyType({}),
) -> dict[str, External]:
    """Hide the small numbers in the reports of all hosts, beside that of the house.

    All at once: what one host's report shows, that of another cannot hide any more. ``before``:
    what each host got earlier. Where even the nils of a small host would tell of others (the
    house's ten without a name were all elsewhere), its report is withheld, the smallest first.
    """
    withheld: list[str] = []
    for host in (None, *sorted(hosts, key=lambda host: (hosts[host][_TOOK_PART], host))):
        withheld += [] if host is None else [host]
        system = System()
        earlier = _Earlier(system)
        shown = [one for one in hosts if one not in withheld]
        laid = {one: lay(system, hosts[one], house.programme, one) for one in shown}
        complete = set(house.counted.split(Code.PARTICIPATIONS, By.HOST)) <= laid.keys()
        Tie(earlier.laid(house), list(laid.values()), complete, {}).write(system)
        for one in shown:
            _tie(system, laid[one], before.get(one, ()), earlier)
        if not hide(system):
            break
    reports = {one: _published(system, laid[one]) for one in shown}
    return {
        host: reports.get(host) or _withheld(figures, house.programme, host)
        for host, figures in hosts.items()
    }


def _tie(system: System, new: Laid, before: Sequence[Before], earlier: "_Earlier") -> None:
    newest = new.programme.newest
    for one in before:
        if isinstance(one, Parts):
            parts = [earlier.laid(report) for report in one.reports]
            Tie(new, parts, one.complete, newest).write(system)
        else:
            Tie(earlier.laid(one.report), [new], False, newest).write(system)


class _Earlier:
    """Reports that were published before, each laid down once."""

    def __init__(self, system: System) -> None:
        self._system = system
        self._laid: dict[int, Laid] = {}

    def laid(self, report: External) -> Laid:
        """Give a report as it lies in the system."""
        if id(report) not in self._laid:
            figures = Figures({}, {}) if report.withheld else report.counted
            self._laid[id(report)] = lay(
                self._system,
                figures,
                report.programme,
                report.host,
                published=Published(report.signs, report.merged),
            )
        return self._laid[id(report)]


def _withheld(figures: Figures, programme: Programme, host: str) -> External:
    return External(_leaving(figures, host), figures, {}, {}, programme, host, withheld=True)


def _leaving(figures: Figures, host: str | None) -> Figures:
    values = {key: value for key, value in figures.items() if leaves(key, host=host is not None)}
    return Figures(values, figures.labels)


def _published(system: System, laid: Laid) -> External:
    return External(
        put_together(_leaving(laid.figures, laid.host), laid.merged),
        laid.figures,
        laid.signs(system),
        laid.merged,
        laid.programme,
        laid.host,
    )
