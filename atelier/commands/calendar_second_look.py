"""What ``calendar add`` says of a plan that is worth a second look."""

from atelier.calendar.plans import Plan
from atelier.language import tr
from atelier.words import day_in_words


def second_look(plan: Plan) -> list[str]:
    """Say when it happens for the last time, and what is worth a second look."""
    lines = []
    if plan.last_held is not None:
        day = day_in_words(plan.last_held, year=True)
        course = plan.wanted.rule.lessons
        lines.append(
            tr("Last lesson: {day}.", day=day) if course else tr("Last time: {day}.", day=day)
        )
    lines += [
        tr(
            "{weeks} weeks without a meeting: from {first} to {last}.",
            weeks=gap.weeks,
            first=day_in_words(gap.after),
            last=day_in_words(gap.before, year=True),
        )
        for gap in plan.gaps
    ]
    if plan.school_unknown_after is not None:
        day = day_in_words(plan.school_unknown_after, year=True)
        lines.append(tr("The school holidays after {day} are not known yet.", day=day))
    return lines
