"""What a desk remembers: kept, and never a reason not to start."""

from pathlib import Path

import pytest

from ui.kit.remembered import readable, remember, remembered


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "settings" / "atelier" / "atelier.ini"
    path.parent.mkdir(parents=True)
    return path


def test_a_choice_is_kept() -> None:
    assert remembered("look/theme", "system") == "system"
    remember("look/theme", "dark")
    assert remembered("look/theme", "system") == "dark"
    assert readable()


@pytest.mark.parametrize(
    "content",
    [b"\x00\xff" * 500, b"[look", b"= = =\n[[[", b"", "[look]\ntheme=ø\n".encode("cp1252")],
)
def test_a_damaged_file_counts_as_empty(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    assert remembered("print/last", "printer") == "printer"
    remember("print/last", "file")
    assert remembered("print/last", "printer") in ("file", "printer")


def test_a_file_that_cannot_be_written_is_left(file: Path) -> None:
    file.mkdir()
    remember("print/last", "file")
    assert remembered("print/last", "printer") == "printer"
