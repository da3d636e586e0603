"""Writing files whole: what stands under the final name is complete, or the old one."""

import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from atelier.domain import DeskError
from atelier.language import tr

_TRIES = 20
_AGAIN = 5
_PAUSE = 0.4  # seconds; a virus scanner holds a new file for a moment (F19)


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


def save_folder(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write ``files`` by their names into a new folder: all of them, or no folder at all.

    Where the folder is there already, a numbered name is taken: "2026-10 (2)". Gives the folder
    that it got. Raises NotWritten; then nothing is left behind.
    """
    try:
        half = Path(tempfile.mkdtemp(prefix=".", dir=folder.parent))
    except OSError:
        raise NotWritten from None
    try:
        for name, data in files.items():
            save_bytes(half / name, data)
        return put_folder_in_place(half, folder)
    finally:
        shutil.rmtree(half, ignore_errors=True)


def put_folder_in_place(half: Path, folder: Path) -> Path:
    """Give a folder that was written beside ``folder`` its name; nothing is written over.

    Raises NotWritten; then ``half`` still stands where it stood.
    """
    for number in range(1, _TRIES + 1):
        target = folder if number == 1 else folder.with_name(f"{folder.name} ({number})")
        if target.exists():
            continue
        try:
            half.rename(target)
        except OSError:
            raise NotWritten from None
        return target
    raise NotWritten


def put_in_place(half: Path, path: Path) -> Path:
    """Give a file that was written beside ``path`` its name; numbered as with ``save_bytes``.

    Raises NotWritten; then ``half`` still stands where it stood.
    """
    for number in range(1, _TRIES + 1):
        target = path if number == 1 else path.with_stem(f"{path.stem} ({number})")
        if number > 1 and target.exists():
            continue
        try:
            if _replaced(half, target, tries=_AGAIN if number == 1 else 1):
                return target
        except OSError:
            raise NotWritten from None
    raise NotWritten


def _replaced(half: Path, target: Path, *, tries: int) -> bool:
    """Give a file its name; False where another program holds it all the while."""
    for tried in range(tries):
        if tried:
            time.sleep(_PAUSE)
        with contextlib.suppress(PermissionError):
            half.replace(target)
            return True
    return False
