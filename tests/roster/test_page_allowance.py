"""What volunteers are given, on the roster page: scenario 32 in a whole window."""

import pytest
from PySide6.QtWidgets import QLineEdit

from atelier.domain import AllowancePayment
from atelier.roster.allowance_limits import Level
from atelier.roster.allowance_reading import AllowanceCard, allowance_card
from atelier.roster.allowance_rules import allowance_rules
from tests.conftest import Hands
from tests.roster.allowing import JUNE_2025, WHY, switch_on, work
from tests.roster.paging import Key, Paging
from ui.roster.allowance_panel import AllowancePanel
from ui.roster.text_rows import Doing

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"])


def opened(paging: Paging) -> AllowancePanel:
    paging.control(Key.Key_B)
    panel = paging.page.panel
    assert isinstance(panel, AllowancePanel)
    return panel


def choose(paging: Paging, panel: AllowancePanel, person: int) -> None:
    panel.rows.choose([row.id for row in panel.rows.rows].index(person))
    paging.settle()


def typed(paging: Paging, panel: AllowancePanel, name: str, text: str) -> None:
    """Type into a field of the payment as hands do."""
    editor = panel.view.form.form.rows[name].editor
    assert isinstance(editor, QLineEdit)
    editor.setFocus()
    editor.selectAll()
    paging(text or Key.Key_Delete)


def kept(paging: Paging, panel: AllowancePanel) -> None:
    panel.view.form.save.click()
    paging.settle()


def card(paging: Paging, person: int, year: int = 2025) -> AllowanceCard:
    found = paging.filled.house.ask(allowance_card, person_id=person, year=year)
    assert found is not None
    return found


def test_38_hours_in_may_2025(paging: Paging, hands: Hands) -> None:
    """Scenario 32: yellow at 80 %, red over the month before it is kept, the board's reason."""
    house = paging.filled.house
    hands.at = JUNE_2025
    switch_on(house)
    cor = house.volunteer("Cor Smit", of_age=True)
    work(house, cor, 8, 8, 8, 8, 6)
    panel = opened(paging)
    paging.settle()
    choose(paging, panel, cor)
    panel.list.before.click()
    paging.settle()
    assert panel.list.month.text() == "May 2025"
    notice, why = panel.view.form.notice, panel.view.form.form.rows["why"]
    assert panel.view.form.total.text() == "€212.80"
    assert notice.pill.text() == "over the limit"
    assert "Above the most for a month, €210: then the whole amount counts." in notice.words.text()
    assert why.isVisible()
    typed(paging, panel, "hours", "30")
    assert panel.view.form.total.text() == "€168"
    assert notice.words.text() == "This is 80% of the most for a month, €210."
    assert notice.pill.text() == "80%"
    assert why.isHidden()
    typed(paging, panel, "hours", "39")
    assert notice.words.text() == "Only 38:00 hours of this month are confirmed and not paid yet."
    typed(paging, panel, "hours", "38")
    kept(paging, panel)
    assert house.number(AllowancePayment) == 0
    assert why.note == "Only the board decides that: fill in why it does."
    typed(paging, panel, "why", WHY)
    kept(paging, panel)
    assert paging.said == "The payment is kept."
    (month,) = card(paging, cor).months
    assert (month.standing.counted, month.payments[0].reason) == (21_280, WHY)
    row = panel.rows.chosen()
    assert row is not None
    assert row.level is Level.OVER
    assert panel.view.month.text() == "May 2025: €212.80 of €210 (101%)"
    (line,) = panel.view.payments.texts()
    assert line == (
        f"May 2025 · €212.80 (38 h at €5.60) · paid on 03/06/2025 · confirmed by the board: {WHY}"
    )
    paging.control(Key.Key_Z)
    assert house.number(AllowancePayment) == 0


def test_off_at_first_and_2026_is_not_confirmed(paging: Paging) -> None:
    house = paging.filled.house
    panel = opened(paging)
    assert paging.page.title == "Allowance"
    assert panel.list.isHidden()
    assert panel.limits.isHidden()
    panel.switch.on.click()
    paging.settle()
    assert panel.switch.refusal.text() == "Fill in why."
    panel.switch.form.show_values({"reason": "Besluit", "per_hour": "4,50"})
    panel.switch.on.click()
    paging.settle()
    assert (paging.said, panel.list.isVisible()) == ("The allowance is on.", True)
    assert house.ask(allowance_rules).per_hour == 450
    assert "amounts of 2026 not confirmed" in panel.list.total.text()
    person = panel.rows.rows[0].id
    choose(paging, panel, person)
    paging(Key.Key_Return)
    typed(paging, panel, "flat", "12,50")
    assert panel.view.form.notice.words.text() == "The amounts of 2026 are not confirmed."
    kept(paging, panel)
    (month,) = card(paging, person, 2026).months
    assert month.payments[0].total == 1250
    doings = panel.view._take_out(month.payments[0])  # noqa: SLF001 - the button of the line
    _press(doings)
    paging.settle()
    assert card(paging, person, 2026).months == ()
    paging.control(Key.Key_Z)
    assert len(card(paging, person, 2026).months) == 1
    paging.control(Key.Key_O)
    assert panel.limits.state.text() == "not confirmed"
    panel.limits.save.click()
    paging.settle()
    assert panel.limits.refusal.text() == "Fill in where you saw these amounts."
    panel.limits.form.rows["source"].show_value("belastingdienst.nl")
    panel.limits.save.click()
    paging.settle()
    assert panel.limits.state.text() == "confirmed"
    assert "not confirmed" not in panel.list.total.text()
    paging(Key.Key_F12)
    assert panel.rows.isHidden()
    paging(Key.Key_F12)
    panel.switch.off.click()
    paging.settle()
    assert panel.list.isHidden()
    paging(Key.Key_Escape)
    assert paging.page.panel is None


def _press(doing: Doing) -> None:
    _words, then = doing
    then()
