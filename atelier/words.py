"""Days, times and money in words, for the windows and for the paper."""

from datetime import date, time

from atelier.language import current, tr

_NO_BREAK = "\u00a0"
_DUTCH = str.maketrans(",.", ".,")


def weekday_name(day: date) -> str:
    """Give the day of the week: "monday", "maandag"."""
    return (
        tr("Monday"),
        tr("Tuesday"),
        tr("Wednesday"),
        tr("Thursday"),
        tr("Friday"),
        tr("Saturday"),
        tr("Sunday"),
    )[day.weekday()]


def month_name(month: int) -> str:
    """Give the month's name; ``month`` 1 to 12."""
    return (
        tr("January"),
        tr("February"),
        tr("March"),
        tr("April"),
        tr("May"),
        tr("June"),
        tr("July"),
        tr("August"),
        tr("September"),
        tr("October"),
        tr("November"),
        tr("December"),
    )[month - 1]


def day_in_words(day: date, *, year: bool = False) -> str:
    """Give a day as people say it: "maandag 23 november", "Monday 23 November 2026"."""
    words = f"{weekday_name(day)} {day.day} {month_name(day.month)}"
    return f"{words} {day.year}" if year else words


def month_in_words(day: date) -> str:
    """Give the month in which a day lies: "oktober 2026", "October 2026"."""
    return f"{month_name(day.month)} {day.year}"


def day_in_figures(day: date) -> str:
    """Give a day in figures, as it is written in the language: "23-11-2026", "23/11/2026"."""
    return f"{day:%d-%m-%Y}" if current() == "nl" else f"{day:%d/%m/%Y}"


def clock_time(wall: time) -> str:
    """Give a wall time without a leading zero: "9:30"."""
    return f"{wall.hour}:{wall.minute:02d}"


def week_number(day: date) -> int:
    """Give the ISO week's number; weeks begin on Monday and a year may have 53."""
    return day.isocalendar().week


def euros(cents: int) -> str:
    """Write an amount: "€ 2.212,80", "€2,212.80"; whole euros without cents. It never breaks."""
    whole, part = divmod(cents, 100)
    text = f"{whole:,}.{part:02d}" if part else f"{whole:,}"
    if current() != "nl":
        return f"€{text}"
    return f"€{_NO_BREAK}{text.translate(_DUTCH)}"


def cents_in_figures(cents: int | None) -> str:
    """Write an amount as it is typed: "12,50"; nothing for None."""
    if cents is None:
        return ""
    point = "," if current() == "nl" else "."
    return f"{cents // 100}{point}{cents % 100:02d}"
