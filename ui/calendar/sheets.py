"""The sign-up sheet of an occurrence: previewed, and numbered when it is printed."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from atelier.attendance.rows import Variant
from atelier.attendance.sheet import signup_sheet
from atelier.calendar.shown import ShownOccurrence
from atelier.language import tr
from atelier.paper.sheet import Sheet
from atelier.words import day_in_figures
from ui.kit.remembered import remembered

if TYPE_CHECKING:
    from ui.kit.page import Page


def preview_signup_sheet(page: "Page", row: ShownOccurrence) -> None:
    """Lay the sheet out as the desk does, in the way that was chosen there last."""
    layout = partial(
        signup_sheet,
        occurrence_id=row.id,
        actor=page.gateway.actor,
        variant=_variant(),
        large=remembered("print/large") == "yes",
    )
    day = day_in_figures(row.day).replace("/", "-")
    name = f"{tr('Sign-up sheet')} {row.name} {day}"
    finish = partial(_finish, page, layout, uuid4())
    page.gateway.read(partial(layout, key=None), then=partial(_show, page, name, finish))


def _show(
    page: "Page", name: str, finish: Callable[[Callable[[bytes], object]], None], sheet: Sheet
) -> None:
    for warning in sheet.warnings:
        page.warned.emit(warning)
    page.preview_requested.emit(sheet.pdf, name, finish)


def _finish(
    page: "Page", layout: "partial[Sheet]", key: UUID, then: Callable[[bytes], object]
) -> None:
    """Give the sheet its number; the same paper printed twice keeps it."""
    page.gateway.perform(partial(layout, key=key), then=partial(_hand_over, then))


def _hand_over(then: Callable[[bytes], object], sheet: Sheet) -> None:
    then(sheet.pdf)


def _variant() -> Variant:
    kept = remembered("print/variant", Variant.SHORT.value)
    return Variant(kept) if kept in {variant.value for variant in Variant} else Variant.SHORT
