"""The print log: every sheet has a number, and every row of it a person or nobody.

A number is given when a sheet is printed or saved, in the transaction that draws it: a preview
(no key) takes none. Numbers run per house and year; the house is locked while one is given, so
two desks never print the same one. The same key is the same sheet again, with the rows that it
had, so that a row number on paper always means the same person.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import Actor, Gone, PrintedRow, PrintedSheet, Setting, Site
from atelier.domain.rights import Right
from atelier.language import tr
from atelier.paper.document import A4, Document, Paper
from atelier.paper.listing import Foot
from atelier.paper.sheet import Sheet
from atelier.words import clock_time, day_in_figures

CODE_PREFIX = "ATL-L"  # what a scanner reads off a sheet begins with this
WEEKS_SETTING = "sheets_destroyed_after_weeks"
_WEEKS = 4
_MOST_WEEKS = 52


class SheetKind(StrEnum):
    """What was printed, as the print log keeps it."""

    SIGNUP = "signup"
    ATTENDANCE = "attendance"
    DAY = "day"
    TALLY = "tally"
    WEEK = "week"
    POSTER = "poster"
    DOOR = "door"
    DAY_PLAN = "day plan"
    PLACES = "places"
    CARD = "card"
    NOTICE = "notice"
    CALLS = "calls"
    ROSTER = "roster"
    HOURS = "hours"
    SCHEDULE = "schedule"
    GAPS = "gaps"
    DUTY = "duty"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    PERIOD = "period"
    PARTNER = "partner"
    DIFFERENCES = "differences"
    MISSING = "missing"
    SHEETS_OUT = "sheets out"
    BUNDLE = "bundle"
    ACCESS = "access"
    REGISTER = "register"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True, repr=False)
class PrintJob(Discreet):
    """A sheet on its way to paper. In a preview ``number`` is empty and ``key`` None.

    ``day`` is what the sheet is about; ``rows`` says who stood where when this key was printed
    before. ``destroy_by`` is None for paper without anything personal.
    """

    kind: SheetKind
    key: UUID | None
    house: str
    year: int
    sequence: int
    day: date
    printed_at: datetime
    destroy_by: date | None
    by: str
    moment: str
    rows: Mapping[int, int | None] | None = None

    @property
    def number(self) -> str:
        """Give the number that stands on the sheet: "2026-0412"."""
        return "" if self.key is None else sheet_number(self.year, self.sequence)

    @property
    def code(self) -> str:
        """Give what the scanner reads: "ATL-L2026-0412"."""
        return self.number and f"{CODE_PREFIX}{self.number}"

    @property
    def kind_name(self) -> str:
        """Name what is printed."""
        return kind_in_words(self.kind)

    def document(self, title: str, *, paper: Paper = A4) -> Document:
        """Begin the PDF."""
        words = [kind_in_words(self.kind), title, day_in_figures(self.day)]
        name = " · ".join(word for word in words if word)
        return Document(title=name, house=self.house, paper=paper)

    def foot(self) -> Foot:
        """Give what stands below every page (rule P8)."""
        kind = kind_in_words(self.kind)
        if self.key is None:
            origin = tr("{house} · {kind} · preview, without a number", house=self.house, kind=kind)
        else:
            origin = tr(
                "{house} · {kind} {number} · printed {moment} by {who}",
                house=self.house,
                kind=kind,
                number=self.number,
                moment=self.moment,
                who=self.by,
            )
        if self.destroy_by is None:
            return Foot(origin=origin)
        warning = tr(
            "Confidential – hand in at the desk – destroy by {day} at the latest",
            day=day_in_figures(self.destroy_by),
        )
        return Foot(warning=warning, origin=origin)


def sheet_number(year: int, sequence: int) -> str:
    """Write the number of a sheet: the year, and its place in it."""
    return f"{year}-{sequence:04d}"


def kind_in_words(kind: SheetKind) -> str:
    """Name a kind of sheet."""
    return {
        SheetKind.SIGNUP: tr("sign-up sheet"),
        SheetKind.ATTENDANCE: tr("attendance sheet"),
        SheetKind.DAY: tr("day overview"),
        SheetKind.TALLY: tr("tally sheet"),
        SheetKind.CALLS: tr("call list"),
        SheetKind.ROSTER: tr("roster"),
        SheetKind.HOURS: tr("hours statement"),
        SheetKind.SCHEDULE: tr("own roster"),
        SheetKind.GAPS: tr("call list for gaps"),
        SheetKind.DUTY: tr("duty card"),
        SheetKind.WEEK: tr("week programme"),
        SheetKind.POSTER: tr("poster"),
        SheetKind.DOOR: tr("door list"),
        SheetKind.DAY_PLAN: tr("day plan"),
        SheetKind.PLACES: tr("free places"),
        SheetKind.CARD: tr("invitation"),
        SheetKind.NOTICE: tr("notice"),
        SheetKind.MONTH: tr("month summary"),
        SheetKind.QUARTER: tr("quarterly report"),
        SheetKind.YEAR: tr("annual report"),
        SheetKind.PERIOD: tr("overview of figures"),
        SheetKind.PARTNER: tr("figures of a partner"),
        SheetKind.DIFFERENCES: tr("list of differences"),
        SheetKind.MISSING: tr("registers to fill in"),
        SheetKind.SHEETS_OUT: tr("lists that are out"),
        SheetKind.BUNDLE: tr("month bundle"),
        SheetKind.ACCESS: tr("what is known of somebody"),
        SheetKind.REGISTER: tr("register of processing"),
        SheetKind.STATEMENT: tr("privacy statement"),
    }[kind]


@needs(Right.PART)
def begin_print(
    session: Session,
    *,
    kind: SheetKind,
    actor: Actor,
    key: UUID | None,
    day: date,
    personal: bool = True,
) -> PrintJob:
    """Give the number of a sheet, or that of the earlier print with the same key.

    With a key the house stays locked until the caller commits; check-ins go on. Without a key
    nothing is locked nor written. ``personal`` paper must be destroyed, ``day`` at the soonest.
    Raises Gone where the house is not there.
    """
    name = _house(session, actor, locked=key is not None)
    before = key and session.scalar(
        select(PrintedSheet).where(PrintedSheet.key == key, PrintedSheet.site_id == actor.site_id)
    )
    printed_at = before.printed_at if before else actor.now()
    wall = actor.clock.wall(printed_at)
    until = max(day, wall.date()) + timedelta(weeks=_weeks(session, actor.site_id))
    sequence = 0
    if key is not None:
        sequence = before.number if before else _next(session, actor.site_id, wall.year)
    return PrintJob(
        kind=kind,
        key=key,
        house=name,
        year=before.year if before else wall.year,
        sequence=sequence,
        day=day,
        printed_at=printed_at,
        destroy_by=(before.destroy_by if before else until) if personal else None,
        by=before.by if before else actor.name,
        moment=f"{day_in_figures(wall.date())} {clock_time(wall.time())}",
        rows=_rows(session, before.id) if before else None,
    )


@needs(Right.PART)
def end_print(
    session: Session,
    job: PrintJob,
    document: Document,
    *,
    actor: Actor,
    rows: Mapping[int, int | None] | None = None,
    occurrence_id: int | None = None,
) -> Sheet:
    """Finish the PDF, and write the print log: who printed what, when, and who is on which row."""
    sheet = Sheet(document.finish(), job.number, document.pages, document.warnings)
    if job.key is None or job.rows is not None:
        return sheet
    printed = PrintedSheet(
        key=job.key,
        site_id=actor.site_id,
        year=job.year,
        number=job.sequence,
        kind=job.kind.value,
        day=job.day,
        printed_at=job.printed_at,
        by=job.by,
        occurrence_id=occurrence_id,
        pages=sheet.pages,
        destroy_by=job.destroy_by,
    )
    session.add(printed)
    session.flush()  # for printed.id
    if rows:
        session.execute(
            insert(PrintedRow),
            [
                {"sheet_id": printed.id, "row": row, "person_id": person}
                for row, person in rows.items()
            ],
        )
    return sheet


@needs(Right.PART)
def sheet_of_code(session: Session, *, code: str, actor: Actor) -> PrintedSheet | None:
    """Find the printed sheet whose code or number was scanned or typed; None if there is none."""
    year, _, sequence = code.strip().upper().removeprefix(CODE_PREFIX).partition("-")
    if not (year.isascii() and year.isdigit() and sequence.isascii() and sequence.isdigit()):
        return None
    if len(year) != 4 or len(sequence) > 9:
        return None
    return session.scalar(
        select(PrintedSheet).where(
            PrintedSheet.site_id == actor.site_id,
            PrintedSheet.year == int(year),
            PrintedSheet.number == int(sequence),
        )
    )


def persons_on(session: Session, *, sheet_id: int) -> dict[int, int | None]:
    """Give the person on each numbered row of a printed sheet; None is an empty line."""
    return _rows(session, sheet_id)


def _house(session: Session, actor: Actor, *, locked: bool) -> str:
    """Give the name of the house; locked, other desks may still write visits."""
    name = select(Site.name).where(Site.id == actor.site_id)
    found = session.scalar(name.with_for_update(key_share=True) if locked else name)
    if found is None:
        raise Gone
    return found


def _rows(session: Session, sheet_id: int) -> dict[int, int | None]:
    rows = session.execute(
        select(PrintedRow.row, PrintedRow.person_id)
        .where(PrintedRow.sheet_id == sheet_id)
        .order_by(PrintedRow.row)
    )
    return {row.row: row.person_id for row in rows}


def _next(session: Session, site_id: int, year: int) -> int:
    newest = session.scalar(
        select(func.max(PrintedSheet.number)).where(
            PrintedSheet.site_id == site_id, PrintedSheet.year == year
        )
    )
    return (newest or 0) + 1


def _weeks(session: Session, site_id: int) -> int:
    """Give after how many weeks paper is destroyed; what cannot be read is the default."""
    text = session.scalar(
        select(Setting.value).where(Setting.site_id == site_id, Setting.name == WEEKS_SETTING)
    )
    if text is None or not text.isascii() or not text.isdigit():
        return _WEEKS
    return min(max(1, int(text)), _MOST_WEEKS)
