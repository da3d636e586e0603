"""The short lists of a house: neighbourhoods and tenants."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from functools import partial

import pytest
from sqlalchemy.orm import Session

from atelier.database import Database
from atelier.domain import Actor, BookingKind, Room, RoomBooking
from atelier.settings import lists, refusals
from tests.making import TUESDAY


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """Give one transaction for a whole test; nothing here needs a second desk's connection."""
    with database.transaction() as session:
        yield session


def test_neighbourhoods_are_added_changed_and_removed(session: Session, actor: Actor) -> None:
    acker, weezenhof = lists.AreaFacts("6546", "'t Acker"), lists.AreaFacts("6536", "Weezenhof")
    save = partial(lists.save_area, session, actor=actor)
    for _ in range(2):  # the second time it is saved already
        save(facts=acker)
    with pytest.raises(refusals.AlreadyListed):
        save(facts=replace(acker, name="Iets anders"))
    save(facts=weezenhof)
    for _ in range(2):
        save(facts=replace(acker, name="De Acker"), was=acker)
    with pytest.raises(refusals.SettingsChangedElsewhere):
        save(facts=replace(acker, name="Nog iets"), was=acker)
    with pytest.raises(refusals.AlreadyListed):
        save(facts=replace(weezenhof, postcode="6546"), was=weezenhof)
    named = [line.facts.name for line in lists.area_lines(session, actor=actor)]
    assert named == ["Weezenhof", "De Acker"]
    for _ in range(2):
        lists.remove_area(session, was=weezenhof, actor=actor)
    assert len(lists.area_lines(session, actor=actor)) == 1


def test_a_tenant_with_bookings_stays(session: Session, actor: Actor) -> None:
    fysio = lists.TenantFacts("Fysiotherapie", "Kamer 7, gang links")
    save = partial(lists.save_tenant, session, actor=actor)
    for _ in range(2):
        save(facts=fysio)
    moved = replace(fysio, whereabouts="Kamer 9")
    save(facts=moved, was=fysio)
    save(facts=lists.TenantFacts("Logopedie", ""))
    session.flush()
    (line, other) = lists.tenant_lines(session, actor=actor)
    room = Room(site_id=actor.site_id, code="k9", name="Kamer 9")
    session.add(room)
    session.flush()
    session.add(
        RoomBooking(
            site_id=actor.site_id,
            room_id=room.id,
            name="Fysio",
            day=TUESDAY,
            starts=time(9),
            ends=time(10),
            kind=BookingKind.TENANT,
            tenant_id=line.id,
        )
    )
    session.flush()
    with pytest.raises(refusals.TenantHasBookings):
        lists.remove_tenant(session, was=moved, actor=actor)
    for _ in range(2):
        lists.remove_tenant(session, was=other.facts, actor=actor)
    (line,) = lists.tenant_lines(session, actor=actor)
    assert line.used
