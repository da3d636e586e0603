"""What the attendance page says."""

from datetime import date

from atelier.attendance.before import Before
from atelier.attendance.marks import Mark
from atelier.attendance.missing import RegisterLine, State
from atelier.attendance.register import Register, RegisterRow
from atelier.domain import Clock, RunBy
from atelier.language import tr, tr_count
from atelier.words import clock_time, day_in_words, month_name, weekday_name

LETTERS = {Mark.PRESENT: "A", Mark.EXCUSED: "M", Mark.ABSENT: "N"}
"""The key of each mark, the same in every language: they stand on the paper's boxes too."""
_KINDS = {
    Mark.PRESENT: "good",
    Mark.EXCUSED: "meeting",
    Mark.ABSENT: "warning",
    Mark.NONE: "neutral",
}


def mark_name(mark: Mark) -> str:
    """Name a mark."""
    return {
        Mark.PRESENT: tr("present"),
        Mark.EXCUSED: tr("excused"),
        Mark.ABSENT: tr("did not come"),
        Mark.NONE: "–",
    }[mark]


def mark_pill(mark: Mark) -> tuple[str, str]:
    """Give the word of a mark and the kind of its pill."""
    return mark_name(mark), _KINDS[mark]


def checked_in(row: RegisterRow, clock: Clock) -> str:
    """Say since when somebody is there, or from which list that is known."""
    if row.later:
        return tr("later, list {number}", number=row.sheet) if row.sheet else tr("entered later")
    if row.sheet:
        return tr("list {number}", number=row.sheet)
    if row.at is None:
        return ""
    return tr("since {time}", time=clock_time(clock.wall(row.at).time()))


def times_in_words(before: tuple[Before, ...]) -> str:
    """Say to a screen reader how the last times were."""
    held = [one for one in before if one is not Before.NONE]
    if not held:
        return ""
    came = sum(one is Before.PRESENT for one in held)
    return tr("came {count} of the last {total} times", count=came, total=len(held))


def spoken(row: RegisterRow, clock: Clock) -> str:
    """Say a row of the register to a screen reader."""
    parts = (
        f"{row.number} {row.name}",
        row.about,
        mark_name(row.mark) if row.mark is not Mark.NONE else tr("not marked"),
        checked_in(row, clock),
        times_in_words(row.before),
    )
    return ", ".join(part for part in parts if part)


def how_far(line: RegisterLine) -> tuple[str, str]:
    """Say how far a register is, and in which colour."""
    marked = tr("{marked}/{total} marked", marked=line.marked, total=line.expected)
    words = {
        State.TO_DO: (tr("not yet"), "warning"),
        State.PARTLY: (marked, "ink_soft"),
        State.DONE: (tr("done ✓"), "good"),
        State.BY_ITSELF: (tr("counts itself"), "ink_soft"),
        State.UNKNOWN: (tr("unknown"), "ink_soft"),
        State.NOT_HELD: (tr("cancelled"), "ink_soft"),
    }
    present = tr_count("{count} present", "{count} present", line.present)
    return words.get(line.state, (present if line.present else "", "ink_soft"))


def short_day(day: date) -> str:
    """Give a day in a few letters: "ma 23"."""
    return f"{weekday_name(day)[:2]} {day.day}"


def day_of_month(day: date) -> str:
    """Give a day for the head of a list: "ma 23 nov"."""
    return f"{short_day(day)} {month_name(day.month)[:3]}"


def headline(register: Register) -> str:
    """Say which occurrence it is: its name, day, time and room."""
    when = f"{day_in_words(register.day)} {clock_time(register.starts)}"
    return " · ".join(part for part in (register.title, when, register.room) if part)


def totals(register: Register) -> list[tuple[str, str]]:
    """Give the counters under the register: words and kind of pill."""
    found = [(tr_count("{count} present", "{count} present", register.total), "good")]
    if register.number(Mark.EXCUSED):
        number = register.number(Mark.EXCUSED)
        found.append((tr_count("{count} excused", "{count} excused", number), "meeting"))
    if register.number(Mark.ABSENT):
        number = register.number(Mark.ABSENT)
        found.append((tr_count("{count} did not come", "{count} did not come", number), "warning"))
    if register.number(Mark.NONE):
        number = register.number(Mark.NONE)
        found.append((tr_count("{count} not marked", "{count} not marked", number), "neutral"))
    if register.over_capacity:
        number = register.over_capacity
        words = tr_count(
            "{count} more than there are places", "{count} more than there are places", number
        )
        found.append((words, "warning"))
    return found


def done_words(register: Register, clock: Clock) -> str:
    """Say who said that the register is complete, and when."""
    if register.done_at is None:
        return ""
    wall = clock.wall(register.done_at)
    when = f"{day_of_month(wall.date())} {clock_time(wall.time())}"
    return tr("Done on {when} by {by}", when=when, by=register.done_by)


def run_by_choices() -> list[tuple[object, str]]:
    """Name who may have run an occurrence (figure B18)."""
    return [
        (None, tr("not known")),
        (RunBy.RESIDENTS, tr("Residents")),
        (RunBy.TOGETHER, tr("Residents and professionals together")),
        (RunBy.PROFESSIONAL, tr("Professionals")),
    ]
