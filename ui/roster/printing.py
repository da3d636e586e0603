"""A sheet of the roster: previewed, and numbered when it is printed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

if TYPE_CHECKING:
    from atelier.paper.sheet import Sheet
    from ui.kit.page import Page
    from ui.roster.panel import Panel


def preview_sheet(asking: Page | Panel, layout: partial[Sheet], name: str) -> None:
    """Show a sheet; ``layout`` still asks for a session and a key, ``name`` is its file's."""
    finish = partial(_finish, asking, layout, uuid4())
    asking.gateway.read(partial(layout, key=None), then=partial(_show, asking, name, finish))


def _show(
    asking: Page | Panel,
    name: str,
    finish: Callable[[Callable[[bytes], object]], None],
    sheet: Sheet,
) -> None:
    for warning in sheet.warnings:
        asking.warned.emit(warning)
    asking.preview_requested.emit(sheet.pdf, name, finish)


def _finish(
    asking: Page | Panel, layout: partial[Sheet], key: UUID, then: Callable[[bytes], object]
) -> None:
    """Give the sheet its number; the same paper printed twice keeps it."""
    asking.gateway.perform(partial(layout, key=key), then=partial(_hand_over, then))


def _hand_over(then: Callable[[bytes], object], sheet: Sheet) -> None:
    then(sheet.pdf)
