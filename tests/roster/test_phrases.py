"""How the roster page says things."""

import pytest

from atelier.domain import VolunteerStatus
from atelier.roster.rows import VolunteerRow
from ui.roster.phrases import load_words


def volunteer(*, shifts: int, most: int | None, hours: int | None) -> VolunteerRow:
    """Give somebody who does shifts of three hours, and what they wished at most."""
    return VolunteerRow(
        person_id=1,
        name="Hanan Al-Hassan",
        short="Hanan",
        status=VolunteerStatus.ACTIVE,
        role_ids=(),
        roles=(),
        shifts=shifts,
        minutes=shifts * 180,
        min_shifts=None,
        max_shifts=most,
        max_hours=hours,
        away=False,
        vog_due=(),
        bhv_until=None,
    )


@pytest.mark.parametrize(
    ("shifts", "most", "hours", "words", "over"),
    [
        (2, None, None, "6 h", False),
        (2, None, 30, "6 h of 30 h", False),
        (2, 8, None, "2 of 8 shifts", False),
        (2, 8, 30, "6 h of 30 h", False),
        (9, 8, 30, "9 of 8 shifts", True),  # the words say why it is red
        (11, 12, 30, "33 h of 30 h", True),
    ],
)
def test_a_load_is_said_in_what_it_is_over(
    shifts: int, most: int | None, hours: int | None, words: str, over: bool
) -> None:
    one = volunteer(shifts=shifts, most=most, hours=hours)
    assert (load_words(one), one.over) == (words, over)
