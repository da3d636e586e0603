"""Going through a series date by date: what becomes of each when the series changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from atelier.calendar.closing_days import HouseCalendar
from atelier.calendar.diff import ChangeWanted, DiffRow, Fate, Place
from atelier.calendar.diff_facts import Attached, clock_skips, has_begun, place_of
from atelier.calendar.diff_rule import has_slot, new_times, rule_day_of
from atelier.calendar.diff_slots import Pattern, Shift, match
from atelier.calendar.plan_refusals import ClockSkips, TooFarAhead
from atelier.calendar.plans import HORIZON, Answer, OtherRoom, Skip
from atelier.calendar.recurrence import Calendar, Planned, parse_rule
from atelier.domain import Actor, Occurrence, OccurrenceState, Room, Series
from atelier.language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesWork:
    """All that is known while the dates are gone through."""

    pointed_id: int
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
        within = [row for row in rows if rule_day_of(row) >= self.begin]
        outside = {rule_day_of(row) for row in rows if rule_day_of(row) < self.begin}
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
        fixed = {row.id: rule_day_of(row) for row in within if self._is_fixed(row)}
        own = match(fixed, sorted(reasons), near=0)
        left = sorted(reasons.keys() - set(own.values()) - set(fixed.values()))
        expected = {
            row.id: self.shift.of(rule_day_of(row))
            for row in within
            if row.id not in own and has_slot(row)
        }
        return own | match(expected, left)

    def _is_fixed(self, row: Occurrence) -> bool:
        return row.id in self.attached.attended or has_begun(self.actor, row.day, row.starts)

    def _row(
        self, row: Occurrence, day: date | None, reasons: Mapping[date, str | None]
    ) -> DiffRow:
        shown = _as_it_is(row, self.attached)
        if row.id in self.attached.attended:
            return replace(shown, fate=Fate.ATTENDED)
        if has_begun(self.actor, row.day, row.starts):
            return replace(shown, fate=Fate.PAST)
        if _is_exception(row):
            return self._exception(row, replace(shown, fate=Fate.KEPT, rule_day=day))
        if day is None:
            return _lost(shown, used=row.id in self.attached.used)
        after = self._place(row, day, reasons[day])
        if has_begun(self.actor, after.day, after.starts):
            return replace(shown, fate=Fate.PAST)
        answer = self.answers.get(day)
        return replace(
            shown, fate=_fate(place_of(row), after), after=after, rule_day=day, answer=answer
        )

    def _exception(self, row: Occurrence, shown: DiffRow) -> DiffRow:
        """Leave alone what was made by hand, but for the one that somebody points at."""
        if row.id != self.pointed_id or row.state is OccurrenceState.CANCELLED:
            return shown
        day = self.wanted.day or row.day
        answer = self.answers.get(day)
        after = self._place(row, day, _why(answer) if isinstance(answer, Skip) else None)
        if after == shown.before or has_begun(self.actor, day, after.starts):
            return shown
        fate = Fate.MOVES if after.goes_ahead else Fate.FALLS_OUT
        return replace(shown, fate=fate, after=after, answer=answer)

    def _new(self, day: date, reason: str | None) -> DiffRow:
        after = self._place(None, day, reason)
        fate = Fate.APPEARS if after.goes_ahead else Fate.SKIPPED
        return DiffRow(None, fate, None, after, day, answer=self.answers.get(day))

    def _place(self, row: Occurrence | None, day: date, reason: str | None) -> Place:
        starts, ends = self._times(row)
        room_id, room = self._room(row, day)
        if reason is None and row is not None and row.skipped and _is_left_out(row, self):
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
        room = owner.room or self.series.activity.room
        return (None, "") if room is None else (room.id, room.name)

    def _times(self, row: Occurrence | None) -> tuple[time, time]:
        owner: Occurrence | Series = self.series if row is None else row
        return new_times(owner.starts, owner.ends, self.wanted)


def _as_it_is(row: Occurrence, attached: Attached) -> DiffRow:
    place = place_of(row)
    return DiffRow(
        row.id,
        Fate.SAME,
        place,
        place,
        row.rule_day,
        people=len(attached.people_of([row.id])),
        shifts=attached.shifts.get(row.id, 0),
    )


def _lost(row: DiffRow, *, used: bool) -> DiffRow:
    """Take a date away that the rule does not give any more; what something hangs on stays."""
    if not used:
        return replace(row, fate=Fate.REMOVED, after=None, rule_day=None)
    assert row.before is not None  # it stands in the series
    if not row.before.goes_ahead:
        return replace(row, rule_day=None)
    after = replace(row.before, goes_ahead=False, reason=tr("The series has changed"))
    return replace(row, fate=Fate.CANCELLED, after=after, rule_day=None)


def _is_left_out(row: Occurrence, work: SeriesWork) -> bool:
    """Whether somebody left the day out by hand: then no calendar says why."""
    day = rule_day_of(row)
    if work.house.closed(walk_in=work.walk_in)(day) is not None:
        return False
    not_school = parse_rule(work.series.rule).not_school
    return not (not_school and work.house.school(day) is not None)


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


def _is_exception(row: Occurrence) -> bool:
    return row.changed or (row.state is OccurrenceState.CANCELLED and not row.skipped)


def _why(answer: Skip) -> str:
    return answer.reason.strip() or tr("The room is taken")
