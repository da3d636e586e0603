"""Forms: what was typed stays, what is wrong stands beside it, nothing gets too long."""

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from ui.kit.form import Field, Form


def is_year(text: str) -> str:
    return "" if not text or text.isdigit() else "Four figures, please."


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    form = Form(
        [
            Field("name", "Name", required=True),
            Field("year", "Year of birth", hint="Only the year.", check=is_year),
            Field("kind", "Kind", choices=[("adult", "Grown-up"), ("child", "Child")]),
            Field("contact", "May be called", yes_no=True),
            Field("note", "Note", lines=True),
        ]
    )
    qtbot.addWidget(form)
    with qtbot.waitExposed(form):
        form.show()
    return form


def test_what_is_wrong_stands_beside_the_field(form: Form, qtbot: QtBot) -> None:
    year = form.rows["year"]
    assert isinstance(year.editor, QLineEdit)
    qtbot.keyClicks(year.editor, "ninety")
    assert not form.check()
    assert form.rows["name"].note == "Please fill this in."
    assert year.note == "Four figures, please."
    assert year.refused
    assert form.values()["year"] == "ninety"  # what was typed stays
    assert form.rows["name"].editor.hasFocus()  # the first that is wrong

    year.editor.clear()
    qtbot.keyClicks(year.editor, "1990")
    assert year.note == "Only the year."
    assert not year.refused


def test_text_stops_at_its_limit_and_says_so(form: Form) -> None:
    for name in ("name", "note"):
        editor = form.rows[name].editor
        assert isinstance(editor, QLineEdit | QPlainTextEdit)
        QApplication.clipboard().setText("x" * 10_000)
        editor.paste()
        assert len(form.values()[name]) == 200
        assert form.rows[name].note == "No more than 200 letters fit here."


def test_a_note_takes_plain_text_only(form: Form) -> None:
    note = form.rows["note"].editor
    assert isinstance(note, QPlainTextEdit)
    mime = QMimeData()
    mime.setHtml("<b>bold</b><img src='secret.png'>")
    mime.setText("bold")
    QApplication.clipboard().setMimeData(mime)
    note.paste()
    QApplication.clipboard().clear()  # or it is let go of after the application, which dies of it
    assert form.values()["note"] == "bold"


def test_it_can_be_filled_in_and_read(form: Form) -> None:
    filled = {
        "name": "Ada & <b>Zn</b>",
        "year": "1990",
        "kind": "child",
        "contact": True,
        "note": "two\nlines",
    }
    form.show_values(filled)
    assert form.values() == filled
    assert form.check()


def test_every_field_has_an_accessible_name(form: Form) -> None:
    names = [row.editor.accessibleName() for row in form.rows.values()]
    assert names == ["Name", "Year of birth", "Kind", "May be called", "Note"]


def test_a_hint_can_change_and_a_refusal_stays(form: Form) -> None:
    row = form.rows["year"]
    row.show_hint("four figures")
    assert row.note == "four figures"
    row.refuse("Not a year.")
    row.show_hint("1990")
    assert row.note == "Not a year."
    row.accept()
    assert row.note == "1990"
