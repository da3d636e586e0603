"""The privacy statement in plain words (B1), for on the wall and the website (rule P19)."""

from uuid import UUID

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor, Right
from atelier.journal.printing import SheetKind, begin_print, end_print
from atelier.language import tr
from atelier.paper.document import Document
from atelier.paper.report import Grid, Kind, Line, Report, Says, Section, Title
from atelier.paper.report_drawing import draw_report
from atelier.paper.sheet import Sheet
from atelier.privacy.payments import YEARS
from atelier.retention.in_force import InForce, in_force, term_in_words
from atelier.settings.terms import Term, Unit
from atelier.words import day_in_words


@needs(Right.SETTINGS)
def statement_sheet(
    session: Session, *, actor: Actor, key: UUID | None, large: bool = False
) -> Sheet:
    """Print the privacy statement. ``key`` None gives a preview. Raises Gone."""
    now = in_force(session, actor=actor)
    job = begin_print(
        session, kind=SheetKind.STATEMENT, actor=actor, key=key, day=now.day, personal=False
    )
    title = tr("Your data and you")
    document = Document(title=title, house=job.house, tagged=True)
    draw_report(
        document,
        Report(
            house=job.house,
            title=title,
            facts=(
                Says(
                    tr(
                        "This is how {house} handles what it knows about you. It holds from {day}.",
                        house=now.house,
                        day=day_in_words(now.day, year=True),
                    )
                ),
            ),
            cards=(),
            sections=(_name(), _kept(now), _why(), _terms(now), _who(now), _rights()),
            running=title,
            origin=job.foot().origin,
            large=large,
        ),
    )
    return end_print(session, job, document, actor=actor)


def _name() -> Section:
    words = tr(
        "You do not have to say your name. You are welcome without it, and then we only count "
        "that somebody came."
    )
    return Section(tr("Do you have to say your name?"), (Says(words),))


def _kept(now: InForce) -> Section:
    parts: list[Says | Grid] = [
        Says(tr("If you say your name, we keep your name and the days on which you came."))
    ]
    if now.reasons():
        parts.append(Says(tr("For some things we ask you for more. You may always say no.")))
        titles = (Title(tr("What"), Kind.TEXT), Title(tr("Why"), Kind.TEXT))
        parts.append(Grid(titles, tuple(Line(row) for row in now.reasons())))
    if now.volunteers:
        words = tr(
            "Do you work here as a volunteer? Then we also keep your address, when you can "
            "work, your hours, and whom we may call in an emergency."
        )
        parts.append(Says(words))
    never = tr(
        "We do not keep: your citizen service number, your date of birth, whether you are a man "
        "or a woman, your health, your income, your religion, or notes about you."
    )
    return Section(tr("What do we keep?"), (*parts, Says(never)))


def _why() -> Section:
    words = tr(
        "The city pays for this house. It wants to know how many different people come in a "
        "year. That is why we keep the names until the year is counted. After that only numbers "
        "remain. If you take part in something, we need your place and sometimes your phone."
    )
    return Section(tr("Why do we keep it?"), (Says(words),))


def _terms(now: InForce) -> Section:
    rows = [
        (
            tr("Your name at your visits"),
            tr("until {term} after the end of the year", term=now.term(Term.VISITS)),
        ),
        (tr("Your name"), tr("{term} after your last visit", term=now.term(Term.VISITOR))),
        (
            tr("Your phone and e-mail"),
            tr("{term} after your last activity", term=now.term(Term.CONTACT)),
        ),
        (
            tr("Your place on a waiting list"),
            tr("{term} after the activity has begun", term=now.term(Term.WAITING_LIST)),
        ),
        (tr("A paper list"), tr("{term}, then we destroy it", term=now.term(Term.SHEETS))),
        (tr("Copies for safety"), tr("{term} at the most", term=now.term(Term.BACKUPS))),
    ]
    if now.volunteers:
        words = tr("{term} after your last day", term=now.term(Term.VOLUNTEER))
        rows.insert(2, (tr("What we know of you as a volunteer"), words))
    if now.allowances:
        years = term_in_words(YEARS, Unit.YEARS)
        words = tr("{term}, since the law asks for our accounts", term=years)
        rows.append((tr("What we paid you as a volunteer"), words))
    titles = (Title(tr("What"), Kind.TEXT), Title(tr("How long"), Kind.TEXT))
    return Section(tr("How long do we keep it?"), (Grid(titles, tuple(Line(row) for row in rows)),))


def _who(now: InForce) -> Section:
    words = [tr("The people at the desk see your name. They may not tell it to anybody.")]
    if now.partners:
        told = tr("Other organisations in the house get numbers from us, and no names.")
        own = tr(
            "Other organisations in the house see the names on the lists of what they do here."
        )
        words.append(own if now.hosts else told)
    words.append(tr("We do not sell anything, and nothing goes outside Europe."))
    return Section(tr("Who sees it?"), tuple(Says(one) for one in words))


def _rights() -> Section:
    ask = tr(
        "Do you want to see what we know about you? Is something wrong, or do you want us to "
        "erase it? Tell us at the desk. You get an answer within a month. It costs nothing. "
        "For a child under 16 the parent asks."
    )
    complain = tr(
        "Are you not content with our answer? You can complain to the Autoriteit "
        "Persoonsgegevens: autoriteitpersoonsgegevens.nl."
    )
    return Section(tr("What can you ask?"), (Says(ask), Says(complain)))
