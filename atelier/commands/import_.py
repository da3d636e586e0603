"""``import``: take over people, a programme and calendars, and take an import back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from sqlalchemy.orm import Session

from atelier.commands.frame import Frame, given_key, naming
from atelier.commands.import_calendar import calendar
from atelier.commands.import_volunteers import volunteers
from atelier.commands.import_words import answer, listed, told_columns
from atelier.domain import Batch, Gone
from atelier.language import tr

if TYPE_CHECKING:
    from atelier.people.importing import ImportPlan

_FILE = click.Path(path_type=Path)
_KEY = click.option("--key", help="Key of this import; the same key imports once.")
_SKIP = click.option(
    "--skip-refused",
    is_flag=True,
    help="Import the good rows. Without it one bad row means that nothing is imported.",
)


@click.group("import")
def command() -> None:
    """Take over lists, and take an import back."""


@command.command("people")
@click.argument("file", type=_FILE)
@click.option(
    "--map",
    "mapping",
    multiple=True,
    metavar="FIELD=COLUMN",
    help="Say which column (heading or number) holds a field; FIELD= leaves a field out. "
    "Fields: name, given_name, initials, prefix, family_name, partner_prefix, partner_name, "
    "name_order, birth_year, postcode, phone, email, may_contact.",
)
@click.option("--dry-run", is_flag=True, help="Say what would happen, and do nothing.")
@_SKIP
@click.option("--add", "lines", multiple=True, type=int, help="Add this doubtful line too.")
@click.option("--add-doubtful", is_flag=True, help="Add every doubtful line too.")
@_KEY
@click.pass_obj
def people(
    frame: Frame,
    file: Path,
    mapping: tuple[str, ...],
    dry_run: bool,
    skip_refused: bool,
    lines: tuple[int, ...],
    add_doubtful: bool,
    key: str | None,
) -> None:
    """Import people from CSV or an Excel workbook (.xlsx); the first row holds the headings.

    All or nothing: when a row is refused, nothing is imported, the refused rows are listed and
    the exit code is 3. Whoever is already there is not added again. Who may be a double of
    somebody is left out and counted as doubtful, unless --add or --add-doubtful says otherwise.
    """
    from atelier.people.columns import chosen_columns, recognise_columns
    from atelier.people.importing import Decision, Verdict, carry_out, plan_import
    from atelier.tables.reading import check_unchanged, read_table

    actor = frame.actor()
    table = read_table(file)
    columns = recognise_columns(table.header)
    places = chosen_columns(table.header, columns, told_columns(mapping))
    plan = frame.read(partial(plan_import, table=table, mapping=places, actor=actor))
    doubtful = [row.line for row in plan.rows if row.verdict is Verdict.DOUBTFUL]
    adding = {line: Decision.ADD for line in doubtful if add_doubtful or line in lines}
    nothing = bool(plan.refused) and not skip_refused
    counts = _counts_of(plan, len(adding) if dry_run and not nothing else None) | {
        "dry_run": dry_run,
        "columns": {name: table.header[place] for name, place in places.items()},
        "not_kept": columns.not_kept,
        "unused": columns.unused,
        "encoding": table.encoding,
        "delimiter": table.delimiter,
    }
    if not dry_run and not nothing:
        action = partial(
            carry_out,
            plan=plan,
            actor=actor,
            key=given_key(key),
            decisions=adding,
            all_or_nothing=not skip_refused,
            confirm=partial(check_unchanged, file, table),
        )
        done = frame.perform(action)
        counts |= {"batch": done.batch, "added": done.added}
        counts |= {"same": done.same, "doubtful": done.doubtful}
    answer(frame, counts, nothing=nothing)


@command.command("programme")
@click.argument("file", type=_FILE)
@_SKIP
@_KEY
@click.pass_obj
def programme(frame: Frame, file: Path, skip_refused: bool, key: str | None) -> None:
    """Import activities with their rooms and hosts, in the columns of a programme.

    All or nothing: when a row is refused, nothing is imported, the refused rows are listed and
    the exit code is 3.
    """
    from atelier.calendar.programme import import_programme
    from atelier.tables.reading import read_table

    table = read_table(file)
    done = frame.perform(
        partial(
            import_programme,
            data=table,
            actor=frame.actor(),
            key=given_key(key),
            partly=skip_refused,
        )
    )
    counts = {
        "batch": done.batch,
        "read": len(table.rows),
        "added": done.added,
        "refused": listed(done.refused),
        "occurrences": done.occurrences,
    }
    answer(frame, counts, nothing=bool(done.refused) and not skip_refused)


command.add_command(calendar)
command.add_command(volunteers)


@command.command("undo")
@click.argument("batch", type=int)
@click.pass_obj
def undo(frame: Frame, batch: int) -> None:
    """Take one import back; who or what was used since stays."""
    actor = frame.actor()
    with naming(tr("There is no import with this number.")):
        take_back = _undoing(frame.read(partial(_kind_of, batch=batch, site_id=actor.site_id)))
        removed, kept = frame.perform(partial(take_back, batch_id=batch, actor=actor))
    frame.answer(
        {"removed": removed, "kept": kept},
        tr(
            "The import was taken back: {removed} removed, {kept} kept.",
            removed=removed,
            kept=kept,
        ),
    )


def _counts_of(plan: ImportPlan, adding: int | None) -> dict[str, Any]:
    """Give the fields that scripts rely on; ``adding`` doubtful rows, None to add nobody yet."""
    from atelier.people.importing import Verdict

    doubtful = [row.line for row in plan.rows if row.verdict is Verdict.DOUBTFUL]
    return {
        "batch": None,
        "read": len(plan.rows),
        "added": 0 if adding is None else plan.count(Verdict.ADD) + adding,
        "same": plan.count(Verdict.SAME),
        "doubtful": len(doubtful) - (adding or 0),
        "doubtful_lines": doubtful,
        "refused": listed(plan.refused),
        "remarks": plan.remarks,
    }


def _kind_of(session: Session, *, batch: int, site_id: int) -> str:
    row = session.get(Batch, batch)
    if row is None or row.site_id != site_id:
        raise Gone
    return row.kind


def _undoing(kind: str) -> Callable[..., tuple[int, int]]:
    if kind == "programme":
        from atelier.calendar.programme import undo_programme

        return undo_programme
    if kind == "volunteers":
        from atelier.roster.import_undoing import undo_volunteer_import

        return undo_volunteer_import
    if kind == "calendar":
        from atelier.calendar.exchange.undoing import undo_calendar_import

        return undo_calendar_import
    from atelier.people.importing import undo_import

    return undo_import
