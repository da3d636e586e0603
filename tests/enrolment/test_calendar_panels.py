"""The coordinator's two panels: the list of a day, and the telephone."""

from collections.abc import Iterator
from functools import partial
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from atelier.database import Database
from atelier.domain import Actor, Call, CallOutcome, CallReason, Enrolment, EnrolmentState
from atelier.enrolment.calling import begin_call, note_call, start_call_list
from atelier.enrolment.undoing import take_back_last
from atelier.language import current, use
from tests.acting import at_desk
from tests.enrolment.making import Sewing
from tests.hands import Keyboard
from tests.looking import settle, texts
from tests.making import Making
from ui.calendar.calls_panel import CallsPanel
from ui.calendar.enrol_panel import EnrolPanel
from ui.calendar.facts import CallPeople, EnrolSomebody
from ui.gateway import Gateway
from ui.kit.panel import Panel

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ENROLLED, WAITING, WITHDRAWN = EnrolmentState


class Working:
    """A panel with a keyboard, and what it said."""

    def __init__(self, qtbot: QtBot, gateway: Gateway, panel: Panel) -> None:
        self._qtbot, self._gateway, self.panel = qtbot, gateway, panel
        self.keyboard = Keyboard(panel)
        self.keys: list[UUID] = []
        self.said: list[str] = []
        self.opened: list[tuple[str, object]] = []
        panel.changed.connect(self.keys.append)
        panel.said.connect(self.said.append)
        panel.opened.connect(lambda name, facts: self.opened.append((name, facts)))

    def type(self, text: str) -> None:
        self.keyboard.type(text)
        settle(self._qtbot, self._gateway)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        self.keyboard.press(key, modifiers or Qt.KeyboardModifier.NoModifier)
        settle(self._qtbot, self._gateway)

    def begin(self, facts: object) -> None:
        self.panel.begin(facts)
        settle(self._qtbot, self._gateway)
        self.panel.take_focus()


@pytest.fixture
def sewing(making: Making, database: Database) -> Sewing:
    return Sewing(making, database, capacity=3)


def shown(qtbot: QtBot, panel: QWidget) -> None:
    qtbot.addWidget(panel)
    panel.resize(1120, 650)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()


@pytest.fixture
def enrolling(qtbot: QtBot, gateway: Gateway, sewing: Sewing) -> Iterator[Working]:
    panel = EnrolPanel(gateway)
    shown(qtbot, panel)
    working = Working(qtbot, gateway, panel)
    working.begin(EnrolSomebody(sewing.dates[0]))
    yield working
    panel.close()


@pytest.fixture
def calling(qtbot: QtBot, gateway: Gateway, sewing: Sewing) -> Iterator[Working]:
    assert sewing
    panel = CallsPanel(gateway)
    shown(qtbot, panel)
    yield Working(qtbot, gateway, panel)
    panel.close()


def test_somebody_is_enrolled_by_name_and_a_full_series_asks(
    enrolling: Working, sewing: Sewing, making: Making, database: Database, actor: Actor
) -> None:
    panel = enrolling.panel
    assert isinstance(panel, EnrolPanel)
    making.person("Toos van den Berg", born=1949)
    enrolling.type("ber to")
    enrolling.press(Key.Key_Return)
    assert enrolling.said == ["Toos v.d. B. is enrolled: Naaiatelier."]
    assert texts(panel.list.rows) == [["", "van den Berg, Toos", "whole series", ""]]
    assert panel.list.numbers.text() == "1 of 3 places · 2 more places"
    with database.transaction() as session:
        take_back_last(session, keys=enrolling.keys, actor=actor)
    sewing.hold(3)
    enrolling.type("ber to")
    enrolling.press(Key.Key_Return)
    assert panel.add.note.text().startswith("This activity is full.")
    assert panel.add.save.words() == "Yes, on the waiting list"
    enrolling.press(Key.Key_Return)
    assert "is number 1 on the waiting list" in enrolling.said[-1]
    assert texts(panel.list.rows)[-1][:3] == ["1", "van den Berg, Toos", "waits"]


