"""Agreeing on a figure with a funder (prestatieafspraak), changing that, and taking it back."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import (
    Activity,
    Actor,
    CalendarChange,
    ChangeKind,
    Function,
    Gone,
    Organisation,
    Refusal,
    Target,
)
from atelier.domain.rights import Right
from atelier.domain.text import clean
from atelier.journal.changes import ChangeUndone, earlier_change, recording, undo_change
from atelier.language import tr
from atelier.months.gate import hold_alone
from atelier.reports.figures import By, Code
from atelier.reports.target_choices import SPLITS

FUNDER_LIMIT = 120  # letters
MOST = 100_000_000  # of whatever the figure counts
_YEARS = 10  # before and after this one


class FunderMissing(Refusal):
    """Nobody to agree with."""

    def __init__(self) -> None:
        super().__init__(tr("Fill in with whom this was agreed."))


class AmountWrong(Refusal):
    """No number, or one that cannot be meant."""

    def __init__(self) -> None:
        super().__init__(tr("Fill in how many were agreed on: a whole number above nil."))


class YearWrong(Refusal):
    """A year that cannot be meant."""

    def __init__(self) -> None:
        super().__init__(tr("Fill in a year, for example 2027."))


class NotToBeAgreed(Refusal):
    """A figure that has no such part."""

    def __init__(self) -> None:
        super().__init__(tr("This figure is not counted for that part of the house."))


class AgreedAlready(Refusal):
    """The same figure was agreed on with the same funder for the same year."""

    def __init__(self) -> None:
        super().__init__(tr("This was agreed on with this funder already. Change that one."))


class TargetChangedElsewhere(Refusal):
    """Another desk changed it while it was open here."""

    def __init__(self) -> None:
        super().__init__(tr("This agreement was changed at another desk. Look at the list again."))


@dataclass(frozen=True, slots=True, repr=False)
class TargetFacts(Discreet):
    """What was agreed on. ``amount`` in the unit of the figure, hours in minutes.

    ``by`` and ``item`` narrow the figure down, as in ``atelier.reports.figures``.
    """

    year: int
    funder: str
    code: Code
    amount: int
    by: By = By.TOTAL
    item: str = ""


@needs(Right.SET_TARGETS)
def set_target(session: Session, *, facts: TargetFacts, actor: Actor, key: UUID) -> int:
    """Keep what was agreed on; give the id of the change.

    Raises FunderMissing, AmountWrong, YearWrong, NotToBeAgreed, AgreedAlready, Gone where there
    is no such part of the house, or an UnreadableText.
    """
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return done.id
    hold_alone(session, actor=actor)
    values = _checked(session, facts, actor, own=None)
    with recording(session, kind=ChangeKind.TARGET, actor=actor, key=key) as change:
        session.add(Target(site_id=actor.site_id, key=key, **values))
        change.number = 1
    return change.id


@needs(Right.SET_TARGETS)
def change_target(
    session: Session,
    *,
    target_id: int,
    version: int,
    facts: TargetFacts,
    actor: Actor,
    key: UUID,
) -> int:
    """Change what was agreed on, read with ``version``; give the id of the change.

    Raises Gone, TargetChangedElsewhere and what ``set_target`` raises.
    """
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return done.id
    hold_alone(session, actor=actor)
    target = _held(session, target_id, actor)
    if target.version != version:
        raise TargetChangedElsewhere
    values = _checked(session, facts, actor, own=target_id)
    with recording(session, kind=ChangeKind.TARGET, actor=actor, key=key) as change:
        for name, value in values.items():
            if getattr(target, name) != value:
                setattr(target, name, value)
        change.number = 1
    return change.id


@needs(Right.SET_TARGETS)
def remove_target(session: Session, *, target_id: int, actor: Actor, key: UUID) -> int:
    """Take an agreement away; give the id of the change. Raises Gone."""
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return done.id
    target = _held(session, target_id, actor)
    with recording(session, kind=ChangeKind.TARGET, actor=actor, key=key) as change:
        session.delete(target)
        change.number = 1
    return change.id


@needs(Right.SET_TARGETS)
def take_back_target_change(session: Session, *, change_id: int, actor: Actor) -> ChangeUndone:
    """Take a change of the agreements back; twice is once. Raises Gone, ChangedSince."""
    ours = session.scalar(
        select(CalendarChange.id).where(
            CalendarChange.id == change_id,
            CalendarChange.site_id == actor.site_id,
            CalendarChange.kind == ChangeKind.TARGET,
        )
    )
    if ours is None:
        raise Gone
    return undo_change(session, change_id=change_id, actor=actor)


def _held(session: Session, target_id: int, actor: Actor) -> Target:
    target = session.scalar(
        select(Target)
        .where(Target.id == target_id, Target.site_id == actor.site_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if target is None:
        raise Gone
    return target


def _checked(session: Session, facts: TargetFacts, actor: Actor, own: int | None) -> dict[str, Any]:
    funder = clean(facts.funder, limit=FUNDER_LIMIT)
    if not funder:
        raise FunderMissing
    if not 0 < facts.amount <= MOST:
        raise AmountWrong
    if abs(facts.year - actor.today().year) > _YEARS:
        raise YearWrong
    _check_part(session, facts, actor)
    same = session.execute(
        select(Target.id, Target.funder).where(
            Target.site_id == actor.site_id,
            Target.year == facts.year,
            Target.code == facts.code,
            Target.by == facts.by,
            Target.item == facts.item,
        )
    )
    if any(name.casefold() == funder.casefold() and id_ != own for id_, name in same):
        raise AgreedAlready
    return {
        "year": facts.year,
        "funder": funder,
        "code": facts.code.value,
        "amount": facts.amount,
        "by": facts.by.value,
        "item": facts.item,
    }


def _check_part(session: Session, facts: TargetFacts, actor: Actor) -> None:
    """Take no figure that is not counted so, and no part of another house."""
    if facts.by not in SPLITS.get(facts.code, ()) or (facts.by is By.TOTAL) != (not facts.item):
        raise NotToBeAgreed
    if facts.by is By.FUNCTION and facts.item not in set(Function):
        raise NotToBeAgreed
    if facts.by in (By.ACTIVITY, By.HOST) and not _is_ours(session, facts, actor):
        raise Gone


def _is_ours(session: Session, facts: TargetFacts, actor: Actor) -> bool:
    if not facts.item.isdecimal():
        return False
    id_ = int(facts.item)
    row = session.get(Activity, id_) if facts.by is By.ACTIVITY else session.get(Organisation, id_)
    return row is not None and row.site_id == actor.site_id
