"""The widgets of closing a month, and where they stand."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from atelier.domain import Actor
from atelier.language import tr
from atelier.reports.versions import VersionRow
from ui.kit.button_rows import ButtonRows
from ui.kit.buttons import PrimaryButton, QuietButton
from ui.kit.card import Card, hairline
from ui.kit.form import Field, Form
from ui.kit.icon_button import IconButton
from ui.kit.measures import sized, spaced
from ui.kit.panes import Panes
from ui.kit.rows_view import RowsView
from ui.kit.text import PlainLabel
from ui.kit.wrapped_label import WrappedLabel
from ui.reports.closing_rows import (
    ChangeLine,
    PointLine,
    change_columns,
    point_columns,
    version_columns,
)


class PointsCard(Card):
    """What is open in the month, each with what can be done about it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(1, 12, 1, 12), spacing=8, parent=parent)
        self.heading = PlainLabel("", "strong")
        self.rows: RowsView[PointLine] = RowsView(point_columns(), tr("What is still open"))
        self.nothing = WrappedLabel(tr("Everything of this month is filled in."), "soft")
        self.fill = QuietButton(tr("Fill in (F4)"), icon="list-checks", key="Enter")
        self.off = QuietButton(tr("Was not held"), key="Ctrl+K")
        self.unknown = QuietButton(tr("Unknown, does not count"), key="Ctrl+U")
        self.why = Form([Field("reason", tr("Why was it not held?"))])
        self.why.hide()
        self.box.addWidget(_inset(self.heading))
        self.box.addWidget(self.rows, stretch=1)
        self.box.addWidget(_inset(self.nothing))
        self.box.addWidget(_inset(self.why))
        self._doings = ButtonRows((self.fill, self.off, self.unknown), most=3)
        self.box.addWidget(_inset(self._doings))
        self.box.addStretch(0)  # only where there is no table

    def show_points(self, lines: tuple[PointLine, ...], heading: str) -> None:
        """Show other points; the chosen one stays chosen."""
        self.heading.setText(heading)
        self.rows.show_rows(lines)
        self.rows.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        if lines and self.rows.chosen() is None:
            self.rows.choose(0)

    def show_doings(self, line: PointLine | None) -> None:
        """Offer what can be done about a point."""
        self.fill.setVisible(line is not None and line.point.occurrence_id is not None)
        for button in (self.off, self.unknown):
            button.setVisible(line is not None and line.solvable)
        self._doings.arrange()
        if line is None or not line.solvable:
            self.why.hide()


class MonthCard(Card):
    """How the month stands, closing it, correcting it, and its versions."""

    def __init__(self, actor: Actor, parent: QWidget | None = None) -> None:
        super().__init__(margins=(1, 12, 1, 12), spacing=10, parent=parent)
        self.before = IconButton(tr("The month before"), "chevron-left", "Alt ←")
        self.after = IconButton(tr("The month after"), "chevron-right", "Alt →")
        self.month, self.state = PlainLabel("", "heading"), WrappedLabel("", "soft")
        self.advice = WrappedLabel("", "warning")
        self.accept = QCheckBox()
        self.close_month = PrimaryButton("", icon="lock", once=True)
        self.reason = Form([Field("reason", tr("Why do you change this?"), required=True)])
        self.correct = QuietButton(tr("Open correction"), icon="pencil", once=True)
        self.give_up = QuietButton(tr("Give correction up"), once=True)
        self.versions: RowsView[VersionRow] = RowsView(
            version_columns(actor), tr("Versions"), row_height=36
        )
        self.changed = PlainLabel("", "strong")
        self.print_changes = QuietButton(tr("Print differences"), icon="printer", key="Ctrl+P")
        self.changes: RowsView[ChangeLine] = RowsView(
            change_columns(), tr("What changed"), row_height=32
        )
        self._lay_out()

    def _lay_out(self) -> None:
        head = spaced(QHBoxLayout(), 8, (16, 0, 16, 0))
        for widget in (self.before, self.month, self.after):
            head.addWidget(widget)
        head.addStretch(1)
        self.box.addLayout(head)
        for label in (self.state, self.advice, self.accept, self.reason):
            self.box.addWidget(_inset(label))
        self.box.addWidget(_inset(self.close_month, self.correct, self.give_up))
        self.box.addWidget(hairline())
        self.box.addWidget(sized(self.versions, least_height=112), stretch=1)
        self.box.addWidget(_inset(self.changed, self.print_changes))
        self.box.addWidget(sized(self.changes, least_height=112), stretch=2)
        self.box.addStretch(0)  # only where there are no tables


class ClosingParts(QWidget):
    """What is open at the left, the month at the right."""

    def __init__(self, actor: Actor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.points, self.card = PointsCard(), MonthCard(actor)
        panes = Panes(self.points, self.card, least=(380, 420), stretch=(6, 5), high=300)
        spaced(QVBoxLayout(self)).addWidget(panes)


def _inset(*widgets: QWidget) -> QWidget:
    """Put widgets on one line, with the margins of a card of which the tables have none."""
    line = QWidget()
    line.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    box = spaced(QHBoxLayout(line), 8, (16, 0, 16, 0))
    for widget in widgets:
        wide = not isinstance(widget, PrimaryButton | QuietButton)
        box.addWidget(widget, 1 if wide else 0, Qt.AlignmentFlag(0))
    if len(widgets) > 1:
        box.addStretch(1)
    return line