def test_a_child_is_asked_for_a_parent_beside_the_field(
    enrolling: Working, making: Making, database: Database
) -> None:
    panel = enrolling.panel
    assert isinstance(panel, EnrolPanel)
    making.person("Bilal Kaya", born=2018)
    enrolling.type("bil kay")
    assert panel.add.parent_form.isVisible()
    enrolling.press(Key.Key_Return)
    row = panel.add.parent_form.rows["contact_name"]
    assert row.note == "A child needs the name and the phone number of a parent."
    assert row.editor.hasFocus()
    enrolling.type("Naima Kaya")
    panel.add.parent_form.rows["contact_phone"].editor.setFocus()
    enrolling.type("0600000011")
    enrolling.press(Key.Key_Return, CONTROL)
    assert texts(panel.list.rows)[0][1] == "Kaya, Bilal"
    with database.reading() as session:
        assert session.scalars(select(Enrolment.contact_phone)).all() == ["+31600000011"]
    panel.blank_names(True)
    assert texts(panel.list.rows)[0][1] == "•••"


def test_a_freed_place_is_proposed_called_and_given(
    enrolling: Working, sewing: Sewing, qtbot: QtBot, gateway: Gateway
) -> None:
    panel = enrolling.panel
    assert isinstance(panel, EnrolPanel)
    people = sewing.hold(3, waiting=2)
    panel.refresh()
    settle(qtbot, gateway)
    assert not panel.list.call.isVisible()
    choose(panel, people[0])
    enrolling.press(Key.Key_D, CONTROL)  # not this day
    assert sewing.state(people[0], day=sewing.dates[0]) is WITHDRAWN
    shown = [(row[0], row[2]) for row in texts(panel.list.rows)]
    assert shown == [("1", "waits"), ("2", "waits"), ("", "whole series"), ("", "whole series"),
                     ("", "not this day")]  # fmt: skip
    assert "1 place is free" in panel.list.proposal.text()
    enrolling.press(Key.Key_B, CONTROL)  # call?
    assert enrolling.opened[-1][0] == "calls"
    choose(panel, people[4])
    enrolling.press(Key.Key_J, CONTROL)  # the second of the list takes the day
    assert sewing.state(people[4], day=sewing.dates[0]) is ENROLLED
    assert sewing.state(people[4]) is WAITING
    choose(panel, people[1])
    enrolling.press(Key.Key_D, CONTROL | SHIFT)  # withdraw altogether
    assert sewing.state(people[1]) is WITHDRAWN
    choose(panel, people[2])
    enrolling.press(Key.Key_R, CONTROL | SHIFT)  # only this day
    assert sewing.state(people[2]) is WITHDRAWN
    assert sewing.state(people[2], day=sewing.dates[0]) is ENROLLED
    enrolling.press(Key.Key_R, CONTROL)  # the whole series again: but somebody waits for it
    assert sewing.state(people[2]) is WITHDRAWN
    assert len(enrolling.keys) == 4


def choose(panel: EnrolPanel, person: int) -> None:
    rows = panel.list.rows.rows
    panel.list.rows.choose([row.person_id for row in rows].index(person))


def start(
    database: Database, sewing: Sewing, actor: Actor, reason: CallReason, *, whole: bool = False
) -> int:
    return database.perform(
        partial(
            start_call_list,
            reason=reason,
            series_id=sewing.series if whole else None,
            occurrence_id=None if whole else sewing.dates[0],
            actor=actor,
            key=uuid4(),
        )
    )


