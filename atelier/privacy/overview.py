"""Everything that is known of one person, in plain words: "Wat weten wij van u?" (rule P17).

No other person is named in it: not whoever wrote something down, nor a contact in an emergency.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import Actor, Area, Person, Right
from atelier.language import tr, tr_count
from atelier.people.names import name_of
from atelier.people.phones import shown_phone
from atelier.privacy.consents import answer_words, consent_name, consents_of
from atelier.privacy.overview_places import activity_lines, other_lines, place_lines, visit_lines
from atelier.privacy.overview_work import work_lines
from atelier.privacy.people_of import person_of
from atelier.privacy.requests import request_words, requests_of
from atelier.privacy.telling import Fact
from atelier.settings.terms import LIMITS, Term, Unit, term_words, terms_of
from atelier.words import day_in_figures


@dataclass(frozen=True, slots=True, repr=False)
class Chapter(Discreet):
    """A part of the overview; without ``facts`` nothing of the kind is known."""

    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Overview(Discreet):
    """What is known of somebody on ``day``.

    ``known`` is what they are and did, ``told`` what they said and asked; ``who_sees`` and
    ``terms`` are nearly the same for all.
    """

    person_id: int
    name: str
    day: date
    known: tuple[Chapter, ...]
    told: tuple[Chapter, ...]
    who_sees: Chapter
    terms: Chapter

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """Give all of it, in the order of the paper."""
        return (*self.known, *self.told, self.who_sees, self.terms)


@needs(Right.ANSWER_PERSON, told=True)
def access_overview(session: Session, *, person_id: int, actor: Actor) -> Overview:
    """Tell everything that is known of one person. Raises Gone. The audit log is told."""
    person = person_of(session, person_id=person_id, actor=actor)
    work = tuple(work_lines(session, person_id))
    known = [
        Chapter(tr("Who you are"), tuple(_fields(session, person))),
        Chapter(tr("When you were here"), tuple(visit_lines(session, person_id))),
        Chapter(tr("What you took part in"), tuple(activity_lines(session, person_id))),
        Chapter(tr("Your places"), tuple(place_lines(session, person_id))),
        Chapter(tr("What else there is"), tuple(other_lines(session, person_id))),
    ]
    if work:
        known.insert(1, Chapter(tr("Your work here"), work))
    return Overview(
        person_id=person_id,
        name=name_of(person).full_name,
        day=actor.today(),
        known=tuple(known),
        told=(
            Chapter(tr("What you said yes or no to"), tuple(_consents(session, person_id, actor))),
            Chapter(tr("What you asked us"), tuple(_requests(session, person_id, actor))),
        ),
        who_sees=Chapter(tr("Who can see this"), tuple(_who_sees(works=bool(work)))),
        terms=Chapter(tr("How long we keep it"), tuple(_terms(session, actor, works=bool(work)))),
    )


def _fields(session: Session, person: Person) -> Sequence[Fact]:
    area = None
    if person.postcode:
        found = session.query(Area.name).filter_by(site_id=person.site_id, postcode=person.postcode)
        name = found.scalar()
        area = f"{person.postcode} {name}" if name else person.postcode
    facts = (
        (tr("Name"), name_of(person).full_name),
        (tr("Year of birth"), str(person.birth_year or "")),
        (tr("Postcode, the four digits"), area or ""),
        (tr("Phone"), shown_phone(person.phone) if person.phone else ""),
        (tr("E-mail"), person.email or ""),
        (tr("Known since"), day_in_figures(person.entered_on) if person.entered_on else ""),
        (tr("Last seen"), day_in_figures(person.last_seen_on) if person.last_seen_on else ""),
    )
    return [Fact(what, told) for what, told in facts if told]


def _consents(session: Session, person_id: int, actor: Actor) -> Sequence[Fact]:
    cards = consents_of(session, person_id=person_id, actor=actor)
    return [Fact(consent_name(card.kind), answer_words(card)) for card in cards]


def _requests(session: Session, person_id: int, actor: Actor) -> Sequence[Fact]:
    found = []
    for card in requests_of(session, person_id=person_id, actor=actor):
        came = day_in_figures(card.received_on)
        if card.done_on is not None:
            told = tr("asked on {day}, answered on {done}", day=came,
                      done=day_in_figures(card.done_on))  # fmt: skip
        else:
            due = day_in_figures(card.due_on)
            told = tr("asked on {day}, answered by {due} at the latest", day=came, due=due)
        found.append(Fact(request_words(card.kind), told))
    return found


def _who_sees(*, works: bool) -> Sequence[Fact]:
    facts = [
        Fact(
            tr("Desk"),
            tr(
                "your name, year of birth and postcode, and what you come for today; your phone "
                "only to call you"
            ),
        ),
        Fact(tr("Coordinator"), tr("everything on this sheet")),
        Fact(
            tr("Leader of an activity"),
            tr("your name on the list of that activity, and no other activity"),
        ),
        Fact(tr("Municipality and others"), tr("numbers only, never a name")),
    ]
    if works:
        facts.insert(2, Fact(tr("Board"), tr("the hours that you worked")))
    return facts


def _terms(session: Session, actor: Actor, *, works: bool) -> Sequence[Fact]:
    terms = terms_of(session, site_id=actor.site_id)
    shown = [Term.VISITS, Term.VISITOR, Term.WAITING_LIST, Term.CONTACT, Term.SHEETS]
    if works:
        shown.append(Term.VOLUNTEER)
    shown += [Term.LOGS, Term.BACKUPS]
    return [Fact(term_words(one), _length(terms[one], LIMITS[one].unit)) for one in shown]


def _length(number: int, unit: Unit) -> str:
    return {
        Unit.DAYS: tr_count("one day", "{count} days", number),
        Unit.WEEKS: tr_count("one week", "{count} weeks", number),
        Unit.MONTHS: tr_count("one month", "{count} months", number),
        Unit.YEARS: tr_count("one year", "{count} years", number),
    }[unit]
