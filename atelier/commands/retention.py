"""``retention``: what was kept long enough, and letting it go."""

from functools import partial

import click

from atelier.commands.frame import Frame
from atelier.domain import Actor
from atelier.language import tr, tr_count
from atelier.retention.due_words import kind_name, standing_sentence, what_happens
from atelier.retention.lists import DueList, carry_on, confirm, due, look, trust_date


@click.command("retention")
@click.option("--run", is_flag=True, help="Do what is done each night.")
@click.option("--yes", is_flag=True, help="With --run: confirm what is due, and remove it.")
@click.option("--date-is-right", is_flag=True, help="Trust the clock again after it jumped.")
@click.pass_obj
def command(frame: Frame, run: bool, yes: bool, date_is_right: bool) -> None:
    """Tell what was kept long enough (rule P15); remove it with --run --yes.

    With --run alone the list is drawn up, and a list that nobody confirmed within fourteen days
    is carried out. After a jump of the clock of more than 35 days nothing is removed.
    """
    actor = frame.actor()
    if date_is_right:
        frame.perform(partial(trust_date, day=actor.today(), actor=actor))
    if run:
        frame.perform(partial(look, actor=actor))
    found = frame.read(partial(due, actor=actor))
    if run and yes and (found.rows or found.standing.jump is not None):
        frame.perform(partial(confirm, actor=actor))
    gone = _gone(frame, actor, found) if run else 0
    now = frame.read(partial(due, actor=actor)) if gone else found
    facts = {
        "due": {row.kind.value: row.number for row in now.rows},
        "waiting": now.standing.waiting,
        "until": now.standing.until,
        "clock_jumped": now.standing.jump is not None,
        "gone": gone,
    }
    frame.answer(facts, "\n".join(_told(now, gone)))


def _gone(frame: Frame, actor: Actor, found: DueList) -> int:
    """Carry out what was confirmed, and give how much of what was due is gone."""
    while frame.perform(partial(carry_on, actor=actor)):
        pass
    left = frame.read(partial(due, actor=actor))
    return max(0, _number(found) - _number(left))


def _number(found: DueList) -> int:
    return sum(row.number for row in found.rows)


def _told(found: DueList, gone: int) -> list[str]:
    lines = [f"{kind_name(row.kind)}: {row.number} ({what_happens(row)})" for row in found.rows]
    if not lines and found.standing.jump is None:
        lines.append(tr("Nothing was kept longer than it should be."))
    elif found.standing.jump is not None or found.standing.waiting:
        lines.append(standing_sentence(found.standing))
    if gone:
        lines.append(tr_count("{count} was removed.", "{count} were removed.", gone))
    return lines
