"""The overview on paper, to be handed to whoever asked for it (rule P17, scenario 27)."""

from uuid import UUID

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor, Right
from atelier.journal.printing import PrintJob, SheetKind, begin_print, end_print
from atelier.language import tr
from atelier.paper.document import Document
from atelier.paper.report import Grid, Kind, Line, Pair, Report, Says, Section, Title
from atelier.paper.report_drawing import draw_report
from atelier.paper.sheet import Sheet
from atelier.privacy.overview import Chapter, Overview, access_overview
from atelier.words import day_in_words


@needs(Right.ANSWER_PERSON, told=True)
def access_sheet(
    session: Session, *, person_id: int, actor: Actor, key: UUID | None, large: bool = False
) -> Sheet:
    """Print everything that is known of one person, and nobody else's name.

    ``key`` None gives a preview: no number, nothing in the print log. Raises Gone.
    """
    told = access_overview(session, person_id=person_id, actor=actor)
    job = begin_print(
        session, kind=SheetKind.ACCESS, actor=actor, key=key, day=told.day, personal=False
    )
    document = Document(title=tr("What do we know about you?"), house=job.house, tagged=True)
    draw_report(document, _report(told, job, large=large))
    return end_print(session, job, document, actor=actor, rows={1: person_id})


def _report(told: Overview, job: PrintJob, *, large: bool) -> Report:
    who, *rest = told.known
    right = (
        *(_section(one) for one in told.told if one.facts),
        _section(told.who_sees, (tr("Who"), tr("What they see"))),
        _section(told.terms, (tr("What"), tr("How long"))),
        _not_kept(),
        _rights(),
    )
    left = (who, *(one for one in rest if one.facts))
    return Report(
        house=job.house,
        title=tr("What do we know about you?"),
        facts=(
            Says(told.name, loud=True),
            Says(
                tr(
                    "This is everything that {house} keeps about you on {day}.",
                    house=job.house,
                    day=day_in_words(told.day, year=True),
                )
            ),
        ),
        cards=(),
        sections=(
            Pair(
                tuple(_section(one) for one in left),
                right,
                share=0.52,
            ),
        ),
        running=tr("What do we know about you?"),
        notes=tr("Confidential: this sheet is for the person it is about, and for nobody else."),
        origin=_origin(job),
        large=large,
    )


def _origin(job: PrintJob) -> str:
    """Say where the paper comes from, without who printed it: no other name stands on it."""
    if job.key is None:
        return job.foot().origin
    return tr("{house} · {number} · printed {moment}", house=job.house, number=job.number,
              moment=job.moment)  # fmt: skip


def _section(chapter: Chapter, titles: tuple[str, str] | None = None) -> Section:
    lines = tuple(Line((fact.what, fact.told)) for fact in chapter.facts)
    if not lines:
        return Section(chapter.title, (Says(tr("Nothing."), soft=True),))
    heads = titles or (tr("What"), tr("What we keep"))
    return Section(
        chapter.title, (Grid(tuple(Title(one, Kind.TEXT) for one in heads), lines, fine=True),)
    )


def _not_kept() -> Section:
    words = tr(
        "We do not keep: your citizen service number, your date of birth, whether you are a man "
        "or a woman, your health, your income, your religion, or notes about you."
    )
    return Section(tr("What we do not keep"), (Says(words),))


def _rights() -> Section:
    ask = tr(
        "Is something wrong? Do you want us to erase it, or to do less with it? Tell us at the "
        "desk. You get an answer within a month. It costs nothing."
    )
    complain = tr(
        "Are you not content with our answer? You can complain to the Autoriteit "
        "Persoonsgegevens: autoriteitpersoonsgegevens.nl."
    )
    return Section(tr("What you can ask"), (Says(ask), Says(complain)))
