"""What a figure was counted from: its meaning, and row by row what it counts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.domain import Occurrence, Participation, Person, Question, Tally, Visit
from atelier.language import tr, tr_count
from atelier.reports.amounts import whole
from atelier.reports.figures import By, Key
from atelier.reports.naming import code_name, item_name
from atelier.reports.period_words import period_name
from atelier.reports.traced_names import NamedRow, Traced, traced
from atelier.words import day_in_words
from ui.kit.card import Card
from ui.kit.measures import sized, spaced
from ui.kit.panel import Panel
from ui.kit.panes import Panes
from ui.kit.rows_model import Column
from ui.kit.rows_view import RowsView
from ui.kit.text import PlainLabel
from ui.kit.wrapped_label import WrappedLabel
from ui.reports.facts import OfFigure
from ui.reports.view import amount

if TYPE_CHECKING:
    from atelier.domain import Changes
    from ui.gateway import Gateway

_HIDDEN = "•••"


class FigureFacts(Card):
    """The figure, what it means, and whether the rows still come to it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=8, parent=parent)
        self.what, self.period = WrappedLabel("", "heading"), WrappedLabel("", "soft")
        self.figure = PlainLabel("", "figure")
        self.meaning, self.never = WrappedLabel(), WrappedLabel("", "soft")
        self.sum = WrappedLabel("", "soft")
        labels = (self.what, self.period, self.figure, self.meaning, self.never, self.sum)
        for label in labels:
            self.box.addWidget(label)
        self.box.addStretch(1)

    def show_figure(self, key: Key, name: str, period: str) -> None:
        """Say which figure it is, before its rows have been read."""
        self.what.setText(name)
        self.period.setText(period)
        self.figure.setText("")
        self.sum.setText("")

    def show_traced(self, found: Traced) -> None:
        """Show what was read."""
        code = found.key.code
        self.figure.setText(amount(code, found.number))
        if found.meaning is not None:
            self.meaning.setText(found.meaning.text)
            self.never.setText(found.meaning.never)
        self.sum.setText(_sum_words(found))


class TracePanel(Panel):
    """The rows, with the names of people unless they are hidden (F12)."""

    watches: ClassVar[Changes] = frozenset(
        {Occurrence, Participation, Person, Question, Tally, Visit}
    )

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self.title = tr("What is counted")
        self._wanted: OfFigure | None = None
        self._blank = False
        self.facts = FigureFacts()
        columns: list[Column[NamedRow]] = [
            Column(tr("Who"), self._who, 210),
            Column(tr("What"), _text),
            Column(tr("Day"), _day, 210),
            Column(tr("Count"), self._number, 84, right=True),
        ]
        self.rows = RowsView(columns, self.title, row_height=36)
        self.nothing = PlainLabel(tr("Nothing was counted here."), "soft", wrap=True)
        right = Card(margins=(1, 8, 1, 8), spacing=0)
        right.box.addWidget(self.rows)
        right.box.addWidget(self.nothing)
        panes = Panes(self.facts, right, least=(240, 640), stretch=(1, 3))
        spaced(QVBoxLayout(self)).addWidget(sized(panes, least_height=240))
        self.nothing.hide()

    def begin(self, facts: object) -> None:
        """Show what one figure of one period was counted from."""
        assert isinstance(facts, OfFigure)
        self._wanted = facts
        self.rows.show_rows(())
        name = code_name(facts.key.code)
        if facts.key.by is not By.TOTAL:
            name = f"{name}: {item_name(facts.key.by, facts.key.item, facts.labels)}"
        self.facts.show_figure(facts.key, name, period_name(facts.period))
        self.refresh()

    def refresh(self) -> None:
        """Read the rows again."""
        if self._wanted is not None:
            key, period = self._wanted.key, self._wanted.period
            query = partial(traced, key=key, period=period, actor=self.gateway.actor)
            self.gateway.read(query, then=self._show)

    def take_focus(self) -> None:
        """Put the cursor in the rows."""
        self.rows.setFocus()

    def blank_names(self, blank: bool) -> None:
        """Hide every name, or show them again."""
        self._blank = blank
        self.rows.viewport().update()

    @Slot(object)
    def _show(self, found: Traced) -> None:
        if self._wanted is None or (found.key, found.period) != (
            self._wanted.key,
            self._wanted.period,
        ):
            return  # of a figure that was left in the meantime
        self.facts.show_traced(found)
        self.rows.show_rows(found.rows)
        self.rows.setVisible(bool(found.rows))
        self.nothing.setVisible(not found.rows)
        if found.rows and self.rows.chosen() is None:
            self.rows.choose(0)

    def _who(self, row: NamedRow) -> str:
        if row.private:
            return tr("name not shown")
        if not row.name:
            return ""
        return _HIDDEN if self._blank else row.name

    def _number(self, row: NamedRow) -> str:
        return "" if self._wanted is None else amount(self._wanted.key.code, row.number)


def _sum_words(found: Traced) -> str:
    """Say how many rows there are, and what they come to where that is another number."""
    words = tr_count(
        "{number} row", "{number} rows", len(found.rows), number=whole(len(found.rows))
    )
    if found.counted == found.number:
        return tr("{rows}, which come to this figure.", rows=words)
    counted = amount(found.key.code, found.counted)
    if found.version:
        return tr(
            "{rows}, which come to {number} now. The month was closed with the figure above "
            "(version {version}).",
            rows=words,
            number=counted,
            version=found.version,
        )
    return tr("{rows}, which come to {number} now.", rows=words, number=counted)


def _text(row: NamedRow) -> str:
    return row.text


def _day(row: NamedRow) -> str:
    return "" if row.day is None else day_in_words(row.day)
