"""The cover of a month's bundle: what is in it, and what may leave the house."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import Actor
from atelier.domain.rights import Right
from atelier.journal.printing import PrintJob
from atelier.language import tr
from atelier.paper.report import Grid, Kind, Line, Report, Says, Section, Title
from atelier.reports.period_words import period_name
from atelier.reports.periods import Period
from atelier.reports.versions import versions_of
from atelier.words import day_in_figures


@dataclass(frozen=True, slots=True, repr=False)
class Content(Discreet):
    """One thing in the bundle. ``file`` is empty where all of it is one PDF."""

    title: str
    leaves: bool
    file: str = ""


def cover_report(
    *,
    job: PrintJob,
    month: Period,
    version: str,
    contents: Sequence[Content],
    filled_in: bool,
    all_back: bool,
) -> Report:
    """Lay out the cover. ``filled_in`` and ``all_back`` say what there was no list to make of."""
    title = tr("Bundle of {period}", period=period_name(month))
    facts = [Says(version, loud=True)]
    if filled_in:
        facts.append(Says(tr("Every register is filled in.")))
    if all_back:
        facts.append(Says(tr("Every list has come back.")))
    return Report(
        house=job.house,
        title=title,
        facts=tuple(facts),
        cards=(),
        sections=(Section(tr("What is in it"), (_grid(contents),)),),
        running=f"{job.house} · {title}",
        origin=job.foot().origin,
    )


def _grid(contents: Sequence[Content]) -> Grid:
    in_files = any(one.file for one in contents)
    titles = [Title(tr("Part"), Kind.TEXT), Title(tr("For whom"), Kind.TEXT)]
    if in_files:
        titles.append(Title(tr("File"), Kind.TEXT))
    lines = []
    for one in contents:
        whom = tr("may leave the house") if one.leaves else tr("for the house itself")
        cells = [one.title[:1].upper() + one.title[1:], whom, *([one.file] if in_files else [])]
        lines.append(Line(tuple(cells)))
    return Grid(tuple(titles), tuple(lines))


@needs(Right.PART)
def version_words(session: Session, *, month: Period, actor: Actor) -> str:
    """Say how a month stands: which version holds, or that it is not closed."""
    versions = versions_of(session, month=month, actor=actor)
    if not versions:
        return tr("This month is not closed yet: its figures may still change.")
    newest = versions[-1]
    return tr(
        "Version {version}, closed on {day} by {who}",
        version=newest.version,
        day=day_in_figures(actor.clock.wall(newest.closed_at).date()),
        who=newest.closed_by,
    )
