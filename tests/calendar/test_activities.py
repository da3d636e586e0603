"""Activities: what is decided about them, and what cannot be kept."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import pytest

from atelier.calendar.activities import EditedMeanwhile, SavedActivity, SettingTooFar, save_activity
from atelier.calendar.activity_facts import (
    ActivityFacts,
    ActivityNameMissing,
    MinimumAboveCapacity,
    NeutralNameMissing,
    NumberImpossible,
    PriceNotUnderstood,
    price_text,
    read_price,
)
from atelier.calendar.activity_queries import ActivityForm, activity_form, activity_rows
from atelier.calendar.settings_history import FROM_ALWAYS
from atelier.database import Database
from atelier.domain import (
    Actor,
    CitizenNumber,
    Function,
    Gone,
    Organisation,
    Refusal,
    Room,
    TextTooLong,
)
from atelier.journal.changes import undo_change
from tests.making import Making

GROUP = ActivityFacts(
    name="Herstelgroep Samen verder",
    public_name="Donderdaggroep",
    function=Function.DAY_ACTIVITY,
    setting="sheltered",
    access="mixed",
    capacity=10,
    minimum=3,
    price_cents=None,
    volunteers_needed=1,
    professionals_needed=2,
    audience="Volwassenen",
    experiments=("E1", "E3"),
    enrolment=True,
    sensitive=True,
    setup_minutes=15,
    clearing_minutes=0,
)


class Desk:
    def __init__(self, database: Database, actor: Actor) -> None:
        self.database, self.actor = database, actor

    def save(self, facts: ActivityFacts, **other: Any) -> SavedActivity:  # noqa: ANN401
        key: UUID = other.pop("key", None) or uuid4()
        return self.database.perform(
            partial(save_activity, facts=facts, actor=self.actor, key=key, **other)
        )

    def form(self, activity_id: int) -> ActivityForm:
        with self.database.reading() as session:
            return activity_form(session, activity_id=activity_id, actor=self.actor)


@pytest.fixture
def desk(database: Database, actor: Actor) -> Desk:
    return Desk(database, actor)


def test_everything_that_is_decided_is_kept(desk: Desk, making: Making) -> None:
    room = making.add(Room(site_id=making.site_id, code="atelier", name="Het Atelier", capacity=16))
    host = making.add(Organisation(site_id=making.site_id, name="Kompas"))
    facts = replace(GROUP, room_id=room, host_id=host)
    saved = desk.save(facts)
    form = desk.form(saved.activity_id)
    assert form.facts == facts
    assert (form.code, form.settings) == ("HERST", ((FROM_ALWAYS, "sheltered"),))
    again = desk.save(replace(facts, name="Herstelgroep avond"))
    assert desk.form(again.activity_id).code == "HERST2"
    with desk.database.reading() as session:
        names = [row.name for row in activity_rows(session, actor=desk.actor)]
    assert names == ["Herstelgroep avond", "Herstelgroep Samen verder"]


def test_the_step_from_sheltered_to_regular_is_a_history(desk: Desk) -> None:
    group = desk.save(GROUP).activity_id
    steps = (
        ("transition", date(2026, 12, 1)),
        ("transition", date(2026, 12, 8)),  # no step: it is that already
        ("regular", date(2027, 2, 1)),
    )
    for setting, first_day in steps:
        facts = replace(GROUP, setting=setting, setting_from=first_day)
        desk.save(facts, activity_id=group, version=desk.form(group).version)
    assert desk.form(group).settings == (
        (FROM_ALWAYS, "sheltered"),
        (date(2026, 12, 1), "transition"),
        (date(2027, 2, 1), "regular"),
    )
    assert desk.form(group).facts.setting == "sheltered"  # today it still is


def test_one_undo_gives_everything_back(desk: Desk) -> None:
    group = desk.save(GROUP).activity_id
    before = desk.form(group)
    other = replace(GROUP, name="Koor", capacity=None, setting="regular", experiments=())
    saved = desk.save(other, activity_id=group, version=before.version)
    desk.database.perform(partial(undo_change, change_id=saved.change_id, actor=desk.actor))
    after = desk.form(group)
    assert (after.facts, after.settings) == (before.facts, before.settings)


def test_taking_a_new_activity_back_leaves_nothing(desk: Desk) -> None:
    key = uuid4()
    saved = desk.save(GROUP, key=key)
    assert desk.save(GROUP, key=key) == saved  # the same key is the same save
    desk.database.perform(partial(undo_change, change_id=saved.change_id, actor=desk.actor))
    with pytest.raises(Gone):
        desk.form(saved.activity_id)


def test_a_change_at_another_desk_is_not_overwritten(desk: Desk) -> None:
    group = desk.save(GROUP).activity_id
    version = desk.form(group).version
    desk.save(replace(GROUP, capacity=12), activity_id=group, version=version)
    with pytest.raises(EditedMeanwhile) as told:
        desk.save(replace(GROUP, minimum=4), activity_id=group, version=version)
    assert told.value.theirs.facts.capacity == 12
    assert desk.form(group).facts.minimum == 3


REFUSED: list[tuple[dict[str, Any], type[Refusal]]] = [
    ({"name": "  "}, ActivityNameMissing),
    ({"public_name": ""}, NeutralNameMissing),
    ({"public_name": "HERSTELGROEP Samen verder"}, NeutralNameMissing),
    ({"name": "x" * 121}, TextTooLong),
    ({"name": "Groep 111222333"}, CitizenNumber),
    ({"audience": "vraag naar 111222333"}, CitizenNumber),
    ({"capacity": 0}, NumberImpossible),
    ({"minimum": 11}, MinimumAboveCapacity),
    ({"minimum": -1}, NumberImpossible),
    ({"setup_minutes": 500}, NumberImpossible),
    ({"price_cents": 2_000_000}, NumberImpossible),
    ({"setting_from": date(2016, 1, 1)}, SettingTooFar),
    ({"room_id": 999}, Gone),
    ({"host_id": 999}, Gone),
]


@pytest.mark.parametrize(("change", "kind"), REFUSED)
def test_what_cannot_be_kept_is_refused(
    desk: Desk, change: dict[str, Any], kind: type[Refusal]
) -> None:
    with pytest.raises(kind) as told:
        desk.save(replace(GROUP, **change))
    assert str(told.value).endswith(".")
    with desk.database.reading() as session:
        assert activity_rows(session, actor=desk.actor) == []


def test_more_people_than_the_room_holds_is_told(desk: Desk, making: Making) -> None:
    room = making.add(Room(site_id=making.site_id, code="s", name="Spreekkamer", capacity=5))
    assert desk.save(replace(GROUP, room_id=room, capacity=5)).warnings == ()
    for number in (6, None):
        (warning,) = desk.save(replace(GROUP, room_id=room, capacity=number)).warnings
        assert "Spreekkamer" in warning


@pytest.mark.parametrize(
    ("text", "cents"),
    [("", 0), ("2,50", 250), ("€ 2.5", 250), ("0", 0), ("vrije gift", None), ("Free gift", None)],
)
def test_a_price_is_read_and_written(text: str, cents: int | None) -> None:
    assert read_price(text) == cents
    assert read_price(price_text(cents)) == cents


@pytest.mark.parametrize("text", ["twee euro", "2,505", "-1", "1e3", "12345"])
def test_what_is_no_price_is_refused(text: str) -> None:
    with pytest.raises(PriceNotUnderstood):
        read_price(text)
