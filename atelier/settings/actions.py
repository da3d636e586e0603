"""Setting up a house."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import unasked
from atelier.domain import Area, Setting, Site, Tenant
from atelier.settings.fields import SETTLED

_AREAS = (("6546", "'t Acker"), ("6537", "Aldenhof"), ("6538", "Zwanenveld"))
_TENANTS = (("Fysiotherapie", "Kamer 7, gang links"), ("Logopedie", "Kamer 8, gang links"))


@unasked("there is no house yet where anybody could be asked")
def found_house(
    session: Session,
    *,
    name: str,
    practice: bool = False,
    another: bool = False,
    bare: bool = False,
) -> int:
    """Give the id of the first house, and found it where there is none yet.

    ``another``: give the house of this very name, and found it beside those that are there. A
    city keeps many houses in one database. ``bare``: a new house keeps of visitors the name and
    nothing else, until it writes down why (rule P30).
    """
    statement = select(Site.id).order_by(Site.id).limit(1)
    if another:
        statement = statement.where(Site.name == name)
    site_id = session.scalar(statement)
    if site_id is not None:
        return site_id
    site = Site(name=name, practice=practice)
    session.add(site)
    session.flush()  # for site.id
    if bare:
        session.add(Setting(site_id=site.id, name=SETTLED, value="yes"))
    return site.id


def set_setting(session: Session, *, site_id: int, name: str, value: str) -> None:
    """Keep one of the house's rules."""
    row = session.scalar(select(Setting).where(Setting.site_id == site_id, Setting.name == name))
    if row is None:
        session.add(Setting(site_id=site_id, name=name, value=value))
    else:
        row.value = value


def add_sample_places(session: Session, *, site_id: int) -> None:
    """Add the neighbourhoods and tenants of the sample house."""
    session.add_all(Area(site_id=site_id, postcode=code, name=name) for code, name in _AREAS)
    session.add_all(
        Tenant(site_id=site_id, name=name, whereabouts=where) for name, where in _TENANTS
    )
