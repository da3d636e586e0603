"""What the people page shows in its tables."""

from collections.abc import Callable, Sequence

from atelier.language import tr, tr_count
from atelier.people.import_plan import PlannedRow
from atelier.people.importing import Decision, ImportRow, Verdict
from atelier.people.queries import PersonRow
from ui.kit.painting import Run, soft, strong
from ui.kit.rows_model import Column

Decisions = Callable[[int], Decision | None]
"""What was decided about a line; None where nothing was."""


def people_columns() -> list[Column[PersonRow]]:
    """Give the columns of the people found; a function, because the language is known late."""
    return [
        Column(tr("Name"), lambda row: row.name, runs=lambda row: [strong(row.name)]),
        Column(tr("Born"), lambda row: str(row.birth_year or ""), width=100, runs=_born),
        Column(tr("Postcode"), lambda row: row.postcode or "", width=112, runs=_postcode),
    ]


def plan_columns(decided: Decisions) -> list[Column[PlannedRow]]:
    """Give the columns of the preview of an import."""
    return [
        Column(tr("Line"), lambda row: str(row.line), width=68, runs=_line),
        Column(tr("Name"), name_of_row, width=220, runs=_name_runs),
        Column(tr("Born"), _year_of_row, width=100),
        Column(
            tr("What will happen"),
            lambda row: f"{fate(row, decided(row.line))[0]} {row.reason}".strip(),
            runs=lambda row: _fate_runs(row, decided(row.line)),
        ),
    ]


def name_of_row(row: PlannedRow) -> str:
    """Give the name that a row brings; of a refused one how it begins in the list."""
    return row.person.name.list_name if row.person is not None else row.begins


def fate(row: PlannedRow, decided: Decision | None) -> tuple[str, str]:
    """Say in a word what will happen to a row, and the kind of its pill."""
    if row.verdict is Verdict.REFUSED:
        return tr("refused"), "warning"
    if row.verdict is Verdict.SAME:
        return tr("already there"), "neutral"
    if row.verdict is Verdict.DOUBTFUL and decided is not Decision.ADD:
        return tr("left out"), "meeting"
    if decided is Decision.LEAVE:
        return tr("left out"), "neutral"
    return tr("new"), "good"


def _name_runs(row: PlannedRow) -> Sequence[Run]:
    name = name_of_row(row)
    return [strong(name) if row.person is not None else Run(name, token="ink_soft")]


def _fate_runs(row: PlannedRow, decided: Decision | None) -> Sequence[Run]:
    word, kind = fate(row, decided)
    runs = [Run(word, pill=kind)]
    return [*runs, Run("  "), soft(row.reason)] if row.reason else runs


def people_of_import(row: ImportRow) -> str:
    """Say how many people of an import are there."""
    if row.undone_at is not None:
        return (
            tr_count("taken back; one stayed", "taken back; {count} stayed", row.people)
            if row.people
            else tr("taken back")
        )
    return tr_count("one person", "{count} people", row.people)


def _born(row: PersonRow) -> Sequence[Run]:
    return [soft(str(row.birth_year or ""))]


def _postcode(row: PersonRow) -> Sequence[Run]:
    return [soft(row.postcode or "")]


def _line(row: PlannedRow) -> Sequence[Run]:
    return [soft(str(row.line))]


def _year_of_row(row: PlannedRow) -> str:
    return str(row.person.birth_year or "") if row.person is not None else ""
