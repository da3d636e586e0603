"""What the desk offers: the functions that the house has, and the topics of questions.

What is no longer offered stays as it was counted. A topic of the house's own is kept as it is
written, and a question that was counted under it keeps those words.
"""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from atelier.access.asking import needs, unasked
from atelier.domain import Actor, Function, Right
from atelier.domain.text import clean
from atelier.settings.keeping import hold_settings, is_change, read_values, write_values
from atelier.settings.refusals import AlreadyListed, NoTopicLeft, TooManyTopics

FUNCTIONS = (Function.MEETING, Function.INFORMATION, Function.DAY_ACTIVITY, Function.HEALTH)
TOPICS = (
    *("housing", "income", "forms", "care", "work", "digital", "language", "parenting"),
    *("informal_care", "loneliness", "transport", "neighbourhood", "legal", "other"),
)
"""The topics that every house begins with (DOMAIN 3.3)."""
MOST_TOPICS, TOPIC_LIMIT, MOST_OWN = 26, 30, 20  # topics offered, letters of one, own ones
_FUNCTIONS_OFF, _TOPICS_OFF = "functions_off", "topics_off"
_OWN = tuple(f"topic_own_{number:02d}" for number in range(1, MOST_OWN + 1))


@dataclass(frozen=True, slots=True)
class Offered:
    """What is offered: functions and known topics in their order, then the house's own topics."""

    functions: tuple[Function, ...] = FUNCTIONS
    known_topics: tuple[str, ...] = TOPICS
    own_topics: tuple[str, ...] = ()

    @property
    def topics(self) -> tuple[str, ...]:
        """All topics that can be chosen; "something else" is the last."""
        last = self.known_topics[-1:] if self.known_topics[-1:] == ("other",) else ()
        first = self.known_topics[: len(self.known_topics) - len(last)]
        return (*first, *self.own_topics, *last)


ALL_OFFERED = Offered()


@unasked("how the house is set up; nobody stands in it")
def offered_of(session: Session, *, site_id: int) -> Offered:
    """Read what the desk of a house offers."""
    names = (_FUNCTIONS_OFF, _TOPICS_OFF, *_OWN)
    values = read_values(session, site_id=site_id, names=names)
    no_function = values.get(_FUNCTIONS_OFF, "").split(",")
    no_topic = values.get(_TOPICS_OFF, "").split(",")
    return Offered(
        tuple(one for one in FUNCTIONS if one.value not in no_function),
        tuple(one for one in TOPICS if one not in no_topic),
        tuple(values[name] for name in _OWN if values.get(name)),
    )


@needs(Right.SETTINGS)
def save_offered(session: Session, *, offered: Offered, was: Offered, actor: Actor) -> Offered:
    """Offer something else at the desk from now on; give what is offered now.

    Raises NoTopicLeft where no function or no topic is left, TooManyTopics, AlreadyListed,
    SettingsChangedElsewhere or an UnreadableText.
    """
    wanted = Offered(
        tuple(one for one in FUNCTIONS if one in offered.functions),
        tuple(one for one in TOPICS if one in offered.known_topics),
        _own(offered.own_topics),
    )
    if not wanted.functions or not wanted.topics:
        raise NoTopicLeft
    if len(wanted.own_topics) > MOST_OWN or len(wanted.topics) > MOST_TOPICS:
        raise TooManyTopics(min(MOST_TOPICS, len(wanted.known_topics) + MOST_OWN))
    hold_settings(session, actor=actor)
    if is_change(there=offered_of(session, site_id=actor.site_id), was=was, wanted=wanted):
        names = (_FUNCTIONS_OFF, _TOPICS_OFF, *_OWN)
        write_values(session, names=names, values=_values(wanted), actor=actor)
    return wanted


def _own(words: tuple[str, ...]) -> tuple[str, ...]:
    found = [cleaned for word in words if (cleaned := clean(word, limit=TOPIC_LIMIT))]
    seen = set(TOPICS)
    for word in found:
        if word.casefold() in seen:
            raise AlreadyListed("own_topics", word)
        seen.add(word.casefold())
    return tuple(found)


def _values(offered: Offered) -> dict[str, str]:
    off = {
        _FUNCTIONS_OFF: ",".join(one.value for one in FUNCTIONS if one not in offered.functions),
        _TOPICS_OFF: ",".join(one for one in TOPICS if one not in offered.known_topics),
    }
    own = dict(zip(_OWN, offered.own_topics, strict=False))
    return {name: value for name, value in off.items() if value} | own