def test_a_list_is_worked_down_with_keys(
    calling: Working, sewing: Sewing, making: Making, database: Database, actor: Actor
) -> None:
    panel = calling.panel
    assert isinstance(panel, CallsPanel)
    sewing.hold(3)
    toos = making.person("Toos van den Berg", phone="0600000022")
    sewing.enrol(toos, waiting_if_full=True)
    ada = making.person("Ada Aal")
    sewing.enrol(ada, waiting_if_full=True)
    with database.reading() as session:
        held = session.scalars(select(Enrolment.person_id).where(Enrolment.state == ENROLLED)).all()
    sewing.withdraw(held[0])
    start(database, sewing, actor, CallReason.FREED, whole=True)
    calling.begin(CallPeople())
    assert texts(panel.lists) == [["Naaiatelier · whole series · a place came free", "0 of 2"]]
    calling.press(Key.Key_Return)
    rows = panel.card.rows
    assert texts(rows) == [
        ["1", "van den Berg, Toos", "06 00000022", ""],
        ["2", "Aal, Ada", "no number", ""],
    ]
    assert panel.card.phone.text() == "06 00000022"
    calling.press(Key.Key_Return)
    assert texts(rows)[0][3] == "calling since 9:50: Balie"
    calling.type("n")  # an answer, and nobody was asked anything
    assert texts(rows)[0][3] == "calling since 9:50: Balie"
    calling.type("a")  # no answer: the next one is chosen
    assert texts(rows)[0][3] == "no answer · 9:50, Balie"
    assert panel.card.phone.text() == "no number"
    calling.type("s")  # spoken: what they answer is still to come
    assert texts(rows)[1][3] == "spoken · 9:50, Balie"
    calling.type("n")
    assert texts(rows)[1][3] == "spoken: no · 9:50, Balie"
    assert sewing.state(ada) is WITHDRAWN
    assert panel.card.phone.text() == "06 00000022"  # once more, as nobody answered
    calling.type("sy")
    assert texts(rows)[0][3] == "spoken: yes · 9:50, Balie"
    assert sewing.state(toos) is ENROLLED
    panel.blank_names(True)
    assert "Berg" not in str(texts(rows))
    assert panel.card.phone.text() == "•••"
    calling.press(Key.Key_Backspace)
    assert texts(panel.lists) == []
    assert panel.empty.isVisible()
    with database.transaction() as session:
        take_back_last(session, keys=calling.keys, actor=actor)
    assert sewing.state(toos) is WAITING


@pytest.mark.parametrize("words", ["nl", "en"])
def test_no_key_of_the_telephone_means_two_things(
    qtbot: QtBot, gateway: Gateway, words: str
) -> None:
    before = current()
    use(words)
    try:
        panel = CallsPanel(gateway)
        qtbot.addWidget(panel)
        tips = [button.toolTip() for button in panel.card.buttons.values()]
        keys = [tip.rpartition("(")[2] for tip in tips]
        assert len(set(keys)) == len(keys) == 7
    finally:
        use(before)


def test_another_desk_is_seen_and_can_be_insisted_on(
    calling: Working, sewing: Sewing, database: Database, actor: Actor
) -> None:
    panel = calling.panel
    assert isinstance(panel, CallsPanel)
    sewing.hold(2)
    number = start(database, sewing, actor, CallReason.CANCELLED)
    calling.begin(CallPeople(number))
    assert not panel.card.buttons["j"].isVisible()  # nothing is asked
    other = at_desk(site_id=actor.site_id, name="Balie 2", clock=actor.clock)
    database.perform(partial(begin_call, call_list_id=number, row=1, actor=other, key=uuid4()))
    calling.press(Key.Key_Return)
    assert panel.card.note.text() == "Balie 2 is calling this person since 9:50."
    calling.press(Key.Key_Return)
    assert texts(panel.card.rows)[0][3] == "calling since 9:50: Balie"
    rows = panel.card.rows.rows
    note = partial(note_call, call_list_id=number, row=1, tries=0, actor=other, key=uuid4())
    database.perform(partial(note, outcome=CallOutcome.VOICEMAIL))
    panel.card.ended.emit(rows[0], CallOutcome.SPOKEN)  # pressed before the notice came
    calling.press(Key.Key_Up)
    assert panel.card.note.text() == "Balie 2 called this person at 9:50 already."
    with database.reading() as session:
        assert session.scalars(select(Call.outcome).order_by(Call.id)).all() == [
            CallOutcome.VOICEMAIL,
            None,
        ]
    calling.press(Key.Key_W, CONTROL)
    assert calling.said == ["The list is put away."]


def test_the_paper_is_previewed_first(
    calling: Working, sewing: Sewing, database: Database, actor: Actor
) -> None:
    sewing.hold(2)
    calling.begin(CallPeople(start(database, sewing, actor, CallReason.MOVED)))
    shown: list[str] = []
    calling.panel.preview_requested.connect(lambda _pdf, name, _finish: shown.append(name))
    calling.press(Key.Key_P, CONTROL)
    assert shown == ["Call list 24-11-2026"]
