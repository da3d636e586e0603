"""What stands in the way of two who swap, before anything is saved, is what the save says."""

from datetime import timedelta

import pytest

from atelier.domain import DayAnswer, DayPart, Gone, PairKind
from atelier.roster.availability import answer_days, set_pair
from atelier.roster.moving import hindrances_of_swap
from atelier.roster.refusals import ReasonNeeded
from atelier.roster.replacing import swap
from atelier.roster.rules import HindranceKind
from tests.making import TUESDAY
from tests.roster.rostering import Rostering

DAY = timedelta(days=1)


def test_both_are_judged_as_if_they_had_left(house: Rostering) -> None:
    role = house.role("Gastvrouw")
    cor, yusuf, ria = (
        house.volunteer(name, role) for name in ("Cor Smit", "Yusuf Kaya", "Ria Bos")
    )
    first = house.making.shift(role, day=TUESDAY + DAY, needed=2)
    other = house.making.shift(role, day=TUESDAY + 3 * DAY, needed=2)
    for person, shift in ((cor, first), (yusuf, other), (ria, other)):
        house.put(person, shift)
    trade = {
        "shift_id": first,
        "person_id": cor,
        "other_shift_id": other,
        "other_person_id": yusuf,
    }
    assert house.ask(hindrances_of_swap, **trade) == ((), ())
    house.do(set_pair, person_id=cor, other_id=yusuf, kind=PairKind.APART)
    assert house.ask(hindrances_of_swap, **trade) == ((), ())  # they do not meet
    house.do(set_pair, person_id=cor, other_id=ria, kind=PairKind.APART)
    answer = {(TUESDAY + DAY, DayPart.MORNING): DayAnswer.NO}
    house.do(answer_days, person_id=yusuf, days=answer)
    mine, theirs = house.ask(hindrances_of_swap, **trade)
    assert [one.kind for one in mine] == [HindranceKind.APART]
    assert [one.kind for one in theirs] == [HindranceKind.NOT_THAT_DAY]
    with pytest.raises(ReasonNeeded) as refused:
        house.do(swap, **trade)
    assert refused.value.hindrances == mine
    house.do(swap, **trade, reason="het kan niet anders")
    assert set(house.states(first)) == {yusuf}


def test_who_is_not_there_is_gone(house: Rostering) -> None:
    role = house.role("Gastvrouw")
    shift, cor = house.making.shift(role), house.volunteer("Cor Smit", role)
    facts = {"shift_id": shift, "person_id": cor}
    for other_shift, other in ((999, cor), (shift, 999)):
        with pytest.raises(Gone):
            house.ask(
                hindrances_of_swap, **facts, other_shift_id=other_shift, other_person_id=other
            )
