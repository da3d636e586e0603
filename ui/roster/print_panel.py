"""What to print of the roster: one choice, its size, and the preview."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout

from atelier.domain import Person, Right, Volunteer, VolunteerStatus
from atelier.language import tr
from atelier.roster.lists import volunteer_rows
from atelier.roster.short_names import short_names
from atelier.words import day_in_words
from ui.kit.buttons import PrimaryButton
from ui.kit.card import Card
from ui.kit.commands import Command
from ui.kit.form import Field, Form
from ui.kit.measures import spaced
from ui.kit.panes import Panes
from ui.kit.remembered import remember, remembered
from ui.kit.rows_model import Column
from ui.kit.rows_view import RowsView
from ui.kit.text import PlainLabel, plain
from ui.roster.panel import Panel
from ui.roster.phrases import initials
from ui.roster.print_sheets import (
    OF_DAYS,
    Printed,
    SheetRow,
    Wish,
    about_words,
    choices,
    file_words,
    layout_of,
)
from ui.roster.printing import preview_sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from atelier.roster.rows import VolunteerRow
    from ui.gateway import Gateway
    from ui.roster.period import Period

_KIND, _LARGE, _MONTH = (f"roster/{name}" for name in ("sheet", "large", "month"))
_DAY = timedelta(days=1)


class PrintPanel(Panel):
    """Chooses a sheet with a number key or the arrows; Enter shows it before it is printed."""

    watches = frozenset({Person, Volunteer})

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self.title = tr("Print")
        self._period: Period | None = None
        self._volunteers: dict[int, str] = {}
        self._person = 0
        columns: list[Column[SheetRow]] = [
            Column(tr("Key"), _key, 72),
            Column(tr("What"), attrgetter("words"), 210),
            Column(tr("What for"), attrgetter("about")),
        ]
        self.rows = RowsView(columns, tr("What can be printed"))
        self.rows.show_rows(choices(gateway.actor))
        self.about = PlainLabel("", "soft", wrap=True)
        self.form = Form(_fields())
        self._make_commands()
        _lay_out(self)
        self.rows.chosen_changed.connect(self._on_chosen)
        self.rows.opened.connect(self.preview)
        self.form.changed.connect(self._on_changed)
        self.form.show_values(
            {"month": remembered(_MONTH) == "yes", "large": remembered(_LARGE) == "yes"}
        )

    def offer(self, period: Period, kind: Printed | None = None, person_id: int = 0) -> None:
        """Offer what can be printed of these weeks; a sheet or a volunteer chooses its own."""
        self._period, self._person = period, person_id
        kept = remembered(_KIND, Printed.BY_ROLE.value)
        last = Printed(kept) if kept in set(Printed) else Printed.BY_ROLE
        days = [period.first_day + at * _DAY for at in range(7 * period.weeks)]
        words = [(day.isoformat(), day_in_words(day)) for day in days]
        self._choose(kind or last)
        wish = self.wish()
        chosen = period.first_day if wish is None else wish.start
        _fill(self.form.rows["day"].editor, words, chosen.isoformat())
        self._on_chosen()

    def refresh(self) -> None:
        """Read the volunteers again."""
        actor, read = self.gateway.actor, self.gateway.read
        if actor.may(Right.SEE_HOURS):  # the list counts them besides
            read(partial(volunteer_rows, actor=actor), then=self._show_volunteers)
        else:
            read(partial(short_names, actor=actor), then=self._show_names)

    def take_focus(self) -> None:
        """Put the cursor in the list of sheets."""
        self.rows.setFocus()

    def blank_names(self, blank: bool) -> None:
        """Leave only the first letter of every name."""
        super().blank_names(blank)
        self._fill_volunteers()

    def print_shown(self) -> None:
        """Ctrl+P once more: show the sheet."""
        self.preview()

    @Slot()
    def preview(self) -> None:
        """Lay the sheet out, and show it."""
        row, wish = self.rows.chosen(), self.wish()
        if row is None or wish is None:
            return
        if wish.kind is Printed.OWN and not wish.person_id:
            self.form.refuse("person", tr("The house has no volunteer yet."))
            return
        remember(_KIND, wish.kind.value)
        preview_sheet(self, layout_of(wish, actor=self.gateway.actor), file_words(row, wish))

    def wish(self) -> Wish | None:
        """Give what is chosen; None before anything was asked."""
        row, period = self.rows.chosen(), self._period
        if row is None or period is None:
            return None
        values = self.form.values()
        days = [period.first_day + at * _DAY for at in range(7 * period.weeks)]
        return Wish(
            row.kind,
            period.first_day,
            period.last_day,
            self.gateway.actor.today(),
            bool(values["month"]),
            bool(values["large"]),
            int(values["person"] or 0),
            next((day for day in days if day.isoformat() == values["day"]), None),
        )

    def _make_commands(self) -> None:
        for row in self.rows.rows:
            Command(self, row.words, partial(self._choose, row.kind), key=str(row.id))
        show = Command(self, tr("Look at it"), self.preview, icon="eye", key="Ctrl+Return")
        self.show_button = show.button(PrimaryButton)

    def _choose(self, kind: Printed) -> None:
        kinds = [row.kind for row in self.rows.rows]
        self.rows.choose(kinds.index(kind) if kind in kinds else 0)
        self.rows.setFocus()

    @Slot()
    def _on_chosen(self) -> None:
        row, wish = self.rows.chosen(), self.wish()
        if row is None or wish is None:
            return
        self.about.setText(f"{row.about}\n{about_words(wish)}")
        self.form.rows["month"].setVisible(wish.kind in OF_DAYS)
        self.form.rows["person"].setVisible(wish.kind is Printed.OWN)
        self.form.rows["day"].setVisible(wish.kind is Printed.DUTY)

    @Slot()
    def _on_changed(self) -> None:
        values = self.form.values()
        remember(_LARGE, "yes" if values["large"] else "no")
        remember(_MONTH, "yes" if values["month"] else "no")
        self._person = int(values["person"] or self._person)
        self._on_chosen()

    def _show_volunteers(self, found: tuple[VolunteerRow, ...]) -> None:
        there = (one for one in found if one.status is not VolunteerStatus.LEFT)
        self._show_names({one.person_id: one.name for one in there})

    def _show_names(self, found: dict[int, str]) -> None:
        self._volunteers = found
        self._fill_volunteers()

    def _fill_volunteers(self) -> None:
        names = [
            (person_id, initials(name) if self.blank else name)
            for person_id, name in self._volunteers.items()
        ]
        _fill(self.form.rows["person"].editor, names, self._person or None)


def _lay_out(panel: PrintPanel) -> None:
    left = Card(margins=(1, 16, 1, 1), spacing=12)
    head = spaced(QHBoxLayout(), 0, (16, 0, 16, 0))
    head.addWidget(PlainLabel(tr("What do you want to print?"), "strong"))
    left.box.addLayout(head)
    left.box.addWidget(panel.rows, stretch=1)
    right = Card(tr("How?"))
    right.box.addWidget(panel.about)
    right.box.addWidget(panel.form)
    right.box.addStretch(1)
    right.box.addWidget(panel.show_button)
    panes = Panes(left, right, least=(430, 300), stretch=(5, 3))
    spaced(QVBoxLayout(panel), 0).addWidget(panes)


def _fields() -> list[Field]:
    return [
        Field("person", tr("Volunteer"), choices=[(0, "")]),
        Field("day", tr("Day"), choices=[("", "")]),
        Field("month", tr("The whole month"), yes_no=True),
        Field("large", tr("Large print (16 points)"), yes_no=True),
    ]


def _fill(editor: QWidget, rows: Iterable[tuple[object, str]], chosen: object) -> None:
    """Put other choices into a list; what was chosen stays where nothing else is wanted."""
    assert isinstance(editor, QComboBox)
    before = chosen if chosen is not None else editor.currentData()
    editor.blockSignals(True)
    editor.clear()
    for value, words in rows:
        editor.addItem(plain(words), value)
    editor.setCurrentIndex(max(0, editor.findData(before)))
    editor.blockSignals(False)


def _key(row: SheetRow) -> str:
    return str(row.id)
