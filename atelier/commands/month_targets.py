"""``month targets``: what was agreed with funders for a year, and how far it is."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import click

from atelier.commands.frame import Frame
from atelier.language import tr
from atelier.reports.targets import TargetRow, realised, state_name


@click.command("targets")
@click.argument("year", type=click.IntRange(1990, 2100))
@click.pass_obj
def command(frame: Frame, year: int) -> None:
    """List what was agreed with funders for YEAR, with what was done per quarter and to date."""
    rows = frame.read(partial(realised, year=year, actor=frame.actor()))
    frame.answer({"year": year, "targets": [_as_data(row) for row in rows]}, _as_text(year, rows))


def _as_data(row: TargetRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "funder": row.funder,
        "code": row.code.value,
        "by": row.by.value,
        "item": row.item,
        "name": row.name,
        "amount": row.amount,
        "quarters": list(row.quarters),
        "to_date": row.to_date,
        "state": row.state.value,
    }


def _as_text(year: int, rows: Sequence[TargetRow]) -> str:
    if not rows:
        return tr("Nothing was agreed on for {year}.", year=year)
    return "\n".join(
        tr(
            "{funder}: {what}: {done} of {agreed} ({share}), {state}. Per quarter: {quarters}",
            funder=row.funder,
            what=row.name,
            done=row.written(row.to_date),
            agreed=row.written(row.amount),
            share=row.share,
            state=state_name(row.state).lower(),
            quarters=", ".join(row.written(number) or "–" for number in row.quarters),
        )
        for row in rows
    )
