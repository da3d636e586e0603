"""Questions asked at the desk: what about, how it ended, how long it took; never by whom."""

from uuid import UUID

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.desk.refusals import UnknownAnswer
from atelier.domain import ActionKind, Actor, Function, Question
from atelier.domain.rights import Right
from atelier.journal.actions import begin, earlier
from atelier.language import tr
from atelier.settings.offered import offered_of

OUTCOMES = ("answered", "done_together", "referred", "handed_over", "appointment")
MINUTES = ("0-5", "5-15", "15-30", "30+")


@needs(Right.RECEIVE)
def note_question(
    session: Session,
    *,
    topic: str,
    outcome: str,
    minutes_class: str,
    actor: Actor,
    key: UUID,
) -> int:
    """Write down one question and give its id; the same key again is the same question.

    Raises UnknownAnswer for a word that is not on the lists, or a topic that the house does not
    offer.
    """
    done = earlier(session, key=key, actor=actor)
    if done is not None:
        return done.id
    topics = offered_of(session, site_id=actor.site_id).topics
    if topic not in topics or outcome not in OUTCOMES or minutes_class not in MINUTES:
        raise UnknownAnswer
    action = begin(session, kind=ActionKind.QUESTION, actor=actor, key=key)
    action.function = Function.INFORMATION
    session.add(
        Question(
            site_id=actor.site_id,
            day=action.day,
            day_part=actor.clock.part(action.at),
            at=action.at,
            topic=topic,
            outcome=outcome,
            minutes_class=minutes_class,
            action_id=action.id,
        )
    )
    return action.id


def topic_name(topic: str) -> str:
    """Say a topic in the language of the desk; one of the house's own as it was written."""
    return {
        "housing": tr("Housing"),
        "income": tr("Income and debts"),
        "forms": tr("Forms and letters"),
        "care": tr("Care and support"),
        "work": tr("Work and volunteering"),
        "digital": tr("Digital (DigiD, phone)"),
        "language": tr("Language"),
        "parenting": tr("Parenting and school"),
        "informal_care": tr("Informal care"),
        "loneliness": tr("Loneliness and contact"),
        "transport": tr("Transport"),
        "neighbourhood": tr("The neighbourhood"),
        "legal": tr("Legal"),
        "other": tr("Something else"),
    }.get(topic, topic)


def outcome_name(outcome: str) -> str:
    """Say an outcome in the language of the desk."""
    return {
        "answered": tr("Answered at once"),
        "done_together": tr("Done together"),
        "referred": tr("Referred"),
        "handed_over": tr("Handed over in person"),
        "appointment": tr("Comes back for it"),
    }[outcome]


def minutes_name(minutes_class: str) -> str:
    """Say how long it took."""
    if minutes_class == "30+":
        return tr("More than 30 minutes")
    return tr("{minutes} minutes", minutes=minutes_class.replace("-", "–"))
