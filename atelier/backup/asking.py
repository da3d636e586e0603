"""The rights to make and to put back backups, asked for at the door and told to the audit log.

The work itself is done on files, outside any session; whoever can read the file of the database
does it on the command line as the administrator of the house (COMMANDS).
"""

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor, Right, Site


@needs(Right.BACK_UP, told=True)
def may_back_up(session: Session, *, actor: Actor) -> None:
    """Let a backup be made by hand, and note that. Raises NotAllowed."""


@needs(Right.BACK_UP)
def house_on_card(session: Session, *, actor: Actor) -> str:
    """Give the name of the house, for the head of the restore card. Raises NotAllowed."""
    return session.scalars(select(Site.name).where(Site.id == actor.site_id)).one()


@needs(Right.BACK_UP, told=True)
def may_choose_outside(session: Session, *, actor: Actor) -> None:
    """Let somebody choose where locked copies go outside this computer. Raises NotAllowed."""


@needs(Right.RESTORE, told=True)
def may_restore(session: Session, *, actor: Actor) -> None:
    """Let a backup be put back; in the database that goes. Raises NotAllowed."""


@needs(Right.RESTORE, told=True)
def was_restored(session: Session, *, actor: Actor) -> None:
    """Note in the database that came that it was put back. Raises NotAllowed."""
