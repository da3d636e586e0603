"""From a printed list back to its activity, and back to the list."""

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.desk.refusals import UnknownCode
from atelier.domain import Actor
from atelier.domain.rights import Right
from atelier.journal.printing import sheet_of_code


@needs(Right.SEE_DESK)
def occurrence_of_code(session: Session, *, code: str, actor: Actor) -> int:
    """Give the occurrence whose printed list carries this code; raises UnknownCode."""
    sheet = sheet_of_code(session, code=code, actor=actor)
    if sheet is None or sheet.occurrence_id is None:
        raise UnknownCode
    return sheet.occurrence_id
