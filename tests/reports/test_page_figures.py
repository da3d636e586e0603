"""What stands on the cards and in the charts, of a house with work, questions and a year before."""

from datetime import date, time

import pytest

from atelier.domain import (
    Assignment,
    DayPart,
    Function,
    OccurrenceReport,
    Organisation,
    Question,
)
from tests.reports.october import OCTOBER, October
from tests.reports.paged import Key, Reports
from ui.kit.chart import Chart
from ui.reports.trace_panel import TracePanel
from ui.reports.view import growth


def work(house: October, day: date, hours: int, professional: int) -> None:
    """Let a volunteer work some hours at an activity, beside a professional."""
    making = house.making
    activity = making.activity("Taalcafé", function=Function.INFORMATION)
    occurrence = making.occurrence(activity, day=day)
    making.participation(house.people[0], occurrence, day, house.moment(day))
    making.add(
        OccurrenceReport(
            occurrence_id=occurrence, professional_minutes=professional * 60, done_by="Balie"
        )
    )
    shift = making.shift("taal", day=day, starts=time(9), ends=time(17), occurrence=occurrence)
    making.add(
        Assignment(
            shift_id=shift,
            person_id=house.people[1],
            worked_starts=time(9),
            worked_ends=time(9 + hours),
            confirmed_at=house.actor.now(),
            confirmed_by="Balie",
        )
    )


def ask(house: October, number: int, organisation: str = "") -> None:
    """Note questions of October, each referred to an organisation if there is one."""
    referred = None
    if organisation:
        row = Organisation(site_id=house.making.site_id, name=organisation)
        referred = house.making.add(row)
    for _ in range(number):
        house.making.add(
            Question(
                site_id=house.making.site_id,
                day=OCTOBER.first,
                day_part=DayPart.MORNING,
                at=house.moment(OCTOBER.first),
                topic="housing",
                outcome="referred" if referred else "answered",
                minutes_class="0-5",
                referred_to_id=referred,
            )
        )


def test_informal_hours_stand_beside_professional_ones(
    reports: Reports, small_october: October
) -> None:
    work(small_october, date(2026, 10, 20), 6, 2)
    work(small_october, date(2025, 10, 21), 1, 3)
    reports.settle()
    body = reports.page.body
    assert reports.cards()[3] == ("Volunteers' hours", "6", ("1 volunteer",))
    assert reports.bars(body.hours) == [("professionals", "2 h"), ("volunteers", "6 h (75%)")]
    assert body.hours.note.text() == "a year ago 25%"
    assert [mark.kind for mark in body.functions.chart.marks] == ["meeting", "information"]
    assert reports.bars(body.functions)[1] == ("Information and advice", "1")
    reports.type("v")
    assert reports.cards()[3][2] == ("1 volunteer", "a year ago 1 (+500%)")
    reports.type("t")
    assert reports.table(body.hours) == [["professionals", "2", "3"], ["volunteers", "6", "1"]]
    body.hours.take_focus()
    reports.press(Key.Key_Down, Key.Key_Return)
    panel = reports.page.panel
    assert isinstance(panel, TracePanel)
    assert panel.facts.what.text() == "Hours of volunteers"
    assert [panel.rows.model().index(0, column).data() for column in (1, 3)] == ["taal", "6"]


def test_questions_and_referrals_say_to_whom(reports: Reports, small_october: October) -> None:
    ask(small_october, 3)
    ask(small_october, 2, "Sociaal Wijkteam")
    ask(small_october, 1, "STIP")
    reports.settle()
    assert reports.cards()[4] == ("Referrals", "3", ("2 to Sociaal Wijkteam", "6 questions"))
    assert reports.bars(reports.page.body.topics) == [("Housing", "6")]


def test_what_every_chart_says_can_be_heard(reports: Reports, small_october: October) -> None:
    work(small_october, date(2026, 10, 20), 6, 2)
    ask(small_october, 3)
    reports.settle()
    for card in reports.page.body.charts:
        chart: Chart = card.chart
        assert chart.accessibleName() == card.title.text()
        assert chart.marks, card.title.text()
        assert all(mark.spoken.endswith(".") for mark in chart.marks)
        assert all(mark.text in mark.spoken or not mark.text for mark in chart.marks)


@pytest.mark.parametrize(
    ("now", "then", "words"),
    [
        *((106, 100, "+6%"), (88, 100, "−12%"), (100, 100, "0%"), (1001, 1000, "0%")),
        *((0, 7, "−100%"), (20, 1, "×20"), (11, 1, "+1,000%")),
    ],
)
def test_growth_is_said_in_few_words(now: int, then: int, words: str) -> None:
    assert growth(now, then) == words
