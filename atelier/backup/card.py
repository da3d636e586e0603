"""Two sheets of paper: how a backup is put back, for the desk; and the passphrase, for the safe.

Whoever has never done it must be able to put a backup back within five minutes with the card
alone (RELIABILITY.md, G7). It holds no person's name; the passphrase stands on the other sheet.
"""

from pathlib import Path

from atelier.backup.shelf import shelf_of
from atelier.domain import Clock
from atelier.language import tr
from atelier.paper.document import Document
from atelier.paper.report import Report, Says, Section
from atelier.paper.report_drawing import draw_report
from atelier.paper.sheet import Sheet
from atelier.words import day_in_words


def restore_card(
    *, house: str, database: Path, outside: Path | None, clock: Clock, large: bool = True
) -> Sheet:
    """Print how to put a backup back, step by step, with the places of this house's backups."""
    places = [Says(tr("On this computer:")), Says(str(shelf_of(database)), loud=True)]
    if outside is not None:
        places += [Says(tr("Outside, locked:")), Says(str(outside), loud=True)]
    sections = (
        Section(tr("If the program opens"), _steps()),
        Section(tr("If it does not, or on another computer"), _elsewhere()),
        Section(tr("Where the backups are"), tuple(places)),
        Section(tr("If it does not work"), (Says(tr("Call:")), Says("_" * 40))),
    )
    facts = (Says(tr("For when the database is lost or damaged. It takes five minutes.")),)
    return _drawn(house, tr("Putting a backup back"), facts, sections, clock, large=large)


def safe_sheet(*, house: str, passphrase: str, clock: Clock) -> Sheet:
    """Print the passphrase once, for the safe of the board."""
    sections = (
        Section(tr("The passphrase"), (Says(passphrase, loud=True),)),
        Section(
            tr("What it is for"),
            (
                Says(tr("It opens the copies of the database outside the house's computer.")),
                Says(tr("Without it nobody can open them, neither can who made the program.")),
                Says(tr("Keep this sheet in the safe. Not beside the computer, nor the stick.")),
                Says(tr("Four times a year: try on another computer whether it still works.")),
            ),
        ),
    )
    facts = (Says(tr("Confidential"), loud=True),)
    return _drawn(house, tr("For the safe"), facts, sections, clock, large=True)


def _steps() -> tuple[Says, ...]:
    return _numbered(
        tr("Close the program on every other computer."),
        tr("Open Atelier and sign in as administrator."),
        tr("Press F8. Choose, at the end of the list: Backups."),
        tr("Choose the newest, not one set aside. Press: Put back."),
        tr("Compare the numbers: what is there now, and then."),
        tr("Press: Put this backup back. Nothing is thrown away."),
        tr("Sign in again. Are the last visitors there? Enter the rest."),
    )


def _elsewhere() -> tuple[Says, ...]:
    return _numbered(
        tr("Start Atelier. Choose: Put a backup back."),
        tr("Point at the highest number, not one with: aside."),
        tr("A locked file (.backup) asks for the words from the safe."),
        tr("Compare the numbers. Press: Put this backup back."),
    )


def _numbered(*texts: str) -> tuple[Says, ...]:
    return tuple(Says(f"{number}. {text}") for number, text in enumerate(texts, start=1))


def _drawn(
    house: str,
    title: str,
    facts: tuple[Says, ...],
    sections: tuple[Section, ...],
    clock: Clock,
    *,
    large: bool,
) -> Sheet:
    document = Document(title=title, house=house, tagged=True)
    printed = clock.wall(clock.now())
    report = Report(
        house=house,
        title=title,
        facts=facts,
        cards=(),
        sections=sections,
        running=title,
        origin=tr("Printed on {day}", day=day_in_words(printed.date(), year=True)),
        large=large,
    )
    pages = draw_report(document, report)
    return Sheet(document.finish(), "", pages, document.warnings)
