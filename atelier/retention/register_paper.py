"""The register of processing on paper (GDPR 30, rule P19), from the settings in force."""

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
def register_sheet(
    session: Session, *, actor: Actor, key: UUID | None, large: bool = False
) -> Sheet:
    """Print the register of processing. ``key`` None gives a preview. Raises Gone."""
    now = in_force(session, actor=actor)
    job = begin_print(
        session, kind=SheetKind.REGISTER, actor=actor, key=key, day=now.day, personal=False
    )
    title = tr("Register of processing")
    document = Document(title=title, house=job.house, tagged=True)
    draw_report(
        document,
        Report(
            house=job.house,
            title=title,
            facts=(
                Says(tr("As it is in force on {day}.", day=day_in_words(now.day, year=True))),
                Says(
                    tr(
                        "Responsible: the board of {house}. It has this register looked at, and "
                        "signs it.",
                        house=now.house,
                    )
                ),
            ),
            cards=(),
            sections=tuple(_sections(now)),
            running=title,
            origin=job.foot().origin,
            large=large,
        ),
    )
    return end_print(session, job, document, actor=actor)


def _sections(now: InForce) -> list[Section]:
    found = [_visitors(now)]
    if now.reasons():
        found.append(_reasons(now))
    found.append(_places(now))
    if now.volunteers:
        found.append(_volunteers(now))
    if now.allowances:
        found.append(_allowances())
    found += [_work(now), _receivers(now), _secured(now)]
    found.append(
        Section(
            tr("For the board"),
            (
                Says(tr("Looked at on: {line}", line="_" * 24)),
                Says(tr("Signed: {line}", line="_" * 30)),
            ),
        )
    )
    return found


def _processing(title: str, *rows: tuple[str, str]) -> Section:
    titles = (Title(tr("What"), Kind.TEXT), Title(tr("How it is here"), Kind.TEXT))
    return Section(title, (Grid(titles, tuple(Line(row) for row in rows)),))


def _visitors(now: InForce) -> Section:
    kept = ", ".join((tr("name"), *(name.lower() for name, _ in now.reasons())))
    return _processing(
        tr("1. Visitors"),
        (tr("Purpose"), tr("Counting how many different people come, for the funders.")),
        (tr("Basis"), tr("Legitimate interest. A name is never needed: who says none is counted.")),
        (tr("Of whom"), tr("Visitors and participants who gave a name.")),
        (tr("Which data"), kept),
        (
            tr("Kept"),
            tr(
                "Names at visits: until {visits} after the end of the year. The visitor: {visitor} "
                "after the last visit. After that numbers remain, without a name.",
                visits=now.term(Term.VISITS),
                visitor=now.term(Term.VISITOR),
            ),
        ),
    )


def _reasons(now: InForce) -> Section:
    titles = (Title(tr("Field"), Kind.TEXT), Title(tr("Why it is kept"), Kind.TEXT))
    lines = tuple(Line(row) for row in now.reasons())
    return Section(tr("Why more than a name is kept"), (Grid(titles, lines),))


def _places(now: InForce) -> Section:
    rows = [
        (tr("Purpose"), tr("Holding a place in an activity, and telling people of changes.")),
        (tr("Basis"), tr("Agreement with whoever enrols; for a child with the parent.")),
        (
            tr("Which data"),
            tr("The place, the waiting list; of a child the parent's name and phone."),
        ),
        (
            tr("Kept"),
            tr(
                "Phone and e-mail: {contact} after the last place, or as long as somebody says "
                "that the house may call. The waiting list: {waiting} after the start.",
                contact=now.term(Term.CONTACT),
                waiting=now.term(Term.WAITING_LIST),
            ),
        ),
    ]
    if now.sensitive:
        words = tr("Of some activities no list with names is kept: only numbers.")
        rows.append((tr("Sensitive"), words))
    return _processing(tr("2. Places in activities"), *rows)


def _volunteers(now: InForce) -> Section:
    return _processing(
        tr("3. Volunteers"),
        (tr("Purpose"), tr("Making the roster, and counting hours for the funders.")),
        (tr("Basis"), tr("Agreement with the volunteer.")),
        (
            tr("Which data"),
            tr(
                "Name, phone, e-mail, address, roles, when somebody can, hours worked, emergency "
                "contact, and when the certificate of conduct was seen. No copy of it."
            ),
        ),
        (
            tr("Kept"),
            tr(
                "{volunteer} after the last day; the emergency contact goes at once.",
                volunteer=now.term(Term.VOLUNTEER),
            ),
        ),
    )


def _allowances() -> Section:
    years = term_in_words(YEARS, Unit.YEARS)
    return _processing(
        tr("Allowances of volunteers"),
        (tr("Purpose"), tr("Paying an allowance, and staying within its limits.")),
        (tr("Basis"), tr("Agreement with the volunteer; the accounts are a duty by law.")),
        (tr("Which data"), tr("The name, the month, the hours, and the amounts that were paid.")),
        (
            tr("Kept"),
            tr("{years} after the end of the year, also of whoever was erased.", years=years),
        ),
    )


def _work(now: InForce) -> Section:
    return _processing(
        tr("4. What was done and printed"),
        (tr("Purpose"), tr("Being able to say who did what, and finding mistakes.")),
        (tr("Basis"), tr("Legitimate interest: security of what is kept.")),
        (tr("Which data"), tr("The colleague, the moment, and what kind of thing was done.")),
        (
            tr("Kept"),
            tr(
                "Logs: {logs}. Printed lists are destroyed after {sheets}. Notes about the "
                "building: {notes}. The register of leaks: {leaks}.",
                logs=now.term(Term.LOGS),
                sheets=now.term(Term.SHEETS),
                notes=now.term(Term.NOTES),
                leaks=now.term(Term.LEAKS),
            ),
        ),
    )


def _receivers(now: InForce) -> Section:
    rows = [(tr("Funders"), tr("Numbers only. Small numbers are hidden."))]
    if now.partners:
        own = tr("Their own people see the names on the lists of those activities.")
        names = own if now.hosts else tr("No names leave the house.")
        words = f"{tr('Numbers about their own activities.')} {names}"
        rows.append((tr("Partners in the house"), words))
    rows.append((tr("Outside the EU"), tr("Nothing is sent there.")))
    return _processing(tr("Who receives something"), *rows)


def _secured(now: InForce) -> Section:
    rows = [
        (
            tr("Backups"),
            tr(
                "Kept {backups} at the most. What leaves the computer is locked.",
                backups=now.term(Term.BACKUPS),
            ),
        ),
        (tr("Erasing"), tr("Whoever is erased goes from a backup that is put back as well.")),
        (tr("On the screen"), tr("Names can be hidden with one key. There is no list to browse.")),
    ]
    if now.accounts:
        words = tr("Everybody signs in, and may do what goes with the role. It is logged.")
        rows.insert(0, (tr("Who may do what"), words))
    return _processing(tr("How it is secured"), *rows)
