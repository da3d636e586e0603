"""Whether the disk under a file is encrypted, as far as this computer tells.

Against who takes the computer home only the encryption of its disk helps (RELIABILITY.md 1.2):
the file of the database itself is not locked. What cannot be seen is "not known", never "yes".
Linux tells it in ``/sys``, Windows through the shell's own property of a drive, macOS through
``fdesetup``; none of them needs an administrator. A disk that locks itself in its own hardware
tells nobody, and counts as not encrypted.
"""

import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path, PurePosixPath, PureWindowsPath

_SECONDS = 10  # that the system may take to answer
_CRYPT = "CRYPT-"  # what the name of every LUKS and dm-crypt device begins with
_DEPTH = 8  # disks that lie on disks: a volume of LVM on RAID on LUKS is three
_QUIET = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # of Windows: no black window for a moment
_ON_WINDOWS = {"1": True, "6": True, "2": False, "3": False, "4": False, "5": False, "8": False}
"""The property's values: on, and on but locked; off, half done either way, suspended (its key
lies open then), not begun. 0, and what came later, tell nothing."""


class Encryption(Enum):
    """What is known of the disk under a file."""

    ON = "on"
    OFF = "off"
    UNKNOWN = "unknown"


def _read(path: PurePosixPath) -> str:
    return Path(path).read_text("utf-8", errors="replace")


def _names(folder: PurePosixPath) -> list[str]:
    return sorted(found.name for found in Path(folder).iterdir())


def _target(path: PurePosixPath) -> PurePosixPath:
    return PurePosixPath(Path(path).resolve(strict=True))


def _ask(words: Sequence[str]) -> str:
    asked = subprocess.run(
        words, capture_output=True, text=True, timeout=_SECONDS, check=True, creationflags=_QUIET,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    return asked.stdout


@dataclass(frozen=True, slots=True)
class System:
    """How to ask this computer; tests give another one. Each raises OSError where it cannot tell.

    ``ask`` runs a program of the system and gives what it prints; it raises SubprocessError too.
    """

    platform: str = sys.platform
    read: Callable[[PurePosixPath], str] = _read
    names: Callable[[PurePosixPath], list[str]] = _names
    target: Callable[[PurePosixPath], PurePosixPath] = _target
    ask: Callable[[Sequence[str]], str] = _ask


def encryption_of(path: Path, system: System | None = None) -> Encryption:
    """Say whether the disk under a file, or under the folder where it would be, is encrypted.

    Takes a second on Windows: call it behind the window. It never raises, and changes nothing.
    """
    asked = system or System()
    finder = {"win32": _on_windows, "darwin": _on_mac}.get(asked.platform, _on_linux)
    try:
        found = finder(path, asked)
    except (OSError, subprocess.SubprocessError, ValueError, IndexError):
        found = None
    if found is None:
        return Encryption.UNKNOWN
    return Encryption.ON if found else Encryption.OFF


def _on_linux(path: Path, system: System) -> bool | None:
    """Follow the disk under the mount down to what it lies on."""
    lines = system.read(PurePosixPath("/proc/self/mountinfo")).splitlines()
    device = _device_under(PurePosixPath(path.resolve().as_posix()), lines)
    if device is None:
        return None
    number, source = device
    try:
        disk = system.target(PurePosixPath("/sys/dev/block") / number)
    except OSError:  # btrfs has a number of its own; its source is the disk
        if not source.startswith("/dev/"):
            return None
        name = system.target(PurePosixPath(source)).name
        disk = system.target(PurePosixPath("/sys/class/block") / name)
    return _is_crypted(disk, system, _DEPTH)


def _device_under(path: PurePosixPath, lines: Sequence[str]) -> tuple[str, str] | None:
    """Give the number of the device under a path, and where it was mounted from."""
    best, found = PurePosixPath("/"), None
    for line in lines:
        left, _, right = line.partition(" - ")
        words = left.split(" ")
        mounted = PurePosixPath(_plain(words[4]))
        if path.is_relative_to(mounted) and mounted.is_relative_to(best):  # later ones on top
            best, found = mounted, (words[2], _plain(right.split(" ")[1]))
    return found


def _is_crypted(disk: PurePosixPath, system: System, depth: int) -> bool | None:
    """Say whether a disk is encrypted, or all that it lies on; None for what is no plain disk."""
    if disk.name.startswith(("loop", "ram", "zram", "nbd")) or not depth:
        return None
    try:
        if system.read(disk / "dm" / "uuid").startswith(_CRYPT):
            return True
    except OSError:
        pass  # a plain disk, or part of one
    try:
        names = system.names(disk / "slaves")
    except OSError:
        names = []
    below = [system.target(disk / "slaves" / name) for name in names]
    found = [_is_crypted(each, system, depth - 1) for each in below]
    if not found or False in found:
        return False
    return None if None in found else True


def _on_windows(path: Path, system: System) -> bool | None:
    drive = PureWindowsPath(path).drive
    if not re.fullmatch(r"[A-Za-z]:", drive):
        return None
    question = (
        f"(New-Object -ComObject Shell.Application).NameSpace('{drive}').Self"
        ".ExtendedProperty('System.Volume.BitLockerProtection')"
    )
    words = ("powershell.exe", "-NoProfile", "-NonInteractive", "-Command", question)
    return _ON_WINDOWS.get(system.ask(words).strip())


def _on_mac(path: Path, system: System) -> bool | None:
    """Ask for FileVault, which is about the disk that the computer starts from."""
    if path.as_posix().startswith("/Volumes/"):
        return None
    said = system.ask(("/usr/bin/fdesetup", "status"))
    return {"On": True, "Off": False}.get(said.partition("FileVault is ")[2].partition(".")[0])


def _plain(word: str) -> str:
    """Give a path as it is: Linux writes a space in it as a backslash and ``040``."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), word)
