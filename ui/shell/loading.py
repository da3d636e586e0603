"""Loading what a house needs, on a thread: the shell is on the screen by then."""

from __future__ import annotations

import importlib
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ui.shell.opening import Opened


def in_opening(page: str, name: str, *arguments: Any, **named: Any) -> Opened | None:  # noqa: ANN401
    """Load the database, here on the thread, and run one of the functions that open a house.

    Meanwhile the first page is loaded on another thread: a file is read through before it is
    opened, and Python has nothing to do then.
    """
    task = getattr(importlib.import_module("ui.shell.opening"), name)
    for module in ("ui.gateway", "ui.shell.signing"):
        importlib.import_module(module)
    loading = threading.Thread(target=_load, args=(page,), name="load")
    loading.start()
    try:
        opened: Opened | None = task(*arguments, **named)
    finally:
        loading.join()
    return opened


def _load(module: str) -> None:
    """Load a page's module; what is wrong with it comes out when the page is built."""
    if module:
        with suppress(Exception):
            importlib.import_module(module)
