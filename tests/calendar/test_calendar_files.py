"""Calendar files of every kind: read, told one by one, or refused as a whole, and never a crash."""

import time
from contextlib import suppress
from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from atelier.calendar.exchange.ical_in import ReadCalendar, read_calendar
from atelier.calendar.exchange.moments import until_of
from atelier.calendar.exchange.refusals import NotACalendar, Unusable
from atelier.calendar.exchange.repeat_text import parse_repeat
from atelier.calendar.exchange.repeats import days_of, repeat_for
from atelier.domain import Clock
from atelier.domain.clock import AMSTERDAM
from tests.bad.calendars import (
    BOMBS,
    FILES,
    SLOW,
    ZONE,
    at,
    calendar,
    event,
    repeated,
)

FIRST = datetime.fromisoformat("2026-12-02T10:00")  # a Wednesday


def read(data: bytes, clock: Clock) -> ReadCalendar:
    return read_calendar(data, clock=clock)


@pytest.mark.parametrize("name", FILES)
def test_a_bad_file_is_read_told_or_refused(name: str, clock: Clock) -> None:
    bad = FILES[name]
    begun = time.process_time()
    if not bad.names:
        with pytest.raises(NotACalendar) as refused:
            read(bad.data, clock)
        assert str(refused.value).endswith((".", "?"))
    else:
        found = read(bad.data, clock)
        assert tuple(one.name for one in found.events) == bad.names
        assert len(found.refused) == bad.told
        for one in found.refused:
            assert one.reason.endswith(".")
            assert bad.data.splitlines()[one.line - 1].startswith(b"BEGIN:V")
        assert "\ufffd" not in "".join(f"{one.name}{one.room}{one.uid}" for one in found.events)
    assert time.process_time() - begun < (4 if name == "too much to look at" else 1)


@pytest.mark.parametrize("rule", BOMBS)
def test_a_rule_that_may_search_for_ever_is_refused_at_once(rule: str, clock: Clock) -> None:
    begun = time.process_time()
    found = read(repeated(rule), clock)
    assert time.process_time() - begun < 0.05
    assert (list(found.events), len(found.refused)) == ([], 1)


@pytest.mark.parametrize("rule", SLOW)
def test_a_rule_that_searches_far_is_counted_day_by_day(rule: str, clock: Clock) -> None:
    read(repeated("FREQ=DAILY"), clock)  # what is loaded once is no part of it
    begun = time.process_time()
    found = read(repeated(rule), clock)
    assert time.process_time() - begun < 0.05
    dates = [one for event_ in found.events for one in event_.dates]
    assert len(dates) == max(SLOW[rule], 1)  # the first always counts
    assert len(dates) <= 800


