"""Keeping settings: what belongs together is read, checked and saved as one.

A form says what it was filled from (``was``) and what is to stand there. What stands there
already is saved already, so a save that is repeated is one save, and taking a save back is the
same save the other way round. What another desk changed in between is never overwritten.
"""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor, Gone, Right, Setting, Site
from atelier.settings.refusals import SettingsChangedElsewhere

Facts = TypeVar("Facts")


@needs(Right.PART)
def hold_settings(session: Session, *, actor: Actor) -> None:
    """Hold the settings of a house, so that two desks do not write them at once. Raises Gone."""
    house = select(Site.id).where(Site.id == actor.site_id)
    if session.scalar(house.with_for_update(key_share=True)) is None:
        raise Gone


def is_change(*, there: Facts, was: Facts, wanted: Facts) -> bool:
    """Say whether there is something to write; hold the settings before reading ``there``.

    Raises SettingsChangedElsewhere where what stands there is neither one nor the other.
    """
    if there == wanted:
        return False
    if there != was:
        raise SettingsChangedElsewhere
    return True


def read_values(session: Session, *, site_id: int, names: Iterable[str]) -> dict[str, str]:
    """Read some settings of a house by name; one that was never set is not among them."""
    rows = session.execute(
        select(Setting.name, Setting.value).where(
            Setting.site_id == site_id, Setting.name.in_(tuple(names))
        )
    )
    return {row.name: row.value for row in rows}


@needs(Right.PART)
def write_values(
    session: Session, *, names: Iterable[str], values: Mapping[str, str], actor: Actor
) -> None:
    """Let the settings of these names have these values; a name without one is set no more."""
    rows = session.scalars(
        select(Setting).where(Setting.site_id == actor.site_id, Setting.name.in_(tuple(names)))
    )
    there = {row.name: row for row in rows}
    for name, value in values.items():
        if name not in there:
            session.add(Setting(site_id=actor.site_id, name=name, value=value))
        elif there[name].value != value:
            there[name].value = value
    for name in there.keys() - values.keys():
        session.delete(there[name])
    session.flush()  # for what is read next
