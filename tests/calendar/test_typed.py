"""Days and times as people type them."""

from datetime import date, time

import pytest

from atelier.calendar.typed import DayNotUnderstood, TimeNotUnderstood, read_day, read_time

TODAY = date(2026, 11, 24)  # a Tuesday

DAYS = {
    "3-12": date(2026, 12, 3),
    "3-11": date(2027, 11, 3),  # this year's has gone
    "3/12/26": date(2026, 12, 3),
    "3.12.2026": date(2026, 12, 3),
    "03122026": date(2026, 12, 3),
    "031226": date(2026, 12, 3),
    "2026-12-03": date(2026, 12, 3),
    "24-11": TODAY,
    "di": TODAY,
    "Wo": date(2026, 11, 25),
    "maandag": date(2026, 11, 30),
    "Monday": date(2026, 11, 30),
    "morgen": date(2026, 11, 25),
    " overmorgen ": date(2026, 11, 26),
    "yesterday": date(2026, 11, 23),
    "3 dec": date(2026, 12, 3),
    "do 3 december 2026": date(2026, 12, 3),
    "thursday 3 December": date(2026, 12, 3),
    "1 mrt": date(2027, 3, 1),
    "29-2": date(2028, 2, 29),
    "3-11-2026": date(2026, 11, 3),  # with its year it may have gone
}
NO_DAYS = [
    *("", "31-2-2027", "30 feb", "12/24/2026", "0-1", "32-1", "3-13", "d", "m", "24", "0311"),
    *("3-11-1926", "3-11-2126", "3-11-026", "di 3 december", "٣-١١", "2026-13-01", "volgende week"),
    *("1-2-3-4", "3--11", "-3-11", "3-11-", "ma di", "juli", "99999999"),
]
TIMES = {
    "9.30": time(9, 30),
    "0930": time(9, 30),
    "930": time(9, 30),
    "9:30": time(9, 30),
    "9u30": time(9, 30),
    "9": time(9),
    "9 uur": time(9),
    "13:30 uur": time(13, 30),
    "00:00": time(0),
    "23.59": time(23, 59),
}
NO_TIMES = ["", "24:00", "9:60", "9.3", "half tien", "25", "-9", "9:30:15", "٩:٣٠", "12345"]


@pytest.mark.parametrize("text", DAYS)
def test_a_day_is_understood(text: str) -> None:
    assert read_day(text, TODAY) == DAYS[text]


@pytest.mark.parametrize("text", NO_DAYS)
def test_a_day_that_could_be_anything_is_refused(text: str) -> None:
    with pytest.raises(DayNotUnderstood):
        read_day(text, TODAY)


@pytest.mark.parametrize("text", TIMES)
def test_a_time_is_understood(text: str) -> None:
    assert read_time(text) == TIMES[text]


@pytest.mark.parametrize("text", NO_TIMES)
def test_a_time_that_could_be_anything_is_refused(text: str) -> None:
    with pytest.raises(TimeNotUnderstood):
        read_time(text)
