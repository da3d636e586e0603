"""The subjects that are a form: their fields, and how these are read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from atelier.domain import Refusal
from atelier.language import tr
from atelier.settings import counting, hours, house
from atelier.words import weekday_name
from ui.kit.form import Field
from ui.settings.sheet_panel import Sheet, SheetPanel

if TYPE_CHECKING:
    from ui.gateway import Gateway

_SHORT = 12  # letters of a number or a time
_MONDAY = date(2026, 11, 23)  # any one


def house_panel(gateway: Gateway) -> SheetPanel[house.HouseFacts]:
    """Give the form of the house itself."""
    zones = [(zone, zone.replace("_", " ")) for zone in house.ZONES]
    fields = [
        Field(
            "name",
            tr("What is the house called?"),
            tr("It stands at the top of the window and on everything that is printed."),
            limit=house.NAME_LIMIT,
            required=True,
        ),
        Field(
            "zone",
            tr("The clock on the wall"),
            tr("The days and times of the house go by it, whatever this computer says."),
            choices=zones,
        ),
    ]
    return SheetPanel(
        gateway,
        Sheet(
            fields,
            read=lambda actor: partial(house.house_facts, actor=actor),
            save=lambda wanted, was, actor: partial(
                house.save_house, facts=wanted, was=was, actor=actor
            ),
            values_of=lambda facts: {"name": facts.name, "zone": facts.zone},
            facts_of=lambda values, _was: house.HouseFacts(values["name"], values["zone"]),
        ),
    )


def day_parts_panel(gateway: Gateway) -> SheetPanel[hours.DayParts]:
    """Give the form of the parts of the day."""
    fields = [
        Field(
            "noon",
            tr("The afternoon begins at"),
            tr("A visit before it counts for the morning."),
            limit=_SHORT,
            check=_sentence_of(partial(hours.typed_time, "noon")),
        ),
        Field(
            "evening",
            tr("The evening begins at"),
            tr("What was counted already keeps its part of the day."),
            limit=_SHORT,
            check=_sentence_of(partial(hours.typed_time, "evening")),
        ),
    ]
    return SheetPanel(
        gateway,
        Sheet(
            fields,
            read=lambda actor: partial(hours.day_parts_of, site_id=actor.site_id),
            save=lambda wanted, was, actor: partial(
                hours.save_day_parts, parts=wanted, was=was, actor=actor
            ),
            values_of=lambda parts: {
                "noon": f"{parts.noon:%H:%M}",
                "evening": f"{parts.evening:%H:%M}",
            },
            facts_of=lambda values, _was: hours.DayParts(
                hours.typed_time("noon", values["noon"]),
                hours.typed_time("evening", values["evening"]),
            ),
            lines=[("noon", "evening")],
        ),
    )


def opening_panel(gateway: Gateway) -> SheetPanel[hours.Opening]:
    """Give the form of the opening hours."""
    fields = [
        Field(
            name,
            weekday_name(_MONDAY + timedelta(days=number)).capitalize(),
            tr("For example 9:00-17:00. Leave it empty when the house is closed.")
            if number == 0
            else "",
            limit=_SHORT + 4,
            check=_sentence_of(partial(hours.typed_hours, name)),
        )
        for number, name in enumerate(hours.WEEKDAYS)
    ]
    names = hours.WEEKDAYS
    return SheetPanel(
        gateway,
        Sheet(
            fields,
            read=lambda actor: partial(hours.opening_of, site_id=actor.site_id),
            save=lambda wanted, was, actor: partial(
                hours.save_opening, opening=wanted, was=was, actor=actor
            ),
            values_of=lambda opening: {
                name: hours.hours_text(one) for name, one in zip(names, opening.days, strict=True)
            },
            facts_of=_opening,
            lines=[names[:4], names[4:]],
        ),
    )


def _opening(values: Mapping[str, Any], was: hours.Opening) -> hours.Opening:
    days = tuple(hours.typed_hours(name, values[name]) for name in hours.WEEKDAYS)
    return hours.Opening(days, known=was.known or any(days))


def counting_panel(gateway: Gateway) -> SheetPanel[counting.CountingFacts]:
    """Give the form of what the figures are counted after."""
    fields = [
        Field(
            "age_groups",
            tr("Age groups begin at"),
            tr("0, 18, 65 gives the groups 0–17, 18–64 and 65+."),
            limit=80,
        ),
        Field(
            "minimum",
            tr("Hours of day activities that count at all"),
            tr("A meeting that is shorter is no unit of day activities (figure B7)."),
            limit=_SHORT,
        ),
        Field(
            "touched",
            tr("Hours in a part of the day that make one more unit"),
            tr("As the contract with the municipality says (figure B7)."),
            limit=_SHORT,
        ),
        Field(
            "city",
            tr("Postcodes of the city"),
            tr("Who lives outside them counts as from outside the city (figure B20)."),
            limit=120,
        ),
    ]
    return SheetPanel(
        gateway,
        Sheet(
            fields,
            read=lambda actor: partial(counting.counting_facts, actor=actor),
            save=lambda wanted, was, actor: partial(
                counting.save_counting, facts=wanted, was=was, actor=actor
            ),
            values_of=lambda facts: {
                "age_groups": facts.age_groups,
                "minimum": facts.minimum,
                "touched": facts.touched,
                "city": facts.city,
            },
            facts_of=lambda values, _was: counting.CountingFacts(
                values["age_groups"], values["minimum"], values["touched"], values["city"]
            ),
        ),
    )


def _sentence_of(read: Callable[[str], object]) -> Callable[[str], str]:
    """Give the check of a field: the sentence of the rule that refuses the text, or nothing."""

    def check(text: str) -> str:
        try:
            read(text)
        except Refusal as refusal:
            return str(refusal)
        return ""

    return check
