"""The bundle for the first working day of a month: all that the last month asks for, at once.

The summary and the pages of the partners as they may leave the house, what was corrected, and
for the house itself the registers to fill in and the lists that are out. It is one folder of
files or one PDF; a cover says what is in it. Small numbers are hidden in all of it together, so
that no page gives away what another hides (DOMAIN.md 3.4).

Laying it out takes seconds and writes nothing; drawing it under its numbers does not take long.
Whoever may keep others waiting lays it out first, in a reading session.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.attendance.missing import missing_number
from atelier.attendance.tray import open_sheets
from atelier.discreet import Discreet
from atelier.domain import Actor, Refusal
from atelier.domain.rights import Right
from atelier.journal.printing import PrintJob, SheetKind, begin_print, end_print, kind_in_words
from atelier.language import tr
from atelier.paper.document import Document
from atelier.paper.report import Report
from atelier.paper.report_drawing import draw_report
from atelier.paper.sheet import Sheet
from atelier.reports.exporting import figures_table
from atelier.reports.outside import Outside
from atelier.reports.paper.bundle_cover import Content, cover_report, version_words
from atelier.reports.paper.differences import difference_report
from atelier.reports.paper.missing_registers import missing_report, sheets_report
from atelier.reports.paper.month import summary_report
from atelier.reports.periods import Period, Span
from atelier.reports.versions import versions_of
from atelier.settings.partners import partners_of
from atelier.tables.writing import write_csv

_NAME = 60  # letters of a file's name


class MonthNotOverYet(Refusal):
    """Nothing can be told of a month that still runs."""

    def __init__(self) -> None:
        super().__init__(tr("This month is not over yet. Choose one that is."))


@dataclass(frozen=True, slots=True, repr=False)
class LaidPart(Discreet):
    """One report of a bundle. ``word`` tells it from the others, in every language.

    ``name`` is that of the partner whose it is; ``leaves``: it may leave the house.
    """

    word: str
    kind: SheetKind
    report: Report
    name: str = ""
    leaves: bool = True

    @property
    def title(self) -> str:
        """Say what it is: "maandoverzicht", "partner Waalkant"."""
        if self.name:
            return tr("partner {name}", name=self.name)
        return kind_in_words(self.kind)

    def under(self, job: PrintJob) -> Report:
        """Give the report as it is printed by a job; the outline tells partners apart."""
        title = f"{self.report.title} · {self.name}" if self.name else self.report.title
        return replace(self.report, title=title, origin=job.foot().origin)


@dataclass(frozen=True, slots=True, repr=False)
class LaidBundle(Discreet):
    """A bundle that is laid out and has no number yet.

    ``version`` says how the month stands; ``figures`` are the same ones as a list (CSV).
    """

    month: Period
    parts: tuple[LaidPart, ...]
    version: str
    figures: bytes

    @property
    def figures_name(self) -> str:
        """Name the file of the list, which stands last."""
        return file_name(self.month, len(self.parts) + 1, tr("figures"), ".csv")


@dataclass(frozen=True, slots=True, repr=False)
class Bundle(Discreet):
    """The files of a bundle by name; ``number`` is that of its cover, ``pages`` all together."""

    month: Period
    number: str
    pages: int
    files: dict[str, bytes]
    warnings: tuple[str, ...]


def last_month(actor: Actor) -> Period:
    """Give the last month that is over."""
    return Period.of(Span.MONTH, actor.today()).moved(-1)


@needs(Right.SEE_FIGURES)
def lay_out_bundle(session: Session, *, month: Period, actor: Actor) -> LaidBundle:
    """Lay out all that there is to tell of a month; nothing is written. Raises MonthNotOverYet."""
    if month.last >= actor.today():
        raise MonthNotOverYet
    job = _job(session, SheetKind.BUNDLE, month, actor, None)
    published = Outside(session, actor)
    asked: dict[str, Any] = {"period": month, "actor": actor, "published": published}
    header, rows = figures_table(session, **asked)
    return LaidBundle(
        month,
        (*_leaving(session, job, asked), *_staying(session, job, month, actor)),
        version_words(session, month=month, actor=actor),
        write_csv(header, rows),
    )


@needs(Right.SEE_FIGURES)
def bundle_sheet(
    session: Session,
    *,
    month: Period,
    actor: Actor,
    key: UUID | None,
    laid: LaidBundle | None = None,
) -> Sheet:
    """Draw the bundle of a month as one PDF under one number. ``key`` None gives a preview.

    ``laid``: as it was laid out before. Raises MonthNotOverYet.
    """
    laid = laid or lay_out_bundle(session, month=month, actor=actor)
    job = _job(session, SheetKind.BUNDLE, month, actor, key)
    document = Document(title=_title(job, month), house=job.house, tagged=True)
    draw_report(document, _cover(job, laid, in_folder=False))
    for part in laid.parts:
        draw_report(document, part.under(job))
    return end_print(session, job, document, actor=actor)


@needs(Right.SEE_FIGURES)
def bundle_files(
    session: Session, *, month: Period, actor: Actor, key: UUID, laid: LaidBundle | None = None
) -> Bundle:
    """Make the bundle of a month as files, each with a number of its own.

    The same key gives the same numbers. No file is named after a person. ``laid``: as it was
    laid out before. Raises MonthNotOverYet.
    """
    laid = laid or lay_out_bundle(session, month=month, actor=actor)
    job = _job(session, SheetKind.BUNDLE, month, actor, key)
    cover = Document(title=_title(job, month), house=job.house, tagged=True)
    draw_report(cover, _cover(job, laid, in_folder=True))
    sheets = {file_name(month, 0, tr("contents")): end_print(session, job, cover, actor=actor)}
    for number, part in enumerate(laid.parts, start=1):
        sheet = _drawn(session, part, month, actor, uuid5(key, part.word))
        sheets[file_name(month, number, part.title)] = sheet
    files = {name: sheet.pdf for name, sheet in sheets.items()}
    warnings = [warning for sheet in sheets.values() for warning in sheet.warnings]
    return Bundle(
        month,
        job.number,
        sum(sheet.pages for sheet in sheets.values()),
        {**files, laid.figures_name: laid.figures},
        tuple(dict.fromkeys(warnings)),
    )


def file_name(month: Period, number: int, words: str, ending: str = ".pdf") -> str:
    """Name a file after its period, its place and what it is: "2026-10 01 maandoverzicht.pdf"."""
    plain = unicodedata.normalize("NFC", words)
    plain = re.sub(r"[^\w&+ -]+", " ", plain).strip()[:_NAME]
    return f"{month.key} {number:02d} {' '.join(plain.split())}{ending}"


def _leaving(session: Session, job: PrintJob, asked: dict[str, Any]) -> Iterator[LaidPart]:
    """Lay out what may leave the house."""
    month, actor = asked["period"], asked["actor"]
    yield LaidPart("summary", SheetKind.MONTH, summary_report(session, job=job, **asked))
    if len(versions_of(session, month=month, actor=actor)) > 1:
        report = difference_report(session, job=job, period=month, actor=actor)
        yield LaidPart("differences", SheetKind.DIFFERENCES, report)
    partners = partners_of(session, site_id=actor.site_id)
    items = map(int, asked["published"].hosts(month))
    hosts = {item: partners.name(item, month.last) for item in items}
    for host_id, name in sorted(hosts.items(), key=lambda one: one[1].casefold()):
        report = summary_report(session, job=job, **asked, host_id=host_id)
        yield LaidPart(f"partner {host_id}", SheetKind.PARTNER, report, name)


def _staying(session: Session, job: PrintJob, month: Period, actor: Actor) -> Iterator[LaidPart]:
    """Lay out what the house has still to do, where there is anything."""
    asked: dict[str, Any] = {"job": job, "period": month, "actor": actor}
    if missing_number(session, month.first, month.last, actor):
        report = missing_report(session, **asked)
        yield LaidPart("missing", SheetKind.MISSING, report, leaves=False)
    if open_sheets(session, first=month.first, last=month.last, actor=actor):
        report = sheets_report(session, **asked)
        yield LaidPart("sheets", SheetKind.SHEETS_OUT, report, leaves=False)


def _drawn(session: Session, part: LaidPart, month: Period, actor: Actor, key: UUID) -> Sheet:
    job = _job(session, part.kind, month, actor, key)
    report = part.under(job)
    document = Document(title=report.title, house=job.house, tagged=True)
    draw_report(document, report)
    return end_print(session, job, document, actor=actor)


def _job(
    session: Session, kind: SheetKind, month: Period, actor: Actor, key: UUID | None
) -> PrintJob:
    return begin_print(session, kind=kind, actor=actor, key=key, day=month.first, personal=False)


def _cover(job: PrintJob, laid: LaidBundle, *, in_folder: bool) -> Report:
    contents = [
        Content(
            part.title,
            part.leaves,
            file_name(laid.month, number, part.title) if in_folder else "",
        )
        for number, part in enumerate(laid.parts, start=1)
    ]
    if in_folder:
        contents.append(Content(tr("figures"), leaves=True, file=laid.figures_name))
    kinds = {part.kind for part in laid.parts}
    return cover_report(
        job=job,
        month=laid.month,
        version=laid.version,
        contents=contents,
        filled_in=SheetKind.MISSING not in kinds,
        all_back=SheetKind.SHEETS_OUT not in kinds,
    )


def _title(job: PrintJob, month: Period) -> str:
    return f"{job.kind_name} {month.key}"
