"""Writing who came: the years that are past, and the journal of this morning."""

import random
from datetime import timedelta
from typing import Any
from uuid import UUID

from atelier.domain import (
    Action,
    ActionKind,
    Base,
    BuildingNote,
    Function,
    Participation,
    Question,
    Tally,
    Visit,
)
from atelier.sample.attendance import Arrival
from atelier.sample.files import texts
from atelier.sample.questions import Asked
from atelier.sample.written import Written

_NOTES_APART = timedelta(days=5)


class Diary:
    """Gathers the rows of all days; those of today belong to actions that can be undone."""

    def __init__(self, written: Written, chance: random.Random) -> None:
        self._written, self._chance = written, chance
        self._site_id = written.actor.site_id
        self._rows: dict[type[Base], list[dict[str, Any]]] = {}

    def write(self) -> None:
        """Write everybody who came, and what was asked."""
        today = self._written.today
        this_morning: list[Arrival | Asked] = []
        for day in self._written.house.arrivals:
            if day[0].meeting.day == today:
                this_morning += day
            else:
                self._gather(day, [None] * len(day))
        for asked in self._written.house.questions:
            if asked.meeting.day == today:
                this_morning.append(asked)
            else:
                self._ask(asked, None)
        self._write_today(sorted(this_morning, key=lambda one: one.at))
        for table, rows in self._rows.items():
            self._written.insert(table, rows)

    def hang_notes(self) -> None:
        """Hang a few notes about the building at the desk, of the weeks before."""
        day = self._written.today
        for text in texts("notitie"):
            day -= _NOTES_APART
            note = BuildingNote(
                site_id=self._site_id,
                key=self._key(),
                text=text,
                day=day,
                at=self._written.moments(day)(self._chance.uniform(9 * 60, 16 * 60)),
                by=self._written.actor.name,
            )
            self._written.add([note])

    def _write_today(self, done: list[Arrival | Asked]) -> None:
        ids = self._written.add([self._action(one) for one in done])
        together = list(zip(done, ids, strict=True))
        came = [(one, number) for one, number in together if isinstance(one, Arrival)]
        self._gather([one for one, _ in came], [number for _, number in came])
        for one, number in together:
            if isinstance(one, Asked):
                self._ask(one, number)

    def _action(self, done: Arrival | Asked) -> Action:
        action = Action(
            key=self._key(),
            site_id=self._site_id,
            kind=ActionKind.QUESTION,
            day=self._written.today,
            at=self._written.moments(self._written.today)(done.at),
            by=self._written.actor.name,
            function=Function.INFORMATION,
        )
        if isinstance(done, Arrival):
            action.kind = ActionKind.COUNT if done.person is None else ActionKind.CHECK_IN
            action.function = done.meeting.line.function
            action.occurrence_id = self._written.occurrences[done.meeting.number]
            action.number, action.named = done.number, int(done.person is not None)
            if done.person is not None:
                action.person_id = self._written.people[done.person]
        return action

    def _gather(self, arrivals: list[Arrival], actions: list[Any]) -> None:
        here: set[int] = set()
        for one, action_id in zip(arrivals, actions, strict=True):
            day = one.meeting.day
            at = self._written.moments(day)(one.at)
            occurrence = {"occurrence_id": self._written.occurrences[one.meeting.number]}
            of_day = {"day": day, "action_id": action_id}
            of_site = {
                "site_id": self._site_id,
                "day_part": self._written.actor.clock.part(at),
            }
            if one.person is None:
                count = {"visits": one.number, "participations": one.number, "at": at}
                function = {"function": one.meeting.line.function}
                self._add(Tally, of_day | of_site | occurrence | function | count)
                continue
            who = {"person_id": self._written.people[one.person], "arrived_at": at}
            self._add(Participation, of_day | occurrence | who)
            if one.person not in here:
                here.add(one.person)
                self._add(Visit, of_day | of_site | who)

    def _ask(self, asked: Asked, action_id: int | None) -> None:
        day = asked.meeting.day
        at = self._written.moments(day)(asked.at)
        row = {
            "site_id": self._site_id,
            "day": day,
            "day_part": self._written.actor.clock.part(at),
            "at": at,
            "topic": asked.topic,
            "outcome": asked.outcome,
            "minutes_class": asked.minutes_class,
            "action_id": action_id,
        }
        self._add(Question, row)

    def _add(self, table: type[Base], row: dict[str, Any]) -> None:
        self._rows.setdefault(table, []).append(row)

    def _key(self) -> UUID:
        return UUID(int=self._chance.getrandbits(128), version=4)
