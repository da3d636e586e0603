"""The proposal breaks no hard rule, leaves nothing open that could be filled, and is fair."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from atelier.roster.problem import Option, Problem, Slot, Weights, Worker, clash, fair_shares
from atelier.roster.solving import Solution, solve
from tests.roster.random_houses import greedy, month, restarts, spread, unfilled
from tests.roster.verifier import faults

HOUSES = 300
MONTHS = 10
MONDAY = date(2026, 12, 7)


def slot(number: int, starts: int = 9, ends: int = 12, *, day: int = 0, **more: object) -> Slot:
    facts: dict[str, object] = {"minimum": 1, "wished": 1, **more}
    return Slot(
        id=number,
        day=MONDAY + timedelta(days=day),
        starts=time(starts),
        ends=time(ends),
        **facts,  # type: ignore[arg-type]
    )


def asked(
    slots: list[Slot],
    people: int,
    *,
    options: dict[tuple[int, int], Option] | None = None,
    workers: tuple[Worker, ...] | None = None,
    **more: object,
) -> Problem:
    """Ask who does what; unless said otherwise everybody can do everything."""
    every = {(who, one.id): Option() for who in range(1, people + 1) for one in slots}
    return Problem(
        tuple(slots),
        workers or tuple(Worker(id=who) for who in range(1, people + 1)),
        every if options is None else options,
        **more,  # type: ignore[arg-type]
    )


def people_in(solution: Solution, number: int) -> set[int]:
    return {who for who, one in solution.placed if one == number}


def test_no_hard_rule_is_ever_broken(rounds: float) -> None:
    for seed in range(round(HOUSES * rounds)):
        size = 10 + seed % 40
        begin = date(2026, 12, 1 + seed % 28)  # most go on into January
        problem = month(seed, volunteers=size, days=7 + seed % 15, roles=1 + seed % 6, first=begin)
        solution = solve(problem, seconds=20, seed=1)
        assert faults(problem, solution.placed) == [], seed


def test_a_roster_is_as_full_and_fairer_than_a_hand_makes_it(rounds: float) -> None:
    open_places, hand, luck = 0, 0, 0
    further, hand_further, luck_further = 0.0, 0.0, 0.0
    for seed in range(100, 100 + max(2, round(MONTHS * rounds))):
        problem = month(seed)
        ours = solve(problem, seconds=30).placed
        first, best = greedy(problem), restarts(problem, seconds=0, seed=seed)
        open_places += unfilled(problem, ours)
        hand += unfilled(problem, first)
        luck += unfilled(problem, best)
        further += spread(problem, ours)
        hand_further += spread(problem, first)
        luck_further += spread(problem, best)
    assert open_places <= min(hand, luck)
    assert further <= min(hand_further, luck_further)


def test_the_same_question_and_seed_have_the_same_answer() -> None:
    problem = month(7, volunteers=30, days=14)
    assert solve(problem, seed=3) == solve(problem, seed=3)


def test_who_is_in_the_roster_stays_and_counts() -> None:
    problem = asked([slot(1, minimum=2, wished=2, taken=frozenset({1}))], 2)
    solution = solve(problem)
    assert solution.placed == ((2, 1),)
    assert solution.optimal
    assert solution.gap == 0


@pytest.mark.parametrize(
    ("first", "second", "excluded"),
    [
        (slot(1, 9, 12), slot(2, 12, 15), False),
        (slot(1, 9, 13), slot(2, 12, 15), True),
        (slot(1, 19, 22), slot(2, 8, 9, day=1), True),
        (slot(1, 19, 22), slot(2, 9, 10, day=1), False),
        (slot(1, 8, 9), slot(2, 20, 21), False),
    ],
)
def test_nobody_is_in_two_places_nor_without_a_night(
    first: Slot, second: Slot, excluded: bool
) -> None:
    assert clash(first, second) is clash(second, first) is excluded
    assert len(solve(asked([first, second], 1)).placed) == (1 if excluded else 2)
    held = replace(first, taken=frozenset({1}))
    assert len(solve(asked([held, second], 1)).placed) == (0 if excluded else 1)


def test_the_minimum_goes_before_the_wished_places() -> None:
    problem = asked([slot(1, minimum=1, wished=2), slot(2)], 2)
    solution = solve(problem)
    assert [len(people_in(solution, number)) for number in (1, 2)] == [1, 1]


def test_a_place_beyond_the_wished_stays_open() -> None:
    assert len(solve(asked([slot(1, minimum=1, wished=2)], 5)).placed) == 2


def test_shifts_are_shared_out() -> None:
    slots = [slot(number, day=number) for number in range(1, 7)]
    solution = solve(asked(slots, 3))
    assert sorted(sum(who == one for one, _ in solution.placed) for who in (1, 2, 3)) == [2, 2, 2]
    assert fair_shares(asked(slots, 3)) == {1: 2, 2: 2, 3: 2}


def test_who_did_more_earlier_does_less_now() -> None:
    slots = [slot(number, day=number) for number in range(1, 5)]
    workers = (Worker(id=1, earlier=2), Worker(id=2))
    solution = solve(asked(slots, 2, workers=workers))
    assert sum(who == 1 for who, _ in solution.placed) == 1


def test_unpopular_hours_are_shared_out_too() -> None:
    slots = [slot(n, day=n, unpopular=n in {1, 2}) for n in range(1, 5)]
    solution = solve(asked(slots, 2))
    assert {min(people_in(solution, 1)), min(people_in(solution, 2))} == {1, 2}


def test_the_most_is_never_passed_and_the_fewest_is_wished() -> None:
    slots = [slot(number, day=number) for number in range(1, 5)]
    workers = (Worker(id=1, most=1), Worker(id=2, most_minutes=3 * 60))
    assert len(solve(asked(slots, 2, workers=workers)).placed) == 2
    workers = (Worker(id=1, fewest=4), Worker(id=2))
    assert sum(who == 1 for who, _ in solve(asked(slots, 2, workers=workers)).placed) == 4


def test_wishes_decide_between_equals() -> None:
    one = [slot(1)]
    options = {(1, 1): Option(rather_not=True), (2, 1): Option()}
    assert solve(asked(one, 2, options=options)).placed == ((2, 1),)
    options = {(1, 1): Option(), (2, 1): Option(fixed=True)}
    assert solve(asked(one, 2, options=options)).placed == ((2, 1),)
    options = {(1, 1): Option(), (2, 1): Option(knows=True)}
    assert solve(asked(one, 2, options=options)).placed == ((2, 1),)


def test_pairs_are_kept_apart_or_put_together() -> None:
    two = [slot(1, minimum=2, wished=2), slot(2, minimum=1, wished=1)]
    apart = frozenset({frozenset({1, 2})})
    solution = solve(asked(two, 3, apart=apart))
    assert not people_in(solution, 1) >= {1, 2}
    held = [slot(1, minimum=2, wished=2, taken=frozenset({1}))]
    assert solve(asked(held, 2, apart=apart)).placed == ()
    solution = solve(asked(two, 3, together=frozenset({frozenset({2, 3})})))
    assert people_in(solution, 1) == {2, 3}


def test_nobody_is_sent_twice_a_day_where_another_can() -> None:
    two = [slot(1, 9, 12), slot(2, 13, 16)]
    solution = solve(asked(two, 2, weights=Weights(fair=0)))
    assert {who for who, _ in solution.placed} == {1, 2}


def test_whoever_knows_two_kinds_of_work_does_both() -> None:
    slots = [slot(n, day=n, role=n % 2) for n in range(1, 13)]
    weights = Weights(variety=20)
    solution = solve(asked(slots, 2, weights=weights))
    roles = {one.id: one.role for one in slots}
    for who in (1, 2):
        assert {roles[number] for one, number in solution.placed if one == who} == {0, 1}


def test_it_can_be_stopped_and_tells_how_far_it_is() -> None:
    heard: list[tuple[float, float]] = []
    problem = month(11, volunteers=60)
    solution = solve(problem, progress=lambda cost, bound: heard.append((cost, bound)))
    assert heard
    assert heard[-1][0] == pytest.approx(solution.cost)
    stopped = solve(problem, stop=lambda: True, seconds=20)
    assert stopped.stopped
    assert faults(problem, stopped.placed) == []


def test_nobody_at_all_is_a_roster_too() -> None:
    assert solve(asked([slot(1)], 0)).placed == ()
    assert solve(asked([], 2)).placed == ()
