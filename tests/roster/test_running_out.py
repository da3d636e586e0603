"""What runs out is listed before it does: VOGs (P21) and BHV certificates."""

from datetime import timedelta

import pytest

from atelier.domain import VogNeed, VolunteerStatus
from atelier.roster.qualifying import saw_vog
from atelier.roster.running_out import AHEAD, Paper, running_out
from tests.making import TUESDAY
from tests.roster.paging import Key, Paging
from tests.roster.rostering import Rostering
from ui.roster.running_out_panel import RunningOutPanel
from ui.roster.volunteers_panel import VolunteersPanel

DAY = timedelta(days=1)
YEARS = 3 * 365 + 1  # with one leap year


def test_the_most_urgent_comes_first(house: Rostering) -> None:
    stip = house.role("STIP", vog=VogNeed.WARN)
    kitchen = house.role("Koken")
    day_care = house.role("Dagbesteding", vog=VogNeed.WITH_CARE)
    soon = TUESDAY + AHEAD
    ada = house.volunteer("Ada Blom", stip, kitchen, day_care, bhv_until=soon)
    ben = house.volunteer("Ben Smit", stip, bhv_until=soon + DAY)
    cor = house.volunteer("Cor Bos", kitchen, bhv_until=TUESDAY - DAY)
    left = VolunteerStatus.LEFT
    house.volunteer("Dik Kok", stip, status=left, until=TUESDAY, bhv_until=TUESDAY)
    seen = soon - YEARS * DAY
    house.do(saw_vog, person_id=ben, role_id=stip, seen_on=seen)
    found = house.ask(running_out)
    assert [(one.person_id, one.paper, one.day, one.over) for one in found] == [
        (ada, Paper.VOG, None, True),
        (cor, Paper.BHV, TUESDAY - DAY, True),
        (ada, Paper.BHV, soon, False),
        (ben, Paper.VOG, soon, False),
    ]
    assert found[0].role == "STIP"
    assert len(house.ask(running_out, last_day=soon - DAY)) == 2
    assert house.ask(running_out, last_day=soon + DAY)[-1].person_id == ben


@pytest.mark.parametrize("engine_name", ["sqlite"])  # the rule is tested on both
def test_a_vog_is_seen_and_a_volunteer_opened_from_the_list(paging: Paging) -> None:
    paging.control(Key.Key_D)
    panel = paging.page.panel
    assert isinstance(panel, RunningOutPanel)
    assert paging.page.title == "What runs out"
    assert panel.number.text() == "10 do not hold now"  # nobody of the children's club
    first = panel.rows.rows[0]
    assert first.name == "Aïcha Benali"
    paging.control(Key.Key_Return)
    assert len(panel.rows.rows) == 9
    assert paging.said == "It is kept."
    paging.control(Key.Key_Z)
    assert len(panel.rows.rows) == 10
    paging(Key.Key_F12)
    assert panel.rows.rows[0].name == "A."
    paging(Key.Key_F12)
    panel.rows.choose(3)
    wanted = panel.rows.rows[3].name
    paging(Key.Key_Return)
    people = paging.page.panel
    assert isinstance(people, VolunteersPanel)
    assert people.view.name.text() == wanted
    people.runs_out.click()
    paging.settle()
    assert paging.page.panel is panel
