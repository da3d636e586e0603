"""What the list of volunteers shows of each."""

from atelier.discreet import Discreet
from atelier.domain import VolunteerStatus
from atelier.language import tr
from atelier.roster.rows import VolunteerRow
from ui.kit.painting import Run, soft, strong
from ui.kit.rows_model import Column
from ui.roster.phrases import load_words, status_words


class Listed(Discreet):
    """A row of the list, which knows its key."""

    __slots__ = ("one",)

    def __init__(self, one: VolunteerRow) -> None:
        self.one = one

    @property
    def id(self) -> int:
        """The number of the person."""
        return self.one.person_id


def volunteer_columns() -> list[Column[Listed]]:
    """Give the columns of the list; a function, because the language is known late."""
    return [
        Column(tr("Name"), _name, runs=_name_runs),
        Column(tr("Roles"), _roles, 96, runs=_roles_runs),
        Column(tr("This month"), _load, 148, runs=_load_runs),
        Column(tr("To do"), _to_do, 100, runs=_to_do_runs),
    ]


def _name(row: Listed) -> str:
    return row.one.name


def _name_runs(row: Listed) -> list[Run]:
    runs = [strong(row.one.name)]
    if row.one.status is not VolunteerStatus.ACTIVE:
        runs.append(soft("  " + status_words(row.one.status)))
    return runs


def _roles(row: Listed) -> str:
    return ", ".join(row.one.roles)


def _roles_runs(row: Listed) -> list[Run]:
    return [soft(_roles(row))]


def _load(row: Listed) -> str:
    return load_words(row.one)


def _load_runs(row: Listed) -> list[Run]:
    return [Run(_load(row), token="warning" if row.one.over else "ink_soft", size=14)]


def _to_do(row: Listed) -> str:
    if row.one.vog_due and row.one.status is not VolunteerStatus.LEFT:
        return tr("ask for VOG")
    return tr("away") if row.one.away else ""


def _to_do_runs(row: Listed) -> list[Run]:
    words = _to_do(row)
    kind = "warning" if row.one.vog_due else "neutral"
    return [Run(words, pill=kind)] if words else []
