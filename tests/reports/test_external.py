"""Reports that leave the house: nothing hidden in them can be worked out."""

from datetime import date, timedelta

import pytest

from atelier.reports.external import External, Parts, external, external_hosts
from atelier.reports.figures import By, Code, Figures, Key
from atelier.reports.protected import PROTECTED
from atelier.reports.small_numbers_system import Sign
from tests.reports.report_reader import OF_HOSTS, ReportReader
from tests.reports.small_worlds import World, draw_world

HOUSES = 200  # drawn at full length
MONTHS = [(date(2026, 1, 1), date(2026, 1, 31)), (date(2026, 2, 1), date(2026, 2, 28)),
          (date(2026, 3, 1), date(2026, 3, 31))]  # fmt: skip


def _number(rounds: float) -> int:
    return max(20, round(HOUSES * rounds))


def published(world: World) -> External:
    return external(world.figures(), programme=world.programme)


@pytest.mark.timeout(1800)  # at full length
def test_nothing_hidden_in_a_report_can_be_worked_out(rounds: float) -> None:
    hidden = 0
    for seed in range(_number(rounds)):
        world = draw_world(seed, first=date(2026, 10, 1), days=seed % 40 + 1)
        report = published(world)
        reader = ReportReader(sharp=True)
        reader.reads("october", report, world)
        assert reader.works_out() == {}, seed
        hidden += len(report.signs)
        _no_small_number_is_shown(report, seed)
    assert hidden > 20


def _no_small_number_is_shown(report: External, seed: int) -> None:
    for key, value in report.figures.items():
        threshold = report.programme.threshold(key, host=report.host)
        if 0 < value < threshold:
            assert report.cell(key).suppressed, (seed, key)


