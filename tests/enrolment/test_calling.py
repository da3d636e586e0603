"""The call list: in order, no person twice unknowingly, and answers that count."""

import re
from datetime import date, time, timedelta
from functools import partial
from io import BytesIO
from uuid import UUID, uuid4

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from atelier.attendance.places import enrolled_people
from atelier.calendar.changing import save_change
from atelier.calendar.diff import ChangeWanted, Reach
from atelier.database import Database
from atelier.domain import (
    Actor,
    CallOutcome,
    CallReason,
    EnrolmentState,
    Gone,
    Occurrence,
    OccurrenceState,
    Person,
    PrintedRow,
    PrintedSheet,
)
from atelier.enrolment.call_queries import CallListView, call_list, open_call_lists
from atelier.enrolment.call_sheet import call_sheet
from atelier.enrolment.calling import (
    answer_call,
    begin_call,
    close_call_list,
    note_call,
    start_call_list,
)
from atelier.enrolment.lists import day_list
from atelier.enrolment.refusals import (
    AnswerMissing,
    BeingCalled,
    CalledElsewhere,
    NobodyToCall,
    NoNamesHere,
    StillFull,
)
from tests.acting import at_desk
from tests.conftest import Hands
from tests.enrolment.making import Sewing
from tests.making import Making

SPOKEN, VOICEMAIL, NO_ANSWER = CallOutcome
ENROLLED, WAITING, WITHDRAWN = EnrolmentState


class Phone:
    """Somebody with a list and a telephone."""

    def __init__(self, database: Database, actor: Actor) -> None:
        self._database, self.actor = database, actor
        self.list = 0

    def start(
        self, reason: CallReason, *, day: int | None = None, series: int | None = None
    ) -> int:
        self.list = self._database.perform(
            partial(start_call_list, reason=reason, occurrence_id=day, series_id=series,
                    actor=self.actor, key=uuid4())
        )  # fmt: skip
        return self.list

    def begin(self, row: int, *, again: bool = False, key: UUID | None = None) -> None:
        self._database.perform(
            partial(begin_call, call_list_id=self.list, row=row, again=again, actor=self.actor,
                    key=key or uuid4())
        )  # fmt: skip

    def note(
        self, row: int, outcome: CallOutcome, agreed: bool | None = None, *, tries: int = 0,
        to_the_end: bool = False, key: UUID | None = None,
    ) -> None:  # fmt: skip
        self._database.perform(
            partial(note_call, call_list_id=self.list, row=row, tries=tries, outcome=outcome,
                    agreed=agreed, to_the_end=to_the_end, actor=self.actor, key=key or uuid4())
        )  # fmt: skip

    def answer(self, row: int, *, agreed: bool) -> None:
        self._database.perform(
            partial(answer_call, call_list_id=self.list, row=row, agreed=agreed,
                    actor=self.actor, key=uuid4())
        )  # fmt: skip

    def view(self) -> CallListView:
        with self._database.reading() as session:
            return call_list(session, call_list_id=self.list, actor=self.actor)


@pytest.fixture
def sewing(making: Making, database: Database) -> Sewing:
    return Sewing(making, database, capacity=3)


@pytest.fixture
def phone(database: Database, actor: Actor) -> Phone:
    return Phone(database, actor)


def test_a_freed_place_goes_down_the_list(sewing: Sewing, phone: Phone, database: Database) -> None:
    """Scenario 8, with the telephone."""
    people = sewing.hold(3, waiting=3)
    sewing.withdraw(people[0])
    phone.start(CallReason.FREED, series=sewing.series)
    assert [row.person_id for row in phone.view().rows] == people[3:]
    assert {row.phone for row in phone.view().rows} == {""}
    phone.note(1, VOICEMAIL)
    phone.note(1, NO_ANSWER, tries=1)  # the second try counts, the first is kept
    phone.note(2, SPOKEN, agreed=False)
    assert sewing.state(people[4]) is WITHDRAWN
    phone.note(3, SPOKEN)
    with pytest.raises(AnswerMissing):
        phone.answer(1, agreed=True)
    phone.answer(3, agreed=True)
    assert sewing.state(people[5]) is ENROLLED
    assert sewing.state(people[3]) is WAITING  # was not reached, and stays the first
    one, two, three = phone.view().rows
    assert (one.outcome, one.tries, one.agreed) == (NO_ANSWER, 2, None)
    assert (two.agreed, two.left, three.agreed, three.waits) == (False, True, True, False)
    with pytest.raises(StillFull):
        phone.note(1, SPOKEN, agreed=True, tries=2)
    assert phone.view().rows[0].tries == 2  # nothing of it was written
    with database.reading() as session:
        shown = day_list(session, occurrence_id=sewing.dates[0], actor=phone.actor)
    calls = {row.person_id: row.last_call for row in shown.rows}
    last = calls[people[3]]
    assert last is not None
    assert (last.outcome, last.by) == (NO_ANSWER, "Balie")
    assert calls[people[1]] is None


