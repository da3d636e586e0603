"""Closing a month and correcting it: scenarios 22 and 23, on both engines."""

from datetime import date, time, timedelta
from functools import partial
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from atelier.attendance.marking import set_unnamed
from atelier.attendance.missing import still_missing_number
from atelier.attendance.reporting import give_answer
from atelier.attendance.returning import give_up_sheet
from atelier.database import Database
from atelier.domain import (
    Answer,
    CitizenNumber,
    ClosedFigure,
    ClosedMonth,
    ClosedPoint,
    Enrolment,
    EnrolmentState,
    PointKind,
    TextTooLong,
)
from atelier.language import use
from atelier.months.gate import MonthClosed
from atelier.reports.closing import give_up_correction, open_correction
from atelier.reports.closing_points import accepted_points
from atelier.reports.closing_refusals import (
    BeingCorrected,
    ClosedAlready,
    CorrectionReasonMissing,
    DateInDoubt,
    MonthNotOver,
    NotClosed,
    NothingCorrected,
    PointsOpen,
    SomethingCorrected,
)
from atelier.reports.figures import By, Code, Key
from atelier.reports.periods import Period, Span
from atelier.reports.versions import differences
from atelier.retention.watching import note_day
from tests.conftest import Hands
from tests.making import Making
from tests.reports.october import CORRECTING, GROUP, OCTOBER, YEAR_TO_DATE, October, october

NOVEMBER = OCTOBER.moved(1)


@pytest.fixture
def house(database: Database, making: Making, hands: Hands) -> October:
    return october(database, making, hands, visitors=12)


def forgotten(house: October, *days: int) -> list[int]:
    """Plan evenings in October of which nobody says who was there."""
    activity = house.making.activity("Kaartavond")
    return [
        house.making.occurrence(activity, day=date(2026, 10, day), starts=time(19), ends=time(22))
        for day in days
    ]


def test_after_a_jump_of_the_clock_nothing_is_closed(
    house: October, database: Database, hands: Hands
) -> None:
    """Fault F51: ten years ahead, until somebody says that the date is right."""
    house.enter()
    look = partial(note_day, actor=house.making.actor)
    assert database.perform(look)
    right = hands.at
    hands.move(days=3650)
    with pytest.raises(DateInDoubt, match="in the settings"):
        house.close()
    hands.at = right + timedelta(days=35)
    assert house.close().version == 1


def test_a_month_is_closed_with_gaps(house: October) -> None:
    """Scenario 22: each gap is filled in, called off, or not known and does not count."""
    use("nl")
    house.enter()
    first, second, third = forgotten(house, 20, 27, 28)
    with pytest.raises(PointsOpen) as refused:
        house.close(accepted=False)
    assert str(refused.value) == (
        "Oktober 2026: er staan nog 3 punten open. Los ze op, of keur goed dat ze open blijven."
    )
    assert [(one.kind, one.day.day, one.text) for one in house.points().points] == [
        (PointKind.MISSING, 20, "Kaartavond"),
        (PointKind.MISSING, 27, "Kaartavond"),
        (PointKind.MISSING, 28, "Kaartavond"),
    ]

    house.do(set_unnamed, occurrence_id=first, number=21)
    house.do(give_answer, occurrence_id=second, answer=Answer.NOT_HELD, reason="Storm")
    house.do(give_answer, occurrence_id=third, answer=Answer.UNKNOWN)
    assert [(one.kind, one.day.day) for one in house.points().points] == [(PointKind.UNKNOWN, 28)]
    closed = house.close(accepted=False)

    assert (closed.version, closed.closed_by, closed.missing) == (1, "Coördinator", 1)
    assert closed.closed_at == house.actor.now()
    told = house.told()
    assert (told.version, told.closed_by, told.missing) == (1, "Coördinator", 1)
    assert [(one.kind, one.text) for one in told.points] == [(PointKind.UNKNOWN, "Kaartavond")]
    figures = told.figures
    assert figures.total(Code.UNKNOWN) == 1
    assert figures.total(Code.CANCELLED) == 1
    assert figures.total(Code.MISSING) == 0
    assert figures.total(Code.PARTICIPATIONS_UNNAMED) == 21


def test_points_may_be_accepted_and_are_kept(house: October) -> None:
    forgotten(house, 20)
    closed = house.close(accepted=True)
    assert closed.missing == 2  # the evening, and the group whose list is out
    kept = house.ask(lambda session, actor: session.scalars(select(ClosedPoint)).all())
    assert len(kept) == 3
    (version,) = house.versions()
    with house.database.reading() as session:
        points = accepted_points(session, version_id=version.id, actor=house.actor)
    assert [(one.kind, one.day.day, one.text) for one in points] == [
        (PointKind.MISSING, 14, "Koersbal"),
        (PointKind.SHEET, 14, f"{house.sheet} · Koersbal"),
        (PointKind.MISSING, 20, "Kaartavond"),
    ]
    assert house.told().points == points
    assert not house.told().complete


