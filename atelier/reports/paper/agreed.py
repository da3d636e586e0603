"""What was agreed with funders for the year, and how far it is (prestatieafspraken)."""

from atelier.language import tr
from atelier.paper.inks import DAY_ACTIVITY, MEETING, SOFT, WARNING, Ink
from atelier.paper.report import Grid, Kind, Line, Section, Title
from atelier.reports.amounts import percent
from atelier.reports.paper.cells import HIDDEN, NONE
from atelier.reports.paper.told import Told
from atelier.reports.period_words import period_name
from atelier.reports.periods import Span
from atelier.reports.targets import State, TargetRow, state_name

_LIGHTS: dict[State, tuple[str, Ink]] = {
    State.REACHED: ("●", DAY_ACTIVITY),
    State.ON_COURSE: ("●", DAY_ACTIVITY),
    State.BEHIND: ("◐", MEETING),
    State.MISSED: ("○", WARNING),
    State.NOT_BEGUN: (NONE, SOFT),
}


def agreements(told: Told) -> tuple[Section, ...]:
    """Give a line for each agreement; nothing where nothing was agreed on.

    The light is a sign and a word, so that it is also read in grey and aloud.
    """
    if not told.targets:
        return ()
    whole_year = told.period.span is Span.YEAR
    titles = (
        Title(tr("Funder"), Kind.TEXT),
        Title(tr("Agreed figure"), Kind.TEXT),
        Title(tr("Agreed on")),
        *([] if whole_year else [Title(period_name(told.period))]),
        Title(tr("Year to date")),
        Title(tr("Reached")),
        Title(tr("How it stands"), Kind.LIGHT),
    )
    lines = tuple(_line(told, one, whole_year=whole_year) for one in told.targets)
    return (Section(tr("What was agreed with funders"), (Grid(titles, lines),)),)


def _line(told: Told, one: TargetRow, *, whole_year: bool) -> Line:
    key = one.key
    now = told.now.text(key.code, key.by, key.item)
    so_far = told.to_date.shown(key.code, key.by, key.item)
    sign, ink = _LIGHTS[one.state]
    hidden = so_far.value is None
    return Line(
        (
            one.funder,
            one.name,
            one.written(one.amount),
            *([] if whole_year else [now]),
            so_far.text,
            HIDDEN if so_far.value is None else percent(so_far.value, one.amount),
            NONE if hidden else f"{sign} {state_name(one.state)}",
        ),
        ink=SOFT if hidden else ink,
    )
