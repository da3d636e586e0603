"""A list of volunteers on its way in: what makes it different from other lists."""

from collections.abc import Callable, Sequence
from enum import StrEnum

from atelier.language import tr, tr_count
from atelier.people.import_plan import Verdict
from atelier.roster.import_columns import VOLUNTEERS, volunteer_field_label
from atelier.roster.import_plan import PlannedVolunteer, plan_volunteers
from atelier.roster.import_undoing import VolunteerImport
from atelier.roster.importing import VolunteerDecision, import_volunteers
from ui.kit.list_kind import ListKind
from ui.kit.painting import Run, soft, strong
from ui.kit.rows_model import Column

_ADD, _JOIN, _LEAVE = VolunteerDecision.ADD, VolunteerDecision.JOIN, VolunteerDecision.LEAVE


def volunteer_kind() -> ListKind[PlannedVolunteer]:
    """Give the kind of list; a function, because the language is known late."""
    return ListKind(
        title=tr("Here a list becomes volunteers of the house."),
        words=VOLUNTEERS,
        label=volunteer_field_label,
        plan=plan_volunteers,
        carry_out=import_volunteers,
        options=options_of,
        left_out=_LEAVE,
        say=_say,
        all_words=tr("All in doubt are whom they look like"),
        columns=_plan_columns,
        told=_told,
    )


def options_of(row: PlannedVolunteer) -> tuple[StrEnum, ...]:
    """Give what can be decided about a row; what holds unless somebody decides comes first."""
    known = row.joins is not None
    if row.verdict is Verdict.ADD:
        return (_JOIN, _ADD, _LEAVE) if known else (_ADD, _LEAVE)
    if row.verdict is Verdict.DOUBTFUL:
        return (_LEAVE, _JOIN, _ADD) if known else (_LEAVE, _ADD)
    return ()


def _plan_columns(
    decided: Callable[[int], VolunteerDecision | None],
) -> list[Column[PlannedVolunteer]]:
    def words(row: PlannedVolunteer) -> str:
        return f"{_fate(row, decided(row.line))[0]} {row.reason}".strip()

    def runs(row: PlannedVolunteer) -> Sequence[Run]:
        word, kind = _fate(row, decided(row.line))
        pill = [Run(word, pill=kind)]
        return [*pill, Run("  "), soft(row.reason)] if row.reason else pill

    return [
        Column(tr("Line"), lambda row: str(row.line), width=68, runs=_line),
        Column(tr("Name"), _name, width=220, runs=_name_runs),
        Column(tr("What will happen"), words, runs=runs),
    ]


def _fate(row: PlannedVolunteer, decided: VolunteerDecision | None) -> tuple[str, str]:
    """Say in a word what will happen to a row, and the kind of its pill."""
    if row.verdict is Verdict.REFUSED:
        return tr("refused"), "warning"
    if row.verdict is Verdict.SAME:
        return tr("already there"), "neutral"
    now = decided or options_of(row)[0]
    if now is _LEAVE:
        doubtful = row.verdict is Verdict.DOUBTFUL
        return tr("left out"), "meeting" if doubtful else "neutral"
    return (tr("known"), "good") if now is _JOIN else (tr("new"), "good")


def _say(decision: StrEnum) -> str:
    return {
        _ADD: tr("Add as somebody new"),
        _JOIN: tr("It is this person"),
        _LEAVE: tr("Leave out"),
    }[VolunteerDecision(decision)]


def _told(count: int) -> str:
    return tr_count(
        "One volunteer was imported. Ctrl+Z takes it back.",
        "{count} volunteers were imported. Ctrl+Z takes them back.",
        count,
    )


def volunteers_of(row: VolunteerImport) -> str:
    """Say how many volunteers of an import are there."""
    if row.undone_at is None:
        return tr_count("one volunteer", "{count} volunteers", row.volunteers)
    if not row.volunteers:
        return tr("taken back")
    return tr_count("taken back; one stayed", "taken back; {count} stayed", row.volunteers)


def _name(row: PlannedVolunteer) -> str:
    return row.person.name.list_name if row.person is not None else row.begins


def _name_runs(row: PlannedVolunteer) -> Sequence[Run]:
    name = _name(row)
    return [strong(name) if row.person is not None else Run(name, token="ink_soft")]


def _line(row: PlannedVolunteer) -> Sequence[Run]:
    return [soft(str(row.line))]