def test_a_closed_month_is_corrected(database: Database, making: Making, hands: Hands) -> None:
    """Scenario 23, with its own numbers."""
    use("nl")
    house = october(database, making, hands, visitors=236)
    house.close()
    first = house.figures()
    assert (first.total(Code.UNIQUE), first.total(Code.PARTICIPATIONS)) == (236, 236)

    hands.at = CORRECTING
    with pytest.raises(MonthClosed) as refused:
        house.enter()
    assert str(refused.value) == (
        "Oktober 2026 is afgesloten (versie 1). Open eerst een correctie, met een reden."
    )
    house.correct("Lijst van 14 oktober kwam later terug")
    assert house.told().correcting == "Lijst van 14 oktober kwam later terug"
    assert house.enter().present == 6
    changed = {one.key: one.more for one in house.pending()}
    assert (changed[Key(Code.PARTICIPATIONS)], changed[Key(Code.UNIQUE)]) == (6, 1)
    assert house.told().figures.total(Code.UNIQUE) == 236  # version 1 holds until then
    closed = house.close(accepted=False)

    assert (closed.version, closed.reason) == (2, "Lijst van 14 oktober kwam later terug")
    told = house.told()
    assert (told.version, told.figures.total(Code.UNIQUE)) == (2, 237)
    assert told.replaced is not None
    assert (told.replaced.version, told.complete, told.correcting) == (1, True, "")
    assert house.figures(1) == first  # it can still be asked for
    found = {one.key: (one.old, one.new) for one in differences(first, house.figures(2))}
    assert found[Key(Code.PARTICIPATIONS)] == (236, 242)
    assert found[Key(Code.UNIQUE)] == (236, 237)
    assert found[Key(Code.PARTICIPATIONS, By.ACTIVITY, str(house.activity))] == (0, 6)
    assert Key(Code.QUESTIONS) not in found
    to_date = house.told(YEAR_TO_DATE)
    assert to_date.figures.total(Code.PARTICIPATIONS) == 242
    assert to_date.figures.total(Code.UNIQUE) == 237
    with pytest.raises(MonthClosed) as again:
        house.do(set_unnamed, occurrence_id=house.group, number=1)
    assert again.value.version == 2


def test_differences_have_words(house: October) -> None:
    use("nl")
    house.close()
    house.correct()
    house.enter()
    house.close()
    names = [one.name for one in differences(house.figures(1), house.figures(2))]
    assert names[0] == "Bezoeken"
    assert "Deelnames: Koersbal" in names


def test_the_year_to_date_goes_by_the_newest_versions(house: October, hands: Hands) -> None:
    """Additive figures come from the versions, whatever the rows say by now; people do not."""
    september = OCTOBER.moved(-1)
    house.came(house.people[0], date(2026, 9, 3))
    house.close(september)
    house.close()
    with house.database.transaction() as session:  # what nobody can do: a figure of its own
        row = session.scalar(
            select(ClosedFigure)
            .join(ClosedMonth, ClosedMonth.id == ClosedFigure.closed_month_id)
            .where(
                ClosedMonth.month == september.month,
                ClosedFigure.code == Code.VISITS.value,
                ClosedFigure.by == "",
            )
        )
        assert row is not None
        row.value = 100
    assert house.told(YEAR_TO_DATE).figures.total(Code.VISITS) == 112
    assert house.told(YEAR_TO_DATE).figures.total(Code.UNIQUE) == 12
    quarter = house.told(Period.of(Span.QUARTER, GROUP))
    assert quarter.figures.total(Code.VISITS) == 12
    assert [one.key for one in quarter.open_months] == ["2026-11", "2026-12"]
    hands.move(days=1)
    house.came(house.people[0], date(2026, 11, 5))
    year = house.told(Period.of(Span.YEAR, GROUP))
    assert (year.figures.total(Code.VISITS), year.figures.total(Code.UNIQUE)) == (113, 12)
    assert not year.complete
    assert house.live(Period.of(Span.YEAR, GROUP)).total(Code.VISITS) == 14


def test_a_month_is_closed_once(house: October) -> None:
    use("nl")
    key = uuid4()
    closed = house.close(key=key)
    assert house.close(key=key) == closed
    with pytest.raises(ClosedAlready) as refused:
        house.close()
    assert str(refused.value) == (
        "Oktober 2026 is op donderdag 5 november 2026 om 16:10 uur afgesloten door Coördinator "
        "(versie 1). Wilt u iets veranderen, open dan een correctie."
    )
    with house.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(ClosedMonth)) == 1


