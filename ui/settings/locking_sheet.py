"""After how long a desk hides names, and locks by itself."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from atelier.language import tr
from atelier.settings.locking import (
    LEAST,
    MOST_AT_DESK,
    MOST_OF_OFFICE,
    MOST_VEIL,
    LockAfter,
    lock_after,
    save_lock_after,
)
from atelier.settings.refusals import TermWrong
from ui.kit.form import Field
from ui.settings.sheet_panel import Sheet, SheetPanel

if TYPE_CHECKING:
    from ui.gateway import Gateway

_SHORT = 3  # digits


def locking_panel(gateway: Gateway) -> SheetPanel[LockAfter]:
    """Give the form of the minutes and seconds."""
    limits = tr("Minutes, from {least} to {most}.", least=LEAST, most=MOST_AT_DESK)
    shorter = tr("Minutes, from {least} to {most}.", least=LEAST, most=MOST_OF_OFFICE)
    hidden = tr(
        "Seconds, from 0 to {most}; 0 is never. A key or the mouse shows them again.",
        most=MOST_VEIL,
    )
    fields = [
        Field("desk", tr("Reception, and whoever leads activities"), limits, limit=_SHORT),
        Field("office", tr("Coordinator and administrator"), shorter, limit=_SHORT),
        Field("veil", tr("Hide names when nobody is at the keyboard"), hidden, limit=_SHORT),
    ]
    return SheetPanel(
        gateway,
        Sheet(
            fields,
            read=lambda actor: partial(lock_after, site_id=actor.site_id),
            save=lambda wanted, was, actor: partial(
                save_lock_after, minutes=wanted, was=was, actor=actor
            ),
            values_of=lambda facts: {
                name: str(getattr(facts, name)) for name in ("desk", "office", "veil")
            },
            facts_of=lambda values, _was: LockAfter(
                _number(values, "desk", LEAST, MOST_AT_DESK),
                _number(values, "office", LEAST, MOST_OF_OFFICE),
                _number(values, "veil", 0, MOST_VEIL),
            ),
        ),
    )


def _number(values: Mapping[str, Any], name: str, least: int, most: int) -> int:
    text = str(values[name])
    if not (text.isascii() and text.isdigit()):
        raise TermWrong(name, least, most)
    return int(text)
