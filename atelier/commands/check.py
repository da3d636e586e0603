"""``check``: whether the database holds together. It changes nothing."""

from pathlib import Path
from typing import Any

import click

from atelier.commands.frame import Frame
from atelier.database import Database
from atelier.database.migrate import APPLICATION_ID, newest_revision, revision_of
from atelier.database.opening import (
    Damaged,
    Newer,
    NotOurs,
    problems_of,
    read_header,
    sqlite_path,
)
from atelier.language import tr


@click.command("check")
@click.pass_obj
def command(frame: Frame) -> None:
    """Look whether the database is whole and of this version; nothing is changed.

    A damaged file, a file of another program and a file of a newer version are refused with
    exit code 4 and stay as they are, to the byte.
    """
    path = sqlite_path(frame.url)
    revision = _of_file(path) if path is not None else _of_server(frame.url)
    if revision > newest_revision():
        raise Newer
    problems = []
    if revision < newest_revision():
        problems.append(tr("The database is of an older version. Run: atelier-admin init"))
    answer: dict[str, Any] = {
        "ok": not problems,
        "problems": problems,
        "revision": f"{revision:04d}",
        "newest_revision": f"{newest_revision():04d}",
        "closed_months": [],  # nothing closes months yet
        "newest_backup": None,  # nothing makes backups yet
    }
    frame.answer(answer, "\n".join(problems) or tr("The database is in order."))


def _of_file(path: Path) -> int:
    header = read_header(path)
    if header.application_id != APPLICATION_ID:
        raise NotOurs
    if header.revision <= newest_revision() and problems_of(path):
        raise Damaged
    return header.revision


def _of_server(url: str) -> int:
    database = Database(url)
    try:
        with database.reading() as session:
            return revision_of(session.connection())
    finally:
        database.close()
