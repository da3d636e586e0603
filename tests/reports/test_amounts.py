"""Numbers as they are read in both languages."""

import pytest

from atelier.language import use
from atelier.reports.amounts import average, hours, percent, whole


def said() -> list[str]:
    return [
        *(whole(0), whole(999), whole(1284), whole(-1284), whole(1_000_000)),
        *(average(412, 22), average(125, 10), average(9, 4), average(-1, 20), average(3, 0)),
        *(percent(406, 644), percent(1, 200), percent(0, 5), percent(5, 0), percent(5000, 4)),
        *(hours(0), hours(30), hours(450), hours(24_360), hours(99 * 60 + 59), hours(83_970)),
    ]


def test_numbers_are_written_as_in_dutch() -> None:
    use("nl")
    assert said() == [
        *("0", "999", "1\u00a0284", "-1\u00a0284", "1\u00a0000\u00a0000"),
        *("18,7", "12,5", "2,3", "-0,1", "–"),
        *("63%", "1%", "0%", "–", "125\u00a0000%"),
        *("0", "0,5", "7,5", "406", "100", "1\u00a0400"),
    ]


def test_numbers_are_written_as_in_english() -> None:
    use("en")
    assert said() == [
        *("0", "999", "1,284", "-1,284", "1,000,000"),
        *("18.7", "12.5", "2.3", "-0.1", "–"),
        *("63%", "1%", "0%", "–", "125,000%"),
        *("0", "0.5", "7.5", "406", "100", "1,400"),
    ]


@pytest.mark.parametrize("tenths", range(-30, 31))
def test_half_is_rounded_away_from_nil(tenths: int) -> None:
    use("en")
    away = int(abs(tenths) / 10 + 0.5) * (1 if tenths > 0 else -1)
    assert percent(tenths, 1000) == f"{away}%"
