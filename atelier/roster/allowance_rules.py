"""The allowance as the house wants it: whether it gives one, and which limits hold (DOMAIN 4.2).

Off at first: a house that gives nothing sees nothing of it, and who switches it on says why
(rule P30). The limits come with the app; those of a year that nobody had confirmed then can be
filled in once somebody has seen them at the tax office.
"""

from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import Actor, AllowanceLimit, ChangeKind, Refusal, Setting
from atelier.domain.rights import Right
from atelier.domain.text import clean
from atelier.journal.changes import earlier_change, recording
from atelier.language import tr
from atelier.roster.allowance_limits import Limits, known_years, limits_of
from atelier.roster.noting import one_at_a_time
from atelier.settings.actions import set_setting

LONGEST = 200  # letters of a reason or a source
MOST_CENTS = 1_000_000
_YEARS = range(2000, 2101)
_ON, _REASON, _PER_HOUR = "allowance_on", "allowance_reason", "allowance_per_hour"
_YES = "yes"


class AllowanceOff(Refusal):
    """The house gives no allowance."""

    def __init__(self) -> None:
        super().__init__(tr("This house gives no allowance. Switch it on first."))


class WhyNeeded(Refusal):
    """Nobody said why this is switched on, or done although it is over a limit."""

    def __init__(self) -> None:
        super().__init__(tr("Fill in why."))


class AmountsWrong(Refusal):
    """Amounts that no limits can be: nothing, or a year that holds less than a month."""

    def __init__(self) -> None:
        super().__init__(
            tr("Fill in every amount. That of the year is not less than that of the month.")
        )


class SourceNeeded(Refusal):
    """An amount is confirmed by whoever says where they saw it."""

    def __init__(self) -> None:
        super().__init__(tr("Fill in where you saw these amounts."))


@dataclass(frozen=True, slots=True, repr=False)
class AllowanceRules(Discreet):
    """Whether the house gives an allowance, why, and what it usually gives an hour (in cents).

    ``per_hour`` 0: nothing is usual.
    """

    on: bool = False
    reason: str = ""
    per_hour: int = 0


@dataclass(frozen=True, slots=True)
class LimitsConfirmed:
    """Limits that were kept, and the change that can be taken back."""

    change_id: int
    limits: Limits


@needs(Right.SEE_HOURS)
def allowance_rules(session: Session, *, actor: Actor) -> AllowanceRules:
    """Read whether the house gives an allowance; of a house that never said so it is off."""
    rows = session.execute(
        select(Setting.name, Setting.value).where(
            Setting.site_id == actor.site_id, Setting.name.in_((_ON, _REASON, _PER_HOUR))
        )
    )
    found = {row.name: row.value for row in rows}
    usual = found.get(_PER_HOUR, "")
    return AllowanceRules(
        on=found.get(_ON) == _YES,
        reason=found.get(_REASON, ""),
        per_hour=int(usual) if usual.isdecimal() else 0,
    )


@needs(Right.SET_ALLOWANCE)
def switch_allowance(
    session: Session, *, on: bool, actor: Actor, reason: str = "", per_hour: int = 0
) -> AllowanceRules:
    """Switch the allowance on, with the reason, or off; what was paid stays and is not shown.

    Setting it back is the same call the other way round, so it needs no entry of its own among
    the changes. Raises WhyNeeded, AmountsWrong, and what ``clean`` raises.
    """
    reason = clean(reason, LONGEST)
    if on and not reason:
        raise WhyNeeded
    if not 0 <= per_hour <= MOST_CENTS:
        raise AmountsWrong
    kept = {_ON: _YES if on else "no"}
    if on:
        kept |= {_REASON: reason, _PER_HOUR: str(per_hour)}
    for name, value in kept.items():
        set_setting(session, site_id=actor.site_id, name=name, value=value)
    session.flush()
    return allowance_rules(session, actor=actor)


@needs(Right.SEE_HOURS)
def limits_in_force(session: Session, *, year: int, actor: Actor) -> Limits:
    """Give the limits of a year: those that the house found confirmed, else those of the app."""
    row = session.scalar(_of_year(year, actor))
    if row is None:
        return limits_of(year)
    return Limits(year, row.hour, row.hour_young, row.month, row.year_total, confirmed=True)


@needs(Right.SEE_HOURS)
def limits_table(session: Session, *, actor: Actor) -> tuple[Limits, ...]:
    """Give the limits of every year that has any, the newest first."""
    years = {*known_years(), *session.scalars(_years(actor))}
    ordered = sorted(years, reverse=True)
    return tuple(limits_in_force(session, year=year, actor=actor) for year in ordered)


@needs(Right.SET_ALLOWANCE)
def confirm_limits(
    session: Session, *, limits: Limits, source: str, actor: Actor, key: UUID
) -> LimitsConfirmed:
    """Keep the limits of a year as somebody saw them confirmed, and where (``source``).

    The same key again is the same save. Raises AmountsWrong, SourceNeeded, and what ``clean``
    raises.
    """
    source = clean(source, LONGEST)
    _check(limits)
    if not source:
        raise SourceNeeded
    one_at_a_time(session, actor)
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return LimitsConfirmed(done.id, limits_in_force(session, year=limits.year, actor=actor))
    row = session.scalar(_of_year(limits.year, actor))
    with recording(session, kind=ChangeKind.ALLOWANCE, actor=actor, key=key) as change:
        if row is None:
            row = _row(limits, source, actor)
            session.add(row)
        row.hour, row.hour_young = limits.hour, limits.hour_young
        row.month, row.year_total = limits.month, limits.year_total
        row.source, row.confirmed_on, row.confirmed_by = source, actor.today(), actor.name
        change.number = 1
    return LimitsConfirmed(change.id, replace(limits, confirmed=True))


def _of_year(year: int, actor: Actor) -> Select[AllowanceLimit]:
    return select(AllowanceLimit).where(
        AllowanceLimit.site_id == actor.site_id, AllowanceLimit.year == year
    )


def _years(actor: Actor) -> Select[int]:
    return select(AllowanceLimit.year).where(AllowanceLimit.site_id == actor.site_id)


def _row(limits: Limits, source: str, actor: Actor) -> AllowanceLimit:
    return AllowanceLimit(
        site_id=actor.site_id,
        year=limits.year,
        hour=limits.hour,
        hour_young=limits.hour_young,
        month=limits.month,
        year_total=limits.year_total,
        source=source,
        confirmed_on=actor.today(),
        confirmed_by=actor.name,
    )


def _check(limits: Limits) -> None:
    amounts = (limits.hour, limits.hour_young, limits.month, limits.year_total)
    in_reach = all(0 < one <= MOST_CENTS for one in amounts)
    if not in_reach or limits.year_total < limits.month or limits.year not in _YEARS:
        raise AmountsWrong
