"""The register of data leaks with its 72 hours, and the print log: rules P8 and P20."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial
from uuid import UUID, uuid4

import pytest

from atelier.attendance.sheet import signup_sheet
from atelier.database import Database
from atelier.desk.sheet import tally_sheet
from atelier.domain import Actor, Gone, LeakRisk
from atelier.journal.printing import SheetKind
from atelier.retention.leaks import (
    LeakFacts,
    LeakRow,
    Urgency,
    leaks_of,
    read_day,
    read_moment,
    save_leak,
    urgency_words,
    urgent_leaks,
)
from atelier.retention.prints import PrintFilter, mark_destroyed, print_lines
from atelier.retention.refusals import LeakWrong
from atelier.retention.reminding import reminder_of
from tests.conftest import Hands
from tests.making import TUESDAY, Making

FACTS = LeakFacts(TUESDAY, time(9, 30), "USB-stick verloren", people=14)


def save(
    database: Database,
    actor: Actor,
    facts: LeakFacts = FACTS,
    *,
    key: UUID | None = None,
    leak_id: int | None = None,
    version: int = 0,
) -> int:
    action = partial(save_leak, facts=facts, actor=actor, key=key or uuid4())
    return database.perform(partial(action, leak_id=leak_id, version=version))


def only(database: Database, actor: Actor) -> LeakRow:
    with database.reading() as session:
        (row,) = leaks_of(session, actor=actor)
    return row


def test_72_hours_count_from_finding(database: Database, actor: Actor, hands: Hands) -> None:
    key = uuid4()
    assert save(database, actor, key=key) == save(database, actor, key=key)
    row = only(database, actor)
    assert (row.urgency, row.left) == (Urgency.RUNNING, timedelta(hours=71, minutes=40))
    assert urgency_words(row, actor) == "71 hours left, until 27/11/2026 9:30"
    hands.move(hours=48)
    assert only(database, actor).urgency is Urgency.SOON
    hands.move(hours=25)
    row = only(database, actor)
    assert row.urgency is Urgency.LATE
    assert urgency_words(row, actor) == "1 hour too late: tell the authority now"
    with database.reading() as session:
        told = reminder_of(session, actor=actor)
    assert (told.words, told.subject, told.loud) == ("Data leak", "leaks", True)


def test_what_a_leak_asks_for(database: Database, actor: Actor) -> None:
    """The authority first, then the people where the risk is high; then nothing."""
    number = save(database, actor)
    now = actor.now()
    for facts, urgency in (
        (replace(FACTS, risk=LeakRisk.NONE), Urgency.NONE),
        (replace(FACTS, risk=LeakRisk.HIGH, authority=now), Urgency.PEOPLE),
        (replace(FACTS, risk=LeakRisk.HIGH, authority=now, told=now), Urgency.NONE),
        (replace(FACTS, closed=True), Urgency.CLOSED),
    ):
        version = only(database, actor).version
        assert save(database, actor, facts, leak_id=number, version=version) == number
        row = only(database, actor)
        assert (row.facts, row.urgency) == (facts, urgency)
        with database.reading() as session:
            assert len(urgent_leaks(session, actor=actor)) == (urgency is Urgency.PEOPLE)
    with pytest.raises(Gone):  # it was changed at another desk
        save(database, actor, replace(FACTS, what="Anders"), leak_id=number, version=1)
    with pytest.raises(Gone):
        save(database, actor, leak_id=number + 1, version=1)


@pytest.mark.parametrize("engine_name", ["sqlite"])
@pytest.mark.parametrize(
    ("field", "facts"),
    [
        ("what", replace(FACTS, what=" ")),
        ("day", replace(FACTS, at=time(9, 51))),
        ("people", replace(FACTS, people=-1)),
    ],
)
def test_what_cannot_be_a_leak(
    database: Database, actor: Actor, field: str, facts: LeakFacts
) -> None:
    with pytest.raises(LeakWrong) as refused:
        save(database, actor, facts)
    assert refused.value.field == field


def test_days_and_times_as_they_are_typed() -> None:
    assert read_day("24-11-2026") == read_day(" 24/11/2026") == date(2026, 11, 24)
    assert read_moment("9.05") == time(9, 5)
    for text in ("31-2-2026", "gisteren", ""):
        with pytest.raises(LeakWrong):
            read_day(text)
    with pytest.raises(LeakWrong):
        read_moment("25:00")


def test_the_print_log_and_what_is_to_be_destroyed(
    database: Database, actor: Actor, making: Making, hands: Hands
) -> None:
    yoga = making.occurrence(making.activity("Yoga", enrolment=True))
    for action in (
        partial(tally_sheet, day=TUESDAY),
        partial(signup_sheet, occurrence_id=yoga),
    ):
        database.perform(partial(action, actor=actor, key=uuid4()))

    def lines(**facts: object) -> list[tuple[str, str]]:
        wanted = PrintFilter(TUESDAY, actor.today(), **facts)  # type: ignore[arg-type]
        with database.reading() as session:
            found = print_lines(session, wanted=wanted, actor=actor)
        return [(one.number, one.kind) for one in found]

    signup = ("2026-0002", "sign-up sheet")
    assert lines() == [signup, ("2026-0001", "tally sheet")]
    assert lines(kind=SheetKind.SIGNUP) == [signup]
    assert lines(destroy=True) == []
    hands.at = datetime(2026, 12, 22, 9, 0, tzinfo=hands.at.tzinfo)
    assert lines(destroy=True) == [signup]
    mark = partial(mark_destroyed, sheet_ids=[1, 2], actor=actor)
    assert database.perform(mark) == 1
    assert database.perform(mark) == 0
    assert lines(destroy=True) == []
    assert database.perform(partial(mark, destroyed=False)) == 1
    assert lines(destroy=True) == [signup]
