"""A closed month on the attendance page: scenario 23 through the window, by keys alone."""

from collections.abc import Iterator
from datetime import date, time

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atelier.attendance.marks import Mark
from atelier.database import Database
from atelier.language import use
from atelier.reports.figures import Code
from tests.attendance.pressing import Key, Typing
from tests.conftest import Hands
from tests.hands import Keyboard
from tests.looking import settle, showing
from tests.making import Making
from tests.reports.october import CORRECTING, GROUP, NEWCOMER, OCTOBER, October, october
from ui.attendance.correction_bar import CorrectionBar
from ui.attendance.page import AttendancePage
from ui.gateway import Gateway
from ui.shell.window import Window

VISITORS = 24


@pytest.fixture
def house(database: Database, making: Making, hands: Hands) -> October:
    """Give an October that was closed; it is 12 November."""
    use("nl")
    house = october(database, making, hands, visitors=VISITORS)
    house.close()
    hands.at = CORRECTING
    return house


@pytest.fixture
def window(qtbot: QtBot, gateway: Gateway, house: October) -> Iterator[Window]:
    assert house
    with showing(qtbot, gateway, "Wijkatelier", practice=False) as window:
        window.go_to("attendance")
        settle(qtbot, gateway)
        yield window


@pytest.fixture
def page(window: Window) -> AttendancePage:
    assert isinstance(window.page, AttendancePage)
    return window.page


@pytest.fixture
def bar(page: AttendancePage) -> CorrectionBar:
    return page.correction


@pytest.fixture
def typed(qtbot: QtBot, gateway: Gateway, window: Window, page: AttendancePage) -> Typing:
    assert page
    return Typing(qtbot, gateway, Keyboard(window))


def said(window: Window) -> str:
    return window.messages.text()


def open_paper(typed: Typing, house: October) -> None:
    typed.control(Key.Key_B)
    typed(house.sheet, Key.Key_Return)


def go_to_october(page: AttendancePage, typed: Typing, house: October) -> None:
    page.reading.go_to_day(GROUP, house.group)
    typed.settle()
    page.card.view.setFocus()


def test_the_list_of_october_is_entered_with_a_reason(
    window: Window, page: AttendancePage, bar: CorrectionBar, typed: Typing, house: October
) -> None:
    assert not bar.isVisible()  # today
    open_paper(typed, house)
    assert bar.closed_words.text() == "Oktober 2026 is afgesloten (versie 1)."
    typed("1-5", Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, NEWCOMER, Key.Key_Return)
    typed.control(Key.Key_Return)
    assert said(window) == (
        "Oktober 2026 is afgesloten (versie 1). Open eerst een correctie, met een reden."
    )
    assert page.paper.form.present.value() == "1-5"  # what was typed stands there yet

    typed.control(Key.Key_R)
    assert bar.reason.hasFocus()
    typed("Lijst van 14 oktober kwam later", Key.Key_Return)
    assert bar.correcting_words.text() == (
        "U corrigeert oktober 2026: Lijst van 14 oktober kwam later"
    )
    assert said(window) == "U kunt oktober 2026 nu veranderen."
    typed.control(Key.Key_Return)
    assert "6 op naam" in said(window)
    go_to_october(page, typed, house)
    typed.control(Key.Key_R)
    assert bar.record.hasFocus()
    assert bar.record.words() == "Vastleggen als versie 2"
    typed(Key.Key_Return)
    assert said(window) == "Oktober 2026 is vastgelegd als versie 2."
    assert bar.closed_words.text() == "Oktober 2026 is afgesloten (versie 2)."
    told = house.told(OCTOBER)
    assert (told.version, told.figures.total(Code.UNIQUE)) == (2, VISITORS + 1)
    assert told.figures.total(Code.PARTICIPATIONS) == VISITORS + 6
    assert house.figures(1).total(Code.UNIQUE) == VISITORS


def test_a_mark_that_is_refused_is_shown_as_it_is_kept(
    window: Window, page: AttendancePage, bar: CorrectionBar, typed: Typing, house: October
) -> None:
    go_to_october(page, typed, house)
    assert bar.closed.isVisible()
    typed("a")
    assert "afgesloten (versie 1)" in said(window)
    assert [row.mark for row in page.card.view.register.rows] == [Mark.NONE] * 5
    typed.control(Key.Key_R)
    typed("Vergeten", Key.Key_Return)
    assert page.card.view.hasFocus()
    typed("a")
    assert sum(row.mark is Mark.PRESENT for row in page.card.view.register.rows) == 1


def test_a_reason_is_needed_and_stays(
    window: Window, page: AttendancePage, bar: CorrectionBar, typed: Typing, house: October
) -> None:
    go_to_october(page, typed, house)
    bar.start.click()
    assert bar.reason.hasFocus()
    typed("Van 111222333 was de lijst", Key.Key_Return)
    assert "burgerservicenummer" in said(window)
    assert bar.reason.text() == "Van 111222333 was de lijst"
    bar.reason.setText("Van Annie was de lijst")
    page.go_to_list()
    typed.control(Key.Key_R)  # it is filled in, so it starts
    assert bar.correcting.isVisible()


def test_nothing_came_of_it(
    window: Window, page: AttendancePage, bar: CorrectionBar, typed: Typing, house: October
) -> None:
    house.correct("Toch niet")
    go_to_october(page, typed, house)
    bar.record.click()
    typed.settle()
    assert said(window) == "Er is niets veranderd sinds versie 1. Geef de correctie dan op."
    assert bar.record.armed
    bar.give_up.click()
    typed.settle()
    assert bar.closed.isVisible()
    assert [row.version for row in house.versions()] == [1]


def test_what_is_newly_open_is_accepted_by_a_second_press(
    window: Window, page: AttendancePage, bar: CorrectionBar, typed: Typing, house: October
) -> None:
    house.correct()
    house.making.occurrence("Kaartavond", day=date(2026, 10, 20), starts=time(19), ends=time(22))
    go_to_october(page, typed, house)
    bar.record.click()
    typed.settle()
    assert "er staat nog 1 punt open" in said(window)
    assert bar.record.words() == "Vastleggen met 1 open punt"
    bar.record.click()
    typed.settle()
    assert said(window) == "Oktober 2026 is vastgelegd als versie 2."


def test_the_bar_follows_what_is_in_front(
    page: AttendancePage, bar: CorrectionBar, typed: Typing, house: October
) -> None:
    go_to_october(page, typed, house)
    assert bar.isVisible()
    page.reading.turn_day(-30)  # September, which is open
    typed.settle()
    assert not bar.isVisible()
    house.close(OCTOBER.moved(-1))  # at another desk
    page.gateway.listen()
    page.refresh()
    typed.settle()
    assert bar.closed_words.text() == "September 2026 is afgesloten (versie 1)."
    page.reading.turn_day(90)
    typed.settle()
    assert not bar.isVisible()


@pytest.mark.parametrize("width", [560, 1366])
def test_the_bar_fits(
    window: Window,
    page: AttendancePage,
    bar: CorrectionBar,
    typed: Typing,
    house: October,
    width: int,
) -> None:
    window.resize(width, 768)
    go_to_october(page, typed, house)
    QApplication.processEvents()
    right = bar.start.mapTo(bar, bar.start.rect().bottomRight())
    assert bar.rect().contains(right)
    assert bar.reason.width() > 150
    house.correct("Een lange reden, want er was die week van alles aan de hand met de lijsten " * 2)
    page.refresh()
    typed.settle()
    assert bar.rect().contains(bar.give_up.mapTo(bar, bar.give_up.rect().bottomRight()))
