"""F32: seven days, four weeks, two months, none older than 92 days, and the newest always."""

import random
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from atelier.backup.thinning import DAYS_KEPT, MOST_DAYS_KEPT, Made, too_many

BEGIN = datetime(2026, 1, 5, 8, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def worked(days: int, term: int, wrong: dict[int, timedelta]) -> tuple[list[Made], datetime]:
    """Live so many days with a backup each hour; the clock is wrong by ``wrong`` on some."""
    there: list[Made] = []
    number, now = 0, BEGIN
    for day in range(days):
        for hour in range(8):
            now = BEGIN + day * DAY + hour * HOUR
            said = now + wrong.get(day, timedelta(0))
            number += 1
            there.append(Made(number, said))
            going = too_many(there, now=said, days=term)
            assert number not in going
            there = [one for one in there if one.number not in going]
    return there, now


@pytest.mark.parametrize("term", [DAYS_KEPT, MOST_DAYS_KEPT])
def test_in_400_days_what_is_kept_grows_thinner_and_never_too_old(term: int) -> None:
    there, now = worked(400, term, {})
    assert max(now - one.at for one in there) < term * DAY
    by_age = Counter((now - one.at) // DAY for one in there)
    assert by_age[0] == 8  # each hour of the last day
    assert all(number == 1 for age, number in by_age.items() if age)
    assert 7 + 2 <= len(by_age) <= 7 + 4 + 2


def test_the_clock_may_be_wrong_without_the_good_ones_going() -> None:
    random_days = random.Random(5)
    wrong = {
        day: random_days.choice([-400, -30, -2, 2, 40, 3650]) * DAY
        for day in random_days.sample(range(20, 380), 12)
    }
    there, now = worked(400, DAYS_KEPT, wrong)
    assert all(now - DAYS_KEPT * DAY < one.at <= now + DAY for one in there)
    assert len({(now - one.at) // DAY for one in there}) >= 7


def test_one_leap_of_the_clock_takes_nothing() -> None:
    there, _ = worked(60, DAYS_KEPT, {})
    leapt = Made(there[-1].number + 1, there[-1].at + 3650 * DAY)
    assert too_many([*there, leapt], now=leapt.at) == set()


def test_a_longer_term_than_the_law_allows_is_not_followed() -> None:
    old = [Made(1, BEGIN), Made(2, BEGIN + 20 * DAY)]
    assert too_many(old, now=BEGIN + 93 * DAY, days=4000) == {1}


def test_the_only_backup_stays_however_old() -> None:
    assert too_many([Made(1, BEGIN)], now=BEGIN + 400 * DAY) == set()
