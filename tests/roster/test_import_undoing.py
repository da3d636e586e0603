"""An imported list of volunteers that is taken back: what goes, and what stays."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from atelier.domain import ChangedRow, Gone, Person, VolunteerStatus
from atelier.journal.changes import ChangedSince
from atelier.people.import_plan import Verdict
from atelier.roster.availability import add_away
from atelier.roster.importing import VolunteerDecision
from atelier.roster.lists import volunteer_rows
from atelier.roster.qualifying import was_shown
from atelier.roster.undoing import take_back_last_roster
from atelier.roster.volunteers import set_status
from tests.making import TUESDAY
from tests.roster.listing import HEAD, LIST, carried_out, fates, planned, taken_back
from tests.roster.rostering import Rostering

DOUBTFUL, JOIN = Verdict.DOUBTFUL, VolunteerDecision.JOIN


@pytest.fixture
def roles(house: Rostering) -> dict[str, int]:
    return {name: house.role(name) for name in ("Gastvrouw", "Keuken")}


def test_whoever_is_needed_since_stays(house: Rostering, roles: dict[str, int]) -> None:
    done = carried_out(house, planned(house, LIST + "Els Bos;1970;;Keuken\nCor Smit;1971;;\n"))
    people = {row.name.split()[0]: row.person_id for row in house.ask(volunteer_rows)}
    house.put(people["Toos"], house.making.shift(roles["Gastvrouw"]))
    house.do(add_away, person_id=people["Riet"], first_day=TUESDAY, last_day=TUESDAY)
    house.do(was_shown, person_id=people["Els"], role_id=roles["Keuken"])
    house.do(set_status, person_id=people["Wim"], status=VolunteerStatus.LEAVING)
    assert taken_back(house, done.batch) == (1, 4)
    left = {row.name.split()[0] for row in house.ask(volunteer_rows)}
    assert left == {"Toos", "Riet", "Els", "Wim"}
    assert house.number(Person) == 4


def test_undo_of_the_desk_takes_the_list_back(house: Rostering, roles: dict[str, int]) -> None:
    assert roles
    before, keys = house.everything(), [uuid4(), uuid4()]
    carried_out(house, planned(house, LIST), keys[0])
    carried_out(house, planned(house, f"{HEAD}\nCor Smit;1980;;Keuken\n"), keys[1])
    (cor,) = [row.person_id for row in house.ask(volunteer_rows) if row.name == "Cor Smit"]

    def undo() -> None:
        with house.database.transaction() as session:
            take_back_last_roster(session, keys=keys, actor=house.actor)

    house.do(add_away, person_id=cor, first_day=TUESDAY, last_day=TUESDAY + timedelta(days=1))
    with pytest.raises(ChangedSince):
        undo()
    assert len(house.ask(volunteer_rows)) == 4
    keys.pop()
    undo()
    assert [row.name for row in house.ask(volunteer_rows)] == ["Cor Smit"]
    assert house.everything() != before
    with pytest.raises(Gone):
        taken_back(house, 999)


def test_how_somebody_known_is_reached_comes_with_the_list_and_goes_with_it(
    house: Rostering,
) -> None:
    toos = house.making.person("Toos van den Berg", born=1944)
    wim = house.making.person("Wim de Boer", born=1960, phone="06-87654321")
    cor = house.making.person("Cor Smit", born=1950)
    text = "naam;geboortejaar;telefoon\nToos van den Berg;1944;06-12345678\n"
    plan = planned(house, text + "Wim de Boer;1960;06-11111111\nCor Smit;1950;06-22222222\n")
    assert fates(plan) == [DOUBTFUL] * 3
    assert [row.reason.endswith("stays.") for row in plan.rows] == [False, True, False]
    done = carried_out(house, plan, decisions=dict.fromkeys((2, 3, 4), JOIN))

    def phones() -> list[str | None]:
        people = [house.person(one) for one in (toos, wim, cor)]
        return [one.phone for one in people if one is not None]

    assert phones() == ["+31612345678", "+31687654321", "+31622222222"]
    with house.database.transaction() as session:
        session.get_one(Person, cor).phone = "+31633333333"
        told = [note.before for note in session.scalars(select(ChangedRow))]
        assert not any("316" in (text or "") for text in told)
    assert taken_back(house, done.batch) == (3, 0)
    assert phones() == [None, "+31687654321", "+31633333333"]
