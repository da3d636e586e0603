"""``attendance``: filling in the register of an occurrence by the row numbers of its list."""

from functools import partial
from uuid import UUID, uuid5

import click
from sqlalchemy.orm import Session

from atelier.attendance.marking import set_marks, set_unnamed
from atelier.attendance.marks import Mark
from atelier.attendance.register import Register, register_of
from atelier.attendance.register_refusals import NotOnTheList, RowTwice
from atelier.attendance.reporting import set_done
from atelier.attendance.row_numbers import rows_in
from atelier.commands.frame import Frame, given_key, naming
from atelier.domain import Actor
from atelier.language import tr


@click.command("attendance")
@click.argument("occurrence", type=int)
@click.option("--present", default="", metavar="ROWS", help="Rows, such as 1-9,11 or 'all but 10'.")
@click.option("--absent", default="", metavar="ROWS", help="Rows of people who did not come.")
@click.option("--excused", default="", metavar="ROWS", help="Rows of people who said so in time.")
@click.option("--unnamed", type=click.IntRange(0, 999), help="How many came without a name.")
@click.option("--done", is_flag=True, help="The register is complete.")
@click.option("--key", help="The save's own key: the same key again is the same save.")
@click.pass_obj
def command(
    frame: Frame,
    occurrence: int,
    present: str,
    absent: str,
    excused: str,
    unnamed: int | None,
    done: bool,
    key: str | None,
) -> None:
    """Mark who was there, by the row numbers of the printed list; without options, show it."""
    typed = {Mark.PRESENT: present, Mark.ABSENT: absent, Mark.EXCUSED: excused}
    action = partial(
        _fill_in,
        actor=frame.actor(),
        occurrence_id=occurrence,
        typed=typed,
        unnamed=unnamed,
        done=done,
        key=given_key(key),
    )
    with naming(tr("There is no activity with this number."), repeated=key is not None):
        register = frame.perform(action)
    frame.answer(_as_data(register), _as_text(register))


def _fill_in(
    session: Session,
    *,
    actor: Actor,
    occurrence_id: int,
    typed: dict[Mark, str],
    unnamed: int | None,
    done: bool,
    key: UUID,
) -> Register:
    """Do all of it in one transaction: all is written, or nothing."""
    register = register_of(session, occurrence_id=occurrence_id, actor=actor)
    marks = _marks(register, typed)
    if marks:
        set_marks(session, occurrence_id=occurrence_id, marks=marks, actor=actor, key=key)
    if unnamed is not None:
        set_unnamed(
            session,
            occurrence_id=occurrence_id,
            number=unnamed,
            actor=actor,
            key=uuid5(key, "unnamed"),
        )
    if done:
        set_done(session, occurrence_id=occurrence_id, actor=actor, key=uuid5(key, "done"))
    return register_of(session, occurrence_id=occurrence_id, actor=actor)


def _marks(register: Register, typed: dict[Mark, str]) -> dict[int, Mark]:
    people = {row.number: row.id for row in register.rows}
    marks: dict[int, Mark] = {}
    for mark, text in typed.items():
        rows = rows_in(text, named=frozenset(people), last=max(people, default=0))
        for row in sorted(rows):
            if row not in people:
                raise NotOnTheList(row)
            if people[row] in marks:
                raise RowTwice(row)
            marks[people[row]] = mark
    return marks


def _as_data(register: Register) -> dict[str, object]:
    return {
        "present": register.total - register.unnamed,
        "absent": register.number(Mark.ABSENT),
        "excused": register.number(Mark.EXCUSED),
        "unmarked": register.number(Mark.NONE),
        "unnamed": register.unnamed,
        "done": register.done_at is not None,
        "rows": [
            {"row": row.number, "person": row.id, "name": row.name, "mark": row.mark.value}
            for row in register.rows
        ],
    }


def _as_text(register: Register) -> str:
    words = {
        Mark.PRESENT: tr("present"),
        Mark.ABSENT: tr("did not come"),
        Mark.EXCUSED: tr("excused"),
        Mark.NONE: "–",
    }
    lines = [f"{row.number:>3}  {row.name}  {words[row.mark]}" for row in register.rows]
    numbers = tr(
        "{present} present, {unnamed} of them without a name; {absent} did not come, "
        "{excused} excused, {unmarked} not marked",
        present=register.total,
        unnamed=register.unnamed,
        absent=register.number(Mark.ABSENT),
        excused=register.number(Mark.EXCUSED),
        unmarked=register.number(Mark.NONE),
    )
    return "\n".join([*lines, numbers])
