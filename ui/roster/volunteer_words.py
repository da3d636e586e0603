"""How the card of a volunteer says things, and what it offers to choose from."""

from datetime import date

from atelier.domain import DayAnswer, DayPart, PairKind, VogNeed, Weeks
from atelier.language import tr
from atelier.roster.cards import FixedPlaceRow, RoleHeldRow
from atelier.words import day_in_figures
from ui.roster.week_boxes import part_words, weekdays


def role_words(one: RoleHeldRow) -> str:
    """Say what is known of a role: how often it was shown, when the VOG was seen."""
    told = [one.role]
    if one.trainings:
        told.append(tr("shown {done} of {needed} times", done=one.trained, needed=one.trainings))
    if one.vog_seen_on is not None:
        seen = day_in_figures(one.vog_seen_on)
        told.append(tr("VOG seen on {day} by {who}", day=seen, who=one.vog_seen_by))
        if one.vog_ask_again_on is not None:
            told.append(tr("ask again on {day}", day=day_in_figures(one.vog_ask_again_on)))
    elif one.vog is not VogNeed.NONE:
        told.append(tr("no VOG seen"))
    return " · ".join(told)


def fixed_words(one: FixedPlaceRow) -> str:
    """Say when a fixed place comes back, and until when."""
    day = tr("every day") if one.weekday is None else weekdays()[one.weekday]
    weeks = {
        Weeks.EVERY: "",
        Weeks.EVEN: tr("in even weeks"),
        Weeks.ODD: tr("in odd weeks"),
    }[one.weeks]
    last = "" if one.last_day is None else tr("until {day}", day=day_in_figures(one.last_day))
    return " · ".join(words for words in (one.name, day, weeks, last) if words)


def from_to(first: date, last: date) -> str:
    """Name the days of an absence."""
    if first == last:
        return day_in_figures(first)
    return f"{day_in_figures(first)} – {day_in_figures(last)}"


def parts() -> list[tuple[object, str]]:
    """Offer the parts of the day."""
    return [(part, part_words(part)) for part in DayPart]


def answers() -> list[tuple[object, str]]:
    """Offer what can be answered about a day."""
    return [
        (DayAnswer.YES, tr("can come")),
        (DayAnswer.MAYBE, tr("perhaps")),
        (DayAnswer.NO, tr("cannot come")),
    ]


def kinds() -> list[tuple[object, str]]:
    """Offer how two volunteers may be paired."""
    return [(PairKind.WITH, tr("gladly with")), (PairKind.APART, tr("not with"))]
