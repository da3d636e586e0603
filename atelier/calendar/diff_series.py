"""What becomes of every date of a series when the series changes from some day on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from atelier.calendar.closing_days import HouseCalendar
from atelier.calendar.diff import ChangeWanted, Diff, DiffRow, Fate, Place, Reach
from atelier.calendar.diff_facts import (
    Attached,
    Target,
    attached_to,
    calendar_around,
    clock_skips,
    has_begun,
    occurrences_of_series,
    place_of,
    room_of,
    with_clashes,
)
from atelier.calendar.diff_slots import Pattern, Shift, match, shifted
from atelier.calendar.naming import shown_name
from atelier.calendar.plan_refusals import (
    ClockSkips,
    EndsTooEarly,
    LastDayTooEarly,
    NoDates,
    TooFarAhead,
)
from atelier.calendar.plans import HORIZON, Answer, OtherRoom, Skip
from atelier.calendar.recurrence import Calendar, Kind, Planned, Rule, gaps, parse_rule
from atelier.domain import Actor, Occurrence, OccurrenceState, Room, Series
from atelier.language import tr
from atelier.words import day_in_words

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SeriesDiff:
    """The diff of a series, and what its row will say. ``rule_from`` None: it stays."""

    diff: Diff
    pattern: Pattern
    rule_from: date | None


def series_diff(
    session: Session,
    target: Target,
    series: Series,
    *,
    reach: Reach,
    wanted: ChangeWanted,
    answers: Mapping[date, Answer],
    actor: Actor,
    lock: bool = False,
) -> SeriesDiff:
    """Give what every date of the series becomes. Raises a refusal for what cannot be planned."""
    rows = occurrences_of_series(session, series, lock=lock)
    begin = _begin(target.occurrence, reach, actor)
    pattern, shift = _pattern(target, series, rows, begin, wanted, actor)
    last = max((pattern.last_day or begin, *(row.day for row in rows)))
    house = calendar_around(session, min(begin, pattern.first_day), last + HORIZON, actor)
    work = _Work(
        series=series,
        begin=begin,
        pattern=pattern,
        shift=shift,
        wanted=wanted,
        answers=answers,
        rooms=_rooms(session, wanted, answers, actor),
        house=house,
        walk_in=target.activity.walk_in,
        attached=attached_to(session, rows),
        actor=actor,
    )
    slots = work.slots()
    if not slots and (shift.days or wanted.rule is not None):
        raise NoDates
    found = with_clashes(session, work.diff_rows(rows, slots), target.activity, actor)
    diff = Diff(
        reach,
        target.activity.id,
        shown_name(target.activity),
        series.id,
        tuple(sorted(found, key=_by_day)),
        work.attached.people_of(row.occurrence_id for row in found if row.calls),
        pattern.last_day if pattern.last_day != series.last_day else None,
        pattern.rule if str(pattern.rule) != series.rule else None,
        _warnings(slots),
    )
    first = min((one.day for one in slots if one.day >= pattern.first_day), default=None)
    only_end = replace(wanted, last_day=None) == ChangeWanted()
    return SeriesDiff(diff, pattern, None if only_end else first)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """All that is known while the dates are gone through."""

    series: Series
    begin: date
    pattern: Pattern
    shift: Shift
    wanted: ChangeWanted
    answers: Mapping[date, Answer]
    rooms: Mapping[int, Room]
    house: HouseCalendar
    walk_in: bool
    attached: Attached
    actor: Actor

    def slots(self) -> list[Planned]:
        """Give the days of the new rule; what somebody skips costs a course no lesson."""
        closed = self.house.closed(walk_in=self.walk_in)
        own = {day: _why(one) for day, one in self.answers.items() if isinstance(one, Skip)}
        calendar: Calendar = closed
        if own:

            def calendar(day: date) -> str | None:
                return closed(day) or own.get(day)

        found = self.pattern.slots(calendar, self.house.school)
        limit = max(self.actor.today(), self.pattern.first_day) + HORIZON
        if found and found[-1].day > limit:
            raise TooFarAhead(limit)
        return found

    def diff_rows(self, rows: Sequence[Occurrence], slots: Sequence[Planned]) -> list[DiffRow]:
        """Go through every date of the series from the first that is concerned."""
        within = [row for row in rows if _rule_day(row) >= self.begin]
        outside = {_rule_day(row) for row in rows if _rule_day(row) < self.begin}
        reasons = {one.day: one.skipped_reason for one in slots if one.day not in outside}
        days = self._matched(within, reasons)
        free = reasons.keys() - set(days.values())
        found = [self._row(row, days.get(row.id), reasons) for row in within]
        found += [
            self._new(day, reasons[day])
            for day in sorted(free)
            if not has_begun(self.actor, day, self._times(None)[0])
        ]
        return _without_doubles(found)

    def _matched(
        self, within: Sequence[Occurrence], reasons: Mapping[date, str | None]
    ) -> dict[int, date]:
        """Give each occurrence its day of the new rule; what is over has its own day first."""
        fixed = {row.id: _rule_day(row) for row in within if self._is_fixed(row)}
        own = match(fixed, sorted(reasons), near=0)
        left = sorted(reasons.keys() - set(own.values()) - set(fixed.values()))
        expected = {
            row.id: self.shift.of(_rule_day(row))
            for row in within
            if row.id not in own and _has_slot(row)
        }
        return own | match(expected, left)

    def _is_fixed(self, row: Occurrence) -> bool:
        return row.id in self.attached.attended or has_begun(self.actor, row.day, row.starts)

    def _row(
        self, row: Occurrence, day: date | None, reasons: Mapping[date, str | None]
    ) -> DiffRow:
        before = place_of(row)
        shown = DiffRow(
            row.id,
            Fate.SAME,
            before,
            before,
            row.rule_day,
            people=len(self.attached.people_of([row.id])),
            shifts=self.attached.shifts.get(row.id, 0),
        )
        if row.id in self.attached.attended:
            return replace(shown, fate=Fate.ATTENDED)
        if has_begun(self.actor, row.day, row.starts):
            return replace(shown, fate=Fate.PAST)
        if _is_exception(row):
            return replace(shown, fate=Fate.KEPT, rule_day=day)
        if day is None:
            return self._lost(shown)
        after = self._place(row, day, reasons[day])
        if has_begun(self.actor, after.day, after.starts):
            return replace(shown, fate=Fate.PAST)
        answer = self.answers.get(day)
        return replace(shown, fate=_fate(before, after), after=after, rule_day=day, answer=answer)

    def _new(self, day: date, reason: str | None) -> DiffRow:
        after = self._place(None, day, reason)
        fate = Fate.APPEARS if after.goes_ahead else Fate.SKIPPED
        return DiffRow(None, fate, None, after, day, answer=self.answers.get(day))

    def _lost(self, row: DiffRow) -> DiffRow:
        """Take a date away that the rule does not give any more, or call it off."""
        if row.occurrence_id not in self.attached.used:
            return replace(row, fate=Fate.REMOVED, after=None, rule_day=None)
        assert row.before is not None  # it stands in the series
        if not row.before.goes_ahead:
            return replace(row, rule_day=None)
        after = replace(row.before, goes_ahead=False, reason=tr("The series has changed"))
        return replace(row, fate=Fate.CANCELLED, after=after, rule_day=None)

    def _place(self, row: Occurrence | None, day: date, reason: str | None) -> Place:
        starts, ends = self._times(row)
        room_id, room = self._room(row, day)
        if reason is None and row is not None and row.skipped and self._is_left_out(row):
            reason = row.reason
        if reason is None:
            for wall in (starts, ends):
                if clock_skips(self.actor, day, wall):
                    raise ClockSkips(day, wall)
        capacity = self.wanted.capacity
        if capacity is None and row is not None:
            capacity = row.capacity
        return Place(day, starts, ends, room_id, room, capacity, reason is None, reason or "")

    def _room(self, row: Occurrence | None, day: date) -> tuple[int | None, str]:
        answer = self.answers.get(day)
        room_id = answer.room_id if isinstance(answer, OtherRoom) else self.wanted.room_id
        if room_id is not None:
            return room_id, self.rooms[room_id].name
        owner = self.series if row is None else row
        room = owner.room
        if room is None and row is None:
            room = self.series.activity.room
        return (None, "") if room is None else (room.id, room.name)

    def _times(self, row: Occurrence | None) -> tuple[time, time]:
        owner: Occurrence | Series = self.series if row is None else row
        return new_times(owner.starts, owner.ends, self.wanted)

    def _is_left_out(self, row: Occurrence) -> bool:
        """Whether somebody left the day out by hand: then no calendar says why."""
        day = _rule_day(row)
        if self.house.closed(walk_in=self.walk_in)(day) is not None:
            return False
        not_school = parse_rule(self.series.rule).not_school
        return not (not_school and self.house.school(day) is not None)


def new_times(starts: time, ends: time, wanted: ChangeWanted) -> tuple[time, time]:
    """Give the times after a change. Without another end the length stays. Raises EndsTooEarly."""
    first = starts if wanted.starts is None else wanted.starts
    if wanted.ends is not None:
        last = wanted.ends
    else:
        length = datetime.combine(date.min, ends) - datetime.combine(date.min, starts)
        moved = datetime.combine(date.min, first) + length
        last = moved.time() if moved.date() == date.min else time.min
    if last <= first:
        raise EndsTooEarly
    return first, last


def _begin(occurrence: Occurrence, reach: Reach, actor: Actor) -> date:
    today = actor.today()
    return today if reach is Reach.ALL_FUTURE else max(today, _rule_day(occurrence))


def _pattern(
    target: Target,
    series: Series,
    rows: Sequence[Occurrence],
    begin: date,
    wanted: ChangeWanted,
    actor: Actor,
) -> tuple[Pattern, Shift]:
    """Give the rule from ``begin`` on, and by how many days its dates move."""
    rule = parse_rule(series.rule)
    pointed = _rule_day(target.occurrence)
    days = 0 if wanted.day is None else (wanted.day - pointed).days
    shift = Shift(days, pointed.weekday() if len(rule.days) > 1 else None)
    old = _old_pattern(series, rule, rows, begin, loose=_is_loose(rule) or _is_loose(wanted.rule))
    new = shifted(old, shift, begin=begin, to=wanted.day)
    if wanted.rule is not None and str(wanted.rule) != series.rule:
        first = min((new.first_day, *map(shift.of, old.earlier)))
        new = replace(new, rule=wanted.rule, first_day=first, earlier=())
    before = new.first_day if old.earlier else min(begin, new.first_day)
    given = sum(not row.skipped and _rule_day(row) < before for row in rows)
    if wanted.last_day is not None and wanted.last_day < actor.today() - _DAY:
        raise LastDayTooEarly
    return replace(new, given=given, last_day=_last_day(old, new, wanted)), shift


def _old_pattern(
    series: Series, rule: Rule, rows: Sequence[Occurrence], begin: date, *, loose: bool
) -> Pattern:
    """Give the rule as it is; where it holds later than ``begin``, with the days until then."""
    first_day = series.first_day if loose else series.rule_from or series.first_day
    days = sorted(_rule_day(row) for row in rows if _has_slot(row))
    return Pattern(
        rule,
        series.weekday,
        first_day,
        series.last_day,
        tuple(days) if loose else (),
        tuple(day for day in days if begin <= day < first_day),
    )


def _is_loose(rule: Rule | None) -> bool:
    return rule is not None and rule.kind is Kind.DATES


def _last_day(old: Pattern, new: Pattern, wanted: ChangeWanted) -> date | None:
    if wanted.last_day is not None:
        return wanted.last_day
    if new.rule.kind is Kind.COURSE:
        return None
    return new.last_day or old.last_day


def _rooms(
    session: Session, wanted: ChangeWanted, answers: Mapping[date, Answer], actor: Actor
) -> dict[int, Room]:
    ids = {one.room_id for one in answers.values() if isinstance(one, OtherRoom)}
    found = (room_of(session, one, actor) for one in (*ids, wanted.room_id))
    return {room.id: room for room in found if room is not None}


def _fate(before: Place, after: Place) -> Fate:
    if before == after:
        return Fate.SAME
    if before.goes_ahead and after.goes_ahead:
        return Fate.MOVES
    if before.goes_ahead:
        return Fate.FALLS_OUT
    return Fate.APPEARS if after.goes_ahead else Fate.SKIPPED


def _without_doubles(rows: list[DiffRow]) -> list[DiffRow]:
    """Leave each day of the rule to one date: an occurrence that stays behind has none any more."""
    staying = (Fate.PAST, Fate.KEPT, Fate.ATTENDED)
    taken = {row.rule_day for row in rows if row.fate not in staying}
    return [
        replace(row, rule_day=None) if row.fate is Fate.PAST and row.rule_day in taken else row
        for row in rows
    ]


def _warnings(slots: Sequence[Planned]) -> tuple[str, ...]:
    return tuple(
        tr(
            "{weeks} weeks without a meeting, from {first} to {last}.",
            weeks=gap.weeks,
            first=day_in_words(gap.after, year=True),
            last=day_in_words(gap.before, year=True),
        )
        for gap in gaps(list(slots))
    )


def _is_exception(row: Occurrence) -> bool:
    return row.changed or (row.state is OccurrenceState.CANCELLED and not row.skipped)


def _has_slot(row: Occurrence) -> bool:
    """Whether the rule gives a day for it: what a series let go of has none any more."""
    return row.rule_day is not None or not row.changed


def _why(answer: Skip) -> str:
    return answer.reason.strip() or tr("The room is taken")


def _rule_day(row: Occurrence) -> date:
    return row.rule_day or row.day


def _by_day(row: DiffRow) -> tuple[date, int]:
    return row.day, row.occurrence_id or 0
