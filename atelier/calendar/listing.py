"""The occurrences of some days as a list, with how many people came: for scripts and tables."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.queries import shown_days
from atelier.calendar.shown import ShownOccurrence
from atelier.domain import Activity, Actor, Occurrence, Participation, Tally
from atelier.domain.rights import Right


@dataclass(frozen=True, slots=True)
class ListedOccurrence:
    """An occurrence, who came with a name and without together, and who of them without."""

    shown: ShownOccurrence
    present: int
    unnamed: int


@needs(Right.SEE_PROGRAMME)
def list_occurrences(
    session: Session, *, first_day: date, last_day: date, actor: Actor
) -> list[ListedOccurrence]:
    """List what happens on these days, both included, in the order in which it happens."""
    shown = shown_days(session, first_day=first_day, last_day=last_day, actor=actor)
    days = (
        Activity.site_id == actor.site_id,
        Occurrence.day.between(first_day, last_day),
    )
    named = session.execute(
        select(Participation.occurrence_id, func.count())
        .join(Occurrence, Occurrence.id == Participation.occurrence_id)
        .join(Activity, Activity.id == Occurrence.activity_id)
        .where(*days)
        .group_by(Participation.occurrence_id)
    )
    unnamed = session.execute(
        select(Tally.occurrence_id, func.sum(Tally.participations))
        .join(Occurrence, Occurrence.id == Tally.occurrence_id)
        .join(Activity, Activity.id == Occurrence.activity_id)
        .where(*days)
        .group_by(Tally.occurrence_id)
    )
    with_name = {row[0]: int(row[1]) for row in named}
    without = {row[0]: int(row[1] or 0) for row in unnamed}
    return [
        ListedOccurrence(
            row, with_name.get(row.id, 0) + without.get(row.id, 0), without.get(row.id, 0)
        )
        for row in shown.occurrences
    ]
