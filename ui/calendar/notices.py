"""The notice of a closure: previewed, and numbered when it is printed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from atelier.calendar.paper.notice import closure_notice
from atelier.language import tr

if TYPE_CHECKING:
    from atelier.paper.sheet import Sheet
    from ui.kit.panel import Panel


def show_notice(panel: Panel, closure_id: int, name: str) -> None:
    """Preview the notice of a closure; it gets its number once it is printed."""
    layout = partial(closure_notice, closure_id=closure_id, actor=panel.gateway.actor)
    title = f"{tr('Notice')} {name}".replace("/", "-")
    finish = partial(_finish, panel, partial(layout, key=uuid4()))
    panel.gateway.read(partial(layout, key=None), then=partial(_show, panel, title, finish))


def _show(
    panel: Panel,
    title: str,
    finish: Callable[[Callable[[bytes], object]], None],
    sheet: Sheet,
) -> None:
    for warning in sheet.warnings:
        panel.warned.emit(warning)
    panel.preview_requested.emit(sheet.pdf, title, finish)


def _finish(panel: Panel, layout: partial[Sheet], then: Callable[[bytes], object]) -> None:
    panel.gateway.perform(layout, then=partial(_hand_over, then))


def _hand_over(then: Callable[[bytes], object], sheet: Sheet) -> None:
    then(sheet.pdf)
