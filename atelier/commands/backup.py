"""``backup``: a whole copy of the database, looked at before it counts."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from atelier.backup.copying import Copied, copy_database
from atelier.backup.from_server import copy_server
from atelier.backup.looking import hash_of
from atelier.backup.making import make_backup
from atelier.backup.refusals import PassphraseTooShort
from atelier.backup.sealing import LEAST, seal
from atelier.backup.words import counts_in_words
from atelier.commands.frame import Frame
from atelier.database.opening import read_header, sqlite_path
from atelier.language import tr
from atelier.tables.saving import save_bytes

PASSPHRASE = click.option(
    "--passphrase-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file with the passphrase in its first line.",
)


@click.command("backup")
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@PASSPHRASE
@click.pass_obj
def command(frame: Frame, file: Path | None, passphrase_file: Path | None) -> None:
    """Make a backup in FILE, while desks go on working, and look whether it is good.

    Without FILE it goes to the folder "backups" beside the database, as the program's own do,
    and old ones are thinned. With a passphrase FILE is locked (age); without one it is not, and
    has to stay on this computer. A PostgreSQL database is written as an SQLite file, from which
    one computer can go on; the server's own backups are made with pg_dump.
    """
    passphrase = read_passphrase(passphrase_file)
    source = sqlite_path(frame.url)
    if file is None:
        copied = _on_shelf(frame, source)
    elif passphrase is None:
        copied = _copy(frame, source, file.absolute())
    else:
        copied = _locked(frame, source, file.absolute(), passphrase)
    answer: dict[str, Any] = {
        "file": copied.path,
        "rows": copied.rows,
        "tables": dict(copied.counts),
        "sha256": copied.sha256,
        "checked": True,
        "locked": passphrase is not None,
        "revision": f"{copied.revision:04d}",
    }
    frame.answer(answer, _told(copied, locked=passphrase is not None))


def read_passphrase(path: Path | None) -> str | None:
    """Give the first line of a file, without the spaces around it; None without a file."""
    if path is None:
        return None
    lines = path.read_text("utf-8").splitlines()
    return lines[0].strip() if lines else ""


def _on_shelf(frame: Frame, source: Path | None) -> Copied:
    if source is None:
        raise click.UsageError(tr("Say in which FILE the copy of a server goes."))
    backup = make_backup(source, clock=frame.clock).backup
    return Copied(backup.path, backup.sha256, backup.counts, read_header(backup.path).revision)


def _copy(frame: Frame, source: Path | None, target: Path) -> Copied:
    return copy_database(source, target) if source else copy_server(frame.open(), target)


def _locked(frame: Frame, source: Path | None, target: Path, passphrase: str) -> Copied:
    """Make a copy on this computer's own disk, and only what is locked goes to ``target``."""
    if len(passphrase) < LEAST:
        raise PassphraseTooShort(LEAST)
    with TemporaryDirectory(prefix="atelier") as folder:
        copied = _copy(frame, source, Path(folder) / "house.db")
        path = save_bytes(target, seal(copied.path.read_bytes(), passphrase))
    return Copied(path, hash_of(path), copied.counts, copied.revision)


def _told(copied: Copied, *, locked: bool) -> str:
    lines = [
        tr("The backup is good: {what}.", what=", ".join(counts_in_words(copied.counts))),
        f"{copied.path}",
        f"SHA-256 {copied.sha256}",
    ]
    if not locked:
        lines.append(tr("It is not locked: keep it on this computer."))
    return "\n".join(lines)
