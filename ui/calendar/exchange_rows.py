"""What the exchange of calendar files shows in its tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from atelier.calendar.exchange.own_rules import rule_of
from atelier.calendar.exchange.plan_in import PlannedEvent, Verdict, comes_back
from atelier.calendar.exchange.undoing import CalendarImport
from atelier.calendar.recurrence import parse_rule
from atelier.calendar.rule_sentence import rule_sentence
from atelier.discreet import Discreet
from atelier.language import tr, tr_count
from atelier.words import clock_time, day_in_figures, day_in_words
from ui.kit.painting import Run, soft, strong
from ui.kit.rows_model import Column


@dataclass(frozen=True, slots=True, repr=False)
class EventRow(Discreet):
    """An event of the file, in words; ``adding`` is what will happen to it by now."""

    planned: PlannedEvent
    adding: bool
    when: str
    dates: str

    @property
    def id(self) -> int:
        """The line on which it begins."""
        return self.planned.line

    @property
    def name(self) -> str:
        """Give what the event is called, as far as that could be read."""
        return self.planned.name

    @property
    def fate(self) -> tuple[str, str]:
        """Say in a word what will happen, and the kind of its pill."""
        if self.planned.verdict is Verdict.REFUSED:
            return tr("refused"), "warning"
        if self.planned.verdict is Verdict.SAME:
            return tr("already there"), "neutral"
        if not self.adding:
            doubtful = self.planned.verdict is Verdict.DOUBTFUL
            return tr("left out"), "meeting" if doubtful else "neutral"
        if self.planned.clashes:
            return tr("new, clashes"), "warning"
        return tr("new"), "good"

    @property
    def can_choose(self) -> bool:
        """Whether a person may still decide about it."""
        return self.planned.verdict in {Verdict.NEW, Verdict.DOUBTFUL}

    @property
    def more(self) -> str:
        """Say why, or what else comes with it."""
        planned = self.planned
        said = [planned.reason]
        if self.adding and planned.clashes:
            said.append(
                tr_count("Clash on one date.", "Clash on {count} dates.", len(_clash_days(planned)))
            )
        if self.adding and planned.new_activity:
            said.append(tr("A new activity."))
        if self.adding and planned.new_room:
            said.append(tr("A new room."))
        return " ".join(part for part in said if part)


@dataclass(frozen=True, slots=True, repr=False)
class DateRow(Discreet):
    """One date of an event, in words."""

    id: int
    day: str
    times: str
    room: str
    state: str
    kind: str
    more: str = ""


def event_row(planned: PlannedEvent, *, adding: bool) -> EventRow:
    """Put an event into words."""
    event = planned.event
    if event is None:
        return EventRow(planned, adding, "", "")
    if not comes_back(event):
        when = day_in_figures(event.span.day)
        times = f"{clock_time(event.span.starts)}–{clock_time(event.span.ends)}"
        return EventRow(planned, adding, f"{when}, {times}", "1")
    rule, weekday = rule_of(event)
    when = rule_sentence(parse_rule(rule), weekday, event.span.starts, event.span.ends)
    return EventRow(planned, adding, when, str(len(event.dates)))


def date_rows(planned: PlannedEvent | None) -> list[DateRow]:
    """List every date of an event, and what stands in its way."""
    if planned is None or planned.event is None:
        return []
    clashes: dict[date, list[str]] = {}
    for clash in planned.clashes:
        clashes.setdefault(clash.day, []).append(
            f"{clash.name} {clock_time(clash.starts)}–{clock_time(clash.ends)}"
        )
    found = []
    for number, one in enumerate(planned.event.dates):
        taken = [] if one.cancelled else clashes.get(one.span.day, [])
        state, kind = tr("goes ahead"), "good"
        if one.skipped:
            state, kind = tr("left out"), "neutral"
        elif one.cancelled:
            state, kind = tr("does not go ahead"), "warning"
        elif taken:
            state, kind = tr("clash"), "warning"
        times = f"{clock_time(one.span.starts)}–{clock_time(one.span.ends)}"
        day = day_in_words(one.span.day, year=True)
        found.append(DateRow(number, day, times, one.room, state, kind, ", ".join(taken)))
    return found


def event_columns() -> list[Column[EventRow]]:
    """Give the columns of the preview; a function, because the language is known late."""
    return [
        Column(tr("Line"), lambda row: str(row.id), width=72, runs=_line),
        Column(tr("Activity"), lambda row: row.name, width=200, runs=_name),
        Column(tr("When"), lambda row: row.when, runs=lambda row: [soft(row.when)]),
        Column(tr("Dates"), lambda row: row.dates, width=84),
        Column(tr("What will happen"), lambda row: f"{row.fate[0]} {row.more}".strip(), runs=_fate),
    ]


def date_columns() -> list[Column[DateRow]]:
    """Give the columns of the dates of one event."""
    return [
        Column(tr("Day"), lambda row: row.day, width=216),
        Column(tr("Time"), lambda row: row.times, width=112, runs=lambda row: [soft(row.times)]),
        Column(tr("Room"), lambda row: row.room, width=112, runs=lambda row: [soft(row.room)]),
        Column(tr("State"), lambda row: f"{row.state} {row.more}".strip(), runs=_state),
    ]


def dates_of(row: CalendarImport) -> str:
    """Say how many dates of an import are there."""
    if row.undone_at is None:
        return tr_count("one date", "{count} dates", row.occurrences)
    if not row.occurrences:
        return tr("taken back")
    return tr_count("taken back; one stayed", "taken back; {count} stayed", row.occurrences)


def _clash_days(planned: PlannedEvent) -> set[date]:
    return {clash.day for clash in planned.clashes}


def _line(row: EventRow) -> Sequence[Run]:
    return [soft(str(row.id))]


def _name(row: EventRow) -> Sequence[Run]:
    return [strong(row.name)]


def _fate(row: EventRow) -> Sequence[Run]:
    word, kind = row.fate
    runs = [Run(word, pill=kind)]
    return [*runs, Run("  "), soft(row.more)] if row.more else runs


def _state(row: DateRow) -> Sequence[Run]:
    runs = [Run(row.state, pill=row.kind)]
    return [*runs, Run("  "), soft(row.more)] if row.more else runs
