"""Whatever changes a figure of a closed month is refused, and let through by a correction."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import event, update

from atelier.attendance import marking, reporting
from atelier.attendance.marks import Mark
from atelier.attendance.register import Told
from atelier.attendance.returning import enter_sheet, give_up_sheet
from atelier.calendar.cancelling import cancel_occurrence
from atelier.calendar.exchange.ical_in import read_calendar
from atelier.calendar.exchange.importing import import_calendar
from atelier.calendar.exchange.plan_in import Verdict, plan_calendar
from atelier.calendar.exchange.undoing import undo_calendar_import
from atelier.calendar.planning import save_series
from atelier.calendar.programme import import_programme, undo_programme
from atelier.calendar.recurrence import Rule
from atelier.calendar.wanted import Wanted
from atelier.database import Database
from atelier.desk.actions import check_in
from atelier.desk.counting import count_visitors
from atelier.desk.questions import note_question
from atelier.desk.undoing import undo
from atelier.domain import (
    Actor,
    Answer,
    Assignment,
    ChangeKind,
    Function,
    Occurrence,
    OccurrenceState,
)
from atelier.enrolment.undoing import take_back
from atelier.journal.changes import ChangedSince, recording
from atelier.language import use
from atelier.months.gate import MonthClosed
from atelier.months.states import closed_months, open_spans
from atelier.reports.closing import close_month, open_correction
from tests.attendance.registers import Group, group_of
from tests.bad.calendars import at, calendar
from tests.bad.calendars import event as in_file
from tests.conftest import Hands
from tests.houses import PROGRAMME
from tests.making import Making
from tests.reports.october import OCTOBER

EVENING = date(2026, 10, 14)
OCTOBER_DAYS = (OCTOBER.first, OCTOBER.last)
AT_FIVE = datetime(2026, 10, 14, 15, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 5, 9, 0, tzinfo=UTC)
IN_OCTOBER = in_file(*at("20261021"), name="Band", uid="band@test")
IN_NOVEMBER = in_file(*at("20261111"), name="Fluit", uid="fluit@test")


@dataclass
class Past:
    """A group in October, and what was done there; November has come."""

    database: Database
    making: Making
    actor: Actor
    group: Group
    sheet: str
    actions: dict[str, int]
    changes: dict[str, int]
    batches: dict[str, int]

    def do(self, action: Callable[..., Any], **facts: object) -> Any:  # noqa: ANN401
        return self.database.perform(partial(action, actor=self.actor, key=uuid4(), **facts))

    def on(self, action: Callable[..., Any], **facts: object) -> Any:  # noqa: ANN401
        return self.do(action, occurrence_id=self.group.occurrence, **facts)

    def undo(self, name: str) -> Any:  # noqa: ANN401
        return self.database.perform(
            partial(undo, action_id=self.actions[name], actor=self.actor, any_day=True)
        )

    def take_back(self, name: str) -> Any:  # noqa: ANN401
        return self.database.perform(
            partial(take_back, change_id=self.changes[name], actor=self.actor)
        )

    def close(self) -> None:
        self.do(close_month, month=OCTOBER, accepted=True)

    def correct(self) -> None:
        self.do(open_correction, month=OCTOBER, reason="Lijst kwam later")


@pytest.fixture
def past(database: Database, making: Making, actor: Actor, hands: Hands) -> Past:
    hands.at = AT_FIVE
    group = group_of(database, making, day=EVENING, starts=time(10))
    past = Past(database, making, actor, group, group.print_list(), {}, {}, {})
    _act(past)
    _plan(past)
    hands.at = LATER
    return past


def _act(past: Past) -> None:
    """Do in October what may be taken back in November."""
    one, other = past.group.people[9:11]
    there = {"occurrence_ids": [past.making.occurrence("Ommetje", day=EVENING)]}
    past.actions["check-in"] = past.do(check_in, person_id=one, **there).action_id
    counted = past.do(count_visitors, number=3, function=Function.MEETING)
    past.actions["count"] = counted.action_id
    asked = {"topic": "care", "outcome": "answered", "minutes_class": "0-5"}
    past.actions["question"] = past.do(note_question, **asked)
    past.actions["mark"] = past.on(marking.set_mark, person_id=other, mark=Mark.PRESENT).action_id
    past.actions["number"] = past.on(marking.set_unnamed, number=2).action_id
    told = past.on(reporting.tell_numbers, told=Told(professional_minutes=90))
    past.actions["numbers"] = told.action_id
    empty = past.making.occurrence("Kaartavond", day=EVENING, starts=time(8), ends=time(9))
    off = past.do(reporting.give_answer, occurrence_id=empty, answer=Answer.NOT_HELD)
    past.actions["not held"] = off.action_id


def _plan(past: Past) -> None:
    """Change in October's calendar what may be taken back in November."""
    empty = past.making.occurrence("Koor", day=EVENING, starts=time(12), ends=time(13))
    off = past.do(cancel_occurrence, occurrence_id=empty, reason="Storm")
    past.changes["cancelled"] = off.change_id
    past.changes["series"] = _series(past, date(2026, 10, 6), date(2026, 10, 13)).change_id
    past.changes["hours"] = _hours(past)
    file = calendar(IN_OCTOBER).encode()
    past.batches["calendar"] = past.do(import_calendar, data=file).batch
    past.batches["programme"] = past.do(import_programme, data=PROGRAMME).batch


