"""Taking payments back without slipping over a limit that was weighed meanwhile (P22)."""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor, AllowancePayment, ChangedRow, Refusal
from atelier.domain.rights import Right
from atelier.journal.row_text import from_text
from atelier.language import tr
from atelier.roster.allowance_limits import Level
from atelier.roster.allowance_standing import standing_of


class OverLimitSince(Refusal):
    """A payment that comes back would be over a limit by now, and nobody said why."""

    def __init__(self) -> None:
        super().__init__(
            tr("With what was paid since, this would be over a limit. Enter it anew, with why.")
        )


def paid_people(notes: Iterable[ChangedRow]) -> set[int]:
    """Give to whom the payments of a change were given."""
    return {person_id for person_id, _, _ in _payments(notes, back=False)}


@needs(Right.PART)
def need_within_limits(session: Session, *, notes: Sequence[ChangedRow], actor: Actor) -> None:
    """Look at the payments that came back. Raises OverLimitSince."""
    for person_id, month, reason in _payments(notes, back=True):
        standing = standing_of(session, person_id=person_id, month=month, actor=actor)
        if standing.level is Level.OVER and not reason:
            raise OverLimitSince


def _payments(notes: Iterable[ChangedRow], *, back: bool) -> Iterator[tuple[int, int, str]]:
    """Go through the payments of a change: person, month, reason; ``back``: that it took out."""
    for note in notes:
        text = note.before if back else note.before or note.after
        if note.kind == AllowancePayment.__tablename__ and text is not None:
            values = from_text(AllowancePayment, text)
            yield values["person_id"], values["month"], values["reason"]
