"""What the figures of the house itself mean: B11 to B20 of DOMAIN.md 3.2."""

from atelier.language import tr
from atelier.reports.defined import Definition, Unit


def of_the_house() -> tuple[Definition, ...]:
    """Give the definitions of the volunteers and of the occurrences: B11 to B15."""
    return (
        Definition(
            "B11",
            tr("Active volunteers"),
            tr(
                "Volunteers with at least one shift in the period of which the hours are "
                "confirmed. Enrolled: volunteer on the last day of the period."
            ),
            Unit.PEOPLE,
            tr("Shifts that are only planned are not counted."),
        ),
        Definition(
            "B12",
            tr("Hours of volunteers"),
            tr(
                "The confirmed time from beginning to end, breaks included. Two shifts at the "
                "same time count once. So the hours by role may come to more than the total."
            ),
            Unit.MINUTES,
            tr("The hours of the roster are not counted."),
        ),
        Definition(
            "B13",
            tr("Informal and formal"),
            tr(
                "The hours of volunteers beside the hours of professionals. Those are told for "
                "each meeting of an activity."
            ),
            Unit.MINUTES,
        ),
        Definition(
            "B14",
            tr("Meetings of activities"),
            tr(
                "Meetings that took place. What was cancelled is counted apart, with the reason, "
                "and so is what nobody knows the attendance of."
            ),
            Unit.OCCURRENCES,
            tr("Days on which the house was closed from the beginning are not cancelled."),
        ),
        Definition(
            "B15",
            tr("Occupancy"),
            tr(
                "The participations as a share of the places at the meetings that took place. "
                "Without a number of places there is no occupancy."
            ),
            None,
        ),
    )


def of_the_rest() -> tuple[Definition, ...]:
    """Give the definitions of B16 to B20."""
    return (
        Definition(
            "B16",
            tr("Did not come"),
            tr("Had a place, did not cancel and was not there."),
            Unit.PARTICIPATIONS,
            tr("Who cancelled in time is counted apart."),
        ),
        Definition(
            "B17",
            tr("Open parts of the day"),
            tr("Mornings, afternoons and evenings on which everybody could walk in."),
            Unit.DAY_PARTS,
        ),
        Definition(
            "B18",
            tr("Run by residents"),
            tr("The share of the meetings that residents ran by themselves."),
            None,
        ),
        Definition(
            "B19",
            tr("Age group"),
            tr("The year of the report minus the year of birth."),
            None,
            tr("The date of birth is not known to the house."),
        ),
        Definition(
            "B20",
            tr("Where people come from"),
            tr("The neighbourhood of the four digits of the postcode."),
            None,
            tr("The address is not known to the house."),
        ),
    )
