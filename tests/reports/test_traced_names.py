"""What the reports page reads, on both engines: names where they may be, and a month's state."""

from datetime import date

from atelier.domain import Function, PointKind
from atelier.reports.closing_view import ClosingView, closing_view, version_changes
from atelier.reports.figures import By, Code, Key
from atelier.reports.overview import Overview, overview
from atelier.reports.traced_names import Traced, meaning_of, traced
from tests.conftest import Hands
from tests.reports.october import CORRECTING, GROUP, OCTOBER, October

SECRET = "Herstelgroep"


def trace(house: October, key: Key) -> Traced:
    found = house.ask(traced, key=key, period=OCTOBER)
    assert isinstance(found, Traced)
    return found


def view(house: October) -> ClosingView:
    found = house.ask(closing_view, month=OCTOBER)
    assert isinstance(found, ClosingView)
    return found


def test_the_rows_come_to_the_figure_and_have_names(small_october: October) -> None:
    found = trace(small_october, Key(Code.VISITS))
    assert (found.number, found.counted, found.version) == (12, 12, 0)
    assert [row.id for row in found.rows] == list(range(12))
    assert {row.name.partition(",")[0] for row in found.rows} >= {"Nummer0", "Nummer11"}
    assert found.meaning is not None
    assert (found.meaning.code, meaning_of(Key(Code.UNIQUE_NEW))) == (
        "B1",
        meaning_of(Key(Code.UNIQUE)),
    )


def test_who_came_for_something_sensitive_is_not_named(small_october: October) -> None:
    making, day = small_october.making, date(2026, 10, 20)
    activity = making.activity(SECRET, sensitive=True, public_name="Donderdaggroep")
    group = making.occurrence(activity, day=day)
    newcomer = making.person("Bea de Wit")
    making.participation(newcomer, group, day, small_october.moment(day))
    for key in (
        Key(Code.PARTICIPATIONS, By.ACTIVITY, str(activity)),
        Key(Code.PARTICIPATIONS),
        Key(Code.UNIQUE),
    ):
        rows = [row for row in trace(small_october, key).rows if row.day == day]
        assert [(row.text, row.name, row.private) for row in rows] == [("Donderdaggroep", "", True)]
    assert SECRET not in repr(trace(small_october, Key(Code.UNIQUE)))


def test_a_closed_month_says_what_it_was_closed_with(small_october: October) -> None:
    small_october.close()
    small_october.came(small_october.people[0], date(2026, 10, 29))
    found = trace(small_october, Key(Code.VISITS))
    assert (found.number, found.counted, found.version) == (12, 13, 1)


def test_the_overview_says_whether_the_period_still_runs(small_october: October) -> None:
    found = small_october.ask(overview, period=OCTOBER)
    assert isinstance(found, Overview)
    assert found.figures.total(Code.VISITS) == 12
    assert found.functions == {
        str(small_october.activity): Function.MEETING,
        str(small_october.activity + 1): Function.MEETING,
    }
    assert (found.filled, found.running) == (True, False)
    assert small_october.ask(overview, period=OCTOBER.moved(1)).running


def test_a_month_tells_what_is_open_and_what_its_versions_changed(
    small_october: October, hands: Hands
) -> None:
    first = view(small_october)
    assert (first.over, first.next_version, first.versions, first.changes) == (True, 1, (), ())
    kinds = [(one.kind, one.day) for one in first.to_accept]
    assert kinds == [(PointKind.MISSING, GROUP), (PointKind.SHEET, GROUP)]
    small_october.close()
    hands.at = CORRECTING
    small_october.correct()
    assert view(small_october).changes == ()
    small_october.enter()
    pending = {one.key: one.more for one in view(small_october).changes}
    assert pending[Key(Code.PARTICIPATIONS)] == 6
    small_october.close()
    second = view(small_october)
    assert [row.version for row in second.versions] == [1, 2]
    assert {one.key: one.more for one in second.changes} == pending
    assert small_october.ask(version_changes, month=OCTOBER, version=1) == ()
