"""Erasing again in a database that was put back: the list of erasures goes before it (P16)."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.domain import Clock, Erasure, Person, Site, house_actor
from atelier.privacy.erasing import erase


def replay_erasures(known: Session, restored: Session, clock: Clock) -> int:
    """Erase in ``restored`` whoever was erased in ``known``; give how many were still there."""
    erased = {(row.key, row.day) for row in known.scalars(select(Erasure))}
    done = 0
    for site in restored.scalars(select(Site).order_by(Site.id)).all():
        actor = house_actor(site_id=site.id, name="restore", clock=clock)
        there = {
            row.erasure_key: row.id
            for row in restored.execute(
                select(Person.id, Person.erasure_key).where(Person.site_id == site.id)
            )
        }
        for key, _ in sorted(erased, key=lambda one: (one[1], one[0].hex)):
            if key in there:
                erase(restored, mark=key, actor=actor)
                done += 1
    return done