@pytest.mark.parametrize("first", ["20100106", "20150107", "20200101"])
def test_what_began_long_ago_is_refused_or_short(first: str, clock: Clock) -> None:
    for rule in ("FREQ=DAILY", "FREQ=WEEKLY", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"):
        begun = time.process_time()
        found = read(repeated(rule, first=first), clock)
        assert time.process_time() - begun < 0.05
        assert sum(len(one.dates) for one in found.events) <= 800


_DAY_NAMES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_numbers = st.lists(st.integers(-31, 31).filter(bool), min_size=1, max_size=3, unique=True)


@st.composite
def rules(draw: st.DrawFn) -> str:
    """Draw a rule that ours may take and that no library hangs on."""
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY"]))
    parts = [f"FREQ={frequency}", f"INTERVAL={draw(st.integers(1, 6))}"]
    if draw(st.booleans()):
        days = draw(st.lists(st.sampled_from(_DAY_NAMES), min_size=1, max_size=4, unique=True))
        places = [0, 1, 2, 4, -1, -2] if frequency == "MONTHLY" else [0]
        parts.append("BYDAY=" + ",".join(f"{draw(st.sampled_from(places)) or ''}{d}" for d in days))
    elif frequency != "WEEKLY":
        parts.append("BYMONTHDAY=" + ",".join(map(str, draw(_numbers))))
    if draw(st.booleans()):
        parts.append(f"WKST={draw(st.sampled_from(_DAY_NAMES))}")
    if frequency == "MONTHLY" and "BY" in parts[-1] and draw(st.booleans()):
        parts.append(f"BYSETPOS={draw(st.sampled_from(['1', '-1', '2', '1,-1']))}")
    ends = draw(st.sampled_from(["", "COUNT=20", "UNTIL=20270801T120000"]))
    return ";".join([*parts, ends] if ends else parts)


@settings(deadline=None)  # the other program takes its time
@given(rules())
def test_our_days_are_those_of_another_program(rule: str) -> None:
    horizon = date(2028, 11, 23)
    try:
        repeat = parse_repeat(rule, lambda text: until_of(text, AMSTERDAM))
    except Unusable:
        assert "BYSETPOS" in rule  # the only one that this could be
        return
    other = rrulestr(rule, dtstart=FIRST)
    days = []
    for moment in other:
        if moment.date() > horizon:
            break
        days.append(moment.date())
    if not days or days[0] != FIRST.date():
        return  # where the first day is not in the rule, programs differ
    ours, _ = days_of(repeat, FIRST, horizon=horizon)
    assert ours == days


@given(
    st.sets(st.integers(0, 700), min_size=2, max_size=60),
    st.sampled_from([1, 7, 14, 28]),
)
def test_a_rule_is_found_only_where_it_says_less_than_a_list(numbers: set[int], step: int) -> None:
    days = [FIRST.date() + timedelta(days=number * step) for number in sorted(numbers)][:80]
    days = [day for day in days if day < date(2029, 1, 1)]
    if len(days) < 2:
        return
    found = repeat_for(days)
    if found is not None:
        said, _ = days_of(found, datetime.combine(days[0], FIRST.time()), horizon=days[-1])
        assert len(set(said).symmetric_difference(days)) < len(days) - 1


def test_times_of_elsewhere_are_told_by_the_clock_of_the_house(clock: Clock) -> None:
    data = calendar(
        event("DTSTART:20261202T090000Z", "DTEND:20261202T100000Z", "RRULE:FREQ=MONTHLY;COUNT=8"),
        event("DTSTART;TZID=America/New_York:20261202T050000", "DURATION:PT90M", uid="b"),
        event("DTSTART;TZID=/mozilla.org/20050126_1/Europe/Lisbon:20261202T090000",
              "DURATION:PT1H", uid="c"),
    ).encode()  # fmt: skip
    monthly, york, lisbon = read(data, clock).events
    starts = [one.span.starts.hour for one in monthly.dates]
    assert starts == [10, 10, 10, 10, 11, 11, 11, 11]  # summer time begins in March
    assert [one.changed for one in monthly.dates] == [False] * 4 + [True] * 4
    assert (york.span.starts.hour, str(york.span.ends)) == (11, "12:30:00")
    assert lisbon.span.starts.hour == 10


def test_what_is_left_out_moved_and_cancelled_is_kept_apart(clock: Clock) -> None:
    data = calendar(
        event(*at(), "RRULE:FREQ=WEEKLY;COUNT=4", f"EXDATE{ZONE}:20261209T100000", "LOCATION:Zaal"),
        event(*at("20261217", "140000", "150000"), f"RECURRENCE-ID{ZONE}:20261216T100000"),
        event(*at("20261223"), f"RECURRENCE-ID{ZONE}:20261223T100000", "STATUS:CANCELLED"),
    ).encode()
    (found,) = read(data, clock).events
    plain, out, moved, cancelled = found.dates
    assert (plain.rule_day, plain.room, plain.changed) == (date(2026, 12, 2), "Zaal", False)
    assert (out.rule_day, out.skipped, out.cancelled) == (date(2026, 12, 9), True, True)
    assert (moved.rule_day, moved.span.day) == (date(2026, 12, 16), date(2026, 12, 17))
    assert (moved.changed, moved.room, moved.cancelled) == (True, "", False)
    assert (cancelled.rule_day, cancelled.cancelled, cancelled.skipped) == (
        date(2026, 12, 23),
        True,
        False,
    )


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for whole in (data, b"BEGIN:VCALENDAR\r\n" + data + b"\r\nEND:VCALENDAR"):
        with suppress(NotACalendar):
            read_calendar(whole, clock=Clock())
