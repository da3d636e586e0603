"""Finds a proposal on a thread of its own, which holds no session of the database."""

import threading
import time
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from atelier.roster.proposing import Proposal, propose
from atelier.roster.question import Question, read_question
from atelier.roster.short_names import short_names
from atelier.roster.solving import SEED
from ui.gateway import Gateway
from ui.kit.background import Background

SECONDS = 30.0  # after so long the best one so far is good enough
_TICK = 500  # milliseconds


class Proposer(QObject):
    """Reads the question through the gateway, and lets the solver work beside the window.

    Signals:
        progressed: the cost of the best roster so far, the bound below which none can cost, and
            for how many seconds it is looked for.
        found: the proposal.
    """

    progressed = Signal(float, float, float)
    found = Signal(object)
    _heard = Signal(float, float)

    def __init__(self, gateway: Gateway, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gateway = gateway
        self._background = Background("proposal", self)
        self._stop = threading.Event()
        self._began, self._best, self._bound = 0.0, float("inf"), 0.0
        self._running, self._seed = False, SEED
        self.names: dict[int, str] = {}  # short ones, as in the roster
        self._tick = QTimer(self, interval=_TICK)
        self._tick.timeout.connect(self._tell)
        self._heard.connect(self._on_heard, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(self._stop.set)

    @property
    def running(self) -> bool:
        """Whether a proposal is being looked for."""
        return self._running

    def begin(self, first_day: date, last_day: date, seed: int) -> None:
        """Look for a proposal; the same roster, weights and seed give the same."""
        if self._running:
            return
        self._running, self._began, self._seed = True, time.monotonic(), seed
        self._best, self._bound = float("inf"), 0.0
        self._stop.clear()
        self._tick.start()
        actor = self._gateway.actor
        self._gateway.read(partial(short_names, actor=actor), then=self._on_names)
        query = partial(
            read_question,
            first_day=first_day,
            last_day=last_day,
            actor=actor,
        )
        self._gateway.read(query, then=self._solve, otherwise=self._ended)

    @Slot()
    def stop(self) -> None:
        """Leave it at the best one so far."""
        self._stop.set()

    def _on_names(self, names: dict[int, str]) -> None:
        self.names = names

    def _solve(self, question: Question) -> None:
        task = partial(
            propose,
            question,
            seconds=SECONDS,
            seed=self._seed,
            progress=self._heard.emit,
            stop=self._stop.is_set,
        )
        self._background.run(task, then=self._on_found)

    @Slot(float, float)
    def _on_heard(self, cost: float, bound: float) -> None:
        self._best, self._bound = cost, bound
        self._tell()

    @Slot()
    def _tell(self) -> None:
        self.progressed.emit(self._best, self._bound, time.monotonic() - self._began)

    def _on_found(self, proposal: Proposal) -> None:
        self._ended()
        self.found.emit(proposal)

    def _ended(self, _error: object = None) -> None:
        self._running = False
        self._tick.stop()