def _series(past: Past, first: date, last: date) -> Any:  # noqa: ANN401
    wanted = Wanted(Rule(), time(15), time(16), first, last)
    activity = past.making.activity("Naaien")
    return past.do(save_series, activity_id=activity, wanted=wanted, answers={})


def _hours(past: Past) -> int:
    """Confirm the hours of somebody, as the roster does."""
    shift = past.making.shift(day=EVENING)
    with past.database.transaction() as session:
        with recording(session, kind=ChangeKind.BOOKING, actor=past.actor, key=uuid4()) as change:
            session.add(Assignment(shift_id=shift, person_id=past.group.people[0]))
        return change.id


ENTRIES: dict[str, Callable[[Past], object]] = {
    "set_mark": lambda it: it.on(marking.set_mark, person_id=it.group.people[0], mark=Mark.ABSENT),
    "set_marks": lambda it: it.on(marking.set_marks, marks={it.group.people[0]: Mark.PRESENT}),
    "mark_rest_present": lambda it: it.on(marking.mark_rest_present),
    "add_to_register": lambda it: it.on(marking.add_to_register, name="Kees Bos"),
    "set_unnamed": lambda it: it.on(marking.set_unnamed, number=4),
    "add_unnamed": lambda it: it.on(marking.add_unnamed, number=1),
    "tell_numbers": lambda it: it.on(reporting.tell_numbers, told=Told(indicated=1)),
    "set_done": lambda it: it.on(reporting.set_done),
    "give_answer": lambda it: it.do(
        reporting.give_answer,
        occurrence_id=it.making.occurrence("Spel", day=EVENING),
        answer=Answer.UNKNOWN,
    ),
    "enter_sheet": lambda it: it.do(_enter, number=it.sheet),
    "save_series": lambda it: _series(it, date(2026, 10, 27), date(2026, 12, 1)),
    "import_programme": lambda it: it.do(import_programme, data=_dated(PROGRAMME)),
    **{
        f"undo {name}": partial(Past.undo, name=name)
        for name in ("check-in", "count", "question", "mark", "number", "numbers", "not held")
    },
    **{
        f"take back {name}": partial(Past.take_back, name=name)
        for name in ("cancelled", "series", "hours")
    },
}


def _enter(session: Any, **facts: Any) -> object:  # noqa: ANN401
    return enter_sheet(session, present=frozenset({1, 2}), **facts)


def _dated(programme: bytes) -> bytes:
    """Let a line of a programme name days of its own."""
    head, line = programme.replace(b"YOGA", b"DANS").replace(b"Yoga", b"Dans").splitlines()
    dated = line.replace(b"wekelijks", b"losse data") + b";2026-10-20, 2026-11-17"
    return head + b";data\n" + dated + b"\n"


def test_a_closed_month_refuses(past: Past) -> None:
    past.close()
    refused = {name for name, entry in ENTRIES.items() if is_refused(partial(entry, past))}
    assert refused == set(ENTRIES)


def is_refused(entry: Callable[[], object]) -> bool:
    try:
        entry()
    except MonthClosed as refused:
        return (refused.month, refused.version) == (202610, 1)
    return False


@pytest.mark.parametrize("engine_name", ["sqlite"])
@pytest.mark.parametrize("name", ENTRIES)
def test_a_correction_lets_it_through(past: Past, name: str) -> None:
    past.close()
    past.correct()
    if name == "take back series":  # version 1 names its dates as missing: they are called off
        with pytest.raises(ChangedSince):
            ENTRIES[name](past)
    else:
        assert ENTRIES[name](past)


@pytest.mark.parametrize("engine_name", ["sqlite"])
@pytest.mark.parametrize("name", ENTRIES)
def test_an_open_month_lets_it_through(past: Past, name: str) -> None:
    assert ENTRIES[name](past)


