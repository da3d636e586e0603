"""The place of a database file: on which disk, in which folder, with how much room.

On a network drive locks may not hold, and two desks that write without them damage the file
within a second; a program that synchronises a folder copies the file while it is written. Both
are refused, not warned about (F15). What may only be read is opened to look at (F08, F09).
"""

import os
import re
import shutil
import sys
from pathlib import Path, PureWindowsPath

from atelier.domain import Unavailable
from atelier.language import tr

LITTLE_ROOM = 500 * 1000 * 1000  # bytes; with less, somebody should make room (F06)

_MOUNTS = Path("/proc/self/mountinfo")  # of Linux; other systems have none
_REMOTE = re.compile(
    r"cifs|smb\w*|nfs\d?|9p|afs|ncpfs|davfs2?|ceph|glusterfs|vboxsf|prl_fs|fuse\.(?!fuse-overlayfs).+"
)
_DRIVE_REMOTE = 4  # as Windows calls it
_SYNCED = re.compile(
    r"(OneDrive( - .+)?|Dropbox( \(.+\))?|Google ?Drive|My Drive|iCloud ?Drive|Mobile Documents"
    r"|CloudStorage|Nextcloud\d?|ownCloud\d?|pCloud ?Drive|Box Sync|SynologyDrive)",
    re.IGNORECASE,
)
_SYNC_SETTINGS = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")  # of the environment
_SYNC_MARKS = (".stfolder", ".dropbox", ".dropbox.cache", ".owncloudsync.log", ".sync_journal.db")


class OnNetwork(Unavailable):
    """The file lies on a disk of another computer."""

    def __init__(self) -> None:
        super().__init__(
            tr(
                "The database lies on a network drive, where it would sooner or later be "
                "damaged. It was not opened. Put it on this computer, or use a PostgreSQL server."
            )
        )


class InSyncedFolder(Unavailable):
    """The file lies in a folder that a program copies elsewhere; ``name`` is that folder's."""

    def __init__(self, name: str) -> None:
        super().__init__(
            tr(
                'The database lies in a folder that is synchronised ("{name}"), where it would '
                "sooner or later be damaged. It was not opened. Put it in another folder of this "
                "computer; backups may stay where they are.",
                name=name,
            )
        )
        self.name = name


def need_own_disk(path: Path) -> None:
    """Look whether a database may live at a path. Raises OnNetwork, InSyncedFolder.

    On macOS only the folders are looked at: the system tells the kind of a disk in no plain way.
    """
    if _is_remote(path):
        raise OnNetwork
    folder = _synced_folder(path)
    if folder:
        raise InSyncedFolder(folder)


def why_not_written(path: Path) -> str:
    """Say why a database may only be looked at; empty where it may be written, or is not there."""
    if not path.is_file():
        return ""
    if not _may_write(path):
        return tr("The file of the database may only be read on this computer.")
    if not _may_write(path.parent):
        return tr("The folder of the database may only be read on this computer.")
    return ""


def free_bytes(path: Path) -> int | None:
    """Give the room that is left on the disk of a path; None where nobody can tell."""
    try:
        return shutil.disk_usage(path.parent).free
    except OSError:
        return None


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _is_remote(path: Path) -> bool:
    if sys.platform == "win32":
        import ctypes

        place = PureWindowsPath(path.resolve())
        drive = f"{place.drive}\\"
        return drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(drive) == (
            _DRIVE_REMOTE
        )
    return bool(_REMOTE.fullmatch(_kind_of_disk(path)))


def _kind_of_disk(path: Path) -> str:
    """Give the file system that holds a path, as Linux calls it; empty where it does not tell."""
    try:
        lines = _MOUNTS.read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    place, best, kind = path.resolve(), Path("/"), ""
    for line in lines:
        left, _, right = line.partition(" - ")
        mounted = Path(_plain(left.split(" ")[4]))
        if place.is_relative_to(mounted) and mounted.is_relative_to(best):  # later ones lie on top
            best, kind = mounted, right.split(" ")[0]
    return kind


def _plain(word: str) -> str:
    """Give a path as it is: Linux writes a space in it as a backslash and ``040``."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), word)


def _synced_folder(path: Path) -> str:
    place = path.resolve()
    set_for = {Path(os.environ[name]) for name in _SYNC_SETTINGS if os.environ.get(name)}
    for folder in place.parents:
        marked = any((folder / mark).exists() for mark in _SYNC_MARKS)
        if folder in set_for or marked or _SYNCED.fullmatch(folder.name):
            return folder.name
    return ""