def test_one_day_that_came_free_leaves_the_list_of_the_series(
    sewing: Sewing, phone: Phone, database: Database
) -> None:
    people = sewing.hold(3, waiting=2)
    sewing.withdraw(people[0], day=sewing.dates[0])
    phone.start(CallReason.FREED, day=sewing.dates[0])
    phone.note(1, SPOKEN, agreed=False)
    assert sewing.state(people[3]) is WAITING
    phone.note(2, SPOKEN, agreed=True)
    assert (sewing.state(people[4]), sewing.state(people[4], day=sewing.dates[0])) == (
        WAITING,
        ENROLLED,
    )
    with database.reading() as session:
        assert people[4] in enrolled_people(session, occurrence_id=sewing.dates[0])
        assert open_call_lists(session, actor=phone.actor) == ()  # everybody has answered


def test_a_moved_day_that_does_not_suit_is_a_day_off(sewing: Sewing, phone: Phone) -> None:
    people = sewing.hold(3, waiting=1)
    phone.start(CallReason.MOVED, day=sewing.dates[1])
    assert [row.person_id for row in phone.view().rows] == people
    assert [row.waits for row in phone.view().rows] == [False, False, False, True]
    key = uuid4()
    phone.note(2, SPOKEN, agreed=False, key=key)
    phone.note(2, SPOKEN, agreed=False, key=key)  # the same save again
    assert sewing.state(people[1], day=sewing.dates[1]) is WITHDRAWN
    assert sewing.state(people[1]) is ENROLLED
    assert phone.view().rows[1].tries == 1


def test_a_list_says_what_is_different_and_from_when(
    sewing: Sewing, phone: Phone, database: Database, actor: Actor
) -> None:
    sewing.hold(1)

    def change(occurrence: int, reach: Reach, wanted: ChangeWanted) -> None:
        database.perform(
            partial(save_change, occurrence_id=occurrence, reach=reach, wanted=wanted, seen=None,
                    actor=actor, key=uuid4())
        )  # fmt: skip

    change(sewing.dates[1], Reach.FOLLOWING, ChangeWanted(starts=time(14)))
    phone.start(CallReason.CHANGED, series=sewing.series)
    said = "from Tuesday 1 December: 14:00 (was 13:00)"
    assert phone.view().about.change == said
    with database.transaction() as session:
        sheet = call_sheet(session, call_list_id=phone.list, actor=actor, key=None)
    paper = " ".join(page.extract_text() for page in PdfReader(BytesIO(sheet.pdf)).pages)
    assert said in " ".join(paper.split())
    assert "whole series" not in paper
    moved = ChangeWanted(day=date(2026, 12, 9), starts=time(10))
    change(sewing.dates[2], Reach.THIS, moved)
    phone.start(CallReason.MOVED, day=sewing.dates[2])
    assert phone.view().about.when == "Wednesday 9 December 10:00 (was Tuesday 8 December 14:00)"


def test_a_cancelled_day_is_told_to_everybody(
    sewing: Sewing, phone: Phone, database: Database, making: Making
) -> None:
    sewing.hold(2)
    with database.transaction() as session:
        day = session.get_one(Occurrence, sewing.dates[0])
        day.state, day.reason = OccurrenceState.CANCELLED, "Docent ziek"
    first = phone.start(CallReason.CANCELLED, day=sewing.dates[0])
    sewing.enrol(making.person("Nakomer Laat"))
    assert phone.start(CallReason.CANCELLED, day=sewing.dates[0]) == first  # the open one goes on
    assert [row.id for row in phone.view().rows] == [1, 2, 3]
    for row in (1, 2):
        phone.note(row, SPOKEN)
    with database.reading() as session:
        (about,) = open_call_lists(session, actor=phone.actor)
        assert (about.people, about.reached, about.asks) == (3, 2, False)
    phone.note(3, SPOKEN)
    with database.reading() as session:
        assert open_call_lists(session, actor=phone.actor) == ()
    assert phone.start(CallReason.CANCELLED, day=sewing.dates[0]) != first
    close = partial(close_call_list, call_list_id=phone.list, actor=phone.actor)
    database.perform(close)
    database.perform(close)
    assert phone.view().about.closed


