"""A proposal for the open shifts of some days: asked of the roster, found, and explained.

Three steps, since the middle one may take seconds and needs no database: ``read_question``,
``propose`` and, when the coordinator accepts it whole or in part, ``placing.place_all``.
Nobody is proposed whom a rule refuses or for whom a reason would have to be typed: that remains
a coordinator's choice.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from atelier.discreet import Discreet
from atelier.roster.explaining import Explained, explain
from atelier.roster.question import Question
from atelier.roster.solving import SECONDS, SEED, solve


@dataclass(frozen=True, slots=True, repr=False)
class Proposal(Discreet):
    """A proposal. ``explained`` says of each placement and of each open place why it is so.

    ``filled``, ``open`` and ``waiting`` are places of the minimum: those of the proposal, those
    for which nobody can, and those for which somebody was asked who did not answer yet; nobody
    else is proposed for these. ``minutes`` are newly planned. ``optimal``: no roster is better by
    these weights; else ``gap`` is how far off it may be at most, as a share.
    """

    first_day: date
    last_day: date
    explained: Explained
    filled: int
    open: int
    waiting: int
    minutes: int
    optimal: bool
    gap: float
    stopped: bool

    @property
    def picks(self) -> tuple[tuple[int, int], ...]:
        """Give the shifts and the people, as ``place_all`` wants them."""
        return tuple((one.shift_id, one.person_id) for one in self.explained.placements)


def propose(
    question: Question,
    *,
    seconds: float = SECONDS,
    seed: int = SEED,
    progress: Callable[[float, float], object] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Proposal:
    """Find a proposal and say why it is so. It takes seconds, and needs no database."""
    problem, picture = question.judge()
    solution = solve(problem, seconds=seconds, seed=seed, progress=progress, stop=stop)
    explained = explain(problem, solution.placed, picture)
    slots = {slot.id: slot for slot in problem.slots}
    still = sum(one.places for one in explained.open)
    return Proposal(
        first_day=question.first_day,
        last_day=question.last_day,
        explained=explained,
        filled=problem.open_places() - still,
        open=still,
        waiting=question.waiting(),
        minutes=sum(slots[number].minutes for _, number in solution.placed),
        optimal=solution.optimal,
        gap=solution.gap,
        stopped=solution.stopped,
    )
