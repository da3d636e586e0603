"""What to print of the calendar: one choice, its size, and the preview."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from atelier.calendar.paper.offered import Named, Offered, offered
from atelier.calendar.paper.sizes import Size
from atelier.domain import Activity, Room
from atelier.language import tr
from ui.calendar.facts import PrintProgramme
from ui.calendar.print_sheets import (
    FOR_A_ROOM,
    ON_A3,
    WITH_TENANTS,
    Printed,
    SheetRow,
    Wish,
    about_words,
    choices,
    layout_of,
)
from ui.kit.buttons import PrimaryButton, QuietButton
from ui.kit.card import Card
from ui.kit.commands import Command
from ui.kit.form import Field, Form
from ui.kit.measures import sized, spaced
from ui.kit.panel import Panel
from ui.kit.remembered import remember, remembered
from ui.kit.rows_model import Column
from ui.kit.rows_view import RowsView
from ui.kit.text import PlainLabel, plain

if TYPE_CHECKING:
    from atelier.paper.sheet import Sheet
    from ui.gateway import Gateway

_KIND, _SIZE, _LARGE, _TENANTS = (
    f"programme/{name}" for name in ("sheet", "size", "large", "tenants")
)


class PrintPanel(Panel):
    """Chooses a sheet with a number key or the arrows; Enter shows it before it is printed."""

    watches = frozenset({Activity, Room})

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self.title = tr("Print")
        self._facts: PrintProgramme | None = None
        columns: list[Column[SheetRow]] = [
            Column(tr("Key"), _key, 64),
            Column(tr("What"), attrgetter("words"), 220),
            Column(tr("What for"), attrgetter("about")),
        ]
        self.rows = RowsView(columns, tr("What can be printed"))
        self.rows.show_rows(choices())
        self.about = PlainLabel("", "soft", wrap=True)
        self.form = Form(_fields())
        self._make_commands()
        _lay_out(self)
        self.rows.chosen_changed.connect(self._on_chosen)
        self.rows.opened.connect(self.preview)
        self.form.changed.connect(self._on_changed)
        self.form.show_values(_kept())

    def begin(self, facts: object) -> None:
        """Offer what can be printed of these days; an occurrence or activity chooses its own."""
        assert isinstance(facts, PrintProgramme)
        self._facts = facts
        self._choose(_proposed(facts))
        self.refresh()
        self._on_chosen()

    def refresh(self) -> None:
        """Read the rooms and the activities again."""
        if self._facts is not None:
            pointed = self._facts.occurrence_id
            query = partial(offered, occurrence_id=pointed, actor=self.gateway.actor)
            self.gateway.read(query, then=self._show_offered)

    def take_focus(self) -> None:
        """Put the cursor in the list of sheets."""
        self.rows.setFocus()

    @Slot()
    def preview(self) -> None:
        """Lay the sheet out, and show it."""
        wish = self.wish()
        if wish is None or not self._complete(wish):
            return
        remember(_KIND, wish.kind.value)
        layout = layout_of(wish, actor=self.gateway.actor)
        row = self.rows.chosen()
        name = f"{row.words if row else ''} {about_words(wish)}".replace("/", "-")
        finish = partial(self._finish, layout, uuid4())
        self.gateway.read(partial(layout, key=None), then=partial(self._show, name, finish))

    def wish(self) -> Wish | None:
        """Give what is chosen; None before anything was asked."""
        row, facts = self.rows.chosen(), self._facts
        if row is None or facts is None:
            return None
        values = self.form.values()
        return Wish(
            row.kind,
            facts.first_day,
            facts.last_day,
            self.gateway.actor.today(),
            Size(values["size"]),
            bool(values["large"]),
            bool(values["tenants"]),
            int(values["room"] or 0),
            int(values["activity"] or 0),
        )

    def _make_commands(self) -> None:
        for row in self.rows.rows:
            Command(self, row.words, partial(self._choose, row.kind), key=str(row.id))
        show = Command(self, tr("Look at it"), self.preview, icon="eye", key="Ctrl+Return")
        close = Command(self, tr("Close"), self._on_close, icon="x")
        self.show_button = show.button(PrimaryButton)
        self.close_button = close.button(QuietButton)

    def _choose(self, kind: Printed) -> None:
        self.rows.choose(list(Printed).index(kind))
        self.rows.setFocus()

    @Slot()
    def _on_chosen(self) -> None:
        wish = self.wish()
        if wish is None:
            return
        self.about.setText(about_words(wish) if wish.kind is not Printed.CARD else "")
        shown = {
            "size": wish.kind in ON_A3,
            "tenants": wish.kind in WITH_TENANTS,
            "room": wish.kind in FOR_A_ROOM,
            "activity": wish.kind is Printed.CARD,
        }
        for name, visible in shown.items():
            self.form.rows[name].setVisible(visible)

    @Slot()
    def _on_close(self) -> None:
        self.closed.emit()

    @Slot()
    def _on_changed(self) -> None:
        _keep(self.form.values())

    def _show_offered(self, found: Offered) -> None:
        facts = self._facts
        room = facts.room_id if facts is not None else None
        activity = facts.activity_id if facts is not None else None
        _fill(self.form.rows["room"].editor, found.rooms, room or found.room_id)
        _fill(self.form.rows["activity"].editor, found.activities, activity or found.activity_id)

    def _complete(self, wish: Wish) -> bool:
        """Say beside the field what is missing, where nothing can be chosen."""
        if wish.kind in FOR_A_ROOM and not wish.room_id:
            self.form.refuse("room", tr("The house has no room yet."))
            return False
        if wish.kind is Printed.CARD and not wish.activity_id:
            self.form.refuse("activity", tr("The house has no activity yet."))
            return False
        return True

    def _show(
        self, name: str, finish: Callable[[Callable[[bytes], object]], None], sheet: Sheet
    ) -> None:
        for warning in sheet.warnings:
            self.warned.emit(warning)
        self.preview_requested.emit(sheet.pdf, name, finish)

    def _finish(self, layout: partial[Sheet], key: UUID, then: Callable[[bytes], object]) -> None:
        """Give the sheet its number; the same paper printed twice keeps it."""
        self.gateway.perform(partial(layout, key=key), then=partial(_hand_over, then))


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
    line = spaced(QHBoxLayout(), 8)
    line.addWidget(panel.close_button)
    line.addWidget(panel.show_button, stretch=1)
    right.box.addLayout(line)
    whole = spaced(QHBoxLayout(), 16)
    whole.addWidget(sized(left, least_width=420), stretch=5)
    whole.addWidget(sized(right, least_width=300), stretch=3)
    column = spaced(QVBoxLayout(panel), 12)
    column.addWidget(PlainLabel(panel.title, "heading"))
    column.addLayout(whole, stretch=1)


def _kept() -> dict[str, object]:
    """Give how it was printed last."""
    size = remembered(_SIZE, Size.A4.value)
    return {
        "size": size if size in set(Size) else Size.A4.value,
        "large": remembered(_LARGE) == "yes",
        "tenants": remembered(_TENANTS) == "yes",
    }


def _keep(values: Mapping[str, object]) -> None:
    remember(_SIZE, str(values["size"]))
    remember(_LARGE, "yes" if values["large"] else "no")
    remember(_TENANTS, "yes" if values["tenants"] else "no")


def _key(row: SheetRow) -> str:
    return str(row.id)


def _hand_over(then: Callable[[bytes], object], sheet: Sheet) -> None:
    then(sheet.pdf)


def _fields() -> list[Field]:
    sizes = [(Size.A4.value, tr("A4: the printer of the house")), (Size.A3.value, tr("A3: big"))]
    return [
        Field("room", tr("Room"), choices=[(0, "")]),
        Field("activity", tr("Activity"), choices=[(0, "")]),
        Field("size", tr("Paper"), choices=sizes),
        Field("large", tr("Large print (16 points)"), yes_no=True),
        Field("tenants", tr("With what is let, by its public name"), yes_no=True),
    ]


def _proposed(facts: PrintProgramme) -> Printed:
    """Propose a sheet: that of what was asked for, else the last one of the days themselves."""
    if facts.activity_id is not None:
        return Printed.CARD
    if facts.room_id is not None:
        return Printed.DOOR_DAY if facts.first_day == facts.last_day else Printed.DOOR_WEEK
    kept = remembered(_KIND, Printed.WEEK.value)
    return Printed(kept) if kept in set(Printed) - {Printed.CARD} else Printed.WEEK


def _fill(editor: QWidget, rows: Sequence[Named], chosen: int | None) -> None:
    """Put other choices into a list; what was chosen stays."""
    assert isinstance(editor, QComboBox)
    before = chosen if chosen is not None else editor.currentData()
    editor.blockSignals(True)
    editor.clear()
    for number, name in rows:
        editor.addItem(plain(name), number)
    editor.setCurrentIndex(max(0, editor.findData(before)))
    editor.blockSignals(False)
