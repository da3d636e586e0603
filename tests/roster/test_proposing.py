"""A proposal for the open shifts: who, why, and why nobody; accepted whole, undone whole."""

from dataclasses import replace
from datetime import date, time, timedelta
from functools import partial

import pytest

from atelier.domain import (
    AssignmentState,
    Availability,
    Can,
    DayPart,
    Pairing,
    PairKind,
    VogNeed,
    Volunteer,
    VolunteerAway,
)
from atelier.roster.placing import place_all
from atelier.roster.problem import Weights
from atelier.roster.proposing import Proposal, propose
from atelier.roster.question import read_question
from atelier.roster.weighing import NotAWeight, change_weights, weight_lines, weights_of
from tests.making import TUESDAY
from tests.roster.rostering import Rostering

WEEK = TUESDAY + timedelta(days=7)  # it begins next Tuesday


@pytest.fixture
def role(house: Rostering) -> int:
    return house.role("Gastvrouw")


def proposed(house: Rostering, first: date = WEEK, days: int = 7) -> Proposal:
    last = first + timedelta(days=days - 1)
    return propose(house.ask(read_question, first_day=first, last_day=last))


def shift(house: Rostering, role: int, day: date = WEEK, **facts: object) -> int:
    wanted = {"starts": time(9), "ends": time(12)} | facts
    return house.shifts(house.pattern(role, day, last_day=day, **wanted))[0].id


def who(proposal: Proposal) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for shift_id, person_id in proposal.picks:
        found.setdefault(shift_id, set()).add(person_id)
    return found


def test_it_fills_what_is_open_and_nothing_else(house: Rostering, role: int) -> None:
    cor = house.volunteer("Cor Smit", role)
    yusuf = house.volunteer("Yusuf Kaya", role)
    taken, empty = shift(house, role), shift(house, role, WEEK + timedelta(days=1))
    house.put(cor, taken)
    proposal = proposed(house)
    assert who(proposal) == {empty: {yusuf}}
    assert (proposal.filled, proposal.open, proposal.minutes) == (1, 0, 180)
    assert proposal.optimal
    assert proposal.gap == 0


def test_it_is_accepted_whole_and_taken_back_whole(house: Rostering, role: int) -> None:
    house.volunteer("Cor Smit", role)
    house.volunteer("Yusuf Kaya", role)
    for day in range(4):
        shift(house, role, WEEK + timedelta(days=day))
    before = house.everything()
    proposal = proposed(house)
    placed = house.do(place_all, picks=proposal.picks)
    assert placed.left == ()
    assert proposed(house).picks == ()
    house.undo(placed.change_id)
    assert house.everything() == before


def test_whom_a_rule_stops_is_not_proposed(house: Rostering) -> None:
    desk = house.role("Balie", trainings=2)
    stip = house.role("STIP", vog=VogNeed.STRICT)
    house.volunteer("Cor Smit", desk, trained=1)
    house.volunteer("Riet Bakker", stip)
    house.volunteer("Wim de Boer")
    first, second = shift(house, desk), shift(house, stip)
    proposal = proposed(house)
    assert proposal.picks == ()
    assert proposal.open == 2
    why = {one.shift_id: one.why for one in proposal.explained.open}
    assert why[first] == ("2 do not do this work.", "1 is not trained for it yet.")
    assert why[second] == ("2 do not do this work.", "1 has no valid VOG.")


def test_it_says_why_nobody_can(house: Rostering, role: int) -> None:
    cor = house.volunteer("Cor Smit", role)
    riet = house.volunteer("Riet Bakker", role, max_shifts=1)
    wim = house.volunteer("Wim de Boer", role)
    ali = house.volunteer("Ali Kaya", role)
    house.making.add(VolunteerAway(person_id=cor, first_day=WEEK, last_day=WEEK))
    house.making.add(
        Availability(person_id=wim, weekday=WEEK.weekday(), day_part=DayPart.MORNING, can=Can.NO)
    )
    one = shift(house, role)
    other = shift(house, role, starts=time(10), ends=time(13))
    house.put(riet, shift(house, role, WEEK + timedelta(days=20)))
    proposal = proposed(house)
    (filled,) = who(proposal)
    (still,) = proposal.explained.open
    assert {filled, still.shift_id} == {one, other}
    assert who(proposal)[filled] == {ali}
    assert still.why == (
        "2 cannot come then.",
        "1 has another shift around that time.",
        "1 has as much as was agreed.",
    )
    (placement,) = proposal.explained.placements
    assert placement.why == ("Nobody else can.", "Has 1 shift in these days then.")
    assert placement.name == "Ali Kaya"


