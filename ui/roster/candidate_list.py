"""Who can do a shift, one under the other, each with a bar of the hours of the month."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from atelier.discreet import Discreet
from atelier.language import tr
from atelier.roster.candidates import Candidate
from atelier.roster.rules import Weight
from ui.kit.look import SEMIBOLD, look
from ui.kit.painting import Run
from ui.kit.pill import paint_bar
from ui.kit.rows_model import Column, Index, RowsModel
from ui.kit.rows_view import RowsDelegate, RowsView
from ui.roster.phrases import hours, initials

_BAR, _BAR_HIGH = 2, 8  # the column of the bar; its height in pixels at 100 %
_SIGNS = {None: "", Weight.SOFT: " !", Weight.HARD: " ×"}


@dataclass(frozen=True, slots=True, repr=False)
class CandidateRow(Discreet):
    """One candidate as it is shown; ``share`` of what was agreed, over 1 for more."""

    one: Candidate
    name: str
    share: float

    @property
    def id(self) -> int:
        """Give the person."""
        return self.one.person_id

    @property
    def over(self) -> bool:
        """Whether they have more than was agreed."""
        most = self.one.most_minutes
        return most is not None and self.one.hours_minutes > most

    @property
    def sign(self) -> str:
        """Give the sign of what stands in the way."""
        return _SIGNS[self.one.weight]


class CandidateList(RowsView[CandidateRow]):
    """The likeliest first; a sign stands behind the name of whom something is in the way of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        columns = [
            Column(tr("Volunteer"), _name_text, runs=_name),
            Column(tr("Hours"), _hours, 66, runs=_hours_runs, right=True),
            Column(tr("Of what was agreed"), _share_text, 70, runs=_no_runs),
        ]
        super().__init__(columns, tr("Who can?"), row_height=38, parent=parent)
        self.horizontalHeader().hide()
        bars: _BarDelegate = _BarDelegate(self._rows_model, self)
        self.setItemDelegateForColumn(_BAR, bars)

    def show_candidates(self, found: Sequence[Candidate], *, blank: bool) -> None:
        """Show them; without an agreement the bar is beside the longest of the list."""
        longest = max((one.hours_minutes for one in found), default=0) or 1
        self.show_rows(
            CandidateRow(
                one,
                initials(one.name) if blank else one.name,
                one.hours_minutes / (one.most_minutes or longest),
            )
            for one in found
        )
        if self.chosen() is None:
            self.choose(0)


class _BarDelegate(RowsDelegate):
    """Paints the bar where another column has words."""

    def __init__(self, model: RowsModel[CandidateRow], view: CandidateList) -> None:
        super().__init__(model, view)
        self._of = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)  # the ground and the hairline
        row = self._of.rows[index.row()]
        rect, px = QRect(option.rect), look().px
        high = px(_BAR_HIGH)
        place = QRectF(
            rect.left() + px(8), rect.center().y() - high / 2, rect.width() - px(16), high
        )
        paint_bar(painter, place, min(1.0, row.share), "warning" if row.over else "brand")


def _name_text(row: CandidateRow) -> str:
    return f"{row.name}{row.sign}"


def _name(row: CandidateRow) -> list[Run]:
    kind = {None: "ink", Weight.SOFT: "ink_soft", Weight.HARD: "ink_soft"}[row.one.weight]
    runs = [Run(row.name, weight=SEMIBOLD, token=kind, size=15)]
    return [*runs, Run(row.sign, token="warning", weight=SEMIBOLD, size=15)] if row.sign else runs


def _hours(row: CandidateRow) -> str:
    return hours(row.one.hours_minutes)


def _hours_runs(row: CandidateRow) -> list[Run]:
    return [Run(_hours(row), token="warning" if row.over else "ink_soft", size=14)]


def _no_runs(_row: CandidateRow) -> list[Run]:
    return []


def _share_text(row: CandidateRow) -> str:
    most = row.one.most_minutes
    return "" if most is None else tr("of {most}", most=hours(most))
