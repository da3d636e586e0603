"""Hours and money of a payment, as they are typed and as they are written."""

import pytest

from atelier.calendar.room_refusals import PriceWrong
from atelier.calendar.typed import read_cents
from atelier.language import use
from atelier.roster.allowance_typed import HoursNotUnderstood, minutes_typed, read_minutes
from atelier.words import cents_in_figures, euros


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("", 0), ("38", 2280), ("7:30", 450), ("7,5", 450), ("7.25", 435), (" 0,1 ", 6), ("0:05", 5)],
)
def test_hours_are_read(typed: str, minutes: int) -> None:
    assert read_minutes(typed) == minutes
    assert read_minutes(minutes_typed(minutes)) == minutes


@pytest.mark.parametrize("typed", ["veel", "7:60", "-1", "1000", "7,555", "½"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(HoursNotUnderstood):
        read_minutes(typed)


def test_money_is_read_and_written() -> None:
    assert read_cents("") is None
    assert (read_cents("€ 212,80"), read_cents("5.6"), read_cents("10")) == (21_280, 560, 1000)
    with pytest.raises(PriceWrong):
        read_cents("1.234,56")
    assert (euros(21_280), euros(21_000), euros(220_000)) == ("€212.80", "€210", "€2,200")
    assert (cents_in_figures(560), cents_in_figures(None)) == ("5.60", "")
    use("nl")
    assert (euros(21_280), euros(220_050)) == ("€\u00a0212,80", "€\u00a02.200,50")
    assert cents_in_figures(560) == "5,60"
