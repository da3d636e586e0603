"""Scenarios 5, 7 and 21 in the window, by who may do what."""

from collections.abc import Callable
from datetime import time
from functools import partial
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import func, select

from atelier.access.refusals import NotAllowed
from atelier.database import Database
from atelier.desk.actions import check_in
from atelier.desk.undoing import undo
from atelier.domain import (
    AccountRole,
    Action,
    Activity,
    Actor,
    AuditEntry,
    Draft,
    Organisation,
    Visit,
)
from atelier.enrolment.actions import enrol
from tests.conftest import Hands
from tests.making import Making
from tests.signing.conftest import Desk, People, member
from ui.attendance.page import AttendancePage
from ui.desk.page import DeskPage

Open = Callable[[Actor], Desk]
CITIZEN = "111222333"


def in_front(desk: Desk) -> DeskPage:
    page = desk.window.page
    assert isinstance(page, DeskPage)
    return page


def undone(database: Database) -> bool:
    with database.reading() as session:
        return session.scalars(select(Action.undone_at)).one() is not None


@pytest.mark.parametrize(("later", "may"), [({"minutes": 9}, True), ({"days": 1}, False)])
def test_a_wrong_check_in_is_the_receptions_of_its_day_only(
    database: Database,
    desk_of: Open,
    people: People,
    making: Making,
    hands: Hands,
    later: dict[str, float],
    *,
    may: bool,
) -> None:
    """Scenario 5: after its day only the coordinator takes it back."""
    annie = making.person("Annie Jansen", born=1944)
    done = database.perform(partial(check_in, person_id=annie, actor=people.riet, key=uuid4()))
    hands.move(**later)
    desk = desk_of(people.riet)
    in_front(desk).parts.recent.undo_wanted.emit(done.action_id)
    desk.settle()
    assert undone(database) == may
    if not may:
        said = desk.window.messages.text()
        assert said.startswith("That day is over. Ask the coordinator")
        earlier = partial(undo, action_id=done.action_id, any_day=True)
        with pytest.raises(NotAllowed):
            database.perform(partial(earlier, actor=people.riet))
        database.perform(partial(earlier, actor=people.ingrid))
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Visit)) == 0
        told = session.scalars(select(AuditEntry)).all()
    assert "Jansen" not in " ".join(str(vars(line)) for line in told)


def test_a_citizen_number_is_in_no_log_and_in_no_draft(
    database: Database, desk_of: Open, people: People, caplog: pytest.LogCaptureFixture
) -> None:
    """Scenario 7, in the name of a visitor and in a note."""
    desk = desk_of(people.riet)
    desk.hands.type(f"Piet {CITIZEN}")
    desk.settle()
    desk.hands.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert desk.window.messages.text().startswith("This looks like a citizen service number.")
    desk.signing.drafts.keep()
    desk.hands.press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    desk.hands.type(f"bel {CITIZEN}")
    desk.signing.drafts.keep()
    desk.hands.enter()
    desk.settle()
    assert desk.window.messages.text().startswith("This looks like a citizen service number.")
    desk.lock()
    with database.reading() as session:
        kept = [*session.scalars(select(Draft)), *session.scalars(select(AuditEntry))]
    assert CITIZEN not in " ".join(str(vars(row)) for row in kept) + caplog.text


def test_of_a_sensitive_activity_the_reception_sees_numbers(
    desk_of: Open, people: People, making: Making
) -> None:
    """Scenario 21, at the desk."""
    group = making.activity("Herstelgroep", sensitive=True)
    there = making.occurrence(group, starts=time(9, 30), ends=time(11))
    desk = desk_of(people.riet)
    panel = in_front(desk).parts.group
    in_front(desk).parts.today.opened.emit(there)
    desk.settle()
    assert panel.isVisible()
    assert not panel.people.isVisible()
    desk.hands.type("4")
    desk.hands.enter()
    assert (panel.number.value(), panel.ticked()) == (4, [])


def test_its_host_organisation_sees_its_own_list(
    database: Database, desk_of: Open, people: People, making: Making
) -> None:
    """Scenario 21: Samira of the organisation has her names, and refuses nothing on her page."""
    kompas = making.add(Organisation(site_id=making.site_id, name="Kompas"))
    group = making.activity("Herstelgroep", enrolment=True, sensitive=True)
    with database.transaction() as session:
        session.get_one(Activity, group).host_id = kompas
    morning = making.occurrence(group, starts=time(9, 30), ends=time(11))
    samira = member(
        database, people.ingrid, "Samira", AccountRole.HOST, organisation_ids=frozenset({kompas})
    )
    person = making.person("Ali Kaya")
    enrolled = partial(enrol, person_id=person, occurrence_id=morning, actor=samira, key=uuid4())
    database.perform(enrolled)
    names: dict[str, list[str]] = {}
    for somebody in (people.riet, samira):
        desk = desk_of(somebody)
        refused: list[str] = []
        desk.gateway.refused.connect(refused.append)
        desk.window.go_to("attendance")
        desk.settle()
        page = desk.window.page
        assert isinstance(page, AttendancePage)
        assert page.reading.register is not None
        assert refused == []
        names[somebody.name] = [row.name for row in page.reading.register.rows]
    assert names == {"Riet": [], "Samira": ["Kaya, Ali"]}
