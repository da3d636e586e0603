"""``check``: whether the database holds together. It changes nothing."""

import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import click
from sqlalchemy import func, select

from atelier.backup.status import Age, status_of
from atelier.backup.words import age_sentence
from atelier.commands.check_months import CheckedMonth, check_months
from atelier.commands.frame import REFUSED, Frame, NoHouse
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
from atelier.domain import Site
from atelier.language import tr


@click.command("check")
@click.pass_obj
def command(frame: Frame) -> None:
    """Look whether the database is whole and of this version; nothing is changed.

    A damaged file, a file of another program and a file of a newer version are refused with
    exit code 4 and stay as they are, to the byte. A database without a house and one of an
    older version can be mended by "init"; they are told with exit code 3. So is a closed month
    whose rows say something else than its figures. Left out there is what may rightly be
    another number by now: splits by age, area, function and host, and different people where
    somebody was unlinked or erased since.
    """
    path = sqlite_path(frame.url)
    if path is not None:
        _look_at(path)
    revision, houses = _inside(frame.url)
    problems = []
    if not houses:
        problems.append(str(NoHouse()))
    elif revision < newest_revision():
        problems.append(tr("The database is of an older version. Run: atelier-admin init"))
    backup, late = _backup(path, frame)
    months = [] if problems else _months(frame)
    problems += late
    problems += [one.problem() for one in months if one.differing]
    answer: dict[str, Any] = {
        "ok": not problems,
        "problems": problems,
        "revision": f"{revision:04d}",
        "newest_revision": f"{newest_revision():04d}",
        "closed_months": [one.data() for one in months],
        "newest_backup": None if backup is None else backup.isoformat(),
    }
    frame.answer(answer, "\n".join(problems) or tr("The database is in order."))
    if problems:
        sys.exit(REFUSED)


def _backup(path: Path | None, frame: Frame) -> tuple[datetime | None, list[str]]:
    """Give when the newest good backup was made, and what is to be said of it."""
    if path is None:
        return None, []
    status = status_of(path, clock=frame.clock)
    late = status.age is Age.TOO_OLD or bool(status.altered)
    return status.newest, [age_sentence(status, frame.clock)] if late else []


def _months(frame: Frame) -> list[CheckedMonth]:
    """Count closed months again, without a lock and without writing."""
    database = Database(frame.url)
    try:
        with database.reading() as session:
            return check_months(session, frame=frame)
    finally:
        database.close()


def _look_at(path: Path) -> None:
    header = read_header(path)
    if header.application_id != APPLICATION_ID:
        raise NotOurs
    if header.revision > newest_revision():
        raise Newer(header.revision)
    if problems_of(path):
        raise Damaged


def _inside(url: str) -> tuple[int, int]:
    """Give the number of the last migration and the number of houses; nothing is written."""
    database = Database(url)
    try:
        with database.reading() as session:
            revision = revision_of(session.connection())
            if revision > newest_revision():
                raise Newer(revision)
            count = select(func.count()).select_from(Site.__table__)
            return revision, (session.scalar(count) or 0) if revision else 0
    finally:
        database.close()
