"""Volunteers: how many were active, and their confirmed hours per role. No names."""

from atelier.language import tr
from atelier.paper.report import Grid, Kind, Line, Says, Section, Title
from atelier.reports.figures import By, Code
from atelier.reports.naming import item_name
from atelier.reports.paper.told import Told
from atelier.reports.protected import ORDINARY

_PER_ROLE = (Code.ACTIVE_VOLUNTEERS, Code.VOLUNTEER_MINUTES)


def volunteers(told: Told) -> Section:
    """Give table 9."""
    cells = told.now
    titles = (Title(tr("Role"), Kind.TEXT), Title(tr("Volunteers")), Title(tr("Hours")))
    lines = [
        Line(
            (
                item_name(By.ROLE, role, cells.labels),
                *(cells.text(code, By.ROLE, role) for code in _PER_ROLE),
            )
        )
        for role in cells.items(By.ROLE, _PER_ROLE)
    ]
    lines.append(Line((tr("Total"), *(cells.text(code) for code in _PER_ROLE)), loud=True))
    about = Says(tr("Who works in two roles counts in both, and once in the total."), soft=True)
    team = Says(
        tr(
            "Enrolled on the last day: {enrolled}. Joined: {joined}. Left: {left}. "
            "Shifts that nobody took: {open}. Cannot come: {cannot}, replaced: {replaced}.",
            enrolled=cells.text(Code.ENROLLED_VOLUNTEERS),
            joined=cells.text(Code.JOINED_VOLUNTEERS),
            left=cells.text(Code.LEFT_VOLUNTEERS),
            open=told.open_shifts,
            cannot=_few(told, told.absent.cannot),
            replaced=_few(told, told.absent.replaced),
        )
    )
    return Section(tr("Volunteers"), (Grid(titles, tuple(lines)), about, team))


def _few(told: Told, number: int) -> str:
    """Write in how many shifts somebody could not come; a few of them hide outside the house."""
    return f"<{ORDINARY}" if told.external and 0 < number < ORDINARY else str(number)
