"""The proposal on the page: asked for, shown in the grid, accepted whole or place by place."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from atelier.domain import DeskError
from atelier.language import tr_count
from atelier.roster.placing import Placed, place_all
from atelier.roster.problem import Weights
from atelier.roster.proposing import Proposal
from atelier.roster.weighing import change_weights, weight_lines, weights_of
from ui.kit.scrolling import bring_into_view
from ui.roster.proposal_panel import ProposalPanel
from ui.roster.proposer import Proposer
from ui.roster.sheet import Chip, Kind, Proposed
from ui.roster.span import Span, days_of

if TYPE_CHECKING:
    from ui.roster.page import RosterPage

Pick = tuple[int, int]


class Proposals(QObject):
    """Holds what is proposed and not answered yet."""

    def __init__(self, page: "RosterPage", panel: ProposalPanel) -> None:
        super().__init__(page)
        self._page, self._panel = page, panel
        self.proposer = Proposer(page.gateway, self)
        self._names: dict[int, str] = {}
        self._picks: tuple[Pick, ...] = ()
        self._days: dict[Pick, date] = {}
        panel.begin_asked.connect(self._begin)
        panel.stop_asked.connect(self.proposer.stop)
        panel.all_accepted.connect(self.accept_all)
        panel.one_accepted.connect(self.accept_chosen)
        panel.one_refused.connect(self.refuse_chosen)
        panel.closed.connect(self.close)
        panel.weights.wanted.connect(self._keep_weights)
        self.proposer.progressed.connect(panel.show_progress)
        self.proposer.found.connect(self._show)

    @property
    def shown(self) -> Proposed:
        """What is proposed, by shift."""
        found: dict[int, list[tuple[int, str]]] = {}
        for shift_id, person_id in self._picks:
            found.setdefault(shift_id, []).append((person_id, self._names[person_id]))
        return found

    @property
    def open(self) -> bool:
        """Whether the panel of the proposal stands beside the grid."""
        return self._page.body.right.currentWidget() is self._panel

    @Slot()
    def show_panel(self) -> None:
        """Open the panel; where it is open already, look for a proposal."""
        if self.open:
            self._panel.ask()
            return
        self._page.body.right.setCurrentWidget(self._panel)
        query = partial(weights_of, actor=self._page.gateway.actor)
        self._page.gateway.read(query, then=self._show_weights)
        self.offer_days()
        if self._panel.proposal is None:
            self._panel.show_nothing()
        bring_into_view(self._panel.all, self._panel)
        self._panel.begin.setFocus()

    def offer_days(self) -> None:
        """Offer to fill the days that are shown now, their month and their season."""
        self._panel.offer_days(self._page.period, self._page.gateway.actor.today())

    def tell(self) -> None:
        """Say what is proposed, and how much of it in other weeks than are shown by now."""
        proposal = self._panel.proposal
        if self.open:
            self.offer_days()
        if proposal is not None:
            there = len(self._shown_picks())
            elsewhere = len(self._picks) - there
            self._panel.show_proposal(proposal, filled=len(self._picks), elsewhere=elsewhere)

    @Slot()
    def close(self) -> None:
        """Put the proposal away; nothing of it is kept."""
        self.proposer.stop()
        self._forget()
        self._panel.show_nothing()
        self._page.body.right.setCurrentWidget(self._page.body.side)
        self._page.show_sheet()
        self._page.grid.setFocus()

    @Slot()
    def accept_all(self) -> None:
        """Keep everything that is still proposed, as one change."""
        self._accept(self._picks)

    @Slot()
    def accept_chosen(self) -> None:
        """Keep the chosen place."""
        chip = self._chosen()
        if chip is not None:
            self._accept(((chip.shift.id, chip.person_id),))

    @Slot()
    def refuse_chosen(self) -> None:
        """Leave the chosen place out of the proposal."""
        chip = self._chosen()
        if chip is not None:
            refused = ((chip.shift.id, chip.person_id),)
            self._drop(refused)
            self._page.tasks.note_back(partial(self._put_back, refused), saved=False)

    def _chosen(self) -> Chip | None:
        chip = self._page.grid.chip
        return chip if chip is not None and chip.kind is Kind.PROPOSED else None

    @Slot(object, int)
    def _begin(self, span: Span, seed: int) -> None:
        self._forget()
        self._panel.show_running()
        self._page.show_sheet()
        self._panel.stop.setFocus()
        self.proposer.begin(*days_of(span, self._page.period), seed)

    @Slot(object)
    def _show(self, proposal: Proposal) -> None:
        explained = proposal.explained
        self._picks = proposal.picks
        short = self.proposer.names
        self._names = {
            one.person_id: short.get(one.person_id, one.name) for one in explained.placements
        }
        self._days = {(one.shift_id, one.person_id): one.day for one in explained.placements}
        self._panel.proposal = proposal
        self._page.show_sheet()
        if self.open:
            self._go_on()
            self._page.grid.setFocus()

    def _accept(self, picks: tuple[Pick, ...]) -> None:
        if picks:
            action: partial[Any] = partial(place_all, picks=picks)
            self._page.tasks.save(action, partial(self._placed, picks), self._refused)

    def _placed(self, picks: tuple[Pick, ...], placed: Placed) -> None:
        self._drop(picks)
        self._page.tasks.note_back(partial(self._put_back, picks), saved=True)
        words = tr_count(
            "{count} place is filled.", "{count} places are filled.", len(placed.placed)
        )
        if placed.left:
            words += " " + tr_count(
                "{count} was not possible any more.",
                "{count} were not possible any more.",
                len(placed.left),
            )
        self._page.tasks.say(words)

    def _refused(self, _error: DeskError) -> None:
        self._panel.all.rearm()

    def _drop(self, picks: tuple[Pick, ...]) -> None:
        """Take answered places out of what is proposed, and go to the next."""
        self._picks = tuple(pick for pick in self._picks if pick not in set(picks))
        self._page.show_sheet()
        self._go_on()

    def _go_on(self) -> None:
        """Go to the next place that is proposed, in another week where these have none."""
        if self._shown_picks():
            self._page.grid.choose_kind(Kind.PROPOSED)
        elif self._picks:
            self._page.grid.choose_proposed(*self._picks[0])
            self._page.show_day(self._days[self._picks[0]])

    def _shown_picks(self) -> list[Pick]:
        period = self._page.period
        days = (period.first_day, period.last_day)
        return [pick for pick in self._picks if days[0] <= self._days[pick] <= days[1]]

    def _put_back(self, picks: tuple[Pick, ...]) -> None:
        """Propose places again, since what was answered was taken back."""
        proposal = self._panel.proposal
        if proposal is None:
            return
        there = {*self._picks, *picks}
        self._picks = tuple(pick for pick in proposal.picks if pick in there)
        self._page.show_sheet()
        self._page.grid.choose_proposed(*picks[0])
        self._page.show_day(self._days[picks[0]])

    def _forget(self) -> None:
        self._picks = ()
        self._page.tasks.forget_backs()

    def _show_weights(self, weights: Weights) -> None:
        self._panel.weights.show_lines(weight_lines(weights))

    @Slot(object)
    def _keep_weights(self, changed: dict[str, int]) -> None:
        action = partial(change_weights, changed=changed, actor=self._page.gateway.actor)
        self._page.gateway.perform(action, then=self._weights_kept)

    def _weights_kept(self, weights: Weights) -> None:
        self._show_weights(weights)
        self._panel.weights.told()
        if self._panel.proposal is not None:
            self._panel.ask()