def test_a_month_before_and_after_is_not_meant(past: Past) -> None:
    past.close()
    later = past.making.occurrence("Sjoelen", day=date(2026, 11, 3))
    earlier = past.making.occurrence("Sjoelen", day=date(2026, 9, 30))
    for occurrence in (later, earlier):
        assert past.do(marking.set_unnamed, occurrence_id=occurrence, number=3).action_id


def test_the_sentence_names_the_month_and_what_to_do(past: Past) -> None:
    use("nl")
    past.close()
    with pytest.raises(MonthClosed) as refused:
        past.on(marking.set_unnamed, number=4)
    assert str(refused.value) == (
        "Oktober 2026 is afgesloten (versie 1). Open eerst een correctie, met een reden."
    )


def test_a_lost_sheet_and_its_undoing_change_no_figure(past: Past) -> None:
    past.close()
    lost = past.do(give_up_sheet, number=past.sheet)
    past.actions["lost"] = lost.action_id
    assert past.undo("lost")


def test_a_file_with_a_closed_month_says_so(past: Past) -> None:
    past.close()
    band = IN_OCTOBER.replace("band@", "fanfare@").replace("Band", "Fanfare")
    data = calendar(band, IN_NOVEMBER).encode()
    told = past.do(import_calendar, data=data)
    assert (told.occurrences, len(told.refused)) == (1, 1)
    past.correct()
    assert past.do(import_calendar, data=data).occurrences == 1


@pytest.mark.parametrize("cancelled", [True, False])
def test_an_import_that_is_taken_back_leaves_the_closed_month(past: Past, cancelled: bool) -> None:
    if cancelled:  # so that no open point of the closed month names it
        with past.database.transaction() as session:
            away = update(Occurrence).values(state=OccurrenceState.CANCELLED)
            session.execute(away.where(Occurrence.day.between(*OCTOBER_DAYS)))
    past.close()
    calendars = partial(undo_calendar_import, batch_id=past.batches["calendar"], actor=past.actor)
    programmes = partial(undo_programme, batch_id=past.batches["programme"], actor=past.actor)
    assert past.database.perform(calendars) == (0, 1)
    assert past.database.perform(programmes) == (0, 1)


def test_what_waits_for_a_closing_is_refused_by_it(past: Past, hands: Hands) -> None:
    """A file that was looked at before the month was closed."""
    band = IN_OCTOBER.replace("band@", "fanfare@").replace("Band", "Fanfare")
    read = read_calendar(calendar(band).encode(), clock=past.actor.clock)
    with past.database.reading() as session:
        plan = plan_calendar(session, calendar=read, actor=past.actor)
        assert [one.verdict for one in plan.events] == [Verdict.NEW]
    past.close()
    assert past.do(import_calendar, data=read).occurrences == 0
    assert hands.at == LATER


def test_what_was_typed_later_is_not_taken_back_either(past: Past) -> None:
    """A list of October that was entered today, before the month was closed."""
    done = past.on(marking.set_unnamed, number=9)
    past.actions["typed later"] = done.action_id
    past.close()
    with pytest.raises(MonthClosed):
        past.undo("typed later")
    past.correct()
    assert past.undo("typed later")


def test_today_costs_nothing_more(past: Past) -> None:
    """The desk asks the gate nothing: this month is never closed."""
    today = past.making.occurrence("Open inloop", day=LATER.date())
    asked: list[str] = []
    event.listen(
        past.database.engine,
        "before_cursor_execute",
        lambda _c, _u, statement, *_: asked.append(statement),
    )
    past.do(check_in, person_id=past.group.people[0], occurrence_ids=[today])
    past.do(marking.set_unnamed, occurrence_id=today, number=3)
    assert asked
    assert not [one for one in asked if "closed_month" in one or "month_correction" in one]
    assert not [one for one in asked if "FROM site" in one]


def test_open_spans_leave_the_closed_months_out(past: Past) -> None:
    def spans() -> list[tuple[str, str]]:
        with past.database.reading() as session:
            found = open_spans(session, actor=past.actor)
        return [(first.isoformat(), last.isoformat()) for first, last in found]

    assert spans() == [("2025-10-01", "2026-11-05")]
    past.close()
    assert spans() == [("2025-10-01", "2026-09-30"), ("2026-11-01", "2026-11-05")]
    past.do(close_month, month=OCTOBER.moved(-1), accepted=True)
    past.do(close_month, month=OCTOBER.moved(-12), accepted=True)
    assert spans() == [("2025-11-01", "2026-08-31"), ("2026-11-01", "2026-11-05")]
    past.correct()
    assert spans()[-1] == ("2026-10-01", "2026-11-05")
    with past.database.reading() as session:
        assert dict(closed_months(session, actor=past.actor)) == {202510: 1, 202609: 1}
