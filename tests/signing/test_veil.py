"""Names hide by themselves, and come back with the first key (RELIABILITY 1.2)."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from atelier.database import Database
from atelier.domain import Actor
from atelier.settings.locking import LockAfter, save_lock_after
from tests.conftest import Hands
from tests.signing.conftest import Desk, People
from tests.signing.test_signing_in import NOTE, readable, type_note

Open = Callable[[Actor], Desk]
F12 = Qt.Key.Key_F12


def wait(desk: Desk, hands: Hands, seconds: float) -> None:
    """Let nobody touch the desk for so long."""
    hands.move(seconds=seconds)
    desk.signing.idle.check()
    desk.settle()


def press(desk: Desk, key: Qt.Key) -> None:
    """Press a key as the system hands it to the window."""
    handle = desk.window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, key)
    desk.settle()


def hidden(desk: Desk) -> bool:
    return desk.window.names_hidden


def test_the_first_key_shows_them_again_and_types_its_letter(
    desk_of: Open, people: People, hands: Hands
) -> None:
    desk = desk_of(people.riet)
    field = type_note(desk)
    wait(desk, hands, 59)
    assert not hidden(desk)
    wait(desk, hands, 2)
    assert hidden(desk)
    assert desk.window.frame.rail.privacy.words() == "Show names"
    press(desk, Qt.Key.Key_X)
    assert not hidden(desk)
    assert (field.text(), field.hasFocus()) == (f"{NOTE[:7]}x{NOTE[7:]}", True)


@pytest.mark.parametrize("page", ["people", "roster", "attendance", "calendar", "settings"])
def test_the_cursor_stays_where_it_was_on_every_page(
    desk_of: Open, people: People, hands: Hands, page: str
) -> None:
    desk = desk_of(people.ingrid)
    desk.window.go_to(page)
    desk.settle()
    there = desk.window.focusWidget()
    wait(desk, hands, 61)
    assert hidden(desk)
    desk.signing.idle.touch()
    assert not hidden(desk)
    assert desk.window.focusWidget() is there


def test_what_was_hidden_by_hand_stays_so(desk_of: Open, people: People, hands: Hands) -> None:
    desk = desk_of(people.riet)
    press(desk, F12)
    wait(desk, hands, 61)
    press(desk, Qt.Key.Key_Shift)
    assert hidden(desk)
    press(desk, F12)
    wait(desk, hands, 61)
    assert hidden(desk)
    press(desk, F12)  # the key itself is the first one
    assert not hidden(desk)


def test_a_mouse_that_lies_still_does_not_show_them(
    desk_of: Open, people: People, hands: Hands
) -> None:
    desk = desk_of(people.riet)
    handle = desk.window.windowHandle()
    assert handle is not None
    QTest.mouseMove(handle, QPoint(40, 40))
    wait(desk, hands, 61)
    QTest.mouseMove(handle, QPoint(40, 40))
    desk.settle()
    assert hidden(desk)
    QTest.mouseMove(handle, QPoint(41, 40))
    desk.settle()
    assert not hidden(desk)


def test_what_was_typed_outlives_the_veil_and_the_lock(
    desk_of: Open, people: People, hands: Hands
) -> None:
    desk = desk_of(people.riet)
    type_note(desk)
    wait(desk, hands, 61)
    desk.signing.drafts.keep()
    wait(desk, hands, 5 * 60)
    assert desk.window.page is None
    assert [text for text in readable() if "lamp" in text] == []
    desk.come("Riet")
    assert not hidden(desk)
    field = desk.window.focusWidget()
    assert isinstance(field, QLineEdit)
    assert (field.text(), field.cursorPosition()) == (NOTE, 7)


def test_a_house_may_do_without(
    database: Database, desk_of: Open, people: People, hands: Hands
) -> None:
    desk = desk_of(people.riet)
    later = LockAfter(veil=0)
    database.perform(partial(save_lock_after, minutes=later, was=LockAfter(), actor=people.ingrid))
    desk.qtbot.waitUntil(lambda: desk.signing._minutes == later)  # noqa: SLF001 - read by itself
    wait(desk, hands, 200)
    assert not hidden(desk)
    assert later.hidden_after is None
    assert LockAfter().hidden_after == timedelta(minutes=1)
