"""Table 12: what each figure means, in the words of its definition, and the footnotes."""

from atelier.language import tr
from atelier.paper.report import Grid, Kind, Line, Says, Section, Title
from atelier.reports.definitions import Definition, definitions
from atelier.reports.paper.told import Told

_NOT_OF_A_HOST = frozenset({"B1", "B4", "B5", "B9", "B10", "B11", "B12", "B17"})


def glossary(told: Told) -> Section:
    """Give the definitions of everything that stands in the report."""
    lines = tuple(
        Line((one.code, one.term, _text(one)))
        for one in definitions()
        if not told.host or one.code not in _NOT_OF_A_HOST
    )
    titles = (
        Title(tr("Code"), Kind.TEXT),
        Title(tr("Term"), Kind.TEXT),
        Title(tr("What is counted"), Kind.TEXT),
    )
    return Section(tr("What the figures mean"), (Grid(titles, lines, fine=True),))


def footnotes(told: Told) -> tuple[Section, ...]:
    """Give the notes that belong to this report alone; none where there is nothing to note."""
    if not told.notes:
        return ()
    return (Section(tr("Notes"), tuple(Says(note) for note in told.notes)),)


def _text(one: Definition) -> str:
    return f"{one.text} {one.never}".strip()
