"""The requests that press: for the line in the rail and the one above the people (rule P17)."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor, Right
from atelier.language import tr_count
from atelier.privacy.requests import RequestCard, Urgency, open_requests
from atelier.words import day_in_figures


@needs(Right.ANSWER_PERSON)
def pressing_requests(session: Session, *, actor: Actor) -> Sequence[RequestCard]:
    """Give the requests that must be answered within days, or are late, the most urgent first."""
    found = open_requests(session, actor=actor)
    return tuple(card for card in found if card.urgency >= Urgency.NOW)


def pressing_sentence(cards: Sequence[RequestCard]) -> str:
    """Say how many requests wait, and by when the first must be answered; it names nobody."""
    return tr_count(
        "One request must be answered by {day}.",
        "{count} requests must be answered, the first by {day}.",
        len(cards),
        day=day_in_figures(cards[0].due_on),
    )
