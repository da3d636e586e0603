"""Two desks that take over the same list of volunteers, or join the same person, at once."""

from functools import partial
from uuid import uuid4

import pytest

from atelier.database import Database
from atelier.domain import Person, Volunteer
from atelier.roster.importing import VolunteerDecision, import_volunteers
from atelier.roster.refusals import AlreadyVolunteer
from atelier.roster.volunteers import VolunteerForm, add_volunteer
from tests.calendar.test_change_races import at_once
from tests.roster.listing import planned
from tests.roster.rostering import Rostering

pytestmark = [pytest.mark.reliability]


def test_a_list_comes_in_once_with_one_key_and_with_two(
    house: Rostering, database: Database
) -> None:
    for number, letter in enumerate("ABC", start=1):
        plan = planned(house, f"naam;geboortejaar\nToos {letter}bbing;1944\nWim {letter}lst;1960\n")
        save = partial(import_volunteers, plan=plan, actor=house.actor)
        keys = [uuid4()] * 2 if letter == "A" else [uuid4(), uuid4()]
        tasks = [partial(database.perform, partial(save, key=key)) for key in keys]
        ends = at_once(*tasks)
        assert sorted(one.added for one in ends) == ([2, 2] if letter == "A" else [0, 2])  # type: ignore[attr-defined]
        assert house.number(Volunteer) == house.number(Person) == 2 * number


def test_somebody_known_is_made_a_volunteer_once(house: Rostering, database: Database) -> None:
    for number in range(1, 4):
        wim = house.making.person(f"Wim {'ABC'[number - 1]}lst")
        plan = planned(house, f"naam\nWim {'ABC'[number - 1]}lst\n")
        join = partial(
            import_volunteers,
            plan=plan,
            actor=house.actor,
            key=uuid4(),
            decisions={2: VolunteerDecision.JOIN},
        )
        add = partial(add_volunteer, who=wim, form=VolunteerForm(), actor=house.actor, key=uuid4())
        ends = at_once(*[partial(database.perform, one) for one in (join, add)])
        refused = ends.count(AlreadyVolunteer)
        assert refused == getattr(ends[0], "added", None), ends
        assert house.number(Volunteer) == number
