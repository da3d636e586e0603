"""What figures and their items are called."""

from collections.abc import Mapping
from datetime import date

from atelier.desk.questions import OUTCOMES, outcome_name, topic_name
from atelier.domain import DayPart, Function
from atelier.domain.functions import function_name
from atelier.language import tr
from atelier.reports.figures import By, Code
from atelier.reports.people import OTHER, OUTSIDE, UNKNOWN
from atelier.words import day_in_words, weekday_name

_MONDAY = date(2024, 1, 1)


def code_name(code: Code) -> str:
    """Say what a figure counts, in a few words."""
    return {**_of_people(), **_of_care(), **_of_work(), **_of_sessions()}[code]


def item_name(by: By, item: str, labels: Mapping[tuple[By, str], str]) -> str:
    """Say what an item of a split is called; ``labels`` are those of the figures.

    An item that has no name any more is called what it is.
    """
    if by in (By.ACTIVITY, By.HOST, By.ORGANISATION, By.AREA) and (by, item) in labels:
        return labels[by, item]
    if by is By.FUNCTION and item:
        return function_name(Function(item))
    if not item:
        return _nothing(by)
    return _area(item) if by is By.AREA else _of_time(by, item) or _of_question(by, item) or item


def part_name(part: str) -> str:
    """Say a part of the day."""
    return {
        DayPart.MORNING: tr("Morning"),
        DayPart.AFTERNOON: tr("Afternoon"),
        DayPart.EVENING: tr("Evening"),
    }[DayPart(part)]


def _nothing(by: By) -> str:
    return {
        By.TOTAL: tr("Total"),
        By.FUNCTION: tr("No activity"),
        By.ACTIVITY: tr("No activity"),
        By.HOST: tr("The house itself"),
        By.ORGANISATION: tr("Not noted to whom"),
        By.AGE: tr("Age unknown"),
        By.REASON: tr("No reason given"),
    }.get(by, tr("Unknown"))


def _area(item: str) -> str:
    return {
        OTHER: tr("Elsewhere in the city"),
        OUTSIDE: tr("Outside the city"),
        UNKNOWN: tr("Unknown"),
    }.get(item, item)


def _of_time(by: By, item: str) -> str:
    if by is By.DAY_PART:
        return part_name(item)
    if by is By.DAY:
        return day_in_words(date.fromisoformat(item))
    if by is By.WEEK:
        return tr("Week {week}", week=int(item[-2:]))
    if by is By.WEEK_PART:
        week, part = item.split(" ")
        return tr("Week {week}, {part}", week=int(week[-2:]), part=part_name(part).lower())
    if by is By.WEEKDAY_PART:
        number, part = item.split(" ")
        day = weekday_name(_MONDAY.replace(day=int(number) + 1)).capitalize()
        return tr("{day} {part}", day=day, part=part_name(part).lower())
    return ""


def _of_question(by: By, item: str) -> str:
    if by is By.TOPIC:
        return topic_name(item)
    if by is By.OUTCOME:
        return outcome_name(item) if item in OUTCOMES else item
    if by is By.TOPIC_OUTCOME:
        topic, _, outcome = item.rpartition(" ")
        return f"{_of_question(By.TOPIC, topic)}: {_of_question(By.OUTCOME, outcome).lower()}"
    return ""


def _of_people() -> dict[Code, str]:
    return {
        Code.VISITS: tr("Visits"),
        Code.VISITS_NAMED: tr("Visits with a name"),
        Code.VISITS_UNNAMED: tr("Visits without a name"),
        Code.PARTICIPATIONS: tr("Participations"),
        Code.PARTICIPATIONS_NAMED: tr("Participations with a name"),
        Code.PARTICIPATIONS_UNNAMED: tr("Participations without a name"),
        Code.UNIQUE: tr("Different visitors (with a name)"),
        Code.UNIQUE_NEW: tr("New visitors"),
        Code.UNIQUE_ERASED: tr("Visitors whose name is gone"),
        Code.UNIQUE_PARTICIPANTS: tr("Different participants"),
    }


def _of_care() -> dict[Code, str]:
    return {
        Code.CARE_UNITS: tr("Units of day activity"),
        Code.INDICATED: tr("With an indication"),
        Code.NOT_INDICATED: tr("Without an indication"),
        Code.INDICATION_UNKNOWN: tr("Indication unknown"),
        Code.QUESTIONS: tr("Questions"),
        Code.REFERRALS: tr("Referrals"),
        Code.REFERRALS_WARM: tr("Referrals in person"),
        Code.NO_SHOWS: tr("Did not come"),
        Code.EXCUSED: tr("Cancelled in time"),
        Code.WAITING: tr("On a waiting list"),
    }


def _of_work() -> dict[Code, str]:
    return {
        Code.ACTIVE_VOLUNTEERS: tr("Active volunteers"),
        Code.ENROLLED_VOLUNTEERS: tr("Enrolled volunteers"),
        Code.JOINED_VOLUNTEERS: tr("Volunteers who joined"),
        Code.LEFT_VOLUNTEERS: tr("Volunteers who left"),
        Code.VOLUNTEER_MINUTES: tr("Hours of volunteers"),
        Code.PROFESSIONAL_MINUTES: tr("Hours of professionals"),
        Code.RUN_BY_RESIDENTS: tr("Run by residents"),
        Code.RUN_TOGETHER: tr("Run together"),
        Code.RUN_BY_PROFESSIONAL: tr("Run by a professional"),
        Code.RUN_BY_UNKNOWN: tr("Not told who ran it"),
    }


def _of_sessions() -> dict[Code, str]:
    return {
        Code.HELD: tr("Meetings of activities"),
        Code.CANCELLED: tr("Cancelled meetings"),
        Code.UNKNOWN: tr("Attendance unknown"),
        Code.MISSING: tr("Attendance not filled in yet"),
        Code.PLACES: tr("Places"),
        Code.PLACES_USED: tr("Places taken"),
        Code.OPENINGS: tr("Open parts of the day"),
    }
