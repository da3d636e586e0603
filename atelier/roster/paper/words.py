"""How the roster says things on paper."""

from datetime import date

from atelier.domain import ShiftState
from atelier.language import tr, tr_count
from atelier.roster.rows import ShiftRow
from atelier.words import clock_time, day_in_figures, weekday_name


def times(shift: ShiftRow) -> str:
    """Give from when until when: "9:00–13:00"."""
    return f"{clock_time(shift.starts)}–{clock_time(shift.ends)}"


def short_day(day: date) -> str:
    """Name a day in a column: "di 24-11"."""
    return f"{weekday_name(day)[:2]} {day.day}-{day.month}"


def from_to(first_day: date, last_day: date) -> str:
    """Name a row of days: "23-11-2026 – 29-11-2026"."""
    return f"{day_in_figures(first_day)} – {day_in_figures(last_day)}"


def off_words(shift: ShiftRow) -> str:
    """Say why a shift wants nobody; nothing where it does."""
    if shift.cancelled or shift.state is ShiftState.CLOSED:
        return tr("does not go ahead")
    return {
        ShiftState.NOT_NEEDED: tr("not needed this time"),
        ShiftState.OUTSIDE: tr("help from outside"),
    }.get(shift.state, "")


def open_words(shift: ShiftRow) -> str:
    """Say how many places nobody has; nothing where there are none."""
    return tr_count("{count} place open", "{count} places open", shift.open) if shift.open else ""


def who_comes(shift: ShiftRow) -> str:
    """Give the names, and in words what is open or does not go ahead."""
    if not shift.goes_ahead:
        return off_words(shift)
    parts = [*(one.name for one in shift.team), open_words(shift)]
    return ", ".join(part for part in parts if part)


def on_one_line(text: str) -> str:
    """Keep a text together that must not be broken, as a phone number."""
    return text.replace(" ", "\u00a0")
