"""Where a database may live: not on a share, not in a synchronised folder, and with some room."""

import shutil
from pathlib import Path

import pytest

from atelier.database import open_database, place
from atelier.database.place import InSyncedFolder, OnNetwork, free_bytes, why_not_written

REMOTE = (
    "cifs", "smb3", "smbfs", "nfs", "nfs4", "9p", "afs", "davfs", "ceph", "vboxsf", "fuse.sshfs",
    "fuse.rclone", "fuse.gvfsd-fuse",
)  # fmt: skip
OWN = (
    "ext4",
    "btrfs",
    "xfs",
    "tmpfs",
    "overlay",
    "fuseblk",
    "vfat",
    "exfat",
    "fuse.fuse-overlayfs",
)
SYNCED = (
    "OneDrive", "OneDrive - Stichting Wijkhuis", "Dropbox", "Dropbox (Team)", "Google Drive",
    "GoogleDrive", "My Drive", "iCloud Drive", "Nextcloud", "pCloud Drive",
)  # fmt: skip


@pytest.fixture
def disks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the file in which Linux tells which disk stands where."""
    mounts = tmp_path / "mountinfo"
    monkeypatch.setattr(place, "_MOUNTS", mounts)
    return mounts


def standing(mounts: Path, at: Path, kind: str) -> None:
    word = str(at).replace(" ", r"\040")
    mounts.write_text(
        f"1 0 8:1 / / rw - ext4 /dev/a rw\n2 1 0:9 / {word} rw,x shared:1 - {kind} //server/x rw\n"
        "3 1 0:9 / /elsewhere rw - nfs far rw\n"
    )


@pytest.mark.parametrize("kind", REMOTE)
def test_a_network_drive_is_refused_and_left_alone(
    disks: Path, tmp_path: Path, migrated_file: Path, kind: str
) -> None:
    share = tmp_path / "the share"
    share.mkdir()
    standing(disks, share, kind)
    path = share / "atelier.db"
    for there in (False, True):
        if there:
            shutil.copyfile(migrated_file, path)
        before = path.read_bytes() if there else None
        with pytest.raises(OnNetwork, match="network drive"):
            open_database(f"sqlite:///{path}", create=True)
        assert (path.read_bytes() if path.exists() else None) == before
    assert [each.name for each in share.iterdir()] == ["atelier.db"]


@pytest.mark.parametrize("kind", OWN)
def test_a_disk_of_this_computer_is_taken(disks: Path, tmp_path: Path, kind: str) -> None:
    standing(disks, tmp_path, kind)
    place.need_own_disk(tmp_path / "atelier.db")


@pytest.mark.parametrize("name", SYNCED)
def test_a_folder_that_is_synchronised_is_refused(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name / "atelier"
    folder.mkdir(parents=True)
    with pytest.raises(InSyncedFolder) as told:
        open_database(f"sqlite:///{folder / 'atelier.db'}", create=True)
    assert told.value.name == name
    assert list(folder.iterdir()) == []


def test_a_folder_is_known_by_its_marks_and_by_the_settings_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marked, named = tmp_path / "documenten", tmp_path / "wolk"
    for folder in (marked, named):
        folder.mkdir()
        place.need_own_disk(folder / "atelier.db")
    (marked / ".stfolder").mkdir()
    monkeypatch.setenv("OneDriveCommercial", str(named))
    for folder in (marked, named):
        with pytest.raises(InSyncedFolder, match=folder.name):
            place.need_own_disk(folder / "atelier.db")


def test_what_cannot_be_told_is_no_reason(disks: Path, tmp_path: Path) -> None:
    assert not disks.exists()
    place.need_own_disk(tmp_path / "atelier.db")
    assert free_bytes(tmp_path / "no" / "folder.db") is None
    assert (free_bytes(tmp_path / "atelier.db") or 0) > 0
    assert why_not_written(tmp_path / "atelier.db") == ""  # not there: said elsewhere
