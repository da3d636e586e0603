"""``import volunteers``: take over a list of volunteers, with the roles that they have."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from atelier.commands.frame import Frame, given_key
from atelier.commands.import_words import answer, listed, told_columns
from atelier.language import tr

if TYPE_CHECKING:
    from atelier.roster.import_plan import VolunteerPlan
    from atelier.roster.importing import VolunteerDecision


@click.command("volunteers")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--map",
    "mapping",
    multiple=True,
    metavar="FIELD=COLUMN",
    help="Say which column (heading or number) holds a field; FIELD= leaves a field out. "
    "Fields: those of people, and status, since, until, agreement_on, of_age, bhv_until, roles, "
    "trained, vog_seen_on, vog_seen_by, min_shifts, max_shifts, max_hours, emergency_name, "
    "emergency_phone, street, house_number, town.",
)
@click.option("--dry-run", is_flag=True, help="Say what would happen, and do nothing.")
@click.option("--skip-refused", is_flag=True, help="Import the good rows.")
@click.option("--add", "adding", multiple=True, type=int, help="This doubtful line is a new one.")
@click.option(
    "--join", "joining", multiple=True, type=int, help="This doubtful line is whom it looks like."
)
@click.option("--key", help="Key of this import; the same key imports once.")
@click.pass_obj
def volunteers(
    frame: Frame,
    file: Path,
    mapping: tuple[str, ...],
    dry_run: bool,
    skip_refused: bool,
    adding: tuple[int, ...],
    joining: tuple[int, ...],
    key: str | None,
) -> None:
    """Import volunteers from CSV or an Excel workbook (.xlsx); the first row holds the headings.

    All or nothing: when a row is refused, nothing is imported, the refused rows are listed and
    the exit code is 3. Whoever is a volunteer already is not added again. A visitor with the same
    name and the same year of birth, phone or e-mail becomes one. Who only may be somebody known
    is left out and counted as doubtful, unless --add or --join says otherwise.
    """
    from atelier.people.columns import chosen_columns, recognise_columns
    from atelier.roster.import_columns import VOLUNTEERS
    from atelier.roster.import_plan import plan_volunteers
    from atelier.roster.importing import import_volunteers
    from atelier.tables.reading import check_unchanged, read_table

    actor, table = frame.actor(), read_table(file)
    columns = recognise_columns(table.header, VOLUNTEERS)
    places = chosen_columns(table.header, columns, told_columns(mapping), VOLUNTEERS)
    plan = frame.read(partial(plan_volunteers, table=table, mapping=places, actor=actor))
    decisions = _decided(adding, joining)
    nothing = bool(plan.refused) and not skip_refused
    counts = _counts(plan, {} if nothing else decisions, nothing=nothing) | {
        "dry_run": dry_run,
        "columns": {name: table.header[place] for name, place in places.items()},
        "not_kept": columns.not_kept,
        "unused": columns.unused,
    }
    if not dry_run and not nothing:
        action = partial(
            import_volunteers,
            plan=plan,
            actor=actor,
            key=given_key(key),
            decisions=decisions,
            all_or_nothing=not skip_refused,
            confirm=partial(check_unchanged, file, table),
        )
        done = frame.perform(action)
        counts |= {"batch": done.batch, "added": done.added, "joined": done.joined}
        counts |= {"same": done.same, "doubtful": done.doubtful}
    answer(frame, counts, nothing=nothing)


def _decided(adding: tuple[int, ...], joining: tuple[int, ...]) -> dict[int, VolunteerDecision]:
    from atelier.roster.importing import VolunteerDecision

    if set(adding) & set(joining):
        raise click.UsageError(tr("A line is either somebody new or somebody known."))
    return dict.fromkeys(adding, VolunteerDecision.ADD) | dict.fromkeys(
        joining, VolunteerDecision.JOIN
    )


def _counts(
    plan: VolunteerPlan, decisions: dict[int, VolunteerDecision], *, nothing: bool
) -> dict[str, Any]:
    """Give the fields that scripts rely on, as they would be."""
    from atelier.people.import_plan import Verdict
    from atelier.roster.importing import coming_in

    coming = () if nothing else coming_in(plan, decisions)
    lines = {row.line for row in coming}
    doubtful = [row.line for row in plan.rows if row.verdict is Verdict.DOUBTFUL]
    return {
        "batch": None,
        "read": len(plan.rows),
        "added": len(coming),
        "joined": sum(row.joins is not None for row in coming),
        "same": plan.count(Verdict.SAME),
        "doubtful": len(set(doubtful) - lines),
        "doubtful_lines": doubtful,
        "refused": listed(plan.refused),
        "remarks": plan.remarks,
    }
