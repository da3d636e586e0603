"""A folder in memory, for what proves nothing about disks: on one, each save waits for it."""

import shutil
from pathlib import Path

_FOLDER = Path("/dev/shm")
_ROOM = 2 * 1024**3  # bytes: several times what a whole run holds at any moment


def in_memory() -> Path | None:
    """Give a folder that the system keeps in memory; None where there is none, or too little."""
    try:
        return _FOLDER if shutil.disk_usage(_FOLDER).free > _ROOM else None
    except OSError:
        return None