@pytest.mark.timeout(1800)  # at full length
def test_nothing_hidden_in_a_row_of_months_and_their_quarter_can_be_worked_out(
    rounds: float,
) -> None:
    for seed in range(_number(rounds) // 2):
        world = draw_world(seed, first=date(2026, 1, 1), days=90)
        months = [world.within(*month) for month in MONTHS]
        reports = [published(month) for month in months]
        quarter = external(
            world.figures(), programme=world.programme, before=[Parts(tuple(reports))]
        )
        reader = ReportReader()
        for name, report, month in zip("123", reports, months, strict=True):
            reader.reads(name, report, month)
        reader.reads("quarter", quarter, world)
        reader.ties("quarter", "123", world.figures())
        assert reader.works_out() == {}, seed
        for report in reports:
            _no_small_difference(quarter, report, reports, seed)


def _no_small_difference(whole: External, part: External, parts: list[External], seed: int) -> None:
    """Who came in the quarter, but not in January, are people as well.

    Not so in a house of 50, nor in a group of four times the threshold, where they are spread
    over two other months: they are nobody in particular.
    """
    for key in whole.counted:
        if key.code in (Code.UNIQUE, Code.UNIQUE_PARTICIPANTS):
            more, less = whole.cell(key), part.cell(key)
            if more.value is not None and less.value:
                difference = more.value - less.value
                threshold = whole.programme.threshold(key)
                spread = key.by is By.TOTAL or all(one.counted[key] for one in parts)
                if spread and more.value >= (50 if key.by is By.TOTAL else 4 * threshold):
                    continue
                assert difference == 0 or difference >= threshold, (seed, key)


@pytest.mark.timeout(1800)  # at full length
def test_nothing_hidden_in_the_reports_of_hosts_can_be_worked_out(rounds: float) -> None:
    for seed in range(_number(rounds)):
        world = draw_world(seed, first=date(2026, 10, 1), days=31)
        house = published(world)
        hosts = {host: world.of_host(host) for host in house.counted.split(Code.HELD, By.HOST)}
        named = {host: there for host, there in hosts.items() if host}
        reports = external_hosts(house, {host: one.figures() for host, one in named.items()})
        reader = ReportReader()
        reader.reads("house", house, world)
        for host, report in reports.items():
            if report.withheld:
                assert all(
                    report.cell(key).value is None
                    for key in report.figures
                    if key.code in PROTECTED
                )
                continue
            reader.reads(host, report, named[host], host=True)
            for code in (Code.PARTICIPATIONS, Code.PLACES_USED, Code.UNIQUE_PARTICIPANTS):
                reader.total(("house", Key(code, By.HOST, host)), [(host, Key(code))])
            reader.total(
                ("house", Key(Code.UNIQUE_PARTICIPANTS, By.HOST, host)), [(host, Key(Code.UNIQUE))]
            )
        reader.ties("house", hosts, _without_visits(world).figures(), OF_HOSTS)
        assert reader.works_out() == {}, seed


def _without_visits(world: World) -> World:
    came = [one for one in world.came if one.activity is not None]
    return World(world.people, world.activities, world.sensitive, came, [], [])


@pytest.mark.timeout(1800)  # at full length
def test_half_a_year_keeps_what_its_months_and_quarters_hide(rounds: float) -> None:
    for seed in range(max(2, round(20 * rounds))):
        world = draw_world(seed, first=date(2026, 1, 1), days=180)
        days = [date(2026, month, 1) for month in range(1, 8)]
        ends = [day - timedelta(days=1) for day in days[1:]]
        months = [world.within(*month) for month in zip(days, ends, strict=False)]
        halves = [world.within(days[0], ends[2]), world.within(days[3], ends[5])]
        reports = tuple(published(month) for month in months)
        quarters = tuple(
            external(
                half.figures(),
                programme=world.programme,
                before=[Parts(reports[3 * at : 3 * at + 3])],
            )
            for at, half in enumerate(halves)
        )
        whole = external(
            world.figures(),
            programme=world.programme,
            before=[Parts(reports), Parts(quarters)],
        )
        reader = ReportReader()
        reader.reads("half", whole, world)
        for name, report, month in zip("123456", reports, months, strict=True):
            reader.reads(name, report, month)
        for name, report, half in zip("AB", quarters, halves, strict=True):
            reader.reads(name, report, half)
        reader.ties("half", "AB", world.figures())
        reader.ties("A", "123", halves[0].figures())
        reader.ties("B", "456", halves[1].figures())
        assert reader.works_out() == {}, seed


def test_hours_of_one_or_two_volunteers_are_theirs() -> None:
    """Rule 6; a second role is hidden with theirs, or the total would tell."""
    minutes, active = Code.VOLUNTEER_MINUTES, Code.ACTIVE_VOLUNTEERS
    roles = {"desk": (9, 4000), "cook": (2, 600), "garden": (4, 900), "repair": (5, 1100)}
    values = {Key(minutes): 6600, Key(active): 14}
    for role, (people, number) in roles.items():
        values |= {Key(active, By.ROLE, role): people, Key(minutes, By.ROLE, role): number}
    report = external(Figures(values, {}))
    shown = {role: report.cell(Key(minutes, By.ROLE, role)).text for role in roles}
    assert shown == {"desk": "66.7", "cook": "x", "garden": "x", "repair": "18.3"}
    assert report.cell(Key(active, By.ROLE, "cook")).text == "<3"
    assert report.cell(Key(minutes)).value == 6600


def test_occurrences_are_no_people() -> None:
    values = {Key(Code.HELD): 3, Key(Code.CANCELLED): 1, Key(Code.ENROLLED_VOLUNTEERS): 2}
    values[Key(Code.HELD, By.ACTIVITY, "1")] = 3
    report = external(Figures(values, {}))
    assert [report.cell(key).value for key in values] == [3, 1, 2, 3]


def test_a_house_with_four_visitors_does_not_say_so() -> None:
    values = {Key(Code.VISITS): 4, Key(Code.VISITS_NAMED): 4, Key(Code.UNIQUE): 4}
    values[Key(Code.UNIQUE, By.AGE, "75–84")] = 4
    report = external(Figures(values, {}))
    assert {report.cell(key).text for key in values} == {"<5"}
    assert report.cell(Key(Code.PARTICIPATIONS)).text == "0"


def test_what_was_published_stays_as_it_was() -> None:
    world = draw_world(7, first=date(2026, 1, 1), days=90)
    reports = tuple(published(world.within(*month)) for month in MONTHS)
    before = [dict(report.signs) for report in reports]
    external(world.figures(), programme=world.programme, before=[Parts(reports)])
    assert [dict(report.signs) for report in reports] == before
    assert {Sign.SMALL, Sign.COVER} >= {sign for signs in before for sign, _ in signs.values()}


@pytest.mark.parametrize(
    ("code", "by", "months", "whole", "text"),
    [
        (Code.ACTIVE_VOLUNTEERS, By.TOTAL, (58, 60, 61), 62, "62"),
        (Code.UNIQUE, By.TOTAL, (47, 48, 40), 50, "50"),
        (Code.UNIQUE, By.TOTAL, (47, 40, 40), 49, "x"),
        (Code.UNIQUE_PARTICIPANTS, By.ACTIVITY, (19, 18, 12), 20, "20"),
        (Code.UNIQUE_PARTICIPANTS, By.ACTIVITY, (18, 12, 12), 19, "x"),
        (Code.UNIQUE_PARTICIPANTS, By.FUNCTION, (40, 38, 39), 41, "41"),
        (Code.ACTIVE_VOLUNTEERS, By.ROLE, (11, 9, 8), 12, "12"),
        (Code.ACTIVE_VOLUNTEERS, By.ROLE, (10, 8, 8), 11, "x"),
    ],
)
def test_a_few_who_missed_a_month_are_nobody_in_a_large_group(
    code: Code, by: By, months: tuple[int, ...], whole: int, text: str
) -> None:
    own = Key(code, by, "" if by is By.TOTAL else "1")
    reports = tuple(external(Figures({own: month}, {})) for month in months)
    assert external(Figures({own: whole}, {}), before=[Parts(reports)]).cell(own).text == text


@pytest.mark.parametrize("months", [(38, 30), (38, 30, 0)])
def test_newcomers_of_one_month_are_guarded_in_a_large_group_too(months: tuple[int, ...]) -> None:
    """Who is not in the one came in the other, all in one go."""
    own = Key(Code.UNIQUE_PARTICIPANTS, By.ACTIVITY, "1")
    reports = tuple(external(Figures({own: number}, {})) for number in months)
    assert external(Figures({own: 40}, {}), before=[Parts(reports)]).cell(own).text == "x"


def test_visits_of_a_large_house_are_still_tied_exactly() -> None:
    own = Key(Code.VISITS)
    reports = tuple(external(Figures({own: number}, {})) for number in (300, 3, 200))
    assert external(Figures({own: 503}, {}), before=[Parts(reports)]).cell(own).text == "x"
