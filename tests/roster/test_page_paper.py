"""Choosing what to print of the roster, by keys alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QComboBox
from sqlalchemy import select

from atelier.domain import PrintedSheet
from tests.looking import texts
from tests.paper.reading import text_of
from tests.roster.paging import Paging
from ui.kit.preview import Finish
from ui.roster.print_panel import PrintPanel
from ui.roster.print_sheets import Printed
from ui.roster.volunteers_panel import VolunteersPanel

Key = Qt.Key


@pytest.fixture(autouse=True)
def own_memory(tmp_path: Path) -> None:
    """Keep the choices of the person who runs the tests out of them."""
    form, scope = QSettings.Format.IniFormat, QSettings.Scope.UserScope
    QSettings.setPath(form, scope, str(tmp_path / "settings"))


class Papers:
    """What was shown before printing, the newest last: its text and the name of its file."""

    def __init__(self, paging: Paging) -> None:
        self.paging = paging
        self.shown: list[tuple[str, str, Finish]] = []
        paging.page.preview_requested.connect(self._note)

    def _note(self, pdf: bytes, name: str, finish: Finish) -> None:
        self.shown.append((" ".join(text_of(pdf).split()), name, finish))

    def __call__(self, *keys: Key | str) -> tuple[str, str]:
        """Press keys, look at what is shown, and go back with Esc."""
        before = len(self.shown)
        self.paging(*keys)
        assert len(self.shown) == before + 1
        self.paging(Key.Key_Escape)
        return self.shown[-1][:2]


def person(panel: PrintPanel) -> str:
    editor = panel.form.rows["person"].editor
    assert isinstance(editor, QComboBox)
    return editor.currentText()


def test_a_number_chooses_and_enter_shows(paging: Paging) -> None:
    page, papers = paging.page, Papers(paging)
    paging.control(Key.Key_P)
    panel = page.panel
    assert isinstance(panel, PrintPanel)
    assert [row[1] for row in texts(panel.rows)] == [
        *("Roster by work", "Roster by volunteer", "Roster day by day", "Own roster"),
        *("Call list for gaps", "Duty card"),
    ]
    text, name = papers("1", Key.Key_Return)
    assert "Roster by work" in text
    assert "Fatiha" in text
    assert name == "Roster by work 2026-11-23"
    assert "Roster by volunteer" in papers("2", Key.Key_Return)[0]
    assert "Tuesday 24 November" in papers("3", Key.Key_Return)[0]
    assert "Who is on duty?" in papers("6", Key.Key_Return)[0]
    text, _ = papers("5", Key.Key_Return)
    assert "24/11/2026 – 29/11/2026" in text
    assert "Monday 23" not in text  # nobody is called for a day that is over
    rows = panel.form.rows
    paging("4")
    assert (rows["person"].isVisible(), rows["month"].isVisible()) == (True, False)
    assert person(panel) == "Fatiha el Amrani"
    text, name = papers(Key.Key_Return)
    assert "Fatiha el Amrani" in text
    assert name == "Own roster 2026-11-24"
    paging("1")
    rows["month"].show_value(True)
    assert "01/11/2026 – 30/11/2026" in panel.about.text()
    rows["large"].show_value(True)
    assert "01/11/2026 – 30/11/2026" in papers(Key.Key_Return)[0]
    with paging.filled.house.database.reading() as session:  # a preview takes no number
        assert session.scalars(select(PrintedSheet)).all() == []
    paging(Key.Key_Escape)
    assert page.panel is None


def test_paper_is_begun_where_one_looks_for_it(paging: Paging) -> None:
    page, papers = paging.page, Papers(paging)
    paging.choose(paging.filled.morning[0], "Piet")
    paging.control(Key.Key_P)
    panel = page.panel
    assert isinstance(panel, PrintPanel)
    paging("4")
    assert "Piet Bakker" in papers(Key.Key_Return)[0]
    page.blank_names(True)
    assert person(panel) == "P."
    page.blank_names(False)
    paging(Key.Key_Escape)
    paging.control(Key.Key_G)
    paging.control(Key.Key_P)
    chosen = panel.rows.chosen()
    assert chosen is not None
    assert chosen.kind is Printed.GAPS
    assert "20/12/2026" in papers(Key.Key_Return)[0]
    paging(Key.Key_Escape)
    paging.control(Key.Key_J)
    assert isinstance(page.panel, VolunteersPanel)
    paging.control(Key.Key_P)
    text, name, finish = papers.shown[-1]
    assert "own roster" in text
    assert name == "Own roster 2026-11-24"
    kept: list[bytes] = []
    finish(kept.append)
    paging.settle()
    assert "2026-0001" in text_of(kept[0])
