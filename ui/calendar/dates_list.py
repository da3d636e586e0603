"""Every date of a plan as a row: what happens on it, and what stands in its way."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from atelier.calendar.clashes import Clash
from atelier.calendar.plans import Keep, OtherRoom, Plan, PlannedDay, Skip
from atelier.discreet import Discreet
from atelier.language import current, tr, tr_count
from atelier.words import clock_time, day_in_words, month_name
from ui.calendar.view_words import weekday_short
from ui.kit.painting import Run, soft, strong
from ui.kit.rows_model import Column

_MARCH = 3
RoomName = Callable[[int | None], str]


@dataclass(frozen=True, slots=True, repr=False)
class DateRow(Discreet):
    """One date. ``id`` is its number in the calendar, so that the chosen one stays chosen."""

    id: int
    planned: PlannedDay
    room: str

    @property
    def day(self) -> date:
        """Give the date."""
        return self.planned.day

    @property
    def clashing(self) -> bool:
        """Whether there is, or was, something to decide."""
        return bool(self.planned.clashes) or self.planned.answer is not None


def date_rows(plan: Plan, room_name: RoomName) -> list[DateRow]:
    """Give the rows of a plan."""
    return [DateRow(one.day.toordinal(), one, room_name(one.room_id)) for one in plan.days]


def date_columns() -> list[Column[DateRow]]:
    """Give the columns; a function, because the language is known late."""
    return [
        Column(tr("Date"), _date, width=168, runs=_date_runs),
        Column(tr("What happens"), what_happens, runs=_what_runs),
    ]


def what_happens(row: DateRow) -> str:
    """Say in one line what happens on a date."""
    pill, rest = _said(row)[:2]
    return " ".join(word for word in (pill, rest) if word)


def counts(plan: Plan) -> str:
    """Say how many dates there are: "34 dates go ahead · 3 skipped · 2 clashes"."""
    parts = [tr_count("{count} date goes ahead", "{count} dates go ahead", len(plan.held))]
    if plan.skipped:
        parts.append(tr_count("{count} skipped", "{count} skipped", len(plan.skipped)))
    if plan.unanswered:
        parts.append(tr_count("{count} clash", "{count} clashes", len(plan.unanswered)))
    return " · ".join(parts)


def last_time(plan: Plan) -> str:
    """Say when it happens for the last time; a course says why that is later."""
    if plan.last_held is None:
        return ""
    day = day_in_words(plan.last_held, year=True)
    if not plan.wanted.rule.lessons:
        return tr("Last time: {day}.", day=day)
    said = [tr("Last lesson: {day}.", day=day)]
    lost = [one for one in plan.skipped if one.day < plan.last_held]
    if lost:
        said.append(
            tr_count(
                "{count} lesson was moved to the end.",
                "{count} lessons were moved to the end.",
                len(lost),
            )
        )
    return " ".join(said)


def warnings(plan: Plan, today: date) -> list[str]:
    """Say what is worth a second look: gaps, unknown holidays, dates that have gone."""
    said = [
        tr(
            "{weeks} weeks without a meeting: from {first} to {last}.",
            weeks=gap.weeks,
            first=day_in_words(gap.after),
            last=day_in_words(gap.before, year=True),
        )
        for gap in plan.gaps
    ]
    if plan.school_unknown_after is not None:
        said.append(
            tr(
                "The school holidays after {day} are not known yet.",
                day=day_in_words(plan.school_unknown_after, year=True),
            )
        )
    if plan.days[0].day < today:
        gone = sum(one.day < today for one in plan.days)
        said.append(
            tr_count("{count} date is in the past.", "{count} dates are in the past.", gone)
        )
    return said


def _date(row: DateRow) -> str:
    day = row.day
    return f"{weekday_short(day)} {day.day} {_short_month(day.month)} {day.year}"


def _short_month(month: int) -> str:
    """Give three letters of a month: "mrt" is how the Dutch write March."""
    return "mrt" if current() == "nl" and month == _MARCH else month_name(month)[:3]


def _date_runs(row: DateRow) -> Sequence[Run]:
    text = _date(row)
    return [strong(text) if row.planned.held else Run(text, token="ink_soft")]


def _said(row: DateRow) -> tuple[str, str, str]:
    """Give the word of the pill, the rest of the line, and the kind of the pill."""
    one, clashes = row.planned, _clash_words(row.planned.clashes)
    if isinstance(one.answer, Skip) and one.clashes:
        return tr("skipped"), clashes, "neutral"
    if not one.held:
        return tr("does not go ahead"), one.skipped_reason or "", "neutral"
    if one.open:
        return tr("taken"), clashes, "warning"
    if isinstance(one.answer, Keep) and one.clashes:
        return tr("double"), f"{clashes} · {one.answer.reason}", "warning"
    if isinstance(one.answer, OtherRoom):
        return tr("other room"), row.room, "good"
    note = tr("{holiday}: open or closed is not decided yet.", holiday=one.note) if one.note else ""
    return "", note or row.room, ""


def _what_runs(row: DateRow) -> Sequence[Run]:
    pill, rest, kind = _said(row)
    runs = [Run(pill, pill=kind), Run("  ")] if pill else []
    rest_run = Run(rest, token="warning", size=14) if row.planned.open else soft(rest)
    return [*runs, rest_run]


def _clash_words(clashes: Sequence[Clash]) -> str:
    return ", ".join(
        f"{clash.name} {clock_time(clash.starts)}–{clock_time(clash.ends)}" for clash in clashes
    )