def test_two_desks_do_not_call_the_same_person_unknowingly(
    sewing: Sewing, phone: Phone, database: Database, actor: Actor, hands: Hands
) -> None:
    sewing.hold(2)
    phone.start(CallReason.CANCELLED, day=sewing.dates[0])
    other = Phone(database, at_desk(site_id=actor.site_id, name="Balie 2", clock=actor.clock))
    other.list = phone.list
    key = uuid4()
    other.begin(1, key=key)
    other.begin(1, key=key)
    row = phone.view().rows[0]
    assert (row.busy_by, row.outcome) == ("Balie 2", None)
    with pytest.raises(BeingCalled, match=r"Balie 2 .* 9:50"):
        phone.begin(1)
    following = phone.view().next_row()
    assert following is not None
    assert following.id == 2
    other.note(1, VOICEMAIL)
    with pytest.raises(CalledElsewhere, match="Balie 2"):
        phone.note(1, SPOKEN)  # saw the row before the other desk had called
    phone.begin(1)
    hands.move(minutes=11)
    other.begin(1)  # the first has forgotten to say how it ended
    other.note(1, SPOKEN, tries=1)
    assert phone.view().rows[0].tries == 2


def test_nobody_to_call_and_nobody_to_name(
    sewing: Sewing, phone: Phone, making: Making, database: Database
) -> None:
    with pytest.raises(NobodyToCall):
        phone.start(CallReason.CANCELLED, day=sewing.dates[0])
    group = making.activity("Herstelgroep", sensitive=True, enrolment=True, public_name="Groep")
    series = making.series(group)
    day = making.occurrence(group, series=series)
    making.enrolment(making.person(), series=series)
    with pytest.raises(NoNamesHere):
        phone.start(CallReason.CANCELLED, day=day)
    with pytest.raises(Gone):
        phone.note(1, SPOKEN)
    with database.reading() as session:
        shown = day_list(session, occurrence_id=day, actor=phone.actor)
        assert (shown.rows, shown.enrolled, shown.activity) == ((), 1, "Groep")


def test_the_paper_has_the_rows_of_the_screen(
    sewing: Sewing, phone: Phone, making: Making, database: Database, actor: Actor
) -> None:
    child = making.person("Bilal Kaya", born=2018)
    sewing.enrol(child, parent="Naima Kaya", phone="0600000011")
    grown = making.person("Toos van den Berg", phone="0600000022")
    sewing.enrol(grown)
    silent = making.person("Ada Aal")
    sewing.enrol(silent)
    phone.start(CallReason.MOVED, day=sewing.dates[0])
    phone.note(1, VOICEMAIL)
    for large in (False, True):
        with database.transaction() as session:
            sheet = call_sheet(
                session, call_list_id=phone.list, actor=actor, key=uuid4(), large=large
            )
        text = " ".join(page.extract_text() for page in PdfReader(BytesIO(sheet.pdf)).pages)
        words = re.sub(r"\s+", " ", text)
        assert sheet.pages == 1
        for told in ("Naima Kaya (for Bilal K.)", "06 00000011", "06 00000022", "no number",
                     "Spoken", "Voicemail", "Confidential", sheet.number):  # fmt: skip
            assert told.casefold() in words.casefold(), told
        assert "van den Berg" not in words
    with database.reading() as session:
        printed = session.scalars(select(PrintedSheet).order_by(PrintedSheet.id)).all()
        assert [one.kind for one in printed] == ["calls", "calls"]
        assert printed[0].destroy_by == actor.today() + timedelta(weeks=4)
        rows = session.execute(
            select(PrintedRow.row, PrintedRow.person_id)
            .where(PrintedRow.sheet_id == printed[0].id)
            .order_by(PrintedRow.row)
        )
        assert [tuple(row) for row in rows] == [(1, silent), (2, grown), (3, child)]
        assert session.get(Person, child) is not None
