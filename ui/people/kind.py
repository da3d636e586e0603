"""A list of people on its way in: what makes it different from other lists."""

from enum import StrEnum

from atelier.language import tr, tr_count
from atelier.people.columns import PEOPLE
from atelier.people.import_plan import PlannedRow, Verdict
from atelier.people.import_rows import field_label
from atelier.people.importing import Decision, carry_out, plan_import
from ui.kit.list_kind import ListKind
from ui.people.table import plan_columns


def people_kind() -> ListKind[PlannedRow]:
    """Give the kind of list; a function, because the language is known late."""
    return ListKind(
        title=tr("Here a list becomes people of the house."),
        words=PEOPLE,
        label=field_label,
        plan=plan_import,
        carry_out=carry_out,
        options=_options,
        left_out=Decision.LEAVE,
        say=_say,
        all_words=tr("Add all who are in doubt"),
        columns=plan_columns,
        told=_told,
    )


def _options(row: PlannedRow) -> tuple[StrEnum, ...]:
    return {
        Verdict.ADD: (Decision.ADD, Decision.LEAVE),
        Verdict.DOUBTFUL: (Decision.LEAVE, Decision.ADD),
    }.get(row.verdict, ())


def _say(decision: StrEnum) -> str:
    return tr("Leave out") if decision is Decision.LEAVE else tr("Add after all")


def _told(count: int) -> str:
    return tr_count(
        "One person was imported. It can be taken back under Earlier imports.",
        "{count} people were imported. It can be taken back under Earlier imports.",
        count,
    )
