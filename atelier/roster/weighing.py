"""The weights of a proposal as the house keeps them, and what each means in words."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import Actor, Refusal, Setting
from atelier.domain.rights import Right
from atelier.language import tr
from atelier.roster.problem import Weights
from atelier.settings.actions import set_setting

MOST = 1000
_PREFIX = "roster_weight_"


class NotAWeight(Refusal):
    """A weight outside what a coordinator may choose."""

    def __init__(self) -> None:
        super().__init__(tr("A weight is a whole number from 0 to {most}.", most=MOST))


@dataclass(frozen=True, slots=True, repr=False)
class WeightLine(Discreet):
    """One weight as it is shown: its name, what it means, what it is, and what is usual."""

    name: str
    words: str
    value: int
    usual: int


@needs(Right.EDIT_ROSTER)
def weights_of(session: Session, *, actor: Actor) -> Weights:
    """Read the weights of the house; what was never changed is as usual."""
    names = {f"{_PREFIX}{one.name}": one.name for one in fields(Weights)}
    rows = session.execute(
        select(Setting.name, Setting.value).where(
            Setting.site_id == actor.site_id, Setting.name.in_(names)
        )
    )
    known = {names[name]: int(value) for name, value in rows if value.isdecimal()}
    return replace(Weights(), **known)


@needs(Right.EDIT_ROSTER)
def change_weights(session: Session, *, changed: Mapping[str, int], actor: Actor) -> Weights:
    """Keep other weights, by name, and give all of them. Raises NotAWeight.

    Setting them back is the same call with the old numbers, so it needs no entry of its own
    among the changes; a proposal that was accepted stays as it is.
    """
    known = {one.name for one in fields(Weights)}
    for name, value in changed.items():
        if name not in known or not 0 <= value <= MOST:
            raise NotAWeight
        set_setting(session, site_id=actor.site_id, name=f"{_PREFIX}{name}", value=str(value))
    session.flush()
    return weights_of(session, actor=actor)


def weight_lines(weights: Weights) -> tuple[WeightLine, ...]:
    """Give every weight in words, the heaviest kind first."""
    usual, now = asdict(Weights()), asdict(weights)
    return tuple(WeightLine(name, words, now[name], usual[name]) for name, words in _words())


def _words() -> tuple[tuple[str, str], ...]:
    return (
        ("must", tr("A place that must be filled stays open")),
        ("wish", tr("A place that would be nice to fill stays open")),
        ("fewest", tr("Somebody gets a shift fewer than they want at least")),
        ("fixed", tr("Somebody has a fixed place here")),
        ("twice_a_day", tr("Somebody comes twice on one day")),
        ("rather_not", tr("Somebody would rather not come then")),
        ("together", tr("Two who like to work together do")),
        ("fair", tr("Somebody gets a shift more or fewer than the others")),
        ("fair_unpopular", tr("Somebody gets an evening or weekend more or fewer")),
        ("continuity", tr("Somebody did this work before")),
        ("variety", tr("Somebody always does the same work")),
    )
