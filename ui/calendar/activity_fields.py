"""The fields of an activity, and what is filled in as facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QWidget

from atelier.calendar.activity_facts import (
    ACCESS,
    EXPERIMENTS,
    SETTINGS,
    ActivityFacts,
    price_text,
    read_minutes,
    read_number,
    read_price,
    sentence_of,
)
from atelier.calendar.activity_queries import Choices
from atelier.calendar.typed import read_day
from atelier.domain import Function
from atelier.domain.functions import function_name
from atelier.domain.text import clean
from atelier.language import tr
from atelier.words import day_in_words
from ui.calendar.typed_fields import day_field
from ui.kit.form import Field
from ui.kit.text import plain

_LIMIT = 120  # letters
_SHORT = 8  # letters of a number


def activity_fields(today: Callable[[], date]) -> list[Field]:
    """Declare every field; a function, because the language is known late."""
    number = sentence_of(read_number)
    return [
        Field("name", tr("Name"), limit=_LIMIT, required=True, check=_words),
        Field("sensitive", tr("Sensitive: the desk and posters show a neutral name"), yes_no=True),
        Field("public_name", tr("Neutral name"), limit=_LIMIT, check=_words),
        Field("function", tr("What is it for?"), choices=[(f, function_name(f)) for f in Function]),
        Field("audience", tr("For whom?"), limit=_LIMIT, check=_words),
        Field("host", tr("Organised by"), choices=[(None, tr("nobody in particular"))]),
        Field("access", tr("Who may come?"), choices=[(one, access_name(one)) for one in ACCESS]),
        Field("setting", tr("Setting"), choices=[(one, setting_name(one)) for one in SETTINGS]),
        day_field("setting_from", tr("Since"), today, hint=tr("Empty: from today"), required=False),
        Field("room", tr("Room"), choices=[(None, tr("no room"))]),
        Field("capacity", tr("Places"), tr("Empty: no limit"), limit=_SHORT, check=number),
        Field("minimum", tr("At least"), limit=_SHORT, check=number),
        Field("price", tr("Price"), limit=20, check=sentence_of(read_price)),
        Field("volunteers", tr("Volunteers"), limit=_SHORT, check=number),
        Field("professionals", tr("Professionals"), limit=_SHORT, check=number),
        Field("setup", tr("Minutes before"), limit=_SHORT, check=sentence_of(read_minutes)),
        Field("clearing", tr("Minutes after"), limit=_SHORT, check=sentence_of(read_minutes)),
        Field("enrolment", tr("People enrol for it"), yes_no=True),
        Field("walk_in", tr("Open door: anybody walks in"), yes_no=True),
        Field("for_children", tr("For children: a parent's contact is asked"), yes_no=True),
        *(Field(one, one, yes_no=True) for one in EXPERIMENTS),
    ]


def setting_name(setting: str) -> str:
    """Name a setting as people say it."""
    return {
        "sheltered": tr("Sheltered"),
        "transition": tr("In between"),
        "regular": tr("Regular"),
        "none": tr("Does not apply"),
    }[setting]


def access_name(access: str) -> str:
    """Name who may come."""
    return {
        "open": tr("Everybody"),
        "indicated": tr("With an indication"),
        "mixed": tr("With and without an indication"),
    }[access]


def values_of(facts: ActivityFacts) -> dict[str, Any]:
    """Give what the fields show of an activity. A setting is only dated when it changes."""
    return {
        "name": facts.name,
        "sensitive": facts.sensitive,
        "public_name": facts.public_name,
        "function": facts.function,
        "audience": facts.audience,
        "host": facts.host_id,
        "access": facts.access,
        "setting": facts.setting,
        "setting_from": "",
        "room": facts.room_id,
        "capacity": _text(facts.capacity),
        "minimum": _text(facts.minimum or None),
        "price": price_text(facts.price_cents),
        "volunteers": _text(facts.volunteers_needed or None),
        "professionals": _text(facts.professionals_needed or None),
        "setup": _text(facts.setup_minutes),
        "clearing": _text(facts.clearing_minutes),
        "enrolment": facts.enrolment,
        "walk_in": facts.walk_in,
        "for_children": facts.for_children,
    } | {one: one in facts.experiments for one in EXPERIMENTS}


def facts_of(values: Mapping[str, Any], today: date) -> ActivityFacts:
    """Give the facts that are filled in. Raises a Refusal for what cannot be read."""
    since = str(values["setting_from"]).strip()
    return ActivityFacts(
        name=values["name"],
        public_name=values["public_name"],
        function=values["function"],
        setting=values["setting"],
        setting_from=read_day(since, today) if since else None,
        access=values["access"],
        host_id=values["host"],
        room_id=values["room"],
        capacity=read_number(values["capacity"]),
        minimum=read_number(values["minimum"]) or 0,
        price_cents=read_price(values["price"]),
        volunteers_needed=read_number(values["volunteers"]) or 0,
        professionals_needed=read_number(values["professionals"]) or 0,
        audience=values["audience"],
        experiments=tuple(one for one in EXPERIMENTS if values[one]),
        enrolment=values["enrolment"],
        walk_in=values["walk_in"],
        sensitive=values["sensitive"],
        for_children=values["for_children"],
        setup_minutes=read_minutes(values["setup"]),
        clearing_minutes=read_minutes(values["clearing"]),
    )


def history_words(settings: Sequence[tuple[date, str]]) -> str:
    """Say since when an activity has which setting; nothing where it never changed."""
    if len(settings) < 2:
        return ""
    steps = [
        tr(
            "{setting} since {day}",
            setting=setting_name(word).lower(),
            day=day_in_words(day, year=True),
        )
        for day, word in settings[1:]
    ]
    return (
        "; ".join([tr("First {setting}", setting=setting_name(settings[0][1]).lower()), *steps])
        + "."
    )


def shown_value(name: str, value: object, choices: Choices) -> str:
    """Say the value of a field as it stands in the form, for beside it."""
    if name == "room":
        room = choices.room(value if isinstance(value, int) else None)
        return room.name if room is not None else tr("no room")
    if name == "host":
        return dict(choices.hosts).get(value if isinstance(value, int) else 0, tr("nothing"))
    if isinstance(value, Function):
        return function_name(value)
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if name == "setting":
        return setting_name(str(value))
    if name == "access":
        return access_name(str(value))
    return str(value) if value else tr("nothing")


def fill_choices(editor: QWidget, choices: Sequence[tuple[object, str]]) -> None:
    """Put other choices into a list; what was chosen stays."""
    assert isinstance(editor, QComboBox)
    before = editor.currentData()
    with QSignalBlocker(editor):
        editor.clear()
        for value, words in choices:
            editor.addItem(plain(words), value)
        editor.setCurrentIndex(max(0, editor.findData(before)))


def _text(number: int | None) -> str:
    return "" if number is None else str(number)


_words = sentence_of(partial(clean, limit=_LIMIT))