def test_whoever_said_no_is_not_proposed_again(house: Rostering, role: int) -> None:
    from atelier.roster.assigning import ask, cannot_come, decline

    cor = house.volunteer("Cor Smit", role)
    wanted = shift(house, role)
    house.put(cor, wanted)
    house.do(cannot_come, shift_id=wanted, person_id=cor)
    proposal = proposed(house)
    assert proposal.picks == ()
    assert proposal.explained.open[0].why == ("1 said no already.",)
    yusuf = house.volunteer("Yusuf Kaya", role)
    house.do(ask, shift_id=wanted, person_id=yusuf)
    assert house.states(wanted)[yusuf] is AssignmentState.ASKED
    found = proposed(house)
    assert (found.filled, found.open, found.waiting) == (0, 0, 1)  # it waits for an answer
    house.do(decline, shift_id=wanted, person_id=yusuf)
    assert proposed(house).explained.open[0].why == ("2 said no already.",)


def test_what_has_begun_is_left_alone(house: Rostering, role: int) -> None:
    house.volunteer("Cor Smit", role)
    shift(house, role, TUESDAY, starts=time(9), ends=time(12))  # it is 9:50
    later = shift(house, role, TUESDAY, starts=time(13), ends=time(15))
    assert set(who(proposed(house, TUESDAY, 1))) == {later}


def test_wishes_are_kept(house: Rostering, role: int) -> None:
    cor = house.volunteer("Cor Smit", role)
    riet = house.volunteer("Riet Bakker", role)
    wim = house.volunteer("Wim de Boer", role)
    house.making.add(Pairing(person_id=cor, other_id=riet, kind=PairKind.APART))
    both = shift(house, role, needed=2, wished=2)
    found = who(proposed(house))[both]
    assert wim in found
    assert len(found) == 2


def test_the_most_shifts_hold_for_each_month(house: Rostering, role: int) -> None:
    cor = house.volunteer("Cor Smit", role, max_shifts=1)
    first = date(2026, 12, 30)
    days = [first, first + timedelta(days=1), date(2027, 1, 4), date(2027, 1, 5)]
    for day in days:
        shift(house, role, day)
    proposal = proposed(house, first, 14)
    assert {person for _, person in proposal.picks} == {cor}
    assert len(proposal.picks) == 2
    assert proposal.open == 2


def test_whoever_did_more_before_does_less_now(house: Rostering, role: int) -> None:
    cor = house.volunteer("Cor Smit", role)
    yusuf = house.volunteer("Yusuf Kaya", role)
    for days in range(1, 4):
        house.put(cor, shift(house, role, WEEK - timedelta(days=days)))
    wanted = shift(house, role)
    assert who(proposed(house)) == {wanted: {yusuf}}


def test_weights_are_the_houses_own(house: Rostering, role: int) -> None:
    assert house.ask(weights_of) == Weights()
    changed = house.database.perform(
        partial(change_weights, changed={"must": 0, "rather_not": 90}, actor=house.actor)
    )
    assert changed == replace(Weights(), must=0, rather_not=90) == house.ask(weights_of)
    lines = {line.name: line for line in weight_lines(changed)}
    assert (lines["must"].value, lines["must"].usual) == (0, 1000)
    assert len(lines) == len(Weights.__slots__)
    cor = house.volunteer("Cor Smit", role)
    shift(house, role)
    reluctant = {"weekday": WEEK.weekday(), "day_part": DayPart.MORNING, "can": Can.RATHER_NOT}
    house.making.add(Availability(person_id=cor, **reluctant))  # type: ignore[arg-type]
    still = proposed(house).explained.open
    assert [one.why for one in still] == [("1 could, but other wishes weigh more.",)]
    for wrong in ({"must": -1}, {"must": 1001}, {"colour": 1}):
        with pytest.raises(NotAWeight):
            house.database.perform(partial(change_weights, changed=wrong, actor=house.actor))


def test_another_house_is_not_asked(house: Rostering, role: int) -> None:
    house.volunteer("Cor Smit", role)
    shift(house, role)
    stranger = replace(house.actor, site_id=house.actor.site_id + 1)
    with house.database.reading() as session:
        question = read_question(session, first_day=WEEK, last_day=WEEK, actor=stranger)
    problem, _picture = question.judge()
    assert problem.slots == ()
    assert problem.workers == ()
    assert house.number(Volunteer) == 1
