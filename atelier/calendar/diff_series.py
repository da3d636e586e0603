"""What becomes of every date of a series when the series changes from some day on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.diff import ChangeWanted, Diff, DiffRow, Reach
from atelier.calendar.diff_facts import (
    Target,
    attached_to,
    calendar_around,
    occurrences_of_series,
    room_of,
    with_clashes,
)
from atelier.calendar.diff_rule import first_concerned, pattern_of
from atelier.calendar.diff_slots import Pattern
from atelier.calendar.diff_work import SeriesWork
from atelier.calendar.naming import shown_name
from atelier.calendar.plan_refusals import NoDates
from atelier.calendar.plans import HORIZON, Answer, OtherRoom
from atelier.calendar.recurrence import Kind, Planned, gaps, parse_rule
from atelier.calendar.rule_sentence import rule_in_words
from atelier.domain import Actor, Room, Series
from atelier.domain.rights import Right
from atelier.language import tr
from atelier.words import day_in_words


@dataclass(frozen=True, slots=True)
class SeriesDiff:
    """The diff of a series, and what its row will say. ``rule_from`` None: it stays."""

    diff: Diff
    pattern: Pattern
    rule_from: date | None


@needs(Right.PART)
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
    begin = first_concerned(target.occurrence, reach, wanted, actor)
    pattern, shift = pattern_of(target, series, rows, begin, wanted, actor)
    last = max((pattern.last_day or begin, *(row.day for row in rows)))
    house = calendar_around(session, min(begin, pattern.first_day), last + HORIZON, actor)
    work = SeriesWork(
        pointed_id=target.occurrence.id,
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
    if pattern.rule.kind is Kind.COURSE and slots:
        pattern = replace(pattern, last_day=slots[-1].day)  # a course ends by its lessons
    found = with_clashes(session, work.diff_rows(rows, slots), target.activity, actor)
    work = replace(work, pattern=pattern)
    diff = _diff(target, work, reach, found, _warnings(slots))
    ahead = [one.day for one in slots if one.day >= pattern.first_day]
    first = min(ahead, default=pattern.first_day)
    only_end = replace(wanted, last_day=None) == ChangeWanted()
    return SeriesDiff(diff, pattern, None if only_end else first)


def _diff(
    target: Target,
    work: SeriesWork,
    reach: Reach,
    found: Sequence[DiffRow],
    warnings: tuple[str, ...],
) -> Diff:
    series, pattern = work.series, work.pattern
    return Diff(
        reach,
        target.activity.id,
        shown_name(target.activity),
        series.id,
        tuple(sorted(found, key=_by_day)),
        work.attached.people_of(row.occurrence_id for row in found if row.calls),
        pattern.last_day if pattern.last_day != series.last_day else None,
        pattern.rule if str(pattern.rule) != series.rule else None,
        warnings,
        _turned(series, pattern, work.wanted),
    )


def _rooms(
    session: Session, wanted: ChangeWanted, answers: Mapping[date, Answer], actor: Actor
) -> dict[int, Room]:
    ids = {one.room_id for one in answers.values() if isinstance(one, OtherRoom)}
    found = (room_of(session, one, actor) for one in (*ids, wanted.room_id))
    return {room.id: room for room in found if room is not None}


def _turned(series: Series, pattern: Pattern, wanted: ChangeWanted) -> str:
    """Say the rule that a move has made, where it is not only on another weekday."""
    old, new = parse_rule(series.rule), pattern.rule
    if wanted.rule is not None or (old.kind, old.nth) == (new.kind, new.nth):
        return ""
    return rule_in_words(new, pattern.weekday)


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


def _by_day(row: DiffRow) -> tuple[date, int]:
    return row.day, row.occurrence_id or 0
