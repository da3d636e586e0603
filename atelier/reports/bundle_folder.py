"""The bundle of a month as a folder: written before its numbers are given for good."""

import shutil
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor
from atelier.domain.rights import Right
from atelier.reports.bundle import Bundle, LaidBundle, bundle_files
from atelier.reports.periods import Period
from atelier.tables.saving import save_folder


def half_name(folder: Path, key: UUID) -> Path:
    """Give the name under which a folder is written, until it is put in its place."""
    return folder.with_name(f".{folder.name}-{key.hex[:8]}")


@needs(Right.EXPORT)
def bundle_folder(
    session: Session,
    *,
    month: Period,
    half: Path,
    actor: Actor,
    key: UUID,
    laid: LaidBundle | None = None,
) -> Bundle:
    """Make the files of a bundle and write them, in one transaction.

    What cannot be written takes no number. ``half`` is then put in its place with
    ``put_folder_in_place``; ``laid``: as it was laid out before. Raises MonthNotOverYet and
    NotWritten.
    """
    made = bundle_files(session, month=month, actor=actor, key=key, laid=laid)
    shutil.rmtree(half, ignore_errors=True)  # of a save that is tried again
    save_folder(half, made.files)
    return made
