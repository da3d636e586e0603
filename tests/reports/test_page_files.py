"""The figures and the bundle as files, and the line that asks for the bundle."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from sqlalchemy import select

from atelier.database import Database
from atelier.domain import PrintedSheet
from tests.reports.paged import Key, Reports
from ui.shell.window import Window


def printed(database: Database) -> int:
    with database.reading() as session:
        return len(session.scalars(select(PrintedSheet)).all())


def asked(monkeypatch: pytest.MonkeyPatch, answer: Path) -> list[str]:
    """Let the dialog of the system answer with a file; give the names that it was asked with."""
    names: list[str] = []

    def answers(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        names.append(Path(name).name)
        return str(answer), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answers)
    return names


def test_the_figures_go_to_a_file_as_they_are_shown(
    reports: Reports, reports_window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    inside, outside = tmp_path / "all.csv", tmp_path / "some.csv"
    names = asked(monkeypatch, inside)
    reports.control(Key.Key_E)
    assert reports_window.messages.text().endswith("rows stand in all.csv.")
    reports.type("x")
    others = asked(monkeypatch, outside)
    reports.page.heads.export.click()
    reports.settle()
    assert (names, others) == (["INTERNAL figures 2026-10.xlsx"], ["figures 2026-10.xlsx"])
    text = inside.read_text("utf-8-sig")
    assert "B1;Visits;2026-10;;;12;visits;" in text
    assert "<5" not in text
    assert "<5" in outside.read_text("utf-8-sig")


def test_a_name_that_is_no_list_is_refused(
    reports: Reports, reports_window: Window, tmp_path: Path
) -> None:
    reports.page.files.export(tmp_path / "figures.doc")
    reports.settle()
    assert "must end in .csv or .xlsx" in reports_window.messages.text()
    assert list(tmp_path.glob("figures*")) == []


def test_the_bundle_is_asked_for_until_it_is_made(
    reports: Reports, reports_window: Window, database: Database
) -> None:
    due = reports.page.body.due
    assert due.words.text() == "The bundle of October 2026 is not made yet."
    before = printed(database)
    reports.type("b")
    assert reports_window.preview.isVisible()
    assert printed(database) == before
    finish = reports_window.preview._finish  # noqa: SLF001 - what saving the file would do
    assert finish is not None
    got: list[bytes] = []
    finish(got.append)
    reports.settle()
    reports.press(Key.Key_Escape)
    assert (len(got), printed(database)) == (1, before + 1)
    assert due.isHidden()


def test_the_bundle_is_put_in_a_folder_of_its_own(
    reports: Reports, reports_window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    reports.page.body.due.folder_button.click()
    reports.settle()
    reports.settle()
    files = sorted(path.name for path in (tmp_path / "2026-10").iterdir())
    assert files[0].startswith("2026-10 00")
    assert reports_window.messages.text() == (f"{len(files)} files stand in the folder 2026-10.")
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_folder_that_cannot_be_written_takes_no_numbers(
    reports: Reports, reports_window: Window, database: Database, tmp_path: Path
) -> None:
    before = printed(database)
    reports.page.files.save_bundle(tmp_path / "nowhere" / "below")
    reports.settle()
    assert reports_window.messages.text() != ""
    assert printed(database) == before


def test_a_period_that_is_no_month_has_the_bundle_of_the_last_one(reports: Reports) -> None:
    reports.press(Key.Key_PageUp)
    assert reports.page.files.month.key == "2026-09"
    for letter in "yw":
        reports.type(letter)
        assert reports.page.files.month.key == "2026-10"
