"""``month``: the figures of a month, closing it, and correcting it with a reason."""

from collections.abc import Iterable
from functools import partial
from typing import Any

import click
from sqlalchemy.orm import Session

from atelier.commands import month_targets
from atelier.commands.frame import Frame, NotFound, given_key
from atelier.commands.print_reports import PeriodType
from atelier.domain import Actor
from atelier.language import tr, tr_count
from atelier.reports.amounts import hours, whole
from atelier.reports.begun import need_begun
from atelier.reports.closing import (
    Reported,
    close_month,
    give_up_correction,
    open_correction,
    reported,
)
from atelier.reports.closing_points import OpenPoint, accepted_points
from atelier.reports.definitions import Unit, unit_of
from atelier.reports.external import External, Shown, external
from atelier.reports.figures import By, Code, Key
from atelier.reports.naming import code_name, item_name
from atelier.reports.outside import outside, programme_of
from atelier.reports.period_words import period_name
from atelier.reports.periods import Period
from atelier.reports.versions import (
    Difference,
    VersionRow,
    closed_figures,
    differences,
    versions_of,
)
from atelier.words import day_in_figures

_MONTH = click.argument("month", type=PeriodType("month"))
_KEY = click.option("--key", help="The save's own key: the same key again is the same save.")


@click.group("month")
def command() -> None:
    """Show the figures of a month (MONTH is 2026-10), close it, and correct it."""


command.add_command(month_targets.command)


@command.command("show")
@_MONTH
@click.option("--external", "outside_house", is_flag=True, help="Hide small numbers.")
@click.option("--version", type=click.IntRange(1), help="As this version of it has them.")
@click.pass_obj
def show(frame: Frame, month: Period, outside_house: bool, version: int | None) -> None:
    """Show the figures of a month: as it was closed, else as they are now."""
    query = partial(_told, month=month, version=version, actor=frame.actor())
    told = frame.read(query)
    shown = frame.read(partial(_outside, told=told, actor=frame.actor())) if outside_house else None
    frame.answer(_as_data(told, shown), _as_text(told, shown))


@command.command("close")
@_MONTH
@click.option("--accept", is_flag=True, help="What is still open may stay so.")
@click.option("--reason", default="", help="Of a correction: why, if it is another reason by now.")
@_KEY
@click.pass_obj
def close(frame: Frame, month: Period, accept: bool, reason: str, key: str | None) -> None:
    """Close a month that is over; while it is being corrected, make its next version."""
    action = partial(
        close_month,
        month=month,
        accepted=accept,
        reason=reason,
        actor=frame.actor(),
        key=given_key(key),
    )
    closed = frame.perform(action)
    sentence = tr(
        "{month} is closed: version {version}.",
        month=period_name(month).capitalize(),
        version=closed.version,
    )
    frame.answer(
        {
            "month": month.key,
            "version": closed.version,
            "closed_at": closed.closed_at,
            "closed_by": closed.closed_by,
            "reason": closed.reason,
            "missing": closed.missing,
        },
        sentence,
    )


@command.command("correct")
@_MONTH
@click.option("--reason", required=True, help="Why; it stands on the paper of the next version.")
@_KEY
@click.pass_obj
def correct(frame: Frame, month: Period, reason: str, key: str | None) -> None:
    """Open a closed month for entries again. Close it afterwards: that makes the next version."""
    action = partial(
        open_correction, month=month, reason=reason, actor=frame.actor(), key=given_key(key)
    )
    correction = frame.perform(action)
    frame.answer(
        {
            "month": month.key,
            "correction": correction.id,
            "reason": correction.reason,
            "opened_at": correction.opened_at,
            "opened_by": correction.opened_by,
        },
        tr("You can correct {month} now.", month=period_name(month)),
    )


@command.command("give-up")
@_MONTH
@click.pass_obj
def give_up(frame: Frame, month: Period) -> None:
    """Give a correction up of which nothing came: the version that there is stays."""
    frame.perform(partial(give_up_correction, month=month, actor=frame.actor()))
    frame.answer({"month": month.key}, tr("The correction was given up."))


@command.command("versions")
@_MONTH
@click.pass_obj
def versions(frame: Frame, month: Period) -> None:
    """List the versions of a month, and what each of them changed."""
    found = frame.read(partial(_versions, month=month, actor=frame.actor()))
    frame.answer(
        [data for data, _ in found], "\n".join(text for _, text in found) or tr("No versions.")
    )


def _told(session: Session, *, month: Period, version: int | None, actor: Actor) -> Reported:
    """Read a month as it holds, or as one version has it. Raises NotFound, NotBegun."""
    need_begun(month, actor=actor)
    if version is None:
        return reported(session, period=month, actor=actor)
    found = closed_figures(session, month=month, actor=actor, version=version)
    if found is None:
        raise NotFound(tr("There is no such version of this month."))
    row, figures = found
    rows = versions_of(session, month=month, actor=actor)
    points = accepted_points(session, version_id=row.id, actor=actor)
    return Reported(month, figures, rows[: row.version], points, row.missing)


