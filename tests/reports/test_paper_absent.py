"""Table 9 of the month: in how many shifts somebody could not come, and who was replaced."""

from datetime import date

from atelier.database import Database
from atelier.domain import Assignment, AssignmentState, Shift, ShiftState
from atelier.language import use
from tests.conftest import Hands
from tests.making import Making
from tests.reports.october import October, october
from tests.reports.papers import printed, told


def test_who_could_not_come_is_counted_in_shifts(
    database: Database, making: Making, hands: Hands
) -> None:
    """DOMAIN.md 3.3 (9): nobody is named, and a few of them are hidden outside the house."""
    use("nl")
    house = october(database, making, hands, visitors=10)
    for number in range(6):
        cannot = _stands(house, 12 + number, house.people[number % 2], AssignmentState.CANNOT)
        if number < 2:
            state = (AssignmentState.STOOD_IN, AssignmentState.WORKED)[number]
            _stands(house, 12 + number, house.people[5], state, replaces=cannot)
    _stands(house, 20, house.people[0], AssignmentState.CANNOT, shift=ShiftState.NOT_NEEDED)
    inside = told(printed(house, external=False).pdf, "Vrijwilligers")[-1]
    assert inside.endswith("Kan niet komen: 6, vervangen: 2.")
    outside = told(printed(house).pdf, "Vrijwilligers")[-1]
    assert outside.endswith("Kan niet komen: 6, vervangen: <5.")


def _stands(
    house: October,
    day: int,
    person: int,
    state: AssignmentState,
    *,
    replaces: int | None = None,
    shift: ShiftState = ShiftState.PLANNED,
) -> int:
    """Put somebody in a shift of a day in October; give the id of the assignment."""
    number = house.making.shift(day=date(2026, 10, day))
    with house.database.transaction() as session:
        session.get_one(Shift, number).state = shift
    return house.making.add(
        Assignment(shift_id=number, person_id=person, state=state, replaces_id=replaces)
    )