def test_only_what_is_over_is_closed(house: October, hands: Hands) -> None:
    with pytest.raises(MonthNotOver):
        house.close(NOVEMBER)
    hands.at = house.actor.clock.moment(date(2026, 11, 30), time(23, 59))
    with pytest.raises(MonthNotOver):
        house.close(NOVEMBER)
    hands.move(minutes=1)
    assert house.close(NOVEMBER).version == 1


def test_months_before_it_are_named(house: October) -> None:
    house.making.occurrence(house.activity, day=date(2026, 8, 3))
    house.making.occurrence(house.activity, day=date(2026, 9, 7))
    assert [one.key for one in house.points().earlier] == ["2026-08", "2026-09"]
    house.close(OCTOBER.moved(-2))
    assert [one.key for one in house.points().earlier] == ["2026-09"]
    assert house.close().version == 1  # it may be closed all the same


def test_other_months_that_are_corrected_are_named(house: October) -> None:
    september = OCTOBER.moved(-1)
    house.close(september)
    assert house.points().corrected == ()
    house.correct(month=september)
    assert [one.key for one in house.points().corrected] == ["2026-09"]
    assert house.points(september).corrected == ()


def test_a_correction_wants_a_reason_and_a_closed_month(house: October) -> None:
    with pytest.raises(NotClosed):
        house.correct()
    house.close()
    with pytest.raises(CorrectionReasonMissing):
        house.correct("  ")
    with pytest.raises(CitizenNumber):
        house.correct("Van 111222333 was de lijst weg")
    with pytest.raises(TextTooLong):
        house.correct("x" * 201)
    correction = house.correct()
    assert (correction.opened_by, correction.month) == ("Coördinator", OCTOBER)
    with pytest.raises(BeingCorrected) as refused:
        house.correct("Nog iets")
    assert "Lijst kwam later terug" in str(refused.value)


def test_one_key_is_one_correction(house: October) -> None:
    house.close()
    key = uuid4()
    first, second = (
        house.do(open_correction, key, month=OCTOBER, reason="Lijst") for _ in range(2)
    )
    assert first == second


def test_a_correction_of_nothing_is_given_up(house: October) -> None:
    house.close()
    house.correct()
    with pytest.raises(NothingCorrected):
        house.close()
    give_up = partial(give_up_correction, month=OCTOBER, actor=house.actor)
    house.database.perform(give_up)
    house.database.perform(give_up)
    assert house.state().closed
    assert [row.version for row in house.versions()] == [1]
    house.correct("Toch nog")
    house.enter()
    with pytest.raises(SomethingCorrected):
        house.database.perform(give_up)
    assert not house.state().closed


def test_a_later_reason_replaces_the_first(house: October) -> None:
    house.close(reason="Zonder reden")
    assert house.versions()[0].reason == ""
    house.correct()
    house.enter()
    assert house.close(reason=" Lijst 14 oktober ").reason == "Lijst 14 oktober"


def test_a_sheet_that_does_not_come_back_can_still_be_given_up(house: October) -> None:
    """No figure hangs on it, so no correction is needed."""
    house.close()
    assert house.do(give_up_sheet, number=house.sheet).action_id
    assert [one.kind for one in house.points().points] == [PointKind.MISSING]


def test_what_was_accepted_is_not_asked_for_any_more(house: October) -> None:
    forgotten(house, 20)
    missing = partial(house.ask, still_missing_number)
    assert missing() == 2
    house.close()
    assert missing() == 0
    house.correct()
    assert missing() == 2


def test_who_waited_stays_as_it_was(house: October, hands: Hands) -> None:
    """Nobody can tell in November who waited on the last of October."""
    series = house.making.series(house.activity)
    waits = house.making.enrolment(house.people[7], series=series, waiting=1)
    house.close()
    assert house.figures().total(Code.WAITING) == 1
    with house.database.transaction() as session:
        row = session.get_one(Enrolment, waits)
        row.state, row.waiting_position = EnrolmentState.ENROLLED, None
    hands.move(days=1)
    house.correct()
    house.enter()
    assert house.close().version == 2
    assert house.figures().total(Code.WAITING) == 1
    assert house.live().total(Code.WAITING) == 0


def test_an_empty_month_is_closed_too(house: October) -> None:
    month = Period.of(Span.MONTH, date(2025, 3, 1))
    assert house.close(month, accepted=False).version == 1
    assert dict(house.figures(month=month)) == {}
    assert house.told(month).closed_by == "Coördinator"


def test_another_period_is_counted_live(house: October) -> None:
    house.close()
    week = Period.of(Span.WEEK, GROUP)
    assert house.told(week).version == 0
    assert house.told(week).figures == house.live(week)
    assert house.told(Period(Span.OWN, GROUP, GROUP + timedelta(days=40))).version == 0
