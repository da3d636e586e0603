"""A task of the calendar in words, so that a draft comes back to it: its name and its facts."""

import json
from dataclasses import asdict, fields
from datetime import date, time
from typing import Any

from ui.calendar import facts as kinds

_KINDS: dict[str, Any] = {
    kind.__name__: kind
    for kind in (
        *(kinds.EditActivity, kinds.PlanSeries, kinds.ChangeOccurrence, kinds.CancelOccurrence),
        *(kinds.EnrolSomebody, kinds.CallPeople, kinds.ShowRooms, kinds.ShowClosings),
    )
}


def in_words(name: str, facts: Any) -> str:  # noqa: ANN401 - one of the kinds of facts
    """Write a task down; nothing for one in which nobody types."""
    kind = type(facts).__name__
    if kind not in _KINDS:
        return ""
    return json.dumps([name, kind, asdict(facts)], default=str)


def from_words(words: str) -> tuple[str, Any] | None:
    """Read a task; None for what is not one of this calendar."""
    try:
        name, kind, told = json.loads(words)
        made = {one.name: _read(str(one.type), told[one.name]) for one in fields(_KINDS[kind])}
        return str(name), _KINDS[kind](**made)
    except (ValueError, KeyError, TypeError):
        return None


def _read(kind: str, value: Any) -> Any:  # noqa: ANN401
    """Give a fact back from what JSON made of it."""
    if not isinstance(value, str):
        return value
    return time.fromisoformat(value) if "time" in kind else date.fromisoformat(value)