def _outside(session: Session, *, told: Reported, actor: Actor) -> External:
    """Hide the small numbers of a month."""
    if told.version == reported(session, period=told.period, actor=actor).version:
        return outside(session, period=told.period, actor=actor)
    programme = programme_of(session, period=told.period, actor=actor)
    return external(told.figures, programme=programme)


def _as_data(told: Reported, shown: External | None) -> dict[str, Any]:
    keys = sorted(told.figures if shown is None else shown.figures)
    return {
        "month": told.period.key,
        "version": told.version,
        "closed_at": told.closed_at,
        "closed_by": told.closed_by,
        "reason": told.reason,
        "correcting": told.correcting,
        "complete": told.complete,
        "missing": told.missing,
        "points": [_point(one) for one in told.points],
        "external": shown is not None,
        "figures": {key.code.value: _value(told, shown, key) for key in keys if key.by is By.TOTAL},
        "splits": [
            {
                "code": key.code.value,
                "by": key.by.value,
                "item": key.item,
                "name": item_name(key.by, key.item, told.figures.labels),
                "value": _value(told, shown, key),
            }
            for key in keys
            if key.by is not By.TOTAL
        ],
    }


def _value(told: Reported, shown: External | None, key: Key) -> int | str:
    """Give a number, or the sign that stands in its place outside the house."""
    if shown is None:
        return told.figures[key]
    cell: Shown = shown.cell(key)
    return cell.text if cell.value is None else cell.value


def _point(point: OpenPoint) -> dict[str, Any]:
    return {
        "kind": point.kind.value,
        "day": point.day.isoformat(),
        "text": point.text,
        "occurrence": point.occurrence_id,
    }


def _as_text(told: Reported, shown: External | None) -> str:
    there = set(told.figures if shown is None else shown.figures)
    lines = [
        f"{code_name(code)}: {_text(told, shown, Key(code))}" for code in Code if Key(code) in there
    ]
    return "\n".join([period_name(told.period).capitalize(), _state(told), *lines])


def _text(told: Reported, shown: External | None, key: Key) -> str:
    """Write a total as people read it: hours, and not minutes."""
    if shown is not None:
        return shown.cell(key).text
    return _words(key, told.figures[key])


def _state(told: Reported) -> str:
    if told.closed_at is None:
        state = tr("Not closed; these are the figures of this moment.")
    else:
        state = tr("Version {version}, by {who}.", version=told.version, who=told.closed_by)
    if told.correcting:
        state = f"{state} {tr('Being corrected: {reason}', reason=told.correcting)}"
    if not told.missing:
        return state
    missing = tr_count(
        "Of one meeting nobody knows who was there.",
        "Of {count} meetings nobody knows who was there.",
        told.missing,
    )
    return f"{state} {missing}"


def _versions(session: Session, *, month: Period, actor: Actor) -> list[tuple[dict[str, Any], str]]:
    found: list[tuple[dict[str, Any], str]] = []
    before = None
    for row in versions_of(session, month=month, actor=actor):
        there = closed_figures(session, month=month, actor=actor, version=row.version)
        assert there is not None  # it was listed
        changed: tuple[Difference, ...] = ()
        if before is not None:
            changed = differences(before, there[1])
        before = there[1]
        data = {
            "version": row.version,
            "closed_at": row.closed_at,
            "closed_by": row.closed_by,
            "reason": row.reason,
            "missing": row.missing,
            "differences": [
                {
                    "code": one.key.code.value,
                    "by": one.key.by.value,
                    "item": one.key.item,
                    "was": one.old,
                    "is": one.new,
                }
                for one in changed
            ],
        }
        found.append((data, _lines(row, changed, actor)))
    return found


def _lines(row: VersionRow, changed: Iterable[Difference], actor: Actor) -> str:
    """Tell of a version, why it was made, and of each figure what it was and is."""
    day = day_in_figures(actor.clock.wall(row.closed_at).date())
    line = tr(
        "Version {version}, {day}, by {who}.", version=row.version, day=day, who=row.closed_by
    )
    reason = [tr("Reason: {reason}", reason=row.reason)] if row.reason else []
    return "\n  ".join([line, *reason, *map(_change, changed)])


def _change(one: Difference) -> str:
    was, now = (_words(one.key, number) for number in (one.old, one.new))
    return tr("{figure}: was {was}, is {now}", figure=one.name, was=was, now=now)


def _words(key: Key, number: int) -> str:
    return hours(number) if unit_of(key.code) is Unit.MINUTES else whole(number)
