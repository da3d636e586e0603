"""How the roster says things."""

from atelier.domain import AssignmentState, ShiftState, VolunteerStatus
from atelier.language import current, tr, tr_count
from atelier.roster.rows import PlaceRow, ShiftRow, VolunteerRow
from atelier.words import clock_time, day_in_words, weekday_name
from ui.roster.period import short_month

_HOUR = 60  # minutes


def times(shift: ShiftRow) -> str:
    """Give from when until when: "9:00–13:00"."""
    return f"{clock_time(shift.starts)}–{clock_time(shift.ends)}"


def shift_words(shift: ShiftRow) -> str:
    """Name one shift: "Balie middag, di 24 nov 13:00–17:00"."""
    day = shift.day
    short_day = f"{weekday_name(day)[:2]} {day.day} {short_month(day.month)}"
    return f"{shift.name}, {short_day} {times(shift)}"


def shift_in_full(shift: ShiftRow) -> str:
    """Say when a shift is, for whoever hears it."""
    return f"{shift.name}, {day_in_words(shift.day)} {times(shift)}"


def hours(minutes: int) -> str:
    """Give hours as they are said: "6 u", "7,5 u"."""
    figure = f"{minutes / _HOUR:.1f}".removesuffix(".0")
    return tr("{hours} h", hours=figure.replace(".", ",") if current() == "nl" else figure)


def load_words(one: VolunteerRow) -> str:
    """Say how much somebody has this month, beside the most that they wished: "6 u van 16 u"."""
    if one.by_shifts:
        return tr("{shifts} of {most} shifts", shifts=one.shifts, most=one.max_shifts)
    done, most = hours(one.minutes), one.max_hours
    return done if most is None else tr("{done} of {most}", done=done, most=hours(most * _HOUR))


def initials(name: str) -> str:
    """Give what is left of a name while names are hidden: its first letter."""
    return f"{name[:1]}."


def off_words(shift: ShiftRow) -> str:
    """Say why a shift wants nobody; nothing where it does."""
    if shift.goes_ahead:
        return ""  # nearly always: asked for every shift of four weeks
    if shift.cancelled:
        return tr("does not go ahead")
    return {
        ShiftState.PLANNED: "",
        ShiftState.NOT_NEEDED: tr("not needed"),
        ShiftState.OUTSIDE: tr("help from outside"),
        ShiftState.CLOSED: tr("house closed"),
    }[shift.state]


def state_words(place: PlaceRow) -> str:
    """Say how somebody stands in a shift."""
    if place.ask_again:
        return tr("must be asked again")
    return {
        AssignmentState.ASKED: tr("was asked, no answer yet"),
        AssignmentState.AGREED: tr("comes"),
        AssignmentState.ASKED_AGAIN: tr("must be asked again"),
        AssignmentState.DECLINED: tr("said no"),
        AssignmentState.CANNOT: tr("cannot come"),
        AssignmentState.STOOD_IN: tr("stands in"),
        AssignmentState.TAKEN_OFF: tr("not this time"),
        AssignmentState.WORKED: tr("worked"),
    }[place.state]


def needed_words(number: int) -> str:
    """Say for how many a shift has a place: "2 nodig"."""
    return tr_count("{count} needed", "{count} needed", number)


def open_words(number: int) -> str:
    """Say how many places are open, for the head."""
    return tr_count("{count} place open", "{count} places open", number) if number else ""


def more_words(number: int) -> str:
    """Say how many more are needed, in a cell."""
    return tr("+ {count} more", count=number)


def status_words(status: VolunteerStatus) -> str:
    """Say where a volunteer stands."""
    return {
        VolunteerStatus.APPLYING: tr("applying"),
        VolunteerStatus.ACTIVE: tr("active"),
        VolunteerStatus.LEAVING: tr("about to stop"),
        VolunteerStatus.LEFT: tr("left"),
    }[status]
