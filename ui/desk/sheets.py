"""The desk's paper: laid out, previewed, and numbered when it is printed."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtWidgets import QMenu

from atelier.attendance.rows import Variant
from atelier.attendance.sheet import attendance_sheet, signup_sheet
from atelier.desk.sheet import day_overview, tally_sheet
from atelier.language import tr
from atelier.paper.sheet import Sheet
from atelier.roster.paper.duty import duty_card
from atelier.words import day_in_figures
from ui.kit.remembered import remember, remembered

if TYPE_CHECKING:
    from ui.desk.page import DeskPage
    from ui.desk.reading import DeskReading


_VARIANT, _LARGE = "print/variant", "print/large"


class DeskSheets(QObject):
    """Lays sheets out for the preview, and again with a number once they are printed."""

    def __init__(self, page: "DeskPage", reading: "DeskReading") -> None:
        super().__init__(page)
        self._page = page
        self._reading = reading

    @Slot(int)
    def show_list(self, occurrence_id: int) -> None:
        """Preview the list of one occurrence: for signing up, or once it has begun for ticks."""
        row = self._reading.day.find(occurrence_id)
        actor = self._page.gateway.actor
        begun = row is not None and actor.clock.wall(actor.now()).time() >= row.starts
        self._show_list(occurrence_id, attendance=begun)

    @Slot()
    def choose_list(self) -> None:
        """Ask which list of the chosen occurrence it is to be; the last choice is remembered."""
        occurrence_id = self._page.parts.today.current()
        if occurrence_id is None:
            return
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chosen = _variant()
        for variant, words in variant_names():
            action = menu.addAction(words, partial(remember, _VARIANT, variant.value))
            action.setCheckable(True)
            action.setChecked(variant is chosen)
        menu.addSeparator()
        large = menu.addAction(tr("Large print"), _turn_large)
        large.setCheckable(True)
        large.setChecked(_large())
        menu.addSeparator()
        show = self._show_list
        menu.addAction(tr("Sign-up sheet"), partial(show, occurrence_id, attendance=False))
        menu.addAction(tr("Attendance sheet"), partial(show, occurrence_id, attendance=True))
        button = self._page.parts.today.more
        menu.popup(
            button.mapToGlobal(button.rect().topLeft()) - QPoint(0, menu.sizeHint().height())
        )
        menu.setActiveAction(menu.actions()[0])

    def _show_list(self, occurrence_id: int, *, attendance: bool) -> None:
        row = self._reading.day.find(occurrence_id)
        actor = self._page.gateway.actor
        layout = attendance_sheet if attendance else signup_sheet
        kind = tr("Attendance sheet") if attendance else tr("Sign-up sheet")
        name = "" if row is None else row.name
        sheet = partial(
            layout, occurrence_id=occurrence_id, actor=actor, variant=_variant(), large=_large()
        )
        self._preview(sheet, f"{kind} {name}")

    @Slot()
    def show_overview(self) -> None:
        """Preview the day on one page."""
        actor, day = self._page.gateway.actor, self._reading.day.day
        self._preview(partial(day_overview, day=day, actor=actor), tr("Day overview"))

    @Slot()
    def show_tally(self) -> None:
        """Preview the sheet on which the desk goes on with a pen."""
        actor, day = self._page.gateway.actor, self._reading.day.day
        self._preview(partial(tally_sheet, day=day, actor=actor), tr("Tally sheet"))

    @Slot()
    def show_duty_card(self) -> None:
        """Preview who is on duty today, with their phones (rule P23)."""
        actor, day = self._page.gateway.actor, self._reading.day.day
        self._preview(partial(duty_card, day=day, actor=actor, large=_large()), tr("Duty card"))

    def _preview(self, layout: "partial[Sheet]", words: str) -> None:
        name = f"{words} {day_in_figures(self._reading.day.day).replace('/', '-')}"
        finish = partial(self._finish, layout, uuid4())
        self._page.gateway.read(partial(layout, key=None), then=partial(self._show, name, finish))

    def _show(
        self, name: str, finish: Callable[[Callable[[bytes], object]], None], sheet: Sheet
    ) -> None:
        for warning in sheet.warnings:
            self._page.warned.emit(warning)
        self._page.preview_requested.emit(sheet.pdf, name, finish)

    def _finish(self, layout: "partial[Sheet]", key: UUID, then: Callable[[bytes], object]) -> None:
        """Give the sheet its number; the same paper printed twice keeps it."""
        self._page.gateway.perform(partial(layout, key=key), then=partial(_hand_over, then))


def _hand_over(then: Callable[[bytes], object], sheet: Sheet) -> None:
    then(sheet.pdf)


def variant_names() -> list[tuple[Variant, str]]:
    """Name the ways in which a list may show people; the first is what the rule prefers."""
    return [
        (Variant.SHORT, tr("First name and letter")),
        (Variant.FULL, tr("Whole names")),
        (Variant.BLANK, tr("Empty lines")),
        (Variant.SLIPS, tr("A slip for each person")),
    ]


def _variant() -> Variant:
    kept = remembered(_VARIANT, Variant.SHORT.value)
    return Variant(kept) if kept in {variant.value for variant in Variant} else Variant.SHORT


def _large() -> bool:
    return remembered(_LARGE) == "yes"


def _turn_large() -> None:
    remember(_LARGE, "no" if _large() else "yes")
