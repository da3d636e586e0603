"""The desk beside the names: questions, notes, privacy, midnight, the cheap screen."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from atelier.database import Database
from atelier.domain import BuildingNote, Question
from tests.conftest import Hands
from tests.counting import participations, visits
from tests.desk.conftest import Typing
from tests.making import Making
from ui.desk.page import DeskPage
from ui.shell.window import Window

Key = Qt.Key


def test_a_question_takes_four_keys(
    desk: DeskPage, window: Window, typed: Typing, database: Database
) -> None:
    typed.control(Key.Key_Q)
    typed("c11")
    assert typed.keyboard.letters + typed.keyboard.actions == 4
    assert window.messages.text() == "The question is written down."
    with database.reading() as session:
        question = session.scalars(select(Question)).one()
        assert (question.topic, question.outcome) == ("forms", "answered")
    assert desk.parts.field.hasFocus()
    typed.control(Key.Key_Z)
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Question)) == 0


def test_a_note_hangs_for_the_next_shift(
    desk: DeskPage, typed: Typing, database: Database, hands: Hands
) -> None:
    typed.control(Key.Key_B)
    typed("De boiler lekt.", Key.Key_Return)
    assert desk.parts.note_line.words.text() == "De boiler lekt."
    assert desk.parts.field.hasFocus()
    hands.move(days=31)
    desk.refresh()
    typed.settle()
    assert desk.parts.note_line.isHidden()
    typed.control(Key.Key_B)
    typed("Nieuw.", Key.Key_Return)
    with database.reading() as session:
        assert session.scalars(select(BuildingNote.text)).all() == ["Nieuw."]


def test_midnight_passes_by_itself(
    desk: DeskPage, window: Window, typed: Typing, hands: Hands, qtbot: QtBot
) -> None:
    typed("ber to", Key.Key_Return)
    hands.at += timedelta(hours=15)
    desk._ticking.timeout.emit()  # noqa: SLF001 - the timer's own signal, without waiting for it
    typed.settle()
    assert desk.parts.today_count.text() == "0 today"
    assert window.frame.header.subtitle.text() == "Wednesday 25 November · week 48"
    assert desk.parts.recent.texts() == []
    assert qtbot


def test_names_can_be_hidden_and_typing_stays(
    desk: DeskPage, typed: Typing, window: Window, database: Database
) -> None:
    typed("ber to", Key.Key_Return)
    typed("annie")
    window.blank_names()
    assert desk.parts.results.isHidden()
    shown = " ".join(desk.parts.recent.texts())
    assert "Berg" not in shown
    assert "T." not in shown
    window.blank_names()
    assert desk.parts.field.text() == "annie"
    assert not desk.parts.results.isHidden()
    assert visits(database) == (1, 0)


def test_typing_anywhere_lands_in_the_field(desk: DeskPage, typed: Typing, window: Window) -> None:
    for widget in (desk.parts.today.list, desk.parts.tiles.tiles[0], window.frame.rail):
        widget.setFocus()
        typed("be")
        assert desk.parts.field.text() == "be", type(widget).__name__
        typed("", Key.Key_Escape)
        assert desk.parts.field.text() == ""


def test_a_sensitive_activity_shows_no_names(
    desk: DeskPage, typed: Typing, making: object, database: Database
) -> None:
    """Scenario 21, the desk's part."""
    assert isinstance(making, Making)
    group = making.activity("Herstelgroep", sensitive=True, public_name="Donderdaggroep")
    series = making.series(group)
    meeting = making.occurrence(group, series=series)
    making.enrolment(making.person("Ada Blom"), series=series)
    desk.refresh()
    typed.settle()
    assert "Herstelgroep" not in [row.name for row in desk.parts.today.list.occurrences.rows]
    typed("ada blom")
    assert desk.parts.hits.hits.rows[0].enrolled == ()
    typed("", Key.Key_Escape)
    desk.parts.today.opened.emit(meeting)
    typed.settle()
    assert desk.parts.group.people.isHidden()
    assert desk.parts.group.people.count() == 0
    typed("3", Key.Key_Return)
    typed.control(Key.Key_Return)
    assert (visits(database), participations(database)) == ((0, 3), (0, 3))


def test_the_desk_fits_the_cheap_screen(desk: DeskPage, window: Window) -> None:
    assert desk.minimumSizeHint().width() <= 1366 - 195
    assert window.minimumSizeHint().width() <= 1280
    assert QApplication.focusWidget() is desk.parts.field
