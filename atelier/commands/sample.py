"""``sample``: fill an empty database with a house that does not exist."""

from dataclasses import asdict
from datetime import date, datetime

import click

from atelier.commands.frame import Frame
from atelier.language import tr
from atelier.sample.actions import PEOPLE, SEED, YEARS, fill
from atelier.sample.totals import Totals
from atelier.settings.actions import found_house


@click.command("sample")
@click.option("--seed", type=int, default=SEED, show_default=True, help="The same gives the same.")
@click.option("--people", type=click.IntRange(40, 200_000), default=PEOPLE, show_default=True)
@click.option("--years", type=click.IntRange(1, 10), default=YEARS, show_default=True)
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The first day without visitors.")
@click.pass_obj
def command(frame: Frame, seed: int, people: int, years: int, today: datetime | None) -> None:
    """Fill an empty database with the sample house."""
    frame.open(create=True)
    frame.perform(lambda session: found_house(session, name="Wijkatelier", practice=True))
    actor = frame.actor()
    day: date = actor.today() if today is None else today.date()
    totals = frame.perform(
        lambda session: fill(session, actor=actor, people=people, years=years, today=day, seed=seed)
    )
    frame.answer(asdict(totals), _sentences(totals))


def _sentences(totals: Totals) -> str:
    lines = [
        tr(
            "The sample house stands: {people} people, {activities} activities, "
            "{occurrences} occurrences.",
            people=totals.people,
            activities=totals.activities,
            occurrences=totals.occurrences,
        ),
        tr(
            "Visits: {named} with a name, {unnamed} without. Participations: {participations}.",
            named=totals.visits_named,
            unnamed=totals.visits_unnamed,
            participations=totals.participations,
        ),
        tr(
            "Volunteers: {volunteers}. Shifts: {shifts}. Open places in four weeks: {open}.",
            volunteers=totals.volunteers,
            shifts=totals.shifts,
            open=totals.open_places,
        ),
    ]
    lines += [
        tr(
            "{month}: {named} and {unnamed} visits, {participations} participations, "
            "{unique} different visitors",
            month=name,
            named=month.visits_named,
            unnamed=month.visits_unnamed,
            participations=month.participations,
            unique=month.unique_visitors,
        )
        for name, month in sorted(totals.months.items())
        if month.participations
    ]
    return "\n".join(lines)
