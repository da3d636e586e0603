"""A mixed-integer program, written down row by row and handed to HiGHS in one piece."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import highspy

INFINITE = float("inf")
THREADS = 2
GAP = 0.0  # a proposal is the best one unless its time runs out


@dataclass(frozen=True, slots=True)
class Answer:
    """What the solver found: the value of every variable (none: nothing was found at all).

    ``bound`` is what no answer can be better than; ``optimal`` that this one reaches it.
    ``stopped``: somebody asked it to stop.
    """

    values: tuple[float, ...]
    objective: float
    bound: float
    optimal: bool
    stopped: bool


class Program:
    """Variables with a price each, and rows that bound sums of them; the price is minimised."""

    def __init__(self) -> None:
        self._costs: list[float] = []
        self._uppers: list[float] = []
        self._whole: list[bool] = []
        self._starts: list[int] = [0]
        self._index: list[int] = []
        self._value: list[float] = []
        self._low: list[float] = []
        self._high: list[float] = []

    @property
    def size(self) -> int:
        """Give how many variables there are."""
        return len(self._costs)

    def choice(self, cost: float = 0) -> int:
        """Add something that is done or not; give its number."""
        return self._add(cost, 1, whole=True)

    def amount(self, cost: float = 0, most: float = INFINITE) -> int:
        """Add a number from 0 to ``most``."""
        return self._add(cost, most, whole=False)

    def price(self, variable: int, cost: float) -> None:
        """Add to the price of a variable."""
        self._costs[variable] += cost

    def row(
        self, terms: Iterable[tuple[int, float]], *, low: float = -INFINITE, high: float = INFINITE
    ) -> None:
        """Bound the sum of variables, each with its factor."""
        for variable, factor in terms:
            self._index.append(variable)
            self._value.append(factor)
        self._starts.append(len(self._index))
        self._low.append(low)
        self._high.append(high)

    def at_most(self, variables: Iterable[int], high: float) -> None:
        """Let at most ``high`` of these be done."""
        self.row([(one, 1.0) for one in variables], high=high)

    def solve(
        self,
        *,
        seconds: float,
        seed: int,
        progress: Callable[[float, float], object] | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> Answer:
        """Look for the cheapest answer, no longer than ``seconds``.

        ``progress`` hears the price of the best answer so far and the bound; ``stop`` is asked
        now and then whether to leave it at that. The same program and seed give the same answer
        unless the time runs out.
        """
        import highspy

        solver = highspy.Highs()  # type: ignore[no-untyped-call]
        for name, value in (
            ("output_flag", False),
            ("threads", THREADS),
            ("random_seed", seed),
            ("time_limit", float(seconds)),
            ("mip_rel_gap", GAP),
        ):
            solver.setOptionValue(name, value)
        solver.passModel(self._model())
        stopped = _listen(solver, progress, stop)
        solver.solve()
        info = solver.getInfo()
        found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        return Answer(
            values=tuple(solver.getSolution().col_value) if found else (),
            objective=info.objective_function_value if found else INFINITE,
            bound=info.mip_dual_bound,
            optimal=solver.getModelStatus() == highspy.HighsModelStatus.kOptimal,
            stopped=bool(stopped),
        )

    def _add(self, cost: float, most: float, *, whole: bool) -> int:
        self._costs.append(cost)
        self._uppers.append(most)
        self._whole.append(whole)
        return len(self._costs) - 1

    def _model(self) -> highspy.HighsLp:
        import highspy
        import numpy as np

        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = len(self._costs), len(self._low)
        model.col_cost_ = np.array(self._costs)
        model.col_lower_ = np.zeros(len(self._costs))
        model.col_upper_ = np.array(self._uppers)
        model.row_lower_, model.row_upper_ = np.array(self._low), np.array(self._high)
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = np.array(self._starts)
        model.a_matrix_.index_ = np.array(self._index)
        model.a_matrix_.value_ = np.array(self._value)
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        model.integrality_ = [kinds[whole] for whole in self._whole]
        return model


def _listen(
    solver: highspy.Highs,
    progress: Callable[[float, float], object] | None,
    stop: Callable[[], bool] | None,
) -> list[bool]:
    """Connect the callbacks; the list that is given back fills when the search was stopped."""
    stopped: list[bool] = []
    if progress is not None:

        def tell(event: highspy.highs.HighsCallbackEvent) -> None:
            data = event.data_out
            progress(data.objective_function_value, data.mip_dual_bound)

        solver.cbMipImprovingSolution.subscribe(tell)
    if stop is not None:

        def ask(event: highspy.highs.HighsCallbackEvent) -> None:
            if stop():
                stopped.append(True)
                event.interrupt()

        solver.cbMipInterrupt.subscribe(ask)
    return stopped
