"""The whole report of a period: which sections it has, and in what order."""

from collections.abc import Iterator

from atelier.language import tr, tr_count
from atelier.paper.report import Card, Pair, Report, Says, Section
from atelier.reports.amounts import whole
from atelier.reports.figures import Code
from atelier.reports.paper.activities import (
    activities,
    day_activities,
    run_by,
    self_management,
)
from atelier.reports.paper.agreed import agreements
from atelier.reports.paper.asked import questions, where_to
from atelier.reports.paper.glossary import footnotes, glossary
from atelier.reports.paper.partners import partners
from atelier.reports.paper.series import series
from atelier.reports.paper.told import Told
from atelier.reports.paper.versions import completeness, version_facts
from atelier.reports.paper.visits import day_parts, over_time, people, when
from atelier.reports.paper.volunteers import volunteers
from atelier.reports.paper.who_came import ages, areas
from atelier.reports.paper.words import legend, report_title, running_words, stamp
from atelier.reports.period_words import short_name
from atelier.reports.periods import Span


def report_of(told: Told, *, origin: str) -> Report:
    """Lay out what is told; ``origin`` is where the paper comes from."""
    facts = version_facts(told)
    if told.host:
        facts = (Says(tr("What {partner} hosts", partner=told.host), loud=True), *facts)
    return Report(
        house=told.house,
        title=report_title(told.period),
        facts=facts,
        cards=_of_a_host(told) if told.host else _cards(told),
        sections=tuple(_sections(told)),
        running=running_words(told),
        notes=legend(told),
        origin=origin,
        stamp=stamp(outside=told.external),
        large=told.large,
    )


def _sections(told: Told) -> Iterator[Section | Pair]:
    """Give the sections in the order of DOMAIN.md 3.3, as far as paper has room for it."""
    if told.period.span is not Span.YEAR:
        yield over_time(told)
    yield Pair((when(told),), (people(told), day_parts(told)))
    yield from agreements(told)
    if told.months:
        yield series(told)
    yield activities(told)
    yield ages(told)
    if told.host:
        yield Pair((areas(told), completeness(told)), (day_activities(told), run_by(told)))
    else:
        yield Pair((questions(told),), (areas(told), where_to(told)), share=0.6)
        beside = (volunteers(told), completeness(told)) if told.is_month else (volunteers(told),)
        yield Pair((day_activities(told), self_management(told)), beside, share=0.56)
        if not told.is_month:
            yield completeness(told)
    if told.months:
        yield partners(told)
    yield from footnotes(told)
    yield glossary(told)


def _cards(told: Told) -> tuple[Card, ...]:
    now = told.now
    return (
        Card(tr("Visits"), now.text(Code.VISITS), _before(told, Code.VISITS)),
        Card(
            tr("Different visitors"),
            now.text(Code.UNIQUE),
            tr("{number} new", number=now.text(Code.UNIQUE_NEW)),
        ),
        Card(tr("Participations"), now.text(Code.PARTICIPATIONS), _held(told)),
        Card(tr("Volunteers' hours"), now.text(Code.VOLUNTEER_MINUTES), _active(told)),
    )


def _of_a_host(told: Told) -> tuple[Card, ...]:
    now = told.now
    return (
        Card(
            tr("Participations"),
            now.text(Code.PARTICIPATIONS),
            _before(told, Code.PARTICIPATIONS),
        ),
        Card(
            tr("Different participants"),
            now.text(Code.UNIQUE),
            tr("{number} new", number=now.text(Code.UNIQUE_NEW)),
        ),
        Card(
            tr("Occurrences"),
            now.text(Code.HELD),
            tr("{number} cancelled", number=now.text(Code.CANCELLED)),
        ),
        Card(
            tr("Units of day activity"),
            now.text(Code.CARE_UNITS),
            _before(told, Code.CARE_UNITS),
        ),
    )


def _before(told: Told, code: Code) -> str:
    """Say what the same figure was in the period before: "september 1 211"."""
    name = short_name(told.period.moved(-1), told.period)
    return f"{name} {told.before.text(code)}"


def _held(told: Told) -> str:
    held = told.now.shown(Code.HELD).value or 0
    return tr_count("{number} occurrence", "{number} occurrences", held, number=whole(held))


def _active(told: Told) -> str:
    shown = told.now.shown(Code.ACTIVE_VOLUNTEERS)
    return tr_count(
        "{number} volunteer", "{number} volunteers", shown.value or 0, number=shown.text
    )
