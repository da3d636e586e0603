"""The list of regulars who were not seen, through the window: off, on with a reason, off again."""

from datetime import UTC, datetime, time, timedelta
from functools import partial

import pytest
from sqlalchemy import select

from atelier.attendance.regulars_missed import switch_missed_on
from atelier.database import Database
from atelier.domain import Person, Setting
from tests.attendance.pressing import Key, Typing
from tests.looking import texts
from tests.making import TUESDAY, Making
from ui.attendance.missed_panel import MissedPanel
from ui.attendance.page import AttendancePage
from ui.shell.window import Window

REASON = "Wij bellen wie we missen, zo is afgesproken"


@pytest.fixture
def toos(making: Making, database: Database) -> int:
    """Give a regular who was not seen for five weeks, and who may be called."""
    people = {making.person("Bea Vos"): range(16)}
    toos = making.person("Toos van den Berg", phone="0612345678")
    people[toos] = range(5, 14)
    for person, weeks in people.items():
        for number in weeks:
            day = TUESDAY - timedelta(weeks=number)
            making.visit(person, day, datetime.combine(day, time(9), UTC))
    with database.transaction() as session:
        session.get_one(Person, toos).may_contact = True
    return toos


def opened(page: AttendancePage, typed: Typing) -> MissedPanel:
    """Open the list with its key."""
    typed.control(Key.Key_M)
    assert page.missed.isVisible()
    return page.missed


def settings(database: Database) -> set[str]:
    with database.reading() as session:
        return set(session.scalars(select(Setting.name)))


def test_it_is_off_at_first_and_says_what_it_would_be(
    page: AttendancePage, typed: Typing, toos: int
) -> None:
    assert toos
    panel = opened(page, typed)
    assert panel.off.isVisible()
    assert panel.off.form.rows["reason"].editor.hasFocus()
    assert texts(panel.on.rows) == []
    typed(Key.Key_Escape)
    assert page.card.isVisible()


def test_it_is_switched_on_with_a_reason_and_off_again(
    page: AttendancePage, typed: Typing, toos: int, database: Database, window: Window
) -> None:
    assert toos
    panel = opened(page, typed)
    typed("omdat")
    typed.control(Key.Key_Return)
    reason = panel.off.form.rows["reason"]
    assert reason.note == "Write down why the house needs this: 15 letters or more."
    typed.control(Key.Key_A)
    typed(REASON, Key.Key_Return)
    assert panel.on.isVisible()
    assert panel.on.rows.hasFocus()
    assert texts(panel.on.rows) == [
        ["van den Berg, Toos", "20/10/2026", "5 weeks ago", "7 of 8 weeks", "06 12345678"]
    ]
    assert panel.on.why.text() == f"On since Tuesday 24 November 2026 (Balie): {REASON}"
    assert window.messages.text() == "The list is on. The reason is kept with it."
    assert "regulars_missed_reason" in settings(database)

    typed.control(Key.Key_D)
    assert panel.off.isVisible()
    assert texts(panel.on.rows) == []
    assert window.messages.text() == "The list is off. Nothing of it is kept."
    assert settings(database) == set()
    assert panel.off.reason() == REASON  # until the panel is left
    typed(Key.Key_Escape)
    assert opened(page, typed).off.reason() == ""


def test_the_number_of_weeks_is_a_choice(
    page: AttendancePage, typed: Typing, toos: int, database: Database
) -> None:
    assert toos
    panel = opened(page, typed)
    typed(REASON, Key.Key_Tab)
    typed.control(Key.Key_A)
    typed("99", Key.Key_Return)
    assert panel.off.form.rows["weeks"].note == "Fill in 2 to 12 weeks."
    typed.control(Key.Key_A)
    typed("6", Key.Key_Return)
    assert texts(panel.on.rows) == []
    assert panel.on.nobody.text() == "Every regular was seen in the last 6 weeks."
    assert panel.on.switch.hasFocus()
    assert "regulars_missed_weeks" in settings(database)


def test_f12_covers_the_names(
    page: AttendancePage, typed: Typing, toos: int, database: Database, making: Making
) -> None:
    assert toos
    database.perform(partial(switch_missed_on, reason=REASON, actor=making.actor))
    panel = opened(page, typed)
    assert panel.on.rows.isVisible()
    typed(Key.Key_F12)
    assert not panel.isVisible()
    typed(Key.Key_F12)
    assert panel.on.rows.isVisible()


def test_somebody_who_comes_in_leaves_the_list(
    page: AttendancePage, typed: Typing, toos: int, database: Database, making: Making
) -> None:
    database.perform(partial(switch_missed_on, reason=REASON, actor=making.actor))
    panel = opened(page, typed)
    assert len(panel.on.rows.rows) == 1
    making.visit(toos, TUESDAY, making.actor.now())
    typed.settle()
    assert texts(panel.on.rows) == []


def test_every_control_has_a_name(page: AttendancePage, typed: Typing) -> None:
    panel = opened(page, typed)
    assert panel.on.rows.accessibleName() == "Regulars not seen"
    for row in panel.off.form.rows.values():
        assert row.editor.accessibleName()
    for button in (panel.off.switch, panel.on.switch, panel.head.close_button, page.day.missed):
        assert button.accessibleName()
