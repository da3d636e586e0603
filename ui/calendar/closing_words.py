"""What the closing days say of themselves on the screen."""

from datetime import date

from atelier.calendar.closing import SavedClosing
from atelier.calendar.course_lessons import Course
from atelier.domain import Policy
from atelier.language import tr, tr_count
from atelier.words import month_name


def span_words(first: date, last: date) -> str:
    """Write days as short as a column wants them: "7–9 feb 2027", "24 dec – 3 jan 2027"."""
    end = f"{last.day} {_month(last)} {last.year}"
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    year = f" {first.year}" if first.year != last.year else ""
    return f"{first.day} {_month(first)}{year} – {end}"


def saved_words(saved: SavedClosing, *, removed: bool = False) -> str:
    """Say what was saved, in sentences for the message bar."""
    parts = [tr("The closure was removed.") if removed else tr("The closure was saved.")]
    return " ".join([*parts, *_followed(saved)])


def decided_words(name: str, policy: Policy, saved: SavedClosing) -> str:
    """Say what was decided about a holiday."""
    decided = {
        Policy.CLOSED: tr("{holiday}: the house is closed.", holiday=name),
        Policy.OPEN: tr("{holiday}: the house is open.", holiday=name),
        Policy.ASK: tr("{holiday}: to be decided.", holiday=name),
    }
    return " ".join([decided[policy], *_followed(saved)])


def course_words(course: Course) -> str:
    """Say how many lessons of a course are left: "Yoga: 5 of 6 lessons"."""
    return tr(
        "{course}: {held} of {all} lessons",
        course=course.name,
        held=course.held,
        all=course.lessons,
    )


def policy_words(policy: Policy) -> str:
    """Name what a holiday means for the house."""
    return {
        Policy.CLOSED: tr("closed"),
        Policy.OPEN: tr("open"),
        Policy.ASK: tr("to be decided"),
    }[policy]


def _followed(saved: SavedClosing) -> list[str]:
    found = []
    if saved.cancelled:
        found.append(
            tr_count(
                "One meeting does not go ahead.",
                "{count} meetings do not go ahead.",
                saved.cancelled,
            )
        )
    if saved.back:
        found.append(tr_count("One goes ahead again.", "{count} go ahead again.", saved.back))
    if saved.short:
        courses = ", ".join(course_words(one) for one in saved.short)
        found.append(
            tr("Courses lose lessons ({courses}). Move a lesson to give it later.", courses=courses)
        )
    return found


def _month(day: date) -> str:
    return month_name(day.month)[:3].lower()
