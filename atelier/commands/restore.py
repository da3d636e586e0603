"""``restore``: put a backup in the place of the database; who was erased since stays erased."""

from contextlib import suppress
from functools import partial
from pathlib import Path

import click

from atelier.backup.asking import was_restored
from atelier.backup.refusals import OnServer
from atelier.backup.restoring import Prepared, Restored, carry_out, prepare
from atelier.backup.words import counts_in_words
from atelier.commands.backup import PASSPHRASE, read_passphrase
from atelier.commands.frame import Frame
from atelier.database.opening import sqlite_path
from atelier.domain import Refusal
from atelier.language import tr, tr_count


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@PASSPHRASE
@click.option("--yes", is_flag=True, help="Do it; without this only what would be is told.")
@click.pass_obj
def command(frame: Frame, file: Path, passphrase_file: Path | None, yes: bool) -> None:
    """Put the backup in FILE in the place of the database.

    It is looked at first, and brought up to this version's tables. The database that is there
    is set aside in the folder "backups" beside it. Close the program on every desk before.
    Without --yes nothing is changed: only what would be there, before and after, is told.
    """
    database = sqlite_path(frame.url)
    if database is None:
        raise OnServer
    passphrase = read_passphrase(passphrase_file) or ""
    prepared = prepare(database, backup=file.absolute(), clock=frame.clock, passphrase=passphrase)
    if not yes:
        prepared.give_up()
        frame.answer(
            {**_facts(prepared), "restored": False},
            "\n".join([*_told(prepared), tr("Nothing was changed. Do it with: --yes")]),
        )
        return
    done = carry_out(prepared, clock=frame.clock)
    with suppress(Refusal):  # it is back all the same: a database may have no house yet, or several
        frame.perform(partial(was_restored, actor=frame.actor()))
    facts = {**_facts(done), "restored": True, "aside": done.aside}
    frame.answer(facts, "\n".join([*_told(done), tr("The backup was put back.")]))


def _facts(found: Prepared | Restored) -> dict[str, object]:
    return {
        "before": dict(found.before),
        "after": dict(found.after),
        "erased_again": found.erased_again,
    }


def _told(found: Prepared | Restored) -> list[str]:
    before = ", ".join(counts_in_words(found.before)) if found.before else "–"
    lines = [
        tr("Before: {what}", what=before),
        tr("After: {what}", what=", ".join(counts_in_words(found.after))),
    ]
    if found.erased_again:
        lines.append(
            tr_count(
                "{count} person was erased again.",
                "{count} people were erased again.",
                found.erased_again,
            )
        )
    return lines
