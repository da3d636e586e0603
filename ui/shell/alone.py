"""One program at a time on a house's file (F16): a lock beside it, which goes with its program."""

from pathlib import Path

from PySide6.QtCore import QLockFile

from atelier.domain import Unavailable
from atelier.language import tr


class AlreadyOpen(Unavailable):
    """Another window on this computer has the house open, perhaps of another user."""

    def __init__(self) -> None:
        super().__init__(
            tr(
                "This house is open already on this computer: in another window, or with "
                "somebody else who is logged on. Go on there, or close it there first."
            )
        )


def alone(path: Path) -> QLockFile | None:
    """Hold a house's file for this program; ``unlock`` lets go of it.

    None where the folder takes no lock: nothing can be written there either. A lock that a
    program left when it was killed counts for nothing. Raises AlreadyOpen.
    """
    lock = QLockFile(str(path.with_name(f".{path.name}.open")))
    lock.setStaleLockTime(0)  # a whole day at the desk is not stale; only a dead program is
    if lock.tryLock(0):
        return lock
    if lock.error() == QLockFile.LockError.LockFailedError:
        raise AlreadyOpen
    return None
