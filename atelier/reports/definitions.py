"""What each figure means, in the words that stand beside it on screen and paper.

Source: DOMAIN.md 3.2. The texts of B1 to B12 stand here, the others in ``more_definitions``;
what the engine counts stands in the module of each subject.
"""

from atelier.language import tr
from atelier.reports.defined import Definition, Unit
from atelier.reports.figures import Code
from atelier.reports.more_definitions import of_the_house, of_the_rest

__all__ = ["Definition", "Unit", "definitions", "unit_name", "unit_of"]


_UNITS = {
    **dict.fromkeys((Code.VISITS, Code.VISITS_NAMED, Code.VISITS_UNNAMED), Unit.VISITS),
    **dict.fromkeys((Code.CARE_UNITS,), Unit.CARE_UNITS),
    **dict.fromkeys((Code.QUESTIONS, Code.REFERRALS, Code.REFERRALS_WARM), Unit.QUESTIONS),
    **dict.fromkeys((Code.VOLUNTEER_MINUTES, Code.PROFESSIONAL_MINUTES), Unit.MINUTES),
    **dict.fromkeys((Code.HELD, Code.CANCELLED, Code.UNKNOWN, Code.MISSING), Unit.OCCURRENCES),
    **dict.fromkeys((Code.RUN_BY_RESIDENTS, Code.RUN_TOGETHER), Unit.OCCURRENCES),
    **dict.fromkeys((Code.RUN_BY_PROFESSIONAL, Code.RUN_BY_UNKNOWN), Unit.OCCURRENCES),
    Code.PLACES: Unit.PLACES,
    Code.OPENINGS: Unit.DAY_PARTS,
    **dict.fromkeys(
        (
            *(Code.PARTICIPATIONS, Code.PARTICIPATIONS_NAMED, Code.PARTICIPATIONS_UNNAMED),
            *(Code.INDICATED, Code.NOT_INDICATED, Code.INDICATION_UNKNOWN),
            *(Code.PLACES_USED, Code.NO_SHOWS, Code.EXCUSED),
        ),
        Unit.PARTICIPATIONS,
    ),
}


def unit_of(code: Code) -> Unit:
    """Give what a figure is a number of; whatever is nothing else is a number of people."""
    return _UNITS.get(code, Unit.PEOPLE)


def unit_name(unit: Unit) -> str:
    """Say a unit in the language of the house."""
    return {
        Unit.VISITS: tr("visits"),
        Unit.PARTICIPATIONS: tr("participations"),
        Unit.PEOPLE: tr("people"),
        Unit.CARE_UNITS: tr("day activity units"),
        Unit.QUESTIONS: tr("questions"),
        Unit.MINUTES: tr("minutes"),
        Unit.OCCURRENCES: tr("occurrences"),
        Unit.PLACES: tr("places"),
        Unit.DAY_PARTS: tr("parts of the day"),
    }[unit]


def definitions() -> tuple[Definition, ...]:
    """Give the definitions of B1 to B20, in their order."""
    return (*_of_visitors(), *_of_care(), *of_the_house(), *of_the_rest())


def _of_visitors() -> tuple[Definition, ...]:
    return (
        Definition(
            "B1",
            tr("Visits"),
            tr(
                "One person in the house on one day. Somebody with a name counts once a day, "
                "however often they come in. Without a name, everybody who is counted is a visit."
            ),
            Unit.VISITS,
            tr(
                "Visitors of tenants, suppliers, volunteers on duty and meetings of the house "
                "itself are not counted."
            ),
        ),
        Definition(
            "B2",
            tr("Participations"),
            tr("One person at one meeting of an activity. One visit may have several."),
            Unit.PARTICIPATIONS,
            tr("Visits and participations are never added up."),
        ),
        Definition(
            "B3",
            tr("Different visitors (with a name)"),
            tr(
                "Everybody with a name who visited or took part at least once in the period. "
                "Each of them counts once. New: came for the first time ever."
            ),
            Unit.PEOPLE,
            tr("Months are not added up: who came in two months is one person in the year."),
        ),
        Definition(
            "B4",
            tr("Visits without a name"),
            tr("Visits that were counted without writing down who it was."),
            Unit.VISITS,
            tr("Nobody knows how many different people they are, so they are not in that number."),
        ),
        Definition(
            "B5",
            tr("Reach"),
            tr("Different visitors with a name, and beside it the visits without a name."),
            None,
            tr("The two are never added up."),
        ),
        Definition(
            "B6",
            tr("Different participants"),
            tr(
                "Everybody with a name who took part in an activity at least once. Who took part "
                "in two activities counts once at each."
            ),
            Unit.PEOPLE,
            tr("Participations without a name stand beside it and are not in this number."),
        ),
    )


def _of_care() -> tuple[Definition, ...]:
    return (
        Definition(
            "B7",
            tr("Units of day activity"),
            tr(
                "A participation in a day activity that lasts as long as the contract asks for. A "
                "long day counts as two units when it takes up enough of the morning and of the "
                "afternoon."
            ),
            Unit.CARE_UNITS,
        ),
        Definition(
            "B8",
            tr("With and without an indication"),
            tr(
                "Two numbers that the host gives for each meeting. If they do not come to the "
                "attendance, the rest is unknown."
            ),
            Unit.PARTICIPATIONS,
            tr("It is never written down who has an indication."),
        ),
        Definition(
            "B9",
            tr("Questions"),
            tr("One question to information and advice. One talk may have several questions."),
            Unit.QUESTIONS,
        ),
        Definition(
            "B10",
            tr("Referrals"),
            tr(
                "A question that ended with a referral to an organisation. In person: somebody "
                "went along or handed it over."
            ),
            Unit.QUESTIONS,
        ),
    )
