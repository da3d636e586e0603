"""A folder of files: all of them, or none and no folder."""

from pathlib import Path

import pytest

from atelier.tables import saving
from atelier.tables.saving import NotWritten, put_folder_in_place, save_folder

FILES = {"a.pdf": b"one", "b.csv": b"two"}


def found(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_folder_is_written_whole(tmp_path: Path) -> None:
    assert save_folder(tmp_path / "2026-10", FILES) == tmp_path / "2026-10"
    assert found(tmp_path) == {"2026-10/a.pdf": b"one", "2026-10/b.csv": b"two"}


def test_nothing_is_written_over(tmp_path: Path) -> None:
    save_folder(tmp_path / "2026-10", FILES)
    again = save_folder(tmp_path / "2026-10", {"a.pdf": b"other"})
    assert again.name == "2026-10 (2)"
    assert (tmp_path / "2026-10" / "a.pdf").read_bytes() == b"one"


@pytest.mark.parametrize("fails", ["second file", "rename"])
def test_what_fails_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    def full(path: Path, data: bytes) -> Path:
        if path.name == "b.csv":
            raise NotWritten
        path.write_bytes(data)
        return path

    def stuck(_half: Path, _target: object) -> Path:
        raise PermissionError

    if fails == "rename":
        monkeypatch.setattr(Path, "rename", stuck)
    else:
        monkeypatch.setattr(saving, "save_bytes", full)
    with pytest.raises(NotWritten):
        save_folder(tmp_path / "2026-10", FILES)
    monkeypatch.undo()
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotWritten):
        save_folder(tmp_path / "nowhere" / "2026-10", FILES)
    with pytest.raises(NotWritten):
        put_folder_in_place(tmp_path / "half", tmp_path / "2026-10")
