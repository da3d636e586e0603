"""Whether the disk is encrypted: seen where the system tells it, never guessed."""

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

import pytest

from atelier.backup.disk import Encryption, System, encryption_of

HOME = Path("/srv/balie/atelier.db")
ROOT = "22 1 {number} / / rw - ext4 {source} rw"


def linux(
    mounts: str, *, links: Mapping[str, str], uuids: Mapping[str, str], below: Mapping[str, str]
) -> System:
    """Make a computer of its own: what lies under each device, by its place in ``/sys``."""

    def read(path: PurePosixPath) -> str:
        if str(path) == "/proc/self/mountinfo":
            return mounts
        name = path.parent.parent.name
        if path.name == "uuid" and name in uuids:
            return uuids[name]
        raise FileNotFoundError

    def names(folder: PurePosixPath) -> list[str]:
        return below.get(folder.parent.name, "").split()

    def target(path: PurePosixPath) -> PurePosixPath:
        if path.parent.name == "slaves":
            return PurePosixPath("/sys/devices") / path.name
        if str(path) in links:
            return PurePosixPath(links[str(path)])
        raise FileNotFoundError

    return System("linux", read, names, target, never)


def never(words: Sequence[str]) -> str:
    raise AssertionError(words)


LUKS, LVM, RAID = "CRYPT-LUKS2-7f", "LVM-Zs", "RAID"


@pytest.mark.parametrize(
    ("top", "uuids", "below", "expected"),
    [
        ("sda1", {}, {}, Encryption.OFF),
        ("dm-0", {"dm-0": LUKS}, {"dm-0": "sda1"}, Encryption.ON),
        ("dm-1", {"dm-0": LUKS, "dm-1": LVM}, {"dm-1": "dm-0", "dm-0": "sda1"}, Encryption.ON),
        ("dm-1", {"dm-1": LVM}, {"dm-1": "sda1"}, Encryption.OFF),
        ("md0", {"dm-0": LUKS, "dm-1": LUKS}, {"md0": "dm-0 dm-1"}, Encryption.ON),
        ("md0", {"dm-0": LUKS}, {"md0": "dm-0 sda1"}, Encryption.OFF),
        ("loop3", {}, {}, Encryption.UNKNOWN),
        ("dm-1", {"dm-1": LVM}, {"dm-1": "loop3"}, Encryption.UNKNOWN),
        ("dm-1", {"dm-1": LVM}, {"dm-1": "dm-1"}, Encryption.UNKNOWN),
    ],
)
def test_linux_is_followed_down_to_what_the_disk_lies_on(
    top: str, uuids: dict[str, str], below: dict[str, str], expected: Encryption
) -> None:
    mounts = ROOT.format(number="254:1", source="/dev/mapper/root")
    links = {"/sys/dev/block/254:1": f"/sys/devices/{top}"}
    system = linux(mounts, links=links, uuids=uuids, below=below)
    assert encryption_of(HOME, system) is expected


def test_the_mount_nearest_to_the_file_counts_and_the_last_one_on_it() -> None:
    mounts = "\n".join(
        [
            ROOT.format(number="8:1", source="/dev/sda1"),
            "23 22 254:0 / /srv rw - ext4 /dev/mapper/home rw",
            r"24 22 8:2 / /srv/balie\0402 rw - ext4 /dev/sda2 rw",
        ]
    )
    links = {f"/sys/dev/block/{number}": f"/sys/devices/{name}"
             for number, name in (("8:1", "sda1"), ("8:2", "sda2"), ("254:0", "dm-0"))}  # fmt: skip
    system = linux(mounts, links=links, uuids={"dm-0": LUKS}, below={})
    assert encryption_of(HOME, system) is Encryption.ON
    assert encryption_of(Path("/srv/balie 2/atelier.db"), system) is Encryption.OFF
    assert encryption_of(Path("/var/atelier.db"), system) is Encryption.OFF


def test_btrfs_is_found_by_where_it_was_mounted_from() -> None:
    mounts = "22 1 0:25 /@ / rw - btrfs /dev/mapper/luks rw"
    links = {"/dev/mapper/luks": "/dev/dm-0", "/sys/class/block/dm-0": "/sys/devices/dm-0"}
    assert encryption_of(HOME, linux(mounts, links=links, uuids={"dm-0": LUKS}, below={})) is (
        Encryption.ON
    )


@pytest.mark.parametrize(
    "mounts",
    ["", "nonsense", "22 1 0:40 / / rw - overlay overlay rw", "22 1 0:3 / / rw - zfs pool/x rw",
     "22 1 0:3 / / rw - btrfs /dev/gone rw"],
)  # fmt: skip
def test_what_linux_does_not_tell_is_not_known(mounts: str) -> None:
    system = linux(mounts, links={}, uuids={}, below={})
    assert encryption_of(HOME, system) is Encryption.UNKNOWN


@pytest.mark.parametrize(
    ("said", "expected"),
    [("1\r\n", Encryption.ON), ("6", Encryption.ON), ("2", Encryption.OFF), ("5", Encryption.OFF),
     ("3", Encryption.OFF), ("0", Encryption.UNKNOWN), ("", Encryption.UNKNOWN)],
)  # fmt: skip
def test_windows_is_asked_for_the_drive_of_the_file(said: str, expected: Encryption) -> None:
    asked: list[Sequence[str]] = []

    def ask(words: Sequence[str]) -> str:
        asked.append(words)
        return said

    assert encryption_of(Path("D:/Atelier/atelier.db"), System("win32", ask=ask)) is expected
    assert [words[-1].count("'D:'") for words in asked] == [1]


def test_a_share_is_never_asked_for() -> None:
    system = System("win32", ask=never)
    for place in ("//server/share/atelier.db", "C';x:/a.db", "atelier.db"):
        assert encryption_of(Path(place), system) is Encryption.UNKNOWN


@pytest.mark.parametrize(
    ("said", "expected"),
    [("FileVault is On.\n", Encryption.ON), ("FileVault is Off.\n", Encryption.OFF),
     ("", Encryption.UNKNOWN)],
)  # fmt: skip
def test_macos_is_asked_for_its_own_disk(said: str, expected: Encryption) -> None:
    assert encryption_of(HOME, System("darwin", ask=lambda _words: said)) is expected
    stick = Path("/Volumes/stick/atelier.db")
    assert encryption_of(stick, System("darwin", ask=never)) is Encryption.UNKNOWN


@pytest.mark.parametrize(
    "error", [OSError(), subprocess.TimeoutExpired("x", 1), subprocess.CalledProcessError(1, "x")]
)
def test_a_system_that_does_not_answer_is_not_known(error: Exception) -> None:
    def ask(_words: Sequence[str]) -> str:
        raise error

    for platform in ("win32", "darwin"):
        assert encryption_of(Path("C:/a.db"), System(platform, ask=ask)) is Encryption.UNKNOWN
