"""What each partner hosted in the period and a year before, one line for each (scenario 31)."""

from atelier.language import tr
from atelier.paper.report import Grid, Kind, Line, Says, Section, Title
from atelier.reports.amounts import whole
from atelier.reports.figures import By, Code
from atelier.reports.paper.activities import host_words
from atelier.reports.paper.cells import HIDDEN, Cells
from atelier.reports.paper.told import Told
from atelier.reports.period_words import period_name

_CODES = (Code.HELD, Code.PARTICIPATIONS, Code.UNIQUE_PARTICIPANTS)


def partners(told: Told) -> Section:
    """Give a line for each partner under its name at the end of the period.

    A partner that was several a year ago has their participations together; the notes say which.
    """
    lines = tuple(
        Line(
            (
                host_words(told.now, item),
                *(told.now.text(code, By.HOST, item) for code in _CODES),
                _a_year_ago(told.year_ago, told.hosts_then.get(item, (item,))),
            )
        )
        for item in told.now.items(By.HOST, _CODES)
    )
    words = tr("Per partner")
    if not lines:
        return Section(words, (Says(tr("Nothing took place in this period.")),))
    titles = (
        Title(tr("Host organisation"), Kind.TEXT),
        Title(tr("Times")),
        Title(tr("Participations")),
        Title(tr("Different participants")),
        Title(tr("Participations in {period}", period=period_name(told.period.year_before()))),
    )
    return Section(words, (Grid(titles, lines),))


def _a_year_ago(cells: Cells, items: tuple[str, ...]) -> str:
    found = [cells.shown(Code.PARTICIPATIONS, By.HOST, item) for item in items]
    if len(found) == 1:
        return found[0].text
    numbers = [one.value for one in found if one.value is not None]
    return whole(sum(numbers)) if len(numbers) == len(found) else HIDDEN
