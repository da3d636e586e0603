"""The short lists of a house: its neighbourhoods, and its tenants.

A row is known by what cannot be twice: the postcode of a neighbourhood, the name of a tenant.
Saving the same again is saving once; taking a save back is the opposite save.
"""

import re
from dataclasses import dataclass

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor, Area, Gone, Right, RoomBooking, Tenant
from atelier.domain.text import clean
from atelier.settings.keeping import hold_settings, is_change
from atelier.settings.refusals import AlreadyListed, NameMissing, PostcodeWrong, TenantHasBookings

AREA_LIMIT, TENANT_LIMIT = 60, 120  # letters
_POSTCODE = re.compile(r"[1-9]\d{3}")


@dataclass(frozen=True, slots=True)
class AreaFacts:
    """What four digits of a postcode stand for, at the desk and in the figures (B20)."""

    postcode: str
    name: str


@dataclass(frozen=True, slots=True)
class AreaLine:
    """A neighbourhood in the list."""

    id: int
    facts: AreaFacts


@dataclass(frozen=True, slots=True)
class TenantFacts:
    """Who rents a room, and what the desk tells their visitors (rule P27)."""

    name: str
    whereabouts: str


@dataclass(frozen=True, slots=True)
class TenantLine:
    """A tenant in the list. ``used``: rooms are or were booked for it, so it stays."""

    id: int
    facts: TenantFacts
    used: bool


@needs(Right.SETTINGS)
def area_lines(session: Session, *, actor: Actor) -> tuple[AreaLine, ...]:
    """List the neighbourhoods by postcode."""
    rows = session.scalars(
        select(Area).where(Area.site_id == actor.site_id).order_by(Area.postcode)
    )
    return tuple(AreaLine(row.id, _area(row)) for row in rows)


@needs(Right.SETTINGS)
def save_area(
    session: Session, *, facts: AreaFacts, was: AreaFacts | None = None, actor: Actor
) -> None:
    """Add a neighbourhood, or change one that ``was`` otherwise.

    Raises PostcodeWrong, NameMissing, AlreadyListed, SettingsChangedElsewhere, Gone or an
    UnreadableText.
    """
    wanted = AreaFacts(facts.postcode.strip(), clean(facts.name, limit=AREA_LIMIT))
    if not _POSTCODE.fullmatch(wanted.postcode):
        raise PostcodeWrong
    if not wanted.name:
        raise NameMissing
    hold_settings(session, actor=actor)
    same = _find_area(session, wanted.postcode, actor)
    if same is not None and (was is None or was.postcode != wanted.postcode):
        if _area(same) == wanted:
            return  # saved already
        raise AlreadyListed("postcode", wanted.postcode)
    if was is None:
        session.add(Area(site_id=actor.site_id, postcode=wanted.postcode, name=wanted.name))
        return
    row = same or _find_area(session, was.postcode, actor)
    if row is None:
        raise Gone
    if is_change(there=_area(row), was=was, wanted=wanted):
        row.postcode, row.name = wanted.postcode, wanted.name


@needs(Right.SETTINGS)
def remove_area(session: Session, *, was: AreaFacts, actor: Actor) -> None:
    """Take a neighbourhood off the list; people keep their postcode.

    Removed twice is removed once. Raises SettingsChangedElsewhere.
    """
    hold_settings(session, actor=actor)
    row = _find_area(session, was.postcode, actor)
    if row is not None:
        is_change(there=_area(row), was=was, wanted=AreaFacts("", ""))
        session.delete(row)


@needs(Right.SETTINGS)
def tenant_lines(session: Session, *, actor: Actor) -> tuple[TenantLine, ...]:
    """List the tenants by name."""
    used = exists().where(RoomBooking.tenant_id == Tenant.id)
    rows = session.execute(
        select(Tenant, used).where(Tenant.site_id == actor.site_id).order_by(Tenant.name)
    )
    return tuple(TenantLine(row.id, _tenant(row), booked) for row, booked in rows)


@needs(Right.SETTINGS)
def save_tenant(
    session: Session, *, facts: TenantFacts, was: TenantFacts | None = None, actor: Actor
) -> None:
    """Add a tenant, or change one that ``was`` otherwise.

    Raises NameMissing, AlreadyListed, SettingsChangedElsewhere, Gone or an UnreadableText.
    """
    wanted = TenantFacts(
        clean(facts.name, limit=TENANT_LIMIT), clean(facts.whereabouts, limit=TENANT_LIMIT)
    )
    if not wanted.name:
        raise NameMissing
    hold_settings(session, actor=actor)
    same = _find_tenant(session, wanted.name, actor)
    if same is not None and (was is None or was.name != wanted.name):
        if _tenant(same) == wanted:
            return  # saved already
        raise AlreadyListed("name", wanted.name)
    if was is None:
        session.add(Tenant(site_id=actor.site_id, name=wanted.name, whereabouts=wanted.whereabouts))
        return
    row = same or _find_tenant(session, was.name, actor)
    if row is None:
        raise Gone
    if is_change(there=_tenant(row), was=was, wanted=wanted):
        row.name, row.whereabouts = wanted.name, wanted.whereabouts


@needs(Right.SETTINGS)
def remove_tenant(session: Session, *, was: TenantFacts, actor: Actor) -> None:
    """Take a tenant off the list.

    Removed twice is removed once. Raises TenantHasBookings, SettingsChangedElsewhere.
    """
    hold_settings(session, actor=actor)
    row = _find_tenant(session, was.name, actor)
    if row is None:
        return
    is_change(there=_tenant(row), was=was, wanted=TenantFacts("", ""))
    if session.scalar(select(exists().where(RoomBooking.tenant_id == row.id))):
        raise TenantHasBookings
    session.delete(row)


def _area(row: Area) -> AreaFacts:
    return AreaFacts(row.postcode, row.name)


def _find_area(session: Session, postcode: str, actor: Actor) -> Area | None:
    return session.scalar(
        select(Area).where(Area.site_id == actor.site_id, Area.postcode == postcode)
    )


def _tenant(row: Tenant) -> TenantFacts:
    return TenantFacts(row.name, row.whereabouts)


def _find_tenant(session: Session, name: str, actor: Actor) -> Tenant | None:
    return session.scalar(
        select(Tenant).where(Tenant.site_id == actor.site_id, Tenant.name == name)
    )
