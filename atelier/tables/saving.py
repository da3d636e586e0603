"""Writing files whole: what stands under the final name is complete, or the old one."""

import os
import tempfile
from pathlib import Path

from atelier.domain import DeskError
from atelier.language import tr

_TRIES = 20


class NotWritten(DeskError):
    """A file could not be written; what stood there before still does."""

    def __init__(self) -> None:
        super().__init__(tr("The file could not be written there. Choose another place."))


def save_bytes(path: Path, data: bytes) -> Path:
    """Write ``data`` beside ``path``, sync it and rename it; give the path that it got.

    Where the target is held open by another program, a numbered name is taken: "list (2).pdf".
    Raises NotWritten; then nothing is left behind.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=".", suffix=path.suffix, dir=path.parent)
    except OSError:
        raise NotWritten from None
    half = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        return put_in_place(half, path)
    except OSError:
        raise NotWritten from None
    finally:
        half.unlink(missing_ok=True)


def put_in_place(half: Path, path: Path) -> Path:
    """Give a file that was written beside ``path`` its name; numbered as with ``save_bytes``.

    Raises NotWritten; then ``half`` still stands where it stood.
    """
    for number in range(1, _TRIES + 1):
        target = path if number == 1 else path.with_stem(f"{path.stem} ({number})")
        if number > 1 and target.exists():
            continue
        try:
            half.replace(target)
        except PermissionError:
            continue
        except OSError:
            raise NotWritten from None
        return target
    raise NotWritten
