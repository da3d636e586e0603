"""The proposal beside the grid: looking for it, why it is so, accepting it, the weights."""

import math
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QProgressBar,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from atelier.language import tr, tr_count
from atelier.roster.proposing import Proposal
from atelier.roster.solving import SEED
from ui.kit.buttons import LinkButton, PrimaryButton, QuietButton
from ui.kit.card import Card, hairline
from ui.kit.measures import sized
from ui.kit.text import PlainLabel, set_tip
from ui.roster.fields import offer
from ui.roster.period import Period
from ui.roster.phrases import hours, shift_words
from ui.roster.sheet import Chip, Kind
from ui.roster.span import Span, span_words
from ui.roster.weights_form import WeightsForm

_TRIES = 9


class ProposalPanel(Card):
    """Shows how far the search is, then what was found and why; nothing is saved here.

    Signals:
        begin_asked: look for a proposal: the Span, and the number with which to begin.
        stop_asked: leave it at the best one so far.
        all_accepted, one_accepted, one_refused: what the buttons do.
        closed: put the proposal away.
    """

    begin_asked = Signal(object, int)
    stop_asked = Signal()
    all_accepted = Signal()
    one_accepted = Signal()
    one_refused = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=8, parent=parent)
        self.days = QComboBox()
        self.days.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.days.setAccessibleName(tr("For which days"))
        self.seed = QComboBox()
        for number in range(SEED, SEED + _TRIES):
            self.seed.addItem(tr("Try {number}", number=number), number)
        self.seed.setAccessibleName(tr("Which try"))
        set_tip(
            self.seed,
            tr("The same try gives the same proposal. Another may be as good in another way."),
        )
        self.begin = PrimaryButton(tr("Look for one"), icon="wand-sparkles")
        self.stop = QuietButton(tr("Stop"), icon="x")
        self.bar = QProgressBar()
        self.bar.setAccessibleName(tr("Progress"))
        self.bar.setRange(0, 100)
        self.told = PlainLabel("", wrap=True)
        self.which = PlainLabel("", "strong", wrap=True)
        self.why = PlainLabel("", "soft", wrap=True)
        self.all = PrimaryButton(tr("Accept all"), key="Ctrl+Enter", once=True)
        self.one = QuietButton(tr("Accept this"), key="Enter")
        self.no = QuietButton(tr("Leave this out"), key="Delete")
        self.leave = QuietButton(tr("Put away"), key="Esc")
        self.weigh = LinkButton(tr("What weighs how much?"), icon="settings")
        self.weights = WeightsForm()
        self.proposal: Proposal | None = None
        self._lay_out()
        self._connect()
        self.show_nothing()

    def show_nothing(self) -> None:
        """Begin: nothing was looked for yet."""
        self.proposal = None
        self._arrange(running=False)
        self.told.setText(
            tr("Fills the open shifts with who may and can, as fairly as possible. "
               "Nothing is kept before you accept it.")
        )  # fmt: skip
        self.show_chip(None)

    def offer_days(self, period: Period, today: date) -> None:
        """Offer the days that are shown, their month and their season."""
        offer(self.days, [(span, span_words(span, period, today)) for span in Span])

    def show_running(self) -> None:
        """Say that it is being looked for."""
        self.proposal = None
        self._arrange(running=True)
        self.told.setText(tr("Looking for a roster…"))
        self.show_chip(None)

    @Slot(float, float, float)
    def show_progress(self, best: float, bound: float, seconds: float) -> None:
        """Say how good the best one so far is, and how good one can be at best."""
        took = int(seconds)
        known = math.isfinite(best) and math.isfinite(bound)
        self.bar.setRange(0, 100 if known else 0)
        if known:
            words = tr(
                "Best so far: {best} points. It cannot be below {bound}. {seconds} s",
                best=round(best),
                bound=round(bound),
                seconds=took,
            )
            gap = (best - bound) / max(1.0, abs(best))
            self.bar.setValue(round(100 * max(0.0, 1 - gap)))
        else:
            words = tr("Looking for a roster… {seconds} s", seconds=took)
        self.told.setText(words)

    def show_proposal(self, proposal: Proposal, *, filled: int, elsewhere: int) -> None:
        """Say what was found; ``filled`` places of it are not accepted or left out yet.

        ``elsewhere`` of those are in weeks that are not shown.
        """
        self.proposal = proposal
        self._arrange(running=False)
        words = _found_words(proposal, filled)
        if proposal.optimal:
            words += " " + tr("There is no better one by these weights.")
        elif proposal.stopped or proposal.gap:
            share = round(100 * proposal.gap)
            words += " " + tr("A better one may be at most {share} % better.", share=share)
        if elsewhere:
            words += " " + tr_count(
                "{count} place is in another week: Page Down.",
                "{count} places are in other weeks: Page Down.",
                elsewhere,
            )
        self.told.setText(words)
        self.all.setEnabled(filled > 0)
        self.all.rearm()

    def show_chip(self, chip: Chip | None) -> None:
        """Say why somebody is proposed, or why a place stays open."""
        proposed = chip is not None and chip.kind is Kind.PROPOSED and self.proposal is not None
        self.which.setText("")
        self.why.setText("")
        if chip is not None and self.proposal is not None:
            self._explain(chip, self.proposal)
        for widget in (self.which, self.why):
            widget.setVisible(bool(widget.text()))
        self.one.setVisible(proposed)
        self.no.setVisible(proposed)

    def _explain(self, chip: Chip, proposal: Proposal) -> None:
        explained = proposal.explained
        if chip.kind is Kind.PROPOSED:
            for one in explained.placements:
                if (one.shift_id, one.person_id) == (chip.shift.id, chip.person_id):
                    self.which.setText(f"{chip.name} · {shift_words(chip.shift)}")
                    self.why.setText(" ".join(one.why))
        elif chip.kind is Kind.OPEN:
            for still in explained.open:
                if still.shift_id == chip.shift.id:
                    self.which.setText(tr("Stays open: {shift}", shift=shift_words(chip.shift)))
                    self.why.setText(" ".join(still.why))

    def _lay_out(self) -> None:
        box = self.box
        box.addWidget(PlainLabel(tr("Proposal"), "heading"))
        box.addWidget(self.days)
        box.addWidget(self.begin)
        box.addWidget(self.told)
        box.addWidget(sized(self.bar, height=8))
        box.addWidget(self.stop)
        box.addWidget(hairline())
        box.addWidget(self.which)
        box.addWidget(self.why)
        for button in (self.one, self.no, self.all, self.leave):
            box.addWidget(button)
        box.addWidget(self.weigh)
        box.addWidget(self.seed)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it has the focus
        area.setWidgetResizable(True)
        self.weights.setProperty("part", "scrolled")
        area.setWidget(self.weights)
        self._area = area
        area.hide()
        box.addWidget(area, stretch=1)
        box.addStretch(0)

    def _connect(self) -> None:
        self.begin.pushed.connect(self.ask)
        self.stop.pushed.connect(self.stop_asked)
        self.all.pushed.connect(self.all_accepted)
        self.one.pushed.connect(self.one_accepted)
        self.no.pushed.connect(self.one_refused)
        self.leave.pushed.connect(self.closed)
        self.weigh.pushed.connect(self._show_weights)
        self.weights.saved.connect(partial(self._area.setVisible, False))

    @Slot()
    def ask(self) -> None:
        """Look for a proposal for the chosen days."""
        self.begin_asked.emit(Span(self.days.currentData()), self.seed.currentData())

    @Slot()
    def _show_weights(self) -> None:
        self._area.setVisible(not self._area.isVisible())
        if self._area.isVisible():
            self.weights.take_focus()

    def _arrange(self, *, running: bool) -> None:
        there = self.proposal is not None
        self.days.setEnabled(not running)
        self.seed.setEnabled(not running)
        self.begin.setVisible(not running)
        self.begin.set_words(tr("Look again") if there else tr("Look for one"))
        self.stop.setVisible(running)
        self.bar.setVisible(running)
        self.all.setVisible(there)
        self.leave.setVisible(not running)


def _found_words(proposal: Proposal, filled: int) -> str:
    """Say how many places it fills and leaves; whom somebody asked already may still say yes."""
    told = [
        tr_count("{count} place proposed", "{count} places proposed", filled),
        hours(proposal.minutes),
        tr_count("{count} stays open", "{count} stay open", proposal.open),
    ]
    if proposal.waiting:
        told.append(
            tr_count("{count} waits for an answer", "{count} wait for an answer", proposal.waiting)
        )
    return ", ".join(told) + "."
