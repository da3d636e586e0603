"""The house itself: what it is called, and by which clock it lives."""

from dataclasses import dataclass

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor, Gone, Right, Site
from atelier.domain.text import clean
from atelier.settings.keeping import hold_settings, is_change
from atelier.settings.refusals import (
    HouseNameMissing,
    HouseNameTaken,
    ZoneUnknown,
)

NAME_LIMIT = 120  # letters
ZONES = (
    "Europe/Amsterdam",
    "Europe/Brussels",
    "America/Aruba",
    "America/Curacao",
    "America/Kralendijk",
    "America/Lower_Princes",
    "America/Paramaribo",
)
"""Where Dutch is spoken at a desk."""


@dataclass(frozen=True, slots=True)
class HouseFacts:
    """What is kept of a house. ``zone`` is one of ZONES, as the IANA names them."""

    name: str
    zone: str


@needs(Right.SETTINGS)
def house_facts(session: Session, *, actor: Actor) -> HouseFacts:
    """Read what the house is called. Raises Gone."""
    return _facts(_site(session, actor))


@needs(Right.SETTINGS)
def save_house(session: Session, *, facts: HouseFacts, was: HouseFacts, actor: Actor) -> HouseFacts:
    """Change what is kept of the house, which ``was`` otherwise; give what stands there now.

    The days of what happened before stay what they were: they are kept as days (RELIABILITY
    F56). Raises HouseNameMissing, HouseNameTaken, ZoneUnknown, SettingsChangedElsewhere, Gone or
    an UnreadableText.
    """
    name = clean(facts.name, limit=NAME_LIMIT)
    if not name:
        raise HouseNameMissing
    if facts.zone not in ZONES and facts.zone != was.zone:
        raise ZoneUnknown
    hold_settings(session, actor=actor)
    site = _site(session, actor)
    wanted = HouseFacts(name, facts.zone)
    if not is_change(there=_facts(site), was=was, wanted=wanted):
        return wanted
    if session.scalar(select(exists().where(Site.name == name, Site.id != site.id))):
        raise HouseNameTaken
    site.name, site.zone = wanted.name, wanted.zone
    session.flush()  # for what is read next
    return wanted


def _site(session: Session, actor: Actor) -> Site:
    site = session.get(Site, actor.site_id, populate_existing=True)
    if site is None:
        raise Gone
    return site


def _facts(site: Site) -> HouseFacts:
    return HouseFacts(site.name, site.zone)
