"""What stands on the five cards of the reports page."""

from collections.abc import Callable

from atelier.language import tr, tr_count
from atelier.reports.figures import By, Code, Key
from ui.reports.figure_card import CardFacts
from ui.reports.view import View

_GOOD, _SOFT = "good", "ink_soft"
Line = tuple[str, str]


def card_facts(view: View) -> tuple[CardFacts, ...]:
    """Give the cards from left to right."""
    return tuple(make(view) for make in _CARDS)


def _visits(view: View) -> CardFacts:
    key = Key(Code.VISITS)
    named = tr(
        "{named} by name, {unnamed} without",
        named=view.text(Key(Code.VISITS_NAMED)),
        unnamed=view.text(Key(Code.VISITS_UNNAMED)),
    )
    return _card(view, key, tr("Visits"), _beside(view, key), (named, _SOFT))


def _unique(view: View) -> CardFacts:
    key = Key(Code.UNIQUE)
    new = view.value(Key(Code.UNIQUE_NEW))
    words = tr("{number} for the first time", number=view.text(Key(Code.UNIQUE_NEW)))
    unnamed = tr("without a name: {number} visits", number=view.text(Key(Code.VISITS_UNNAMED)))
    return _card(
        view, key, tr("Different visitors"), (words, _GOOD if new else _SOFT), (unnamed, _SOFT)
    )


def _participations(view: View) -> CardFacts:
    key = Key(Code.PARTICIPATIONS)
    held = tr_count("{number} meeting", "{number} meetings", view.figures.total(Code.HELD),
                    number=view.text(Key(Code.HELD)))  # fmt: skip
    return _card(view, key, tr("Participations in activities"), (held, _SOFT), _beside(view, key))


def _hours(view: View) -> CardFacts:
    key, title = Key(Code.VOLUNTEER_MINUTES), tr("Volunteers' hours")
    active = view.figures.total(Code.ACTIVE_VOLUNTEERS)
    if not active:
        words = tr("not kept yet")
        return CardFacts(key, title, "–", ((words, _SOFT),), f"{title}: {words}.")
    people = tr_count("{number} volunteer", "{number} volunteers", active,
                      number=view.text(Key(Code.ACTIVE_VOLUNTEERS)))  # fmt: skip
    return _card(view, key, title, (people, _SOFT), _beside(view, key))


def _referrals(view: View) -> CardFacts:
    key = Key(Code.REFERRALS)
    where = view.figures.split(Code.REFERRALS, By.ORGANISATION)
    named = {item: number for item, number in where.items() if item}
    most = max(named, key=lambda item: named[item], default="")
    words = ""
    if most:
        words = tr(
            "{number} to {organisation}",
            number=view.text(Key(Code.REFERRALS, By.ORGANISATION, most)),
            organisation=view.name_of(By.ORGANISATION, most),
        )
    asked = tr_count("{number} question", "{number} questions",
                     view.figures.total(Code.QUESTIONS),
                     number=view.text(Key(Code.QUESTIONS)))  # fmt: skip
    lines = ((words, _SOFT), (asked, _SOFT)) if words else ((asked, _SOFT),)
    return _card(view, key, tr("Referrals"), *lines)


_CARDS: tuple[Callable[[View], CardFacts], ...] = (
    _visits,
    _unique,
    _participations,
    _hours,
    _referrals,
)


def _beside(view: View, key: Key) -> Line:
    return view.beside(key), _GOOD if view.grew(key) else _SOFT


def _card(view: View, key: Key, title: str, *lines: Line) -> CardFacts:
    told = tuple(line for line in lines if line[0])
    figure = view.text(key)
    spoken = ". ".join([f"{title}: {figure}", *(words for words, _token in told)])
    return CardFacts(key, title, figure, told, f"{spoken}.")
