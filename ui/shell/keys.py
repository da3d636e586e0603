"""The keys that mean the same on every page; each is handed to the page that is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from atelier.language import tr
from ui.kit.commands import Command
from ui.shell.places import Place

if TYPE_CHECKING:
    from ui.shell.window import Window


@dataclass(frozen=True, slots=True)
class Keys:
    """The commands of the window; ``print`` rests while the preview has its key."""

    print: Command
    undo: Command
    search: Command
    privacy: Command
    lock: Command
    view: Command
    pages: tuple[Command, ...]


def make_keys(window: Window, places: Sequence[Place]) -> Keys:
    """Give the window its keys: F1 to F8, Ctrl+P, Ctrl+Z, Ctrl+F, F10, F12, Ctrl+L."""
    return Keys(
        print=Command(window, tr("Print"), partial(_print, window), key="Ctrl+P"),
        undo=Command(window, tr("Undo"), partial(_undo, window), key="Ctrl+Z"),
        search=Command(window, tr("Search"), partial(_search, window), key="Ctrl+F"),
        privacy=Command(window, tr("Hide names"), window.blank_names, key="F12"),
        lock=Command(window, tr("Lock"), window.lock_asked.emit, key="Ctrl+L"),
        view=Command(window, tr("Display"), window.frame.rail.view.click, key="F10"),
        pages=tuple(
            Command(window, place.words, partial(window.go_to, place.name), key=place.key)
            for place in places
        ),
    )


def _print(window: Window) -> None:
    if window.page is not None:
        window.page.print_requested.emit()


def _undo(window: Window) -> None:
    if window.page is not None:
        window.page.undo()


def _search(window: Window) -> None:
    if window.page is not None:
        window.page.go_to_search()
